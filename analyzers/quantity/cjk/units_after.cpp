// The unit of a number: words of the language's tables, Latin symbols of the shared unit table, currency codes; and what it makes
// of the value.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

bool is_latin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// k, K, w, W or M right after digits, when no other letter follows: 15k, 10w.
double letter_magnitude(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (at + 1 < text.size() && is_latin(static_cast<unsigned char>(text[at + 1]))) return 0;
  switch (text[at]) {
    case 'k':
    case 'K':
      return 1e3;
    case 'w':
    case 'W':
      return 1e4;
    default:
      return 0;
  }
}

/// A whole word that is a canonical unit's name: "33.86 petaflops".
std::string_view unit_word_at(const Scene& scene, std::size_t at) {
  std::size_t end = at;
  while (end < scene.text.size() && is_latin(static_cast<unsigned char>(scene.text[end]))) ++end;
  if (end - at < 3) return {};
  const UnitInfo* info = find_unit(scene.text.substr(at, end - at));
  return info != nullptr ? info->name : std::string_view{};
}

void read_latin_unit(const Scene& scene, std::size_t at, UnitFound& unit) {
  const std::string_view text = scene.input.text;
  if (const auto symbol = match_unit_symbol(text, at)) {
    unit.symbol = symbol->unit->name;
    unit.begin = at;
    unit.end = at + symbol->size;
    return;
  }
  if (const std::string_view name = unit_word_at(scene, at); !name.empty()) {
    unit.symbol = name;
    unit.begin = at;
    unit.end = at + name.size();
    return;
  }
  if (const auto symbol = match_currency_symbol(text, at, scene.input.lang)) {
    unit.currency = symbol->code;
    unit.begin = at;
    unit.end = at + symbol->size;
  }
}

double tenths(double value) { return value * 10; }

/// 八折 = 80 %, 七五折 and 75折 = 75 %.
double discount(double value) { return value > 10 ? value : value * 10; }

/// The unit at `at` of a text with blanks between all characters: 个 百 分点. `size`: its bytes, blanks included.
const UnitWord* spaced_unit(const Scene& scene, std::size_t at, std::size_t& size) {
  constexpr std::size_t longest = 24;
  std::string squeezed;
  std::vector<std::size_t> ends;  // where each byte of `squeezed` ends in the text
  for (std::size_t i = at; i < scene.text.size() && squeezed.size() < longest; ++i) {
    if (scene.text[i] == ' ') continue;
    squeezed += scene.text[i];
    ends.push_back(i + 1);
  }
  const PhraseTrie::Match match = scene.grammar.unit_trie.longest_at(squeezed, 0);
  if (!match) return nullptr;
  size = ends[match.size - 1] - at;
  return &scene.grammar.units[match.payload];
}

UnitFound read_spaced_unit(const Scene& scene, std::size_t at) {
  UnitFound unit;
  std::size_t size = 0;
  unit.begin = unit.end = at;
  unit.word = spaced_unit(scene, at, size);
  unit.end += size;
  return unit;
}

/// 3M, 1.2M: a text that is nothing but the number and its letter.
bool is_bare_million(const Scene& scene, std::size_t at) {
  constexpr std::size_t longest = 16;
  return scene.text.size() <= longest && at + 1 == scene.text.size() && scene.input.text[at] == 'M';
}

}  // namespace

namespace {

/// 分之一, 分の4; not 30分の遅れ.
bool begins_fraction(const Scene& scene, std::size_t at) {
  const std::size_t mark = fraction_mark(scene, at);
  if (mark == 0) return false;
  if (scene.grammar.language == Language::chinese) return true;
  const std::size_t next = skip_spaces(scene.text, at + mark);
  return digit_at(scene.text, next).size != 0 || scene.grammar.numeral_at(scene.text, next).role != NumeralRole::none;
}

/// 小于20大于10: 大 begins the bound of the next number.
bool is_in_bound_word(const Scene& scene, std::size_t begin, std::size_t size) {
  constexpr std::size_t two = 6;  // bytes of two characters
  if (scene.grammar.language != Language::chinese || size >= two || begin + two > scene.text.size()) return false;
  const PhraseTrie::Match word = scene.grammar.before_trie.longest_before(scene.text, begin + two, begin);
  return word.size == two && scene.grammar.bounds[word.payload].bound != Bound::exact && scene.number_at(begin + two);
}

}  // namespace

namespace {

/// 65W快充, 显卡功耗 600w: watts beside words of power; elsewhere, and before what is counted (70w次), the letter is ten
/// thousand.
bool is_watt(const Scene& scene, std::size_t at) {
  if (scene.grammar.language != Language::chinese || (scene.text[at] != 'w' && scene.text[at] != 'W')) return false;
  static const lang::WordGroup& words = lang::word_group("words_of_power");
  constexpr std::size_t reach = 90;  // bytes to each side
  const std::size_t begin = at - std::min(at, reach);
  const std::string_view around = scene.text.substr(begin, at + reach - begin);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return around.find(word) != std::string_view::npos; });
}

}  // namespace

UnitFound read_unit(const Scene& scene, std::size_t at) {
  UnitFound unit;
  if (scene.is_spaced && fraction_mark(scene, skip_spaces(scene.text, at)) == 0) return read_spaced_unit(scene, at);
  const std::size_t begin = skip_spaces(scene.text, at);
  unit.begin = unit.end = begin;
  if (begins_fraction(scene, begin)) return unit;  // 分 of 分之 is no unit
  if (const PhraseTrie::Match match = scene.grammar.unit_trie.longest_at(scene.text, begin)) {
    const UnitWord& word = scene.grammar.units[match.payload];
    const std::size_t end = begin + match.size;
    const bool latin = is_latin(static_cast<unsigned char>(scene.text[end - 1]));
    // 1도움: one syllable of a longer Korean word is no degree.
    const bool fits_inside = match.size == 3 && (word.is_weak || word.kind == QuantityKind::measure);
    if (fits_inside && !ends_korean_word(scene, end)) return unit;
    if (scene.grammar.after_trie.longest_at(scene.text, begin).size > match.size) return unit;  // 数千万起步
    if (is_in_bound_word(scene, begin, match.size)) return unit;
    // 1亿国债: 国 of a noun of money counts no countries.
    if (word.is_weak && scene.grammar.money_trie.longest_at(scene.text, begin).size > match.size) return unit;
    if (!latin || end >= scene.text.size() || !is_latin(static_cast<unsigned char>(scene.text[end]))) {
      unit.word = &word;
      unit.end = end;
      return unit;
    }
  }
  if (begin < scene.text.size() && static_cast<unsigned char>(scene.text[begin]) >= 0xE3) return unit;
  if (begin == at) {
    if (is_bare_million(scene, at)) {
      unit.factor = 1e6;
      unit.begin = unit.end = at + 1;
      return unit;
    }
    if (const double magnitude = letter_magnitude(scene.text, at); magnitude != 0) {
      UnitFound after = read_unit(scene, at + 1);
      if (!after.found() && is_watt(scene, at)) {
        unit.symbol = "W";
        unit.begin = at;
        unit.end = at + 1;
        return unit;
      }
      after.factor = magnitude;
      if (!after.found()) after.begin = after.end = at + 1;
      return after;
    }
  }
  read_latin_unit(scene, begin, unit);
  return unit;
}

namespace {

/// 分别, それぞれ or 각각 stands close before.
bool is_distributed(const Scene& scene, std::size_t end) {
  constexpr std::size_t reach = 30;  // bytes
  const std::size_t from = end > reach ? end - reach : 0;
  const std::string_view before = scene.text.substr(from, end - from);
  for (const std::string_view word : {"分别", "各为", "それぞれ", "각각"})
    if (before.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

UnitFound unit_of_list(const Scene& scene, const Draft& draft) {
  UnitFound none;
  none.begin = none.end = draft.number.end;
  if (!is_distributed(scene, draft.number_begin)) return none;
  std::size_t at = draft.number.end;
  constexpr int longest = 4;  // numbers
  for (int count = 0; count < longest; ++count) {
    at = skip_spaces(scene.text, at);
    std::size_t joint = 0;
    for (const std::string_view word : {"、", "和", "与", "及", "以及", "と", "과 ", "와 ", ", "})
      if (scene.starts_with(at, word)) joint = std::max(joint, word.size());
    const auto number = joint == 0 ? std::nullopt : scene.number_at(skip_spaces(scene.text, at + joint));
    if (!number) return none;
    UnitFound unit = read_unit(scene, number->end);
    if (unit.found()) {
      unit.begin = unit.end = draft.number.end;
      return unit;
    }
    at = number->end;
  }
  return none;
}

namespace {

/// The nearest word of one of `contexts` that stands close before, in the same sentence.
Context nearest_of(const Scene& scene, std::size_t end, std::initializer_list<Context> contexts) {
  constexpr std::size_t reach = 36;  // bytes
  const std::size_t stop = end > reach ? end - reach : 0;
  while (end > stop) {
    const Context context = scene.before(end);
    if (std::find(contexts.begin(), contexts.end(), context) != contexts.end()) return context;
    const text::CodePoint c = text::decode_before(scene.text, end);
    if (c.size == 0 || c.value == 0x3002) break;
    end -= c.size;
  }
  return Context::none;
}

/// 度 measures temperatures, angles (北緯31度), in Chinese power (用电45万度) and strengths (近视500度), in Japanese how often
/// (2度の失敗).
void read_degree(const Scene& scene, Draft& draft) {
  const Context measured =
      nearest_of(scene, draft.number_begin, {Context::temperature, Context::angle, Context::power, Context::strength});
  if (scene.grammar.language == Language::chinese && measured == Context::power) {
    draft.unit_name = "kilowatt hour";
    return;
  }
  constexpr double most_often = 9;
  const bool right_angles = draft.number.digits > 1 && std::fmod(draft.high, 90) == 0 && draft.high > 0;
  const bool turns = right_angles && measured != Context::temperature;
  if (turns || measured == Context::angle || measured == Context::strength) {
    draft.unit_name = "degree";
    return;
  }
  if (scene.grammar.language != Language::japanese || draft.has_sign || draft.number.has_fraction) return;
  if (draft.high > most_often || draft.number.is_range() || measured == Context::temperature) return;
  draft.kind = QuantityKind::count;
  draft.unit_name.clear();
}

/// 64位处理器, 64 位的 CPU: bits, not persons.
bool is_word_size(const Scene& scene, const Draft& draft, std::size_t end) {
  if (!draft.number.is_plain_digits()) return false;
  const double value = draft.number.low;
  if (value != 8 && value != 16 && value != 32 && value != 64 && value != 128 && value != 256) return false;
  constexpr std::string_view of = "的";
  if (scene.starts_with(end, of)) end += of.size();
  end = skip_spaces(scene.text, end);
  if (is_latin(static_cast<unsigned char>(end < scene.text.size() ? scene.text[end] : ' '))) return true;
  for (const std::string_view thing : {"处理器", "系统", "操作系统", "架构", "芯片", "版", "色", "整数", "浮点", "总线", "应用",
                                       "程序", "软件", "机", "微控制器", "内核", "加密", "密钥", "指令"})
    if (scene.starts_with(end, thing)) return true;
  return false;
}

/// 分 is a minute before seconds, a cent alone and of dividends, and else a point of a score (80分).
void resolve_fen(const Scene& scene, Draft& draft) {
  if (scene.grammar.language != Language::chinese || draft.unit.word == nullptr) return;
  if (scene.text.substr(draft.unit.begin, draft.unit.end - draft.unit.begin) != "分") return;
  const auto seconds = scene.number_at(draft.unit.end);
  if (seconds && scene.starts_with(seconds->end, "秒")) {
    const PhraseTrie::Match minute = scene.grammar.unit_trie.longest_at("分钟", 0);
    if (minute) draft.unit.word = &scene.grammar.units[minute.payload];
    return;
  }
  constexpr std::size_t reach = 30;  // bytes
  const std::size_t from = draft.number_begin > reach ? draft.number_begin - reach : 0;
  const std::string_view before = scene.text.substr(from, draft.number_begin - from);
  const bool is_dividend = before.find("股息") != std::string_view::npos || before.find("每股") != std::string_view::npos ||
                           before.find("派息") != std::string_view::npos;
  if (is_dividend || (draft.number_begin == 0 && draft.unit.end == scene.text.size())) return;
  draft.unit.word = nullptr;
  draft.kind = QuantityKind::index;
  draft.unit_name = "point";
}

/// A pound is money unless a weight is spoken of: 몸무게는 2파운드.
void read_pound(const Scene& scene, Draft& draft) {
  if (draft.currency != "GBP" || nearest_of(scene, draft.number_begin, {Context::weight}) == Context::none) return;
  draft.kind = QuantityKind::measure;
  draft.currency.clear();
  draft.unit_name = "pound-mass";
}

}  // namespace

void apply_unit(const Scene& scene, Draft& draft) {
  resolve_fen(scene, draft);
  const UnitFound& unit = draft.unit;
  double factor = unit.factor;
  if (unit.word != nullptr) {
    const UnitWord& word = *unit.word;
    const std::string_view written = scene.text.substr(unit.begin, unit.end - unit.begin);
    const bool is_minor = word.kind == QuantityKind::money && word.factor < 1;
    const bool is_basis = word.kind == QuantityKind::percent_points && word.factor < 1;
    const bool stays = scene.input.options.as_written && (is_minor || is_basis);
    if (!stays) factor *= word.factor;
    draft.kind = word.kind;
    draft.unit_name = !stays ? word.unit : is_basis ? "basis point" : std::string(written);
    draft.currency = stays ? std::string() : word.currency;
    if (written == "位" && is_word_size(scene, draft, unit.end)) {
      draft.kind = QuantityKind::measure;
      draft.unit_name = "bit";
    }
    constexpr double past_the_clock = 25;
    if (written == "点" && scene.grammar.language == Language::chinese &&
        (draft.high >= past_the_clock || draft.number.has_fraction)) {
      draft.kind = QuantityKind::index;  // 沪指报3050.12点
      draft.unit_name = "point";
    }
    if (written == "度" || written == "도") read_degree(scene, draft);
    if (written == "ポンド" || written == "파운드") read_pound(scene, draft);
    if (word.form == UnitForm::tenth) {
      draft.low = tenths(draft.low);
      draft.high = tenths(draft.high);
    } else if (word.form == UnitForm::discount) {
      draft.low = discount(draft.low);
      draft.high = discount(draft.high);
    } else if (word.form == UnitForm::fold) {
      draft.low = std::exp2(draft.low);
      draft.high = std::exp2(draft.high);
      draft.direction = Direction::up;
    }
  } else if (!unit.symbol.empty()) {
    draft.unit_name = unit.symbol;
    const UnitInfo* info = find_unit(unit.symbol);
    draft.kind = info != nullptr && info->dimension == "time" ? QuantityKind::duration : QuantityKind::measure;
    if (unit.symbol == "percentage point" || unit.symbol == "basis point") draft.kind = QuantityKind::percent_points;
  } else if (!unit.currency.empty()) {
    draft.kind = QuantityKind::money;
    draft.currency = unit.currency;
  }
  draft.low *= factor;
  draft.high *= factor;
}

}  // namespace claimdex::quantity::cjk
