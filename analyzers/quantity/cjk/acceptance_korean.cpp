// Which Korean numerals in words count something. Their syllables fill ordinary words (구조 조정, 이유로, 자세한 도움말), so a
// numeral must begin a word, its unit must end one, and native and Sino-Korean numerals keep to their own units.
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

constexpr std::size_t syllable = 3;  // bytes

/// A particle or a bound word follows, or no Hangul at all: 한 초를, not 한 초기.
bool ends_word(const Scene& scene, std::size_t end) {
  const char32_t next = text::decode_at(scene.text, end).value;
  return !text::is_hangul(next) || scene.grammar.particle_trie.longest_at(scene.text, end) ||
         scene.grammar.after_trie.longest_at(scene.text, end) || scene.grammar.between_trie.longest_at(scene.text, end);
}

/// 열 개, 두 배, 네 가지: what native numerals count.
bool counts_natively(const Draft& draft, const UnitWord& word) {
  if (word.is_native || word.kind == QuantityKind::multiplier || word.kind == QuantityKind::money ||
      word.kind == QuantityKind::age)
    return true;
  return !word.is_weak && draft.unit.end - draft.unit.begin > syllable;
}

/// One Sino-Korean syllable: glued to a unit it is mostly a piece of a word (이유로, 사원, 구할, 만주); 백 명 and 천원 are
/// numbers.
bool accepts_sino_syllable(const Scene& scene, const Draft& draft, const UnitWord& word) {
  const bool is_glued = draft.unit.begin == draft.number.end;
  const bool short_unit = draft.unit.end - draft.unit.begin == syllable;
  if (draft.number.begins_bare) {
    const bool is_common = word.kind == QuantityKind::money || (word.is_native && !word.is_weak);
    return !is_glued || !short_unit || is_common;
  }
  if (draft.number.low >= 10) return true;
  if (word.is_native) return false;
  const bool is_reason = scene.starts_with(draft.number.begin, "이유로");
  if (is_glued && (word.is_weak || is_reason || (word.kind == QuantityKind::money && short_unit))) return false;
  if (is_glued && word.form == UnitForm::tenth && draft.number.low == 9) return false;  // 구할 수 없다
  const bool is_this = scene.starts_with(draft.number.begin, "이") && !is_glued;
  return !is_this || (!short_unit && word.kind != QuantityKind::count);  // 이 병, 이 사건: "this"
}

}  // namespace

bool accepts_korean_unit(const Scene& scene, const Draft& draft) {
  const Number& number = draft.number;
  const UnitWord* word = draft.unit.word;
  if (word == nullptr) return number.characters > 1;
  const bool inside_word = text::is_hangul(text::decode_before(scene.text, number.begin).value);
  const bool is_open = inside_word && !draft.is_bounded && !draft.has_sign;
  if (is_open && (number.characters == 1 || number.begins_bare || !number.has_unit || word->is_weak)) return false;
  if (!ends_word(scene, draft.unit.end) && !number.is_range() && draft.number_end == draft.unit.end && number.characters < 3)
    return false;
  if (word->form == UnitForm::tenth && number.characters > 1 && !number.has_unit) return false;  // 조사할 때
  if (number.is_native && !counts_natively(draft, *word)) return false;
  return number.is_native || number.characters != 1 || accepts_sino_syllable(scene, draft, *word);
}

bool ends_korean_word(const Scene& scene, std::size_t end) {
  return scene.grammar.language != Language::korean || ends_word(scene, end);
}

}  // namespace claimdex::quantity::cjk
