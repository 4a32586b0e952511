// Words of plain-language queries that ask and join but tell nothing ("what is the", 是什么, "wie viele"): tables
// analyzers/lang/<code>/query_stops.txt.
#pragma once

#include <string>
#include <string_view>

namespace claimdex::text {

/// Whether the folded word `token` is a stop word of `lang` (a language whose words are separated). O(log table).
bool is_query_stop(std::string_view token, std::string_view lang);

/// `text` with the stop phrases of a script without spaces (zh, ja, ko) replaced by one space each; unchanged for other
/// languages. O(text.size()).
std::string without_stop_phrases(std::string_view text, std::string_view lang);

}  // namespace claimdex::text
