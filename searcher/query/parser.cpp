// Recursive descent over the tokens of a query. One function a rule of the grammar (README.md), loosest first.
#include "searcher/query/parser.hpp"

#include <algorithm>

#include "searcher/query/bound_words.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/readings.hpp"

namespace claimdex::query {
namespace {

Node leaf(NodeType type, TextSpan span) {
  Node node;
  node.type = type;
  node.span = span;
  return node;
}

/// (a b) c is a b c: one flat list, so that words of both are read together. A boosted bracket keeps its weight.
std::vector<Node> flatten(NodeType type, std::vector<Node> children) {
  std::vector<Node> flat;
  for (Node& child : children) {
    if (child.type == type && child.boost == 1)
      for (Node& grandchild : child.children) flat.push_back(std::move(grandchild));
    else
      flat.push_back(std::move(child));
  }
  return flat;
}

Node join(NodeType type, std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  Node node = leaf(type, {children.front().span.begin, children.back().span.end});
  node.children = flatten(type, std::move(children));
  return node;
}

constexpr int near_distance = 10;
constexpr int adjacent_distance = 1;

}  // namespace

Result<void> Parser::advance() {
  Result<Token> token = lexer_.next();
  if (!token) return token.error();
  token_ = std::move(*token);
  return {};
}

bool Parser::ends_conjunction() const {
  return token_.type == TokenType::end || token_.type == TokenType::op_or || token_.type == TokenType::close_paren ||
         token_.type == TokenType::close_brace;
}

Result<Node> Parser::parse(std::optional<Scope>& scope) {
  if (auto done = advance(); !done) return done.error();
  if (token_.type == TokenType::end)
    return lexer_.error(ErrorCode::invalid_query, {0, query_.text.size()}, "nothing to search for",
                        "search '*' lists everything");
  Result<Node> root = parse_or(0);
  if (!root) return root;
  if (token_.type != TokenType::end)
    return lexer_.error(ErrorCode::unbalanced_query, token_.span, "a bracket is closed that was never opened",
                        "to search the sign itself, quote it");
  scope = scope_;
  return root;
}

Result<Node> Parser::parse_or(int depth) {
  std::vector<Node> alternatives;
  for (;;) {
    Result<Node> alternative = parse_and(depth);
    if (!alternative) return alternative;
    alternatives.push_back(std::move(*alternative));
    if (token_.type != TokenType::op_or) break;
    if (auto done = advance(); !done) return done.error();
  }
  return join(NodeType::disjunction, std::move(alternatives));
}

Result<Node> Parser::parse_and(int depth) {
  std::vector<Node> operands;
  const bool had_scope = scope_.has_value();
  while (!ends_conjunction()) {
    if (token_.type == TokenType::op_and) {
      const TextSpan op = token_.span;
      if (auto done = advance(); !done) return done.error();
      if (operands.empty() || ends_conjunction() || token_.type == TokenType::op_and)
        return lexer_.error(ErrorCode::invalid_query, op, "AND needs something on both sides",
                            "to search the word, quote it: \"AND\"");
      continue;
    }
    Result<Node> operand = parse_unary(depth);
    if (!operand) return operand;
    const bool is_scope = operand->type == NodeType::field && operand->field == Field::scope;
    if (!is_scope) operands.push_back(std::move(*operand));
  }
  operands = flatten(NodeType::conjunction, std::move(operands));
  read_bound_words(operands, notes_);
  read_plain_words(operands, notes_);
  if (!operands.empty()) return join(NodeType::conjunction, std::move(operands));
  if (!had_scope && scope_ && token_.type == TokenType::end) return leaf(NodeType::everything, token_.span);
  if (token_.type == TokenType::op_or)
    return lexer_.error(ErrorCode::invalid_query, token_.span, "OR needs something on both sides",
                        "to search the word, quote it: \"OR\"");
  if (token_.type == TokenType::end)
    return lexer_.error(ErrorCode::invalid_query, {query_.text.size() - 1, query_.text.size()},
                        "the query ends where something was expected", {});
  return lexer_.error(ErrorCode::invalid_query, token_.span,
                      depth > 0 ? "nothing stands in the brackets" : "a bracket is closed that was never opened", {});
}

Result<Node> Parser::parse_unary(int depth) {
  if (token_.type != TokenType::op_not) return parse_near(depth);
  const TextSpan op = token_.span;
  if (depth >= max_nesting) return lexer_.error(ErrorCode::invalid_query, op, "nested deeper than 64 levels", {});
  if (auto done = advance(); !done) return done.error();
  if (ends_conjunction() || token_.type == TokenType::op_and)
    return lexer_.error(ErrorCode::invalid_query, op, "NOT needs something behind it", "to search the word, quote it");
  Result<Node> operand = parse_unary(depth + 1);
  if (!operand) return operand;
  std::vector<Node> read;
  read.push_back(std::move(*operand));
  read_plain_words(read, notes_);
  Node node = leaf(NodeType::negation, {op.begin, read.back().span.end});
  node.children.push_back(join(NodeType::conjunction, std::move(read)));
  return node;
}

Result<Node> Parser::parse_near(int depth) {
  Result<Node> first = parse_primary(depth);
  if (!first || token_.type != TokenType::op_near) return first;
  Node node = leaf(NodeType::proximity, first->span);
  node.children.push_back(std::move(*first));
  node.ordered = token_.ordered;
  while (token_.type == TokenType::op_near) {
    const Token op = token_;
    if (auto done = advance(); !done) return done.error();
    const bool is_text = token_.type == TokenType::word || token_.type == TokenType::phrase;
    const NodeType left = node.children.back().type;
    if (!is_text || (left != NodeType::word && left != NodeType::phrase) || op.ordered != node.ordered)
      return lexer_.error(ErrorCode::invalid_query, op.span, "NEAR and ADJ join words and phrases, all with one of the two",
                          "for example: layoffs NEAR/5 bank");
    Result<Node> next = parse_primary(depth);
    if (!next) return next;
    node.distance = std::max(node.distance, op.distance != 0 ? op.distance : op.ordered ? adjacent_distance : near_distance);
    node.span.end = next->span.end;
    node.children.push_back(std::move(*next));
  }
  return node;
}

Result<Node> Parser::parse_primary(int depth) {
  switch (token_.type) {
    case TokenType::open_paren:
    case TokenType::open_brace:
      return parse_bracket(depth);
    case TokenType::field:
      return parse_field();
    case TokenType::op_near:
      return lexer_.error(ErrorCode::invalid_query, token_.span, "NEAR and ADJ need a word on both sides",
                          "to search the word itself, quote it");
    default:
      break;
  }
  Node node = leaf(NodeType::word, token_.span);
  node.text = token_.text;
  if (token_.type == TokenType::number) {
    node.type = NodeType::number;
    node.number = token_.number;
    if (node.number.is_year)
      notes_.push_back(node.number.token + " is read as a year: when:" + node.number.token +
                       " or the word itself (= " + node.number.token + " asks for the value)");
  } else if (token_.type == TokenType::phrase) {
    node.type = NodeType::phrase;
    node.distance = token_.distance;
  } else if (token_.wildcard && token_.text == "*") {
    node.type = NodeType::everything;
    node.text.clear();
  } else {
    node.exact = token_.exact;
    node.wildcard = token_.wildcard;
    node.fuzzy = token_.wildcard ? 0 : token_.fuzzy;
  }
  node.boost = lexer_.take_boost();
  node.span.end = std::max(node.span.end, lexer_.position());
  if (auto done = advance(); !done) return done.error();
  return node;
}

Result<Node> Parser::parse_bracket(int depth) {
  const Token open = token_;
  const bool is_brace = open.type == TokenType::open_brace;
  if (depth >= max_nesting) return lexer_.error(ErrorCode::invalid_query, open.span, "nested deeper than 64 levels", {});
  if (auto done = advance(); !done) return done.error();
  Result<Node> inner = parse_or(depth + 1);
  if (!inner) {
    const bool never_closed = inner.error().code == ErrorCode::invalid_query && token_.type == TokenType::end;
    if (!never_closed) return inner;
  }
  if (!inner || token_.type != (is_brace ? TokenType::close_brace : TokenType::close_paren))
    return lexer_.error(ErrorCode::unbalanced_query, open.span, "a bracket is opened and never closed",
                        is_brace ? "close it with }" : "close it with )");
  Node node = std::move(*inner);
  if (is_brace && node.type != NodeType::group) {
    Node group = leaf(NodeType::group, open.span);
    group.children.push_back(std::move(node));
    node = std::move(group);
  }
  const double boost = lexer_.take_boost();
  node.boost *= boost;
  node.span = {open.span.begin, lexer_.position()};
  if (auto done = advance(); !done) return done.error();
  return node;
}

Result<Node> Parser::parse_field() {
  Node node = leaf(NodeType::field, token_.span);
  node.field = token_.field;
  Result<std::vector<FieldValue>> values = lexer_.field_values(token_);
  if (!values) return values.error();
  node.values = std::move(*values);
  node.boost = lexer_.take_boost();
  node.span.end = lexer_.position();
  if (node.field == Field::scope) {
    const std::string& name = node.values.front().text;
    scope_ = name == "article"     ? Scope::article
             : name == "paragraph" ? Scope::paragraph
             : name == "sentence"  ? Scope::sentence
                                   : Scope::claim;
  }
  if (node.field == Field::event && node.values.size() == 1) {
    node.type = NodeType::event;
    SensedEvent read = read_event(node.values.front().text).value_or(SensedEvent{});
    node.event = read.event;
    node.senses = std::move(read.senses);
    node.values.clear();
  }
  if (auto done = advance(); !done) return done.error();
  return node;
}

}  // namespace claimdex::query
