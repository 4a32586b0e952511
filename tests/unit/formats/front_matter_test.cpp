#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

TEST_SUITE("formats: front matter") {
  TEST_CASE("values that YAML breaks or cuts keep their text") {
    struct Row {
      std::string_view line;
      std::string_view title;
    };
    const Row rows[] = {
        {"title: Acme: 300 jobs go", "Acme: 300 jobs go"},
        {"title: @acme cuts jobs", "@acme cuts jobs"},
        {"title: [Update] jobs", "[Update] jobs"},
        {"title: 50% #ai gone", "50% #ai gone"},
        {"title: \"Acme \\\"cuts\\\" 300\"", "Acme \"cuts\" 300"},
        {"title: 'It''s over'", "It's over"},
        {"title: \"\"Calm\": a study\"", "\"Calm\": a study"},
        {"title: \"40$\\times$ faster, 360{\\deg} views\"", "40$\\times$ faster, 360{\\deg} views"},
        {"title: Acme\u00A0cuts\u2009jobs", "Acme\u00A0cuts\u2009jobs"},
        {"title: \"Acme\" cuts 300", "\"Acme\" cuts 300"},
        {"title: \"never closed", "\"never closed"},
        {"title: >-\n  Acme cuts\n  300 jobs", "Acme cuts 300 jobs"},
        {"title: |\n  Acme cuts", "Acme cuts"},
        {"title: Acme cuts\n  300 jobs", "Acme cuts 300 jobs"},
        {"title: \"two\n  lines\"", "two lines"},
        {"title: **Acme** cuts", "Acme cuts"},
        {"title: *alias", "*alias"},
        {"title:   spaced  out ", "spaced out"},
        {"Title: Key in capitals", "Key in capitals"},
        {"headline: Another key", "Another key"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.line);
      const std::string bytes = "---\n" + std::string(row.line) + "\nauthor: Jo Roe\n---\n\nThe body.\n";
      const Article article = read_one(bytes);
      CHECK(article.info.format == Format::front_matter);
      CHECK(article.info.metadata.title == row.title);
      CHECK(article.info.metadata.author == "Jo Roe");
      CHECK(article.blocks.back().text == "The body.");
      check_sources(article, bytes);
    }
  }

  TEST_CASE("lists, nested names and provenance") {
    const Article article = read_one(
        "---\ntitle: T of it\ntags:\n  - One Two\n  - Three\ncategories: [Tech, \"Big, Co\"]\nauthor:\n  name: Jo Roe\n"
        "publishedAt: \"2025-12-23\"\nfetched: 2026-01-02T03:04:05\nurl: https://www.example.com/x\nslug: "
        "500-jobs\n---\nBody.\n");
    const Metadata& metadata = article.info.metadata;
    CHECK(metadata.tags == std::vector<std::string>{"One Two", "Three"});
    CHECK(metadata.category == "Tech");
    CHECK(metadata.author == "Jo Roe");
    CHECK(format_moment(*metadata.published) == "2025-12-23");
    CHECK(metadata.published_from == DateOrigin::metadata);
    CHECK(format_moment(*metadata.fetched) == "2026-01-02T03:04:05Z");
    CHECK(metadata.site == "example.com");
    CHECK(metadata.other == std::vector<std::pair<std::string, std::string>>{{"slug", "500-jobs"}});
    CHECK(describe(article) == "title: T of it\nbody: Body.\n");
  }

  TEST_CASE("keys that are no prose give no block") {
    const Article article = read_one(
        "---\ntitle: T\nmetaTitle: 500 go\nmetaDescription: 500 go\nkeywords:\n  - 500 go\nexcerpt: 400 go.\n---\nBody.\n");
    CHECK(describe(article) == "title: T\nexcerpt: 400 go.\nbody: Body.\n");
  }

  TEST_CASE("a missing closing line, blank lines inside, and a rule that is none") {
    CHECK(describe(read_one("---\ntitle: T\nauthor: A\n\nBody goes on here.\n")) == "title: T\nbody: Body goes on here.\n");
    CHECK(describe(read_one("---\n\ntitle: T\n\ndate: 2018-09-06\n\n---\n\nBody.\n")) == "title: T\nbody: Body.\n");
    CHECK(read_one("---\n\nJust text after a rule, without any key.\n").info.format != Format::front_matter);
  }

  TEST_CASE("aliases are not expanded") {
    const Article article = read_one("---\na: &a [x, x]\nb: [*a, *a]\ntitle: T\n---\nBody.\n");
    CHECK(article.info.metadata.other.front().second == "&a [x, x]");
  }
}
