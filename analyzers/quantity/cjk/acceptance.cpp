// Which drafts are quantities. A number alone is often none (一个, 十分, codes, years), so each form says what it needs beside
// it.
#include <algorithm>
#include <iterator>

#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

/// 是, 为, 達, =: a word that introduces a value stands before the number.
bool is_introduced(const Scene& scene, const Draft& draft) {
  std::size_t end = draft.begin;
  while (end > scene.floor && scene.text[end - 1] == ' ') --end;
  return static_cast<bool>(scene.grammar.before_trie.longest_before(scene.text, end, scene.floor));
}

bool is_list_number(const Scene& scene, const Draft& draft) {
  const text::CodePoint before = text::decode_before(scene.text, draft.begin);
  const text::CodePoint after = text::decode_at(scene.text, draft.number_end);
  const bool opens = before.size == 0 || before.value == '\n' || before.value == 0xFF08 || before.value == '(';
  const char32_t c = after.value;
  return opens && (c == '.' || c == 0x3001 || c == ')' || c == 0xFF09 || c == 0xFF0E || c == 0x300B);
}

bool follows_latin_word(const Scene& scene, const Draft& draft) {
  std::size_t end = draft.begin;
  while (end > scene.floor && scene.text[end - 1] == ' ') --end;
  const text::CodePoint c = text::decode_before(scene.text, end);
  return c.value < 0x80 && ((c.value >= 'a' && c.value <= 'z') || c.value == '-' || c.value == '/' || c.value == '.');
}

bool is_year_like(const Number& number) {
  return number.is_plain_digits() && number.digits == 4 && number.low >= 1900 && number.low < 2100;
}

/// Digits right before such a character are a piece of a name (315晩会); before hiragana or a particle they stand alone.
bool is_name_character(char32_t c) { return text::is_han(c) || (c >= 0x30A1 && c <= 0x30FC); }

bool accepts_digits(const Scene& scene, const Draft& draft) {
  const Number& number = draft.number;
  if (number.has_unit) return true;
  if (number.leading_zero && number.low >= 1) return false;
  if (draft.is_bounded || scene.before(draft.begin) == Context::answer) return true;
  constexpr double smallest = 10;  // 从0到1 is an idiom
  if (draft.rule == "cjk.range" && draft.low >= smallest && scene.ends_with(draft.begin, "从")) return true;
  if (draft.has_sign && !is_name_character(text::decode_before(scene.text, draft.begin).value)) return true;  // not 天河-2
  if (is_list_number(scene, draft)) return false;
  if (follows_latin_word(scene, draft)) return false;
  const text::CodePoint after = text::decode_at(scene.text, draft.number_end);
  if (after.value < 0x80 && after.value >= 'a' && after.value <= 'z') return false;
  if (number.has_groups || number.has_fraction) return true;
  if (is_year_like(number)) return false;
  if (is_introduced(scene, draft)) return true;
  if (scene.grammar.language != Language::chinese) return number.digits >= 2 && !is_name_character(after.value);
  return number.digits >= 3 && number.digits < 6 && !text::is_cjk(after.value);
}

/// 이천에서 이천오백, 이십과 삼십 사이: a Korean range without a unit, no piece of another word (인천에서).
bool accepts_korean_range(const Scene& scene, const Draft& draft) {
  constexpr std::size_t shortest = 15;  // bytes: five syllables
  if (text::is_hangul(text::decode_before(scene.text, draft.number.begin).value)) return false;
  return draft.is_bounded || draft.number_end - draft.number_begin >= shortest;
}

bool accepts_numeral(const Scene& scene, const Draft& draft) {
  const Number& number = draft.number;
  if (scene.grammar.language == Language::korean && draft.rule == "cjk.range") return accepts_korean_range(scene, draft);
  if (number.is_positional) return false;
  if (scene.before(draft.begin) == Context::answer) return true;
  // 수만 없다: without a unit a vague scale is none in Korean.
  if (number.bound == Bound::range && number.has_unit) return scene.grammar.language != Language::korean;
  if (draft.is_bounded) return number.has_unit;
  if (!number.has_unit || number.begins_bare) return false;
  if (scene.grammar.language == Language::korean && number.characters < 3) return false;
  return number.characters >= 3 || number.low >= 100;
}

/// 백 명, 천 원, 百パーセント: in Korean and Japanese a bare hundred or thousand is an exact number.
bool accepts_bare_scale(const Scene& scene, const Draft& draft) {
  const Language language = scene.grammar.language;
  if (language == Language::chinese || draft.unit.word->is_weak) return false;
  return language == Language::korean || draft.number.magnitude == 1;
}

/// “十个必须”, 「三大攻坚战」: a small numeral and its noun that fill quotation marks are the name of a slogan.
bool is_slogan(const Scene& scene, const Draft& draft) {
  constexpr double largest = 30;
  if (scene.grammar.language != Language::chinese || draft.number.digits > 0 || draft.high > largest) return false;
  constexpr std::u32string_view opens = U"“「『《‘";
  constexpr std::u32string_view closes = U"”」』》’";
  const std::size_t mark = opens.find(text::decode_before(scene.text, draft.number_begin).value);
  if (mark == std::u32string_view::npos) return false;
  std::size_t end = draft.end;
  constexpr int longest = 6;  // characters of the name behind the quantity
  for (int count = 0; count < longest && text::is_han(text::decode_at(scene.text, end).value); ++count)
    end += text::decode_at(scene.text, end).size;
  return text::decode_at(scene.text, end).value == closes[mark];
}

/// 陆首, 伍家: one numeral of cheque writing alone is a name.
bool is_lone_formal_numeral(const Scene& scene, const Draft& draft) {
  if (scene.grammar.language != Language::chinese || draft.number.characters != 1 || draft.number.digits > 0) return false;
  if (draft.kind != QuantityKind::count && draft.kind != QuantityKind::duration) return false;
  constexpr std::u32string_view formal = U"壹贰叁肆伍陆柒捌玖拾佰仟参弍弐";
  return formal.find(text::decode_at(scene.text, draft.number.begin).value) != std::u32string_view::npos;
}

bool accepts_unit(const Scene& scene, const Draft& draft) {
  const Number& number = draft.number;
  const UnitWord* word = draft.unit.word;
  const bool is_whole_text = draft.number_begin == 0 && draft.number_end == scene.text.size();  // a search term: 五打
  if (is_whole_text && number.low > 1 && !number.begins_bare && scene.grammar.language != Language::korean) return true;
  if (is_lone_formal_numeral(scene, draft)) return false;
  if (scene.grammar.language == Language::chinese && is_medal(scene, number, draft.unit)) return true;
  if (draft.kind == QuantityKind::count && is_slogan(scene, draft)) return false;
  if (word != nullptr && word->is_scaled && number.is_plain_digits() && !draft.is_bounded) return false;
  const bool korean = scene.grammar.language == Language::korean;
  if (word == nullptr && korean && number.digits == 0 && !accepts_korean_unit(scene, draft)) return false;
  if (word == nullptr || number.digits > 0) {
    return word == nullptr || !word->is_weak || draft.is_bounded || !draft.object.empty() || number.digits > 0;
  }
  if (korean && !accepts_korean_unit(scene, draft)) return false;
  if (draft.is_bounded) return true;
  if (number.is_positional && !number.is_range() && draft.kind == QuantityKind::count) return false;
  if (number.begins_bare && (number.has_more || accepts_bare_scale(scene, draft))) return true;  // 百余家
  if (number.begins_bare) {
    return number.characters >= 2 && number.magnitude > 1 && draft.kind != QuantityKind::measure &&
           draft.kind != QuantityKind::duration;
  }
  if (number.low == 1 && draft.low == draft.high && word->factor == 1 && draft.kind == QuantityKind::count) return false;
  return !word->is_weak || number.has_unit;
}

bool noun_particle_ends_word(const Scene& scene, std::size_t at) {
  const PhraseTrie::Match particle = scene.grammar.particle_trie.longest_at(scene.text, at);
  const bool copula = scene.starts_with(at, "입니다") || scene.starts_with(at, "이다");
  return copula || (particle && particle.payload == 0 && !text::is_hangul(text::decode_at(scene.text, at + particle.size).value));
}

/// A numeral that is a word by itself, for the wider reading: 三は奇数, 这是五, 삼은 자연수.
bool stands_alone(const Scene& scene, const Draft& draft) {
  const char32_t before = text::decode_before(scene.text, draft.number_begin).value;
  const std::size_t end = draft.number_end;
  const char32_t after = text::decode_at(scene.text, end).value;
  switch (scene.grammar.language) {
    case Language::japanese:
      return !is_name_character(before) && !is_name_character(after);
    case Language::korean:
      return !text::is_hangul(before) && (!text::is_hangul(after) || noun_particle_ends_word(scene, end)) &&
             scene.text.substr(draft.number.begin, end - draft.number.begin) != "이";
    case Language::chinese:
      break;
  }
  constexpr std::string_view links[] = {"的", "是", "等于", "和", "与", "乘", "加", "减", "除"};
  const auto is_link = [&](std::string_view word) { return scene.starts_with(end, word); };
  return !text::is_cjk(after) || after == 0x3002 || std::any_of(std::begin(links), std::end(links), is_link);
}

}  // namespace

bool is_quantity(const Scene& scene, const Draft& draft) {
  const bool wide = scene.input.options.wide;
  if (draft.unit.found()) {
    if (accepts_unit(scene, draft)) return true;
    return wide && !draft.number.begins_bare && scene.grammar.language != Language::korean;
  }
  if (draft.unit.factor != 1 || !draft.currency.empty()) return true;
  if (draft.kind == QuantityKind::age || draft.kind == QuantityKind::index || draft.rule == calendar_rule) return true;
  if (is_number_only(scene, draft.number_begin, draft.number_end))
    return !draft.number.begins_bare || draft.number.characters > 1 ||
           (scene.grammar.language == Language::korean && draft.number_end == scene.text.size());
  if (wide && (draft.number.digits > 0 || stands_alone(scene, draft))) return true;
  return draft.number.digits > 0 ? accepts_digits(scene, draft) : accepts_numeral(scene, draft);
}

}  // namespace claimdex::quantity::cjk
