// What all claim rules see of one sentence. Spans are bytes of Sentence::text; the folded text has the same offsets.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/text/phrase_text.hpp"
#include "claimdex/article.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

/// One sentence (heading, list item, table row) of an article, with its quantities. Lives while its article is read.
struct Sentence {
  const Article* article = nullptr;
  std::size_t block_index = 0;
  const Block* block = nullptr;      ///< article->blocks[block_index]
  TextSpan in_block;                 ///< bytes of block->text
  std::string_view text;             ///< in_block.of(block->text)
  std::string_view folded;           ///< text::fold_aligned(text)
  std::string_view lang;             ///< never empty
  std::vector<TextSpan> words;       ///< alphabetic words and numbers in order; a CJK run is cut into single characters. Empty in
                                     ///< a sentence without quantities until cut_words
  text::PhraseText phrases;          ///< of `folded`; empty as `words` are
  std::vector<TextSpan> clauses;     ///< `text` cut at commas, semicolons and conjunctions that begin a clause; covers all of it
  std::vector<Quantity> quantities;  ///< spans are bytes of `text`

  /// The first quantity that begins at byte `at` or behind it; null where none does.
  [[nodiscard]] const Quantity* quantity_from(std::size_t at) const {
    const auto found = std::lower_bound(quantities.begin(), quantities.end(), at,
                                        [](const Quantity& quantity, std::size_t place) { return quantity.span.begin < place; });
    return found == quantities.end() ? nullptr : &*found;
  }
  [[nodiscard]] bool is_headline() const { return block->kind == BlockKind::title || block->kind == BlockKind::heading; }
};

}  // namespace claimdex::claims
