// Digits with thousands groups, decimals and exponents, by the style of the language: 1,234.5 1.234,5 1 234,5 1'234.5 12,34,567.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::size_t run_of_digits(std::string_view text, std::size_t at) { return digits_end(text, at) - at; }

/// Collects the digits of one number, at most as many as a double can use.
struct DigitBuffer {
  std::array<char, 48> chars{};
  std::size_t size = 0;
  void append(std::string_view digits) {
    for (char c : digits)
      if (size < chars.size()) chars[size++] = c;
  }
  [[nodiscard]] double value() const {
    double result = 0;
    std::from_chars(chars.data(), chars.data() + size, result);
    return result;
  }
};

/// Bytes of a separator that groups thousands whatever the language: a blank or an apostrophe; 0 where none stands.
std::size_t neutral_group_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  if (text.substr(at, 3) == "\xE2\x80\x99") return 3;
  const std::size_t blank = blank_at(text, at);
  return blank > 0 && text[at] != '\t' ? blank : 0;
}

/// Ends of the groups of three that begin with separator `mark` at `at`; `at` itself where the groups are not well formed.
std::size_t groups_end(std::string_view text, std::size_t at, char mark) {
  std::size_t end = at;
  while (end < text.size() && text[end] == mark && run_of_digits(text, end + 1) == 3) end += 4;
  const bool runs_on = end < text.size() && text[end] == mark && run_of_digits(text, end + 1) > 0;
  return runs_on ? at : end;
}

/// Indian groups of two before the last of three: 1,00,000.
std::size_t indian_groups_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == ',' && run_of_digits(text, end + 1) == 2) end += 3;
  if (end == at || end >= text.size() || text[end] != ',' || run_of_digits(text, end + 1) != 3) return at;
  return end + 4;
}

std::size_t neutral_groups_end(std::string_view text, std::size_t at) {
  const std::size_t first = neutral_group_at(text, at);
  if (first == 0) return at;
  const std::string_view mark = text.substr(at, first);
  std::size_t end = at;
  while (text.substr(end).starts_with(mark) && run_of_digits(text, end + first) == 3) end += first + 3;
  if (end < text.size() && (text[end] == '-' || text[end] == '/' || text[end] == ':')) return at;  // a phone number or a date
  const bool runs_on = text.substr(end).starts_with(mark) && run_of_digits(text, end + first) > 0 && mark != " ";
  return runs_on ? at : end;
}

class DigitParser {
 public:
  DigitParser(const Lexicon& lexicon, std::string_view text, std::size_t at)
      : lexicon_(lexicon), text_(text), at_(at), end_(at) {}

  std::optional<Number> parse() {
    const bool begins_with_point = text_[at_] == '.' || text_[at_] == ',';
    if (!begins_with_point) {
      end_ = digits_end(text_, at_);
      if (end_ == at_) return std::nullopt;
      number_.whole_digits = static_cast<std::uint32_t>(end_ - at_);
      number_.has_leading_zero = text_[at_] == '0' && end_ - at_ > 1;
      buffer_.append(text_.substr(at_, end_ - at_));
      if (number_.whole_digits <= 3) read_groups();
    }
    read_decimals();
    number_.low = buffer_.value();
    read_exponent();
    number_.high = number_.low;
    number_.span = {at_, end_};
    return number_;
  }

 private:
  void read_groups() {
    const std::size_t start = end_;
    char mark = lexicon_.group;
    std::size_t end = groups_end(text_, start, mark);
    if (end == start && lexicon_.group == ',') end = indian_groups_end(text_, start);
    if (end == start) end = neutral_groups_end(text_, start);
    if (end == start) {  // the other style, beyond doubt from two groups on: 1.200.000 in English
      mark = lexicon_.decimal;
      const std::size_t other = groups_end(text_, start, mark);
      if (other >= start + 8 || (other == start + 4 && is_other_style_decimal(other))) end = other;
      if (end != start) decimal_ = lexicon_.group;
    }
    if (end == start) return;
    for (std::size_t i = start; i < end; ++i)
      if (is_digit(text_[i])) buffer_.append(text_.substr(i, 1)), ++number_.whole_digits;
    number_.has_group = true;
    end_ = end;
  }

  /// After one group in the other style: its decimals follow ("1.111,11" in English).
  [[nodiscard]] bool is_other_style_decimal(std::size_t at) const {
    return at < text_.size() && text_[at] == lexicon_.group && run_of_digits(text_, at + 1) > 0 &&
           run_of_digits(text_, at + 1) != 3;
  }

  void read_decimals() {
    const char decimal = decimal_ != '\0' ? decimal_ : lexicon_.decimal;
    if (end_ + 1 >= text_.size() || !is_digit(text_[end_ + 1])) return;
    const std::size_t count = run_of_digits(text_, end_ + 1);
    const std::size_t after = end_ + 1 + count;
    if (at_ > 1 && text_[at_ - 1] == text_[end_] && is_digit(text_[at_ - 2])) return;  // the last of 22,24,26,31
    const bool another = after + 1 < text_.size() && text_[after] == text_[end_] && is_digit(text_[after + 1]);
    bool is_decimal = text_[end_] == decimal && !another;
    // The other mark with one, two or more than three digits behind it can group nothing: 1,3 in English, 1.5 in German.
    if (text_[end_] == lexicon_.group && decimal_ == '\0' && !number_.has_group && !another && count != 3 &&
        number_.whole_digits <= 3)
      is_decimal = count < 3 || text_[end_] == '.';
    if (!is_decimal) return;
    buffer_.append(".");
    buffer_.append(text_.substr(end_ + 1, count));
    number_.has_decimal = true;
    end_ = after;
  }

  /// An exponent's digits at `at` with an optional sign; returns where they end, `at` where there are none.
  std::size_t exponent_at(std::size_t at, double& value) const {
    std::size_t from = at;
    bool negative = false;
    if (from < text_.size() && text_[from] == '+') {
      ++from;
    } else if (const std::size_t dash = dash_at(text_, from)) {
      negative = true;
      from += dash;
      const std::size_t second = at > 0 && text_[at - 1] == '^' ? dash_at(text_, from) : 0;
      if (second > 0) negative = false, from += second;  // 2^--3
    }
    const std::size_t end = digits_end(text_, from);
    if (end == from || end - from > 3) return at;
    value = 0;
    for (std::size_t i = from; i < end; ++i) value = value * 10 + (text_[i] - '0');
    if (negative) value = -value;
    return end;
  }

  void read_exponent() {
    double power = 0;
    if (end_ < text_.size() && (text_[end_] == 'e' || text_[end_] == '^')) {
      const std::size_t end = exponent_at(end_ + 1, power);
      if (end == end_ + 1 || letter_at(text_, end) > 0) return;
      number_.low = text_[end_] == 'e' ? number_.low * std::pow(10.0, power) : std::pow(number_.low, power);
      end_ = end;
      return;
    }
    read_power_of_ten();
  }

  /// "x10^6", "× 10−5".
  void read_power_of_ten() {
    std::size_t at = skip_blanks(text_, end_);
    if (text_.substr(at).starts_with("x")) {
      at += 1;
    } else if (text_.substr(at).starts_with("\xC3\x97")) {
      at += 2;
    } else {
      return;
    }
    at = skip_blanks(text_, at);
    const std::size_t base_end = digits_end(text_, at);
    if (base_end == at || base_end - at > 2 || base_end >= text_.size()) return;
    double base = 0;
    for (std::size_t i = at; i < base_end; ++i) base = base * 10 + (text_[i] - '0');
    const bool has_caret = text_[base_end] == '^';
    if (!has_caret && (base != 10 || dash_at(text_, base_end) == 0)) return;
    double power = 0;
    const std::size_t end = exponent_at(base_end + (has_caret ? 1 : 0), power);
    if (end <= base_end + 1) return;
    number_.low *= std::pow(base, power);
    end_ = end;
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  char decimal_ = '\0';  ///< set where the groups told the style
  DigitBuffer buffer_;
  Number number_;
};

}  // namespace

std::optional<Number> parse_digits(const Lexicon& lexicon, std::string_view folded, std::size_t at) {
  if (at >= folded.size()) return std::nullopt;
  const bool is_point =
      (folded[at] == '.' || folded[at] == lexicon.decimal) && at + 1 < folded.size() && is_digit(folded[at + 1]);
  if (!is_digit(folded[at]) && !is_point) return std::nullopt;
  return DigitParser(lexicon, folded, at).parse();
}

FractionSign fraction_sign_at(std::string_view text, std::size_t at) {
  struct Sign {
    std::string_view bytes;
    double value;
  };
  static constexpr std::array<Sign, 18> signs = {{{"¼", 0.25},
                                                  {"½", 0.5},
                                                  {"¾", 0.75},
                                                  {"⅐", 1.0 / 7},
                                                  {"⅑", 1.0 / 9},
                                                  {"⅒", 0.1},
                                                  {"⅓", 1.0 / 3},
                                                  {"⅔", 2.0 / 3},
                                                  {"⅕", 0.2},
                                                  {"⅖", 0.4},
                                                  {"⅗", 0.6},
                                                  {"⅘", 0.8},
                                                  {"⅙", 1.0 / 6},
                                                  {"⅚", 5.0 / 6},
                                                  {"⅛", 0.125},
                                                  {"⅜", 0.375},
                                                  {"⅝", 0.625},
                                                  {"⅞", 0.875}}};
  if (at >= text.size() || (text[at] != '\xC2' && text[at] != '\xE2')) return {};
  for (const Sign& sign : signs)
    if (text.substr(at).starts_with(sign.bytes)) return {sign.value, sign.bytes.size()};
  return {};
}

}  // namespace claimdex::quantity
