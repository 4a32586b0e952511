// What stands before a number and belongs to it: a minus (负, マイナス, -), a currency symbol, a unit word (人民币5亿, 時速188).
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

/// A hyphen right before the digits is a minus unless it joins words or numbers: "增长-5%", not "A-5" or "3-5".
/// "- 1 4/5": a minus and a blank that begin the text.
bool is_leading_minus(const Scene& scene, std::size_t at) {
  constexpr std::string_view sign = "- ";
  return at == sign.size() && scene.starts_with(0, sign) && digit_at(scene.text, at).size != 0;
}

bool hyphen_before(const Scene& scene, std::size_t at) {
  const text::CodePoint sign = text::decode_before(scene.text, at);
  if (at - sign.size < scene.floor) return false;
  if (sign.value != '-' && sign.value != 0x2212 && sign.value != 0xFF0D) return false;
  std::size_t end = at - sign.size;
  while (end > 0 && scene.text[end - 1] == ' ') --end;
  const text::CodePoint before = text::decode_before(scene.text, end);
  const char32_t b = before.value;
  return !(b >= 'a' && b <= 'z') && !(b >= '0' && b <= '9') && !(b >= 0xFF10 && b <= 0xFF19) && b != '-' && b != ')' &&
         b != 0xFF0D && b != '%' && b != 0xFF09;
}

/// A minus before the digits at `at`.
bool read_hyphen(const Scene& scene, std::size_t at, Prefix& prefix) {
  constexpr std::string_view minus_point = "-.";
  if (digit_at(scene.text, at).size == 1 && scene.ends_with(at, minus_point) && hyphen_before(scene, at - 1)) {
    prefix.point = true;
    prefix.begin = at - minus_point.size();
  } else if (is_leading_minus(scene, at) && is_number_only(scene, 0, scene.text.size())) {
    prefix.begin = 0;
  } else if (hyphen_before(scene, at)) {
    prefix.begin = at - text::decode_before(scene.text, at).size;
  } else {
    return false;
  }
  prefix.minus = true;
  return true;
}

}  // namespace

Prefix read_prefix(const Scene& scene, std::size_t at) {
  Prefix prefix;
  prefix.number_at = prefix.begin = at;
  if (digit_at(scene.text, at).size != 0 && read_hyphen(scene, at, prefix)) return prefix;
  const Numeral sign = scene.grammar.numeral_at(scene.text, at);
  if (sign.role == NumeralRole::minus) {
    prefix.minus = true;
    prefix.number_at = skip_spaces(scene.text, at + sign.size);
  }
  if (scene.grammar.language == Language::japanese && scene.ends_with(at, "\\") && digit_at(scene.text, at).size != 0 &&
      text::is_cjk(text::decode_before(scene.text, at - 1).value)) {  // Japanese encodings write ¥ there
    prefix.currency = "JPY";
    prefix.begin = at - 1;
  }
  if (scene.starts_with(prefix.number_at, "￥")) {
    prefix.currency = scene.input.lang == "ja" ? "JPY" : "CNY";
    prefix.number_at = skip_spaces(scene.text, prefix.number_at + 3);
  }
  return prefix;
}

namespace {

/// 新台币5000万元, HK$300元: 元 and 块 say only that it is money, the word before them says whose.
bool is_unnamed_money(const Scene& scene, const Draft& draft) {
  if (draft.kind != QuantityKind::money || draft.unit.word == nullptr) return false;
  const std::string_view written = scene.text.substr(draft.unit.begin, draft.unit.end - draft.unit.begin);
  return written == "元" || written == "块" || written == "圆";
}

void read_currency_before(const Scene& scene, Draft& draft, std::size_t end) {
  if (const auto symbol = match_currency_symbol_before(scene.input.text, end, scene.input.lang);
      symbol && end - symbol->size >= scene.floor) {
    draft.currency = symbol->code;
    draft.begin = draft.number_begin = end - symbol->size;
    return;
  }
  const PhraseTrie::Match match = scene.grammar.prefix_trie.longest_before(scene.text, end, scene.floor);
  if (!match || scene.grammar.units[match.payload].kind != QuantityKind::money) return;
  draft.currency = scene.grammar.units[match.payload].currency;
  draft.begin = draft.number_begin = end - match.size;
}

}  // namespace

/// A unit word or currency before the number: 人民币5亿, 時速188, 震度５.
void read_unit_before(const Scene& scene, Draft& draft) {
  std::size_t end = draft.number_begin;
  while (end > scene.floor && scene.text[end - 1] == ' ') --end;
  if (is_unnamed_money(scene, draft)) return read_currency_before(scene, draft, end);
  if (draft.currency.empty() && draft.unit.word == nullptr) {
    if (const auto symbol = match_currency_symbol_before(scene.input.text, end, scene.input.lang);
        symbol && end - symbol->size >= scene.floor) {
      draft.kind = QuantityKind::money;
      draft.currency = symbol->code;
      draft.begin = draft.number_begin = end - symbol->size;
      return;
    }
  }
  PhraseTrie::Match match = scene.grammar.prefix_trie.longest_before(scene.text, end, scene.floor);
  if (!match) {  // 時速約500キロ
    end -= scene.grammar.before_trie.longest_before(scene.text, end, scene.floor).size;
    match = scene.grammar.prefix_trie.longest_before(scene.text, end, scene.floor);
    if (!match || scene.grammar.units[match.payload].kind != QuantityKind::measure || draft.kind != QuantityKind::measure) return;
    draft.unit_name = scene.grammar.units[match.payload].unit;
    return;
  }
  const UnitWord& word = scene.grammar.units[match.payload];
  // M7.6 is a magnitude; the m of "5m 30人" is none.
  if (match.size == 1 && (end != draft.number_begin || !draft.number.has_fraction || draft.unit.found())) return;
  if (scene.grammar.language == Language::korean && draft.number.digits == 0) return;  // 콜론이, 원이
  if (draft.unit.found() && (word.kind == QuantityKind::money || draft.kind == QuantityKind::percent)) return;
  if (draft.unit.found() && word.kind == QuantityKind::measure && draft.kind != QuantityKind::measure) return;  // 每小时300人
  if (!draft.unit.found() || word.kind == QuantityKind::measure || word.kind == QuantityKind::index) {
    draft.kind = word.kind;
    draft.unit_name = word.unit;
    draft.currency = word.currency;
    draft.begin = draft.number_begin = end - match.size;
  }
}

}  // namespace claimdex::quantity::cjk
