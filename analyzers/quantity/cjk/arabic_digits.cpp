#include "analyzers/quantity/cjk/arabic_digits.hpp"

#include <cmath>

#include "analyzers/quantity/cjk/number.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

/// The size of a group separator at `at`: ',' or a full-width comma between full-width digits. 0 for none.
std::size_t group_separator(std::string_view text, std::size_t at, bool wide) {
  if (at < text.size() && text[at] == ',') return 1;
  return wide && text.substr(at, 3) == "，" ? 3 : 0;
}

std::size_t decimal_separator(std::string_view text, std::size_t at, bool wide) {
  if (at < text.size() && text[at] == '.') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "．" || (wide && three == "・") ? 3 : 0;
}

/// Three digits at `at` that no fourth one follows; their end, or 0.
std::size_t group_of_three(std::string_view text, std::size_t at, double& value) {
  for (int i = 0; i < 3; ++i) {
    const Digit d = digit_at(text, at);
    if (d.size == 0) return 0;
    value = value * 10 + d.value;
    at += d.size;
  }
  return digit_at(text, at).size == 0 ? at : 0;
}

void read_groups(std::string_view text, bool wide, DigitRun& run) {
  while (const std::size_t size = group_separator(text, run.end, wide)) {
    double value = run.value;
    const std::size_t end = group_of_three(text, run.end + size, value);
    if (end == 0) return;
    run.value = value;
    run.end = end;
    run.has_groups = true;
    run.digits += 3;
  }
}

/// The size of a blank that may part groups at `at`; `joins`: one that never parts words.
std::size_t group_blank(std::string_view text, std::size_t at, bool& joins) {
  for (const std::string_view blank :
       {std::string_view("\xC2\xA0"), std::string_view("\xE2\x80\xAF"), std::string_view("\xE2\x80\x89")})
    if (text.substr(at, blank.size()) == blank) {
      joins = true;
      return blank.size();
    }
  return at < text.size() && text[at] == ' ' ? 1 : 0;
}

/// 1 234 567: blanks as separators, where two groups or more stand in a row or the blank joins.
void read_spaced_groups(std::string_view text, DigitRun& run) {
  double value = run.value;
  std::size_t end = run.end;
  int groups = 0;
  bool joins = false;
  while (const std::size_t blank = group_blank(text, end, joins)) {
    const std::size_t next = group_of_three(text, end + blank, value);
    if (next == 0) break;
    end = next;
    ++groups;
  }
  if (groups < (joins ? 1 : 2)) return;
  run.value = value;
  run.end = end;
  run.has_groups = true;
  run.digits += 3 * groups;
}

void read_decimals(std::string_view text, bool wide, DigitRun& run) {
  const std::size_t size = decimal_separator(text, run.end, wide);
  if (size == 0 || digit_at(text, run.end + size).size == 0) return;
  std::size_t at = run.end + size;
  double numerator = 0;
  int places = 0;
  for (Digit d = digit_at(text, at); d.size != 0; d = digit_at(text, at)) {
    if (places < 17) {
      numerator = numerator * 10 + d.value;
      ++places;
    }
    at += d.size;
  }
  if (decimal_separator(text, at, wide) == 1 && digit_at(text, at + 1).size != 0) return;  // 192.168.1.2
  run.value += numerator / std::pow(10.0, places);
  run.end = at;
  run.has_fraction = true;
}

}  // namespace

Digit digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= '0' && first <= '9') return {first - '0', 1};
  if (first != 0xEF || at + 2 >= text.size() || text[at + 1] != '\xBC') return {};
  const auto last = static_cast<unsigned char>(text[at + 2]);
  return last >= 0x90 && last <= 0x99 ? Digit{last - 0x90, 3} : Digit{};
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (int i = 0; i < 2; ++i) {
    if (at < text.size() && text[at] == ' ') {
      at += 1;
    } else if (text.substr(at, 2) == "\xC2\xA0") {
      at += 2;
    } else if (text.substr(at, 3) == "\xE3\x80\x80") {
      at += 3;
    }
  }
  return at;
}

DigitRun read_digit_run(std::string_view text, std::size_t at) {
  DigitRun run;
  run.end = at;
  bool wide = false;
  for (Digit d = digit_at(text, run.end); d.size != 0; d = digit_at(text, run.end)) {
    if (run.digits == 0) wide = d.size == 3;
    if (run.digits == 0 && d.value == 0) run.leading_zero = true;
    run.value = run.value * 10 + d.value;
    run.end += d.size;
    ++run.digits;
  }
  if (run.digits == 0) return run;
  if (run.digits <= 3 && run.value > 0) read_groups(text, wide, run);
  if (run.digits <= 3 && run.value > 0 && !wide) read_spaced_groups(text, run);
  read_decimals(text, wide, run);
  run.leading_zero = run.leading_zero && run.digits > 1;
  return run;
}

}  // namespace claimdex::quantity::cjk
