// Smaller parts after the unit: half a unit (一年半), more than the number (三个多月), a smaller unit (2小时30分钟, 5元3角).
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {

namespace {

/// The unit behind 个多 or 个半: 月 is written without its 个 there.
UnitFound unit_behind(const Scene& scene, std::size_t at) {
  if (!scene.starts_with(at, "月")) return read_unit(scene, at);
  UnitFound month;
  const PhraseTrie::Match match = scene.grammar.unit_trie.longest_at("个月", 0);
  if (match) month.word = &scene.grammar.units[match.payload];
  month.begin = at;
  month.end = at + 3;
  return month;
}

bool read_inner_half(const Scene& scene, Draft& draft) {
  struct Inner {
    std::string_view word;
    double added;
    Bound bound;
  };
  for (const Inner& inner :
       {Inner{"个多", 0, Bound::more_than}, Inner{"个半", 0.5, Bound::exact}, Inner{"个来", 0, Bound::approx}}) {
    if (!scene.starts_with(draft.number.end, inner.word)) continue;
    const UnitFound unit = unit_behind(scene, draft.number.end + inner.word.size());
    if (unit.word == nullptr || unit.word->is_weak) return true;
    draft.unit = unit;
    draft.number_end = draft.end = unit.end;
    draft.low += inner.added;
    draft.high += inner.added;
    draft.bound = inner.bound;
    return true;
  }
  return false;
}

/// 2시간 반, 세 배 반: a word of its own behind the unit.
void read_korean_half(const Scene& scene, Draft& draft) {
  constexpr std::string_view half = " 반";
  if (!scene.starts_with(draft.number_end, half)) return;
  const std::size_t end = draft.number_end + half.size();
  const PhraseTrie::Match particle = scene.grammar.particle_trie.longest_at(scene.text, end);
  if (text::is_hangul(text::decode_at(scene.text, end).value) && !particle) return;  // 2년 반대
  draft.low += 0.5;
  draft.high += 0.5;
  draft.number_end = draft.end = end;
}

}  // namespace

void read_half(const Scene& scene, Draft& draft) {
  if (read_inner_half(scene, draft)) return;
  if (!draft.unit.found() || draft.number.has_fraction || draft.number.is_range()) return;
  if (scene.grammar.language == Language::korean) return read_korean_half(scene, draft);
  constexpr std::string_view half = "半";
  if (!scene.starts_with(draft.number_end, half) || scene.grammar.negative_trie.longest_at(scene.text, draft.number_end)) return;
  if (scene.grammar.fixed_trie.longest_at(scene.text, draft.number_end)) return;
  draft.low += 0.5;
  draft.high += 0.5;
  draft.number_end = draft.end = draft.number_end + half.size();
}

/// 3割8分7厘, 3할 5푼, 七成六: hundredths and thousandths behind tenths.
void read_tenth_parts(const Scene& scene, Draft& draft) {
  if (draft.unit.word == nullptr || draft.unit.word->form != UnitForm::tenth || draft.number.is_range()) return;
  struct Part {
    std::string_view word;
    double percent;
  };
  constexpr Part parts[] = {{"分", 1}, {"厘", 0.1}, {"毛", 0.01}, {"푼", 1}, {"리", 0.1}};
  for (const Part& part : parts) {
    const std::size_t at = skip_spaces(scene.text, draft.number_end);
    const auto number = read_number(scene.grammar, scene.text, at);
    if (!number || number->low > 9 || !scene.starts_with(number->end, part.word)) continue;
    draft.low += number->low * part.percent;
    draft.high += number->high * part.percent;
    draft.number_end = draft.end = number->end + part.word.size();
  }
  if (scene.grammar.language != Language::chinese) return;
  const auto digit = scene.number_at(scene.is_spaced ? skip_spaces(scene.text, draft.number_end) : draft.number_end);
  if (!digit || digit->characters != 1 || digit->low > 9 || read_unit(scene, digit->end).found()) return;
  draft.low += digit->low;
  draft.high += digit->high;
  draft.number_end = draft.end = digit->end;
}

void read_smaller_units(const Scene& scene, Draft& draft) {
  for (int hop = 0; hop < 2; ++hop) {
    if (draft.unit.word == nullptr || draft.number.is_range()) return;
    const UnitWord& big = *draft.unit.word;
    if (big.kind != QuantityKind::money && big.kind != QuantityKind::duration) return;
    std::size_t at = skip_spaces(scene.text, draft.number_end);
    for (const std::string_view joint : {std::string_view("零"), std::string_view("と"), std::string_view("又")})
      if (scene.starts_with(at, joint)) at += joint.size();
    const auto number = read_number(scene.grammar, scene.text, at);
    if (!number || number->is_range()) return;
    const UnitFound unit = read_unit(scene, number->end);
    if (unit.word == nullptr || unit.word->kind != big.kind) return;
    double ratio = 0;
    if (big.kind == QuantityKind::money && unit.word->currency == big.currency) {
      ratio = unit.word->factor / big.factor;
    } else if (big.kind == QuantityKind::duration) {
      const UnitInfo* first = find_unit(big.unit);
      const UnitInfo* second = find_unit(unit.word->unit);
      if (first != nullptr && second != nullptr) ratio = second->factor.value() / first->factor.value();
    }
    if (ratio <= 0 || ratio >= 1 || number->low * ratio >= 1) return;
    draft.low += number->low * ratio;
    draft.high += number->low * ratio;
    draft.number_end = draft.end = unit.end;
  }
}

}  // namespace claimdex::quantity::cjk
