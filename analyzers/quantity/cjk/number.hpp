// Numerals of Chinese, Japanese and Korean: digits (half and full width), Han and Hangul numerals, scales that mix with both,
// vague scales (十几万, 数千) and adjacent digits (二三十). Reads the number only: no unit, no bound words beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "analyzers/quantity/cjk/grammar.hpp"

namespace claimdex::quantity::cjk {

struct Number {
  double low = 0;
  double high = 0;
  Bound bound = Bound::exact;  ///< from the numeral itself: 多 余 (more_than), 来 (approx), 几 or adjacent digits (range)
  std::size_t begin = 0;
  std::size_t end = 0;
  double coefficient = 0;      ///< the first written number: 3 in 3百万
  double magnitude = 1;        ///< the big scale that everything was multiplied with: 1e4 in 五百万; 1 where there is none
  int digits = 0;              ///< Arabic digits of the first digit run; 0 for none
  int characters = 0;          ///< numeral characters in all (an Arabic run is one)
  bool has_fraction = false;   ///< decimals
  bool has_groups = false;     ///< 1,234
  bool has_unit = false;       ///< 十 百 千 or a scale
  bool begins_bare = false;    ///< begins with 百, 千, 万 ...: "近千"
  bool is_positional = false;  ///< digit by digit: 二〇二五
  bool leading_zero = false;
  bool has_more = false;   ///< 多 余 written inside
  bool is_native = false;  ///< begins with a native Korean numeral: 한, 다섯, 스물
  [[nodiscard]] bool is_range() const { return low != high; }
  [[nodiscard]] bool is_plain_digits() const { return digits > 0 && characters == 1 && !has_fraction && !has_groups; }
};

/// Reads the number that begins at `at` of the folded text, without sign.
/// `spaced`: blanks between numeral characters belong to the number ("一百 五 十").
std::optional<Number> read_number(const Grammar& grammar, std::string_view folded, std::size_t at, bool spaced = false);

/// One digit 0-9 (ASCII or full width) at `at`, with its size; size 0 where there is none.
struct Digit {
  int value = 0;
  std::uint32_t size = 0;
};
Digit digit_at(std::string_view text, std::size_t at);

/// Skips up to two ASCII spaces, no-break or ideographic spaces.
std::size_t skip_spaces(std::string_view text, std::size_t at);

}  // namespace claimdex::quantity::cjk
