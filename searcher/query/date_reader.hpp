// Dates in queries: 2025, 2025-03, 2025-Q3, 2025-03-04, 30d, today, 今天, ranges of them, none.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "searcher/query/ast.hpp"

namespace claimdex::query {

/// The days of one date or range "a..b", "a..", "..b", "none"; nothing for what is no date. "30d" alone is the 30 days up to
/// today, with `as_day` the day thirty days ago (after:30d, before:30d).
std::optional<DateRange> read_date(std::string_view text, std::chrono::sys_days today, bool as_day = false);

}  // namespace claimdex::query
