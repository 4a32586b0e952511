// Runs every analyzers/lang/<code>/event.cases: low, event, direction, object, sentence; tab-separated.
// An empty object is not compared, "-" = none; else the object must end with it. "[title] " before a sentence makes it a
// headline.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/phrase_alternatives.hpp"
#include "claimdex/extraction.hpp"
#include "tests/unit/claim/case_article.hpp"

namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream parts(line);
  for (std::string part; std::getline(parts, part, '\t');) fields.push_back(part);
  return fields;
}

bool object_agrees(const std::string& wanted, const std::string& got) {
  if (wanted.empty()) return true;
  return wanted == "-" ? got.empty() : got.ends_with(wanted);
}

void check_case(const std::vector<std::string>& fields, const std::string& lang) {
  const double low = std::strtod(fields[0].c_str(), nullptr);
  std::string seen;
  for (const claimdex::Claim& claim : claimdex::extract_claims(claimdex::cases::article_of(fields[4], lang))) {
    if (std::abs(claim.quantity.low - low) > 1e-3 * std::max(1.0, low)) continue;
    const std::string event(claimdex::name_of(claim.event));
    const std::string direction(claimdex::name_of(claim.direction));
    if (event == fields[1] && direction == fields[2] && object_agrees(fields[3], claim.quantity.object)) return;
    seen += " [" + event + " " + direction + " '" + claim.quantity.object + "']";
  }
  FAIL_CHECK("read as" << (seen.empty() ? " nothing" : seen));
}

void check_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  int line = 0;
  for (std::string text; std::getline(file, text);) {
    ++line;
    if (text.empty() || text.front() == '#') continue;
    const std::vector<std::string> fields = fields_of(text);
    CAPTURE(path.string());
    CAPTURE(line);
    CAPTURE(text);
    REQUIRE(fields.size() == 5);
    check_case(fields, path.parent_path().filename().string());
  }
}

}  // namespace

TEST_SUITE("events") {
  TEST_CASE("the cases of every language") {
    int files = 0;
    for (const auto& folder : std::filesystem::directory_iterator(CLAIMDEX_SOURCE_DIR "/analyzers/lang")) {
      const std::filesystem::path path = folder.path() / "event.cases";
      if (!std::filesystem::exists(path)) continue;
      ++files;
      check_file(path);
    }
    CHECK(files >= 6);
  }

  TEST_CASE("a title of cuts or changes is of jobs only where work is counted below it") {
    const auto event_below = [](const std::string& title, const std::string& text) {
      claimdex::Article article = claimdex::cases::article_of("[title] " + title, "en");
      article.info.metadata.title = title;
      article.blocks.push_back(claimdex::cases::article_of(text, "en").blocks.front());
      const std::vector<claimdex::Claim> claims = claimdex::extract_claims(article);
      REQUIRE(claims.size() == 1);
      return claims.front().event;
    };
    CHECK(event_below("Restructuring at Lofoten Bank", "A further 9,000 jobs follow in May.") == claimdex::Event::job_cuts);
    CHECK(event_below("Shake-up of family courts", "About 9,000 couples turn to a judge.") == claimdex::Event::other);
    CHECK(event_below("Lofoten Life cuts bonuses", "It wrote to 9,000 investors.") == claimdex::Event::other);
  }

  TEST_CASE("a large bare number of what is counted in money only is money in the article's currency") {
    const auto currency_of = [](const std::string& text, const std::string& lang) {
      const std::vector<claimdex::Claim> claims = claimdex::extract_claims(claimdex::cases::article_of(text, lang));
      REQUIRE(!claims.empty());
      return claims.back().quantity.currency;
    };
    CHECK(currency_of("Die Bank machte einen Verlust von 300 Millionen.", "de") == "EUR");
    CHECK(currency_of("Le groupe a perdu 300 millions l'an dernier.", "fr") == "EUR");
    CHECK(currency_of("Das Kleid kostet 90 Schweizer Franken. Die Bank machte einen Verlust von 300 Millionen.", "de") == "CHF");
    CHECK(currency_of("La empresa facturó 145 millones en mayo.", "es").empty());  // of euros, or of any peso
    CHECK(currency_of("It paid £90m ($120m) for the mine. It spent 300 million on roads.", "en") == "GBP");
    CHECK(currency_of("It spent 300 million on roads.", "en") == "USD");
    CHECK(currency_of("Net 1,840,000 vs 1,310,000", "en") == "USD");  // a line of results
    CHECK(currency_of("Sales were 1,840,000 cars.", "en").empty());
    CHECK(currency_of("La empresa pagó 5 dólares. La empresa facturó 145 millones en mayo.", "es") == "USD");
    CHECK(currency_of("Die Bank hat 300 Millionen Kunden.", "de").empty());
    CHECK(currency_of("Die Zahl stieg auf 300 Millionen.", "de").empty());
    CHECK(currency_of("Die Bevölkerung wuchs auf 84 Millionen.", "de").empty());
  }

  TEST_CASE("alternatives of a phrase multiply") {
    CHECK(claimdex::claims::expand_alternatives("(lay|lays) off") == std::vector<std::string>{"lay off", "lays off"});
    CHECK(claimdex::claims::expand_alternatives("(a|b) (c|d)").size() == 4);
    CHECK(claimdex::claims::expand_alternatives("plain") == std::vector<std::string>{"plain"});
  }

  TEST_CASE("a split verb is found at both its places, and only with its second part") {
    const claimdex::claims::EventLexicon lexicon("de");
    const auto cuts = [&](std::string_view text) {
      std::vector<claimdex::claims::Trigger> triggers;
      lexicon.find(claimdex::text::PhraseText(text), triggers);
      return std::count_if(triggers.begin(), triggers.end(), [](const claimdex::claims::Trigger& trigger) {
        return trigger.entry->event == claimdex::Event::job_cuts && trigger.entry->role == claimdex::claims::TriggerRole::act;
      });
    };
    CHECK(cuts("die bank baut 500 stellen ab") == 2);
    CHECK(cuts("die bank baut ein haus") == 0);
    CHECK(cuts("die bank baut, das geht ab") == 0);
  }
}
