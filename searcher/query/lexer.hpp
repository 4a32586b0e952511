// Cuts a query into tokens. Numbers are read as wholes (number_lexer.cpp); the values behind a field are asked for by the parser
// (field_lexer.cpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/result.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/folded_query.hpp"
#include "searcher/query/quantity_reader.hpp"

namespace claimdex::query {

enum class TokenType : std::uint8_t {
  end,
  open_paren,
  close_paren,
  open_brace,
  close_brace,
  op_or,
  op_and,
  op_not,
  op_near,
  number,
  field,
  phrase,
  word
};

struct Token {
  TokenType type = TokenType::end;
  TextSpan span;     ///< bytes of the folded query
  std::string text;  ///< of word and phrase
  bool exact = false;
  bool wildcard = false;
  bool ordered = false;  ///< ADJ
  int fuzzy = 0;
  int distance = 0;  ///< phrase slop; NEAR/n, 0 = default
  NumberCondition number;
  Field field = Field::company;
};

/// Whether the lexer reads `text` as a single word: what the canonical form may leave unquoted.
bool is_plain_word_text(std::string_view text);

class Lexer {
 public:
  Lexer(const FoldedQuery& query, const ParseOptions& options, std::vector<std::string>& notes)
      : query_(query), text_(query.text), options_(options), notes_(notes) {}

  /// The next token. Errors: those of parse_query.
  Result<Token> next();
  /// The values behind a field's colon. Errors: invalid_value, invalid_date, unbalanced_query.
  Result<std::vector<FieldValue>> field_values(const Token& field);
  /// Takes "^2.5" right behind the last token; 1 where there is none.
  double take_boost();
  [[nodiscard]] std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }
  [[nodiscard]] Error error(ErrorCode code, TextSpan folded, std::string message, std::string hint = {}) const;

 private:
  void skip_space();
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool looking_at(std::string_view part) const { return text_.substr(at_).starts_with(part); }
  [[nodiscard]] std::size_t plain_end(std::size_t at) const;
  [[nodiscard]] std::size_t word_end(std::size_t at) const;
  /// Where the text behind `sign` begins, where that stands at `at` with spaces on both sides ("500 .. 600").
  [[nodiscard]] std::optional<std::size_t> behind_spaced(std::string_view sign, std::size_t at) const;
  Token punctuation(TokenType type, std::size_t size);
  std::optional<Token> read_operator();
  std::optional<Token> read_operator_word();
  Result<Token> read_phrase();
  Result<std::optional<Token>> read_word();
  /// A sign of currency or percent without a number is nothing to search, and was surely meant to say something.
  void note_left_out(std::string_view sign);
  Result<int> read_fuzziness();

  // number_lexer.cpp
  struct Comparison {
    Compare compare = Compare::eq;
    std::size_t size = 0;  ///< bytes of the operator
  };
  [[nodiscard]] std::optional<Comparison> comparison_here() const;
  std::optional<Result<Token>> read_number();
  Result<Token> compared_number(std::size_t begin, Compare compare);
  std::optional<Result<Token>> bare_number();
  std::optional<Result<Token>> range_of_words();
  void note_groups(const QueryQuantity& quantity, std::size_t begin);
  /// With the text behind the sign of the range next.
  Result<Token> number_range(std::size_t begin, const std::optional<QueryQuantity>& left);
  std::optional<Result<Token>> spaced_range(std::size_t begin, const QueryQuantity& left);
  Result<Token> tolerance(std::size_t begin, const QueryQuantity& middle);
  Token number_token(std::size_t begin, NumberCondition number) const;

  // field_lexer.cpp
  std::optional<Result<Token>> read_field();
  Result<FieldValue> read_value(const Token& field);
  Result<FieldValue> check_value(const Token& field, FieldValue value, TextSpan span) const;

  const FoldedQuery& query_;
  std::string_view text_;
  const ParseOptions& options_;
  std::vector<std::string>& notes_;
  std::size_t at_ = 0;
};

}  // namespace claimdex::query
