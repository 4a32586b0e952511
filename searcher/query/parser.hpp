// Recursive descent over the tokens of a query.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/lexer.hpp"

namespace claimdex::query {

class Parser {
 public:
  Parser(const FoldedQuery& query, const ParseOptions& options, std::vector<std::string>& notes)
      : query_(query), lexer_(query, options, notes), notes_(notes) {}

  /// The whole query; spans are bytes of the folded query. `scope` gets what scope: said.
  Result<Node> parse(std::optional<Scope>& scope);

 private:
  Result<void> advance();
  Result<Node> parse_or(int depth);
  Result<Node> parse_and(int depth);
  Result<Node> parse_unary(int depth);
  Result<Node> parse_near(int depth);
  Result<Node> parse_primary(int depth);
  Result<Node> parse_bracket(int depth);
  Result<Node> parse_field();
  [[nodiscard]] bool ends_conjunction() const;

  const FoldedQuery& query_;
  Lexer lexer_;
  std::vector<std::string>& notes_;
  Token token_;
  std::optional<Scope> scope_;
};

}  // namespace claimdex::query
