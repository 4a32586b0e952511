// From tokens to terms: exact folded forms; stems go to the stem table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/word_sequence.hpp"
#include "indexer/stem_table.hpp"

namespace claimdex::indexer {

/// Adds the words of running text to one document, and their order to a sequence: positions in the index would be a fourth of it.
/// CJK grams have no place in the sequence either: their adjacency is checked in the stored text.
class WordTerms {
 public:
  WordTerms(Xapian::Document& document, const Analyzer& analyzer, StemCollector& stems)
      : document_(document), analyzer_(analyzer), stems_(stems) {}

  /// `wdf`: weight of each occurrence, 0 = matches without weight. Positions run on from text to text of one field, with a gap.
  void add_text(std::string_view text, std::string_view lang, unsigned wdf);
  /// What was added by add_text, for Slot::words.
  std::string take_sequence() { return sequence_.take(); }
  /// The same tokens under `field` as well, positions from 1.
  void add_field(schema::Field field, std::string_view text, std::string_view lang, bool with_positions);

 private:
  Xapian::Document& document_;
  const Analyzer& analyzer_;
  StemCollector& stems_;
  schema::WordSequence sequence_;
  std::uint32_t base_ = 1;
  std::string buffer_;
};

/// The words that a claim document has under `field`: each once, CJK bigrams, and unigrams only where no bigram begins.
void add_claim_words(Xapian::Document& document, schema::Field field, const std::vector<Token>& tokens);

/// Path or URL with its punctuation as spaces, so that every part is a word.
std::string spaced(std::string_view path);

}  // namespace claimdex::indexer
