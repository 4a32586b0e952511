// The public parse_query, and the query as a whole: limits, what it asks for, canonical form, hints.
#include "claimdex/query.hpp"

#include <algorithm>

#include "searcher/query/ast.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/folded_query.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/readings.hpp"

namespace claimdex {
namespace query {
namespace {

/// Whether anything in the tree asks for claims rather than articles: a number, or a field of claims.
bool asks_claims(const Node& node) {
  switch (node.type) {
    case NodeType::number:
    case NodeType::group:
      return true;
    case NodeType::event:
      return node.text.empty();
    case NodeType::field:
      return field_info(node.field).of == FieldOf::claim && node.text.empty();
    default:
      return std::any_of(node.children.begin(), node.children.end(), asks_claims);
  }
}

void to_typed_spans(const FoldedQuery& folded, Node& node) {
  node.span.end = std::min(node.span.end, folded.text.size());
  node.span.begin = std::min(node.span.begin, node.span.end);
  node.span = folded.to_typed(node.span);
  for (Node& child : node.children) to_typed_spans(folded, child);
}

/// Words that name an event or a direction are plain words where articles are searched.
void drop_readings(Node& node) {
  node.senses.clear();
  if (node.type == NodeType::field && !node.text.empty()) {
    node.type = is_plain_word_text(node.text) ? NodeType::word : NodeType::phrase;
    node.values.clear();
  }
  for (Node& child : node.children) drop_readings(child);
}

std::string_view name_of_scope(Scope scope) {
  switch (scope) {
    case Scope::claim:
      return "claim";
    case Scope::sentence:
      return "sentence";
    case Scope::paragraph:
      return "paragraph";
    case Scope::article:
      return "article";
  }
  return {};
}

std::string canonical_form(const Query& query) {
  std::string text = write_query(query.root, !query.asks_claims);
  if (!query.scope_given) return text;
  if (query.root.type == NodeType::disjunction && query.root.boost == 1) text = "(" + text + ")";
  return text + " scope:" + std::string(name_of_scope(query.scope));
}

}  // namespace

Result<Query> parse(std::string_view text, const ParseOptions& options) {
  const FoldedQuery folded = fold_query(text);
  if (folded.characters > max_query_characters)
    return Error{ErrorCode::query_too_long,
                 "the query has " + std::to_string(folded.characters) + " characters; at most 4096 are read",
                 "search for its most telling words", std::nullopt};
  Query query;
  Parser parser(folded, options, query.parsed.notes);
  std::optional<Scope> scope;
  Result<Node> root = parser.parse(scope);
  if (!root) return root.error();
  query.root = std::move(*root);
  to_typed_spans(folded, query.root);
  query.scope_given = scope.has_value();
  query.scope = scope.value_or(Scope::claim);
  query.asks_claims = asks_claims(query.root);
  if (!query.asks_claims) drop_readings(query.root);
  query.parsed.canonical = canonical_form(query);
  query.parsed.tree = explain_tree(query.root);
  query.parsed.hints = find_hints(query, text);
  auto& notes = query.parsed.notes;
  if (!query.asks_claims)
    std::erase_if(notes, [](const std::string& note) {
      return note.find("is read as event:") != std::string::npos || note.find("is read as dir:") != std::string::npos;
    });
  return query;
}

}  // namespace query

Result<ParsedQuery> parse_query(std::string_view text) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  Result<query::Query> parsed = query::parse(text, {today});
  if (!parsed) return parsed.error();
  return std::move(parsed->parsed);
}

}  // namespace claimdex
