// Finds the format of a text from its content; the name only decides between formats that the content allows.
#pragma once

#include <string_view>

#include "claimdex/article.hpp"

namespace claimdex::formats {

/// `text`: the beginning of the file (at least its first lines), decoded. `name`: file name, for hints.
Format detect_format(std::string_view text, std::string_view name);

}  // namespace claimdex::formats
