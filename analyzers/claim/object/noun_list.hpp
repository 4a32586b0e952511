// The members of a list of nouns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "claimdex/text.hpp"

namespace claimdex::claims {

/// Appends the members of the list that ends at byte `end` of a folded Chinese sentence, cut at 、和与及, back to the beginning
/// of its clause.
void split_names(std::string_view folded, std::size_t end, std::vector<TextSpan>& names);

}  // namespace claimdex::claims
