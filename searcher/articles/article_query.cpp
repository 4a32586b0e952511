// Compiling trees to queries over articles.
#include "searcher/articles/article_query.hpp"

#include <algorithm>

#include "indexer/schema/fields.hpp"
#include "searcher/conditions/field_query.hpp"
#include "searcher/conditions/join.hpp"
#include "searcher/conditions/number_query.hpp"
#include "searcher/conditions/query_parts.hpp"
#include "searcher/matches/ranking.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using schema::Field;
using Xapian::Query;

}  // namespace

Query ArticleCompiler::weighted(const TextPattern& pattern) {
  const Query text = pattern_query(pattern, Field::text, snapshot_);
  if (text.empty()) return text;
  std::vector<Query> more;
  for (const FieldWeight& added : added_fields) {
    Query query = pattern_query(pattern, added.field, snapshot_);
    if (!query.empty()) more.push_back(scaled(query, added.weight));
  }
  return more.empty() ? text : Query(Query::OP_AND_MAYBE, text, any_of(more));
}

Query ArticleCompiler::compile(const Node& root) {
  const Query query = compile_node(root);
  return query.empty() ? query : Query(Query::OP_FILTER, query, all_articles());
}

Query ArticleCompiler::compile_words(const Node& node) {
  const TextPattern pattern = patterns_.read(node);
  if (pattern.empty()) return weightless(all_articles());
  return weighted(pattern);
}

Query ArticleCompiler::compile_node(const Node& node) {
  Query query;
  switch (node.type) {
    case NodeType::everything:
      return weightless(all_articles());
    case NodeType::conjunction:
    case NodeType::negation:
      query = compile_conjunction(node);
      break;
    case NodeType::disjunction: {
      std::vector<Query> alternatives;
      for (const Node& child : node.children) alternatives.push_back(compile_node(child));
      query = any_of(alternatives);
      break;
    }
    case NodeType::group:
      query = compile_node(node.children.front());
      break;
    case NodeType::number:
      query = weightless(with_keys(keys_of(number_query(node.number, std::nullopt, {}, snapshot_), snapshot_)));
      break;
    case NodeType::event:
      // Words that name an event are plain words where articles are searched.
      if (node.text.empty()) {
        query = weightless(with_keys(keys_of(Query(schema::event_term(node.event)), snapshot_)));
      } else {
        query = weighted(patterns_.read_text(node.text, false));
      }
      break;
    case NodeType::field:
      query = article_field_query(node, snapshot_);
      break;
    case NodeType::word:
    case NodeType::phrase:
    case NodeType::proximity:
      query = compile_words(node);
      break;
  }
  return node.boost != 1 && !query.empty() ? scaled(query, node.boost) : query;
}

Query ArticleCompiler::compile_conjunction(const Node& node) {
  std::vector<const Node*> operands;
  if (node.type == NodeType::negation)
    operands.push_back(&node);
  else
    for (const Node& child : node.children) operands.push_back(&child);
  std::vector<Query> wanted;
  std::vector<Query> unwanted;
  for (const Node* operand : operands) {
    if (operand->type != NodeType::negation) {
      wanted.push_back(compile_node(*operand));
      continue;
    }
    const Node& child = operand->children.front();
    const bool is_text = child.type == NodeType::word || child.type == NodeType::phrase || child.type == NodeType::proximity;
    const TextPattern pattern = is_text ? patterns_.read(child) : TextPattern();
    const bool undecided = !decides_in_articles(pattern, snapshot_);
    if (!undecided) unwanted.push_back(compile_node(child));
  }
  if (wanted.empty()) wanted.push_back(weightless(all_articles()));
  Query query = wanted.size() == 1 ? wanted.front() : Query(Query::OP_AND, wanted.begin(), wanted.end());
  return unwanted.empty() ? query : Query(Query::OP_AND_NOT, query, any_of(unwanted));
}

void ArticleCompiler::collect_words(const Node& node, std::vector<Query>& words) {
  const bool is_text = node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity;
  if (is_text) {
    Query query = weighted(patterns_.read(node));
    if (!query.empty()) words.push_back(std::move(query));
  }
  if (node.type == NodeType::event && !node.text.empty()) {
    Query query = weighted(patterns_.read_text(node.text, false));
    if (!query.empty()) words.push_back(std::move(query));
  }
  if (node.type == NodeType::negation) return;
  for (const Node& child : node.children) collect_words(child, words);
}

Query ArticleCompiler::words_query(const Node& node) {
  return weighted(node.type == NodeType::event ? patterns_.read_text(node.text, false) : patterns_.read(node));
}

Query ArticleCompiler::any_word(const Node& root) {
  std::vector<Query> words;
  collect_words(root, words);
  return any_of(words);
}

}  // namespace claimdex::search
