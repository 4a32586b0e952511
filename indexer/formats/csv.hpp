// CSV and TSV: told by their first line.
#pragma once

#include <string_view>

namespace claimdex::formats {

/// Whether `text` is a table with an article a row: a header that names a text column, or `category;'text'` rows.
bool looks_like_csv(std::string_view text, std::string_view name);

}  // namespace claimdex::formats
