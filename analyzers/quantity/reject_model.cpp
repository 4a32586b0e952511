// Bare numbers of English texts that name a model: "the 6502's registers", "the 747 programme", "Llama 70B", and the numbers of
// headings ("2.1 Setting up").
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/reject_words.hpp"

namespace claimdex::quantity {
namespace {

bool is_plural(const Scan& scan, TextSpan word) {
  const std::string_view name = word.of(scan.folded);
  return has(scan, word, Context::plural_head) || has(scan, word, Context::count_noun) ||
         (name.size() > 3 && name.back() == 's' && !name.ends_with("ss") && !name.ends_with("us") && !name.ends_with("is"));
}

/// Whether a plural, or a noun that limits a number, stands in the noun phrase at `at`: "the 280 character limit".
bool counts_something(const Scan& scan, std::size_t at) {
  static const lang::WordGroup& limits = lang::word_group("counted_limits");
  constexpr int longest_phrase = 4;  // words
  TextSpan word = next_word(scan.folded, at);
  for (int i = 0; i < longest_phrase && !word.empty(); ++i) {
    if (has(scan, word, Context::object_stop)) return false;
    if (is_plural(scan, word) || lang::contains(limits, word.of(scan.folded))) return true;
    word = next_word(scan.folded, word.end);
  }
  return false;
}

/// "the 6502's", "the 555 circuit": "the" and a number that is not round before a singular.
bool is_definite_model(const Scan& scan, const Part& part) {
  constexpr double round = 50;
  if (!is_plain(part.number) || part.number.whole_digits < 3 || part.sign != Sign::none || part.has_plus_after) return false;
  if (previous_word(scan.folded, part.begin).of(scan.folded) != "the") return false;
  const std::string_view rest = scan.text.substr(part.end);
  if (rest.starts_with("'s ") || rest.starts_with("\xE2\x80\x99s ")) return true;
  if (std::fmod(part.number.low, round) == 0) return false;
  static const lang::WordGroup& singular_verbs = lang::word_group("singular_verbs");
  const TextSpan next = next_word(scan.folded, part.end);
  constexpr int bare_digits = 4;  // "in the 8087, numbers are": news writes counts of this size with a comma
  const bool is_bare = part.number.whole_digits >= bare_digits && !part.number.has_group;
  if (next.empty() || next.begin != part.end + 1) return is_bare;
  if (is_bare && has(scan, next, Context::object_stop) && !has(scan, next, Context::of)) return true;
  if (lang::contains(singular_verbs, next.of(scan.folded))) return true;
  return !has(scan, next, Context::object_stop) && !counts_something(scan, part.end);
}

/// "she flies a 737", "older than a 286": "a" and a number of things that nothing is counted with.
bool is_indefinite_model(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits < 3 || part.sign != Sign::none || part.has_plus_after) return false;
  const TextSpan article = previous_word(scan.folded, part.begin);
  if (!scan.lexicon.is_numeral(article.of(scan.folded), Numeral::article)) return false;
  const std::size_t end = part.number.span.end;
  if (dash_at(scan.folded, end) > 0 || scan.folded.substr(end).starts_with(":")) return false;  // a 300-page report
  const TextSpan next = next_word(scan.folded, end);
  return next.empty() || (has(scan, next, Context::object_stop) && !has(scan, next, Context::conjunction));
}

/// "Llama 70B", "Reader 4.2 8B Vision": the size of a model in its name.
bool is_model_size(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (!number.has_magnitude || number.has_group || part.has_currency_before || part.sign != Sign::none) return false;
  const char letter = scan.text[number.span.end - 1];
  if ((letter != 'B' && letter != 'M') || !is_digit(scan.text[number.span.end - 2]) || part.begin < 2) return false;
  if (scan.text[part.begin - 1] != ' ') return false;
  std::size_t name = part.begin - 1;
  while (name > 0 && (is_digit(scan.text[name - 1]) || scan.text[name - 1] == '.')) --name;
  if (name < part.begin - 1) --name;  // a version between name and size
  const TextSpan before = word_before(scan.text, name);
  if (before.empty() || !is_upper(scan.text[before.begin]) || has(scan, before, Context::object_stop) ||
      has(scan, before, Context::change_verb) || scan.lexicon.bounds_before.contains(before.of(scan.folded)))
    return false;
  return skip_blanks_back(scan.text, before.begin) > 0 && !counts_something(scan, part.end);
}

/// "2.1 Setting up the board" where a text begins.
bool is_section_number(const Scan& scan, const Part& part) {
  constexpr double most_sections = 30;
  if (part.number.form != NumberForm::digits || !part.number.has_decimal || part.number.has_magnitude) return false;
  if (part.sign != Sign::none || part.number.low >= most_sections || skip_blanks_back(scan.text, part.begin) != 0) return false;
  const TextSpan next = next_word(scan.text, part.end);
  return !next.empty() && next.begin == part.end + 1 && is_upper(scan.text[next.begin]) && !counts_something(scan, part.end);
}

/// One digit behind two capitalised words in running text: "Nimbus Reader 2 covers". News writes small counts in words.
bool is_model_number(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits != 1 || part.sign != Sign::none) return false;
  if (!part.tail.empty() && !(part.tail.unit == "second" && part.tail.end == part.number.span.end + 1)) return false;
  TextSpan word{part.begin, part.begin};
  for (int i = 0; i < 2; ++i) {
    word = previous_word(scan.folded, word.begin);
    if (word.empty() || word.begin < scan.floor || !starts_upper(scan.text, word.begin)) return false;
    if (has(scan, word, Context::object_stop) || has(scan, word, Context::change_verb) || is_countable(scan, word)) return false;
  }
  const TextSpan next = next_word(scan.text, part.end);
  return !has(scan, next, Context::count_noun) && (next.empty() || !starts_upper(scan.text, next.begin));
}

/// "Nimbus 4 has a camera", "Windows 11 was": several things would have; "when Nimbus 4 handles it".
bool is_named_subject(const Scan& scan, const Part& part) {
  static const lang::WordGroup& singular = lang::word_group("singular_verbs");
  static const lang::WordGroup& series = lang::word_group("model_series");
  static const lang::WordGroup& objects = lang::word_group("object_openers");
  if (scan.lexicon.lang != "en" || !is_plain(part.number) || part.number.low < 2 || part.number.whole_digits > 4 ||
      part.sign != Sign::none || part.has_plus_after || !part.tail.empty())
    return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (before.size() < 2 || before.begin < scan.floor || before.end + 1 != part.begin || !starts_upper(scan.text, before.begin) ||
      has(scan, before, Context::object_stop) || scan.lexicon.bounds_before.contains(before.of(scan.folded)) ||
      is_countable(scan, before))
    return false;
  const TextSpan next = next_word(scan.folded, part.number.span.end);
  if (next.begin != part.number.span.end + 1 || starts_upper(scan.text, next.begin)) return false;
  if (lang::contains(singular, next.of(scan.folded)) || lang::contains(series, next.of(scan.folded))) return true;
  static const lang::WordGroup& deeds = lang::word_group("product_verbs");
  static const lang::WordGroup& places = lang::word_group("place_prepositions");
  const TextSpan opener = previous_word(scan.folded, before.begin);
  if (part.number.whole_digits == 1 && lang::contains(deeds, next.of(scan.folded)) &&
      !lang::contains(places, opener.of(scan.folded)))
    return true;  // "if Nimbus 2 gains users", but "in Oslo 2 runs"
  const TextSpan object = next_word(scan.folded, next.end);
  return !is_sentence_start(scan, before.begin) && next.size() > 3 && next.of(scan.folded).back() == 's' &&
         object.begin == next.end + 1 && lang::contains(objects, object.of(scan.folded));
}

/// "Nimbus 3 Super is open", "Reader 2.5 Flash": the number of a name that goes on with a word of models.
bool is_before_model_tail(const Scan& scan, const Part& part) {
  static const lang::WordGroup& tails = lang::word_group("model_tails");
  const Number& number = part.number;
  if (scan.lexicon.lang != "en" || number.form != NumberForm::digits || number.whole_digits > 2 || number.has_magnitude ||
      number.has_group || part.sign != Sign::none || part.has_plus_after || !part.tail.empty())
    return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  const TextSpan next = next_word(scan.folded, number.span.end);
  return before.size() > 2 && before.end + 1 == part.begin && starts_upper(scan.text, before.begin) &&
         !has(scan, before, Context::object_stop) && !has(scan, before, Context::change_verb) &&
         !scan.lexicon.bounds_before.contains(before.of(scan.folded)) && next.begin == number.span.end + 1 &&
         starts_upper(scan.text, next.begin) && lang::contains(tails, next.of(scan.folded));
}

/// "in month 1 of the war", "by day 10,": which one, not how many.
bool is_numbered_period(const Scan& scan, const Part& part) {
  static const lang::WordGroup& periods = lang::word_group("numbered_periods");
  static const lang::WordGroup& openers = lang::word_group("openers_of_numbered");
  if (scan.lexicon.lang != "en" || !is_plain(part.number) || part.number.whole_digits > 3 || !part.tail.empty()) return false;
  const TextSpan label = previous_word(scan.folded, part.begin);
  if (label.empty() || label.end + 1 != part.begin || !lang::contains(periods, label.of(scan.folded))) return false;
  const TextSpan opener = previous_word(scan.folded, label.begin);
  const TextSpan next = next_word(scan.folded, part.number.span.end);
  const bool is_free =
      next.begin != part.number.span.end + 1 || has(scan, next, Context::object_stop) || has(scan, next, Context::of);
  return is_free && opener.end + 1 == label.begin && lang::contains(openers, opener.of(scan.folded));
}

/// "911 dispatchers", "a 999 call": whom one calls.
bool is_emergency_number(const Scan& scan, const Part& part) {
  static const lang::WordGroup& numbers = lang::word_group("emergency_numbers");
  static const lang::WordGroup& nouns = lang::word_group("emergency_nouns");
  return scan.lexicon.lang == "en" && is_plain(part.number) && lang::contains(numbers, part.number.span.of(scan.folded)) &&
         lang::contains(nouns, next_word(scan.folded, part.number.span.end).of(scan.folded));
}

/// "economics 101": the first lesson of a course.
bool is_first_lesson(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "en" || part.number.low != 101 || !is_plain(part.number) || !part.tail.empty()) return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  const bool is_end = next_word(scan.folded, part.number.span.end).begin != part.number.span.end + 1;
  return is_end && before.size() > 2 && before.end + 1 == part.begin && !has(scan, before, Context::object_stop) &&
         !has(scan, before, Context::change_verb) && !scan.lexicon.bounds_before.contains(before.of(scan.folded));
}

}  // namespace

bool is_model(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "en" || !part.tail.empty() || scan.options.wide) return false;
  return is_definite_model(scan, part) || is_indefinite_model(scan, part) || is_model_size(scan, part) ||
         is_section_number(scan, part);
}

bool is_named_thing(const Scan& scan, const Part& part) {
  if (is_emergency_number(scan, part)) return true;
  return is_model_number(scan, part) || is_named_subject(scan, part) || is_numbered_period(scan, part) ||
         is_before_model_tail(scan, part) || is_first_lesson(scan, part);
}

}  // namespace claimdex::quantity
