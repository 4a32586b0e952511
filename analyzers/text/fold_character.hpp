// The character table behind fold_aligned, for code that folds characters it has decoded itself.
#pragma once

#include <string>

namespace claimdex::text {

/// Lower case, traditional to simplified, of one character; itself where its folded form has another UTF-8 length.
char32_t fold_character(char32_t c);

/// fold_aligned without a copy.
void fold_aligned_in_place(std::string& text);

}  // namespace claimdex::text
