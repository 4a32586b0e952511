// Fractions: "a third", "two thirds", "half a million", "three and a half", 2 1/2, 3/4, ½. A fraction of nothing that is named is
// a share: whoever calls decides, by what follows, whether it becomes a percent, a part of a unit, or stays a number.
#include <cmath>

#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

const NumeralWord* numeral_at(const Lexicon& lexicon, std::string_view folded, TextSpan word) {
  if (word.empty()) return nullptr;
  const auto found = lexicon.numerals.find(word.of(folded));
  return found == lexicon.numerals.end() ? nullptr : &found->second;
}

/// The next word after blanks or one hyphen.
TextSpan word_after_joint(std::string_view folded, std::size_t at) {
  std::size_t next = skip_blanks(folded, at);
  if (dash_at(folded, next) == 1) next = skip_blanks(folded, next + 1);
  return next == at ? TextSpan{at, at} : word_at(folded, next);
}

bool is_scale(const NumeralWord* word) {
  return word != nullptr && (word->kind == Numeral::scale || word->kind == Numeral::hundred ||
                             (word->kind == Numeral::plural && word->value >= 1000));
}

/// Multiplies by "(of) a million" and "a dozen" after a fraction.
void multiply_by_scale(const Lexicon& lexicon, std::string_view folded, Number& number) {
  TextSpan word = word_after_joint(folded, number.span.end);
  if (!word.empty() && lexicon.has(word.of(folded), Context::of)) word = next_word(folded, word.end);
  const NumeralWord* numeral = numeral_at(lexicon, folded, word);
  if (numeral != nullptr && (numeral->kind == Numeral::article || numeral->kind == Numeral::one)) {
    word = next_word(folded, word.end);
    numeral = numeral_at(lexicon, folded, word);
  }
  const bool is_dozen = numeral != nullptr && numeral->kind == Numeral::collective;
  if (!is_scale(numeral) && !is_dozen) return;
  number.low = number.high = number.low * numeral->value;
  number.scale = numeral->value;
  number.has_magnitude = true;
  number.is_share = false;
  number.form = NumberForm::words;
  number.span.end = word.end;
}

Number make_share(TextSpan span, double value, bool has_article) {
  Number number;
  number.span = span;
  number.low = number.high = value;
  number.form = NumberForm::fraction;
  number.is_share = true;
  number.has_article = has_article;
  return number;
}

/// A denominator at `at`, of one word or two ("twenty-fifths"); its value and end.
std::optional<std::pair<double, std::size_t>> denominator_at(const Lexicon& lexicon, std::string_view folded, TextSpan word) {
  const NumeralWord* numeral = numeral_at(lexicon, folded, word);
  if (numeral == nullptr) return std::nullopt;
  if (numeral->kind == Numeral::denominator) return std::pair{numeral->value, word.end};
  if (numeral->kind == Numeral::half) return std::pair{2.0, word.end};
  if (numeral->kind != Numeral::cardinal || numeral->value < 20 || std::fmod(numeral->value, 10) != 0) return std::nullopt;
  const TextSpan second = word_after_joint(folded, word.end);
  const NumeralWord* ones = numeral_at(lexicon, folded, second);
  if (ones == nullptr || ones->kind != Numeral::denominator || ones->value >= 10) return std::nullopt;
  return std::pair{numeral->value + ones->value, second.end};
}

}  // namespace

std::optional<Number> parse_fraction_words(const Lexicon& lexicon, std::string_view folded, std::size_t at) {
  const TextSpan first = word_at(folded, at);
  const NumeralWord* numeral = numeral_at(lexicon, folded, first);
  if (numeral == nullptr) return std::nullopt;
  std::optional<Number> share;
  if (numeral->kind == Numeral::half) {
    share = make_share(first, 0.5, false);
    share->is_noun = numeral->is_alone;
  } else if (numeral->kind == Numeral::article || numeral->kind == Numeral::one || numeral->kind == Numeral::cardinal) {
    const auto denominator = denominator_at(lexicon, folded, word_after_joint(folded, first.end));
    if (denominator && denominator->first > 0) {
      const double top = numeral->kind == Numeral::cardinal ? numeral->value : 1;
      share = make_share({first.begin, denominator->second}, top / denominator->first, numeral->kind == Numeral::article);
    }
  } else if (numeral->kind == Numeral::denominator && numeral->is_alone) {
    share = make_share(first, 1 / numeral->value, true);  // "quarter of a million"
  }
  if (!share) return std::nullopt;
  multiply_by_scale(lexicon, folded, *share);
  return share;
}

void extend_by_fraction(const Lexicon& lexicon, std::string_view folded, Number& number) {
  if (const FractionSign sign = fraction_sign_at(folded, skip_blanks(folded, number.span.end));
      sign.size > 0 && !number.has_decimal) {
    number.low = number.high = number.low + sign.value;
    number.span.end = skip_blanks(folded, number.span.end) + sign.size;
    return;
  }
  // "and a half", "y medio", "et demi", "and two thirds"
  TextSpan word = next_word(folded, number.span.end);
  const NumeralWord* joiner = numeral_at(lexicon, folded, word);
  if (joiner == nullptr || joiner->kind != Numeral::joiner) return;
  const TextSpan next = next_word(folded, word.end);
  const NumeralWord* numeral = numeral_at(lexicon, folded, next);
  if (numeral == nullptr) return;
  auto part = parse_fraction_words(lexicon, folded, next.begin);
  if (!part || (numeral->kind == Numeral::half && lexicon.lang == "en")) return;
  if (part->has_magnitude && number.has_magnitude) {  // "one billion and a half million"
    if (part->scale >= number.scale) return;
    number.low += part->low;
  } else if (part->has_magnitude) {  // "five and a half million"
    number.low = (number.low + part->low / part->scale) * part->scale;
    number.scale = part->scale;
    number.has_magnitude = true;
  } else {  // "3 million and a half" means half a million, "one hundred and three quarters" does not
    number.low += part->low * (number.scale >= 1000 ? number.scale : 1);
  }
  number.high = number.low;
  number.span.end = part->span.end;
}

}  // namespace claimdex::quantity
