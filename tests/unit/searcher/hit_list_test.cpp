// The list of hits: the same page however it is asked for, handed on or kept; undated hits last; articles by path.
#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex {
namespace {

using Names = std::vector<std::string>;

/// Articles of two claims each, more than finer ranking looks at together.
std::vector<SampleArticle> many() {
  std::vector<SampleArticle> articles;
  for (int i = 0; i < 170; ++i) {
    const std::string jobs = std::to_string(100 + (i * 37) % 170);
    const std::string certainty = i % 3 == 0 ? "may cut " : "cut ";
    articles.push_back({"n" + std::to_string(i), "Harbour news",
                        "Acme Inc " + certainty + jobs + " jobs. Borel GmbH hired " + jobs + " welders.", "en",
                        i % 4 == 0 ? "" : "2025-03-" + std::to_string(10 + i % 20)});
  }
  return articles;
}

Names ids_of(const std::vector<Hit>& hits) {
  Names ids;
  for (const Hit& hit : hits) ids.push_back(hit.claim ? hit.claim->id : hit.article.key);
  return ids;
}

Names page(const Searcher& searcher, std::string_view query, SearchOptions options, std::size_t offset, std::size_t limit) {
  options.offset = offset;
  options.limit = limit;
  const auto result = searcher.search(query, options);
  REQUIRE(result.has_value());
  return ids_of(result->hits);
}

TEST_CASE("pages in a row are the whole list, whatever their size") {
  const SampleIndex index(many());
  const Searcher searcher = index.open();
  SearchOptions by_date;
  by_date.sort = Sort::date;
  by_date.ascending = true;
  for (const char* query : {"> 110", "job cuts > 120", "\"acme inc\" > 120", "harbour", "\"harbour news\""})
    for (const SearchOptions& options : {SearchOptions(), by_date}) {
      const Names all = page(searcher, query, options, 0, 0);
      REQUIRE_MESSAGE(all.size() > 100, query);
      for (const std::size_t size : {7UL, 10UL, 64UL, 200UL}) {
        Names joined;
        for (std::size_t offset = 0; offset < all.size(); offset += size)
          for (std::string& id : page(searcher, query, options, offset, size)) joined.push_back(std::move(id));
        CHECK_MESSAGE(joined == all, query);
      }
    }
}

TEST_CASE("hits that are handed on are those that are kept") {
  const SampleIndex index(many());
  const Searcher searcher = index.open();
  SearchOptions options;
  options.limit = 0;
  for (const char* query : {"> 110", "\"acme inc\" > 120", "harbour", "\"harbour news\"", "job cuts > 900"}) {
    const auto kept = searcher.search(query, options);
    REQUIRE(kept.has_value());
    std::vector<Hit> hits;
    std::size_t total = 0;
    const auto handed = searcher.search(query, options, [&](Hit&& hit, const SearchResult& so_far) {
      hits.push_back(std::move(hit));
      total = so_far.total;
      return true;
    });
    REQUIRE(handed.has_value());
    CHECK(handed->hits.empty());
    CHECK(handed->total == kept->total);
    CHECK(handed->near.size() == kept->near.size());
    CHECK(ids_of(hits) == ids_of(kept->hits));
    CHECK(hits.size() == kept->total);
    CHECK((hits.empty() || total >= hits.size()));
  }
  std::size_t taken = 0;
  const auto stopped = searcher.search("> 110", options, [&](Hit&&, const SearchResult&) { return ++taken < 3; });
  REQUIRE(stopped.has_value());
  CHECK(taken == 3);
  CHECK(stopped->total > 3);
  taken = 0;
  REQUIRE(searcher.search("harbour", options, [&](Hit&&, const SearchResult&) { return ++taken < 3; }).has_value());
  CHECK(taken == 3);
}

TEST_CASE("by date, what is undated comes last, up and down") {
  const SampleIndex index({{"none", "Port", "Acme Inc cut 200 jobs.", "en", ""},
                           {"new", "Port", "Acme Inc cut 300 jobs.", "en", "2025-03-06"},
                           {"old", "Port", "Acme Inc cut 400 jobs.", "en", "2024-03-04"},
                           {"no day", "Port", "Acme Inc cut 500 jobs.", "en", ""}});
  const Searcher searcher = index.open();
  SearchOptions options;
  options.sort = Sort::date;
  CHECK(found(searcher, "job cuts > 100", options) == Names{"new:300", "old:400", "none:200", "no day:500"});
  CHECK(found(searcher, "port", options) == Names{"new", "old", "none", "no day"});
  options.ascending = true;
  CHECK(found(searcher, "job cuts > 100", options) == Names{"old:400", "new:300", "none:200", "no day:500"});
  CHECK(found(searcher, "port", options) == Names{"old", "new", "none", "no day"});
  CHECK(page(searcher, "port", options, 1, 2).size() == 2);
  options.facets = {FacetField::year};
  options.limit = 1;
  const auto result = searcher.search("port", options);
  REQUIRE(result.has_value());
  CHECK(result->total == 4);
  REQUIRE(result->facets.front().counts.size() == 3);
  CHECK(result->facets.front().counts.front() == FacetCount{"", 2});
  CHECK(found(searcher, "port date:none", options) == Names{"none", "no day"});
}

TEST_CASE("articles go by id, key and the end of their path") {
  const SampleIndex index({{"harbour/a.md", "Port", "Acme Inc cut 200 jobs.", "en", ""},
                           {"shipyard/a.md", "Port", "Acme Inc cut 300 jobs.", "en", ""},
                           {"shipyard/b.md", "Port", "Acme Inc cut 400 jobs.", "en", ""}});
  const Searcher searcher = index.open();
  const auto path = [&](std::string_view name) {
    const auto hit = searcher.find(name);
    return hit ? hit->article.path : std::to_string(static_cast<int>(hit.error().code));
  };
  CHECK(path("b.md") == "shipyard/b.md");
  CHECK(path("b.md:1") == "shipyard/b.md");
  CHECK(path("shipyard/a.md") == "shipyard/a.md");
  CHECK(path("a.md") == std::to_string(static_cast<int>(ErrorCode::ambiguous_id)));
  CHECK(path("yard/a.md") == std::to_string(static_cast<int>(ErrorCode::not_found)));
  CHECK(path("md") == std::to_string(static_cast<int>(ErrorCode::not_found)));
  CHECK(path("") == std::to_string(static_cast<int>(ErrorCode::not_found)));
  const auto hit = searcher.find("b.md");
  REQUIRE(hit.has_value());
  CHECK(path(hit->article.key) == "shipyard/b.md");
  REQUIRE(hit->claims.size() == 1);
  CHECK(path(hit->claims.front().id) == "shipyard/b.md");
  CHECK(searcher.inspect("b.md")->front().starts_with("document "));
  CHECK_FALSE(searcher.inspect("c.md").has_value());
}

}  // namespace
}  // namespace claimdex
