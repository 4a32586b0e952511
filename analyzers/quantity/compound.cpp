// Amounts in more than one piece: "75 USD million", "13 dollars and 45 cents", "15 dollars 50", "120 MEUR", "5 feet 2 inches".
// Called once a part has its currency or unit.
#include <algorithm>
#include <array>
#include <cmath>

#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

constexpr std::size_t code_size = 3;  ///< of ISO 4217

double scale_of_letter(char letter) {
  switch (letter) {
    case 'k':
    case 'K':
    case 'T':  // Tausend: TEUR
      return 1e3;
    case 'M':
      return 1e6;
    default:
      return 0;
  }
}

/// "75 USD million": the scale behind the currency.
bool extend_by_scale(const Scan& scan, Part& part) {
  if (part.number.has_magnitude || part.number.form != NumberForm::digits || part.tail.empty()) return false;
  const TextSpan word = next_word(scan.folded, part.end);
  if (word.empty() || word.begin == part.end) return false;
  const auto scale = scan.lexicon.numerals.find(word.of(scan.folded));
  if (scale == scan.lexicon.numerals.end() || scale->second.value < 1e6) return false;
  if (scale->second.kind != Numeral::scale && scale->second.kind != Numeral::plural) return false;
  part.number.low *= scale->second.value;
  part.number.high = part.number.low;
  part.number.scale = scale->second.value;
  part.number.has_magnitude = true;
  part.end = part.tail.end = word.end;
  return true;
}

/// The minor unit at `at`: "cents", "centavos", "c"; its factor, 0 where none stands.
double minor_unit_at(const Scan& scan, std::size_t at, std::size_t& end) {
  const auto hit = phrase_at(scan.lexicon.currencies, scan.folded, at);
  if (hit && hit.entry->factor < 1) {
    end = hit.span.end;
    return hit.entry->factor;
  }
  const TextSpan letter = word_at(scan.folded, at);
  if (letter.size() != 1 || scan.folded[at] != 'c' || !is_digit(scan.folded[at - 1])) return 0;
  end = letter.end;
  return 0.01;
}

bool ends_clause(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const bool is_mark = text[at] == '.' || text[at] == ',' || text[at] == ';' || text[at] == '!' || text[at] == '?';
  return is_mark && (at + 1 >= text.size() || !is_digit(text[at + 1]));
}

/// "13 dollars and 45 cents", "15 dollars 50": what stands below the currency unit.
void extend_by_minor(const Scan& scan, Part& part) {
  const Number& major = part.number;
  if (major.has_decimal || major.has_magnitude || major.form == NumberForm::vague || major.low != std::floor(major.low)) return;
  std::size_t at = skip_blanks(scan.folded, part.end);
  const TextSpan joiner = word_at(scan.folded, at);
  bool is_joined = false;
  if (!joiner.empty()) {
    const bool is_with = joiner.of(scan.folded) == "con" || joiner.of(scan.folded) == "com";
    is_joined = is_with || scan.lexicon.is_numeral(joiner.of(scan.folded), Numeral::joiner);
    if (is_joined) at = skip_blanks(scan.folded, joiner.end);
  }
  if (at == part.end) return;
  auto minor = parse_digits(scan.lexicon, scan.folded, at);
  if (!minor && letter_at(scan.folded, at) > 0) minor = parse_number_words(scan.lexicon, scan.folded, at);
  if (!minor || minor->has_decimal || minor->has_magnitude || minor->low < 1 || minor->low > 99) return;
  std::size_t end = minor->span.end;
  const double factor = minor_unit_at(scan, skip_blanks(scan.folded, end), end);
  if (factor == 0) {
    const std::size_t after =
        skip_blanks(scan.folded, end);  // "27,500 dollars and 29 percent": its own unit makes it another amount
    if (phrase_at(scan.lexicon.percents, scan.folded, after) || phrase_at(scan.lexicon.units, scan.folded, after)) return;
    const bool is_bare = minor->form == NumberForm::digits && minor->whole_digits == 2;
    const TextSpan next = next_word(scan.folded, end);
    const bool is_stopped = !next.empty() && (scan.lexicon.has(next.of(scan.folded), Context::object_stop) ||
                                              scan.lexicon.has(next.of(scan.folded), Context::object_skip));
    if (!is_bare || letter_at(scan.text, end) > 0 || (!is_stopped && !ends_clause(scan.text, end))) return;
  }
  part.number.low += minor->low * (factor == 0 ? 0.01 : factor);
  part.number.high = part.number.low;
  part.number.has_decimal = true;
  part.end = part.tail.end = end;
}

/// Units that are written with what is left over in a smaller one.
struct UnitPair {
  std::string_view large;
  std::string_view small;
  double ratio;
};
constexpr std::array<UnitPair, 4> unit_pairs = {
    {{"foot", "inch", 12}, {"pound-mass", "ounce", 16}, {"stone", "pound-mass", 14}, {"yard", "foot", 3}}};

/// 6'2": the inches behind a foot sign.
bool extend_by_inch_sign(const Scan& scan, Part& part) {
  if (part.tail.unit != "foot" || part.tail.is_word || part.end >= scan.text.size() || !is_digit(scan.text[part.end]))
    return false;
  const auto inches = parse_digits(scan.lexicon, scan.folded, part.end);
  if (!inches || inches->has_decimal || inches->low >= 12) return false;
  part.number.low += inches->low / 12;
  part.number.high = part.number.low;
  part.number.has_decimal = true;
  part.end = part.tail.end = inches->span.end + (scan.text.substr(inches->span.end).starts_with('"') ? 1 : 3);
  return true;
}

/// "5 feet 2 inches", "5 ft 2 in".
void extend_by_smaller_unit(const Scan& scan, Part& part) {
  if (extend_by_inch_sign(scan, part)) return;
  const auto pair =
      std::find_if(unit_pairs.begin(), unit_pairs.end(), [&](const UnitPair& p) { return p.large == part.tail.unit; });
  if (pair == unit_pairs.end() || part.number.has_decimal || part.number.has_magnitude) return;
  std::size_t at = skip_blanks(scan.folded, part.end);
  if (at == part.end && at < scan.folded.size() && (scan.folded[at] == ',' || scan.folded[at] == '-'))
    at = skip_blanks(scan.folded, at + 1);
  const TextSpan joiner = word_at(scan.folded, at);
  if (scan.lexicon.is_numeral(joiner.of(scan.folded), Numeral::joiner)) at = skip_blanks(scan.folded, joiner.end);
  if (at == part.end) return;
  auto number = parse_digits(scan.lexicon, scan.folded, at);
  if (number) extend_by_fraction(scan.lexicon, scan.folded, *number);
  if (!number && letter_at(scan.folded, at) > 0) number = parse_number_words(scan.lexicon, scan.folded, at);
  if (!number || number->low <= 0 || number->low >= pair->ratio) return;
  const Tail tail = read_tail(scan, *number, number->span.end);
  std::size_t end = tail.end;
  if (tail.unit != pair->small) {
    const TextSpan in = next_word(scan.folded, number->span.end);  // a preposition, but not after feet and a number
    if (in.of(scan.folded) != "in" || pair->small != "inch") return;
    const TextSpan next = next_word(scan.folded, in.end);
    const bool is_short = !part.tail.is_word;  // ft
    if (!is_short && !next.empty() && !scan.lexicon.has(next.of(scan.folded), Context::dimension)) return;
    end = in.end;
  }
  part.number.low += number->low / pair->ratio;
  part.number.high = part.number.low;
  part.number.has_decimal = true;
  part.end = part.tail.end = end;
}

}  // namespace

void extend_compound(const Scan& scan, Part& part) {
  if (part.tail.kind == QuantityKind::duration || part.tail.kind == QuantityKind::measure) extend_time(scan, part);
  if (part.tail.kind == QuantityKind::measure) return extend_by_smaller_unit(scan, part);
  if (part.tail.kind != QuantityKind::money || part.tail.factor != 1 || part.tail.currency.empty()) return;
  if (!extend_by_scale(scan, part)) extend_by_minor(scan, part);
}

ScaledCode scaled_code_at(std::string_view text, std::size_t at) {
  if (at + code_size >= text.size() || !is_upper(text[at + 1]) || letter_at(text, at + 1 + code_size) > 0) return {};
  const double scale = scale_of_letter(text[at]);
  const CurrencyInfo* currency = scale > 0 ? find_currency(text.substr(at + 1, code_size)) : nullptr;
  return currency == nullptr ? ScaledCode{} : ScaledCode{currency->code, scale, code_size + 1};
}

}  // namespace claimdex::quantity
