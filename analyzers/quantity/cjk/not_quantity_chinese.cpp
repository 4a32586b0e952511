// Chinese numbers that are no quantities: months of a year told from its begin, lists of ordinals, numbers of sections, formulas.
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

std::size_t before_spaces(const Scene& scene, std::size_t at) {
  while (at > 0 && scene.text[at - 1] == ' ') --at;
  return at;
}

bool is_ascii_digit_at(const Scene& scene, std::size_t at) {
  return at < scene.text.size() && text::is_ascii_digit(static_cast<unsigned char>(scene.text[at]));
}

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

/// "4.2 数据目录" at the begin of a text: a section. With a unit or a scale it is a quantity.
bool is_section(const Scene& scene, const Number& number, const UnitFound& unit) {
  constexpr double most_sections = 30;
  const bool plain =
      number.has_fraction && number.digits > 0 && number.characters == 1 && number.magnitude == 1 && !number.is_range();
  if (!plain || number.low >= most_sections || before_spaces(scene, number.begin) != 0) return false;
  if (unit.found() && (unit.word == nullptr || unit.word->kind != QuantityKind::count)) return false;
  const bool apart = number.end < scene.text.size() && scene.text[number.end] == ' ';
  const std::size_t next = skip_spaces(scene.text, number.end);
  if (next >= scene.text.size()) return false;
  return apart && (scene.text[next] == '-' || text::is_han(text::decode_at(scene.text, next).value));
}

/// 18.10 发行版, "3.6 名称": whole things cannot be counted in tenths.
bool is_number_of_version(const Scene& scene, const Number& number, const UnitFound& unit) {
  static const lang::WordGroup& wholes = lang::word_group("counters_of_wholes");
  if (!number.has_fraction || number.has_unit || number.magnitude != 1 || unit.word == nullptr) return false;
  return unit.word->kind == QuantityKind::count && lang::contains(wholes, scene.text.substr(unit.begin, unit.end - unit.begin));
}

/// 10⁶, 8.62×10⁻⁴: powers are not read.
std::size_t power_end(const Scene& scene, const Number& number) {
  const auto is_raised = [](char32_t c) { return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x207F); };
  std::size_t end = number.end;
  while (is_raised(text::decode_at(scene.text, end).value)) end += text::decode_at(scene.text, end).size;
  if (end > number.end) return end;
  constexpr std::string_view times = "×10";
  if (!scene.starts_with(number.end, times)) return 0;
  end = number.end + times.size();
  return is_raised(text::decode_at(scene.text, end).value) || scene.starts_with(end, "^") ? end : 0;
}

/// "$d \geq 1$": the second sign closes a formula.
bool closes_formula(const Scene& scene, const Number& number) {
  constexpr std::size_t reach = 60;  // bytes
  if (number.end >= scene.text.size() || scene.text[number.end] != '$') return false;
  const std::size_t from = number.begin > reach ? number.begin - reach : 0;
  const std::size_t open = scene.text.rfind('$', number.begin);
  return open != std::string_view::npos && open >= from && !is_ascii_digit_at(scene, open + 1);
}

}  // namespace

std::optional<std::size_t> reject_chinese(const Scene& scene, const Number& number, const UnitFound& unit) {
  if (is_part_of_year(scene, number, unit)) return unit.end;
  if (is_listed_ordinal(scene, number))
    return unit.word != nullptr && unit.word->kind == QuantityKind::count ? unit.end : number.end;
  if (is_section(scene, number, unit) || is_number_of_version(scene, number, unit)) return number.end;
  if (const std::size_t end = power_end(scene, number)) return end;
  if (closes_formula(scene, number)) return number.end + 1;
  return std::nullopt;
}

}  // namespace claimdex::quantity::cjk
