// Folding that keeps every byte offset: for phrase tables and rules, whose matches must be spans of the original text.
// Not for index terms (claimdex::fold is).
#pragma once

#include <string>
#include <string_view>

namespace claimdex::text {

/// Lower case, traditional to simplified Chinese, wherever the folded character takes as many UTF-8 bytes as the original one;
/// all else is left as it is. The result has text.size() bytes. Curly apostrophes stay. O(text.size()); thread-safe.
std::string fold_aligned(std::string_view text);

}  // namespace claimdex::text
