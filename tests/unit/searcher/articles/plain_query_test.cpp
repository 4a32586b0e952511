// Plain language as a query: what is left out, cut, and weighed.
#include "searcher/articles/plain_query.hpp"

#include "analyzers/text/query_stops.hpp"
#include "indexer/schema/lead_codes.hpp"
#include "indexer/schema/word_sequence.hpp"
#include "searcher/articles/word_nearness.hpp"
#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex::search {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : telling_tokens(text)) words.push_back(token.text);
  return words;
}

std::string first_hit(const SampleIndex& index, std::string_view text) {
  const auto hits = index.open().search_text(text, 10);
  REQUIRE(hits.has_value());
  return hits->empty() ? std::string() : hits->front().article.path;
}

using Words = std::vector<std::string>;

TEST_CASE("words that ask and join are left out, but never all of them") {
  CHECK(words_of("What is the capital of the province?") == Words{"capital", "province"});
  CHECK(words_of("Wie viele Brücken hat die Stadt?") == Words{"brücken", "stadt"});
  CHECK(words_of("to be or not to be").size() == 6);
  CHECK(words_of("桥是什么时候建成的").front() == "桥");
  CHECK(text::is_query_stop("which", "en"));
  CHECK_FALSE(text::is_query_stop("which", "de"));
  CHECK(text::without_stop_phrases("工厂在哪里", "zh") != "工厂在哪里");
}

TEST_CASE("links say nothing; the words of a glued name count") {
  CHECK(words_of("bridge closed https://example.org/a?b=c today") == Words{"bridge", "closed", "today"});
  CHECK(words_of("see #HarbourBridge") == Words{"see", "harbourbridge", "harbour", "bridge"});
  CHECK(words_of("see #harbour") == Words{"see", "harbour"});
  CHECK(words_of("closed#harbourpic.twitter.com/Abc12") == Words{"closed", "harbour"});
}

TEST_CASE("the writing of the query chooses the weighting") {
  CHECK(is_mostly_cjk("桥梁 ABC"));
  CHECK_FALSE(is_mostly_cjk("bridge 桥"));
  CHECK_FALSE(is_mostly_cjk(""));
}

TEST_CASE("a compound also finds its parts") {
  const SampleIndex index({{"a", "", "Der Fluss fließt aus dem Gletscher; der Abfluss ist kalt.", "de"},
                           {"b", "", "Die Stadt hat einen Bahnhof und einen Markt.", "de"},
                           {"c", "", "Das Dorf hat eine Schule und einen Laden.", "de"}});
  CHECK(first_hit(index, "Gletscherabfluss") == "a");
}

TEST_CASE("an article that begins with what is asked comes first") {
  const std::string filler =
      "The council met on a cold day and spoke of many things, of roads, of schools, of trees and of the weather, and "
      "nobody left before the evening came and the lamps were lit in every street of the old town by the river bank. "
      "People went home late and slept well, as people do after long meetings about things of little weight. ";
  const SampleIndex index({{"late", "", filler + "A bridge fell."}, {"early", "", "A bridge fell. " + filler}});
  CHECK(first_hit(index, "bridge fell") == "early");
}

TEST_CASE("coverage counts each word once, by its weight") {
  const SampleIndex index({{"a", "", "The bridge fell."}, {"b", "", "The bridge stands."}, {"c", "", "Bridges stand."}});
  auto snapshot = SnapshotPool({index.place()}, schema::Missing::is_an_error).open();
  REQUIRE(snapshot.has_value());
  PlainTextCompiler compiler(**snapshot);
  compiler.compile("bridge fell");
  const auto lead_of = [](std::initializer_list<std::string_view> words) {
    schema::LeadCodes lead;
    for (const std::string_view word : words) lead.add(word);
    return lead.take();
  };
  CHECK(compiler.coverage(lead_of({"the", "bridge", "fell", "it", "fell"})) == doctest::Approx(1));
  CHECK(compiler.coverage(lead_of({"bridge", "bridge"})) < compiler.coverage(lead_of({"fell"})));
  CHECK(compiler.coverage("") == 0);
}

TEST_CASE("common bigrams only add weight where rarer ones find enough articles") {
  std::vector<SampleArticle> articles = {{"rare", "", "灯塔建在海边。", "zh"}};
  for (int i = 0; i < 9; ++i) articles.push_back({"common" + std::to_string(i), "", "海边有船。", "zh"});
  const SampleIndex index(articles);
  auto snapshot = SnapshotPool({index.place()}, schema::Missing::is_an_error).open();
  REQUIRE(snapshot.has_value());
  PlainTextCompiler compiler(**snapshot);
  const auto matches = [&](std::string_view text, std::size_t enough) {
    Xapian::Enquire enquire((*snapshot)->database());
    enquire.set_query(compiler.compile(text, enough));
    return enquire.get_mset(0, 100).size();
  };
  CHECK(matches("灯塔海边", 1) == 1);
  CHECK(matches("灯塔海边", 100) == 10);
  CHECK(matches("海边", 1) == 10);
}

TEST_CASE("claims in the index do not make common words of articles rare") {
  std::vector<SampleArticle> articles;
  for (int i = 0; i < 20; ++i)
    articles.push_back({"n" + std::to_string(i), "", "The mill sold 120 tables, 130 chairs, 140 lamps and 150 doors this year."});
  articles.push_back({"oak", "", "The oak grew beside the mill."});
  const SampleIndex index(articles);
  CHECK(first_hit(index, "mill mill oak") == "oak");
}

TEST_CASE("an article whose words stand together, as they do in the question, comes first") {
  const SampleIndex index(
      {{"apart", "One", "A strike of bakers began. Ferries left on time while the harbour slept all day."},
       {"together", "Two", "Bakers worked on. All day the harbour strike went on, and ferries slept on time."}});
  CHECK(first_hit(index, "harbour strike") == "together");
  CHECK(first_hit(index, "strike in the harbour") == "together");
}

TEST_CASE("pairs of words are near within a window, less so the other way round") {
  schema::WordSequence sequence;
  const auto add = [&](std::uint32_t position, std::string_view word) { sequence.add(position, word); };
  add(1, "harbour");
  add(3, "strike");
  add(40, "ferry");
  add(500, "baker");
  const std::string words = sequence.take();
  const auto nearness = [&](std::string_view first, std::string_view second) {
    WordNearness near;
    near.add_form({first, schema::word_hash(first), 0});
    near.add_form({second, schema::word_hash(second), 1});
    near.add_pair({0, 1, 2.5});
    return near.in(words);
  };
  CHECK(nearness("harbour", "strike") == doctest::Approx(1));
  CHECK(nearness("strike", "harbour") == doctest::Approx(near_weights.backwards));
  CHECK(nearness("strike", "ferry") == 0);
  CHECK(nearness("harbour", "quay") == 0);
  CHECK(WordNearness().empty());
  CHECK(WordNearness().in(words) == 0);
}

}  // namespace
}  // namespace claimdex::search
