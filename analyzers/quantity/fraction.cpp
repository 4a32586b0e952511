// Fractions: "a third", "two thirds", "half a million", "three and a half", 2 1/2, 3/4, ½. A fraction of nothing that is named is
// a share: whoever calls decides, by what follows, whether it becomes a percent, a part of a unit, or stays a number.
#include <cmath>
#include <string>

#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity {
namespace {

const NumeralWord* numeral_at(const Lexicon& lexicon, std::string_view folded, TextSpan word) {
  return lexicon.numeral(word.of(folded));
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
  number.is_share = value <= 1;  // three halves are no part of a whole
  number.has_article = has_article;
  return number;
}

struct Denominator {
  double value = 0;
  std::size_t end = 0;
  bool is_noun = false;
};

/// Whether `word` may stand as a denominator after `top`: "one fifth" but "two fifths".
bool agrees(const Lexicon& lexicon, std::string_view word, double top) {
  return top <= 1 || lexicon.lang == "de" || lexicon.lang == "fr" || word.ends_with('s') || word.ends_with("half");
}

/// A number word written as one, cut at its parts: "treintaicinco", "doscientos". Nothing where a part is no numeral.
std::optional<double> parse_glued(const Lexicon& lexicon, std::string_view word) {
  std::string spaced;
  while (!word.empty()) {
    std::size_t size = word.size();
    while (size > 0 && !lexicon.numerals.contains(word.substr(0, size))) --size;
    if (size == 0 && word.front() == 'i') {
      spaced += "y ";
      word.remove_prefix(1);
      continue;
    }
    if (size < 2) return std::nullopt;
    spaced.append(word.substr(0, size)).push_back(' ');
    word.remove_prefix(size);
  }
  const auto number = parse_number_words(lexicon, spaced, 0);
  if (!number || number->span.end + 1 != spaced.size()) return std::nullopt;
  return number->low;
}

/// Spanish denominators in one word: "veintiunavos" 21, "dosmilésimos" 2000.
std::optional<Denominator> spanish_denominator(const Lexicon& lexicon, std::string_view folded, TextSpan word) {
  const std::string_view name = word.of(folded);
  for (const std::string_view ending : {"avos", "avo"}) {
    if (!name.ends_with(ending)) continue;
    if (const auto value = parse_glued(lexicon, name.substr(0, name.size() - ending.size())))
      return Denominator{*value, word.end};
  }
  if (!name.ends_with("simos") && !name.ends_with("simo")) return std::nullopt;
  for (std::size_t cut = 2; cut + 5 < name.size(); ++cut) {
    const auto scale = lexicon.numerals.find(name.substr(cut));
    if (scale == lexicon.numerals.end() || scale->second.kind != Numeral::denominator) continue;
    if (const auto value = parse_glued(lexicon, name.substr(0, cut))) return Denominator{*value * scale->second.value, word.end};
  }
  return std::nullopt;
}

/// The denominator at `word`: one word ("fifths"), two ("twenty-fifths"), a number before "avos".
std::optional<Denominator> denominator_at(const Lexicon& lexicon, std::string_view folded, TextSpan word, double top) {
  if (word.empty()) return std::nullopt;
  const NumeralWord* numeral = numeral_at(lexicon, folded, word);
  if (numeral == nullptr) return lexicon.lang == "es" ? spanish_denominator(lexicon, folded, word) : std::nullopt;
  if (numeral->kind == Numeral::denominator || numeral->kind == Numeral::half)
    return agrees(lexicon, word.of(folded), top)
               ? std::optional(Denominator{numeral->kind == Numeral::half ? 2 : numeral->value, word.end, numeral->is_noun})
               : std::nullopt;
  if (lexicon.lang == "pt") {  // vinte e um avos, dois milésimos
    const auto below = parse_number_words(lexicon, folded, word.begin);
    const TextSpan next = below ? next_word(folded, below->span.end) : TextSpan{};
    if (next.empty()) return std::nullopt;
    if (next.of(folded) == "avos" || next.of(folded) == "avo") return Denominator{below->low, next.end};
    const NumeralWord* scale = numeral_at(lexicon, folded, next);
    if (scale != nullptr && scale->kind == Numeral::denominator && scale->value >= 1000)
      return Denominator{below->low * scale->value, next.end};
    return std::nullopt;
  }
  if (lexicon.lang == "es" || numeral->kind != Numeral::cardinal || numeral->value < 20 || std::fmod(numeral->value, 10) != 0)
    return std::nullopt;
  TextSpan second = word_after_joint(folded, word.end);
  const NumeralWord* ones = numeral_at(lexicon, folded, second);
  if (ones != nullptr && ones->kind == Numeral::joiner && lexicon.lang == "fr") {
    second = word_after_joint(folded, second.end);
    ones = numeral_at(lexicon, folded, second);
  }
  if (ones == nullptr || ones->kind != Numeral::denominator || ones->value >= 10 || !agrees(lexicon, second.of(folded), top))
    return std::nullopt;
  return Denominator{numeral->value + ones->value, second.end};
}

/// Numerator and denominator: "a third", "two thirds", "one hundred and thirty fifths".
std::optional<Number> parse_ratio_words(const Lexicon& lexicon, std::string_view folded, TextSpan first,
                                        const NumeralWord& numeral) {
  const bool is_simple = numeral.kind == Numeral::article || numeral.kind == Numeral::one || numeral.kind == Numeral::cardinal;
  double top = numeral.kind == Numeral::cardinal ? numeral.value : 1;
  std::optional<Denominator> below;
  if (is_simple) below = denominator_at(lexicon, folded, word_after_joint(folded, first.end), top);
  if (!below) {
    const auto number = parse_number_words(lexicon, folded, first.begin);
    if (!number || number->has_decimal) return std::nullopt;
    top = number->low;
    below = denominator_at(lexicon, folded, word_after_joint(folded, number->span.end), top);
  }
  if (!below || below->value <= 0) return std::nullopt;
  // "a fourth-choice striker" ranks, "a third-party" is another one; "a quarter-point" is a share
  const bool hyphened = below->end + 1 < folded.size() && folded[below->end] == '-' &&
                        text::is_ascii_letter(static_cast<unsigned char>(folded[below->end + 1]));
  if (lexicon.lang == "en" && hyphened && numeral.kind == Numeral::article && !below->is_noun && below->value > 2)
    return std::nullopt;
  Number share = make_share({first.begin, below->end}, top / below->value, numeral.kind == Numeral::article);
  share.is_one_part = top == 1 && !below->is_noun;
  return share;
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
  } else if (numeral->kind == Numeral::denominator) {
    if (numeral->is_alone) share = make_share(first, 1 / numeral->value, true);  // "quarter of a million"
  } else {
    share = parse_ratio_words(lexicon, folded, first, *numeral);
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
  // "and a half", "y medio", "et demi", "and two thirds", "three-and-a-half-year"
  const TextSpan word = word_after_joint(folded, number.span.end);
  if (word.empty()) return;
  const NumeralWord* joiner = numeral_at(lexicon, folded, word);
  const bool is_with = (lexicon.lang == "es" && word.of(folded) == "con") || (lexicon.lang == "pt" && word.of(folded) == "com");
  if (!is_with && (joiner == nullptr || joiner->kind != Numeral::joiner)) return;
  const TextSpan next = word_after_joint(folded, word.end);
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
  } else {  // "3 million and a half" means half a million, "two hundred and three quarters" does not
    number.low += part->low * (number.scale >= 1000 ? number.scale : 1);
  }
  number.high = number.low;
  number.is_one = false;
  number.span.end = part->span.end;
}

}  // namespace claimdex::quantity
