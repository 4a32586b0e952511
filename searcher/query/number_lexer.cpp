// Numbers of a query: comparisons in every spelling, ranges, tolerances, bare numbers and years.
#include <array>
#include <cmath>

#include "analyzers/quantity/exact_value.hpp"
#include "searcher/query/ascii.hpp"
#include "searcher/query/lexer.hpp"

namespace claimdex::query {
namespace {

struct Spelling {
  std::string_view text;
  Compare compare;
};

/// Longest first.
constexpr std::array spellings = {
    Spelling{"gt:", Compare::gt}, Spelling{"ge:", Compare::ge},     Spelling{"lt:", Compare::lt}, Spelling{"le:", Compare::le},
    Spelling{"eq:", Compare::eq}, Spelling{"ne:", Compare::ne},     Spelling{"≥", Compare::ge},   Spelling{"≤", Compare::le},
    Spelling{"≠", Compare::ne},   Spelling{"≧", Compare::ge},       Spelling{"≦", Compare::le},   Spelling{">=", Compare::ge},
    Spelling{"<=", Compare::le},  Spelling{"=>", Compare::ge},      Spelling{"=<", Compare::le},  Spelling{"!=", Compare::ne},
    Spelling{"<>", Compare::ne},  Spelling{"==", Compare::eq},      Spelling{">", Compare::gt},   Spelling{"<", Compare::lt},
    Spelling{"=", Compare::eq},   Spelling{"~", Compare::overlaps},
};

void take_unit(const QueryQuantity& from, NumberCondition& to) {
  if (from.kind) to.kind = from.kind;
  if (!from.unit.empty()) to.unit = from.unit;
  if (!from.currencies.empty()) to.currencies = from.currencies;
}

NumberCondition condition_of(const QueryQuantity& quantity, Compare compare) {
  NumberCondition number;
  number.compare = compare;
  number.sign = quantity.sign;
  number.low = quantity.sign < 0 ? -quantity.high : quantity.low;
  number.high = quantity.sign < 0 ? -quantity.low : quantity.high;
  take_unit(quantity, number);
  return number;
}

bool same_units(const QueryQuantity& a, const QueryQuantity& b) {
  if (a.kind && b.kind && *a.kind != *b.kind) return false;
  if (!a.unit.empty() && !b.unit.empty() && a.unit != b.unit) return false;
  return a.currencies.empty() || b.currencies.empty() || a.currencies == b.currencies;
}

/// "30..50k": the left end takes the magnitude of the right, unless it would then be the larger one ("900..1.2k").
double inherit_magnitude(const QueryQuantity& left, const QueryQuantity& right) {
  if (left.magnitude != 1 || right.magnitude == 1) return left.low;
  const double scaled = quantity::exact_value(left.mantissa * right.magnitude);
  return scaled <= right.low ? scaled : left.low;
}

bool is_year(const QueryQuantity& quantity) {
  return quantity.plain_digits && quantity.low >= 1900 && quantity.low <= 2100 && !quantity.kind && quantity.unit.empty();
}

}  // namespace

Token Lexer::number_token(std::size_t begin, NumberCondition number) const {
  Token token;
  token.type = TokenType::number;
  token.span = {begin, at_};
  token.number = std::move(number);
  return token;
}

std::optional<Lexer::Comparison> Lexer::comparison_here() const {
  for (const Spelling& spelling : spellings) {
    if (at_ + spelling.text.size() > text_.size()) continue;
    bool equal = true;
    for (std::size_t i = 0; equal && i < spelling.text.size(); ++i) equal = lower(text_[at_ + i]) == spelling.text[i];
    if (equal) return Comparison{spelling.compare, spelling.text.size()};
  }
  return std::nullopt;
}

std::optional<Result<Token>> Lexer::read_number() {
  const std::size_t begin = at_;
  if (looking_at("..") && begins_quantity(text_, at_ + 2)) {
    at_ += 2;
    return number_range(begin, std::nullopt);
  }
  if (const auto comparison = comparison_here()) {
    const bool is_tilde = comparison->compare == Compare::overlaps;
    at_ += comparison->size;
    const bool spaced = peek() == ' ';
    skip_space();
    // "=word" asks for this form only; a lone "~" is no operator.
    const bool may_be_word = (is_tilde || (text_[begin] == '=' && comparison->size == 1)) && !spaced;
    if (may_be_word && !begins_quantity(text_, at_)) {
      const auto words = is_tilde ? read_quantity(text_, at_, plain_end(at_), true) : std::nullopt;
      if (!words) {
        at_ = is_tilde ? begin + 1 : begin;
        return std::nullopt;
      }
    }
    return compared_number(begin, comparison->compare);
  }
  return bare_number();
}

void Lexer::note_groups(const QueryQuantity& quantity, std::size_t begin) {
  if (!quantity.spaced) return;
  notes_.push_back("'" + std::string(text_.substr(begin, at_ - begin)) +
                   "' is read as one number; put another word between them for two");
}

Result<Token> Lexer::compared_number(std::size_t begin, Compare compare) {
  const std::string_view op = text_.substr(begin, at_ - begin);
  const std::string written(op.substr(0, op.find_last_not_of(' ') + 1));
  const auto quantity = read_quantity(text_, at_, plain_end(at_), true);
  if (!quantity) {
    const std::size_t end = std::max(word_end(at_), at_);
    const std::string what(text_.substr(at_, end - at_));
    if (what.empty())
      return error(ErrorCode::invalid_number, {begin, at_}, "'" + written + "' needs a number behind it",
                   "for example " + written + " 10000; to search the sign itself, quote it");
    return error(ErrorCode::invalid_number, {at_, end}, "'" + what + "' is no number",
                 "numbers look like 10000, 10,000, 10k, 1万, $10bn, 4.8%, half a million");
  }
  at_ = quantity->end;
  if (quantity->dot_before_three)
    notes_.push_back("'" + std::string(text_.substr(begin, at_ - begin)) +
                     "' is read with a decimal point; write thousands as 1,200 or 1200");
  note_groups(*quantity, begin);
  NumberCondition number = condition_of(*quantity, compare);
  if (compare == Compare::overlaps) number.tolerance = quantity::exact_value(0.1 * std::abs(number.low));
  if (compare == Compare::gt || compare == Compare::ge) number.high = number.low;
  if (compare == Compare::lt || compare == Compare::le) number.low = number.high;
  return number_token(begin, std::move(number));
}

std::optional<Result<Token>> Lexer::bare_number() {
  const std::size_t begin = at_;
  if (!begins_quantity(text_, at_)) return range_of_words();
  const auto quantity = read_quantity(text_, at_, plain_end(at_), false);
  if (!quantity) return std::nullopt;
  at_ = quantity->end;
  note_groups(*quantity, begin);
  const bool tilde_range = peek() == '~' && begins_quantity(text_, at_ + 1);
  if (looking_at("..") || tilde_range) {
    at_ += tilde_range ? 1 : 2;
    return number_range(begin, quantity);
  }
  const std::size_t after = at_;
  skip_space();
  if (looking_at("±") || looking_at("+-")) return tolerance(begin, *quantity);
  at_ = after;
  if (auto range = spaced_range(begin, *quantity)) return range;
  if (peek() == '+' && !begins_quantity(text_, at_ + 1) && peek(1) != '+') {
    ++at_;
    return number_token(begin, condition_of(*quantity, Compare::ge));
  }
  if (quantity->low != quantity->high) return number_token(begin, condition_of(*quantity, Compare::between));
  NumberCondition number = condition_of(*quantity, Compare::bare);
  number.token = std::string(text_.substr(begin, at_ - begin));
  number.is_year = is_year(*quantity);
  return number_token(begin, std::move(number));
}

/// "twenty..forty", 十亿..二十亿
std::optional<Result<Token>> Lexer::range_of_words() {
  const std::size_t dots = text_.substr(at_, word_end(at_) - at_).find("..");
  if (dots == std::string_view::npos || dots == 0) return std::nullopt;
  const std::size_t begin = at_;
  const auto left = read_quantity(text_, begin, begin + dots, true);
  if (!left || left->end != begin + dots) return std::nullopt;
  at_ = left->end + 2;
  return number_range(begin, left);
}

/// "500 .. 600", "500 - 600"; two years with a dash stay years. Spaces stand on both sides or on none: "500.. 2025" is an open
/// range and a year.
std::optional<Result<Token>> Lexer::spaced_range(std::size_t begin, const QueryQuantity& left) {
  if (const auto right = behind_spaced("..", at_); right && begins_quantity(text_, *right)) {
    at_ = *right;
    return number_range(begin, left);
  }
  const auto right = behind_spaced("-", at_);
  const auto high =
      right && begins_quantity(text_, *right) ? read_quantity(text_, *right, plain_end(*right), false) : std::nullopt;
  if (!high || (is_year(left) && is_year(*high)) || !same_units(left, *high) || inherit_magnitude(left, *high) >= high->low)
    return std::nullopt;
  at_ = *right;
  auto range = number_range(begin, left);
  if (range)
    notes_.push_back("'" + std::string(text_.substr(begin, at_ - begin)) + "' is read as " + write_number(range->number));
  return range;
}

Result<Token> Lexer::number_range(std::size_t begin, const std::optional<QueryQuantity>& left) {
  std::optional<QueryQuantity> right;
  if (begins_quantity(text_, at_)) {
    right = read_quantity(text_, at_, plain_end(at_), false);
    if (!right)
      return error(ErrorCode::invalid_number, {at_, word_end(at_)},
                   "'" + std::string(text_.substr(at_, word_end(at_) - at_)) + "' is no number",
                   "a range looks like 30k..50k, 30k.. or ..50k");
    at_ = right->end;
  } else if (peek() != ' ' && peek() != '\0') {
    right = read_quantity(text_, at_, plain_end(at_), true);
    if (right) at_ = right->end;
  }
  if (left && right && !same_units(*left, *right))
    return error(ErrorCode::invalid_number, {begin, at_}, "the two ends of a range must have one unit", {});
  NumberCondition number;
  number.compare = Compare::between;
  number.low = -infinity;
  number.high = infinity;
  if (left) {
    const double low = right ? inherit_magnitude(*left, *right) : left->low;
    number.low = left->sign < 0 ? -low : low;
    number.sign = left->sign;
    take_unit(*left, number);
  }
  if (right) {
    number.high = right->sign < 0 ? -right->high : right->high;
    if (right->sign != 0) number.sign = right->sign;
    take_unit(*right, number);
  }
  if (number.low > number.high)
    return error(ErrorCode::invalid_number, {begin, at_}, "the range runs backwards", "write the smaller end first");
  return number_token(begin, std::move(number));
}

Result<Token> Lexer::tolerance(std::size_t begin, const QueryQuantity& middle) {
  at_ += 2;  // "±" and "+-" are two bytes each
  skip_space();
  const auto width = read_quantity(text_, at_, plain_end(at_), false);
  if (!width)
    return error(ErrorCode::invalid_number, {begin, at_}, "± needs a number behind it", "for example 10000±500 or 10000±5%");
  at_ = width->end;
  const bool relative = width->kind == QuantityKind::percent && middle.kind != QuantityKind::percent;
  if (!relative && !same_units(middle, *width))
    return error(ErrorCode::invalid_number, {begin, at_}, "the number and its tolerance must have one unit", {});
  NumberCondition number = condition_of(middle, Compare::overlaps);
  if (!relative) take_unit(*width, number);
  number.tolerance = relative ? quantity::exact_value(std::abs(number.low) * width->low / 100) : width->low;
  return number_token(begin, std::move(number));
}

}  // namespace claimdex::query
