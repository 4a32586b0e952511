// The query's text as the lexer reads it: full-width forms folded to ASCII, control characters and ill-formed bytes to spaces,
// with a map back to the bytes that the user typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/text.hpp"

namespace claimdex::query {

struct FoldedQuery {
  std::string text;
  std::vector<std::size_t> origin;  ///< byte of the query for each byte of `text`, and one for its end
  std::size_t characters = 0;       ///< code points of the query as typed

  /// The bytes of the query as typed.
  [[nodiscard]] TextSpan to_typed(TextSpan folded) const { return {origin[folded.begin], origin[folded.end]}; }
};

/// Folds ＞＜＝：（）｛｝１０％－ and the like, curly and CJK quotes to '"', minus signs to '-', U+3000 and 、 to a space.
/// O(size).
FoldedQuery fold_query(std::string_view typed);

/// The code point at `at` of well-formed UTF-8 and its length in bytes; {0xFFFD, 1} for an ill-formed byte.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Han, kana, Hangul and their punctuation: scripts that are written without spaces between word and number.
bool is_cjk(char32_t c);

}  // namespace claimdex::query
