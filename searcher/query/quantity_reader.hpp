// Quantities as people type them in queries: 10000, 10,000, 10k, 1万, $10bn, -4.8%, 30 km, two thousand, 两千. Digits, magnitudes
// and currencies are read here (a query is terser than prose); units and number words go through extract_quantities.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/quantity.hpp"

namespace claimdex::query {

struct QueryQuantity {
  double low = 0;       ///< without the sign
  double high = 0;      ///< differs where a range or a vague number was written in words or with a hyphen
  double mantissa = 0;  ///< the number before its magnitude
  double magnitude = 1;
  int sign = 0;
  std::optional<QuantityKind> kind;  ///< where the unit or a sign says
  std::string unit;
  std::vector<std::string> currencies;
  bool plain_digits = false;      ///< nothing but ASCII digits: 2025
  bool dot_before_three = false;  ///< "1.200": may have meant 1200
  bool spaced = false;            ///< groups of digits with spaces: "1 000"
  std::size_t end = 0;            ///< byte after it
};

/// Reads the quantity at `at` of the folded query, or nothing. `stop`: no later byte belongs to it. `words`: number words too.
std::optional<QueryQuantity> read_quantity(std::string_view text, std::size_t at, std::size_t stop, bool words);

/// The canonical unit, kind or currency that a unit's name stands for ("km", "years", "%", "USD", 亿元); nothing for no unit.
std::optional<QueryQuantity> read_unit(std::string_view name);

/// Whether a quantity may begin with this byte: a digit, a sign before one, a dot before one, or a currency.
bool begins_quantity(std::string_view text, std::size_t at);

}  // namespace claimdex::query
