// Cuts a block into Sentences: text, folded text, words, clauses and quantities, all with offsets of the sentence's text.
#pragma once

#include <string>
#include <vector>

#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// text::fold_aligned of the text of each block that rules read (empty for boilerplate and code): folded once, for all of them.
using FoldedBlocks = std::vector<std::string>;
FoldedBlocks fold_blocks(const Article& article);

/// Gives the sentences of an article's blocks one after the other. Titles, headings and table rows are one sentence each.
/// Cost is linear in the text; buffers are reused from sentence to sentence.
class SentenceBuilder {
 public:
  /// `folded`: of fold_blocks(article).
  SentenceBuilder(const Article& article, const FoldedBlocks& folded) : article_(&article), folded_(&folded) {}

  /// Begins block `index`: finds its language, its sentences and its quantities. False where the block gives no claims
  /// (boilerplate, code, empty).
  bool begin_block(std::size_t index);
  /// Fills `sentence` with the next one of the block; false at its end. `words` and `clauses` are cut only where there are
  /// quantities.
  bool next(Sentence& sentence);

 private:
  const Article* article_;
  const FoldedBlocks* folded_;
  std::size_t block_index_ = 0;
  std::string lang_;
  std::vector<TextSpan> sentences_;
  std::vector<Quantity> quantities_;
  std::size_t sentence_at_ = 0;
  std::size_t quantity_at_ = 0;
};

/// Words of `text`: runs of letters with inner apostrophes, numbers with their inner marks, single CJK characters.
void cut_words(std::string_view text, std::vector<TextSpan>& words);

/// The words of a sentence that has no quantities: cut where a rule asks for them.
void cut_words(Sentence& sentence);

/// Clauses of a sentence, from its words: cut after commas, semicolons, colons and dashes, and before conjunctions that begin
/// one.
void cut_clauses(std::string_view folded, std::string_view lang, const std::vector<TextSpan>& words,
                 std::vector<TextSpan>& clauses);

}  // namespace claimdex::claims
