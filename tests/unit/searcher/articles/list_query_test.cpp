// Lists in memory give the hits that Xapian gives: with explanations a search takes the way through Xapian.
#include "searcher/articles/list_query.hpp"

#include "searcher/articles/plain_query.hpp"
#include "searcher/index/recent_cache.hpp"
#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex::search {
namespace {

std::vector<SampleArticle> many_articles() {
  const std::vector<std::string> words = {"ferry", "ferries", "lantern", "Harbour", "quay", "storm", "storms", "pilot"};
  std::vector<SampleArticle> articles;
  for (std::size_t i = 0; i < 60; ++i) {
    std::string text;
    for (std::size_t j = 0; j < 12 + i % 7; ++j)
      text += words[(i * 7 + j * (1 + i % 5)) % words.size()] + (j % 4 == 3 ? ". " : " ");
    articles.push_back({"n" + std::to_string(i), i % 3 == 0 ? words[i % words.size()] : "Notes", text});
  }
  articles.push_back({"zh", "港口", "渡轮在港口停了三天。", "zh"});
  return articles;
}

TEST_CASE("words, phrases, AND, OR and NOT: the same hits, weights and totals either way") {
  const SampleIndex index(many_articles());
  const Searcher searcher = index.open();
  for (const char* query :
       {"ferry", "=ferry", "\"quay storm\"", "ferry quay", "ferry OR lantern OR nowhere", "storm -quay",
        "(lantern OR pilot^3) harbour", "ferry NEAR/3 quay", "storm -\"quay storm\"", "stor*", "港口", "nowhere"}) {
    INFO(query);
    SearchOptions options;
    options.show = Show::articles;
    options.limit = 15;
    const auto lists = searcher.search(query, options);
    options.explain = true;
    const auto xapian = searcher.search(query, options);
    REQUIRE(lists.has_value());
    REQUIRE(xapian.has_value());
    CHECK(lists->total == xapian->total);
    CHECK(lists->total_is_estimate == xapian->total_is_estimate);
    REQUIRE(lists->hits.size() == xapian->hits.size());
    for (std::size_t i = 0; i < lists->hits.size(); ++i) {
      CHECK(lists->hits[i].article.key == xapian->hits[i].article.key);
      CHECK(lists->hits[i].score == doctest::Approx(xapian->hits[i].score).epsilon(1e-9));
    }
  }
}

TEST_CASE("a list that a quarter of all articles are in, and a rare one") {
  std::vector<Posting> postings;
  for (std::uint32_t article = 0; article < 40; article += 3) postings.emplace_back(article, article);
  for (const std::size_t articles : {std::size_t{40}, std::size_t{4000}}) {
    const PostingList list(postings, std::vector<std::uint32_t>(articles, 100));
    CHECK(list.size() == postings.size());
    std::size_t at = 0;
    list.for_each([&](const Posting& posting) {
      CHECK(posting.article() == postings[at].article());
      CHECK(posting.count() == postings[at].count());
      ++at;
    });
    CHECK(at == postings.size());
    ScoredArticles some = {{2, 0}, {3, 0}, {30, 0}, {31, 0}, {39, 0}};
    list.for_each_among(some, [](ScoredArticle& scored, const Posting& posting) { scored.weight += posting.count(); });
    CHECK(some[0].weight == 0);
    CHECK(some[1].weight == 3);
    CHECK(some[2].weight == 30);
    CHECK(some[4].weight == 39);
  }
  CHECK(Posting(7, 100000).count() == Posting::most_counted);
}

TEST_CASE("a list among few and among many others") {
  std::vector<Posting> postings;
  for (std::uint32_t article = 0; article < 900; article += 3) postings.emplace_back(article, 1 + article % 5);
  for (const std::size_t articles : {std::size_t{900}, std::size_t{90000}}) {
    const PostingList list(postings, std::vector<std::uint32_t>(articles, 100));
    for (const std::uint32_t distance : {1U, 2U, 100U, 450U}) {
      ScoredArticles some;
      for (std::uint32_t article = 1; article < (distance == 1 ? articles : 900); article += distance)
        some.push_back({article, 0});
      list.for_each_among(some, [](ScoredArticle& scored, const Posting& posting) { scored.weight += posting.count(); });
      for (const ScoredArticle& scored : some)
        CHECK(scored.weight == (scored.article < 900 && scored.article % 3 == 0 ? 1 + scored.article % 5 : 0));
    }
  }
}

TEST_CASE("no article has more of a list than the list says") {
  std::vector<Posting> postings;
  std::vector<std::uint32_t> lengths;
  for (std::uint32_t article = 0; article < 300; ++article) {
    lengths.push_back(20 + article * 37 % 500);
    if (article % 4 == 0) postings.emplace_back(article, article * 13 % 17);
  }
  const PostingList list(postings, lengths);
  const auto share = [](double count, double length) { return count / (count + 0.3 + length / 200); };
  double most = 0;
  for (const Posting& posting : postings) most = std::max(most, share(posting.count(), lengths[posting.article()]));
  CHECK(list.most(share) >= most);
  CHECK(list.most(share) < 1);
  CHECK(PostingList({}, lengths).most(share) == 0);
}

TEST_CASE("articles that only adding weights could bring up are not left out") {
  const std::vector<std::string> characters = {"灯", "塔", "海", "边", "港", "口", "渡", "轮", "桥", "梁"};
  std::vector<SampleArticle> articles;
  for (std::size_t i = 0; i < 80; ++i) {
    std::string text = i % 2 == 0 ? "灯塔。" : "渡轮。";
    for (std::size_t j = 0; j < i % 9; ++j) text += characters[(i * 3 + j * (1 + i % 4)) % characters.size()] + "，";
    articles.push_back({"n" + std::to_string(i), "", text, "zh"});
  }
  const SampleIndex index(articles);
  auto snapshot = SnapshotPool({index.place()}, schema::Missing::is_an_error).open();
  REQUIRE(snapshot.has_value());
  PlainTextCompiler compiler(**snapshot);
  compiler.read("灯塔渡轮海边港口桥梁");
  REQUIRE(compiler.added().size() > 4);
  ArticleScorer scorer(**snapshot, cjk_bm25);
  const std::vector<Match> all = scorer.best_with_any(compiler.words(), compiler.added(), 1000).matches;
  CHECK(all.size() == 80);
  for (const std::size_t wanted : {1U, 5U, 20U}) {
    const OrderedMatches best = scorer.best_with_any(compiler.words(), compiler.added(), wanted);
    CHECK(best.total == 80);
    REQUIRE(best.matches.size() == wanted);
    for (std::size_t i = 0; i < wanted; ++i) CHECK(best.matches[i].document == all[i].document);
  }
}

TEST_CASE("a cache keeps what is asked for and forgets the rest") {
  RecentCache<int, std::string> cache(2000);
  for (int i = 0; i < 100; ++i) {
    cache.keep(i, std::string(20, 'x'), 20);
    REQUIRE(cache.find(0) != nullptr);
  }
  CHECK(cache.find(1) == nullptr);
  CHECK(*cache.find(99) == std::string(20, 'x'));
  cache.clear();
  CHECK(cache.find(99) == nullptr);
}

}  // namespace
}  // namespace claimdex::search
