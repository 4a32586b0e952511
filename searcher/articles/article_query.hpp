// The syntax tree as a Xapian query over articles.
#pragma once

#include <string_view>

#include <xapian.h>

#include "indexer/schema/fields.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/matches/ranking.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

struct FieldWeight {
  schema::Field field;
  double weight;
};
/// Fields in which a word adds weight to what its text weighs.
inline constexpr FieldWeight added_fields[] = {{schema::Field::title, article_weights.title},
                                               {schema::Field::heading, article_weights.heading},
                                               {schema::Field::tag_word, article_weights.tag}};

class ArticleCompiler {
 public:
  explicit ArticleCompiler(Snapshot& snapshot) : snapshot_(snapshot), patterns_(snapshot) {}

  /// Articles that fulfil `root`; words weigh by field.
  Xapian::Query compile(const query::Node& root);
  /// The words of a tree OR-ed by weight: ranks articles that were found by their claims.
  Xapian::Query any_word(const query::Node& root);
  /// A word, phrase or proximity, or the words that name an event, weighed as in the whole.
  Xapian::Query words_query(const query::Node& node);

 private:
  Xapian::Query compile_node(const query::Node& node);
  Xapian::Query compile_conjunction(const query::Node& node);
  Xapian::Query compile_words(const query::Node& node);
  Xapian::Query weighted(const TextPattern& pattern);
  void collect_words(const query::Node& node, std::vector<Xapian::Query>& words);

  Snapshot& snapshot_;
  PatternReader patterns_;
};

}  // namespace claimdex::search
