// Reads sign and currency around a number, and hands what follows to read_tail.
#include "analyzers/quantity/part.hpp"

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

/// Whether a dash before `at` is a sign: nothing that a hyphen could join stands before it.
bool is_sign_dash(std::string_view text, std::size_t dash_begin) {
  if (dash_begin == 0) return true;
  const char before = text[dash_begin - 1];
  return !is_digit(before) && letter_before(text, dash_begin) == 0 && before != '%' && before != ')' && before != '.' &&
         before != '-';
}

struct Prefix {
  std::size_t begin = 0;
  Sign sign = Sign::none;
  bool is_word = false;
  std::string_view currency;
  double scale = 1;  ///< of the currency code: MEUR
};

void read_sign(const Scan& scan, Prefix& prefix) {
  if (prefix.sign != Sign::none || prefix.begin <= scan.floor) return;
  const std::size_t dash = dash_before(scan.text, prefix.begin);
  if (dash > 0 && prefix.begin - dash >= scan.floor && is_sign_dash(scan.text, prefix.begin - dash)) {
    prefix.sign = Sign::minus;
    prefix.begin -= dash;
  } else if (scan.text[prefix.begin - 1] == '+') {
    if (prefix.begin >= 2 && (is_digit(scan.text[prefix.begin - 2]) || letter_before(scan.text, prefix.begin - 1) > 0)) return;
    prefix.sign = Sign::plus;
    prefix.begin -= 1;
  }
}

void read_sign_word(const Scan& scan, Prefix& prefix) {
  if (prefix.sign != Sign::none) return;
  std::size_t end = skip_blanks_back(scan.folded, prefix.begin);
  if (dash_before(scan.folded, end) == 1) --end;
  const TextSpan word = word_before(scan.folded, end);
  if (word.empty() || word.begin < scan.floor) return;
  if (!scan.lexicon.has(word.of(scan.folded), Context::minus)) return;
  const auto bound = phrase_before(scan.lexicon.bounds_before, scan.folded, end, scan.floor);  // "au moins", not "moins"
  if (bound && bound.span.begin < word.begin) return;
  prefix.sign = Sign::minus;
  prefix.is_word = true;
  prefix.begin = word.begin;
}

void read_currency(const Scan& scan, Prefix& prefix) {
  const std::size_t end = skip_blanks_back(scan.text, prefix.begin);
  if (end <= scan.floor) return;
  if (end >= scan.floor + 4 && letter_before(scan.text, end - 4) == 0) {
    if (const ScaledCode code = scaled_code_at(scan.text, end - 4); code.size > 0) {
      prefix.currency = code.code;
      prefix.scale = code.scale;
      prefix.begin = end - code.size;
      return;
    }
  }
  const auto symbol = match_currency_symbol_before(scan.text, end, scan.lexicon.lang);
  if (!symbol || end - symbol->size < scan.floor) return;
  const bool is_detached = end != prefix.begin;
  if (is_detached && symbol->is_letters && symbol->size < 2) return;  // "Model R 5"
  prefix.currency = symbol->code;
  prefix.begin = end - symbol->size;
}

void apply_currency(Part& part, std::string_view code) {
  part.has_currency_before = true;
  if (part.tail.kind == QuantityKind::money || part.tail.empty()) {
    part.tail.kind = QuantityKind::money;
    if (part.tail.currency.empty() || code != "USD") part.tail.currency = code;
    part.tail.unit = {};
  }
}

/// "2,000.45±0.01", "9.83 +/- 0.1": the tolerance is passed over, the unit stands behind it.
std::size_t after_tolerance(const Scan& scan, std::size_t end) {
  std::size_t at = skip_blanks(scan.text, end);
  const std::string_view rest = scan.text.substr(at);
  if (rest.starts_with("\xC2\xB1")) {
    at += 2;
  } else if (rest.starts_with("+/-")) {
    at += 3;
  } else {
    return end;
  }
  const auto tolerance = parse_digits(scan.lexicon, scan.folded, skip_blanks(scan.text, at));
  return tolerance ? tolerance->span.end : end;
}

/// "(0.6)%": a fall as accountants write it.
void read_bracketed_percent(const Scan& scan, Part& part) {
  if (part.begin == 0 || scan.text[part.begin - 1] != '(' || !scan.text.substr(part.end).starts_with(")%")) return;
  part.tail.kind = QuantityKind::percent;
  part.end = part.tail.end = part.end + 2;
  part.begin -= 1;
  part.sign = Sign::minus;
}

/// "5 degrees below zero", "5 grados bajo cero": a minus behind the unit.
void read_below_zero(const Scan& scan, Part& part) {
  if (part.tail.kind != QuantityKind::measure || part.sign != Sign::none) return;
  const UnitInfo* unit = find_unit(part.tail.unit);
  if (unit == nullptr || (unit->dimension != "temperature" && unit->name != "degree")) return;
  static const lang::WordGroup& phrases = lang::word_group("below_zero_phrases");
  const std::size_t at = skip_blanks(scan.folded, part.end);
  for (const std::string& phrase : phrases) {
    if (!scan.folded.substr(at).starts_with(phrase) || letter_at(scan.folded, at + phrase.size()) > 0) continue;
    part.sign = Sign::minus;
    part.end = part.tail.end = at + phrase.size();
    return;
  }
}

/// The rest of a part whose number has been read: "+", tail, and the values in base magnitude.
void finish(const Scan& scan, std::string_view currency, Part& part) {
  part.end = part.number.span.end;
  if (part.end < scan.text.size() && scan.text[part.end] == '+' &&
      (part.end + 1 >= scan.text.size() || !is_digit(scan.text[part.end + 1]))) {
    part.has_plus_after = true;
    ++part.end;
    if (!part.number.has_magnitude) {  // $200+ billion
      Number shifted = part.number;
      shifted.span.end = part.end;
      extend_by_words(scan.lexicon, scan.folded, shifted);
      if (!shifted.has_magnitude) extend_by_magnitude(scan.lexicon, scan.text, scan.folded, !currency.empty(), shifted);
      if (shifted.has_magnitude) part.number = shifted;
      part.end = std::max(part.end, shifted.span.end);
    }
  }
  part.end = after_tolerance(scan, part.end);
  part.tail = read_tail(scan, part.number, part.end);
  if (!part.tail.empty()) part.end = part.tail.end;
  if (part.tail.empty()) read_bracketed_percent(scan, part);
  if (!currency.empty()) apply_currency(part, currency);
  if (part.tail.factor != 1 && part.tail.kind != QuantityKind::count) {
    part.number.low *= part.tail.factor;
    part.number.high *= part.tail.factor;
  }
  extend_compound(scan, part);
  read_below_zero(scan, part);
  part.number.span.begin = std::min(part.number.span.begin, part.begin);
}

/// "- 1.200.000": a sign with a blank behind it, where the text is the number and nothing else; before more text it marks a list.
void read_detached_sign(const Scan& scan, Part& part) {
  if (part.sign != Sign::none || skip_blanks(scan.text, part.end) < scan.text.size()) return;
  const std::size_t end = skip_blanks_back(scan.text, part.begin);
  const std::size_t dash = dash_before(scan.text, end);
  if (dash == 0 || end == part.begin || skip_blanks_back(scan.text, end - dash) > 0) return;
  part.sign = Sign::minus;
  part.begin = end - dash;
  part.number.span.begin = part.begin;
}

/// "75 -300mm": behind digits the dash before a length is a badly set range, no minus.
void drop_sign_of_length(const Scan& scan, Part& part) {
  if (part.sign != Sign::minus || part.has_sign_word || part.tail.kind != QuantityKind::measure) return;
  const UnitInfo* unit = find_unit(part.tail.unit);
  const std::size_t end = skip_blanks_back(scan.text, part.begin);
  if (unit == nullptr || unit->dimension != "length" || end == 0 || !is_digit(scan.text[end - 1])) return;
  part.sign = Sign::none;
  part.begin += dash_at(scan.text, part.begin);
  part.number.span.begin = part.begin;
}

}  // namespace

std::optional<Part> read_part(const Scan& scan, std::size_t at) {
  Prefix prefix{.begin = at, .currency = {}};
  read_sign(scan, prefix);
  read_currency(scan, prefix);
  read_sign(scan, prefix);
  const auto number = parse_number(scan.lexicon, scan.text, scan.folded, at, !prefix.currency.empty());
  if (!number) return std::nullopt;
  read_sign_word(scan, prefix);
  Part part;
  part.number = *number;
  part.begin = prefix.begin;
  part.sign = prefix.sign;
  part.has_sign_word = prefix.is_word;
  part.number.low *= prefix.scale;
  part.number.high *= prefix.scale;
  finish(scan, prefix.currency, part);
  read_detached_sign(scan, part);
  drop_sign_of_length(scan, part);
  return part;
}

std::optional<Part> read_part_forward(const Scan& scan, std::size_t at) {
  Part part;
  part.begin = at;
  std::string_view currency;
  std::size_t next = at;
  for (int i = 0; i < 3; ++i) {
    if (const std::size_t dash = dash_at(scan.text, next); dash > 0 && part.sign == Sign::none) {
      part.sign = Sign::minus;
      next += dash;
    } else if (next < scan.text.size() && scan.text[next] == '+' && part.sign == Sign::none) {
      part.sign = Sign::plus;
      ++next;
    } else if (const auto symbol = match_currency_symbol(scan.text, next, scan.lexicon.lang); symbol && currency.empty()) {
      currency = symbol->code;
      next = skip_blanks(scan.text, next + symbol->size);
    } else {
      break;
    }
  }
  if (part.sign == Sign::none && letter_at(scan.folded, next) > 0) {
    const TextSpan word = word_at(scan.folded, next);
    if (scan.lexicon.has(word.of(scan.folded), Context::minus)) {
      part.sign = Sign::minus;
      part.has_sign_word = true;
      next = skip_blanks(scan.folded, word.end);
    }
  }
  const auto number = parse_number(scan.lexicon, scan.text, scan.folded, next, !currency.empty());
  if (!number) return std::nullopt;
  part.number = *number;
  finish(scan, currency, part);
  return part;
}

std::optional<Part> read_bare_scale(const Scan& scan, std::size_t at) {
  const TextSpan word = word_at(scan.folded, at);
  if (word.empty() || dash_at(scan.text, word.end) != 1 || (at > 0 && scan.text[at - 1] == '-')) return std::nullopt;
  const auto numeral = scan.lexicon.numerals.find(word.of(scan.folded));
  if (numeral == scan.lexicon.numerals.end() || numeral->second.kind != Numeral::scale || numeral->second.value < 1e6)
    return std::nullopt;
  Part part;
  part.number.span = word;
  part.number.low = part.number.high = part.number.scale = numeral->second.value;
  part.number.form = NumberForm::words;
  part.number.has_magnitude = true;
  part.begin = word.begin;
  finish(scan, {}, part);
  return part.tail.kind == QuantityKind::money ? std::optional(part) : std::nullopt;
}

namespace {

/// "hour and", "Meile und": a unit and a joining word behind an article.
bool is_unit_and_half(const Scan& scan, std::size_t end) {
  const auto unit = phrase_at(scan.lexicon.units, scan.folded, skip_blanks(scan.folded, end));
  if (!unit) return false;
  const TextSpan joint = next_word(scan.folded, unit.span.end);
  return scan.lexicon.is_numeral(joint.of(scan.folded), Numeral::joiner);
}

}  // namespace

std::optional<Part> read_article_unit(const Scan& scan, std::size_t at) {
  const TextSpan article = word_at(scan.folded, at);
  if (!scan.lexicon.is_numeral(article.of(scan.folded), Numeral::article)) return std::nullopt;
  const bool begins_text = skip_blanks_back(scan.text, article.begin) == 0;
  if (!begins_text && !is_unit_and_half(scan, article.end)) return std::nullopt;
  Part part;
  part.number.span = article;
  part.number.low = part.number.high = 1;
  part.number.form = NumberForm::words;
  part.begin = article.begin;
  finish(scan, {}, part);
  const bool has_half = part.number.low == 1.5;  // an hour and a half
  if (part.tail.empty() || (!has_half && (!begins_text || skip_blanks(scan.text, part.end) < scan.text.size())))
    return std::nullopt;
  return part;
}

}  // namespace claimdex::quantity
