// Conversions in brackets share period and factuality with what they convert.
#include "analyzers/claim/conversion.hpp"

#include <algorithm>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {

bool is_conversion(const Sentence& sentence, const Quantity& quantity) {
  const std::string_view before = sentence.text.substr(0, quantity.span.begin);
  static const lang::WordGroup& openers = lang::word_group("conversion_openers");  // "(umgerechnet etwa 367 Millionen Euro)"
  const std::string_view folded = std::string_view(sentence.folded).substr(0, quantity.span.begin);
  if (std::any_of(openers.begin(), openers.end(), [&](std::string_view opener) { return folded.ends_with(opener); })) return true;
  return before.ends_with('(') || before.ends_with("（") || before.ends_with("; ");
}

const Quantity& converted_original(const Sentence& sentence, const Quantity& quantity) {
  constexpr int longest_chain = 4;
  if (!is_conversion(sentence, quantity)) return quantity;
  auto at = std::lower_bound(sentence.quantities.begin(), sentence.quantities.end(), quantity.span.begin,
                             [](const Quantity& other, std::size_t place) { return other.span.begin < place; });
  for (int back = 0; back < longest_chain && at != sentence.quantities.begin(); ++back) {
    --at;
    if (at->kind == quantity.kind && !is_conversion(sentence, *at)) return *at;
  }
  return quantity;
}

}  // namespace claimdex::claims
