#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

namespace {

constexpr std::string_view page = R"(<!DOCTYPE html><html lang="en-GB"><head><title>Acme cuts 300 jobs | Example</title>
<meta property="og:site_name" content="Example"><link rel="canonical" href="https://www.example.com/acme">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-01-06T10:00:00Z","author":[{"name":"Jo Roe"}]}</script>
<style>p { color: red }</style></head><body class="page has-sidebar">
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<div class="wrap"><h1>Acme cuts 300 jobs</h1>
<p>Acme said on Monday, after weeks of talks, that it would cut 300 jobs at its plant in the north.</p>
<p>The company, which employs 4,000 people, said that demand had fallen, and that costs had risen.<sup><a href="#1">1</a></sup></p>
<table><tr><th>Site</th><th>Jobs</th></tr><tr><td>North</td><td>300</td></tr></table>
<ul><li>North: 300, most of them in the paint shop</li></ul></div>
<div class="related-posts"><a href="/x">Other firm cuts 900 jobs in the south of the country</a></div>
<footer>Copyright 2026 Example, all rights reserved by the publisher of this page</footer></body></html>)";

}  // namespace

TEST_SUITE("formats: HTML") {
  TEST_CASE("content, boilerplate and metadata of a page") {
    const Article article = read_one(page, "page.html");
    const Metadata& metadata = article.info.metadata;
    CHECK(article.info.format == Format::html);
    CHECK(metadata.title == "Acme cuts 300 jobs");
    CHECK(metadata.source == "Example");
    CHECK(metadata.author == "Jo Roe");
    CHECK(metadata.site == "example.com");
    CHECK(format_moment(*metadata.published) == "2026-01-06T10:00:00Z");
    CHECK(article.info.lang == "en");
    for (const Block& block : article.blocks) {
      CAPTURE(block.text);
      const bool other = block.text.find("900") != std::string::npos || block.text.find("Copyright") != std::string::npos ||
                         block.text == "Home" || block.text == "News";
      CHECK((block.kind == BlockKind::boilerplate) == other);
      CHECK(block.text.find("risen.1") == std::string::npos);
      CHECK(block.text.find("color") == std::string::npos);
      if (block.text == "North | 300") {
        CHECK(article.blocks[static_cast<std::size_t>(block.lead)].text == "Site | Jobs");
        CHECK(block.cells.size() == 2);
      }
    }
    check_sources(article, page);
  }

  TEST_CASE("entities keep their bytes, Windows-1252 numbers are read as browsers do") {
    const std::string_view html =
        "<html><body><p>Caf&eacute; &amp; bar &#163;5m &#x2014; &#150; &unknown; &nbsp; end</p>"
        "<p>www.example.com/?a=1&amp;amp;b=2, but the entity is &amp;amp; there</p></body></html>";
    const Article article = read_one(html, "page.html");
    CHECK(article.blocks.front().text == "Café & bar £5m — – &unknown; end");
    CHECK(article.blocks.back().text == "www.example.com/?a=1&b=2, but the entity is &amp; there");
    CHECK(source_of(article, html, "£") == "&#163;");
  }

  TEST_CASE("broken and hostile markup ends") {
    const auto repeat = [](std::string_view what, int times) {
      std::string text = "<html><body>";
      for (int i = 0; i < times; ++i) text += what;
      return text;
    };
    for (const std::string_view what :
         {"<div>", "<b><i>", "<", "<a ", "<a href=\"", "<!-- ", "<script>", "&amp", "</p>", "<table><tr><td>"}) {
      CAPTURE(what);
      CHECK(read_all(repeat(what, 100000), "page.html").size() == 1);
    }
  }

  TEST_CASE("data of any length in an attribute is no text; a quote that nothing closes ends with its tag") {
    const std::string data(100'000, '7');
    for (const std::string& tag :
         {"<div data-list='" + data + "'></div>", "<div data-list=\"" + data + " > " + data + "\" id='x'></div>",
          std::string("<div title=\"open>"), "<div title='open>" + data}) {
      CAPTURE(tag.size());
      const Article article = read_one("<html><body><p>The mill cut 300 jobs on Monday, it said.</p>" + tag +
                                           "<p>It hired 40 cooks in the spring.</p></body></html>",
                                       "page.html");
      REQUIRE_FALSE(article.blocks.empty());
      CHECK(article.blocks.front().text == "The mill cut 300 jobs on Monday, it said.");
      CHECK(article.blocks.back().text == "It hired 40 cooks in the spring.");
    }
  }
}
