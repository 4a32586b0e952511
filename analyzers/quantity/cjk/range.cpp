// Ranges: 3万至5万个, 3-5万 (the scale reaches left), 30亿元至80亿元, 2次～4次, 二、三人. Never a change (从20%提升至35%: a verb
// stands between).
#include <algorithm>
#include <array>
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"

namespace claimdex::quantity::cjk {
namespace {

struct Separator {
  std::string_view word;
  bool consecutive_only = false;  ///< 、 and 或 join a range only between neighbours: 二、三人
  bool needs_closer = false;      ///< 与 and と join a range only before 之间, の間: 20と30の間
};

constexpr std::array separators = {Separator{"-"},
                                   Separator{"–"},
                                   Separator{"—"},
                                   Separator{"~"},
                                   Separator{"～"},
                                   Separator{"〜"},
                                   Separator{"－"},
                                   Separator{"−"},
                                   Separator{"至"},
                                   Separator{"到"},
                                   Separator{"─"},
                                   Separator{"から"},
                                   Separator{"∼"},
                                   Separator{"에서"},
                                   Separator{"부터"},
                                   Separator{"、", true},
                                   Separator{"或", true},
                                   Separator{"または", true},
                                   Separator{"乃至", true},
                                   Separator{",", true},
                                   Separator{"与", false, true},
                                   Separator{"和", false, true},
                                   Separator{"跟", false, true},
                                   Separator{"と", false, true},
                                   Separator{"과", false, true},
                                   Separator{"와", false, true}};

/// The end of 之间, の間 or 사이 at `at`, 0 where none stands there.
std::size_t closer_end(const Scene& scene, std::size_t at) {
  const std::size_t begin = skip_spaces(scene.text, at);
  for (const std::string_view word : {std::string_view("之间"), std::string_view("间"), std::string_view("の间"),
                                      std::string_view("のあいだ"), std::string_view("사이")})
    if (scene.starts_with(begin, word)) return begin + word.size();
  return 0;
}

const Separator* separator_at(const Scene& scene, std::size_t at) {
  for (const Separator& separator : separators)
    if (scene.starts_with(at, separator.word)) return &separator;
  return nullptr;
}

bool same_unit(const UnitFound& a, const UnitFound& b) {
  if (a.word != nullptr && b.word != nullptr)
    return a.word->kind == b.word->kind && a.word->unit == b.word->unit && a.word->currency == b.word->currency &&
           a.word->factor == b.word->factor;
  return a.symbol == b.symbol && a.currency == b.currency;
}

/// 3-5万: the left end takes the scale of the right one, where it is the smaller number as written.
double reach_left(const Number& left, const Number& right, double low) {
  const double written = std::abs(left.low);
  if (left.magnitude != 1 || left.low >= right.low) return low;
  if (right.coefficient > 0 && written < right.coefficient && (left.digits > 0 || left.characters == 1) &&
      right.low > right.coefficient)
    return low * (right.low / right.coefficient);
  if (right.magnitude > 1 && written < right.low / right.magnitude) return low * right.magnitude;
  return low;
}

/// 20億円から75億円に拡大: two levels of a change, no range; 100億円から200億円に上る is one.
bool is_change(const Scene& scene, const Draft& draft, const Separator& separator, std::size_t after) {
  const bool leads = separator.word == "から" || separator.word == "에서" || separator.word == "부터";
  if (!leads || !draft.unit.found()) return false;
  static const lang::WordGroup& targets = lang::word_group("change_targets");
  static const lang::WordGroup& reached = lang::word_group("range_reached");
  const auto begins = [&](std::string_view word) { return scene.starts_with(after, word); };
  return std::any_of(targets.begin(), targets.end(), begins) && std::none_of(reached.begin(), reached.end(), begins);
}

bool is_year_like(const Number& number) {
  return number.is_plain_digits() && number.digits == 4 && number.low >= 1900 && number.low < 2100;
}

bool names_years(const Scene& scene, const Number& right, const UnitFound& unit) {
  return unit.word != nullptr && unit.word->kind == QuantityKind::duration && unit.word->unit == "year" && is_year_like(right) &&
         scene.text.substr(unit.begin, unit.end - unit.begin) == "年";
}

bool fits(const Scene& scene, const Draft& draft, const Number& right, const UnitFound& unit, const Separator& separator) {
  const Number& left = draft.number;
  if (left.is_range() || right.is_range() || left.has_more) return false;
  if (is_year_like(left) && (names_years(scene, right, unit) || (is_year_like(right) && !unit.found()))) return false;
  if (separator.consecutive_only) {
    if (left.low + 1 != right.coefficient || left.characters != 1 || left.low > 9) return false;
    if (!unit.found() && !right.has_unit) return false;
    return true;
  }
  if (draft.unit.found() && !unit.found()) return false;
  if (!unit.found() && (is_year_like(left) || left.leading_zero || right.leading_zero)) return false;
  // 2-0 is a score, 1-2 a section: without a unit both ends must be real numbers.
  if (!unit.found() && separator.word.size() == 1 && !right.has_unit && right.low < 10) return false;
  return !draft.unit.found() || same_unit(draft.unit, unit) || scene.grammar.language == Language::korean;
}

/// -10到15: the minus belongs to the left end only. 零下5到10度 and -5--3 go on below zero.
bool is_unsigned_span(const Scene& scene, const Draft& draft, const Number& right) {
  const bool is_below = scene.starts_with(draft.number_begin, "零下") || scene.starts_with(draft.number_begin, "영하") ||
                        scene.starts_with(draft.number_begin, "氷点下");
  return !is_below && right.low > 0;
}

}  // namespace

bool read_range(const Scene& scene, Draft& draft) {
  std::size_t at = skip_spaces(scene.text, draft.number_end);
  const Separator* separator = separator_at(scene, at);
  if (separator == nullptr) return false;
  at = skip_spaces(scene.text, at + separator->word.size());
  if (scene.starts_with(at, "$") || scene.starts_with(at, "¥")) ++at;
  auto right = scene.number_at(at);
  if (!right) return false;
  UnitFound unit = read_unit(scene, right->end);
  std::size_t coins_end = unit.end;
  if (const double coins = read_coins(scene, unit, coins_end); coins != 0 && draft.unit.found()) {
    right->low = right->high = right->low + coins;
    unit = draft.unit;
    unit.end = coins_end;
  }
  if (!fits(scene, draft, *right, unit, *separator)) return false;
  const std::size_t after = unit.found() || unit.factor != 1 ? unit.end : right->end;
  if (is_change(scene, draft, *separator, after)) return false;
  const bool is_closed = closer_end(scene, after) != 0;
  if (separator->needs_closer && !is_closed) return false;
  draft.is_bounded |= is_closed;
  if (draft.has_sign && is_unsigned_span(scene, draft, *right)) {
    draft.has_sign = false;
    draft.number.low = -draft.number.low;
  }
  const double low =
      draft.unit.found() && !(draft.number.magnitude == 1 && right->magnitude > 1 && draft.number.low < right->coefficient)
          ? draft.number.low
          : reach_left(draft.number, *right, draft.number.low);
  if (low >= right->high) return false;
  draft.low = low;
  draft.high = right->high;
  draft.bound = Bound::range;
  draft.number.end = right->end;
  draft.number.bound = Bound::range;
  if (unit.found() || !draft.unit.found()) draft.unit = unit;
  draft.number_end = draft.end = after;
  draft.rule = "cjk.range";
  return true;
}

}  // namespace claimdex::quantity::cjk
