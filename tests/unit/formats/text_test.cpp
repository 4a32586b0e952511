#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

TEST_SUITE("formats: text and pages") {
  TEST_CASE("a headline over a body") {
    const Article article = read_one("Acme cuts 300 jobs\n\nThe firm said so on Monday.\n\nIts shares rose.\n");
    CHECK(article.info.format == Format::text);
    CHECK(describe(article) == "title: Acme cuts 300 jobs\nbody: The firm said so on Monday.\nbody: Its shares rose.\n");
    CHECK(describe(read_one("One paragraph only, 300 jobs go.")) == "body: One paragraph only, 300 jobs go.\n");
  }

  TEST_CASE("a page: menus, tags, related titles are boilerplate") {
    const std::string_view page =
        "← Back to Blog\nAcme and the 300 jobs that it cut\nAI\n\nAcme and the 300 jobs that it cut\n\nPublished\n\n"
        "job-marketlabor-costs-and-factory-workwork-force\n\n"
        "Acme said on Monday that it would cut 300 jobs at its plant in the north of the country, its largest.\n\n"
        "What Comes Next\n\n"
        "The company said that it would talk to its workers in the coming weeks about how the cuts are made.\n\n"
        "  • Some will go early, with full pay for a year.\n  • Some will move.\n\n"
        "Site Jobs before Jobs after\nNorth 900 600\nSouth 300 300\n\n"
        "It has not said yet what the cuts will cost, but it expects to save more than it did last year.\n\n"
        "Acme shares fall by 5 percent Rival hires 900 people in the south Plant workers strike\n\nRelated Posts\n";
    const Article article = read_one(page);
    CHECK(article.info.format == Format::page);
    CHECK(article.info.metadata.title == "Acme and the 300 jobs that it cut");
    const std::string blocks = describe(article);
    CAPTURE(blocks);
    CHECK(blocks.find("boilerplate: ← Back to Blog\ntitle: Acme and") == 0);
    CHECK(blocks.find("boilerplate: Published\nboilerplate: job-market") != std::string::npos);
    CHECK(blocks.find("heading: What Comes Next\n") != std::string::npos);
    CHECK(blocks.find("list: Some will move.\n") != std::string::npos);
    CHECK(blocks.find("table: North 900 600\n") != std::string::npos);
    CHECK(blocks.find("boilerplate: Acme shares fall") != std::string::npos);
    check_sources(article, page);
  }

  TEST_CASE("questions above their answers are headings") {
    const Article article = read_one(
        "What jobs go\n\nWhy does Acme cut jobs?\nBecause demand has fallen by a tenth, and because costs have risen in each of "
        "the last three years.\n");
    CHECK(article.blocks[1].kind == BlockKind::heading);
    CHECK(article.blocks[2].heading == 1);
  }
}
