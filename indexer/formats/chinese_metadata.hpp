// Files whose head is a heading and lines such as `**来源:** [site](url)`, then a rule, a body, and `*抓取时间: ...*` at the end.
#pragma once

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// Whether `text` begins with such lines (two known keys in bold, or one and a rule behind it).
bool has_chinese_metadata(std::string_view text);

/// Reads head, body and foot into `draft`.
void read_chinese_metadata(Piece file, Draft& draft);

}  // namespace claimdex::formats
