// What can be read of a number in a language without rules: only what symbols say ("12,5 %", "€ 4.000", "3 kg"). Its magnitude
// words ("157 миллионов"), months ("27 januari") and nouns are not known, so that any other reading would be a guess.
#pragma once

#include <string_view>
#include <vector>

#include "claimdex/quantity.hpp"

namespace claimdex::claims {

/// Keeps the quantities of `text` whose meaning stands in symbols, without their objects. O(number of quantities).
void keep_what_symbols_say(std::string_view text, std::vector<Quantity>& quantities);

}  // namespace claimdex::claims
