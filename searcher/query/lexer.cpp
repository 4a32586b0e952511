// Cuts a query into tokens: punctuation, operators, phrases and words.
#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "claimdex/analysis.hpp"
#include "searcher/query/ascii.hpp"
#include "searcher/query/quantity_reader.hpp"

namespace claimdex::query {
namespace {

bool is_alnum(char c) { return is_digit(c) || is_letter(c); }
bool is_structural(char c) { return c == '"' || c == '(' || c == ')' || c == '{' || c == '}' || c == '|'; }

constexpr int most_words_between = 999;

constexpr std::array<std::string_view, 6> wide_comparisons = {"≥", "≤", "≠", "≧", "≦", "±"};

bool begins_wide_comparison(std::string_view text) {
  return std::any_of(wide_comparisons.begin(), wide_comparisons.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

/// Whether `word` holds anything that can be searched: punctuation and emoji alone cannot.
bool is_searchable(std::string_view word) {
  if (std::any_of(word.begin(), word.end(), is_alnum)) return true;
  return !default_analyzer().analyze(word, {}).empty();
}

}  // namespace

bool is_plain_word_text(std::string_view text) {
  for (const std::string_view op : {"AND", "OR", "NOT", "NEAR", "ADJ"})
    if (text == op || ((op == "NEAR" || op == "ADJ") && text.starts_with(op))) return false;
  if (text.empty() || text.find("..") != std::string_view::npos || text.find("±") != std::string_view::npos) return false;
  const auto is_wordy = [](char c) { return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; };
  if (!is_wordy(text.front()) && text.front() != '*' && text.front() != '?') return false;
  const bool allowed = std::all_of(text.begin(), text.end(), [&](char c) {
    return is_wordy(c) || std::string_view("-'.&_+#@/*?").find(c) != std::string_view::npos;
  });
  if (!allowed || std::string_view(".'?").find(text.back()) != std::string_view::npos) return false;
  return !begins_quantity(text, 0) || !read_quantity(text, 0, text.size(), false);
}

Error Lexer::error(ErrorCode code, TextSpan folded, std::string message, std::string hint) const {
  folded.end = std::min(folded.end, text_.size());
  folded.begin = std::min(folded.begin, folded.end);
  return Error{code, std::move(message), std::move(hint), query_.to_typed(folded)};
}

void Lexer::skip_space() {
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
}

/// Where the run of plain text that begins at `at` ends: before anything that means something in the grammar.
std::size_t Lexer::plain_end(std::size_t at) const {
  constexpr std::size_t longest = 128;  // no quantity is longer; keeps the whole parse linear
  const std::size_t limit = std::min(text_.size(), at + longest);
  std::size_t last_space = at;
  for (std::size_t i = at; i < limit; ++i) {
    const char c = text_[i];
    if (is_structural(c) || c == '<' || c == '>' || c == '=' || c == '^' || c == '~') return i;
    if (c == '.' && i + 1 < limit && text_[i + 1] == '.') return i;
    if (static_cast<unsigned char>(c) >= 0x80 && begins_wide_comparison(text_.substr(i))) return i;
    if (c == ':') return last_space > at ? last_space : i;
    if (c == ' ') {
      last_space = i;
      const char next = i + 1 < limit ? text_[i + 1] : '\0';
      if (next == '-' || next == '!' || next == '+') return i;
      for (const std::string_view word : {"AND", "OR", "NOT", "NEAR", "ADJ"})
        if (text_.substr(i + 1).starts_with(word)) return i;
    }
  }
  return limit;
}

/// Where the word that begins at `at` ends.
std::size_t Lexer::word_end(std::size_t at) const {
  std::size_t i = at;
  for (; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == ' ' || is_structural(c) || c == '<' || c == '>') break;
    if (i == at) continue;
    const char next = i + 1 < text_.size() ? text_[i + 1] : '\0';
    if (c == '^' && is_digit(next)) break;
    if (c == '~' && (next == '\0' || next == ' ' || is_digit(next) || is_structural(next) || next == '^')) break;
    if (c == '!' && next == '=') break;
    if (c == '=' && (next == ' ' || begins_quantity(text_, i + 1))) break;
    if (static_cast<unsigned char>(c) >= 0x80 && begins_wide_comparison(text_.substr(i))) break;
  }
  return i;
}

std::optional<std::size_t> Lexer::behind_spaced(std::string_view sign, std::size_t at) const {
  const std::size_t begin = std::min(text_.find_first_not_of(' ', at), text_.size());
  const std::string_view rest = text_.substr(begin);
  if (begin == at || !rest.starts_with(sign) || !rest.substr(sign.size()).starts_with(' ')) return std::nullopt;
  const std::size_t right = text_.find_first_not_of(' ', begin + sign.size());
  return right == std::string_view::npos ? std::nullopt : std::optional(right);
}

Token Lexer::punctuation(TokenType type, std::size_t size) {
  Token token;
  token.type = type;
  token.span = {at_, at_ + size};
  at_ += size;
  return token;
}

std::optional<Token> Lexer::read_operator() {
  switch (peek()) {
    case '(':
      return punctuation(TokenType::open_paren, 1);
    case ')':
      return punctuation(TokenType::close_paren, 1);
    case '{':
      return punctuation(TokenType::open_brace, 1);
    case '}':
      return punctuation(TokenType::close_brace, 1);
    case '|':
      return punctuation(TokenType::op_or, peek(1) == '|' ? 2 : 1);
    case '-':
    case '!': {
      const char next = peek(1);
      if (next == '\0' || next == ' ' || next == ')' || next == '}') return std::nullopt;
      return punctuation(TokenType::op_not, 1);
    }
    default:
      return read_operator_word();
  }
}

std::optional<Token> Lexer::read_operator_word() {
  const std::size_t end = word_end(at_);
  const std::string_view word = text_.substr(at_, end - at_);
  if (word == "OR") return punctuation(TokenType::op_or, 2);
  if (word == "AND") return punctuation(TokenType::op_and, 3);
  if (word == "NOT") return punctuation(TokenType::op_not, 3);
  const bool near = word.starts_with("NEAR");
  if (!near && !word.starts_with("ADJ")) return std::nullopt;
  std::string_view rest = word.substr(near ? 4 : 3);
  int distance = 0;
  if (!rest.empty()) {
    if (rest.front() != '/' || rest.size() < 2 || rest.size() > 4) return std::nullopt;
    rest.remove_prefix(1);
    const auto [stop, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), distance);
    if (failed != std::errc{} || stop != rest.data() + rest.size() || distance < 1) return std::nullopt;
  }
  Token token = punctuation(TokenType::op_near, word.size());
  token.ordered = !near;
  token.distance = distance;
  return token;
}

Result<Token> Lexer::read_phrase() {
  const std::size_t begin = at_;
  const std::size_t close = text_.find('"', begin + 1);
  if (close == std::string_view::npos)
    return error(ErrorCode::unbalanced_query, {begin, begin + 1}, "a quote is opened and never closed",
                 "close it with another \"");
  Token token;
  token.type = TokenType::phrase;
  token.text = std::string(text_.substr(begin + 1, close - begin - 1));
  at_ = close + 1;
  if (peek() == '~' && is_digit(peek(1))) {
    ++at_;
    const std::size_t digits = at_;
    while (is_digit(peek())) ++at_;
    const auto [stop, failed] = std::from_chars(text_.data() + digits, text_.data() + at_, token.distance);
    if (failed != std::errc{} || token.distance > most_words_between)
      return error(ErrorCode::invalid_query, {digits - 1, at_}, "the words of a phrase may stand up to 999 words apart",
                   "for example \"two words\"~10; without quotes they may stand anywhere");
  }
  token.span = {begin, at_};
  return token;
}

/// "~", "~1", "~2" behind a word. More is a number that the word's own sign stands before: "headcount~5000", 增长~3%.
Result<int> Lexer::read_fuzziness() {
  if (peek() != '~') return 0;
  if (!is_digit(peek(1))) {
    ++at_;
    return 1;
  }
  if (const char behind = peek(2); behind != '\0' && behind != ' ' && behind != '^' && !is_structural(behind)) return 0;
  const char digit = peek(1);
  if (digit != '1' && digit != '2')
    return error(ErrorCode::invalid_query, {at_, at_ + 2},
                 std::string("'~") + digit + "' is no number of letters that may differ",
                 std::string("1 or 2 letters of a word may: ~1, ~2; leave a space before ~ for a number near ") + digit);
  at_ += 2;
  return digit - '0';
}

Result<std::optional<Token>> Lexer::read_word() {
  Token token;
  token.type = TokenType::word;
  const std::size_t begin = at_;
  if (peek() == '=') {
    token.exact = true;
    ++at_;
  }
  const std::size_t end = std::max(word_end(at_), std::min(at_ + 1, text_.size()));
  token.text = std::string(text_.substr(at_, end - at_));
  at_ = end;
  const Result<int> fuzzy = read_fuzziness();
  if (!fuzzy) return fuzzy.error();
  token.fuzzy = *fuzzy;
  token.span = {begin, at_};
  if (token.text.find_first_not_of("*?") == std::string::npos && token.text.find('*') != std::string::npos) {
    token.text = "*";
    token.wildcard = true;
    return std::optional(std::move(token));
  }
  // The question mark that ends a sentence is no wildcard; inside a word it is.
  while (!token.text.empty() && std::string_view(",.;:!'~?").find(token.text.back()) != std::string_view::npos)
    token.text.pop_back();
  while (token.text.starts_with("±")) token.text.erase(0, std::string_view("±").size());
  if (!is_searchable(token.text)) {
    note_left_out(token.text);
    return std::optional<Token>();
  }
  token.wildcard = token.text.find_first_of("*?") != std::string::npos;
  // What would not be read as this word again, stood it alone, is asked for as a phrase. Digits are never fuzzy.
  if (!is_plain_word_text(token.text)) {
    token.type = TokenType::phrase;
    token.exact = token.wildcard = false;
    token.fuzzy = 0;
  } else if (begins_quantity(token.text, 0)) {
    token.fuzzy = 0;
  }
  return std::optional(std::move(token));
}

void Lexer::note_left_out(std::string_view sign) {
  if (sign.empty() || !read_unit(sign)) return;
  std::string note = "'" + std::string(sign) + "' stands alone and is left out; it belongs to a number: " +
                     (sign == "%" ? "> 5%" : "> " + std::string(sign) + "5");
  if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
}

double Lexer::take_boost() {
  if (peek() != '^' || !is_digit(peek(1))) return 1;
  std::size_t end = at_ + 1;
  while (end < text_.size() &&
         (is_digit(text_[end]) || (text_[end] == '.' && end + 1 < text_.size() && is_digit(text_[end + 1]))))
    ++end;
  double boost = 1;
  std::from_chars(text_.data() + at_ + 1, text_.data() + end, boost);
  at_ = end;
  return std::clamp(boost, 0.01, 100.0);
}

Result<Token> Lexer::next() {
  for (;;) {
    skip_space();
    if (at_ >= text_.size()) return punctuation(TokenType::end, 0);
    if (peek() == '"') {
      Result<Token> phrase = read_phrase();
      if (!phrase || is_searchable(phrase->text)) return phrase;
      continue;  // an empty phrase asks for nothing
    }
    const std::size_t before = at_;
    if (auto number = read_number()) return std::move(*number);
    if (at_ != before) continue;  // a lone "~"
    if (auto op = read_operator()) return std::move(*op);
    if (looking_at("NEAR/") || looking_at("ADJ/")) {
      const TextSpan where{at_, std::max(word_end(at_), at_ + 1)};
      return error(ErrorCode::invalid_query, where, "'" + std::string(where.of(text_)) + "' names no distance",
                   "NEAR/5 and ADJ/5 take a number of words from 1 to 999; to search the text itself, quote it");
    }
    if (auto field = read_field()) return std::move(*field);
    auto word = read_word();
    if (!word) return word.error();
    if (*word) return std::move(**word);
  }
}

}  // namespace claimdex::query
