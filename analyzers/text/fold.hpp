// The fold of index terms, for the tokenizer: NFKC_Casefold, then traditional to simplified.
#pragma once

#include <string>
#include <string_view>

namespace claimdex::text {

/// Appends the folded form of `word` to `out`. ASCII and characters that fold simply never reach ICU. Curly apostrophes become
/// straight.
void append_folded(std::string_view word, std::string& out);

}  // namespace claimdex::text
