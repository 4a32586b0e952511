// The words of one language that numbers are read with: numerals, magnitudes, units, currencies, bounds, and the words that make
// a number no quantity. Loaded from analyzers/lang/<code>/*.tsv on first use, immutable after that; thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/lang/word_map.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/text.hpp"

namespace claimdex::quantity {

/// What a numeral word does in the grammar of number words.
enum class Numeral : std::uint8_t {
  cardinal,     ///< has a value below 1000 of its own: seven, seventy, quinientos
  hundred,      ///< multiplies what stands before it by 100
  scale,        ///< multiplies by 1000 and more: thousand, Milliarden, mil
  plural,       ///< a scale that alone means an unknown number of them: thousands, dozens, millones
  collective,   ///< a counting noun: dozen, dizaine (about ten), pair
  half,         ///< half, Hälfte, moitié
  denominator,  ///< third, fifths, Viertel
  article,      ///< one only before a scale, a collective or a denominator: a, eine, un
  one,          ///< the word for one, which is a pronoun too
  joiner,       ///< "and" between number words
  several,      ///< several, a few: 2 to 10 times the scale that follows
  point,        ///< the decimal separator in words: point, Komma, virgule
  every,        ///< with an ordinal behind it a share: "jeder fünfte" is one in five
  ordinal       ///< fünfte
};

struct NumeralWord {
  Numeral kind = Numeral::cardinal;
  double value = 0;
  bool is_alone = false;   ///< a scale or hundred that may begin a number ("mil", "cent", "tausend")
  bool is_approx = false;  ///< says about that many ("une dizaine")
  bool is_noun = false;    ///< a denominator that is no ordinal ("tiers", "tercio")
};

/// An abbreviated magnitude after digits.
struct Magnitude {
  double value = 1;
  bool is_letter = false;  ///< one letter: counts only attached to the digits or beside a currency
};

struct UnitWord {
  const UnitInfo* unit = nullptr;
  double factor = 1;        ///< the written unit in canonical ones, where the table has no own entry for it
  bool is_weak = false;     ///< a common word too ("second", "foot", "point"): needs a number right before it
  bool needs_verb = false;  ///< a unit only beside a verb of the motion ("rotate 3 turns"), marked dimension
};

struct CurrencyWord {
  std::string_view code;
  double factor = 1;  ///< 0.01 for cents
};

enum class BoundPlace : std::uint8_t { before, after };
struct BoundWord {
  Bound bound = Bound::exact;
  Direction direction = Direction::none;
  bool is_filler = false;  ///< stands between bound and number and says nothing of its own: "just", "a total of"
};

/// What a word says about a number beside it; one word may be several.
enum class Context : std::uint32_t {
  month = 1u << 0,
  weekday = 1u << 1,
  name_before = 1u << 2,     ///< a number after it is part of a name or a label: "page 5", "Boeing 737"
  year_before = 1u << 3,     ///< a year may follow: "in", "since"
  change_verb = 1u << 4,     ///< "from X to Y" after it is a change, not a range
  range_word = 1u << 5,      ///< ... and after this one a range again: "range", "between"
  time_after = 1u << 6,      ///< a clock time before it: "am", "Uhr"
  ordinal_before = 1u << 7,  ///< de: an ordinal may follow: "am 5. ..."
  count_noun = 1u << 8,      ///< counts people and things so often that "2000 jobs" is no year
  dimension = 1u << 9,       ///< "10m tall": m is metre
  object_stop = 1u << 10,    ///< ends a noun phrase
  determiner = 1u << 11,     ///< opens a noun phrase after "of": the, its
  of = 1u << 12,             ///< joins a number and its noun: of, de, von
  object_skip = 1u << 13,    ///< may stand between a number and its noun without being part of it
  age_before = 1u << 14,     ///< "aged 34"
  age_after = 1u << 15,      ///< "34 years old"
  idiom = 1u << 16,          ///< a numeral phrase that counts nothing: "one another", "a second"
  one_after = 1u << 17,      ///< a noun after "one" that makes it a number: "one person"
  score_verb = 1u << 18,     ///< "won 2-0"
  money_before = 1u << 19,   ///< a bare vague scale after it is money: "spend billions"
  plural_head = 1u << 20,    ///< a plural without -s: people, staff, Leute
  to = 1u << 21,             ///< joins the ends of a range: to, bis, à
  between = 1u << 22,        ///< opens a range joined by "and"
  conjunction = 1u << 23,    ///< and
  from = 1u << 24,
  alternative = 1u << 25,  ///< or
  in_ratio = 1u << 26,     ///< joins a ratio: "in", "out of", "von", "sur"
  minus = 1u << 27,
  plus = 1u << 28,
  calendar_part = 1u << 29,  ///< "the first three months of 2024": with a year a date, else "the next three months"
  calendar_year = 1u << 30,  ///< ... or with such a noun: "of the year"
  period_end = 1u << 31      ///< "three months ended March 31"
};

/// Phrases with entries; keys are folded. A curly apostrophe and an unaccented spelling are keys of their own. Nearly every word
/// of a scan begins and ends no phrase, which a byte tells: how many words those with a first (last) word of its hash have at
/// most.
template <class T>
class PhraseMap : public lang::WordMap<T> {
 public:
  void emplace(std::string_view phrase, const T& entry) {
    note_words(phrase);
    lang::WordMap<T>::emplace(phrase, entry);
  }
  void insert_or_assign(std::string_view phrase, const T& entry) {
    note_words(phrase);
    lang::WordMap<T>::insert_or_assign(phrase, entry);
  }
  /// Words of the longest phrase that begins with `word`: 0 where surely none does.
  [[nodiscard]] std::size_t longest_from(std::string_view word) const { return from_[slot_of(word)]; }
  /// The same of those that end with it; a full stop or an apostrophe may follow.
  [[nodiscard]] std::size_t longest_to(std::string_view word) const { return to_[slot_of(word)]; }

 private:
  static std::size_t slot_of(std::string_view word) { return lang::hash_of_word(word) % slot_count; }

  void note_words(std::string_view phrase) {
    std::string_view first;
    std::string_view last;
    std::uint8_t count = 0;
    for (std::size_t at = 0; at < phrase.size();) {
      const TextSpan word = word_at(phrase, at);
      at = std::max(word.end, at + 1);
      if (word.empty()) continue;
      last = word.of(phrase);
      if (++count == 1) first = last;
    }
    if (count == 0) return;
    for (std::uint8_t* longest : {&from_[slot_of(first)], &to_[slot_of(last)]}) *longest = std::max(*longest, count);
  }

  static constexpr std::size_t slot_count = 4096;
  std::array<std::uint8_t, slot_count> from_{};
  std::array<std::uint8_t, slot_count> to_{};
};

struct Lexicon {
  std::string_view lang;
  char group = ',';  ///< thousands separator
  char decimal = '.';
  bool has_compounds = false;  ///< number words are written as one: zweihundertfünfzig
  PhraseMap<NumeralWord> numerals;
  PhraseMap<Magnitude> magnitudes;
  PhraseMap<UnitWord> units;
  PhraseMap<CurrencyWord> currencies;
  PhraseMap<BoundWord> bounds_before;
  PhraseMap<BoundWord> bounds_after;
  PhraseMap<double> multipliers;      ///< doubled -> 2
  PhraseMap<std::uint32_t> contexts;  ///< bits of Context
  PhraseMap<double> percents;         ///< "percent" 1, "percentage points" 2, "basis points" 3
  std::bitset<65536> starts;          ///< first two bytes of words that may begin a number or a multiplier
  std::deque<std::string> spellings;  ///< owns keys that are not in a table as they are

  /// Whether a word with these first bytes may begin a number: keeps nearly all words from being looked up.
  [[nodiscard]] bool may_begin(char first, char second) const { return starts[pair_of(first, second)]; }
  static constexpr std::size_t pair_of(char first, char second) {
    return static_cast<std::size_t>(static_cast<unsigned char>(first)) * 256 + static_cast<unsigned char>(second);
  }

  /// The numeral that `word` is by itself; none for most words.
  [[nodiscard]] const NumeralWord* numeral(std::string_view word) const {
    const auto found = numerals.find(word);
    return found == numerals.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool is_numeral(std::string_view word, Numeral kind) const {
    const NumeralWord* found = numeral(word);
    return found != nullptr && found->kind == kind;
  }

  [[nodiscard]] bool has(std::string_view word, Context context) const {
    const auto found = contexts.find(word);
    return found != contexts.end() && (found->second & static_cast<std::uint32_t>(context)) != 0;
  }
};

/// The lexicon of `lang`; a language without tables gets digits, symbols and ISO codes with its usual separators. Lives forever.
const Lexicon& lexicon(std::string_view lang);

}  // namespace claimdex::quantity
