#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

namespace {

std::string file_with(std::string_view head, std::string_view body) {
  return "# Acme cuts 300 jobs\n\n" + std::string(head) + "\n\n---\n\n" + std::string(body) +
         "\n\n---\n\n*抓取时间: 2026-02-06 16:29:30*\n";
}

constexpr std::string_view plain_head =
    "**来源:** [example.com](https://example.com)\n**发布时间:** \n**链接:** https://example.com/2026/01/06/acme/";

}  // namespace

TEST_SUITE("formats: Chinese metadata") {
  TEST_CASE("head, empty date, date of the URL, foot") {
    const std::string bytes = file_with(plain_head, "First paragraph.\n\nSecond one.");
    const Article article = read_one(bytes);
    const Metadata& metadata = article.info.metadata;
    CHECK(article.info.format == Format::chinese_metadata);
    CHECK(metadata.title == "Acme cuts 300 jobs");
    CHECK(metadata.source == "example.com");
    CHECK(metadata.url == "https://example.com/2026/01/06/acme/");
    CHECK(format_moment(*metadata.published) == "2026-01-06");
    CHECK(metadata.published_from == DateOrigin::url);
    CHECK(format_moment(*metadata.fetched) == "2026-02-06T16:29:30Z");
    CHECK(describe(article) == "title: Acme cuts 300 jobs\nbody: First paragraph.\nbody: Second one.\n");
    check_sources(article, bytes);
  }

  TEST_CASE("colons inside and outside the bold, half and full width") {
    for (const std::string_view mark :
         {"**来源:** x", "**来源**: x", "**来源**：x", "**来源：**x", "> **来源**：x", "- **来源:** x"}) {
      CAPTURE(mark);
      const std::string head = std::string(mark) + "\n\n**作者**：Jo Roe\n\n**日期**：2026年1月2日";
      const Article article = read_one(file_with(head, "Text."));
      CHECK(article.info.metadata.source == "x");
      CHECK(article.info.metadata.author == "Jo Roe");
      CHECK(format_moment(*article.info.metadata.published) == "2026-01-02");
    }
  }

  TEST_CASE("plain lines, if they are known and in Chinese; a rule is not needed") {
    const Article article =
        read_one("# 北湾港裁员三百人\n\n来源：北湾日报\n发布时间：2026-01-02\n链接：https://a.example/1\n\n北湾港裁员300人。\n");
    CHECK(article.info.format == Format::chinese_metadata);
    CHECK(article.info.metadata.source == "北湾日报");
    CHECK(article.info.metadata.url == "https://a.example/1");
    CHECK(format_moment(*article.info.metadata.published) == "2026-01-02");
    CHECK(describe(article) == "title: 北湾港裁员三百人\nbody: 北湾港裁员300人。\n");
    CHECK(read_one("来源：北湾日报\n作者：李文\n\n正文一句。\n").info.format == Format::chinese_metadata);
    // One line says too little, others are known to letters and lists.
    CHECK(read_one("北湾港裁员\n来源：北湾日报\n\n北湾港裁员300人。\n").info.format != Format::chinese_metadata);
    CHECK(read_one("Source: Bay Times\nDate: 2026-01-02\n\nThe port cut 300 jobs.\n").info.format != Format::chinese_metadata);
    CHECK(read_one("苹果：三元\n梨：四元\n\n价格每天变化。\n").info.format != Format::chinese_metadata);
  }

  TEST_CASE("a title is cited with its soft hyphens, its block goes without") {
    const Article article =
        read_one("# In\u00ADter\u00ADnet jobs\n\n**来源:** [a](https://a.example)\n**发布时间:** \n\n---\n\nBody.\n");
    CHECK(article.info.metadata.title == "In\u00ADter\u00ADnet jobs");
    CHECK(describe(article) == "title: Internet jobs\nbody: Body.\n");
  }

  TEST_CASE("a relative date counts from the fetch") {
    const Article article = read_one(file_with("**来源:** x\n**发布时间:** 3小时前", "Text."));
    CHECK(format_moment(*article.info.metadata.published) == "2026-02-06T13:29:30Z");
  }

  TEST_CASE("a Python repr is decoded, then read as HTML, with exact bytes") {
    const std::string body =
        R"({'type': 'text/html', 'language': None, 'base': 'https://x.y/', 'value': '<p>It\'s 300\xa0jobs &amp; more.</p>\n<h2>Why\u2028now</h2><p>Caf\xe9 \U0001F600</p>'})";
    const std::string bytes = file_with(plain_head, body);
    const Article article = read_one(bytes);
    CHECK(describe(article) == "title: Acme cuts 300 jobs\nbody: It's 300 jobs & more.\nheading: Why now\nbody: Café 😀\n");
    CHECK(source_of(article, bytes, "It's") == "It\\'s");
    CHECK(source_of(article, bytes, "&") == "&amp;");
    CHECK(source_of(article, bytes, "é") == "\\xe9");
    CHECK(article.warnings.empty());
    check_sources(article, bytes);
  }

  TEST_CASE("reprs in double quotes, in lists, cut off, or with raw line ends") {
    CHECK(describe(read_one(file_with(plain_head, R"([{"type": "text/html", "value": "<p>It's on.</p>"}])"))) ==
          "title: Acme cuts 300 jobs\nbody: It's on.\n");
    const Article cut = read_one(file_with(plain_head, R"({'type': 'text/html', 'value': '<p>One.</p>\n<p>Two is cut o)"));
    CHECK(describe(cut) == "title: Acme cuts 300 jobs\nbody: One.\nbody: Two is cut o\n");
    CHECK(cut.warnings.size() == 1);
    CHECK(describe(read_one(file_with(plain_head, "{'type': 'text/html', 'value': '\nWe asked\nAcme\n.\\n\\nIt said no.'}"))) ==
          "title: Acme cuts 300 jobs\nbody: We asked Acme .\nbody: It said no.\n");
  }

  TEST_CASE("a heading that repeats the title is boilerplate") {
    CHECK(describe(read_one(file_with(plain_head, "# Acme cuts 300 jobs\n\nText."))) ==
          "title: Acme cuts 300 jobs\nboilerplate: Acme cuts 300 jobs\nbody: Text.\n");
  }
}
