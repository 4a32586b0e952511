// Tries only the lengths that the table has, longest first.
#include "analyzers/claim/word_endings.hpp"

#include <functional>

#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::claims {
void WordEndings::add(std::string_view ending, std::uint32_t payload) {
  payloads_.emplace(text::fold_aligned(ending), payload);
  const auto at = std::lower_bound(lengths_.begin(), lengths_.end(), ending.size(), std::greater<>());
  if (at == lengths_.end() || *at != ending.size()) lengths_.insert(at, ending.size());
}

std::int64_t WordEndings::find(std::string_view folded_word) const {
  for (const std::size_t length : lengths_) {
    if (length + shortest_stem_ > folded_word.size() || length < shortest_ending_) continue;
    const auto found = payloads_.find(std::string(folded_word.substr(folded_word.size() - length)));
    if (found != payloads_.end()) return found->second;
  }
  return -1;
}

}  // namespace claimdex::claims
