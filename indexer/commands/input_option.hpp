// --input, which index and claims share.
#pragma once

#include <string>
#include <string_view>

namespace claimdex::commands {

/// What --help says of it.
inline constexpr const char* input_help =
    "input format instead of finding it: front_matter, chinese_metadata, page, html, ndjson, csv, markdown, text";

/// The message for a name that is none of them.
std::string unknown_format(std::string_view written);

}  // namespace claimdex::commands
