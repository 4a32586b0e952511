// Dates as metadata and bylines write them, in English, Chinese, Japanese, Korean, German, French, Spanish, Portuguese: ISO,
// RFC 2822, month names, 2025年12月23日, Unix seconds, "3 hours ago". Words come from analyzers/lang/*/dates.tsv.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "claimdex/article.hpp"

namespace claimdex::text {

/// A date and the bytes that write it.
struct FoundDate {
  Moment moment;
  TextSpan span;
  bool operator==(const FoundDate&) const = default;
};

/// The point in time that the whole of `text` writes (weekday, brackets and words such as "published" around it allowed).
/// `reference`: what "ago" and "yesterday" count from, and what gives a day without year its year (the latest one not after it);
/// without it such dates are none. A time with a zone is turned into UTC, one without is taken as UTC. A month without a day
/// is its first day. 3/4/2025 is March 4th (US), 3.4.2025 is 3 April. Empty and impossible dates (31 February): nullopt.
///   parse_date("Mon, 26 Jan 2026 16:11:38 +0000") -> 2026-01-26T16:11:38Z
std::optional<Moment> parse_date(std::string_view text, std::optional<std::chrono::sys_seconds> reference = std::nullopt);

/// The first full date (day, month and year, or a relative one) inside `text`: "By Jane Roe | Nov 18, 2019 11:03 PM".
std::optional<FoundDate> find_date(std::string_view text, std::optional<std::chrono::sys_seconds> reference = std::nullopt);

/// 1 to 12 for a month's name or abbreviation in any of the languages, case and a final dot aside; 0 for other words.
unsigned month_of(std::string_view word);

}  // namespace claimdex::text
