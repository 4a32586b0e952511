// What the steps of reading one quantity share: the text, the grammar, and the draft that grows from number to whole quantity.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/quantity/cjk/grammar.hpp"
#include "analyzers/quantity/cjk/number.hpp"
#include "analyzers/quantity/scanner.hpp"

namespace claimdex::quantity::cjk {

/// One text with its grammar. `floor`: nothing before it belongs to the quantity (the end of the last one).
struct Scene {
  const ScanInput& input;
  const Grammar& grammar;
  std::string_view text;  ///< folded
  std::size_t floor = 0;
  bool is_spaced = false;  ///< blanks between numeral characters do not end a number

  [[nodiscard]] std::optional<Number> number_at(std::size_t at) const { return read_number(grammar, text, at, is_spaced); }

  /// `word` must not be empty; its last byte tells most others apart at once.
  [[nodiscard]] bool starts_with(std::size_t at, std::string_view word) const {
    return at + word.size() <= text.size() && text[at + word.size() - 1] == word.back() && text.substr(at, word.size()) == word;
  }
  [[nodiscard]] bool ends_with(std::size_t end, std::string_view word) const {
    return end >= floor + word.size() && text.substr(end - word.size(), word.size()) == word;
  }
  [[nodiscard]] Context before(std::size_t at) const {
    return static_cast<Context>(grammar.context_trie.longest_before(text, at, 0).payload);
  }
};

/// The unit found after (or before) a number.
struct UnitFound {
  const UnitWord* word = nullptr;
  std::string_view symbol;  ///< canonical unit of a Latin symbol ("GB"), where `word` is null
  std::string_view currency;
  double factor = 1;  ///< k, w, M between number and unit
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool found() const { return word != nullptr || !symbol.empty() || !currency.empty(); }
};

/// A quantity in the making.
struct Draft {
  Number number;
  UnitFound unit;
  double low = 0;
  double high = 0;
  Bound bound = Bound::exact;
  QuantityKind kind = QuantityKind::count;
  Direction direction = Direction::none;
  std::string unit_name;
  std::string currency;
  std::size_t begin = 0;  ///< with bound words
  std::size_t number_begin = 0;
  std::size_t number_end = 0;  ///< with unit
  std::size_t end = 0;         ///< with bound words and object
  TextSpan object;
  std::string_view rule;
  bool is_bounded = false;  ///< a bound word stands beside it
  bool has_sign = false;    ///< a minus or 负 stands before it
};

/// The wider reading of a year, month, day or hour.
inline constexpr std::string_view calendar_rule = "cjk.calendar";

/// What stands before a number and belongs to it.
struct Prefix {
  std::size_t number_at = 0;  ///< where the number must begin
  std::size_t begin = 0;
  bool minus = false;
  bool point = false;  ///< "-.5": the digits are decimals
  std::string_view currency;
};
Prefix read_prefix(const Scene& scene, std::size_t at);

/// A unit word or currency before the number: 人民币5亿, 時速188, 震度５.
void read_unit_before(const Scene& scene, Draft& draft);

/// 三斤半, 一年半, 两个半月, 三个多月: half or more after the unit or inside it.
void read_half(const Scene& scene, Draft& draft);

/// 五块六, 五块七毛八, 三块零四: what is written behind 块 is tenths and hundredths of it, and makes it money. `end`: where to
/// read on.
double read_coins(const Scene& scene, const UnitFound& unit, std::size_t& end);
void read_pieces_of_money(const Scene& scene, Draft& draft);

/// 2小时30分钟, 5元3角, 2222円13銭: a smaller unit of the same sort adds to the value.
void read_smaller_units(const Scene& scene, Draft& draft);

/// 3割8分7厘, 七成六: hundredths and thousandths behind tenths.
void read_tenth_parts(const Scene& scene, Draft& draft);

/// 6.3级地震, 里氏7.8级: the magnitude of an earthquake; true where the draft is one.
bool read_magnitude(const Scene& scene, Draft& draft);

/// 指数为120.6: a bare number right after a word for an index.
void read_index(const Scene& scene, Draft& draft);

/// 万 and 亿 without a unit are money beside a word of money: 罚款60万, 17亿现金.
void read_implied_money(const Scene& scene, Draft& draft, const std::vector<Quantity>& out);

/// 三个月大, 生後3か月, 생후 3개월: a time that is an age.
void read_age_of_time(const Scene& scene, Draft& draft);

/// Decades of life and ages in brackets; true where the draft was one.
bool read_decade(const Scene& scene, Draft& draft);
bool read_bracketed_age(const Scene& scene, Draft& draft);

/// The unit at `at` (spaces allowed before it), nothing where there is none.
UnitFound read_unit(const Scene& scene, std::size_t at);

/// 分别上升3.1和2.1个百分点: the unit that the last number of a list has for all; nothing where the draft stands in none.
UnitFound unit_of_list(const Scene& scene, const Draft& draft);

/// Number words that no quantity may come of: dates, clock times, ordinals, ranks, names, serial numbers.
/// Returns the end of what is to be skipped, or nothing where `number` may be a quantity.
std::optional<std::size_t> reject_number(const Scene& scene, const Number& number, const UnitFound& unit);

/// The same, for what only Chinese has: 今年前10个月, 第三、四集.
std::optional<std::size_t> reject_chinese(const Scene& scene, const Number& number, const UnitFound& unit);

/// 9金4银2铜, 再夺一金: medals, told by their metals beside each other or by a verb of winning.
bool is_medal(const Scene& scene, const Number& number, const UnitFound& unit);
/// 3亿银发族: the character of a medal that begins another word, and is no unit.
bool names_metal(const Scene& scene, const Number& number, const UnitFound& unit);

/// The size of 分之, 分の or 분의 at `at` (spaces inside allowed), 0 for none.
std::size_t fraction_mark(const Scene& scene, std::size_t at);

/// The wider reading: the one number of a code, date or clock time written with digits and joints (192.168.1.2, 2025/3/5) that
/// begins where `number` does; nothing where it stands in none.
std::optional<Number> link_of_code(const Scene& scene, const Number& number);
/// Whether a word for year, month, day or hour follows that no longer `unit` holds, or 번째.
bool is_calendar_number(const Scene& scene, const Number& number, const UnitFound& unit);

/// Fills low, high, kind, unit and currency of the draft from its number and unit.
void apply_unit(const Scene& scene, Draft& draft);

/// Reads 至 5万, -5%, から10マイル after the draft's number; true where the draft became a range.
bool read_range(const Scene& scene, Draft& draft);

/// Finds bound words around the draft and widens its span.
void read_bounds(const Scene& scene, Draft& draft);

/// 大于5并且小于9, 20以上30未満: joins the draft with the bound read right before it; true where it did.
bool join_bounds(const Scene& scene, const Draft& draft, std::vector<Quantity>& out);

/// Finds the counted noun after (or before) the draft and widens its span.
void read_object(const Scene& scene, Draft& draft);

void read_korean_object(const Scene& scene, Draft& draft);
/// 收入和利润分别为5亿元和1亿元: each value its own noun; true where the draft stands in such a list.
bool read_noun_of_list(const Scene& scene, Draft& draft);

/// Reads a fraction or ratio whose first number is `first`: 百分之五, 三分之一, 5分の4, 每五人有一人. Nothing where it is none.
std::optional<Draft> read_fraction(const Scene& scene, const Number& first);

/// 3/2, 1 4/3, ３／５ where the text is that fraction only, and in the wider reading.
std::optional<Draft> read_slash_fraction(const Scene& scene, const Number& first);

/// 每五人中有一人, 5人に1人, 10명 중 3명: a share told with two counts. `first` is the larger one.
std::optional<Draft> read_ratio(const Scene& scene, const Number& first);

/// The fixed expression at `at` (一半, 翻番), if any.
std::optional<Draft> read_fixed(const Scene& scene, std::size_t at);

/// Whether a Korean numeral in words and its unit are a quantity, and no piece of another word.
bool accepts_korean_unit(const Scene& scene, const Draft& draft);
/// Whether a Korean word can end at `end`; true in the other languages.
bool ends_korean_word(const Scene& scene, std::size_t end);

/// Whether the draft is enough of a quantity to be reported: a unit, a bound, a scale, or digits in a place where numbers stand.
bool is_quantity(const Scene& scene, const Draft& draft);

/// The number written in hiragana that is the whole word at `at`.
std::optional<Number> read_kana_number(const Scene& scene, std::size_t at);

/// Reads the kana number at `at`, if any; returns where to go on (== at: nothing here).
std::size_t read_kana_quantity_at(const Scene& scene, std::size_t at, std::vector<Quantity>& out);

/// Where a word that only looks like a number ends (== at: none begins here).
std::size_t skip_negative_at(const Scene& scene, std::size_t at);

/// Reads whatever begins at the number character, digit, sign or currency symbol at `at`. Returns where to go on (== at: nothing
/// here).
std::size_t read_quantity_at(const Scene& scene, std::size_t at, std::vector<Quantity>& out);

/// Whether the text holds nothing but one number (a search term, a table cell): then a bare numeral is a quantity too.
bool is_number_only(const Scene& scene, std::size_t begin, std::size_t end);
/// Whether the text is one number written with blanks between its characters.
bool is_spaced_number(const Grammar& grammar, std::string_view text);

}  // namespace claimdex::quantity::cjk
