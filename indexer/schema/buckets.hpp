// Numbers as terms: a trie over the decimal logarithm, so that a comparison is an OR of a few terms and no scan of values.
// Levels: decade, one, two, three digits. "p54" is [10^4, 10^5), "p541" [10000, 20000), "p5410" [10000, 11000).
// The third digit's bucket is cut in two: "p54100=" is exactly 10000, "p54100+" is (10000, 10100). So a query with up to three
// significant digits needs no look at a value slot; only an end with more digits has a boundary bucket to check.
// Field `low` has the lower end of every claim, so that ">" reads its terms and no others; a range has the terms of its upper end
// too (field `high`) and a mark. Counts, money and shares have buckets of their own ("cp54", "mp54", "sp54"): a query for jobs
// merges no list of prices.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include <xapian.h>

#include "claimdex/quantity.hpp"
#include "indexer/schema/fields.hpp"

namespace claimdex::schema {

/// Numbers that a query compares with each other.
enum class NumberGroup : char { count = 'c', money = 'm', share = 's', other = 'o' };
/// `share`: percent and percentage points; `other`: measures, times, ratios and the like.
NumberGroup group_of(QuantityKind kind);

std::vector<QuantityKind> kinds_of(NumberGroup group);

/// How many documents the other conditions of a query leave. A range of many lists is looked up by its terms where they leave
/// many, by the values of these documents (CheckedValues: not for remote parts) where they leave few.
using Candidates = Xapian::doccount;
inline constexpr Candidates any_candidates = std::numeric_limits<Candidates>::max();

/// Which end of a claim is compared.
enum class End : std::uint8_t { low, high };

/// A range of numbers. Default: everything.
struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;  ///< low itself is outside
  bool high_open = false;
  [[nodiscard]] bool contains(double value) const {
    return (low_open ? value > low : value >= low) && (high_open ? value < high : value <= high);
  }
  bool operator==(const Interval&) const = default;
};

/// Every document with one of `full` matches; one with one of `boundary` only if its slot value lies in the interval.
struct RangeTerms {
  std::vector<std::string> full;
  std::vector<std::string> boundary;
};

/// The terms of a claim's values, appended to `out`. NaN gives none.
void append_number_terms(NumberGroup group, double low, double high, std::vector<std::string>& out);
/// The term of exactly this value.
std::string exact_number_term(NumberGroup group, Field field, double value);

/// The mark of claims whose ends differ.
std::string range_mark(NumberGroup group);

/// Terms of one field (low or high) that cover `interval`; no term twice.
RangeTerms range_terms(NumberGroup group, Field field, const Interval& interval);

/// All claims of the group whose `end` lies in `interval`, weightless. MatchNothing for an empty interval.
Xapian::Query range_query(NumberGroup group, End end, const Interval& interval);
/// All claims of the group with both ends in `interval` (`a..b`; `=` with low = high = x).
Xapian::Query within_query(NumberGroup group, const Interval& interval);
/// All claims of the group with some number in `interval`: low <= interval.high and high >= interval.low (`~x`, `x±d`).
Xapian::Query overlap_query(NumberGroup group, const Interval& interval);

/// Whether the values of `candidates` documents are compared in less time than it takes to open the lists of `interval`.
bool is_faster_by_value(const Interval& interval, Candidates candidates);
/// The same three conditions on claims of any kind, by their values: to be joined with conditions that leave few.
Xapian::Query range_by_value(End end, const Interval& interval);
Xapian::Query within_by_value(const Interval& interval);
Xapian::Query overlap_by_value(const Interval& interval);

}  // namespace claimdex::schema
