// A text that the scan passes over holds no token of the form: on chosen texts, and on random ones of troublesome characters.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "analyzers/text/form_scan.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex::text {
namespace {

bool may_hold(std::string_view form, std::string_view text) {
  return FormScan(std::vector<std::string>{std::string(form)}).may_hold(text);
}

TEST_CASE("words are found in any case and script, with what folding changes") {
  CHECK(may_hold("jobs", "No more Jobs."));
  CHECK(may_hold("us", "the U.S. economy"));
  CHECK(may_hold("can't", "They can’t."));
  CHECK(may_hold("acme", "ACME's plant"));
  CHECK(may_hold("裁员", "公司裁員三百人"));
  CHECK(may_hold("渡轮", "新渡輪 9 月下水"));
  CHECK(may_hold("渡", "过渡"));
  CHECK(may_hold("straße", "in der Straße"));
  CHECK(may_hold("jobs", "ｊｏｂｓ"));
  CHECK(may_hold("office", "the oﬃce"));
  CHECK(may_hold("lamp", "lamps, a lamp's shade"));
  CHECK(may_hold("lamp", "(Lamp)"));
  CHECK(FormScan(std::vector<std::string>{"plant", "jobs"}).may_hold("three hundred jobs"));
}

TEST_CASE("texts without the word are passed over") {
  CHECK_FALSE(may_hold("jobs", "three hundred people, job by job"));
  CHECK_FALSE(may_hold("us", "u.k. and s.u"));
  CHECK_FALSE(may_hold("裁员", "公司裁掉员工，共三百人。"));
  CHECK_FALSE(may_hold("jobs", ""));
  CHECK_FALSE(may_hold("渡轮", "渡口有轮船，Ferry 9 班。"));
  CHECK_FALSE(may_hold("lamp", "lampshades and clamps, two Lamps, 9lamp"));
  CHECK_FALSE(FormScan().may_hold("anything"));
}

TEST_CASE("no token is ever missed") {
  const std::vector<std::string> characters = {"a",  "b",  "S",       "s",        "U",      ".",  "'",  "’",
                                               "‘",  "＇", "·",       "_",        ",",      " ",  "-",  "3",
                                               "é",  "É",  "e\u0301", "ß",        "ﬁ",      "Ａ", "９", "İ",
                                               "İ",  "ı",  "\u00AD",  "\u200D",   "\uFE0F", "裁", "員", "员",
                                               "，", "か", "が",      "か\u3099", "ｶ",      "ｶﾞ", "한", "\u1112\u1161",
                                               "ไ",  "ท",  "ย",       "ب",        "\u0651", "Σ",  "ς",  "ﷺ",
                                               "Ⅳ",  "㎞", "\xC3",    "\xFF",     "\uFFFD", "😀",  "𠮷"};
  std::mt19937 random(7);
  std::size_t tokens = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = 0; i < 12; ++i) text += characters[random() % characters.size()];
    for (const Token& token : default_analyzer().analyze(text, {})) {
      INFO(text, " / ", token.text);
      REQUIRE(may_hold(token.text, text));
      ++tokens;
    }
  }
  CHECK(tokens > 50000);
}

}  // namespace
}  // namespace claimdex::text
