// Builds the text of one block: white space becomes single spaces, invisible characters go, and every byte keeps its way back to
// the source. All readers write their blocks through it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "claimdex/article.hpp"

namespace claimdex::formats {

class BlockBuilder {
 public:
  /// Appends text that stands in the source byte for byte, from source byte `source` on.
  void text(std::string_view bytes, std::size_t source);
  /// Appends what one piece of source (an entity, an escape) stands for.
  void unit(std::string_view bytes, TextSpan source);
  /// A gap between words: markup that separates, or a line end. Becomes one space if text follows on the same block.
  void gap() { gap_ = true; }
  /// A soft line end: a gap, but none between two Han characters or kana.
  void line_end() { line_end_ = true; }
  /// A separator that no source byte stands for (" | " between cells); not at the beginning of a block.
  void separator(std::string_view bytes);
  /// Forgets pending white space.
  void trim() { gap_ = line_end_ = false; }

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] const std::string& written() const { return text_; }
  /// Whether white space is pending behind what was written.
  [[nodiscard]] bool has_gap() const { return gap_ || line_end_; }

  /// The block; the builder is empty again.
  Block take(BlockKind kind);
  void clear();

 private:
  void flush_gap(std::string_view next);
  void copy(std::string_view bytes, std::size_t source);
  void special(std::string_view bytes, std::size_t& at);

  std::string text_;
  SourceMap map_;
  bool gap_ = false;
  bool line_end_ = false;
};

/// Takes the first `bytes` bytes and white space behind them off the block.
void drop_front(Block& block, std::size_t bytes);

}  // namespace claimdex::formats
