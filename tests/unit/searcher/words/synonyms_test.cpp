// What means the same as a word of the query is found too, behind it, and only where a plain word asks.
#include "analyzers/text/synonyms.hpp"
#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex {
namespace {

using Names = std::vector<std::string>;

const std::vector<SampleArticle> articles = {
    {"a", "Roads", "A lorry stood across the road in the fog for hours."},
    {"b", "Roads again", "Trucks were sent round by the coast while the road was closed."},
    {"c", "Boats", "The ferry did not sail."},
    {"d", "Power", "A power cut left the harbour dark."},
};

Names articles_found(const Searcher& searcher, std::string_view query, bool synonyms = true) {
  SearchOptions options;
  options.show = Show::articles;
  options.synonyms = synonyms;
  return found(searcher, query, options);
}

TEST_CASE("a plain word finds its synonyms behind itself") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(articles_found(searcher, "lorries") == Names{"a", "b"});
  CHECK(articles_found(searcher, "truck road") == Names{"b", "a"});
  CHECK(articles_found(searcher, "blackout") == Names{"d"});
}

TEST_CASE("exact words, phrases, wildcards, negations and --no-synonyms find only what is written") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(articles_found(searcher, "=lorry") == Names{"a"});
  CHECK(articles_found(searcher, "\"lorry stood\"") == Names{"a"});
  CHECK(articles_found(searcher, "lorr*") == Names{"a"});
  CHECK(articles_found(searcher, "road -lorry") == Names{"b"});
  CHECK(articles_found(searcher, "lorry", false) == Names{"a"});
}

TEST_CASE("the tree of a query shows the synonyms and their weight") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  const auto result = searcher.search("lorry", {});
  REQUIRE(result.has_value());
  const Explanation& tree = result->query.tree;
  REQUIRE(tree.children.size() == 2);
  CHECK(tree.children[1].detail == "truck^0.4");
}

TEST_CASE("synonyms are found by any form of a word and by phrases, in each language") {
  CHECK(text::synonyms_of("Lorries", "en") == std::vector<std::string>{"truck"});
  CHECK(text::synonyms_of("power cuts", "en") == std::vector<std::string>{"blackout", "power outage"});
  CHECK(text::synonyms_of("ferry", "en").empty());
  CHECK(text::synonyms_of("通貨膨脹", "zh") == std::vector<std::string>{"通胀"});
  CHECK(text::synonyms_of("Grippe", "de") == std::vector<std::string>{"Influenza"});
  CHECK(text::synonyms_of("lorry", "xx").empty());
}

}  // namespace
}  // namespace claimdex
