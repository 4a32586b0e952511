// What follows a number: percent signs and words, currency signs and words, unit symbols and words, ages.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

QuantityKind kind_of(const UnitInfo& unit) {
  if (unit.dimension == "time") return QuantityKind::duration;
  if (unit.dimension == "points") return QuantityKind::index;
  return QuantityKind::measure;
}

Tail make_percent(const Scan& scan, double which, std::size_t end) {
  Tail tail;
  tail.kind = which == 1 ? QuantityKind::percent : QuantityKind::percent_points;
  if (which == 3 && scan.options.as_written) tail.unit = "basis point";
  if (which == 3 && !scan.options.as_written) tail.factor = 0.01;  // 25 basis points are 0.25 points
  tail.end = end;
  tail.is_word = true;
  return tail;
}

/// % and its full-width form; "% points" are percentage points.
Tail read_percent_sign(const Scan& scan, std::size_t at) {
  std::size_t size = 0;
  if (scan.text.substr(at).starts_with("%")) size = 1;
  if (scan.text.substr(at).starts_with("\xEF\xBC\x85")) size = 3;
  if (size == 0) return {};
  Tail tail = make_percent(scan, 1, at + size);
  tail.is_word = false;
  std::size_t next = skip_blanks(scan.folded, tail.end);
  if (dash_at(scan.folded, next) == 1) ++next;
  if (const auto unit = phrase_at(scan.lexicon.units, scan.folded, next); unit && unit.entry->unit->name == "point")
    return make_percent(scan, 2, unit.span.end);
  return tail;
}

bool is_ambiguous_code(std::string_view code) {
  static constexpr std::string_view words = " ALL ANG AWG BAM COP CUP GEL LAK MAD PEN SOS TOP TRY ";
  return words.find(code) != std::string_view::npos;
}

/// "160 million AMD shares": a code that is a firm's name too, before a word.
bool is_code_of_firm(const Scan& scan, std::size_t at, std::size_t size) {
  static const lang::WordGroup& codes = lang::word_group("currency_codes_of_firms");
  const std::size_t end = at + size;
  return lang::contains(codes, scan.text.substr(at, size)) && letter_at(scan.text, skip_blanks(scan.text, end)) > 0;
}

/// "10 $ 30 cents": digits and a minor unit at `at`.
bool stands_before_minor(const Scan& scan, std::size_t at) {
  const auto number = parse_digits(scan.lexicon, scan.folded, skip_blanks(scan.text, at));
  if (!number) return false;
  const auto minor = phrase_at(scan.lexicon.currencies, scan.folded, skip_blanks(scan.text, number->span.end));
  return minor && minor.entry->factor < 1;
}

Tail read_currency_symbol(const Scan& scan, std::size_t at, bool is_attached) {
  if (const ScaledCode code = scaled_code_at(scan.text, at); code.size > 0) {
    Tail tail;
    tail.kind = QuantityKind::money;
    tail.currency = code.code;
    tail.factor = code.scale;
    tail.end = at + code.size;
    return tail;
  }
  const auto symbol = match_currency_symbol(scan.text, at, scan.lexicon.lang);
  if (!symbol) return {};
  const std::string_view surface = scan.text.substr(at, symbol->size);
  if (symbol->is_letters && (symbol->size < 2 || is_ambiguous_code(surface))) return {};
  if (is_code_of_firm(scan, at, symbol->size)) return {};
  // "in 2019 $5 bn": a sign with digits behind it belongs to them.
  const std::size_t next = at + symbol->size;
  if (next < scan.text.size() && is_digit(scan.text[next])) return {};
  if (symbol->is_letters && dash_at(scan.text, next) == 1 && next + 1 < scan.text.size() && is_upper(scan.text[next + 1]))
    return {};  // nine ESP-IDF samples: a name that begins like the code of a currency
  if (!is_attached && next + 1 < scan.text.size() && blank_at(scan.text, next) > 0 &&
      is_digit(scan.text[skip_blanks(scan.text, next)]) && !symbol->is_letters && !stands_before_minor(scan, next))
    return {};
  Tail tail;
  tail.kind = QuantityKind::money;
  tail.currency = symbol->code;
  tail.end = next;
  return tail;
}

/// A unit of weight among the few words before `begin`: "a ton is 2,204 pounds".
bool speaks_of_weight(const Scan& scan, std::size_t begin) {
  constexpr int reach = 8;  // words
  TextSpan word{begin, begin};
  for (int i = 0; i < reach; ++i) {
    word = previous_word(scan.folded, word.begin);
    if (word.empty()) return false;
    const auto unit = phrase_before(scan.lexicon.units, scan.folded, word.end, 0);  // "t. métrica" too
    if (unit && unit.entry->unit->dimension == "mass") return true;
  }
  return false;
}

/// Pounds are money, except where they weigh something.
bool is_mass(const Scan& scan, const Number& number, TextSpan word, bool is_hyphenated) {
  const std::string_view name = word.of(scan.folded);
  const bool is_weight = !number.has_magnitude && speaks_of_weight(scan, number.span.begin);
  if (name == "pfund") return is_hyphenated || is_weight;
  if (name == "livre" || name == "livres") return is_weight;
  if (name == "libras" || name == "libra") return is_weight || (!number.has_magnitude && !number.has_group && number.low < 300);
  if (name != "pound" && name != "pounds") return false;
  if (number.has_magnitude) return false;
  if (is_weight) return true;
  const TextSpan next = next_word(scan.folded, word.end);
  if (is_hyphenated) return true;
  if (!next.empty() && (scan.lexicon.has(next.of(scan.folded), Context::of) || next.of(scan.folded) == "bag")) return true;
  const std::string_view rest = scan.folded.substr(word.end);
  if (rest.starts_with(" (") && rest.substr(0, rest.find(')')).find("kg") != std::string_view::npos) return true;
  constexpr int reach = 4;  // words: "weighed just about ten pounds", "Weight – 20 pounds"
  static const lang::WordGroup& weighing = lang::word_group("weighing_words");
  TextSpan before{number.span.begin, number.span.begin};
  for (int i = 0; i < reach; ++i) {
    before = previous_word(scan.folded, before.begin);
    if (before.empty() || before.begin < scan.floor) return false;
    if (lang::contains(weighing, before.of(scan.folded))) return true;
  }
  return false;
}

/// Words for money that are other things as well: books, crowns, suns. They need a number of news size.
bool is_doubtful_currency(std::string_view name) {
  static const lang::WordGroup& words = lang::word_group("doubtful_currencies");
  return lang::contains(words, name);
}

Tail read_currency_word(const Scan& scan, const Number& number, std::size_t at, bool is_attached, bool is_hyphenated) {
  const auto hit = phrase_at(scan.lexicon.currencies, scan.folded, at);
  if (!hit) return {};
  const std::string_view name = hit.span.of(scan.folded);
  if (name.size() == 1 && (!is_attached || is_upper(scan.text[at]))) return {};  // 9p, but not "9 p" or "360P"
  static const lang::WordGroup& areas = lang::word_group("currency_areas");
  if (lang::contains(areas, next_word(scan.folded, hit.span.end).of(scan.folded))) return {};  // "9 euro zone banks"
  if (is_doubtful_currency(name) && !number.has_magnitude && !number.has_group) return {};
  if (hit.span.size() == 3 && is_ambiguous_code(hit.span.of(scan.text))) return {};
  if (hit.span.of(scan.text) == "dm") return {};  // decimetres; marks are DM
  Tail tail;
  tail.end = hit.span.end;
  tail.is_word = true;
  if (is_mass(scan, number, hit.span, is_hyphenated)) {
    tail.kind = QuantityKind::measure;
    tail.unit = "pound-mass";
    return tail;
  }
  tail.kind = QuantityKind::money;
  if (hit.entry->factor < 1 && scan.options.as_written) {
    tail.unit = name;
    return tail;
  }
  tail.currency = hit.entry->code;
  tail.factor = hit.entry->factor;
  return tail;
}

/// "over-75s", "under 21s": people by age.
bool is_age_group(const Scan& scan, const Number& number) {
  if (number.whole_digits > 2 || number.has_decimal) return false;
  std::size_t end = skip_blanks_back(scan.folded, number.span.begin);
  if (dash_before(scan.folded, end) == 1) --end;
  const auto bound = phrase_before(scan.lexicon.bounds_before, scan.folded, end, scan.floor);
  return bound && (bound.entry->bound == Bound::more_than || bound.entry->bound == Bound::less_than);
}

Tail read_unit_symbol(const Scan& scan, const Number& number, std::size_t at, bool is_attached) {
  const auto symbol = match_unit_symbol(scan.text, at);
  if (!symbol) return {};
  const std::size_t end = at + symbol->size;
  const std::string_view surface = scan.text.substr(at, symbol->size);
  if (symbol->size == 1 && is_ascii_alpha(surface[0])) {
    if (number.form == NumberForm::words || dash_before(scan.text, at) > 0) return {};  // Form 10-K
    const bool is_capital = is_upper(surface[0]);
    const bool is_stop = end < scan.text.size() && scan.text[end] == '.';
    const bool may_end = !is_capital && skip_blanks(scan.text, end + 1) > end;  // "51 m. It": the stop of a sentence
    const bool ends_text =
        is_stop && may_end && (end + 1 >= scan.text.size() || blank_at(scan.text, end + 1) > 0) && surface != "a";
    const bool is_initial = end < scan.text.size() && !ends_text && (is_stop || scan.text[end] == '\'' || scan.text[end] == '-');
    if (!is_attached && (is_initial || surface == "A" || surface == "s")) return {};
    if (is_attached && surface == "s" && !number.has_decimal && number.low >= 20 && static_cast<long>(number.low) % 10 == 0)
      return {};
  }
  Tail tail;
  tail.kind = kind_of(*symbol->unit);
  tail.unit = symbol->unit->name;
  tail.end = end;
  if (is_attached && surface == "s" && is_age_group(scan, number)) {
    tail.kind = QuantityKind::age;
    tail.unit = "year";
    tail.is_age = true;
  }
  return tail;
}

/// The end of an inch sign at `at` before a word of size: 10" tall, 12″ wide. 0 where none stands: quotation marks look alike.
std::size_t inch_sign_end(const Scan& scan, std::size_t at) {
  const std::string_view rest = scan.text.substr(at);
  const std::size_t size = rest.starts_with('"') ? 1 : rest.starts_with("\xE2\x80\xB3") ? 3 : 0;
  if (size == 0) return 0;
  const TextSpan next = next_word(scan.folded, at + size);
  return !next.empty() && scan.lexicon.has(next.of(scan.folded), Context::dimension) ? at + size : 0;
}

/// The end of a foot sign at `at` before inches with their sign: 6'2". 0 where none stands.
std::size_t foot_sign_end(const Scan& scan, std::size_t at) {
  const std::string_view rest = scan.text.substr(at);
  const std::size_t size = rest.starts_with("'")                                                  ? 1
                           : rest.starts_with("\xE2\x80\xB2") || rest.starts_with("\xE2\x80\x99") ? 3
                                                                                                  : 0;
  if (size == 0) return 0;
  std::size_t end = at + size;
  while (end < scan.text.size() && is_digit(scan.text[end]) && end - at - size < 2) ++end;
  const std::string_view sign = scan.text.substr(end);
  const bool is_inch = sign.starts_with('"') || sign.starts_with("\xE2\x80\xB3") || sign.starts_with("\xE2\x80\x9D");
  return end > at + size && is_inch ? at + size : 0;
}

/// "30C", "86F" and "-10C": degrees, where no name stands before them; "2 1/2 in thick": inches.
Tail read_bare_unit(const Scan& scan, const Number& number, std::size_t at, bool is_attached) {
  Tail tail;
  tail.kind = QuantityKind::measure;
  const TextSpan word = word_at(scan.folded, at);
  if (const std::size_t end = is_attached ? foot_sign_end(scan, at) : 0) {
    tail.unit = "foot";
    tail.end = end;
    return tail;
  }
  if (const std::size_t end = inch_sign_end(scan, at)) {
    tail.unit = "inch";
    tail.end = end;
    return tail;
  }
  if (!is_attached) {
    const TextSpan next = next_word(scan.folded, word.end);
    if (word.of(scan.folded) != "in" || next.empty() || !scan.lexicon.has(next.of(scan.folded), Context::dimension)) return {};
    tail.unit = "inch";
    tail.end = word.end;
    return tail;
  }
  const char letter = at < scan.text.size() ? scan.text[at] : ' ';
  const bool is_bare = word.size() == 1 && (letter == 'C' || letter == 'F') && dash_at(scan.text, word.end) == 0;
  const double highest = letter == 'C' ? 60 : 140;
  if (!is_bare || number.form != NumberForm::digits || number.has_group || number.low > highest) return {};
  const std::size_t begin = number.span.begin - dash_before(scan.text, number.span.begin);  // -10C
  const TextSpan before = previous_word(scan.text, begin);
  if ((before.end == begin && begin == number.span.begin) || (!before.empty() && starts_upper(scan.text, before.begin)))
    return {};
  tail.unit = letter == 'C' ? "degree Celsius" : "degree Fahrenheit";
  tail.end = word.end;
  return tail;
}

/// "Mundial 2024 ha querido": an auxiliary before its participle, no hectares.
bool is_spanish_auxiliary(const Scan& scan, TextSpan word) {
  if (scan.lexicon.lang != "es" || word.of(scan.folded) != "ha") return false;
  static const lang::WordGroup& endings = lang::word_group("participle_endings");
  const std::string_view next = next_word(scan.folded, word.end).of(scan.folded);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return next.ends_with(ending); });
}

Tail read_unit_word(const Scan& scan, const Number& number, std::size_t at) {
  const auto hit = phrase_at(scan.lexicon.units, scan.folded, at);
  if (!hit || (hit.span.end < scan.folded.size() && is_digit(scan.folded[hit.span.end]))) return {};  // an MP3 file
  if (hit.entry->is_weak && number.low == 1 && number.form == NumberForm::words) return {};
  const auto is_verb = [&](TextSpan word) { return scan.lexicon.has(word.of(scan.folded), Context::dimension); };
  if (hit.entry->needs_verb && !is_verb(previous_word(scan.folded, number.span.begin)) &&
      !is_verb(next_word(scan.folded, hit.span.end)))
    return {};  // two turns, deux tours d'une élection
  if (hit.entry->is_weak && dash_at(scan.folded, hit.span.end) == 1 && letter_at(scan.folded, hit.span.end + 1) > 0 &&
      hit.entry->unit->name != "foot")
    return {};  // "two second-placed teams"
  Tail tail;
  tail.kind = kind_of(*hit.entry->unit);
  tail.unit = hit.entry->unit->name;
  tail.factor = hit.entry->factor;
  tail.end = hit.span.end;
  tail.is_word = true;
  return tail;
}

/// "years old", "-year-old", "of age" after a unit of time.
void read_age(const Scan& scan, Tail& tail) {
  std::size_t at = skip_blanks(scan.folded, tail.end);
  if (dash_at(scan.folded, at) == 1) ++at;
  const auto hit = phrase_at(scan.lexicon.contexts, scan.folded, at);
  if (!hit || (*hit.entry & static_cast<std::uint32_t>(Context::age_after)) == 0) return;
  tail.kind = QuantityKind::age;
  tail.is_age = true;
  tail.end = hit.span.end;
}

/// "34-year-olds", "87 yo": a phrase that holds the unit itself.
Tail read_age_phrase(const Scan& scan, const Number& number, std::size_t at) {
  constexpr double oldest = 200;
  if (number.low > oldest) return {};  // "50 Millionen Alte"
  const auto hit = phrase_at(scan.lexicon.contexts, scan.folded, at);
  if (!hit || (*hit.entry & static_cast<std::uint32_t>(Context::age_after)) == 0) return {};
  if (hit.span.of(scan.folded) == "old" || hit.span.of(scan.folded) == "of age") return {};
  Tail tail;
  tail.kind = QuantityKind::age;
  tail.unit = "year";
  tail.end = hit.span.end;
  tail.is_age = true;
  return tail;
}

}  // namespace

namespace {

/// Where a unit may stand after "of" and its like: "millions of dollars", "millions de tonnes", "une dizaine d'années". 0 where
/// none.
std::size_t after_of(const Scan& scan, const Number& number, std::size_t end) {
  const bool may_take = number.has_magnitude || number.form == NumberForm::vague || number.form == NumberForm::fraction ||
                        number.bound == Bound::approx;
  if (!may_take) return 0;
  const TextSpan word = next_word(scan.folded, end);
  if (word.empty() || word.begin == end || !scan.lexicon.has(word.of(scan.folded), Context::of)) return 0;
  std::size_t at = word.end;
  if (scan.folded.substr(at).starts_with("'")) return at + 1;
  if (scan.folded.substr(at).starts_with("\xE2\x80\x99")) return at + 3;
  return skip_blanks(scan.folded, at);
}

Tail read_tail_after_of(const Scan& scan, const Number& number, std::size_t end) {
  const std::size_t at = after_of(scan, number, end);
  if (at == 0) return {};
  Tail tail = read_currency_word(scan, number, at, false, false);
  if (tail.empty()) tail = read_currency_symbol(scan, at, false);  // 280 millions de $
  if (tail.empty()) tail = read_unit_word(scan, number, at);
  if (tail.kind == QuantityKind::duration) read_age(scan, tail);
  return tail;
}

/// "two previous months", "deux derniers mois", "ocho primeros meses", "zwei magere Jahre": an adjective before a unit of time.
Tail read_relative_time(const Scan& scan, const Number& number, std::size_t at) {
  const TextSpan word = word_at(scan.folded, at);
  const bool may_be_year = number.whole_digits == 4 && !number.has_group;  // the 2023 financial year
  if (word.empty() || (scan.lexicon.lang == "en" && may_be_year)) return {};
  static const lang::WordGroup& adjectives = lang::word_group("time_adjectives");
  const std::string_view written = word.of(scan.folded);
  const bool is_relative = scan.lexicon.lang != "en" && scan.lexicon.has(written, Context::calendar_part);
  // German adjectives are written small and end so: "zwei ereignisreiche Jahre".
  const bool is_german = scan.lexicon.lang == "de" && word.size() > 4 && !starts_upper(scan.text, word.begin) &&
                         (written.ends_with('e') || written.ends_with("en")) && !scan.lexicon.has(written, Context::object_stop);
  if (!is_relative && !is_german && !lang::contains(adjectives, written)) return {};
  Tail tail = read_unit_word(scan, number, skip_blanks(scan.folded, word.end));
  tail.is_relative = is_relative;
  return tail.kind == QuantityKind::duration ? tail : Tail{};
}

}  // namespace

Tail read_tail(const Scan& scan, const Number& number, std::size_t end) {
  std::size_t at = skip_blanks(scan.text, end);
  if (is_wide_gap(scan.text, end, at)) return {};
  const bool is_attached = at == end;
  bool is_hyphenated = false;
  const std::size_t hyphen = hyphen_at(scan.text, at);
  if (hyphen > 0 && is_attached && letter_at(scan.text, at + hyphen) > 0) {
    at += hyphen;
    is_hyphenated = true;
  }
  if (at >= scan.text.size()) return {};
  Tail tail = read_percent_sign(scan, at);
  if (tail.empty()) {
    const auto percent = phrase_at(scan.lexicon.percents, scan.folded, at);
    const bool is_computer = percent && percent.span.size() == 2 && scan.text[at] == 'P';  // a $100 PC
    if (percent && !is_computer) tail = make_percent(scan, *percent.entry, percent.span.end);
  }
  if (tail.empty()) tail = read_age_phrase(scan, number, at);
  if (tail.empty() && !is_hyphenated) tail = read_currency_symbol(scan, at, is_attached);
  if (tail.empty()) tail = read_currency_word(scan, number, at, is_attached, is_hyphenated);
  if (tail.empty() && !number.is_attached_letter) tail = read_unit_symbol(scan, number, at, is_attached || is_hyphenated);
  Tail word = read_unit_word(scan, number, at);
  if (!word.empty() && (tail.empty() || (tail.kind != QuantityKind::percent && word.end > tail.end))) tail = word;
  if (tail.empty()) tail = read_bare_unit(scan, number, at, is_attached);
  if (tail.empty()) tail = read_relative_time(scan, number, at);
  if (tail.unit == "hectare" && is_spanish_auxiliary(scan, word_at(scan.folded, at))) return {};
  if (tail.empty()) return read_tail_after_of(scan, number, end);
  tail.is_hyphenated = is_hyphenated;
  if (is_hyphenated && tail.unit == "degree Celsius" && number.low >= 45 && tail.is_word)
    tail.unit = "degree";  // ein 360-Grad-Film
  if (tail.kind == QuantityKind::duration) read_age(scan, tail);
  return tail;
}

}  // namespace claimdex::quantity
