// Private to the date parser: a text as numbers, known words and marks.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "claimdex/text.hpp"

namespace claimdex::text {

struct DateToken {
  enum class Kind : std::uint8_t {
    number,  ///< value, digits
    month,   ///< value 1 to 12
    weekday,
    unit,    ///< value: seconds of one
    ago,     ///< "ago", 前, "il y a", "vor"
    day,     ///< value: days from the reference, 0 or negative
    noon,    ///< value: 0 am, 12 pm
    zone,    ///< value: minutes east of UTC
    one,     ///< "a", "an", "une": 1 in relative dates
    filler,  ///< at, of, de, um, published
    cjk_year,
    cjk_month,
    cjk_day,
    cjk_hour,
    cjk_minute,
    cjk_second,
    mark,  ///< value: the character
    other  ///< an unknown word
  };
  Kind kind = Kind::other;
  std::int64_t value = 0;
  int digits = 0;       ///< of a number
  bool spaced = false;  ///< white space stands before it
  TextSpan span;
};

/// At most `limit` tokens of `text`.
std::vector<DateToken> cut_date_tokens(std::string_view text, std::size_t limit);

}  // namespace claimdex::text
