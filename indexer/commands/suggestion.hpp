// "Did you mean ...?" for options and commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimdex::commands {

/// The one of `names` that `written` was most likely meant to be: it differs by a letter or two (one letter in three at most), or
/// three quarters of the letters are those it begins with. Empty where none is near.
std::string nearest_name(std::string_view written, const std::vector<std::string>& names);

}  // namespace claimdex::commands
