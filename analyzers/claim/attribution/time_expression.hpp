// A time as a sentence writes it, taken apart: what the parser fills and the resolver turns into days.
#pragma once

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "analyzers/claim/attribution/period_table.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

/// A relation and a unit: "last year", "this month".
struct RelativeUnit {
  Relation relation = Relation::none;
  TimeUnit unit = TimeUnit::none;
};

/// What is written of a date; 0 = not written.
struct DateParts {
  int year = 0;
  int month = 0;
  int day = 0;
  [[nodiscard]] bool empty() const { return year == 0 && month == 0 && day == 0; }
};

struct TimeExpression {
  TextSpan span;  ///< bytes of the sentence, preposition included
  std::optional<TimeWord> preposition;
  DateParts date;
  DateParts last;  ///< the end of a range, empty where there is none
  int weekday = 0;
  int ordinal = 0;  ///< of `unit`; -1 the last one
  int count = 0;    ///< of `unit`
  TimeUnit unit = TimeUnit::none;
  Relation relation = Relation::none;
  RelativeUnit outer;  ///< "the first quarter of last year": last year
  Edge edge = Edge::none;
  std::optional<int> day_offset;
  bool is_now = false;
  bool is_vague = false;
  bool is_frequency = false;
  bool is_plural = false;  ///< "the coming weeks": how many is not said
  bool is_season = false;
  int season = 0;  ///< 1 spring to 4 winter, of the northern half; 0 for others
  bool is_versus = false;
  bool is_fiscal = false;
  bool is_definite = false;  ///< "the quarter"
  bool is_decade = false;
  bool is_ended = false;    ///< "the six weeks to 9 May": count units up to the date
  bool is_ago = false;      ///< counted back from the anchor
  bool is_earlier = false;  ///< counted back from another period
  bool is_later = false;
  bool is_compared = false;  ///< a word of comparison stands before it
  bool is_reported = false;  ///< the time of a report, not of what it says
};

/// The time expressions of a sentence, left to right, none overlapping, and the words that compare.
void parse_time_expressions(const Sentence& sentence, std::vector<TimeExpression>& out, std::vector<TextSpan>& compares);

/// The days of an expression. `is_future`: what is said of it has not happened yet, so "in August" is the next one. `other`: the
/// period that "a year earlier" counts from, if any. Nothing where the text does not tell, or an anchor is needed and missing.
std::pair<std::optional<std::chrono::sys_days>, std::optional<std::chrono::sys_days>> resolve_time(
    const TimeExpression& time, std::optional<std::chrono::sys_days> anchor, bool is_future, const Period* other);

}  // namespace claimdex::claims
