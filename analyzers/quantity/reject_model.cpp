// Bare numbers of English texts that name a model: "the 6502's registers", "the 747 programme", "Llama 70B", and the numbers of
// headings ("2.1 Setting up").
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

bool has(const Scan& scan, TextSpan word, Context context) {
  return !word.empty() && scan.lexicon.has(word.of(scan.folded), context);
}

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

bool is_plain(const Number& number) {
  return number.form == NumberForm::digits && !number.has_group && !number.has_decimal && !number.has_magnitude;
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
  if (next.empty() || next.begin != part.end + 1) return false;
  if (lang::contains(singular_verbs, next.of(scan.folded))) return true;
  return !has(scan, next, Context::object_stop) && !counts_something(scan, part.end);
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

}  // namespace

bool is_model(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "en" || !part.tail.empty() || scan.options.wide) return false;
  return is_definite_model(scan, part) || is_model_size(scan, part) || is_section_number(scan, part);
}

}  // namespace claimdex::quantity
