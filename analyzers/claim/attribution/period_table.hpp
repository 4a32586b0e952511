// The words of time expressions, from analyzers/lang/<code>/periods.tsv: phrase, class, value.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/text/phrase_matcher.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

/// What a word does in a time expression; `value` in brackets.
enum class TimeWord : std::uint8_t {
  number,     ///< digits or a word; (value)
  month,      ///< (1 to 12)
  weekday,    ///< (1 Monday to 7)
  unit,       ///< (TimeUnit)
  ordinal,    ///< "third", "final" (1 to 4, -1 the last of its year)
  first,      ///< "first", 前: also counts ("the first nine months")
  relation,   ///< "last", "next" (Relation)
  relative,   ///< "Vorjahr", 去年: relation and unit in one word (Relation * 16 + TimeUnit)
  day,        ///< "yesterday" (days from the anchor)
  now,        ///< "currently", 目前
  vague,      ///< "recently", "then": a time that cannot be resolved
  frequency,  ///< "annual", "per month", 每年
  season,     ///< "winter" (1 spring to 4 winter); others ("holiday season") are not resolved
  in,         ///< prepositions: "in", "during", "over"
  within,     ///< "within": a length of time alone makes a period
  by,         ///< "by 2030"
  since,
  until,
  before,
  after,
  as_of,
  post_since,  ///< 以来, "seit ... her": the same, behind the time
  post_until,
  post_before,
  post_after,
  post_within,
  edge,  ///< "early", "the end of"; 年底 has its unit in it (Edge + 16 * TimeUnit)
  half,  ///< 上半年: an ordinal and its unit in one (1, 2)
  quarter,
  fiscal,   ///< "fiscal", "business"
  ended,    ///< "ended", "to": a length of time up to a date
  ago,      ///< "three months ago"
  earlier,  ///< "a year earlier": counted from another period
  later,
  one,        ///< "a", "an"
  article,    ///< "the"
  link,       ///< "of", の
  join,       ///< "to", "and": between the ends of a range
  compare,    ///< "compared with", "than": what follows is what something is compared with
  versus,     ///< "year on year": a comparison with no other time
  year_mark,  ///< (bytes of the row that only follow it)
  month_mark,
  day_mark,
  era,     ///< 令和, 昭和: the year that stands before its first (2018)
  report,  ///< "dated", "issued": the time of a document, never the period
  hide     ///< hides the words inside it
};

enum class TimeUnit : std::uint8_t { none, hour, day, week, weekend, month, quarter, half, year, decade };
enum class Relation : std::uint8_t { none, last, past, current, next, coming, to_date };
enum class Edge : std::uint8_t { none, start, early, mid, late, end };

/// The time words of one language. Thread-safe.
class PeriodTable {
 public:
  struct Entry {
    TimeWord kind = TimeWord::link;
    int value = 0;
  };
  struct Match {
    TextSpan span;
    Entry entry;
  };

  explicit PeriodTable(std::string_view lang);
  /// The time words in `folded`, left to right; of overlapping ones the leftmost longest.
  void find(const text::PhraseText& sentence, std::vector<Match>& out) const;

 private:
  std::vector<Entry> entries_;
  text::PhraseMatcher matcher_;
};

/// The table of `lang`, English for a language without rules; built on first use.
const PeriodTable& period_table(std::string_view lang);

}  // namespace claimdex::claims
