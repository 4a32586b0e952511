// What a reader hands over before an article is finished: metadata as written, blocks, and what is known of each block besides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claimdex/article.hpp"

namespace claimdex::formats {

/// A piece of a file: `text` begins at source byte `base`.
struct Piece {
  std::string_view text;
  std::size_t base = 0;

  [[nodiscard]] Piece sub(std::size_t from, std::size_t to) const { return {text.substr(from, to - from), base + from}; }
};

/// What the boilerplate pass wants to know of a block besides its text.
struct BlockTraits {
  std::size_t link_bytes = 0;  ///< bytes of the text that stand in links
  bool fixed = false;          ///< its kind is sure: never marked as boilerplate
};

/// An article in the making. blocks and traits run side by side.
struct Draft {
  Article article;
  std::vector<BlockTraits> traits;

  [[nodiscard]] Metadata& metadata() { return article.info.metadata; }
  [[nodiscard]] const std::vector<Block>& blocks() const { return article.blocks; }
  /// Adds a block unless it is empty; returns its index, -1 where nothing was added.
  int add(Block block, BlockTraits block_traits = {}) {
    if (block.text.empty()) return -1;
    article.blocks.push_back(std::move(block));
    traits.push_back(block_traits);
    return static_cast<int>(article.blocks.size()) - 1;
  }
  void warn(std::string sentence) { article.warnings.push_back(std::move(sentence)); }
};

}  // namespace claimdex::formats
