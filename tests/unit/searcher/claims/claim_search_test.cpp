// Claims by event, number, company and words: what a query finds and what it leaves out.
#include <algorithm>

#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex {
namespace {

TEST_CASE("a signed number asks for a change, not for the level that a change reached") {
  const SampleIndex index({
      {"level", "Work", "Unemployment in Ruritania fell to 9.3% in May.", "en"},
      {"change", "Work", "Employment in Ruritania fell by 7% in May.", "en"},
      {"left", "Prices", "Inflation in Ruritania dropped to 5.7% from 8.8% in May.", "en"},
      {"de", "Arbeit", "Die Arbeitslosenquote in Ruritanien sank auf 6,2 Prozent.", "de"},
      {"zh", "就业", "该国失业率降至6.8%。", "zh"},
  });
  const Searcher searcher = index.open();
  using Hits = std::vector<std::string>;
  CHECK(found(searcher, "< -4%") == Hits{"change:7"});
  CHECK(found(searcher, "employment -7%") == Hits{"change:7"});
  CHECK(found(searcher, "> 4%").size() == 6);
}

TEST_CASE("a name of an event that says a sense of it finds that sense only, in any language") {
  const SampleIndex index({
      {"gain", "Figures", "Brimstone Mills reported a profit of $310 million.", "en"},
      {"loss", "Figures", "Quenby Foods posted a net loss of $220 million.", "en"},
      {"both", "Figures", "Arbor Lines made a profit of $410 million after a loss of $520 million a year before.", "en"},
      {"dead", "Bridge", "The collapse of a bridge killed 41 people and injured 77 people.", "en"},
      {"hurt", "Fire", "A fire in a hall injured 53 people.", "en"},
      {"way", "Trade", "Exports of the region rose to $6 billion, while imports fell to $4 billion.", "en"},
      {"zh", "财报", "海棠公司去年净亏损9亿美元。", "zh"},
      {"air", "Airport", "The airport served 3.1 million passengers last year.", "en"},
      {"app", "App", "The service has 4.1 million subscribers.", "en"},
  });
  const Searcher searcher = index.open();
  using Hits = std::vector<std::string>;
  const auto asked = [&](std::string_view query) {
    Hits hits = found(searcher, query);
    std::sort(hits.begin(), hits.end());
    return hits;
  };
  CHECK(asked("loss > $100m") == Hits{"both:520000000", "loss:220000000", "zh:900000000"});
  CHECK(asked("亏损 > $600m") == Hits{"zh:900000000"});
  CHECK(asked("Verlust $100m..$300m") == Hits{"loss:220000000"});
  CHECK(asked("event:gain > $100m") == Hits{"both:410000000", "gain:310000000"});
  const Hits profits = found(searcher, "profit > $100m");  // losses behind
  REQUIRE(profits.size() == 5);
  CHECK(profits[0] == "gain:310000000");
  CHECK(profits[1] == "both:410000000");
  CHECK(asked("event:profit > $100m").size() == 5);
  CHECK(asked("killed > 20") == Hits{"dead:41"});
  CHECK(asked("injured > 20") == Hits{"dead:77", "hurt:53"});
  CHECK(asked("casualties > 20").size() == 3);
  CHECK(asked("exports > $1bn") == Hits{"way:6000000000"});
  CHECK(asked("imports > $1bn") == Hits{"way:4000000000"});
  CHECK(asked("passengers > 1m") == Hits{"air:3100000"});
  CHECK(asked("subscribers = 4.1m") == Hits{"app:4100000"});
  CHECK(asked("users > 1m").size() == 2);
  CHECK(asked("event:trade > $1bn -exports") == Hits{"way:4000000000"});
  CHECK(asked("event:profit > $100m NOT event:gain") == Hits{"both:520000000", "loss:220000000", "zh:900000000"});
}

using Names = std::vector<std::string>;

const std::vector<SampleArticle> articles = {
    {"a", "Shipyard cuts", "Acme Inc cut 2,000 jobs in 2025. Acme Inc hired 300 welders.", "en", "2025-03-04"},
    {"b", "船厂裁员", "恒大船厂裁员3000人。", "zh", "2025-04-01"},
    {"c", "Roles", "The customer service roles are many. The port cut 4.8% of its jobs last year. Total employment rose 0.8%.",
     "en", ""},
    {"d", "Third", "More than a third of the votes were counted by noon.", "en", "2024-01-01"},
    {"e", "Denial", "Acme Inc did not cut 700 jobs.", "en", "2025-05-01"},
};

TEST_CASE("comparisons in any script find claims in any language") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  for (const char* query : {"job cuts > 1000", "裁员 > 1千", "gt:1000 layoffs", "裁员 ＞ １０００", "job cuts 1k..5k"}) {
    const Names names = found(searcher, query);
    CHECK_MESSAGE(names.size() == 2, query);
  }
  CHECK(found(searcher, "job cuts >= 2000 company:Acme") == Names{"a:2000"});
  CHECK(found(searcher, "job cuts > 10000").empty());
}

TEST_CASE("a word that names a class of objects finds the class, a narrower word only itself") {
  const SampleIndex index({{"nurses", "Health", "The clinic group Norvale employs 410 nurses."},
                           {"staff", "Freight", "Brackwell employs 520 drivers."},
                           {"planes", "Air", "The fleet of Ostrava Air has 630 helicopters."},
                           {"ships", "Sea", "The navy bought 740 tanks."}});
  const Searcher searcher = index.open();
  for (const char* query : {"workers > 100", "Mitarbeiter > 100", "员工 > 100", "object:employees > 100"})
    CHECK_MESSAGE(found(searcher, query).size() == 2, query);
  CHECK(found(searcher, "nurses > 100") == Names{"nurses:410"});
  CHECK(found(searcher, "object:nurses > 100") == Names{"nurses:410"});
  CHECK(found(searcher, "helicopters > 100") == Names{"planes:630"});
  for (const char* query : {"printers > 100", "object:printers > 100", "技术员 > 100", "teachers > 100"})
    CHECK_MESSAGE(found(searcher, query).empty(), query);
  SearchOptions plain;
  plain.synonyms = false;
  const auto narrow = searcher.search("printers > 100", plain);
  REQUIRE(narrow.has_value());
  CHECK(narrow->hits.empty());
}

TEST_CASE("sales beside a sum of money are revenue, beside a count goods sold") {
  const SampleIndex index({{"money", "Results", "Norvale reported revenue of $12 billion for 2024."},
                           {"goods", "Cars", "Brackwell sold 52,000 cars in 2024."}});
  const Searcher searcher = index.open();
  for (const char* query : {"sales > $10bn", "ventas > $10bn", "ventes > $10bn", "vendas > $10bn", "Absatz > $10bn"})
    CHECK_MESSAGE(found(searcher, query) == Names{"money:12000000000"}, query);
  CHECK(found(searcher, "sales > 1000") == Names{"goods:52000"});
}

TEST_CASE("what is denied is found only when asked for") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "job cuts = 700").empty());
  CHECK(found(searcher, "job cuts = 700 factuality:denied") == Names{"e:700"});
}

TEST_CASE("a signed percentage of employment also finds roles that were cut") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "employment -4.8%") == Names{"c:4"});
  CHECK(found(searcher, "employment < -4%") == Names{"c:4"});
  CHECK(found(searcher, "employment +4.8%").empty());
}

TEST_CASE("two decimals ask for a third, and not for its neighbours") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "votes = 33.33%") == Names{"d:33"});
  CHECK(found(searcher, "votes = 33.34%").empty());
  CHECK(found(searcher, "votes = 33%").empty());
}

TEST_CASE("nothing found: each condition is dropped in turn") {
  const SampleIndex index(articles);
  const auto result = index.open().search("job cuts > 10000 company:Acme");
  REQUIRE(result.has_value());
  CHECK(result->total == 0);
  REQUIRE(result->near.size() == 3);
  CHECK(result->near.front().count > 0);
  REQUIRE_FALSE(result->near.front().nearest.empty());
}

TEST_CASE("several indexes are one") {
  const SampleIndex first({articles[0]});
  const SampleIndex second({articles[1]});
  auto searcher = Searcher::open({first.place(), second.place()});
  REQUIRE(searcher.has_value());
  CHECK(found(*searcher, "job cuts > 1000").size() == 2);
  CHECK_FALSE(Searcher::open({first.place(), "/nowhere"}).has_value());
}

TEST_CASE("what was replaced or removed is found no more") {
  const SampleIndex index({{"kept", "Borealis cuts 300 jobs", "Borealis will cut 300 jobs in Turku."}});
  const auto article = [](const std::string& key, const std::string& text) {
    Article made;
    made.info.key = made.info.path = made.info.file = key;
    made.info.metadata.title = "Kestrel and its pilots";
    Block block;
    block.text = text;
    made.blocks.push_back(block);
    return made;
  };
  const auto change = [&](const std::vector<Article>& added, const std::vector<std::string>& removed) {
    auto writer = IndexWriter::open(index.place(), {});
    REQUIRE(writer.has_value());
    for (const Article& each : added) REQUIRE(writer->add(each).has_value());
    REQUIRE(writer->remove(removed).has_value());
    REQUIRE(writer->commit().has_value());
  };
  change({article("/k", "Kestrel will cut 700 jobs."), article("/l", "Larch Foods hired 900 people.")}, {});
  const Searcher searcher = index.open();
  CHECK(found(searcher, "job cuts > 100") == Names{"kept:300", "/k:700"});
  change({article("/k", "Kestrel will cut 500 jobs. It has 8,000 workers.")}, {"/l"});
  CHECK(found(searcher, "job cuts > 100") == Names{"kept:300", "/k:500"});
  CHECK(found(searcher, "hired > 100").empty());
  CHECK(found(searcher, "larch").empty());
  CHECK(found(searcher, "kestrel") == Names{"/k"});
  CHECK(found(searcher, "\"will cut\"").size() == 2);
  SearchOptions options;
  options.facets = {FacetField::event};
  const auto counted = searcher.search("> 1", options);
  REQUIRE(counted.has_value());
  CHECK(counted->total == 3);
  for (const FacetCount& count : counted->facets.front().counts) CHECK(count.value != "hiring");
  const auto stats = searcher.stats();
  REQUIRE(stats.has_value());
  CHECK(stats->articles == 2);
  CHECK(stats->claims == 3);
  for (const auto& [event, count] : stats->events) CHECK(event != "hiring");
  CHECK(searcher.find("/k")->claims.size() == 2);
  CHECK_FALSE(searcher.find("/l").has_value());
  CHECK(searcher.claims_of("/k")->front().claim->quantity.low == 500);
  change({}, {"/k"});
  CHECK(found(searcher, "job cuts > 100") == Names{"kept:300"});
}

TEST_CASE("date:none, phrases, wildcards, fuzzy words, NEAR") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "date:none jobs = 4.8%") == Names{"c:4"});
  CHECK(found(searcher, "\"customer service\"") == Names{"c"});
  CHECK(found(searcher, "\"service customer\"").empty());
  CHECK(found(searcher, "custom*") == Names{"c"});
  CHECK(found(searcher, "custmer~") == Names{"c"});
  CHECK(found(searcher, "customer NEAR/3 roles") == Names{"c"});
  CHECK(found(searcher, "roles ADJ customer").empty());
  CHECK(found(searcher, "\"船厂裁员\"") == Names{"b"});
  CHECK(found(searcher, "\"裁员船厂\"").empty());
  CHECK(found(searcher, "船廠") == Names{"b"});
}

TEST_CASE("phrases in articles: adjacent, in order, never across blocks, negated, in scope:article") {
  const SampleIndex index({{"near", "Title of words", "The open source tool is free. It has 300 users."},
                           {"far", "Another", "The source is open to all. It has 400 users."},
                           {"split", "An open", "source of water. It has 500 users."},
                           {"slop", "More", "An open and free source. It has 600 users."}});
  const Searcher searcher = index.open();
  CHECK(found(searcher, "\"open source\"") == Names{"near"});
  CHECK(found(searcher, "\"source open\"").empty());
  CHECK(found(searcher, "\"open source\"~2").size() == 2);
  CHECK(found(searcher, "free NOT \"open source\"") == Names{"slop"});
  CHECK(found(searcher, "\"open source\" > 200 scope:article") == Names{"near:300"});
  CHECK(found(searcher, "NOT \"open source\" > 200 scope:article").size() == 3);
  CHECK(found(searcher, "\"it has 300\" > 200") == Names{"near:300"});
}

TEST_CASE("proximity in articles: any form of the words, any order for NEAR, through other scripts, never across blocks") {
  const SampleIndex index({{"forms", "One", "The port closes two of its older docks."},
                           {"order", "Two", "A dock was what the old port closed."},
                           {"far", "Three", "The port has plans. Later, after years of talks with the city, it may close."},
                           {"split", "Four", "The port is old.\n\nClosing time is at nine."},
                           {"mixed", "Five", "Acme 港口 Harbour 关闭", "zh"}});
  const Searcher searcher = index.open();
  CHECK(found(searcher, "port NEAR/4 close") == Names{"forms", "order"});
  CHECK(found(searcher, "port ADJ/2 close") == Names{"forms", "order"});
  CHECK(found(searcher, "close ADJ/9 dock") == Names{"forms"});
  CHECK(found(searcher, "port NEAR/999 time").empty());
  CHECK(found(searcher, "\"acme harbour\"").empty());
  CHECK(found(searcher, "acme NEAR/3 harbour") == Names{"mixed"});
}

// The order of an article's words is told by the beginnings of their hashes, by which a form that it does not hold ("closing")
// may look like some word beside the port; the forms of the word that it does hold stand far away.
TEST_CASE("proximity in articles: another word is never taken for a form that the article does not hold") {
  std::vector<SampleArticle> docks;
  std::string far;
  for (int i = 0; i < 60; ++i) far += " of then";
  const auto word = [](int i) {
    return std::string{"q"} + static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i % 26) + 'k';
  };
  for (int i = 0; i < 400; ++i) {
    std::string text = "The";
    for (int k = 0; k < 8; ++k) text += ' ' + word(i * 8 + k);
    text += " port";
    for (int k = 0; k < 8; ++k) text += ' ' + word(i * 8 + k + 3200);
    docks.push_back({"far" + std::to_string(i), "Title", text + far + (i % 2 == 0 ? " closes" : " docked") + " it."});
  }
  docks.push_back({"near", "Title", "The port is closing. It closed the dock." + far});
  const SampleIndex index(docks);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "port NEAR/9 close") == Names{"near"});
  CHECK(found(searcher, "close ADJ/9 dock") == Names{"near"});
  CHECK(found(searcher, "(port NEAR/9 close) OR (port NEAR/9 dock)") == Names{"near"});
  CHECK(found(searcher, "Title NOT (port NEAR/9 close)").size() == 400);
}

double sum_of(const Explanation& tree) {
  double sum = 0;
  for (const Explanation& child : tree.children) sum += child.weight.value_or(0);
  return sum;
}

TEST_CASE("the parts of an explanation add up to the score") {
  const SampleIndex index(articles);
  SearchOptions options;
  options.explain = true;
  for (const char* query :
       {"welders jobs > 100", "job cuts > 1000 shipyard", "\"customer service\" roles", "harbour OR shipyard"}) {
    const auto result = index.open().search(query, options);
    REQUIRE(result.has_value());
    for (const Hit& hit : result->hits) {
      CHECK_MESSAGE(sum_of(hit.explanation) == doctest::Approx(hit.score).epsilon(0.01), query);
      if (!hit.claim) continue;
      const Explanation& words = hit.explanation.children.front();
      CHECK_MESSAGE(sum_of(words) == doctest::Approx(words.weight.value_or(0)).epsilon(0.01), query);
    }
  }
}

TEST_CASE("a field of kind is the kind of the number beside it") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  CHECK(found(searcher, "kind:percent > 4") == Names{"c:4", "d:33"});
  CHECK(found(searcher, "kind:percent > 4 job cuts") == Names{"c:4"});
  CHECK(found(searcher, "kind:count > 2500") == Names{"b:3000"});
  CHECK(found(searcher, "kind:money > 1").empty());
  CHECK(found(searcher, "-kind:percent job cuts > 2500") == Names{"b:3000"});
}

}  // namespace
}  // namespace claimdex
