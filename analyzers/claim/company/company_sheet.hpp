// Whose thing an English text with specifications describes: "Foo Board X – A tiny board with ...", where lists know no Foo.
#pragma once

#include <cstddef>
#include <cstdint>

#include "analyzers/claim/company/company_find.hpp"

namespace claimdex::claims {

/// Reads the blocks of one article, the title first.
class ProductSheet {
 public:
  /// Of the title: the word that it begins with, where a capital or a model follows.
  void read_title(const BlockView& title);
  /// Of any other block: whether it speaks of specifications, and whether the word stands for more than the thing.
  void read_text(const BlockView& block);

  /// Whether the article tells what a thing is made of.
  [[nodiscard]] bool has_specifications() const { return specified_; }
  /// The key of the maker's name (key_of_words); 0 where the title names none, or only the thing.
  [[nodiscard]] std::uint64_t maker() const { return specified_ && apart_ ? key_ : 0; }

 private:
  std::uint64_t key_ = 0;
  std::uint32_t first_hash_ = 0;
  std::size_t count_ = 0;        ///< words of the name: "Foo-Labs" has two
  std::uint32_t next_hash_ = 0;  ///< of the word that follows in the title
  bool specified_ = false;
  bool apart_ = false;  ///< the name stands somewhere without the thing ("Foo has launched")
};

/// Where the first part of a name ends: one word, and what hyphens join to it.
std::size_t end_of_first_part(const BlockView& block, std::size_t first, std::size_t end);

/// "Foo X2-based camera", "Foo Pi-inspired": the thing at words [.., end) is what another one is made of or like.
bool is_made_from(const BlockView& block, std::size_t end);

}  // namespace claimdex::claims
