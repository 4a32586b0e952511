// Words the index does not know; names that an article shortens.
#include "searcher/did_you_mean.hpp"

#include <algorithm>

#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex {
namespace {

const std::vector<SampleArticle> articles = {
    {"a", "Shipyard", "Nokia Shipyards builds ships. Nokia cut 2,000 jobs at the shipyard.", "en"},
    {"b", "Pasta", "Nokia cut 30 jobs at its pasta factory.", "en"},
};

std::string hints_of(const Searcher& searcher, std::string_view query) {
  const auto result = searcher.search(query);
  REQUIRE(result.has_value());
  std::string all;
  for (const std::string& hint : result->query.hints) all += hint + "\n";
  return all;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a word beside a comparison that is nearly the name of an event, and words that are no units") {
  const SampleIndex index({{"a", "", "Nokia's revenue was $20 million. The mill sold 300 boats.", "en"}});
  const Searcher searcher = index.open();
  CHECK(has(hints_of(searcher, "revenu > 1m"), "'revenu' is looked for as a word: did you mean the event 'revenue'"));
  CHECK_FALSE(has(hints_of(searcher, "revenue > 1m"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "mills > 5"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "NOT revenu > 1m"), "did you mean"));
  CHECK(has(hints_of(searcher, "> 5 foobars"), "no article has the word 'foobars', and it is no unit that is known (km"));
  CHECK(has(hints_of(searcher, "boats > 5 foobars"), "'foobars', and it is no unit"));
  CHECK_FALSE(has(hints_of(searcher, "foobars > 5"), "no unit"));
  CHECK_FALSE(has(hints_of(searcher, "> 5 boats"), "no unit"));
  CHECK_FALSE(has(hints_of(searcher, "> 5 km"), "no unit"));
}

TEST_CASE("a misspelt word gets the nearest word of the index, only where nothing was found") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(has(hints_of(searcher, "shipyrad > 5"), "did you mean 'shipyard'"));
  CHECK(has(hints_of(searcher, "factroy"), "did you mean 'factory'"));
  CHECK(has(hints_of(searcher, "layofs > 5"), "did you mean 'layoff"));
  CHECK(has(hints_of(searcher, "jop cuts > 5"), "no event is called 'jop cuts': did you mean 'job cuts'"));
  CHECK(has(hints_of(searcher, "裁圆 > 5"), "did you mean '裁"));
  CHECK_FALSE(has(hints_of(searcher, "波音 > 5"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "shipyard > 5"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "shipyard OR factroy"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "zzzzzzzz > 5"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "2001x"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "NOT shipyrad job cuts = 7"), "shipyrad"));
}

TEST_CASE("a misspelt word that has the stem of a rare one gets the frequent word beside it") {
  std::vector<SampleArticle> many = {{"a", "", "The governess left.", "en"}};
  for (int i = 0; i < 20; ++i) many.push_back({"b" + std::to_string(i), "", "The government met, and governors met.", "en"});
  const SampleIndex index(many);
  const Searcher searcher = index.open();
  CHECK(has(hints_of(searcher, "goverment"), "no article has 'goverment' as it is typed: did you mean 'government'"));
  CHECK_FALSE(has(hints_of(searcher, "governess"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "governing"), "did you mean"));
  CHECK_FALSE(has(hints_of(searcher, "=goverment"), "as it is typed"));
  CHECK_FALSE(has(hints_of(searcher, "governess NOT goverment"), "did you mean"));
}

TEST_CASE("edits are counted in characters, whatever the script") {
  const SampleIndex index({{"ru", "", "Центральный банк повысил процентные ставки.", "ru"},
                           {"vi", "", "Ngân hàng tăng lãi suất trong tháng này.", "vi"},
                           {"zh", "", "央行上调了利率。", "zh"},
                           {"other", "", "中央和央企都在场。", "zh"},
                           {"el", "", "Η τράπεζα αύξησε τα επιτόκια.", "el"}});
  const Searcher searcher = index.open();
  const auto total_of = [&](std::string_view query) { return searcher.search(query)->total; };
  CHECK(total_of("процентне~") == 1);
  CHECK(total_of("процнтне~") == 0);
  CHECK(total_of("процнтне~2") == 1);
  CHECK(total_of("επιτοκια~") == 1);
  CHECK(total_of("央行~") == 1);
  CHECK(has(hints_of(searcher, "ставкм"), "did you mean 'ставки'"));
  CHECK(has(hints_of(searcher, "lai"), "did you mean 'lãi'"));
  CHECK_FALSE(has(hints_of(searcher, "стол"), "did you mean"));
}

TEST_CASE("the name of an event that no article writes leads to its claims") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(has(hints_of(searcher, "redundancies"), "'redundancies' names an event: event:job_cuts finds 2 claims of it"));
  const SampleIndex denied({{"a", "Denial", "Nokia did not cut 700 jobs.", "en"}, {"b", "Pasta", "Nokia cut 30 jobs.", "en"}});
  CHECK(has(hints_of(denied.open(), "redundancies"), "event:job_cuts finds 1 claim of it"));  // as many as that query finds
  CHECK_FALSE(has(hints_of(searcher, "acquisitions"), "names an event"));                     // of which there is no claim
  CHECK_FALSE(has(hints_of(searcher, "redundancies > 5000"), "names an event"));
  CHECK_FALSE(has(hints_of(searcher, "shipyard"), "names an event"));
}

TEST_CASE("where only denied claims match, the hint says how to see them") {
  const SampleIndex index({{"a", "Denial", "Nokia did not cut 700 jobs.", "en"}, {"b", "Pasta", "Nokia cut 30 jobs.", "en"}});
  const Searcher searcher = index.open();
  CHECK(has(hints_of(searcher, "job cuts > 500"), "1 claim matches but is denied: with factuality:denied"));
  CHECK_FALSE(has(hints_of(searcher, "job cuts > 900"), "denied"));
  CHECK_FALSE(has(hints_of(searcher, "job cuts > 500 factuality:certain"), "denied:"));
  CHECK_FALSE(has(hints_of(searcher, "job cuts > 20"), "denied"));
}

TEST_CASE("where no article has all words, how many have all but one") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  const auto result = searcher.search("shipyard pasta");
  REQUIRE(result.has_value());
  CHECK(result->total == 0);
  REQUIRE(result->near.size() == 2);
  CHECK(result->near[0].dropped == "shipyard");
  CHECK(result->near[0].count == 1);
  REQUIRE(result->near[0].nearest.size() == 1);
  CHECK(result->near[0].nearest[0].article.metadata.title == "Pasta");
  SearchOptions bare;
  bare.near_misses = false;
  CHECK(searcher.search("shipyard pasta", bare)->near.empty());
  CHECK(searcher.search("shipyard Nokia")->near.empty());
  CHECK(searcher.search("shipyard pasta a b c d e f g")->near.empty());  // a search for each of many words would take long
}

TEST_CASE("an article that two opened indexes hold lists its claims under both hits") {
  const SampleIndex index(articles);
  const auto both = Searcher::open({index.place(), index.place()});
  REQUIRE(both.has_value());
  const auto result = both->search("pasta");
  REQUIRE(result.has_value());
  REQUIRE(result->hits.size() == 2);
  CHECK_FALSE(result->hits[0].claims.empty());
  CHECK(result->hits[0].claims == result->hits[1].claims);
}

TEST_CASE("the whole name finds claims of the article's short form, not those of a namesake") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "job cuts company:\"Nokia Shipyards\"") == std::vector<std::string>{"a:2000"});
}

TEST_CASE("languages and stories that are not there: mistakes are errors, codes of languages get a hint") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  for (const char* query : {"lang:klingon", "lang:english > 5", "pasta -lang:english"}) {
    INFO(query);
    const auto found = searcher.search(query);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code == ErrorCode::invalid_value);
    CHECK(found.error().where.has_value());
    CHECK(has(found.error().hint, "languages of this index: en"));
  }
  CHECK(has(hints_of(searcher, "lang:fr"), "no article is in 'fr': languages of this index: en"));
  CHECK_FALSE(has(hints_of(searcher, "lang:en nokia"), "languages"));
  CHECK(searcher.search("lang:EN > 5")->total > 0);
  for (const char* query : {"story:nowhere", "nokia story:0123456789abcdef"}) {
    INFO(query);
    const auto found = searcher.search(query);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code == ErrorCode::not_found);
    CHECK(found.error().where.has_value());
  }
}

TEST_CASE("numbers of several currencies, sorted as they are written, say so") {
  const SampleIndex index({{"a", "", "Nokia's revenue was 20 million euros. Sony's revenue was 900 million yen.", "en"},
                           {"b", "", "Oxley Steel made a profit of $5 million after a loss of $7 million.", "en"}});
  const Searcher searcher = index.open();
  SearchOptions options;
  options.sort = Sort::value;
  const auto hint = [&](std::string_view query) {
    const auto result = searcher.search(query, options);
    REQUIRE(result.has_value());
    return std::any_of(result->query.hints.begin(), result->query.hints.end(),
                       [](const std::string& one) { return has(one, "not converted (EUR JPY)"); });
  };
  CHECK(hint("revenue > 1m"));
  CHECK_FALSE(hint("revenue > 1m EUR"));
  CHECK_FALSE(hint("profit > 1m"));
  options.sort = Sort::relevance;
  CHECK_FALSE(hint("revenue > 1m"));
  // A number beside senses of one event is of that event's kind.
  CHECK(searcher.search("(profit OR loss) > 1m")->total == 2);
  CHECK(searcher.search("(profit OR revenue) > 1m")->total == 0);
}

}  // namespace
}  // namespace claimdex
