// A number as written: digits or words with magnitude and fraction, before anything is known of unit, bound or noun.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzers/quantity/lexicon.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/text.hpp"

namespace claimdex::quantity {

enum class NumberForm : std::uint8_t { digits, words, vague, fraction };

struct Number {
  TextSpan span;
  double low = 0;
  double high = 0;
  double scale = 1;  ///< product of the magnitudes that `low` contains: 1e9 in "3bn"
  NumberForm form = NumberForm::digits;
  Bound bound = Bound::exact;       ///< approx for "une dizaine", range for "thousands"
  std::uint32_t whole_digits = 0;   ///< digits before the decimal separator
  bool has_group = false;           ///< 1,000
  bool has_decimal = false;         ///< 1.5
  bool has_leading_zero = false;    ///< 007
  bool has_magnitude = false;       ///< k, bn, million
  bool is_one = false;              ///< the word for one and nothing else
  bool is_share = false;            ///< a fraction in words, which is a share of something unless a unit follows
  bool is_noun = false;             ///< a half that is a noun and always a share: Hälfte, moitié
  bool is_one_part = false;         ///< "un cinquième": one of what may be an ordinal as well
  bool has_article = false;         ///< begins with "a"
  bool is_attached_letter = false;  ///< magnitude of one letter right after the digits: 5m
};

/// Digits with groups, decimals and exponents at `at`, in the style of the lexicon's language.
std::optional<Number> parse_digits(const Lexicon& lexicon, std::string_view folded, std::size_t at);

/// ½ and its like at `at`: value and bytes; bytes 0 where none stands.
struct FractionSign {
  double value = 0;
  std::size_t size = 0;
};
FractionSign fraction_sign_at(std::string_view text, std::size_t at);

/// Number words at `at` (a word), or the words that go on from `start` ("3 hundred and 21", "2 mil millones").
std::optional<Number> parse_number_words(const Lexicon& lexicon, std::string_view folded, std::size_t at);
/// Extends `number` (digits) by number words and magnitudes that follow it.
void extend_by_words(const Lexicon& lexicon, std::string_view folded, Number& number);
/// Extends `number` by an abbreviated magnitude: k, bn, Mio. `text` as written tells M from m.
void extend_by_magnitude(const Lexicon& lexicon, std::string_view text, std::string_view folded, bool has_currency,
                         Number& number);

/// Vague numbers at `at`: "tens of thousands", "dozens", "several hundred".
std::optional<Number> parse_vague(const Lexicon& lexicon, std::string_view folded, std::size_t at);

/// Fractions in words at `at` ("a third", "half a million", "two thirds") and after a number ("and a half", "1/2", "½").
std::optional<Number> parse_fraction_words(const Lexicon& lexicon, std::string_view folded, std::size_t at);
void extend_by_fraction(const Lexicon& lexicon, std::string_view folded, Number& number);

/// The value of a German number word written as one ("zweihundertfünfzig"), and how many bytes of `word` it takes; whatever
/// follows is a suffix ("jährig", "fach"). Nothing where the word begins with no number.
struct CompoundNumber {
  double value = 0;
  std::size_t size = 0;
};
std::optional<CompoundNumber> parse_german_compound(std::string_view word);

/// The whole number at `at`: any of the above, extended as far as it goes.
std::optional<Number> parse_number(const Lexicon& lexicon, std::string_view text, std::string_view folded, std::size_t at,
                                   bool has_currency);

}  // namespace claimdex::quantity
