// The default analyzer and fold: tables of texts and their tokens, any bytes, and ICU as the slow second opinion.
#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "claimdex/analysis.hpp"
#include "tests/support/token_checker.hpp"

namespace {

using claimdex::testing::show_tokens;

struct Row {
  std::string_view lang;
  std::string_view text;
  std::string_view want;
};

const Row rows[] = {
    {"en", "", ""},
    {"en", "WiseTech’s layoffs: 2,000 jobs!", "wisetech layoffs/layoff 2,000 jobs/job"},
    {"", "WiseTech cuts jobs", "wisetech cuts jobs"},
    {"en", "the U.S. and the UK, 3.5% of example.com", "the us and the uk 3.5 of example.com"},
    {"en", "It ended.The next can't foo_bar state-of-the-art", "it ended/end the next can't foo_bar state of the art"},
    {"de", "Stellenabbau bei Häusern: 1.200 Stellen", "stellenabbau bei häusern/haus 1.200 stellen/stell"},
    {"fr", "L’usine d'Airbus supprime aujourd'hui 1 200 postes",
     "l usine/usin d airbus supprime/supprim aujourd'hui 1 200 postes/post"},
    {"zh", "裁員5G手機", "裁 裁员 员 5g 手 手机 机"},
    {"zh", "臺灣，人", "台 台湾 湾 人"},
    {"ja", "ｶﾞｽ会社", "ガ ガス ス ス会 会 会社 社"},
    {"ko", "감원 계획", "감 감원 원 계 계획 획"},
    {"ru", "Сокращение рабочих", "сокращение/сокращен рабочих/рабоч"},
    {"th", "ลดพนักงาน", "ลด พนักงาน"},
    {"", "①２０ ﬁne ＡＢＣ", "120 fine abc"},
    {"", "e\xCC\x81tude soft\xC2\xADhyphen", "étude softhyphen"},
    {"xx", "no stemmer here", "no stemmer here"},
};

/// The word and number pieces that ICU finds in `text`.
std::string icu_words(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &status);
  breaks->setText(&view, status);
  std::string found;
  for (int32_t begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next())
    if (breaks->getRuleStatus() >= UBRK_WORD_NUMBER)
      found += "[" + text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)) + "]";
  utext_close(&view);
  return found;
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("the default analyzer folds, cuts and stems") {
    CHECK(claimdex::default_analyzer().name() == "claimdex.text/1");
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(show_tokens(row.text, row.lang) == row.want);
    }
  }

  TEST_CASE("words of alphabetic scripts are cut where ICU cuts them") {
    std::mt19937 random(13);
    const std::string_view pieces[] = {"a", "bc", "7", "12", ".", ",", "'", "’", "-", " ", "é", "ж", "e\xCC\x81", "$", "/"};
    for (int round = 0; round < 4000; ++round) {
      std::string text;
      for (std::size_t n = random() % 14; n > 0; --n) text += pieces[random() % std::size(pieces)];
      std::string found;
      for (const claimdex::Token& token : claimdex::default_analyzer().analyze(text, ""))
        found += "[" + std::string(token.span.of(text)) + "]";
      CAPTURE(text);
      CHECK(found == icu_words(text));
    }
  }

  TEST_CASE("any bytes give tokens in order and in bounds") {
    std::mt19937 random(17);
    const std::string_view pieces[] = {"A", "裁", "ｶ", "ﾞ",  "\xCC\x81",         "\xFF", "\xE8", "ก", "'",
                                       ".", " ",  "9", "가", "\xF0\xA0\x80\x80", "_",    "é"};
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (std::size_t n = random() % 16; n > 0; --n) text += pieces[random() % std::size(pieces)];
      std::size_t begin = 0;
      for (const claimdex::Token& token : claimdex::default_analyzer().analyze(text, "en")) {
        CHECK((token.span.begin >= begin && token.span.begin < token.span.end && token.span.end <= text.size()));
        begin = token.span.begin;
      }
    }
    CHECK(claimdex::default_analyzer().analyze(std::string(1 << 20, 'x'), "en").size() > 1000);
    CHECK(claimdex::default_analyzer().analyze(std::string(100000, '\xE0'), "th").empty());
  }

  TEST_CASE("fold keeps the text whole") {
    const std::string_view folds[][2] = {
        {"", ""},
        {"ABC “x” ’", "abc \"x\" '"},
        {"臺灣裁員", "台湾裁员"},
        {"ＡＢＣ １２ ﬁ", "abc 12 fi"},
        {"Straße", "strasse"},
        {"e\xCC\x81", "é"},
    };
    for (const auto& [text, want] : folds) CHECK(claimdex::fold(text) == want);
  }
}
