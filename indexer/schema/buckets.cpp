// Numbers to bucket terms, and ranges to the terms that cover them. Digits are those of the shortest decimal that reads back as
// the same double: strictly monotone, and a number written with up to three digits keeps exactly these.
#include "indexer/schema/buckets.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "indexer/schema/checked_values.hpp"

namespace claimdex::schema {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// What lies outside is one bucket each, without digits: a side left open costs a list for every decade.
constexpr int min_decade = -7;
constexpr int max_decade = 16;
constexpr int decade_bias = 50;
constexpr std::size_t bucket_digits = 3;

bool has_digits(int decade) { return decade > min_decade && decade < max_decade; }

struct Decimal {
  std::array<char, 24> digits{};  // significant digits, no trailing zeros, at least bucket_digits of them
  std::size_t size = 0;
  int decade = 0;  // clamped
  [[nodiscard]] std::string_view first(std::size_t n) const { return {digits.data(), n}; }
};

// Precondition: magnitude > 0.
Decimal decimal_of(double magnitude) {
  Decimal out;
  if (std::isinf(magnitude)) {
    out.decade = max_decade;
    out.digits.fill('9');
    out.size = 17;
    return out;
  }
  std::array<char, 40> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') out.digits[out.size++] = c;
  }
  while (out.size > bucket_digits && out.digits[out.size - 1] == '0') --out.size;
  while (out.size < bucket_digits) out.digits[out.size++] = '0';
  const bool is_negative = text[e + 1] == '-';
  int exponent = 0;
  std::from_chars(text.data() + e + 2, text.data() + text.size(), exponent);
  out.decade = std::clamp(is_negative ? -exponent : exponent, min_decade, max_decade);
  // Keeps the exact values of a clamped decade apart.
  if (!has_digits(out.decade)) {
    out.size = static_cast<std::size_t>(
        std::to_chars(out.digits.data() + out.size, out.digits.data() + out.digits.size(), exponent).ptr - out.digits.data());
  }
  return out;
}

/// Where terms of numbers stand: an end, of one group.
struct Column {
  NumberGroup group;
  Field field;
  [[nodiscard]] std::string prefix() const { return std::string(prefix_of(field)) + static_cast<char>(group); }
};

std::string bucket(Column column, char sign, int decade, std::string_view digits) {
  std::string out = column.prefix();
  const int code = decade + decade_bias;
  out.push_back(sign);
  out.push_back(static_cast<char>('0' + code / 10));
  out.push_back(static_cast<char>('0' + code % 10));
  return out.append(digits);
}

std::string exact_of(Column column, char sign, const Decimal& decimal) {
  return bucket(column, sign, decimal.decade, decimal.first(decimal.size)) + '=';
}

void append_value_terms(Column column, double value, std::vector<std::string>& out) {
  if (std::isnan(value)) return;
  if (value == 0) {
    out.push_back(exact_number_term(column.group, column.field, value));
    return;
  }
  const char sign = value < 0 ? 'n' : 'p';
  const Decimal decimal = decimal_of(std::fabs(value));
  out.push_back(bucket(column, sign, decimal.decade, {}));
  if (has_digits(decimal.decade)) {
    out.push_back(bucket(column, sign, decimal.decade, decimal.first(1)));
    out.push_back(bucket(column, sign, decimal.decade, decimal.first(2)));
    if (decimal.size > bucket_digits) out.push_back(bucket(column, sign, decimal.decade, decimal.first(bucket_digits)) + '+');
  }
  out.push_back(exact_of(column, sign, decimal));
}

// The smallest double of a bucket: `mantissa` (of `digits` digits) scaled to `decade`.
double bucket_begin(int mantissa, int digits, int decade) {
  std::array<char, 32> buffer{};
  char* at = std::to_chars(buffer.data(), buffer.data() + 12, mantissa).ptr;
  *at++ = 'e';
  at = std::to_chars(at, buffer.data() + buffer.size(), decade - digits + 1).ptr;
  double value = 0;
  std::from_chars(buffer.data(), at, value);
  return value;
}

// Walks the trie over magnitudes for one sign.
class Cover {
 public:
  Cover(Column column, char sign, Interval magnitudes, RangeTerms& out)
      : column_(column), sign_(sign), want_(magnitudes), out_(out) {}

  void run() {
    for (int decade = min_decade; decade <= max_decade; ++decade) {
      const double begin = decade == min_decade ? 0 : bucket_begin(1, 1, decade);
      const double end = decade == max_decade ? infinity : bucket_begin(1, 1, decade + 1);
      if (is_outside(begin, end)) continue;
      const bool takes_all = decade == min_decade ? covers_open(begin, end) : covers(begin, end);
      if (takes_all) {
        out_.full.push_back(bucket(column_, sign_, decade, {}));
      } else if (has_digits(decade)) {
        descend(decade, 0, 0);
      } else {
        out_.boundary.push_back(bucket(column_, sign_, decade, {}));
      }
    }
  }

 private:
  // Of [begin, end); end = infinity belongs to the bucket.
  [[nodiscard]] bool is_outside(double begin, double end) const {
    if (begin > want_.high || (begin == want_.high && want_.high_open)) return true;
    return end != infinity && end <= want_.low;
  }
  [[nodiscard]] bool ends_inside(double end) const { return end == infinity ? want_.contains(infinity) : end <= want_.high; }
  [[nodiscard]] bool covers(double begin, double end) const { return want_.contains(begin) && ends_inside(end); }
  // (begin, end)
  [[nodiscard]] bool covers_open(double begin, double end) const { return begin >= want_.low && ends_inside(end); }

  void descend(int decade, int prefix, int digits) {
    for (int digit = digits == 0 ? 1 : 0; digit <= 9; ++digit) {
      const int mantissa = prefix * 10 + digit;
      const double begin = bucket_begin(mantissa, digits + 1, decade);
      const double end = bucket_begin(mantissa + 1, digits + 1, decade);
      if (is_outside(begin, end)) continue;
      if (digits + 1 == static_cast<int>(bucket_digits)) {
        add_leaf(decade, mantissa, begin, end);
      } else if (covers(begin, end)) {
        out_.full.push_back(bucket(column_, sign_, decade, std::to_string(mantissa)));
      } else {
        descend(decade, mantissa, digits + 1);
      }
    }
  }

  void add_leaf(int decade, int mantissa, double begin, double end) {
    const std::string leaf = bucket(column_, sign_, decade, std::to_string(mantissa));
    if (want_.contains(begin)) out_.full.push_back(leaf + '=');
    if (covers_open(begin, end)) {
      out_.full.push_back(leaf + '+');
    } else if (want_.high > begin) {
      out_.boundary.push_back(leaf + '+');
    }
  }

  Column column_;
  char sign_;
  Interval want_;
  RangeTerms& out_;
};

Slot slot_of(Field field) { return field == Field::high ? Slot::high : Slot::low; }

Xapian::Query any_of(const std::vector<std::string>& terms) { return {Xapian::Query::OP_OR, terms.begin(), terms.end()}; }

/// Those of a query whose number in a slot lies in an interval. One side after the other: Xapian takes the values of a short
/// range for few documents, and would go through all values of the index to find them rather than look at those of the query.
Xapian::Query checked(const Xapian::Query& query, Slot slot, const Interval& interval) {
  const auto at_least = [&](double value) {
    return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot_number(slot), encode_number(value));
  };
  Xapian::Query out = query;
  if (interval.low != -infinity)
    out = {Xapian::Query::OP_FILTER, out, at_least(interval.low_open ? std::nextafter(interval.low, infinity) : interval.low)};
  if (interval.high != infinity)
    out = {Xapian::Query::OP_AND_NOT, out,
           at_least(interval.high_open ? interval.high : std::nextafter(interval.high, infinity))};
  return out;
}

/// Documents whose number in a slot lies in an interval.
class SlotRange final : public CheckedValues {
 public:
  SlotRange(Slot column, const Interval& interval) : CheckedValues(column), column_(column), interval_(interval) {}

  [[nodiscard]] SlotRange* clone() const override { return new SlotRange(column_, interval_); }
  [[nodiscard]] std::string get_description() const override {
    return fmt::format("{} in {}{}, {}{}", name_of(column_), interval_.low_open ? '(' : '[', interval_.low, interval_.high,
                       interval_.high_open ? ')' : ']');
  }

 private:
  bool holds_here() override { return interval_.contains(decode_number(get_value())); }

  Slot column_;
  Interval interval_;
};

Xapian::Query slot_range(Slot slot, const Interval& interval) {
  return Xapian::Query((new SlotRange(slot, interval))->release());
}

Xapian::Query field_query(NumberGroup group, Field field, const Interval& interval) {
  const RangeTerms terms = range_terms(group, field, interval);
  Xapian::Query query = any_of(terms.full);
  if (terms.boundary.empty()) return query;
  const Xapian::Query at_ends = checked(any_of(terms.boundary), slot_of(field), interval);
  return terms.full.empty() ? at_ends : Xapian::Query(Xapian::Query::OP_OR, query, at_ends);
}

bool is_single_value(const Interval& interval) {
  return interval.low == interval.high && !interval.low_open && !interval.high_open;
}

bool is_empty_above(const Interval& interval) { return interval.low == interval.high && interval.high_open; }

Interval from_low(const Interval& interval) { return {interval.low, infinity, interval.low_open, false}; }

Xapian::Query not_ranges(NumberGroup group, const Xapian::Query& query) {
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(range_mark(group))};
}

}  // namespace

NumberGroup group_of(QuantityKind kind) {
  if (kind == QuantityKind::count) return NumberGroup::count;
  if (kind == QuantityKind::money) return NumberGroup::money;
  const bool share = kind == QuantityKind::percent || kind == QuantityKind::percent_points;
  return share ? NumberGroup::share : NumberGroup::other;
}

std::vector<QuantityKind> kinds_of(NumberGroup group) {
  constexpr auto kind_count = static_cast<std::size_t>(QuantityKind::other) + 1;
  std::vector<QuantityKind> kinds;
  for (std::size_t i = 0; i < kind_count; ++i)
    if (const auto kind = static_cast<QuantityKind>(i); group_of(kind) == group) kinds.push_back(kind);
  return kinds;
}

std::string exact_number_term(NumberGroup group, Field field, double value) {
  const Column column{group, field};
  if (value == 0) return column.prefix() + "z=";
  return exact_of(column, value < 0 ? 'n' : 'p', decimal_of(std::fabs(value)));
}

std::string range_mark(NumberGroup group) { return Column{group, Field::low}.prefix() + 'r'; }

void append_number_terms(NumberGroup group, double low, double high, std::vector<std::string>& out) {
  append_value_terms({group, Field::low}, low, out);
  if (low == high || std::isnan(low) || std::isnan(high)) return;
  append_value_terms({group, Field::high}, high, out);
  out.push_back(range_mark(group));
}

RangeTerms range_terms(NumberGroup group, Field field, const Interval& interval) {
  RangeTerms out;
  const Column column{group, field};
  if (std::isnan(interval.low) || std::isnan(interval.high) || interval.low > interval.high) return out;
  if (interval.low < 0) {
    const Interval magnitudes{interval.high < 0 ? -interval.high : 0, -interval.low, interval.high >= 0 || interval.high_open,
                              interval.low_open};
    Cover(column, 'n', magnitudes, out).run();
  }
  if (interval.contains(0)) out.full.push_back(exact_number_term(group, field, 0));
  if (interval.high > 0) {
    const Interval magnitudes{interval.low > 0 ? interval.low : 0, interval.high, interval.low <= 0 || interval.low_open,
                              interval.high_open};
    Cover(column, 'p', magnitudes, out).run();
  }
  return out;
}

Xapian::Query range_query(NumberGroup group, End end, const Interval& interval) {
  const Xapian::Query lows = field_query(group, Field::low, interval);
  if (end == End::low) return lows;
  return {Xapian::Query::OP_OR, not_ranges(group, lows), field_query(group, Field::high, interval)};
}

Xapian::Query within_query(NumberGroup group, const Interval& interval) {
  if (is_single_value(interval)) return not_ranges(group, Xapian::Query(exact_number_term(group, Field::low, interval.low)));
  const Interval above{interval.high, infinity, !interval.high_open, false};
  return {Xapian::Query::OP_AND_NOT, field_query(group, Field::low, interval), field_query(group, Field::high, above)};
}

Xapian::Query overlap_query(NumberGroup group, const Interval& interval) {
  const Interval below{-infinity, interval.low, false, !interval.low_open || is_empty_above(interval)};
  const Xapian::Query reaching_in(Xapian::Query::OP_FILTER, field_query(group, Field::high, from_low(interval)),
                                  field_query(group, Field::low, below));
  return {Xapian::Query::OP_OR, field_query(group, Field::low, interval), reaching_in};
}

bool is_faster_by_value(const Interval& interval, Candidates candidates) {
  constexpr std::size_t values_per_list = 30;  // to open a list takes as long as to read so many values
  if (candidates == any_candidates) return false;
  const RangeTerms terms = range_terms(NumberGroup::count, Field::low, interval);  // all groups have as many
  return candidates <= values_per_list * (terms.full.size() + terms.boundary.size());
}

Xapian::Query range_by_value(End end, const Interval& interval) {
  return slot_range(end == End::low ? Slot::low : Slot::high, interval);
}

Xapian::Query within_by_value(const Interval& interval) {
  return {Xapian::Query::OP_AND, slot_range(Slot::low, interval), slot_range(Slot::high, interval)};
}

Xapian::Query overlap_by_value(const Interval& interval) {
  const Interval to{-infinity, interval.high, false, interval.high_open};
  return {Xapian::Query::OP_AND, slot_range(Slot::low, to), slot_range(Slot::high, from_low(interval))};
}

}  // namespace claimdex::schema
