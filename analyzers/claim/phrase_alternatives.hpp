// The alternatives that a row of a table may write in brackets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimdex::claims {

/// "(lay|laid) off" -> "lay off", "laid off". Brackets do not nest; several groups multiply.
std::vector<std::string> expand_alternatives(std::string_view phrase);

}  // namespace claimdex::claims
