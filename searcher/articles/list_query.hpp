// Queries over articles that lists in memory answer: words, phrases, AND, OR, NOT. The hits are those of article_query.hpp, with
// the same weights.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/articles/article_scorer.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

class ListQuery {
 public:
  /// `snapshot` has lists.
  explicit ListQuery(Snapshot& snapshot) : snapshot_(snapshot), patterns_(snapshot), scorer_(snapshot) {}

  /// The best articles and how many there are; nothing where the tree asks for something else, or its lists are so long that
  /// Xapian, which need not read them to the end, is faster.
  std::optional<OrderedMatches> find(const query::Node& root, std::size_t wanted);

 private:
  struct Item {
    query::NodeType type = query::NodeType::word;
    TextPattern pattern;
    double factor = 1;
    std::vector<Item> children;
    std::vector<Item> unwanted;
  };

  bool read(const query::Node& node, double factor, Item& item);
  bool read_words(const query::Node& node, Item& item);
  bool read_conjunction(const query::Node& node, Item& item);
  ScoredArticles evaluate(const Item& item);
  ScoredArticles words(const Item& item);
  /// The pattern's parts in a field, all of them.
  ScoredArticles parts_in(schema::Field field, const TextPattern& pattern, double factor);
  void drop_scattered(const TextPattern& pattern, ScoredArticles& found);

  Snapshot& snapshot_;
  PatternReader patterns_;
  ArticleScorer scorer_;
  std::size_t postings_ = 0;
};

}  // namespace claimdex::search
