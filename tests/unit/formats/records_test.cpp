#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

namespace {

ReadOptions as(Format format, std::string column_map = {}) {
  ReadOptions options;
  options.format = format;
  options.column_map = std::move(column_map);
  return options;
}

}  // namespace

TEST_SUITE("formats: records") {
  TEST_CASE("a line of NDJSON is an article") {
    const std::vector<Article> articles = read_all(
        "{\"id\":\"a\",\"title\":\"T\",\"text\":\"300 jobs "
        "go.\",\"url\":\"https://www.x.com/1\",\"published\":\"2026-01-02\",\"lang\":\"en\",\"tags\":[\"p\",\"q\"]}\n"
        "{\"html\":\"<p>Three &amp; four.</p>\",\"date\":1767312000}\r\n\n"
        "{\"id\":7,\"markdown\":\"## H\\n\\nBody.\"}",
        "in.ndjson");
    REQUIRE(articles.size() == 3);
    CHECK(articles[0].info.path == "a");
    CHECK(articles[0].info.file == "in.ndjson");
    CHECK(articles[0].info.record == 1);
    CHECK(articles[0].info.key.ends_with("in.ndjson#a"));
    CHECK(articles[0].info.metadata.tags == std::vector<std::string>{"p", "q"});
    CHECK(describe(articles[0]) == "title: T\nbody: 300 jobs go.\n");
    CHECK(articles[1].info.path == "in.ndjson#2");
    CHECK(format_moment(*articles[1].info.metadata.published) == "2026-01-02T00:00:00Z");
    CHECK(describe(articles[1]) == "body: Three & four.\n");
    CHECK(articles[2].info.path == "7");
    CHECK(describe(articles[2]) == "heading: H\nbody: Body.\n");
  }

  TEST_CASE("bad lines are problems with their number, the others go on") {
    std::vector<Article> articles;
    const std::string deep = "{\"text\":" + std::string(100000, '[') + std::string(100000, ']') + "}";
    const auto summary = read_bytes(
        "{\"id\":\"a\",\"text\":\"One.\"}\nno json\n{\"id\":\"b\"}\n" + deep + "\n{\"id\":\"c\",\"text\":\"Tw\xFFo\"}\n[1]\n",
        "in.ndjson", {}, [&](Article&& article) {
          articles.push_back(std::move(article));
          return true;
        });
    REQUIRE(summary.has_value());
    CHECK(articles.size() == 2);
    CHECK(articles[1].warnings.size() == 1);
    REQUIRE(summary->problems.size() == 4);
    CHECK(summary->problems[0].record == 2);
    CHECK(summary->problems[1].record == 3);
    CHECK(summary->problems[2].error.code == ErrorCode::too_deeply_nested);
    CHECK(summary->problems[3].record == 6);
  }

  TEST_CASE("one JSON document over many lines, and the sink that stops") {
    CHECK(read_all("[\n{\"id\":1,\n\"text\":\"One.\"},\n{\"id\":2,\"text\":\"Two.\"}]\n", "in.json", as(Format::ndjson)).size() ==
          2);
    CHECK(read_all("{\n\"id\":1,\n\"text\":\"One.\"\n}\n", "in.json").size() == 1);
    int seen = 0;
    const auto summary =
        read_bytes("{\"text\":\"a b\"}\n{\"text\":\"c d\"}\n", "in.ndjson", {}, [&](Article&&) { return ++seen < 1; });
    CHECK(summary.has_value());
    CHECK(seen == 1);
  }

  TEST_CASE("CSV: columns by name, quotes over lines, maps, tables without a header") {
    const std::vector<Article> named = read_all(
        "id,headline,body,date\n1,\"Cuts, again\",\"Line one.\n\nLine \"\"two\"\".\",2026-01-02\n2,Next,Text.,\n", "in.csv");
    REQUIRE(named.size() == 2);
    CHECK(named[0].info.format == Format::csv);
    CHECK(describe(named[0]) == "title: Cuts, again\nbody: Line one.\nbody: Line \"two\".\n");
    CHECK(named[0].info.key.ends_with("in.csv#1"));
    const std::vector<Article> german = read_all(
        "Wirtschaft;'Der Konzern streicht 300 Stellen, sagte der Chef. Das war\'s nicht.'\nWeb;'Noch ein Text, der etwas "
        "sagt.'\n",
        "in.csv");
    REQUIRE(german.size() == 2);
    CHECK(german[0].info.metadata.category == "Wirtschaft");
    CHECK(german[0].blocks.front().text.ends_with("Das war's nicht."));
    const std::vector<Article> mapped = read_all("x\ty\nfoo\tThe text.\n", "in.tsv", as(Format::csv, "text=2,title=x"));
    REQUIRE(mapped.size() == 1);
    CHECK(describe(mapped[0]) == "title: foo\nbody: The text.\n");
    const auto wrong = read_bytes("x,y\n1,2\n", "in.csv", as(Format::csv, "text=9"), [](Article&&) { return true; });
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().code == ErrorCode::invalid_argument);
  }
}
