// Ages without a word for them: times that are ages (90天大), decades of life (30代, 30대) and the age in brackets behind a name
// (山田氏（52）).
#include <algorithm>
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

/// What may follow 大 of an age: 三个月大的, 90天大时. 三天大雨 and 两年大学 go on with another word.
bool ends_age(const Scene& scene, std::size_t end) {
  const text::CodePoint next = text::decode_at(scene.text, end);
  if (!text::is_cjk(next.value) || next.value >= 0xFF00 || next.value < 0x3040) return true;
  static const lang::WordGroup& words = lang::word_group("age_ends");
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return scene.starts_with(end, word); });
}

}  // namespace

void read_age_of_time(const Scene& scene, Draft& draft) {
  if (draft.kind != QuantityKind::duration) return;
  constexpr std::string_view big = "大";
  if (scene.grammar.language == Language::chinese) {
    if (!scene.starts_with(draft.number_end, big) || !ends_age(scene, draft.number_end + big.size())) return;
    draft.kind = QuantityKind::age;
    draft.number_end = draft.end = draft.number_end + big.size();
    return;
  }
  std::size_t left = draft.number_begin;
  while (left > 0 && scene.text[left - 1] == ' ') --left;
  static const lang::WordGroup& born = lang::word_group("born_words");
  if (std::any_of(born.begin(), born.end(), [&](std::string_view word) { return scene.ends_with(left, word); }))
    draft.kind = QuantityKind::age;
}

bool read_decade(const Scene& scene, Draft& draft) {
  if (draft.unit.word == nullptr || draft.unit.word->form != UnitForm::decade) return false;
  const Number& number = draft.number;
  if (number.is_range() || number.has_more || number.low < 10 || number.low > 90 || std::fmod(number.low, 10.0) != 0)
    return false;
  std::size_t left = draft.number_begin;
  while (left > 0 && scene.text[left - 1] == ' ') --left;
  if (scene.before(left) == Context::plain) return false;  // 차량 30대: thirty cars
  draft.high = draft.low + 9;
  draft.bound = Bound::range;
  draft.kind = QuantityKind::age;
  draft.unit_name = "year";
  draft.rule = "cjk.decade";
  return true;
}

bool read_bracketed_age(const Scene& scene, Draft& draft) {
  if (draft.unit.found() || !draft.number.is_plain_digits() || draft.low < 1 || draft.low > 115) return false;
  // 박모(52·여): the sex may follow.
  static const lang::WordGroup& sexes = lang::word_group("age_bracket_sexes");
  std::size_t end = draft.number_end;
  for (const std::string& sex : sexes)
    if (scene.starts_with(draft.number_end, sex)) end = draft.number_end + sex.size();
  const text::CodePoint after = text::decode_at(scene.text, end);
  if (after.value != ')' && after.value != 0xFF09) return false;
  // 社長（58）, 김모(41), 박씨·52: the person stands before the bracket.
  const text::CodePoint opening = text::decode_before(scene.text, draft.number_begin);
  if (opening.value != '(' && opening.value != 0xFF08 && opening.value != 0xB7) return false;
  if (scene.before(draft.number_begin - opening.size) != Context::age) return false;
  draft.kind = QuantityKind::age;
  draft.unit_name = "year";
  draft.rule = "cjk.age";
  return true;
}

}  // namespace claimdex::quantity::cjk
