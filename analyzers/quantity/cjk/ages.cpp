// Ages without a word for years: decades of life (30代, 30대) and the age in brackets behind a name (山田氏（52）).
#include <cmath>

#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {

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
  const text::CodePoint after = text::decode_at(scene.text, draft.number_end);
  if (after.value != ')' && after.value != 0xFF09) return false;
  if (scene.before(draft.number_begin) != Context::age) return false;
  draft.kind = QuantityKind::age;
  draft.unit_name = "year";
  draft.rule = "cjk.age";
  return true;
}

}  // namespace claimdex::quantity::cjk
