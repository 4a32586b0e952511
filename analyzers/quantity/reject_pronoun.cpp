// What counts nothing: "one" and "both" as pronouns, years that a dash joins, the time that a page takes to read.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/reject_words.hpp"

namespace claimdex::quantity {
namespace {

/// "one or two", "one to three": "one" opens a range.
bool opens_range(const Scan& scan, const Part& part) {
  const TextSpan joint = next_word(scan.folded, part.end);
  const bool is_between =
      has(scan, joint, Context::conjunction) && has(scan, previous_word(scan.folded, part.begin), Context::between);
  if (!is_between && !has(scan, joint, Context::alternative) && !has(scan, joint, Context::to)) return false;
  const auto second = parse_number_words(scan.lexicon, scan.folded, skip_blanks(scan.folded, joint.end));
  return second && !second->is_one && second->low > 1 && (second->low <= 10 || is_between);
}

/// "une personne a été tuée", "nur eine Person", "au moins une personne": where the article is the number one.
bool is_counted_one(const Scan& scan, const Part& part) {
  static const lang::WordGroup& only = lang::word_group("only_words");
  static const lang::WordGroup& befalling = lang::word_group("befalling_words");
  static const lang::WordGroup& persons = lang::word_group("persons_of_no_number");
  if (scan.lexicon.lang == "en" || !lang::contains(persons, next_word(scan.folded, part.number.span.end).of(scan.folded)))
    return true;
  if (read_bound_before(scan, part.begin, false).begin < part.begin) return true;
  if (lang::contains(only, previous_word(scan.folded, part.begin).of(scan.folded))) return true;
  constexpr int reach = 8;  // words: "Person wurde bei dem Unfall schwer verletzt"
  TextSpan word = next_word(scan.folded, part.number.span.end);
  for (int i = 0; i < reach && !word.empty(); ++i, word = next_word(scan.folded, word.end))
    if (lang::contains(befalling, word.of(scan.folded))) return true;
  return false;
}

/// "les deux ou trois mois"
bool opens_joined_range(const Scan& scan, const Part& part) {
  const TextSpan joint = next_word(scan.folded, part.number.span.end);
  if (!has(scan, joint, Context::alternative) && !has(scan, joint, Context::to) && !has(scan, joint, Context::conjunction))
    return false;
  return begins_number(scan, skip_blanks(scan.folded, joint.end)) ||
         parse_number_words(scan.lexicon, scan.folded, skip_blanks(scan.folded, joint.end)).has_value();
}

bool is_year_number(const Number& number) {
  return is_plain(number) && number.whole_digits == 4 && number.low >= 1000 && number.low < 2200;
}

}  // namespace

bool is_pronoun(const Scan& scan, const Part& part) {
  if (!part.number.is_one || !part.tail.empty() || part.sign != Sign::none) return false;
  if (scan.options.wide) {  // un 15 por ciento, un total de 15
    const auto filler = phrase_at(scan.lexicon.bounds_before, scan.folded, part.begin);
    return begins_number(scan, skip_blanks(scan.folded, filler ? filler.span.end : part.end));
  }
  const bool is_whole_text = skip_blanks_back(scan.text, part.begin) == 0 && skip_blanks(scan.text, part.end) >= scan.text.size();
  if (is_whole_text || opens_range(scan, part) || read_bound_after(scan, part.end)) return false;
  return !has(scan, next_word(scan.folded, part.number.span.end), Context::one_after) || !is_counted_one(scan, part);
}

bool is_both(const Scan& scan, const Part& part) {
  static const lang::WordGroup& articles = lang::word_group("articles_of_both");
  if (scan.options.wide || part.number.form != NumberForm::words || part.number.low != 2 || part.number.high != 2 ||
      opens_joined_range(scan, part))
    return false;
  if (!lang::contains(articles, previous_word(scan.folded, part.begin).of(scan.folded))) return false;
  const TextSpan next = next_word(scan.folded, part.number.span.end);
  return next.empty() || has(scan, next, Context::object_stop);
}

bool is_reading_time(const Scan& scan, const Part& part) {
  static const lang::WordGroup& labels = lang::word_group("reading_time_labels");
  if (scan.options.wide || part.tail.kind != QuantityKind::duration) return false;
  std::size_t end = skip_blanks_back(scan.folded, part.begin);
  if (end > 0 && scan.folded[end - 1] == ':') end = skip_blanks_back(scan.folded, end - 1);
  const std::string_view before = scan.folded.substr(0, end);
  return std::any_of(labels.begin(), labels.end(), [&](std::string_view label) { return before.ends_with(label); });
}

std::size_t year_span_end(const Scan& scan, const Part& part) {
  if (scan.options.wide || !is_year_number(part.number) || part.sign != Sign::none) return 0;
  const std::size_t dash = dash_at(scan.text, part.number.span.end);
  if (dash == 0) return 0;
  const auto second = parse_digits(scan.lexicon, scan.folded, part.number.span.end + dash);
  constexpr double longest = 200;  // years
  if (!second || !is_year_number(*second) || second->low <= part.number.low || second->low - part.number.low > longest) return 0;
  return is_countable(scan, next_word(scan.folded, second->span.end)) ? 0 : second->span.end;
}

}  // namespace claimdex::quantity
