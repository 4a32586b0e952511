#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

TEST_SUITE("formats: Markdown") {
  TEST_CASE("blocks of each kind") {
    struct Row {
      std::string_view markdown;
      std::string_view want;
    };
    const Row rows[] = {
        {"# T\n\nA **bold** [link](http://x.y) and `code` &amp; more.", "title: T\nbody: A bold link and code & more.\n"},
        {"# T\n\n## H\n\nText.\n\n- one\n- two\n", "title: T\nheading: H\nbody: Text.\nlist: one\nlist: two\n"},
        {"# T\n\nText ![alt](i.png) here.\n\n```\ncode 500\n```\n", "title: T\nbody: Text here.\ncode: code 500\n"},
        {"# T\n\n{{image: http://x.y/a_b*c*, alt: \"500 jobs\"}}\n\nText.\n", "title: T\nbody: Text.\n"},
        {"# T\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", "title: T\ntable: A | B\ntable: 1 | 2\n"},
        {"# T\n\nSee <https://x.y/500> now.\n", "title: T\nbody: See now.\n"},
        {"# T\n\n<div><p>In <b>HTML</b>.</p></div>\n\nText.\n", "title: T\nbody: In HTML.\nbody: Text.\n"},
        {"# T\n\nText.\n\nint count = items[3] | (limit << 2);\n\n128\n\n- [Other 500 words](Other 500 words.md)\n",
         "title: T\nbody: Text.\ncode: int count = items[3] | (limit << 2);\nboilerplate: 128\nboilerplate: [Other 500 "
         "words](Other 500 words.md)\n"},
        {"# T\n\nText.\n    \n    mov eax, 32\n    ret\n\nMore text.\n",
         "title: T\nbody: Text.\ncode: mov eax, 32 ret\nbody: More text.\n"},
        {"# T\n\n    Text that is indented by its page.\n", "title: T\nbody: Text that is indented by its page.\n"},
        {"T of it\n=======\n\nText.\n", "title: T of it\nbody: Text.\n"},
        {"# T\n\nTwo lines that stand for themselves\nAnother One Here\n",
         "title: T\nbody: Two lines that stand for themselves\nbody: Another One Here\n"},
        {"# T\n\n1、甲公司裁员三百人。\n\n2、乙公司裁员两百人。\n",
         "title: T\nlist: 甲公司裁员三百人。\nlist: 乙公司裁员两百人。\n"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.markdown);
      const Article article = read_one(row.markdown, "a.md");
      CHECK(describe(article) == row.want);
      check_sources(article, row.markdown);
    }
  }

  TEST_CASE("an editor's soft wraps are joined, paragraphs without blank lines told apart") {
    const std::string_view wrapped =
        "# T\n\nThe company said on Monday that it would\nclose the plant and move the work to its\nother sites in the north of "
        "the country.\n"
        "A second paragraph begins after that one\nbecause the line before it ended early.\n";
    const Article article = read_one(wrapped, "a.md");
    CHECK(article.blocks.size() >= 2);
    CHECK(article.blocks[1].text.starts_with(
        "The company said on Monday that it would close the plant and move the work to its other"));
  }

  TEST_CASE("Han characters are joined without a space") {
    const Article article = read_one("# T\n\n公司周一宣布，将在全球范围内裁减约一万名员工，\n占员工总数的百分之十。\n", "a.md");
    CHECK(article.blocks[1].text == "公司周一宣布，将在全球范围内裁减约一万名员工，占员工总数的百分之十。");
  }

  TEST_CASE("rows know their header, items what introduces them, blocks their heading") {
    const Article article = read_one("# T\n\n## H\n\nWe count:\n\n- one\n- two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", "a.md");
    CHECK(article.blocks[3].lead == 2);
    CHECK(article.blocks[4].lead == 2);
    CHECK(article.blocks[5].lead == -1);
    CHECK(article.blocks[6].lead == 5);
    CHECK(article.blocks[6].heading == 1);
    REQUIRE(article.blocks[6].cells.size() == 2);
    CHECK(article.blocks[6].cells[1].of(article.blocks[6].text) == "2");
  }
}
