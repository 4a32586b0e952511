// Levels by the link before the number, from the word groups of all languages.
#include "analyzers/claim/event/levels.hpp"

#include <algorithm>
#include <string>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::claims {

bool states_level(const Claim& claim) {
  static const lang::WordGroup& links = lang::word_group("levels_reached");
  if (claim.direction == Direction::none || claim.quantity.number.begin > claim.sentence.size()) return false;
  std::string before = " " + text::fold_aligned(std::string_view(claim.sentence).substr(0, claim.quantity.number.begin));
  while (before.size() > 1 && before.back() == ' ') before.pop_back();
  return std::any_of(links.begin(), links.end(), [&](const std::string& link) {
    const bool is_spaced = static_cast<unsigned char>(link.front()) < 0xE2;  // scripts without spaces: 降至9.6%
    return before.ends_with(is_spaced ? " " + link : link);
  });
}

}  // namespace claimdex::claims
