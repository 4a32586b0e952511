// Where quantities of Chinese, Japanese and Korean begin, and the order of the steps that read one. A table over the basic plane
// tells for each character whether anything can begin there, so running text costs one look-up a character.
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/scanner.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity {
namespace {

using cjk::Grammar;
using cjk::Language;

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

const Grammar& grammar_for(std::string_view lang, char32_t first) {
  if (lang == "ko" || is_hangul(first)) return Grammar::of(Language::korean);
  if (lang == "ja") return Grammar::of(Language::japanese);
  return Grammar::of(Language::chinese);
}

}  // namespace

std::size_t scan_cjk(const ScanInput& input, std::size_t at, std::vector<Quantity>& out) {
  const Grammar& grammar = grammar_for(input.lang, text::decode_at(input.folded, at).value);
  const cjk::Scene scene{input, grammar, input.folded, out.empty() ? 0 : out.back().span.end,
                         cjk::is_spaced_number(grammar, input.folded)};
  std::size_t i = at;
  while (i < input.folded.size()) {
    const text::CodePoint c = text::decode_at(input.folded, i);
    const std::uint8_t flags = grammar.flags(c.value);
    if (c.value < 0x2E80 || c.value >= 0xFF00) {
      const bool is_other_sign = c.value >= 0x80 && c.value < 0x2E80 && flags == 0;
      return i != at || is_other_sign ? i : cjk::read_quantity_at(scene, i, out);
    }
    if (flags == 0) {
      i += c.size;
      continue;
    }
    std::size_t next = i;
    if ((flags & cjk::starts_kana_number) != 0) next = cjk::read_kana_quantity_at(scene, i, out);
    if (next == i && (flags & (cjk::starts_number | cjk::starts_fixed)) != 0) {
      next = cjk::read_quantity_at(scene, i, out);
    } else if (next == i && (flags & cjk::starts_negative) != 0) {
      next = cjk::skip_negative_at(scene, i);
    }
    if (next > i) return next;
    i += c.size;
  }
  return i;
}

}  // namespace claimdex::quantity
