// Runs every analyzers/lang/<code>/{period,speaker,factuality}.cases; tab-separated, '#' = comment, "-" = none, "[title] " before
// a sentence makes it a headline:
//   period.cases      low, period as written, its days (format_period), sentence; the article is of Thursday 2025-11-20
//   speaker.cases     low, speaker, text
//   factuality.cases  low, factuality, sentence
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/lang/tables.hpp"
#include "claimdex/extraction.hpp"
#include "tests/unit/claim/case_article.hpp"

namespace {

using std::chrono::sys_days;

constexpr sys_days published{std::chrono::year{2025} / 11 / 20};

claimdex::Article article_of(std::string text, const std::string& lang, bool is_dated = true) {
  return claimdex::cases::article_of(std::move(text), lang, is_dated ? std::optional(published) : std::nullopt);
}

std::string or_none(const std::string& text) { return text.empty() ? "-" : text; }

/// Passes where one of the claims with the value `low` gives `wanted`.
void check_claims(const std::string& low_text, const std::string& wanted, const claimdex::Article& article,
                  const std::function<std::string(const claimdex::Claim&)>& read) {
  const double low = std::strtod(low_text.c_str(), nullptr);
  std::string seen;
  for (const claimdex::Claim& claim : claimdex::extract_claims(article)) {
    if (std::abs(claim.quantity.low - low) > 1e-3 * std::max(1.0, low)) continue;
    const std::string got = read(claim);
    if (got == wanted) return;
    seen += " [" + got + "]";
  }
  FAIL_CHECK("wanted [" << wanted << "], read" << (seen.empty() ? " nothing" : seen));
}

void check_fields(const std::string& name, const std::vector<std::string>& fields, const std::string& lang) {
  if (name == "period.cases") {
    REQUIRE(fields.size() == 4);
    check_claims(fields[0], fields[1] + " = " + fields[2], article_of(fields[3], lang), [](const claimdex::Claim& claim) {
      return or_none(claim.period.text) + " = " + or_none(format_period(claim.period));
    });
    return;
  }
  REQUIRE(fields.size() == 3);
  check_claims(fields[0], fields[1], article_of(fields[2], lang), [&](const claimdex::Claim& claim) {
    return name == "speaker.cases" ? claim.speaker.value_or("-") : std::string(claimdex::name_of(claim.factuality));
  });
}

void check_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  int line = 0;
  for (std::string text; std::getline(file, text);) {
    ++line;
    if (text.empty() || text.front() == '#') continue;
    CAPTURE(path.string());
    CAPTURE(line);
    CAPTURE(text);
    std::vector<std::string> fields;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, '\t');) fields.push_back(part);
    check_fields(path.filename().string(), fields, path.parent_path().filename().string());
  }
}

void check_all(const std::string& name) {
  int files = 0;
  for (const auto& folder : std::filesystem::directory_iterator(CLAIMDEX_SOURCE_DIR "/analyzers/lang")) {
    const std::filesystem::path path = folder.path() / name;
    if (!std::filesystem::exists(path)) continue;
    ++files;
    check_file(path);
  }
  CHECK(files == 8);
}

claimdex::Period first_period(const std::string& text, bool is_dated) {
  const auto claims = claimdex::extract_claims(article_of(text, "en", is_dated));
  REQUIRE(!claims.empty());
  return claims.front().period;
}

}  // namespace

TEST_SUITE("facts") {
  TEST_CASE("periods of every language") { check_all("period.cases"); }
  TEST_CASE("speakers of every language") { check_all("speaker.cases"); }
  TEST_CASE("factuality of every language") { check_all("factuality.cases"); }

  TEST_CASE("without a date of the article relative times stay as written, absolute ones are resolved") {
    CHECK(first_period("Sales rose 5% last year.", false).text == "last year");
    CHECK(!first_period("Sales rose 5% last year.", false).from);
    CHECK(format_period(first_period("Sales rose 5% in 2024.", false)) == "2024-01-01..2024-12-31");
  }

  TEST_CASE("any mixture of time words, speech words and numbers gives periods in order and spans inside the text") {
    std::uint32_t seed = 7;
    const auto next = [&seed](std::size_t bound) {
      seed = seed * 1664525U + 1013904223U;
      return static_cast<std::size_t>(seed >> 8) % bound;
    };
    const std::vector<std::string> others = {"500",     "2024", "31", "5%",   "$3m", "20.11.2025", "1990s", "q4",
                                             "2024/25", ",",    ".",  "\"",   "“",   "”",          "(",     ")",
                                             "，",      "。",   "的", "Hexa", "-",   "\xff"};
    for (const std::string lang : {"de", "en", "es", "fr", "ja", "ko", "pt", "zh"}) {
      std::vector<std::string> words = others;
      for (const std::string name : {"/periods.tsv", "/speakers.tsv", "/factuality.tsv"})
        claimdex::lang::for_each_row(claimdex::lang::table(lang + name),
                                     [&](const auto& fields, std::size_t) { words.emplace_back(fields[0]); });
      for (int round = 0; round < 200; ++round) {
        std::string text = "500 ";
        for (std::size_t i = 0; i < 30; ++i)
          text += (next(3) == 0 ? others[next(others.size())] : words[next(words.size())]) +
                  (lang == "zh" || lang == "ja" ? "" : " ");
        CAPTURE(text);
        for (const claimdex::Claim& claim : claimdex::extract_claims(article_of(text, lang))) {
          if (claim.period.from && claim.period.to) CHECK(*claim.period.from <= *claim.period.to);
          CHECK(claim.sentence.find(claim.period.text) != std::string::npos);
        }
      }
    }
  }

  TEST_CASE("many time words and quantities cost no more than their number") {
    std::string text = "Sales rose 5% in";
    for (int i = 0; i < 20000; ++i) text += " the first quarter of last year in";
    CHECK(claimdex::extract_claims(article_of(text + " 2024.", "en")).size() == 1);
  }

  TEST_CASE("the explanation names the words that decided and what lost") {
    claimdex::ExtractionOptions options;
    options.explain = true;
    const auto extractor = claimdex::ClaimExtractor::create(options);
    REQUIRE(extractor.has_value());
    const auto claims =
        extractor->extract(article_of("Hexa said on Monday it will cut 500 jobs by June, after 200 in March.", "en"));
    REQUIRE(!claims.empty());
    std::vector<std::string> labels;
    for (const claimdex::Explanation& step : claims.front().explanation.children) labels.push_back(step.label);
    for (const std::string label :
         {"number", "bound", "event", "direction", "object", "company", "factuality", "speaker", "period"})
      CHECK_MESSAGE(std::find(labels.begin(), labels.end(), label) != labels.end(), label);
  }

  TEST_CASE("the explanation names the companies that lost") {
    claimdex::ExtractionOptions options;
    options.explain = true;
    const auto extractor = claimdex::ClaimExtractor::create(options);
    REQUIRE(extractor.has_value());
    const auto claims =
        extractor->extract(article_of("Hexa Corp will cut 300 jobs at its mill, which Borealis Foods Inc sold in May.", "en"));
    REQUIRE(!claims.empty());
    const auto& steps = claims.front().explanation.children;
    const auto company =
        std::find_if(steps.begin(), steps.end(), [](const claimdex::Explanation& step) { return step.label == "company"; });
    REQUIRE(company != steps.end());
    CHECK(company->detail.starts_with("Hexa Corp"));
    REQUIRE(company->children.size() == 1);
    CHECK(company->children.front().label == "lost");
    CHECK(company->children.front().detail.find("Borealis Foods") != std::string::npos);
  }
}
