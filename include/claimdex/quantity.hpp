// A quantity: numbers with unit, bound and counted noun, as read from running text.
// Plain values: copy freely; const use from any number of threads is safe.
//
//   for (const claimdex::Quantity& q : claimdex::extract_quantities("WiseTech cuts about 2,000 coding roles", "en"))
//     use(q.low, q.object);   // 2000, "coding roles"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "claimdex/export.hpp"
#include "claimdex/text.hpp"

namespace claimdex {

/// How the written number bounds the true one. `range` has low < high; all others have low == high.
enum class Bound : std::uint8_t { exact, approx, nearly, more_than, at_least, less_than, at_most, range };

/// What sort of number it is. A percent never equals a count; percentage points are not percent.
enum class QuantityKind : std::uint8_t {
  count,
  money,
  percent,
  percent_points,
  multiplier,
  ratio,
  duration,
  measure,
  age,
  index,
  other
};

/// Where the measured thing moves. A level, or a change without a direction, is `none`.
enum class Direction : std::uint8_t { none, up, down };

/// One quantity of a text.
/// low, high: the written numbers in base magnitude (1.2万 = 12000; 4.8% = 4.8; "a third" of a whole = 33.33).
/// unit: canonical unit of the unit table (singular English word or SI symbol: "year", "km", "GHz"); empty for counts, percent
/// and money. currency: ISO 4217, for money only.
struct Quantity {
  double low = 0;
  double high = 0;
  Bound bound = Bound::exact;
  QuantityKind kind = QuantityKind::count;
  Direction direction = Direction::none;  ///< from a sign or a word inside the quantity itself ("-4.8%", "up 5%")
  std::string unit;
  std::string currency;
  std::string object;  ///< counted or measured noun phrase as written, e.g. "coding roles"; empty where none stands beside it
  TextSpan span;       ///< bytes of the whole quantity: bound words, number, magnitude, unit, and the counted noun where adjacent
  TextSpan number;     ///< bytes of the number with magnitude, unit and currency, without bound words and object
  TextSpan object_span;  ///< bytes of `object`; empty where there is none
  std::string rule;      ///< names the rule that read it, e.g. "en.digits.magnitude"

  bool operator==(const Quantity&) const = default;
};

/// Names as they stand in JSON and in queries: "more_than", "percent_points", "down".
CLAIMDEX_EXPORT std::string_view name_of(Bound bound);
CLAIMDEX_EXPORT std::string_view name_of(QuantityKind kind);
CLAIMDEX_EXPORT std::string_view name_of(Direction direction);
/// The inverse of name_of; nothing for an unknown name. Exact match, lower case.
CLAIMDEX_EXPORT std::optional<Bound> bound_of(std::string_view name);
CLAIMDEX_EXPORT std::optional<QuantityKind> quantity_kind_of(std::string_view name);
CLAIMDEX_EXPORT std::optional<Direction> direction_of(std::string_view name);

}  // namespace claimdex
