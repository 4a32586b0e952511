// Chinese numbers that are no quantities: months of a year told from its begin, lists of ordinals, variables of scripts.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

/// 今年前10个月, 头三个季度: a part of the year, as the first half of it is; 提前10个月 is how long.
bool is_part_of_year(const Scene& scene, const Number& number, const UnitFound& unit) {
  if (unit.word == nullptr || unit.word->kind != QuantityKind::duration) return false;
  if (unit.word->unit != "month" && unit.word->unit != "quarter") return false;
  constexpr double months = 12;
  if (number.is_range() || number.has_more || number.has_fraction || number.low >= months) return false;
  for (const std::string_view first : {"前", "头"}) {
    if (number.begin < first.size() || scene.text.substr(number.begin - first.size(), first.size()) != first) continue;
    const std::size_t begin = number.begin - first.size();
    const char32_t left = text::decode_before(scene.text, begin).value;
    return begin == 0 || !text::is_han(left) || scene.text.substr(0, begin).ends_with("年");
  }
  return false;
}

/// 第三、四集, 第一、二、三产业: what follows an ordinal in its list is one too.
bool is_listed_ordinal(const Scene& scene, const Number& number) {
  constexpr int longest = 4;  // members looked at
  constexpr std::string_view mark = "第";
  static const lang::WordGroup& joints = lang::word_group("ordinal_list_joints");
  std::size_t at = number.begin;
  for (int steps = 0; steps < longest; ++steps) {
    std::size_t joint = 0;
    for (const std::string& word : joints)
      if (at >= word.size() && scene.text.substr(at - word.size(), word.size()) == word) joint = word.size();
    if (joint == 0) return false;
    at -= joint;
    const std::size_t end = at;
    while (at > 0 && end - at < 3 * longest) {
      const text::CodePoint c = text::decode_before(scene.text, at);
      const bool numeral = text::is_ascii_digit(static_cast<unsigned char>(c.value < 0x80 ? c.value : 0)) ||
                           scene.grammar.numeral_at(scene.text, at - c.size).role != NumeralRole::none;
      if (!numeral) break;
      at -= c.size;
    }
    if (at == end) return false;
    if (at >= mark.size() && scene.text.substr(at - mark.size(), mark.size()) == mark) return true;
  }
  return false;
}

/// 4K 分辨率, 8K视频: so many columns of an image, no thousands; 月薪8K is money.
bool is_resolution(const Scene& scene, const Number& number) {
  static const lang::WordGroup& classes = lang::word_group("classes_of_resolution");
  static const lang::WordGroup& images = lang::word_group("words_behind_resolutions");
  const std::size_t end = number.end + 1;
  if (end > scene.text.size() || !lang::contains(classes, scene.input.text.substr(number.begin, end - number.begin)))
    return false;
  const std::size_t next = skip_spaces(scene.text, end);
  return std::any_of(images.begin(), images.end(), [&](std::string_view word) { return scene.starts_with(next, word); });
}

/// 参数 $1, awk 的 $2: a name of a script, no dollars.
bool is_script_variable(const Scene& scene, const Number& number) {
  static const lang::WordGroup& scripts = lang::word_group("words_of_scripts");
  if (number.end != number.begin + 1 || number.begin == 0 || scene.text[number.begin - 1] != '$') return false;
  constexpr std::size_t reach = 1000;  // bytes to each side, so that the cost stays linear
  const std::size_t begin = number.begin - std::min(number.begin, reach);
  const std::string_view around = scene.text.substr(begin, number.end + reach - begin);
  return std::any_of(scripts.begin(), scripts.end(),
                     [&](std::string_view word) { return around.find(word) != std::string_view::npos; });
}

/// 1990s, 1830s-1930s: decades as English writes them, no seconds.
bool is_latin_decade(const Scene& scene, const Number& number) {
  constexpr int years_of_decade = 10;
  if (!number.is_plain_digits() || number.digits != 4 || !scene.starts_with(number.end, "s")) return false;
  if (static_cast<int>(number.low) % years_of_decade != 0 || number.low > 2100) return false;
  return !text::is_ascii_letter(text::decode_at(scene.text, number.end + 1).value);
}

/// RON95: a grade of petrol, no money.
bool is_fuel_grade(const Scene& scene, const Number& number) {
  static const lang::WordGroup& marks = lang::word_group("marks_of_fuel_grades");
  if (!number.is_plain_digits() || number.digits < 2 || number.digits > 3) return false;
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return scene.ends_with(number.begin, mark); });
}

std::string_view word_of(const Scene& scene, const UnitFound& unit) {
  return scene.text.substr(unit.begin, unit.end - unit.begin);
}

/// Whether a number and its medal end at `end`, a comma of lists aside.
bool ends_with_medal(const Scene& scene, std::size_t end) {
  static const lang::WordGroup& medals = lang::word_group("medals");
  static const lang::WordGroup& joints = lang::word_group("article_list_joints");
  std::string_view before = scene.text.substr(0, end);
  for (const std::string_view joint : joints)
    if (before.ends_with(joint)) before.remove_suffix(joint.size());
  return std::any_of(medals.begin(), medals.end(), [&](std::string_view medal) {
    if (!before.ends_with(medal)) return false;
    const std::size_t at = before.size() - medal.size();
    const std::size_t last = at - text::decode_before(scene.text, at).size;
    return digit_at(scene.text, last).size != 0 || scene.grammar.numeral_at(scene.text, last).role != NumeralRole::none;
  });
}

/// 2025大运河文化节, 2026米兰冬奥会, 2023两岸峰会: a year and a name that begins as a unit does.
bool is_year_of_name(const Scene& scene, const Number& number) {
  static const lang::WordGroup& names = lang::word_group("names_behind_years");
  constexpr double first_year = 1900;
  constexpr double last_year = 2100;
  return number.is_plain_digits() && number.digits == 4 && number.low > first_year && number.low < last_year &&
         std::any_of(names.begin(), names.end(), [&](std::string_view name) { return scene.starts_with(number.end, name); });
}

}  // namespace

bool is_medal(const Scene& scene, const Number& number, const UnitFound& unit) {
  static const lang::WordGroup& medals = lang::word_group("medals");
  static const lang::WordGroup& verbs = lang::word_group("winning_verbs");
  if (unit.word == nullptr || number.has_fraction || !lang::contains(medals, word_of(scene, unit))) return false;
  if (ends_with_medal(scene, number.begin)) return true;
  static const lang::WordGroup& joints = lang::word_group("article_list_joints");
  std::size_t next = unit.end;
  for (const std::string_view joint : joints)
    if (next == unit.end && scene.starts_with(next, joint)) next += joint.size();
  if (const auto following = scene.number_at(next)) {
    const UnitFound other = read_unit(scene, following->end);
    if (other.word != nullptr && lang::contains(medals, word_of(scene, other))) return true;
  }
  if (text::is_han(text::decode_at(scene.text, unit.end).value)) return false;
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return scene.ends_with(number.begin, verb); });
}

bool names_metal(const Scene& scene, const Number& number, const UnitFound& unit) {
  static const lang::WordGroup& medals = lang::word_group("medals");
  return scene.grammar.language == Language::chinese && unit.word != nullptr && lang::contains(medals, word_of(scene, unit)) &&
         !is_medal(scene, number, unit);
}

std::optional<std::size_t> reject_chinese(const Scene& scene, const Number& number, const UnitFound& unit) {
  if (is_year_of_name(scene, number)) return std::max(number.end, unit.end);
  if (is_part_of_year(scene, number, unit)) return unit.end;
  if (is_resolution(scene, number)) return number.end + 1;
  if (is_latin_decade(scene, number)) return number.end + 1;
  if (is_fuel_grade(scene, number)) return number.end;
  if (is_script_variable(scene, number)) return number.end;
  if (is_listed_ordinal(scene, number))
    return unit.word != nullptr && unit.word->kind == QuantityKind::count ? unit.end : number.end;
  return std::nullopt;
}

}  // namespace claimdex::quantity::cjk
