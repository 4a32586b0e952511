// By kind: what stands beside the digits must be a sign, a currency or the symbol of a unit.
#include "analyzers/claim/symbol_quantities.hpp"

#include <algorithm>

#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

using text::is_ascii_letter;

/// Of so much money nobody says a magnitude after it: "€ 3 miljard", but "€ 3.000 aan".
constexpr double more_than_before_magnitudes = 1000;
constexpr std::size_t longest_symbol = 4;  // bytes: "km/h", "GWh", "°C"

bool is_letter(char c) { return is_ascii_letter(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

/// Whether a word follows byte `at`, directly or after a blank: it may be a magnitude.
bool has_word_after(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ' ') ++at;
  return at < text.size() && is_letter(text[at]);
}

bool has_small_letter(std::string_view number) {
  return std::any_of(number.begin(), number.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// What stands behind the last digit, without blanks.
std::string_view after_digits(std::string_view number) {
  const std::size_t last = number.find_last_of("0123456789");
  if (last == std::string_view::npos) return {};
  number.remove_prefix(last + 1);
  while (!number.empty() && number.front() == ' ') number.remove_prefix(1);
  return number;
}

bool is_said_by_symbols(std::string_view text, const Quantity& quantity) {
  const std::string_view number = quantity.number.of(text);
  switch (quantity.kind) {
    case QuantityKind::percent:
    case QuantityKind::percent_points:
      return !has_small_letter(number);
    case QuantityKind::money:  // a sign or a code, not "kroner", which several countries have
      return !has_small_letter(number) &&
             (quantity.low >= more_than_before_magnitudes || !has_word_after(text, quantity.number.end));
    case QuantityKind::measure: {
      const std::string_view unit = after_digits(number);
      return !unit.empty() && unit.size() <= longest_symbol;
    }
    default:
      return false;
  }
}

}  // namespace

void keep_what_symbols_say(std::string_view text, std::vector<Quantity>& quantities) {
  std::erase_if(quantities, [text](const Quantity& quantity) { return !is_said_by_symbols(text, quantity); });
  for (Quantity& quantity : quantities) {
    quantity.object.clear();
    quantity.object_span = {};
    quantity.span = quantity.number;
  }
}

}  // namespace claimdex::claims
