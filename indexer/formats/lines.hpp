// Lines of text: cutting, trimming, and telling soft wraps (one paragraph over several lines) from lines that stand for
// themselves.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// Without white space (ASCII, no-break and ideographic spaces) at both ends.
std::string_view trim(std::string_view text);
/// The same with the place kept.
Piece trim(Piece piece);

/// A letter of ASCII in lower case; any other byte as it is.
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Cuts off and returns the first line of `rest`, without its line end (LF, CRLF or CR). `rest` must not be empty.
Piece take_line(Piece& rest);

/// Columns, roughly: East Asian characters count two.
std::size_t rough_width(std::string_view text);

/// The margin (in columns) up to which an editor filled the lines of `group` (no blank line in it); 0 where each line stands for
/// itself. Told by greedy filling, or by lines that go on in lower case.
std::size_t wrap_margin(std::string_view group);

/// Whether a paragraph ends with `line` of a wrapped group: it ends a sentence and the next word would have fitted.
bool ends_paragraph(std::string_view line, std::string_view next, std::size_t margin);

/// Whether the second line plainly goes on with the sentence of the first: it begins in lower case, or the first ends in a comma.
bool continues(std::string_view line, std::string_view next);

/// Whether `text` ends as a sentence does, closing quotes and brackets aside.
bool ends_sentence(std::string_view text);

}  // namespace claimdex::formats
