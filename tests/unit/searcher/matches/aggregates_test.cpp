// Facets, histograms, collapsing and groups: counted over all matches, whatever the page.
#include "searcher/matches/aggregates.hpp"

#include "searcher/claims/claim_groups.hpp"
#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex::search {
namespace {

const std::vector<SampleArticle> articles = {
    {"a", "Harbour firm", "Acme Inc cut 2,000 jobs in 2025.", "en", "2025-03-04"},
    {"b", "Harbour firm again", "Acme Inc cut 3,000 jobs in 2025.", "en", "2025-03-05"},
    {"c", "Copy", "Acme Inc cut 3,000 jobs in 2025.", "en", "2025-03-06"},
    {"d", "No date", "Borel GmbH cut 40,000 jobs.", "en", ""},
};

std::uint64_t count_of(const Facet& facet, std::string_view value) {
  for (const FacetCount& count : facet.counts)
    if (count.value == value) return count.count;
  return 0;
}

SearchResult run(const SampleIndex& index, std::string_view query, const SearchOptions& options) {
  auto result = index.open().search(query, options);
  REQUIRE(result.has_value());
  return std::move(*result);
}

TEST_CASE("facets count all matches, not the page") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.limit = 1;
  options.facets = {FacetField::event, FacetField::year, FacetField::lang};
  for (const char* query : {"job cuts > 100", "\"jobs\" job cuts > 100", "\"cut 3,000\" OR job cuts > 100"}) {
    const SearchResult result = run(index, query, options);
    REQUIRE(result.facets.size() == 3);
    CHECK(count_of(result.facets[0], "job_cuts") == 4);
    CHECK(count_of(result.facets[1], "2025") == 3);
    CHECK(count_of(result.facets[1], "") == 1);
    CHECK(count_of(result.facets[2], "en") == 4);
  }
}

TEST_CASE("a facet of articles, and one that is cut") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.show = Show::articles;
  options.facets = {FacetField::year};
  options.facet_values = 1;
  const SearchResult result = run(index, "*", options);
  REQUIRE(result.facets.front().counts.size() == 1);
  CHECK(result.facets.front().counts.front() == FacetCount{"2025", 3});
  CHECK(result.facets.front().distinct == 2);
}

TEST_CASE("what only claims have is counted over claims, unless articles are asked for") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.facets = {FacetField::event};
  SearchResult result = run(index, "jobs", options);
  CHECK(result.shown == Show::claims);
  CHECK(count_of(result.facets[0], "job_cuts") > 0);
  CHECK(result.query.hints.empty());
  options.show = Show::articles;
  result = run(index, "jobs", options);
  CHECK(result.shown == Show::articles);
  REQUIRE(result.query.hints.size() == 1);
  CHECK(result.query.hints[0].find("--show claims") != std::string::npos);
  options = {};
  options.facets = {FacetField::year};
  CHECK(run(index, "jobs", options).shown == Show::articles);
  options = {};
  options.collapse = Collapse::company;
  CHECK(run(index, "jobs", options).shown == Show::claims);
}

TEST_CASE("histograms: logarithmic where the values spread, days where the dates are near") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.histogram = HistogramOf::date;
  SearchResult result = run(index, "job cuts > 100", options);
  REQUIRE(result.histogram);
  REQUIRE(result.histogram->bins.size() == 3);
  CHECK(result.histogram->bins.front().label == "2025-03-04");
  CHECK(result.histogram->without == 1);

  const Histogram wide = value_histogram({{0, 1}, {1, 2}, {1500, 1}, {2e6, 4}});
  CHECK(wide.is_logarithmic);
  CHECK(wide.bins.front().from == doctest::Approx(1));
  CHECK(wide.bins.back().count == 4);
  const Histogram narrow = value_histogram({{10, 1}, {12, 1}, {19, 1}});
  CHECK_FALSE(narrow.is_logarithmic);
  std::uint64_t total = 0;
  for (const HistogramBin& bin : narrow.bins) total += bin.count;
  CHECK(total == 3);
  CHECK(value_histogram({}).bins.empty());
  // Values that nobody compares with stand in one bin on each side; zero in none.
  const Histogram extreme = value_histogram({{0, 7}, {1e-189, 2}, {1e-9, 1}, {50, 4}, {1e15, 1}, {1e40, 2}});
  REQUIRE(extreme.bins.size() <= 24);
  CHECK(extreme.bins.front().count == 3);
  CHECK(extreme.bins.back().count == 3);
  CHECK(extreme.bins.back().from == doctest::Approx(1e15));
  std::uint64_t counted = 0;
  for (const HistogramBin& bin : extreme.bins) counted += bin.count;
  CHECK(counted == 10);
  CHECK(value_histogram({{1, 1}, {9e14, 1}}).bins.back().count == 1);
  CHECK(value_histogram({{1e-9, 1}, {1e30, 1}}).bins.size() <= 40);
  CHECK(value_histogram({{-5, 1}, {5, 1}}).bins.size() <= 40);
  CHECK(date_histogram({{0, 1}, {20000, 1}}).bins.size() == 55);
}

TEST_CASE("collapsing keeps the best hit of each") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.collapse = Collapse::story;
  SearchResult result = run(index, "job cuts = 3000", options);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits.front().collapsed == 1);
  REQUIRE(result.hits.front().first_published.has_value());
  CHECK(result.hits.front().first_published->path == "b");
  CHECK(result.total == 1);
  options.collapse = Collapse::company;
  CHECK(run(index, "job cuts > 100", options).hits.size() == 2);
  options.collapse = Collapse::article;
  CHECK(run(index, "job cuts > 100", options).hits.size() == 4);
}

TEST_CASE("republished articles are folded into one story that names its first publication") {
  const std::string text =
      "The harbour bridge was closed on Monday after cracks were found. Engineers will inspect every pillar this week. ";
  const SampleIndex index(
      {{"late", "Bridge closed", text + "The bridge carries heavy traffic every day of the year.", "en", "2025-03-09"},
       {"early", "Bridge shut", text, "en", "2025-03-01"},
       {"other", "Bridge opened", "A new bridge was opened by the mayor on a sunny day in the north.", "en", "2025-01-01"}});
  SearchOptions options;
  options.collapse = Collapse::story;
  const SearchResult result = run(index, "bridge", options);
  REQUIRE(result.hits.size() == 2);
  CHECK(result.total == 2);
  for (const Hit& hit : result.hits) {
    if (hit.article.path == "other") {
      CHECK(hit.collapsed == 0);
      CHECK_FALSE(hit.first_published.has_value());
    } else {
      CHECK(hit.collapsed == 1);
      REQUIRE(hit.first_published.has_value());
      CHECK(hit.first_published->path == "early");
    }
  }
}

TEST_CASE("story: and dup: tell copies from what was published first") {
  const std::string text =
      "The harbour bridge was closed on Monday after cracks were found. Engineers will inspect 40 pillars this week. ";
  const SampleIndex index(
      {{"late", "Bridge closed", text + "The bridge carries heavy traffic every day of the year.", "en", "2025-03-09"},
       {"early", "Bridge shut", "\u201C" + text, "en", "2025-03-01"},
       {"undated", "Shut", text, "en", ""},
       {"other", "Bridge opened", "A new bridge was opened by the mayor on a sunny day in the north.", "en", "2025-01-01"},
       {"short", "Bridge", "Read more about 40 pillars.", "en", "2025-01-01"},
       {"short too", "Bridge", "Read more about 40 pillars.", "en", "2025-01-02"}});
  const auto ids = [&](std::string_view query) {
    std::vector<std::string> out;
    SearchOptions options;
    options.show = Show::articles;
    for (const Hit& hit : run(index, query, options).hits) out.push_back(hit.article.path);
    std::sort(out.begin(), out.end());
    return out;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids("dup:copies") == Ids{"late", "undated"});
  CHECK(ids("dup:first bridge") == Ids{"early", "other", "short", "short too"});
  CHECK(ids("-dup:copies bridge") == ids("dup:first bridge"));
  SearchOptions claims;
  claims.show = Show::claims;
  CHECK(run(index, "dup:copies = 40", claims).total == 2);
  const auto article_id = [&](std::string_view query) {
    SearchOptions options;
    options.show = Show::claims;
    return run(index, query, options).hits.front().claim->id;
  };
  CHECK(ids("story:" + article_id("path:late = 40")) == Ids{"early", "late", "undated"});
  CHECK(ids("story:#" + article_id("path:early = 40")) == Ids{"early", "late", "undated"});
  CHECK(index.open().search("story:ffffffffffffffff").error().code == ErrorCode::not_found);
}

TEST_CASE("recency: newer hits rank higher, undated ones gain nothing") {
  std::vector<SampleArticle> dated;
  // Ids of as many words: a path counts to an article's length.
  for (const char* day : {"2024-11-20", "2025-02-20", "", "2025-01-01", "2025-03-01"})
    dated.push_back({*day == 0 ? "of no day known" : std::string("of ") + day, "Harbour", "Acme Inc cut 500 jobs in the harbour.",
                     "en", day});
  const SampleIndex index(dated);
  SearchOptions options;
  options.now = std::chrono::sys_days{std::chrono::year{2025} / 3 / 2};
  options.recency = std::chrono::days{30};
  for (const char* query : {"job cuts = 500", "harbour"}) {
    const SearchResult result = run(index, query, options);
    REQUIRE(result.hits.size() == 5);
    CHECK(result.hits[0].article.path == "of 2025-03-01");
    CHECK(result.hits[1].article.path == "of 2025-02-20");
    CHECK(result.hits[2].article.path == "of 2025-01-01");
    CHECK(result.hits[3].article.path == "of 2024-11-20");
    CHECK(result.hits[4].article.path == "of no day known");
    CHECK(result.hits[0].score > result.hits[2].score);
  }
  options.recency = std::chrono::days{0};
  CHECK_FALSE(index.open().search("harbour", options));
}

TEST_CASE("claims of one company and year that differ are marked") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.limit = 0;
  options.group = {true, true, true};
  const SearchResult result = run(index, "job cuts > 100", options);
  REQUIRE(result.groups.size() == 2);
  CHECK(result.groups[0].disagrees);
  CHECK(result.groups[0].hits.size() == 3);
  CHECK(result.groups[0].against.size() == 3);
  CHECK_FALSE(result.groups[1].disagrees);
}

TEST_CASE("groups are of all that matches, limit and offset count groups") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.group = {true, true, true};
  options.limit = 1;
  SearchResult result = run(index, "job cuts > 100", options);
  CHECK(result.total == 4);
  CHECK(result.groups_total == 2);
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].company == "acme inc");
  REQUIRE(result.hits.size() == 3);
  for (const std::size_t at : result.groups[0].hits) CHECK(result.hits[at].claim->companies.front().name == "Acme Inc");
  CHECK(result.hits[result.groups[0].hits.front()].claim->quantity.low == 2000);
  options.offset = 1;
  result = run(index, "job cuts > 100", options);
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].hits == std::vector<std::size_t>{0});
  CHECK(result.hits.front().claim->quantity.low == 40000);
  options.offset = 2;
  result = run(index, "job cuts > 100", options);
  CHECK(result.groups.empty());
  CHECK(result.hits.empty());
  CHECK(result.groups_total == 2);
}

TEST_CASE("one hit a file, of claims and of articles") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.collapse = Collapse::file;
  for (const char* query : {"job cuts > 100", "jobs", "\"cut 3,000\"", "\"cut 3,000\" job cuts > 100"}) {
    const SearchResult result = run(index, query, options);
    REQUIRE_MESSAGE(result.hits.size() == 1, query);
    CHECK(result.total == 1);
    CHECK(result.hits.front().collapsed > 0);
    CHECK(result.hits.front().article.file.ends_with("articles.ndjson"));
  }
  options.snippets_per_article = 0;
  const SearchResult result = run(index, "jobs", options);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits.front().snippets.empty());
}

TEST_CASE("what contradicts, and what does not") {
  Claim a;
  a.event = Event::job_cuts;
  a.direction = Direction::down;
  a.quantity.low = a.quantity.high = 1000;
  Claim b = a;
  CHECK_FALSE(contradict(a, b));
  b.quantity.low = b.quantity.high = 2000;
  CHECK(contradict(a, b));
  a.companies = {{"Acme Inc.", ""}};
  CHECK_FALSE(contradict(a, b));
  b.companies = {{"Borel GmbH", ""}};
  CHECK_FALSE(contradict(a, b));
  b.companies.push_back({"ACME Inc", ""});
  CHECK(contradict(a, b));
  using namespace std::chrono_literals;
  a.period.from = a.period.to = std::chrono::sys_days{2024y / 3 / 1};
  CHECK(contradict(a, b));
  b.period.from = b.period.to = std::chrono::sys_days{2025y / 3 / 1};
  CHECK_FALSE(contradict(a, b));
  b.period = a.period;
  CHECK(contradict(a, b));
  a.quantity.bound = Bound::at_least;
  CHECK_FALSE(contradict(a, b));
  a.quantity.bound = Bound::at_most;
  CHECK(contradict(a, b));
  b.factuality = Factuality::denied;
  CHECK_FALSE(contradict(a, b));
  b.factuality = Factuality::certain;
  b.quantity.kind = QuantityKind::percent;
  CHECK_FALSE(contradict(a, b));
}

TEST_CASE("numbers of several things do not contradict each other") {
  const auto claim = [](Event event, double number, std::string object, std::string sentence) {
    Claim out;
    out.event = event;
    out.quantity.low = out.quantity.high = number;
    out.quantity.object = std::move(object);
    out.sentence = std::move(sentence);
    out.companies = {{"Acme Inc", ""}};
    return out;
  };
  struct Row {
    Event event;
    std::string_view one, other;
    bool is_contradiction;
  };
  // Staff and revenue there is one of; prices need the same words; of specifications and lengths of time nobody can tell.
  for (const Row& row : std::vector<Row>{{Event::revenue, "yearly revenue", "revenue", true},
                                         {Event::headcount, "", "", true},
                                         {Event::price, "Otter kettle", "otter kettle", true},
                                         {Event::price, "large kettle", "kettle", false},
                                         {Event::price, "", "", false},
                                         {Event::sales_volume, "copies", "copies", true},
                                         {Event::capacity, "registers", "registers", false},
                                         {Event::time, "", "", false},
                                         {Event::other, "awards", "awards", false}}) {
    CAPTURE(name_of(row.event));
    CAPTURE(row.one);
    CHECK(contradict(claim(row.event, 30, std::string(row.one), "One."),
                     claim(row.event, 40, std::string(row.other), "Other.")) == row.is_contradiction);
  }
  const Claim raised = claim(Event::funding, 30, "", "Acme (30m) and Borel (40m) raised money.");
  CHECK_FALSE(contradict(raised, claim(Event::funding, 40, "", "Acme ( 30m ) and Borel (40m) raised money")));
  CHECK(contradict(raised, claim(Event::funding, 40, "", "Acme raised 40m.")));
  CHECK_FALSE(contradict(raised, claim(Event::funding, 40'000, "", "Acme raised 40bn.")));
  Claim on_monday = raised;
  on_monday.period.text = "on Monday";
  Claim on_friday = claim(Event::funding, 40, "", "Acme raised 40m on Friday.");
  on_friday.period.text = "on Friday";
  CHECK_FALSE(contradict(on_monday, on_friday));
  on_friday.period.text = "On Monday";
  CHECK(contradict(on_monday, on_friday));
}

TEST_CASE("an author who gives two numbers does not contradict himself, two speakers or two articles may") {
  const auto marked = [](const std::vector<SampleArticle>& given) {
    const SampleIndex index(given);
    SearchOptions options;
    options.group = {true, true, true};
    std::size_t out = 0;
    for (const ClaimGroup& group : run(index, "job cuts > 100", options).groups) out += group.against.size();
    return out;
  };
  const std::string first = "Oxley Steel will cut 900 jobs.";
  const std::string second = "Oxley Steel will cut 1,400 jobs.";
  CHECK(marked({{"a", "Notes", first + " " + second}}) == 0);
  CHECK(marked({{"a", "Notes", first}, {"b", "More", second}}) == 2);
}

TEST_CASE("what was asked to be counted is there where nothing can match too") {
  const SampleIndex index({{"a", "Notes", "Oxley Steel will cut 900 jobs."}});
  const Searcher searcher = index.open();
  SearchOptions options;
  options.facets = {FacetField::lang};
  for (const Show show : {Show::claims, Show::articles})
    for (const char* query : {"nowhere", "900", "lang:zu > 5", "> 5 dir:up"}) {
      INFO(query);
      options.show = show;
      const auto found = searcher.search(query, options);
      REQUIRE(found.has_value());
      REQUIRE(found->facets.size() == 1);
      CHECK(found->facets.front().counts.size() == (found->total > 0 ? 1 : 0));
    }
}

}  // namespace
}  // namespace claimdex::search
