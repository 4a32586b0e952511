// Sums of weights, word by word.
#include "searcher/articles/article_scorer.hpp"

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
  const std::vector<std::string>& all = terms.group->terms;
  const Query query = all.size() == 1 ? Query(all.front()) : Query(Query::OP_SYNONYM, all.begin(), all.end());
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

/// Leaves out what would not be among the best even with so much more.
void drop_hopeless(ScoredArticles& found, double more, std::size_t wanted, std::vector<double>& weights) {
  if (wanted == 0 || found.size() <= wanted) return;
  weights.clear();
  for (const ScoredArticle& scored : found) weights.push_back(scored.weight);
  const auto last = weights.begin() + static_cast<std::ptrdiff_t>(wanted) - 1;
  std::nth_element(weights.begin(), last, weights.end(), std::greater<>());
  constexpr double rounding = 1e-6;
  const double least = *last - more - rounding * (1 + std::abs(*last) + more);
  std::erase_if(found, [least](const ScoredArticle& scored) { return scored.weight < least; });
}

}  // namespace

SharedTerms terms_of(std::vector<std::string> terms, Snapshot& snapshot) {
  const double frequency = any_frequency(terms, snapshot.database().get_doccount(), snapshot.reads());
  return std::make_shared<const TermGroup>(TermGroup{std::move(terms), frequency, {}});
}

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
  documents_ = snapshot.database().get_doccount();
  const double average = snapshot.database().get_avlength();
  k1_ = scheme.k1;
  by_length_ = average > 0 ? scheme.k1 * scheme.b / average : 0;
  flat_ = scheme.k1 * (1 - scheme.b);
  least_ = scheme.k1 * scheme.b * scheme.least_length;
}

double ArticleScorer::weight_of(const WeighedTerms& terms) const {
  return terms.factor * xapian_idf(terms.group->frequency, documents_) * (k1_ + 1);
}

SharedList ArticleScorer::list_of(const TermGroup& group) {
  if (SharedList known = group.list.lock()) return known;
  SharedList read = lists_.with_any(group.terms);
  group.list = read;
  return read;
}

void ArticleScorer::add(const WeighedTerms& terms, ScoredArticles& to) {
  const SharedList list = list_of(*terms.group);
  const double weight = weight_of(terms);
  if (!list->has_counts()) {
    list->for_each_among(to, [&](ScoredArticle& scored, const Posting& posting) {
      scored.weight += weight_in(posting.article(), posting.count(), weight);
    });
    return;
  }
  // An article without it adds nothing, which costs less than to ask: half of all guesses would be wrong.
  for (ScoredArticle& scored : to) scored.weight += weight_in(scored.article, list->count_in(scored.article), weight);
}

void ArticleScorer::find(const WeighedWord& word, ScoredArticles& out) {
  const SharedList list = list_of(*word.text.group);
  const double weight = weight_of(word.text);
  out.clear();
  out.reserve(list->size());
  // First how often, then what it weighs: so the divisions wait for nothing.
  list->for_each([&](const Posting& posting) { out.push_back({posting.article(), static_cast<double>(posting.count())}); });
  for (ScoredArticle& scored : out) scored.weight = weight_in(scored.article, scored.weight, weight);
  for (const WeighedTerms& terms : word.more) add(terms, out);
}

ScoredArticles ArticleScorer::with(const WeighedWord& word) {
  ScoredArticles found;
  find(word, found);
  return found;
}

ScoredArticles ArticleScorer::with_any(const std::vector<WeighedWord>& words) {
  ArticleLists::Sums& sums = lists_.sums();
  std::vector<std::uint32_t> articles;
  ScoredArticles of_word;
  for (const WeighedWord& word : words) {
    find(word, of_word);
    std::size_t size = articles.size();
    articles.resize(size + of_word.size());
    for (const auto& [article, weight] : of_word) {
      articles[size] = article;
      size += 1U - sums.is_found[article];
      sums.is_found[article] = 1;
      sums.weights[article] += weight;
    }
    articles.resize(size);
  }
  constexpr std::size_t many = 16;  // where one article in so many is found, all are looked at rather than those put in order
  if (articles.size() * many > sums.is_found.size()) {
    std::size_t size = 0;
    articles.push_back(0);
    for (std::uint32_t article = 0; article < sums.is_found.size(); ++article) {
      articles[size] = article;
      size += sums.is_found[article];
    }
    articles.resize(size);
  } else {
    std::sort(articles.begin(), articles.end());
  }
  ScoredArticles found;
  found.reserve(articles.size());
  for (const std::uint32_t article : articles) {
    found.push_back({article, std::exchange(sums.weights[article], 0)});
    sums.is_found[article] = 0;
  }
  return found;
}

double ArticleScorer::most_from(const WeighedWord& word) {
  double most = 0;
  const auto add = [&](const WeighedTerms& terms) {
    most += weight_of(terms) *
            list_of(*terms.group)->most([this](double count, std::uint32_t length) { return share(count, length); });
  };
  add(word.text);
  std::for_each(word.more.begin(), word.more.end(), add);
  return most;
}

void ArticleScorer::add_all(const std::vector<WeighedWord>& added, ScoredArticles& found, std::size_t wanted) {
  std::vector<std::pair<double, const WeighedWord*>> heaviest;
  double left = 0;
  for (const WeighedWord& word : added) {
    heaviest.emplace_back(most_from(word), &word);
    left += heaviest.back().first;
  }
  std::stable_sort(heaviest.begin(), heaviest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  // Hardly any can be left out before half of the weight is given away; then each look leaves out about half of them.
  constexpr double until_next = 0.6;
  double next = left * until_next;
  std::vector<double> weights;
  for (const auto& [most, word] : heaviest) {
    if (left < next) {
      drop_hopeless(found, left, wanted, weights);
      next = left * until_next;
    }
    left -= most;
    if (word->more.empty()) {
      add(word->text, found);
    } else {
      add_weights(found, with(*word));
    }
  }
}

OrderedMatches ArticleScorer::best_with_any(const std::vector<WeighedWord>& words, const std::vector<WeighedWord>& added,
                                            std::size_t wanted) {
  ScoredArticles found = with_any(words);
  const std::size_t total = found.size();
  add_all(added, found, wanted);
  OrderedMatches out = best(std::move(found), wanted);
  out.total = total;
  return out;
}

OrderedMatches ArticleScorer::best(ScoredArticles ranked, std::size_t wanted) {
  OrderedMatches out;
  out.total = ranked.size();
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
  out.matches.reserve(ranked.size());
  for (const ScoredArticle& scored : ranked) out.matches.push_back({lists_.document(scored.article), scored.weight, 0});
  IndexReads& reads = snapshot_.reads();
  order_ties(out.matches, [&reads](const Match& match) { return reads.order(match.document); });
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
