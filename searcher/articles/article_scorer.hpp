// Weights of articles from lists in memory: BM25 as Xapian computes it, so that a search gives the same hits either way.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/index/article_lists.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/matches/match_order.hpp"
#include "searcher/matches/ranking.hpp"

namespace claimdex::search {

/// Terms that count as one: the forms of a word in a field. Shared by all queries that ask for them.
struct TermGroup {
  std::vector<std::string> terms;
  double frequency = 0;                           ///< of documents with any of them, as Xapian estimates it for OP_SYNONYM
  mutable std::weak_ptr<const PostingList> list;  ///< of them, where it was read: saves to look for it
};
using SharedTerms = std::shared_ptr<const TermGroup>;
SharedTerms terms_of(std::vector<std::string> terms, Snapshot& snapshot);

/// What their weight is multiplied with.
struct WeighedTerms {
  SharedTerms group;
  double factor = 1;
};
/// A word of a query over articles: what finds them, and the same word in other fields, which only adds weight.
struct WeighedWord {
  WeighedTerms text;
  std::vector<WeighedTerms> more;
};
/// The word as Xapian asks for it.
Xapian::Query query_of(const WeighedWord& word);
/// The same for any of several words.
Xapian::Query any_query_of(const std::vector<WeighedWord>& words);

/// An article by its number in the lists.
struct ScoredArticle {
  std::uint32_t article = 0;
  double weight = 0;
};
using ScoredArticles = std::vector<ScoredArticle>;  ///< articles rise

class ArticleScorer {
 public:
  /// `snapshot` has lists.
  explicit ArticleScorer(Snapshot& snapshot, const Bm25& bm25 = alphabetic_bm25);

  ScoredArticles with(const WeighedWord& word);
  /// The best articles with any of the words, those of `added` only add weight.
  OrderedMatches best_with_any(const std::vector<WeighedWord>& words, const std::vector<WeighedWord>& added, std::size_t wanted);
  /// The best ones, in the order of match_order.hpp, and how many there are.
  OrderedMatches best(ScoredArticles found, std::size_t wanted);

 private:
  /// BM25's weight of a word before it is known how often it stands in an article.
  [[nodiscard]] double weight_of(const WeighedTerms& terms) const;
  [[nodiscard]] double weight_in(std::uint32_t article, double count, double weight) const {
    return weight * share(count, lists_.length(article));
  }
  [[nodiscard]] double share(double count, std::uint32_t length) const {
    return count / (std::max(length * by_length_, least_) + flat_ + count);
  }
  void find(const WeighedWord& word, ScoredArticles& out);
  SharedList list_of(const TermGroup& group);
  void add(const WeighedTerms& terms, ScoredArticles& to);
  ScoredArticles with_any(const std::vector<WeighedWord>& words);
  /// Adds the words that only add weight. Articles that cannot come to be among the best are left out on the way.
  void add_all(const std::vector<WeighedWord>& added, ScoredArticles& found, std::size_t wanted);
  /// No article gets more from the word.
  double most_from(const WeighedWord& word);

  Snapshot& snapshot_;
  ArticleLists& lists_;
  double documents_;
  double k1_;
  double by_length_;  ///< what a term of an article's length adds to the denominator
  double flat_;
  double least_;
};

ScoredArticles in_both(const ScoredArticles& a, const ScoredArticles& b);
ScoredArticles in_either(const ScoredArticles& a, const ScoredArticles& b);
ScoredArticles without(const ScoredArticles& a, const ScoredArticles& b);
/// Adds the weights of `more` to what is found already.
void add_weights(ScoredArticles& found, const ScoredArticles& more);

}  // namespace claimdex::search
