// The tables of one CJK language, ready for look-up: numeral characters, units, currencies, bounds, fixed expressions, words that
// only look like numbers, and what ends a counted noun. Built once per language from analyzers/lang/<code>/*.tsv; immutable,
// thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/quantity/cjk/phrase_trie.hpp"
#include "claimdex/quantity.hpp"

namespace claimdex::quantity::cjk {

enum class Language : std::uint8_t { chinese, japanese, korean };

/// What a numeral word does in a number.
enum class NumeralRole : std::uint8_t { none, digit, zero, unit, tens, scale, vague, more, about, point, minus };
struct Numeral {
  NumeralRole role = NumeralRole::none;
  double value = 0;
  double high = 0;         ///< more than value in a word for two neighbours: 한두, 서너
  std::uint32_t size = 0;  ///< bytes
  bool is_native = false;  ///< Korean 한 두 열: no scale follows it
};

/// How the unit turns the number into a value; `plain` multiplies by the factor.
enum class UnitForm : std::uint8_t { plain, tenth, discount, fold, decade };

/// A unit, currency or classifier that follows a number.
struct UnitWord {
  QuantityKind kind = QuantityKind::count;
  UnitForm form = UnitForm::plain;
  std::string unit;
  std::string currency;
  double factor = 1;
  bool takes_noun = false;  ///< a counted noun may follow
  bool is_self = false;     ///< is itself the object where no noun follows
  bool is_object = false;   ///< is the object: a noun counted without a classifier
  bool is_weak = false;     ///< too common a character to make a quantity by itself
  bool is_native = false;   ///< Korean: counted with native numerals, so a single Sino-Korean syllable before it is no number
  bool is_act = false;      ///< counts acts: 两次降低 has no noun before it
  bool is_scaled = false;   ///< counts only with a scale or a bound: 360公司 is a name, 百余公司 a count
};

struct BoundWord {
  Bound bound = Bound::exact;
  bool bare_only = false;  ///< binds only a number that begins with its magnitude: 上千
};

/// The sound that a Korean particle stands behind.
enum class ParticleAfter : std::uint32_t { any, vowel, consonant };

/// A word that is a quantity by itself: 一半, 翻番, 절반.
struct FixedQuantity {
  QuantityKind kind = QuantityKind::count;
  Bound bound = Bound::exact;
  Direction direction = Direction::none;
  double low = 0;
  double high = 0;
  std::string unit;
};

/// What a character can begin; a table over the basic plane answers for most characters "nothing".
enum CharacterFlag : std::uint8_t {
  starts_number = 1,
  starts_negative = 2,  ///< a word that only looks like a number
  starts_fixed = 4,
  starts_kana_number = 8,
};

/// What a word at the end of a noun is (noun_tails.tsv).
enum NounTail : std::uint32_t {
  tail_place,   ///< 上, 中, 里: cut off
  tail_adverb,  ///< 正式, 全面: cut off before a verb
  tail_act,     ///< 安装, 收获: a verb; cut off a noun of its own, and what stands before a number is no noun then
  tail_kept,    ///< 空间, 国内: a word that only ends like one of those
};

class Grammar {
 public:
  explicit Grammar(Language language);
  /// The grammar of "zh", "ja" or "ko".
  static const Grammar& of(Language language);

  [[nodiscard]] std::uint8_t flags(char32_t c) const { return c < flags_.size() ? flags_[c] : std::uint8_t{0}; }
  /// The numeral written in hiragana at `at` (Japanese only).
  [[nodiscard]] Numeral kana_numeral_at(std::string_view folded, std::size_t at) const;
  /// The numeral word at `at` of folded text.
  [[nodiscard]] Numeral numeral_at(std::string_view folded, std::size_t at) const;

  Language language;
  PhraseTrie unit_trie;    ///< into `units`
  PhraseTrie prefix_trie;  ///< reversed; words before a number that are its unit: 人民币5, 時速188; into `units`
  PhraseTrie before_trie;  ///< reversed; into `bounds`
  PhraseTrie after_trie;   ///< into `bounds`
  PhraseTrie fixed_trie;   ///< into `fixed`
  PhraseTrie negative_trie;
  PhraseTrie stop_trie;  ///< words that end a counted noun
  PhraseTrie keep_trie;  ///< words of nouns that only look like such: 国有, 委员会; payload 1: at the end of a clause only
  PhraseTrie tail_trie;  ///< reversed; words at the end of a noun that are no part of it; payload = NounTail
  PhraseTrie context_trie;        ///< reversed; what stands before a number and decides its reading; payload = Context
  PhraseTrie follow_trie;         ///< what stands after a number and decides its reading; payload = Context
  PhraseTrie money_trie;          ///< nouns of money
  PhraseTrie money_before_trie;   ///< the same, reversed
  PhraseTrie between_trie;        ///< words that join two bounds to one span: 大于5并且小于9
  PhraseTrie particle_trie;       ///< Korean: what may follow a unit
  PhraseTrie noun_particle_trie;  ///< reversed; cut off a noun; payload = ParticleAfter
  PhraseTrie counted_front_trie;  ///< the same, forwards
  PhraseTrie counted_trie;        ///< reversed; endings of nouns that are counted where they are the topic
  PhraseTrie adjective_trie;      ///< reversed; words and endings that describe a counted noun before 的
  PhraseTrie verb_ending_trie;    ///< reversed; Korean endings of verbs, which no noun has
  PhraseTrie link_trie;           ///< reversed; words between a measured noun and its number
  std::vector<UnitWord> units;
  std::vector<BoundWord> bounds;
  std::vector<FixedQuantity> fixed;

 private:
  void load(std::string_view folder);
  void load_numerals(std::string_view table);
  void load_kana_numerals(std::string_view table);
  void load_units(std::string_view table, bool stands_before);
  void load_currencies(std::string_view table);
  void load_bounds(std::string_view table);
  void load_fixed(std::string_view table);
  void load_negatives(std::string_view table);
  void load_contexts(std::string_view table);
  void load_nouns(std::string_view folder);
  void load_particles(std::string_view table);
  void mark(std::string_view phrase, std::uint8_t flag);

  PhraseTrie numeral_trie_;  ///< into numerals_
  PhraseTrie kana_trie_;     ///< into numerals_
  std::vector<Numeral> numerals_;
  std::vector<std::uint8_t> flags_;
};

/// Readings that a neighbouring word forces (analyzers/lang/<code>/number_contexts.tsv).
enum class Context : std::uint32_t {
  none,
  ordinal,
  clock,
  rank,
  change,
  recent,
  temperature,
  name,
  year,
  month,
  day,
  clock_hour,
  period,
  earthquake,
  plain,
  age,
  answer,
  article,
  angle,
  weight,
  power,
  strength
};

}  // namespace claimdex::quantity::cjk
