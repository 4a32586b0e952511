// A sentence as the parser of time expressions sees it: its time words and numbers, and what stands between them.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzers/claim/attribution/period_table.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// What stands between a token and the one before.
enum class Gap : std::uint8_t { none, blank, hyphen, comma, dot, slash, broken };

struct TimeToken {
  TimeWord kind = TimeWord::link;
  int value = 0;
  int digits = 0;         ///< of a number in digits
  Gap gap = Gap::broken;  ///< before it
  TextSpan span;
  bool is_decade = false;   ///< "1990s", 90er Jahre
  bool is_counted = false;  ///< a number of another quantity
  bool is_length = false;   ///< a number of a quantity of time: 两年, "nine months"
};

/// The time words of `sentence` and the numbers that could be part of a time.
void cut_time_tokens(const Sentence& sentence, std::vector<TimeToken>& out);

}  // namespace claimdex::claims
