// Numbers that name only their scale: "tens of thousands", "dozens", "several hundred", "des millions".
#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

Number make_vague(TextSpan span, double low, double high) {
  Number number;
  number.span = span;
  number.low = low;
  number.high = high;
  number.form = NumberForm::vague;
  number.bound = Bound::range;
  number.has_magnitude = true;
  return number;
}

/// Plural scales one after another: tens [of] thousands, hundreds of millions.
Number parse_plurals(const Lexicon& lexicon, std::string_view folded, TextSpan word, double value) {
  std::size_t end = word.end;
  for (int i = 0; i < 2; ++i) {
    TextSpan next = next_word(folded, end);
    if (!next.empty() && lexicon.has(next.of(folded), Context::of)) next = next_word(folded, next.end);
    const NumeralWord* numeral = lexicon.numeral(next.of(folded));
    if (numeral == nullptr || numeral->value < 1000 || (numeral->kind != Numeral::plural && numeral->kind != Numeral::scale))
      break;
    value *= numeral->value;
    end = next.end;
  }
  return make_vague({word.begin, end}, value, value * 10);
}

}  // namespace

std::optional<Number> parse_vague(const Lexicon& lexicon, std::string_view folded, std::size_t at) {
  const auto several = phrase_at(lexicon.numerals, folded, at);
  if (several && several.entry->kind == Numeral::several) {
    const std::size_t dash = dash_at(folded, several.span.end);  // multi-billion
    const TextSpan next = dash > 0 ? word_at(folded, several.span.end + dash) : next_word(folded, several.span.end);
    const NumeralWord* numeral = lexicon.numeral(next.of(folded));
    const bool is_scale = numeral != nullptr && (numeral->kind == Numeral::scale || numeral->kind == Numeral::hundred ||
                                                 numeral->kind == Numeral::plural || numeral->kind == Numeral::collective);
    if (!is_scale) return std::nullopt;
    const Number unit = parse_plurals(lexicon, folded, next, numeral->value);
    return make_vague({at, unit.span.end}, unit.low * several.entry->value, unit.low * 10);
  }
  const TextSpan word = word_at(folded, at);
  const NumeralWord* numeral = lexicon.numeral(word.of(folded));
  if (numeral == nullptr || numeral->kind != Numeral::plural) return std::nullopt;
  return parse_plurals(lexicon, folded, word, numeral->value);
}

}  // namespace claimdex::quantity
