// Number conditions as Xapian queries: comparison, logic of bounds, direction, units and kinds.
#include "searcher/conditions/number_query.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include "analyzers/quantity/units.hpp"
#include "indexer/schema/buckets.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/conditions/natural_kinds.hpp"
#include "searcher/conditions/query_parts.hpp"

namespace claimdex::search {
namespace {

using query::Compare;
using query::infinity;
using query::NumberCondition;
using schema::End;
using schema::Interval;
using schema::NumberGroup;
using Xapian::Query;

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }
Query both(const Query& a, const Query& b) { return {Query::OP_FILTER, a, b}; }

/// Numbers typed with four and more significant digits, some behind the point, are rounded: 33.33 asks for a third. Half a unit
/// of the fourth digit.
double rounding_of(double value) {
  const double magnitude = std::abs(value);
  if (magnitude == 0 || magnitude == std::floor(magnitude)) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(magnitude)) - 3);
  const double four_digits = magnitude / unit;
  const bool has_four = std::abs(std::round(four_digits / 10) * 10 - four_digits) > 1e-6;
  return has_four ? unit / 2 : 0;
}

/// The values that the comparison asks for.
Interval wanted(const NumberCondition& number) {
  switch (number.compare) {
    case Compare::gt:
      return {number.low, infinity, true, false};
    case Compare::ge:
      return {number.low, infinity, false, false};
    case Compare::lt:
      return {-infinity, number.high, false, true};
    case Compare::le:
      return {-infinity, number.high, false, false};
    case Compare::overlaps:
      return {number.low - number.tolerance, number.high + number.tolerance, false, false};
    case Compare::between:
      return {number.low, number.high, false, false};
    case Compare::bare:
    case Compare::eq:
    case Compare::ne:
      break;
  }
  return {number.low - rounding_of(number.low), number.high + rounding_of(number.high), false, false};
}

Interval scaled(const Interval& interval, double factor) {
  return {interval.low * factor, interval.high * factor, interval.low_open, interval.high_open};
}

Interval mirrored(const Interval& interval) { return {-interval.high, -interval.low, interval.high_open, interval.low_open}; }

bool is_everything(const Interval& interval) { return interval.low == -infinity && interval.high == infinity; }

Query kinds_query(const std::vector<QuantityKind>& kinds) {
  std::vector<Query> terms;
  for (const QuantityKind kind : kinds) terms.emplace_back(schema::kind_term(kind));
  return any_of(terms);
}

/// The numbers that a condition looks at: those of a group by their terms; nothing = all, by their values. Then something else
/// must say which kinds are asked for.
struct Numbers {
  std::optional<NumberGroup> group;
  NumberRanges* ranges = nullptr;  ///< of a group: as NumberReading
};

Query all_numbers(Numbers numbers) { return numbers.group ? kinds_query(schema::kinds_of(*numbers.group)) : all_claims(); }

Query end_query(Numbers numbers, End end, const Interval& interval) {
  if (is_everything(interval)) return all_numbers(numbers);
  if (!numbers.group) return schema::range_by_value(end, interval);
  if (numbers.ranges != nullptr) return numbers.ranges->add({NumberRange::Shape::end, *numbers.group, end, interval});
  return schema::range_query(*numbers.group, end, interval);
}

Query within_query(Numbers numbers, const Interval& interval) {
  if (!numbers.group) return schema::within_by_value(interval);
  if (numbers.ranges != nullptr) return numbers.ranges->add({NumberRange::Shape::within, *numbers.group, End::low, interval});
  return schema::within_query(*numbers.group, interval);
}

Query overlap_query(Numbers numbers, const Interval& interval) {
  if (!numbers.group) return schema::overlap_by_value(interval);
  if (numbers.ranges != nullptr) return numbers.ranges->add({NumberRange::Shape::overlap, *numbers.group, End::low, interval});
  return schema::overlap_query(*numbers.group, interval);
}

/// Claims whose written numbers lie in the interval (for an open side the other end decides, as the table of the language says).
Query contained(Numbers numbers, const Interval& interval) {
  if (interval.high == infinity) return end_query(numbers, End::low, interval);
  if (interval.low == -infinity) return end_query(numbers, End::high, interval);
  return within_query(numbers, interval);
}

// ---- Bounds as data ----

/// What the true number may be, given the written one: [low * below, high * above], an infinite factor = no bound.
struct BoundReach {
  Bound bound;
  double below;
  double above;
};

constexpr std::array<BoundReach, 8> reaches = {{
    {Bound::exact, 1, 1},
    {Bound::approx, 0.9, 1.1},
    {Bound::nearly, 0.9, 1},
    {Bound::more_than, 1, infinity},
    {Bound::at_least, 1, infinity},
    {Bound::less_than, -infinity, 1},
    {Bound::at_most, -infinity, 1},
    {Bound::range, 1, 1},
}};

/// low * below must be >= (or >) `limit`: as an interval of written lows.
Interval lows_from(double limit, bool open, double below) { return {limit / below, infinity, open, false}; }

Query certainly(Numbers numbers, const Interval& want, const BoundReach& reach) {
  std::vector<Query> parts;
  if (want.low != -infinity) {
    if (reach.below == -infinity) return Query::MatchNothing;
    const bool open = want.low_open && reach.bound != Bound::more_than;  // "more than 50" is surely > 50
    parts.push_back(end_query(numbers, End::low, lows_from(want.low, open, reach.below)));
  }
  if (want.high != infinity) {
    if (reach.above == infinity) return Query::MatchNothing;
    const bool open = want.high_open && reach.bound != Bound::less_than;
    parts.push_back(end_query(numbers, End::high, {-infinity, want.high / reach.above, false, open}));
  }
  if (parts.empty()) return all_numbers(numbers);
  return parts.size() == 1 ? parts.front() : both(parts[0], parts[1]);
}

Query possibly(Numbers numbers, const Interval& want, const BoundReach& reach) {
  std::vector<Query> parts;
  if (want.high != infinity && reach.below != -infinity) {
    const bool open = want.high_open || reach.bound == Bound::more_than;
    parts.push_back(end_query(numbers, End::low, {-infinity, want.high / reach.below, false, open}));
  }
  if (want.low != -infinity && reach.above != infinity) {
    const bool open = want.low_open || reach.bound == Bound::less_than;
    parts.push_back(end_query(numbers, End::high, {want.low / reach.above, infinity, open, false}));
  }
  if (parts.empty()) return all_numbers(numbers);
  return parts.size() == 1 ? parts.front() : both(parts[0], parts[1]);
}

Query by_bound(Numbers numbers, const Interval& want, Logic logic) {
  std::vector<Query> alternatives;
  for (const BoundReach& reach : reaches) {
    Query query = logic == Logic::certain ? certainly(numbers, want, reach) : possibly(numbers, want, reach);
    if (query.empty()) continue;
    alternatives.push_back(both(query, Query(schema::bound_term(reach.bound))));
  }
  return any_of(alternatives);
}

Query values_query(Numbers numbers, const Interval& want, Compare compare, Logic logic) {
  if (logic != Logic::written) return by_bound(numbers, want, logic);
  if (compare != Compare::overlaps) return contained(numbers, want);
  return overlap_query(numbers, want);
}

/// A signed number compares with direction: "< -4" is a fall of more than 4, or a level below -4.
Query signed_query(Numbers numbers, const NumberCondition& number, const Interval& want, Logic logic) {
  const Query down(schema::direction_term(Direction::down));
  const Query up(schema::direction_term(Direction::up));
  if (number.sign > 0) return both(values_query(numbers, want, number.compare, logic), up);
  Interval fall = mirrored(want);
  fall.low = std::max(fall.low, 0.0);
  std::vector<Query> alternatives;
  if (fall.high >= 0) alternatives.push_back(both(values_query(numbers, fall, number.compare, logic), down));
  alternatives.push_back(Query(Query::OP_AND_NOT, values_query(numbers, want, number.compare, logic), down));
  return any_of(alternatives);
}

Query value_query(Numbers numbers, const NumberCondition& number, double factor, Logic logic) {
  const Interval want = scaled(wanted(number), factor);
  return number.sign == 0 ? values_query(numbers, want, number.compare, logic) : signed_query(numbers, number, want, logic);
}

bool is_by_value(const NumberCondition& number, const NumberReading& reading) {
  return schema::is_faster_by_value(wanted(number), reading.candidates);
}

// ---- Units ----

/// Of every group that has units: lengths, weights, times, and points of percentage.
Query in_unit(const NumberCondition& number, double factor, const std::string& unit, const NumberReading& reading) {
  const Query unit_query(schema::unit_term(unit));
  if (is_by_value(number, reading)) return both(unit_query, value_query(Numbers(), number, factor, reading.logic));
  return both(Query(Query::OP_OR, value_query({NumberGroup::other, reading.ranges}, number, factor, reading.logic),
                    value_query({NumberGroup::share, reading.ranges}, number, factor, reading.logic)),
              unit_query);
}

/// The same condition in every unit of the same dimension that the index has: "> 5 km" finds 6,000 m.
Query unit_query(const NumberCondition& number, const NumberReading& reading, Snapshot& snapshot) {
  std::vector<Query> alternatives = {in_unit(number, 1, number.unit, reading)};
  const quantity::UnitInfo* asked = quantity::find_unit(number.unit);
  if (asked == nullptr || asked->offset.numerator != 0) return alternatives.front();
  for (const std::string& name : snapshot.units()) {
    const quantity::UnitInfo* other = quantity::find_unit(name);
    const bool comparable =
        other != nullptr && name != number.unit && other->dimension == asked->dimension && other->offset.numerator == 0;
    if (!comparable) continue;
    alternatives.push_back(in_unit(number, asked->factor.value() / other->factor.value(), name, reading));
  }
  return any_of(alternatives);
}

/// The values of some kinds: of each group those that are asked for, looked at only where not all of them are.
Query of_kinds(const NumberCondition& number, const std::vector<QuantityKind>& kinds, const NumberReading& reading) {
  if (is_by_value(number, reading)) return both(kinds_query(kinds), value_query(Numbers(), number, 1, reading.logic));
  std::vector<Query> alternatives;
  for (const NumberGroup group : {NumberGroup::count, NumberGroup::money, NumberGroup::share, NumberGroup::other}) {
    std::vector<QuantityKind> asked;
    for (const QuantityKind kind : kinds)
      if (schema::group_of(kind) == group) asked.push_back(kind);
    if (asked.empty()) continue;
    const Query value = value_query({group, reading.ranges}, number, 1, reading.logic);
    alternatives.push_back(asked.size() == schema::kinds_of(group).size() ? value : both(value, kinds_query(asked)));
  }
  return any_of(alternatives);
}

Query positive_query(const NumberCondition& number, std::optional<Event> event, const NumberReading& reading,
                     Snapshot& snapshot) {
  if (!number.unit.empty()) return unit_query(number, reading, snapshot);
  if (!number.currencies.empty()) {
    std::vector<Query> terms;
    for (const std::string& code : number.currencies) terms.emplace_back(schema::currency_term(code));
    const Numbers numbers = is_by_value(number, reading) ? Numbers() : Numbers{NumberGroup::money, reading.ranges};
    return both(any_of(terms), value_query(numbers, number, 1, reading.logic));
  }
  if (number.kind) return of_kinds(number, {*number.kind}, reading);
  const double largest = number.high == infinity ? number.low : number.high;
  return of_kinds(number, natural_kinds(event, largest), reading);
}

}  // namespace

Query number_query(const NumberCondition& number, std::optional<Event> event, const NumberReading& reading, Snapshot& snapshot) {
  if (number.compare != Compare::ne) {
    const Query query = positive_query(number, event, reading, snapshot);
    // A sign asks for a change: the level that one reached is none.
    return number.sign == 0 ? query : Query(Query::OP_AND_NOT, query, Query(schema::level_term()));
  }
  // "!= 5" is another number of the same kind and unit.
  NumberCondition any = number;
  any.compare = Compare::between;
  any.low = -infinity;
  any.high = infinity;
  any.sign = 0;
  NumberCondition equal = number;
  equal.compare = Compare::eq;
  return {Query::OP_AND_NOT,
          positive_query(any, event, NumberReading{Logic::written, reading.candidates, reading.ranges}, snapshot),
          positive_query(equal, event, reading, snapshot)};
}

double distance_to(const NumberCondition& number, double low, double high) {
  const auto between = [](double a, double b) {
    const double largest = std::max({std::abs(a), std::abs(b), 1e-12});
    return std::abs(a - b) / largest;
  };
  const double asked_low = std::abs(number.low == -infinity ? number.high : number.low);
  const double asked_high = std::abs(number.high == infinity ? number.low : number.high);
  const bool is_range = number.compare == Compare::between || number.compare == Compare::overlaps;
  if (is_range && low >= asked_low && high <= asked_high) return 0;
  return std::min({between(std::abs(low), asked_low), between(std::abs(high), asked_low), between(std::abs(low), asked_high),
                   between(std::abs(high), asked_high)});
}

}  // namespace claimdex::search
