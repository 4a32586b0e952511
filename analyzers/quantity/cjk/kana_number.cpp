// Numbers written in hiragana (にじゅうさん). The syllables are particles and pieces of words everywhere else, so a number is
// read only where it is a whole word: it begins one, nothing of the word is left over, and it has a unit or the text is nothing
// else.
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

struct Sum {
  double total = 0;    ///< sections closed by 万, 億
  double section = 0;  ///< below the next 万
  double pending = 0;  ///< digits that wait for their unit
  bool is_pending = false;
  bool has_unit = false;
  int words = 0;
};

/// Adds one numeral; false where it cannot follow what was read.
bool add(Sum& sum, const Numeral& numeral) {
  const double pending = sum.is_pending ? sum.pending : 1;
  ++sum.words;
  switch (numeral.role) {
    case NumeralRole::digit:
    case NumeralRole::zero:
      if (sum.is_pending && sum.has_unit) return false;
      sum.pending = sum.pending * 10 + numeral.value;
      sum.is_pending = true;
      return true;
    case NumeralRole::unit:
      if (sum.is_pending && pending > 9) return false;
      sum.section += pending * numeral.value;
      break;
    case NumeralRole::scale:
      if (sum.section == 0 && !sum.is_pending) return false;
      sum.total += (sum.section + (sum.is_pending ? sum.pending : 0)) * numeral.value;
      sum.section = 0;
      break;
    default:
      return false;
  }
  sum.pending = 0;
  sum.is_pending = false;
  sum.has_unit = true;
  return true;
}

bool is_kana_only(const Scene& scene) {
  constexpr std::size_t longest = 96;
  if (scene.text.size() > longest) return false;
  for (std::size_t i = 0; i < scene.text.size();) {
    const Numeral numeral = scene.grammar.kana_numeral_at(scene.text, i);
    if (numeral.size == 0 && scene.text[i] != ' ') return false;
    i += numeral.size == 0 ? 1 : numeral.size;
  }
  return true;
}

}  // namespace

std::optional<Number> read_kana_number(const Scene& scene, std::size_t at) {
  if (text::is_cjk(text::decode_before(scene.text, at).value)) return std::nullopt;  // 念頭におく
  Sum sum;
  std::size_t end = at;
  for (Numeral n = scene.grammar.kana_numeral_at(scene.text, end); n.size != 0;
       n = scene.grammar.kana_numeral_at(scene.text, end)) {
    if (!add(sum, n)) return std::nullopt;
    end += n.size;
  }
  if (sum.words == 0 || is_hiragana(text::decode_at(scene.text, end).value)) return std::nullopt;
  constexpr int long_row = 4;  // digits told one by one
  if ((!sum.has_unit || sum.words < 2) && sum.words < long_row && !is_kana_only(scene)) return std::nullopt;
  Number number;
  number.begin = at;
  number.end = end;
  number.low = number.high = number.coefficient = sum.total + sum.section + sum.pending;
  number.characters = sum.words;
  number.has_unit = sum.has_unit;
  return number;
}

}  // namespace claimdex::quantity::cjk
