// Sums of weights, word by word.
#include "searcher/article_scorer.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <queue>
#include <utility>

namespace claimdex::search {
namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

Query query_of(const WeighedTerms& terms) {
  const Query query =
      terms.terms.size() == 1 ? Query(terms.terms.front()) : Query(Query::OP_SYNONYM, terms.terms.begin(), terms.terms.end());
  return {Query::OP_SCALE_WEIGHT, query, terms.factor};
}

/// As Xapian estimates it for OP_SYNONYM: the two rarest lists first, rounded at each step.
double any_frequency(const std::vector<std::string>& terms, double documents, IndexReads& reads) {
  std::priority_queue<double, std::vector<double>, std::greater<>> rarest;
  for (const std::string& term : terms) rarest.push(reads.frequency(term));
  const auto take = [&] {
    const double least = rarest.top();
    rarest.pop();
    return least;
  };
  while (rarest.size() > 1) {
    const double a = take();
    const double b = take();
    rarest.push(std::floor(a + b - a * b / documents + 0.5));
  }
  return rarest.empty() ? 0 : rarest.top();
}

}  // namespace

Query query_of(const WeighedWord& word) {
  std::vector<Query> more;
  for (const WeighedTerms& terms : word.more) more.push_back(query_of(terms));
  const Query text = query_of(word.text);
  return more.empty() ? text : Query(Query::OP_AND_MAYBE, text, any_of(more));
}

Query any_query_of(const std::vector<WeighedWord>& words) {
  std::vector<Query> queries;
  for (const WeighedWord& word : words) queries.push_back(query_of(word));
  return any_of(queries);
}

ArticleScorer::ArticleScorer(Snapshot& snapshot, const Bm25& bm25) : snapshot_(snapshot), lists_(snapshot.lists()) {
  const XapianBm25 scheme = scheme_of(snapshot, bm25);
  const double average = snapshot.database().get_avlength();
  k1_ = scheme.k1;
  by_length_ = average > 0 ? scheme.k1 * scheme.b / average : 0;
  flat_ = scheme.k1 * (1 - scheme.b);
  least_ = scheme.k1 * scheme.b * scheme.least_length;
}

double ArticleScorer::weight_of(const WeighedTerms& terms) const {
  const double documents = snapshot_.database().get_doccount();
  const double frequency = any_frequency(terms.terms, documents, snapshot_.reads());
  return terms.factor * xapian_idf(frequency, documents) * (k1_ + 1);
}

double ArticleScorer::weight_in(const Posting& posting, double weight) const {
  const double count = posting.count();
  return weight * (count / (std::max(lists_.length(posting.article()) * by_length_, least_) + flat_ + count));
}

void ArticleScorer::add(const WeighedTerms& terms, ScoredArticles& to) {
  const SharedList list = lists_.with_any(terms.terms);
  const double weight = weight_of(terms);
  list->for_each_among(to, [&](ScoredArticle& scored, const Posting& posting) { scored.weight += weight_in(posting, weight); });
}

ScoredArticles ArticleScorer::with(const WeighedWord& word) {
  ScoredArticles found;
  const SharedList list = lists_.with_any(word.text.terms);
  const double weight = weight_of(word.text);
  found.reserve(list->size());
  list->for_each([&](const Posting& posting) { found.push_back({posting.article(), weight_in(posting, weight)}); });
  for (const WeighedTerms& terms : word.more) add(terms, found);
  return found;
}

ScoredArticles ArticleScorer::with_any(const std::vector<WeighedWord>& words, const std::vector<WeighedWord>& added) {
  std::vector<double>& weights = lists_.scratch();
  ScoredArticles found;
  for (const WeighedWord& word : words)
    for (const auto& [article, weight] : with(word)) {
      if (weights[article] == ArticleLists::no_weight) {
        weights[article] = 0;
        found.push_back({article, 0});
      }
      weights[article] += weight;
    }
  for (ScoredArticle& scored : found) scored.weight = std::exchange(weights[scored.article], ArticleLists::no_weight);
  std::sort(found.begin(), found.end(), [](const ScoredArticle& a, const ScoredArticle& b) { return a.article < b.article; });
  for (const WeighedWord& word : added) {
    if (word.more.empty()) {
      add(word.text, found);
      continue;
    }
    add_weights(found, with(word));
  }
  return found;
}

OrderedMatches ArticleScorer::best(const ScoredArticles& found, std::size_t wanted) {
  OrderedMatches out;
  out.total = found.size();
  ScoredArticles ranked = found;
  const auto is_better = [](const ScoredArticle& a, const ScoredArticle& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.article < b.article;
  };
  if (wanted == 0) return out;
  if (ranked.size() > wanted) {
    const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(wanted) - 1;
    std::nth_element(ranked.begin(), last, ranked.end(), is_better);
    const double least = last->weight;
    // What is as good as the last one may stand before it in the input.
    ranked.erase(std::remove_if(last + 1, ranked.end(),
                                [&](const ScoredArticle& scored) { return !is_same_weight(scored.weight, least); }),
                 ranked.end());
  }
  std::sort(ranked.begin(), ranked.end(), is_better);
  for (const ScoredArticle& scored : ranked) out.matches.push_back({lists_.document(scored.article), scored.weight, 0});
  order_ties(out.matches, snapshot_.database());
  if (out.matches.size() > wanted) out.matches.resize(wanted);
  return out;
}

ScoredArticles in_both(const ScoredArticles& a, const ScoredArticles& b) {
  ScoredArticles both;
  auto right = b.begin();
  for (const ScoredArticle& left : a) {
    while (right != b.end() && right->article < left.article) ++right;
    if (right == b.end()) break;
    if (right->article == left.article) both.push_back({left.article, left.weight + right->weight});
  }
  return both;
}

void add_weights(ScoredArticles& found, const ScoredArticles& more) {
  auto place = found.begin();
  for (const auto& [article, weight] : more) {
    while (place != found.end() && place->article < article) ++place;
    if (place == found.end()) return;
    if (place->article == article) place->weight += weight;
  }
}

ScoredArticles without(const ScoredArticles& a, const ScoredArticles& b) {
  ScoredArticles rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest),
                      [](const ScoredArticle& left, const ScoredArticle& right) { return left.article < right.article; });
  return rest;
}

ScoredArticles in_either(const ScoredArticles& a, const ScoredArticles& b) {
  ScoredArticles all;
  all.reserve(a.size() + b.size());
  auto right = b.begin();
  for (const ScoredArticle& left : a) {
    while (right != b.end() && right->article < left.article) all.push_back(*right++);
    const bool is_both = right != b.end() && right->article == left.article;
    all.push_back({left.article, left.weight + (is_both ? right++->weight : 0)});
  }
  all.insert(all.end(), right, b.end());
  return all;
}

}  // namespace claimdex::search
