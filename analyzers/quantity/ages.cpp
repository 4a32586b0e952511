// Numbers that are ages by the words around them: "aged 34", "âgé de 6 mois", "John Smith, 34, said".
#include <string_view>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {

bool is_apposed_age(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (number.form != NumberForm::digits || number.has_decimal || number.has_magnitude || number.whole_digits != 2) return false;
  const std::size_t end = number.span.end;
  if (end >= scan.text.size() || (scan.text[end] != ',' && scan.text[end] != ')') || part.begin < 3) return false;
  if (scan.text[end] == ',' && end + 1 < scan.text.size() && is_digit(scan.text[end + 1])) return false;
  const std::size_t before = skip_blanks_back(scan.text, part.begin);
  if (before == 0) return false;
  const char mark = scan.text[before - 1];
  const bool goes_on = mark == '(' && scan.lexicon.lang != "en";  // "Bryan Maier (59, Regisseur)"
  if (mark != (scan.text[end] == ',' ? ',' : '(') && !goes_on) return false;
  const TextSpan name = word_before(scan.text, skip_blanks_back(scan.text, before - 1));
  if (name.size() < 3 || !starts_upper(scan.text, name.begin) || scan.lexicon.has(name.of(scan.folded), Context::month))
    return false;
  static const lang::WordGroup& after = lang::word_group("after_apposed_age");
  const TextSpan verb = next_word(scan.folded, end + 1);
  if (scan.lexicon.lang == "en" && mark == ',' && !verb.empty() && lang::contains(after, verb.of(scan.folded)))
    return true;  // Marlowe, 31, and Pryce, 30, had been fined
  if (number.low < 16) return false;
  const TextSpan first = previous_word(scan.text, name.begin);
  return first.empty() ? skip_blanks_back(scan.text, name.begin) == 0 : starts_upper(scan.text, first.begin);
}

namespace {

/// "aged", "at the age of", "âgé de" right before `begin`, a bound passed over.
bool is_after_age_word(const Scan& scan, std::size_t begin) {
  const std::size_t end = skip_blanks_back(scan.folded, read_bound_before(scan, begin, false).begin);
  for (std::size_t at : {skip_blanks_back(scan.folded, begin), end}) {
    if (dash_before(scan.folded, at) == 1) continue;
    const auto hit = phrase_before(scan.lexicon.contexts, scan.folded, at, scan.floor);
    if (hit && (*hit.entry & static_cast<std::uint32_t>(Context::age_before)) != 0) return true;
  }
  return false;
}

bool is_romance(std::string_view lang) { return lang == "fr" || lang == "es" || lang == "pt"; }

/// "le joueur de 29 ans", "una mujer de 34 años": a person, "de", years. "Une peine de 10 ans" is a time.
bool is_age_of_person_before(const Scan& scan, std::size_t begin) {
  if (!is_romance(scan.lexicon.lang)) return false;
  static const lang::WordGroup& persons = lang::word_group("persons_of_age");
  TextSpan word = previous_word(scan.folded, begin);
  if (word.empty() || !scan.lexicon.has(word.of(scan.folded), Context::of)) return false;
  constexpr int most_words = 3;  // "l'ébéniste retraité de 67 ans"
  for (int i = 0; i < most_words; ++i) {
    word = previous_word(scan.folded, word.begin);
    if (word.empty() || word.begin < scan.floor) return false;
    if (lang::contains(persons, word.of(scan.folded))) return true;
    if (scan.lexicon.has(word.of(scan.folded), Context::determiner) || scan.lexicon.has(word.of(scan.folded), Context::of))
      return false;
  }
  return false;
}

/// "Mahsa, 22 ans, est", "Juan Pérez, de 34 años,", "Anna Berg (34 Jahre)": years of a name, set off by marks.
bool is_apposed_years(const Scan& scan, const Part& part) {
  const std::string_view lang = scan.lexicon.lang;
  if (!is_romance(lang) && lang != "de") return false;
  const std::size_t end = part.end;
  if (end < scan.text.size() && scan.text[end] != ',' && scan.text[end] != ')') return false;
  std::size_t at = skip_blanks_back(scan.text, part.begin);
  const TextSpan of = word_before(scan.folded, at);
  if (is_romance(lang) && !of.empty() && scan.lexicon.has(of.of(scan.folded), Context::of))
    at = skip_blanks_back(scan.text, of.begin);
  if (at == 0 || at < scan.floor || (scan.text[at - 1] != ',' && scan.text[at - 1] != '(')) return false;
  const TextSpan name = word_before(scan.text, skip_blanks_back(scan.text, at - 1));
  if (name.size() < 3 || !starts_upper(scan.text, name.begin) || scan.lexicon.has(name.of(scan.folded), Context::month))
    return false;
  if (lang != "de") return true;
  const TextSpan first = previous_word(scan.text, name.begin);  // every noun of German has a capital: two of them are a name
  return !first.empty() && first.end + 1 == name.begin && starts_upper(scan.text, first.begin);
}

/// "an under-18 side", "the over-60 class": people by age.
bool is_age_group(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (number.form != NumberForm::digits || number.has_decimal || number.whole_digits > 2 || part.has_currency_before)
    return false;
  if (part.begin < 2 || dash_before(scan.folded, part.begin) != 1) return false;
  static const lang::WordGroup& words = lang::word_group("age_group_words");
  return lang::contains(words, word_before(scan.folded, part.begin - 1).of(scan.folded));
}

/// "At 34, Holmes knows": at the beginning of a sentence, before a name or a pronoun of a person.
bool is_age_of_subject(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (scan.lexicon.lang != "en" || number.form != NumberForm::digits || number.whole_digits != 2 || number.has_decimal)
    return false;
  const TextSpan at = previous_word(scan.text, part.begin);
  if (at.of(scan.text) != "At" || !scan.text.substr(number.span.end).starts_with(", ")) return false;
  static const lang::WordGroup& pronouns = lang::word_group("pronouns_of_persons");
  const TextSpan subject = next_word(scan.text, number.span.end + 1);
  return starts_upper(scan.text, subject.begin) || lang::contains(pronouns, subject.of(scan.folded));
}

/// "dies at 62", "died at 62,": after a verb of dying; the number ends its clause, so that it counts no sites.
bool is_age_at_death(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (scan.lexicon.lang != "en" || number.form != NumberForm::digits || number.has_decimal || number.has_magnitude ||
      part.has_currency_before || part.begin == 0)
    return false;
  const std::size_t after = skip_blanks(scan.text, number.span.end);
  if (after < scan.text.size() && scan.text[after] != '.' && scan.text[after] != ',' && scan.text[after] != ';' &&
      scan.text[after] != '\n')
    return false;
  const TextSpan at = previous_word(scan.folded, part.begin);
  if (at.of(scan.folded) != "at") return false;
  static const lang::WordGroup& verbs = lang::word_group("verbs_of_dying");
  return lang::contains(verbs, previous_word(scan.folded, at.begin).of(scan.folded));
}

}  // namespace

void make_age(const Scan& scan, std::size_t begin, Part& part) {
  constexpr double oldest = 120;
  const bool is_time = part.tail.kind == QuantityKind::duration;
  if ((!part.tail.empty() && !is_time) || part.number.low > oldest) return;
  const bool is_years =
      is_time && part.tail.unit == "year" && !part.tail.is_relative && part.tail.is_word && part.number.form != NumberForm::vague;
  const bool is_age =
      is_after_age_word(scan, begin) || (is_years && (is_age_of_person_before(scan, begin) || is_apposed_years(scan, part))) ||
      (!is_time &&
       (is_apposed_age(scan, part) || is_age_group(scan, part) || is_age_of_subject(scan, part) || is_age_at_death(scan, part)));
  if (!is_age) return;
  part.tail.kind = QuantityKind::age;
  if (is_time) return;  // "aged 6 months"
  part.tail.unit = "year";
  part.tail.end = part.end;
}

}  // namespace claimdex::quantity
