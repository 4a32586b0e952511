// From tokens to terms: exact folded forms; stems go to the stem table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/analysis.hpp"
#include "indexer/documents/index_document.hpp"
#include "indexer/documents/stem_table.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/lead_codes.hpp"
#include "indexer/schema/word_sequence.hpp"

namespace claimdex::indexer {

/// What running text is to its article.
struct TextRole {
  unsigned wdf = 1;       ///< weight of each occurrence, 0 = matches without weight
  bool may_lead = false;  ///< counts where it stands in the article's beginning
};

/// Adds the words of running text to one document, and their order to a sequence: positions in the index would be a fourth of it.
/// CJK grams have no place in the sequence either: their adjacency is checked in the stored text.
class WordTerms {
 public:
  WordTerms(IndexDocument& document, const Analyzer& analyzer, StemCollector& stems)
      : document_(document), analyzer_(analyzer), stems_(stems) {}

  /// Places in the sequence run on from text to text, with a gap.
  void add_text(std::string_view text, std::string_view lang, const TextRole& role);
  /// What was added by add_text, for Slot::words.
  std::string take_sequence() { return sequence_.take(); }
  /// What of it stood in the beginning, for Slot::lead.
  std::string take_lead() { return lead_.take(); }
  /// The same tokens under `field` as well.
  void add_field(schema::Field field, std::string_view text, std::string_view lang);

 private:
  IndexDocument& document_;
  const Analyzer& analyzer_;
  StemCollector& stems_;
  schema::WordSequence sequence_;
  schema::LeadCodes lead_;
  std::size_t lead_left_ = schema::lead_bytes;
  std::uint32_t base_ = 1;
  std::string buffer_;
};

/// The words that a claim document has under `field`: each once, CJK bigrams, and unigrams only where no bigram begins.
void add_claim_words(IndexDocument& document, schema::Field field, const std::vector<Token>& tokens);

}  // namespace claimdex::indexer
