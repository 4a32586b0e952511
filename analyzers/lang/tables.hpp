// The data tables that are compiled in: word lists, units, events, gazetteers. Text, one entry a line, tab-separated,
// lines beginning with '#' are comments (the first ones name source, licence and date).
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace claimdex::lang {

/// The bytes of table `name` ("en/units.tsv"); empty where no such table exists (a language without one).
/// Lives as long as the process. O(log tables).
std::string_view table(std::string_view name);

/// The names of all tables, sorted.
std::vector<std::string_view> table_names();

/// Calls `row(fields, line)` for each line of `text` that is neither empty nor a comment, its fields cut at tabs.
/// `line` is 1-based. The views point into `text`.
void for_each_row(std::string_view text,
                  const std::function<void(const std::vector<std::string_view>& fields, std::size_t line)>& row);

}  // namespace claimdex::lang
