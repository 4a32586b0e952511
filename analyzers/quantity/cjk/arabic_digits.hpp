// A run of Arabic digits, half or full width, with groups and decimals.
#pragma once

#include <cstddef>
#include <string_view>

namespace claimdex::quantity::cjk {

struct DigitRun {
  double value = 0;
  std::size_t end = 0;  ///< where the run ends; == begin where there is none
  int digits = 0;       ///< digits of the whole part
  bool has_fraction = false;
  bool has_groups = false;
  bool leading_zero = false;
};

/// Reads the run at `at`: 12, 1,234, ３．５, 1，234 (full width throughout), 6・6 (full width, Japanese).
DigitRun read_digit_run(std::string_view text, std::size_t at);

}  // namespace claimdex::quantity::cjk
