// The cost of extraction grows linearly whatever the text: runs of one pattern are read at two sizes, and the larger may not take
// more than a few times what its size explains.
#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <string_view>

#include "claimdex/extraction.hpp"

namespace {

double seconds_for(std::string_view pattern, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += pattern;
  const std::clock_t start = std::clock();  // of the processor: other work on the machine does not count
  static_cast<void>(claimdex::extract_quantities(text, "en", {}));
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void check_linear(std::string_view pattern, std::size_t small, std::size_t factor) {
  CAPTURE(pattern);
  const double first = seconds_for(pattern, small);
  const double second = seconds_for(pattern, small * factor);
  constexpr double slack = 4;       // a loaded machine; a quadratic cost would show as `factor` squared
  constexpr double shortest = 0.1;  // below it the clock says little
  CHECK(second < shortest + slack * static_cast<double>(factor) * first);
}

}  // namespace

TEST_SUITE("quantity") {
  TEST_CASE("long runs that hold few quantities cost what their length costs") {
    for (const std::string_view pattern : {"1", ",", ".", "-", "a", "10:", "1-", "$ ", "5/", "'", " ", "1.", "2x", "USD "})
      check_linear(pattern, 40'000, 16);
  }

  TEST_CASE("long runs of number words and joints cost what their length costs") {
    for (const std::string_view pattern :
         {"one hundred ", "one hundred and ", "two thousand and one hundred and ", "one third and ", "5 feet ", "5 dollars and ",
          "more than 5 and less than ", "a week or ", "between 5 and ", "350 of the ", "one woman in "})
      check_linear(pattern, 2'000, 8);
  }

  TEST_CASE("an age may begin or end the text") {
    for (const std::string_view text : {"   34, said Anna", "34)", ", 34,", "At 34", " (34", "aged 34"})
      CHECK(claimdex::extract_quantities(text, "en", {}).size() <= 1);
  }

  TEST_CASE("a list of adjectives takes no stack for its length, and may end the text") {
    std::string text = "It has 5 ";
    for (int i = 0; i < 300'000; ++i) text += "rural, ";
    CHECK(claimdex::extract_quantities(text + "far shops", "en", {}).size() == 1);
    CHECK(claimdex::extract_quantities("It has 30 local", "en", {}).size() == 1);
    CHECK(claimdex::extract_quantities("It has 30 local, rural", "en", {}).size() == 1);
  }
}
