// Looks at bytes instead of reading words: never another answer than the words give.
#include "searcher/words/han_scan.hpp"

#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex::search {
namespace {

struct Row {
  std::string text;
  std::optional<bool> want;
};

TEST_CASE("a string of Han characters is found in the bytes of a text in either script") {
  const SampleIndex index({{"a", "", "港口工程完工。", "zh"}});
  auto snapshot = SnapshotPool({index.place()}, schema::Missing::is_an_error).open();
  REQUIRE(snapshot.has_value());
  const TextPattern pattern = PatternReader(**snapshot).read_text("台湾国际港", true);
  const auto scan = HanScan::of(pattern);
  REQUIRE(scan.has_value());
  const Row rows[] = {
      {"台湾国际港今年扩建。", true},
      {"今年擴建臺灣國際港。", true},
      {"新建的台灣国际港", true},
      {"国际港口在台湾", false},
      {"湾国际港", false},
      {"台湾国际", false},
      {"", std::nullopt},
      {std::string(3, '\xE5') + "国际", false},
      {"台\xE2\x80\x8B湾国际港", std::nullopt},        // a character without width
      {"台湾国际港\xEF\xB8\x80", true},                // a variation selector behind it
      {"\xF0\xAF\xA0\x80国际港", std::nullopt},        // a compatibility form beyond the basic plane
      {"\xE2\xBC\x9E际港 \xE3\x8D\xBF", std::nullopt}  // a radical, a squared company
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(scan->stands_in(row.text) == row.want);
    if (row.want) CHECK(!find_pattern(pattern, row.text, 1).empty() == *row.want);
  }
}

TEST_CASE("only strings of Han characters are looked for in bytes") {
  const SampleIndex index({{"a", "", "港口工程完工。", "zh"}});
  auto snapshot = SnapshotPool({index.place()}, schema::Missing::is_an_error).open();
  REQUIRE(snapshot.has_value());
  for (const std::string_view text : {"港口", "港", "harbour works", "港口 工", "港口5号", "カメラ工場"}) {
    CAPTURE(text);
    CHECK_FALSE(HanScan::of(PatternReader(**snapshot).read_text(text, true)).has_value());
  }
}

TEST_CASE("strings that follow each other are found where nothing stands between them, and are left to the words elsewhere") {
  const SampleIndex index({{"a", "", "港口工程完工。", "zh"}});
  auto snapshot = SnapshotPool({index.place()}, schema::Missing::is_an_error).open();
  REQUIRE(snapshot.has_value());
  const TextPattern pattern = PatternReader(**snapshot).read_text("台湾 国际港", true);
  const auto scan = HanScan::of(pattern);
  REQUIRE(scan.has_value());
  const Row rows[] = {{"台湾国际港今年扩建。", true},  {"今年擴建臺灣國際港。", true}, {"在台湾的国际港", false},
                      {"国际港在台湾", false},         {"台湾与国际", false},          {"台湾，国际港", std::nullopt},
                      {"台湾 “国际港”", std::nullopt}, {"国际港，台湾", false},        {"台湾，国际港。台湾国际港", true}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(scan->stands_in(row.text) == row.want);
    if (row.want) CHECK(!find_pattern(pattern, row.text, 1).empty() == *row.want);
  }
}

TEST_CASE("strings are counted alike whether bytes or words tell, beyond the page too") {
  std::vector<SampleArticle> articles;
  for (int i = 0; i < 6; ++i) {
    const std::string name = std::to_string(i);
    articles.push_back({"with" + name, "", "记者参观了港口工程处。", "zh"});
    articles.push_back({"old" + name, "", "記者參觀了港口工程處。", "zh"});
    articles.push_back({"zero" + name, "", "记者参观了港口\xE2\x80\x8B工程处。", "zh"});
    articles.push_back({"without" + name, "", "工程处在港口，口工程。", "zh"});
    articles.push_back({"title" + name, "港口工程开工", "今天下雨。", "zh"});
  }
  const SampleIndex index(articles);
  SearchOptions few;
  few.show = Show::articles;
  few.limit = 2;
  SearchOptions all = few;
  all.limit = 0;
  const Searcher searcher = index.open();
  const auto page = searcher.search("港口工程", few);
  const auto every = searcher.search("港口工程", all);
  REQUIRE(page.has_value());
  REQUIRE(every.has_value());
  CHECK(page->hits.size() == 2);
  CHECK(page->total == every->total);
  CHECK(every->total == every->hits.size());
  CHECK(every->total >= 18);
  CHECK_FALSE(page->total_is_estimate);
  for (const Hit& hit : every->hits) CHECK_FALSE(hit.article.path.starts_with("without"));
  const auto others = searcher.search("工程处 -港口工程", all);
  REQUIRE(others.has_value());
  for (const Hit& hit : others->hits) CHECK(hit.article.path.starts_with("without"));
}

}  // namespace
}  // namespace claimdex::search
