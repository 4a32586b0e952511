// Properties of the query parser: any bytes end in a tree or an error with a sound span, and a canonical form parses to itself.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "claimdex/query.hpp"
#include "searcher/query/ast.hpp"

namespace {

using namespace std::chrono_literals;

constexpr claimdex::query::ParseOptions fixed_today{std::chrono::sys_days{2026y / 2 / 15}};

constexpr std::array<std::string_view, 64> pieces = {"job",
                                                     "cuts",
                                                     " ",
                                                     " ",
                                                     " ",
                                                     "> ",
                                                     "<",
                                                     ">=",
                                                     "!=",
                                                     "=",
                                                     "..",
                                                     "~",
                                                     "±",
                                                     "10k",
                                                     "1万",
                                                     "30",
                                                     "2025",
                                                     "4.8%",
                                                     "$10bn",
                                                     "-",
                                                     "+",
                                                     "(",
                                                     ")",
                                                     "{",
                                                     "}",
                                                     "\"",
                                                     "company:",
                                                     "when:",
                                                     "event:",
                                                     "hiring",
                                                     "WiseTech",
                                                     "OR",
                                                     " OR ",
                                                     " AND ",
                                                     "NOT ",
                                                     " NEAR/3 ",
                                                     "ADJ",
                                                     "^2",
                                                     "*",
                                                     "?",
                                                     ":",
                                                     "：",
                                                     "＞",
                                                     "裁员",
                                                     "腾讯",
                                                     "两千",
                                                     "half a million",
                                                     "\xff",
                                                     "\xf0\x9f\x92\xa9",
                                                     "é",
                                                     "30d",
                                                     "date:",
                                                     "has:number",
                                                     ",",
                                                     ".",
                                                     "|",
                                                     "/",
                                                     "'",
                                                     "&",
                                                     "unit:km",
                                                     "5 km",
                                                     "€",
                                                     "元",
                                                     "scope:article"};

void check_query(const std::string& text) {
  CAPTURE(text);
  const auto parsed = claimdex::query::parse(text, fixed_today);
  if (!parsed) {
    const claimdex::Error& error = parsed.error();
    CHECK_FALSE(error.message.empty());
    if (error.where) {
      CHECK(error.where->begin <= error.where->end);
      CHECK(error.where->end <= text.size());
    }
    CHECK_FALSE(claimdex::render_error(error, text).empty());
    return;
  }
  const std::string& canonical = parsed->parsed.canonical;
  const auto again = claimdex::query::parse(canonical, fixed_today);
  CAPTURE(canonical);
  REQUIRE_MESSAGE(again, again.error().message);
  CHECK(again->parsed.canonical == canonical);
  CHECK(again->asks_claims == parsed->asks_claims);
}

}  // namespace

TEST_SUITE("query properties") {
  TEST_CASE("random sequences of pieces parse or fail soundly, and canonical forms are stable") {
    std::mt19937 random(20261125);
    for (int round = 0; round < 20000; ++round) {
      std::string text;
      const unsigned length = 1 + static_cast<unsigned>(random() % 12);
      for (unsigned i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
      check_query(text);
    }
  }

  TEST_CASE("random bytes parse or fail soundly") {
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
      std::string text;
      const unsigned length = static_cast<unsigned>(random() % 40);
      for (unsigned i = 0; i < length; ++i) text += static_cast<char>(random() % 256);
      check_query(text);
    }
  }

  TEST_CASE("every plane of Unicode and right-to-left text is read") {
    for (const std::string_view text :
         {"تسريح العمال > 1000", "פיטורים = 5", "увольнения > 10000", "レイオフ > 1万人", "감원 > 1만", "𝟏𝟎 𐍈 🙂"})
      check_query(std::string(text));
  }
}
