// Rounds to fifteen digits, which every decimal survives, and believes the result where it is short.
#include "analyzers/quantity/exact_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace claimdex::quantity {

double exact_value(double value) {
  constexpr int kept_digits = 15;
  constexpr std::size_t written_digits = 12;
  if (value == std::floor(value) || !std::isfinite(value)) return value;
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, kept_digits - 1).ptr;
  std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  digits = digits.substr(0, digits.find('e'));
  digits = digits.substr(0, digits.find_last_not_of('0') + 1);
  const auto count = std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (static_cast<std::size_t>(count) > written_digits) return value;
  double rounded = value;
  std::from_chars(buffer.data(), end, rounded);
  return rounded;
}

}  // namespace claimdex::quantity
