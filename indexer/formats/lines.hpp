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

/// Cuts off and returns the first line of `rest`, without its line end (LF, CRLF or CR). `rest` must not be empty.
Piece take_line(Piece& rest);

/// Columns, roughly: East Asian characters count two.
std::size_t rough_width(std::string_view text);

/// Whether the lines of `paragraph` (no blank line in it) are one text that an editor wrapped: greedy filling up to one margin.
/// Two lines are too few to tell, unless `margin` (0 = unknown) gives the width that other paragraphs of the file have.
bool is_soft_wrapped(std::string_view paragraph, std::size_t margin = 0);

/// Whether the second line plainly goes on with the sentence of the first: it begins in lower case, or the first ends in a comma.
bool continues(std::string_view line, std::string_view next);

/// Whether `text` ends as a sentence does, closing quotes and brackets aside.
bool ends_sentence(std::string_view text);

}  // namespace claimdex::formats
