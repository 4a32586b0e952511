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
    const std::size_t at = skip_spaces(scene.text, draft.number.end);  // 9 个多月
    if (!scene.starts_with(at, inner.word)) continue;
    const UnitFound unit = unit_behind(scene, at + inner.word.size());
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

namespace {

/// A single digit at `at` and what follows it.
struct CoinDigit {
  double value = -1;
  std::size_t end = 0;
  UnitFound unit;
};

CoinDigit coin_digit(const Scene& scene, std::size_t at) {
  CoinDigit digit;
  const auto number = scene.number_at(at);
  if (!number || number->characters != 1 || number->low > 9 || number->is_range() || number->has_fraction) return digit;
  digit.value = number->low;
  digit.end = number->end;
  digit.unit = read_unit(scene, number->end);
  return digit;
}

bool is_coin(const UnitFound& unit, double factor) {
  return unit.word != nullptr && unit.word->kind == QuantityKind::money && unit.word->factor == factor;
}

/// Nothing follows that a digit could count: 一块二, 五块六到…, not 五块3号.
bool ends_amount(const Scene& scene, std::size_t at) {
  const text::CodePoint c = text::decode_at(scene.text, at);
  return !text::is_han(c.value) || scene.starts_with(at, "到") || scene.starts_with(at, "至");
}

}  // namespace

double read_coins(const Scene& scene, const UnitFound& unit, std::size_t& end) {
  if (scene.grammar.language != Language::chinese || unit.word == nullptr) return 0;
  const std::string_view written = scene.text.substr(unit.begin, unit.end - unit.begin);
  if (written != "块" && written != "蚊" && written != "块钱") return 0;
  constexpr std::string_view zero = "零";
  const bool skips_tenths = scene.starts_with(end, zero);
  const CoinDigit first = coin_digit(scene, end + (skips_tenths ? zero.size() : 0));
  if (first.value < 0) return 0;
  if (!is_coin(first.unit, 0.1)) {
    if (first.unit.found() || !ends_amount(scene, first.end)) return 0;
    end = first.end;
    return first.value * (skips_tenths ? 0.01 : 0.1);
  }
  end = first.unit.end;
  const CoinDigit second = coin_digit(scene, end);
  if (second.value < 0 || second.unit.found() || !ends_amount(scene, second.end)) return first.value * 0.1;
  end = second.end;
  return first.value * 0.1 + second.value * 0.01;
}

void read_pieces_of_money(const Scene& scene, Draft& draft) {
  std::size_t end = draft.number_end;
  const double coins = read_coins(scene, draft.unit, end);
  if (coins == 0 || draft.number.is_range()) return;
  if (draft.unit.word->kind != QuantityKind::money) {
    const PhraseTrie::Match money = scene.grammar.unit_trie.longest_at("块钱", 0);
    if (!money) return;
    draft.unit.word = &scene.grammar.units[money.payload];
  }
  draft.number.low = draft.number.high = draft.low = draft.high = draft.number.low + coins;
  draft.number_end = draft.end = draft.unit.end = end;
}

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

namespace {

/// 10ユーロ50セント: cents are told of every currency that has a hundred of them, and mean the dollar's where nothing else is
/// said.
bool are_cents_of(const UnitWord& large, const UnitWord& small) {
  if (small.currency != "USD" || small.factor != 0.01 || large.factor != 1) return false;
  for (const std::string_view code : {"EUR", "AUD", "CAD", "HKD", "SGD", "NZD", "TWD", "ZAR"})
    if (large.currency == code) return true;
  return false;
}

/// 3斤5两: the units of weight of the market.
bool is_unit_pair(std::string_view large, std::string_view small) { return large == "jin" && small == "liang"; }

/// 5小时45分: behind hours the word of points, cents and minutes means minutes.
UnitFound read_smaller_unit(const Scene& scene, const UnitWord& large, std::size_t at) {
  UnitFound unit = read_unit(scene, at);
  const bool is_hour = scene.grammar.language == Language::chinese && large.unit == "hour" && unit.word != nullptr;
  if (!is_hour || scene.text.substr(unit.begin, unit.end - unit.begin) != "分") return unit;
  if (const PhraseTrie::Match minute = scene.grammar.unit_trie.longest_at("分钟", 0))
    unit.word = &scene.grammar.units[minute.payload];
  return unit;
}

/// 1米75, 1米8: metres and what stands behind their decimal point.
bool read_height(const Scene& scene, Draft& draft) {
  constexpr double tallest = 2;
  constexpr std::string_view metre = "米";
  if (scene.grammar.language != Language::chinese || draft.low > tallest || draft.number.is_range()) return false;
  if (draft.number.has_fraction || scene.text.substr(draft.unit.begin, draft.unit.end - draft.unit.begin) != metre) return false;
  const auto rest = read_number(scene.grammar, scene.text, draft.unit.end);
  if (!rest || rest->has_unit || rest->has_fraction || rest->is_range() || rest->low >= 100 || rest->low < 1) return false;
  if (read_unit(scene, rest->end).found()) return false;
  const bool is_two = rest->digits == 2 || rest->characters == 2 || rest->low >= 10;
  draft.low += rest->low / (is_two ? 100 : 10);
  draft.high = draft.low;
  draft.number_end = draft.end = rest->end;
  return true;
}

}  // namespace

void read_smaller_units(const Scene& scene, Draft& draft) {
  if (draft.unit.word != nullptr && draft.unit.word->unit == "m" && read_height(scene, draft)) return;
  for (int hop = 0; hop < 2; ++hop) {
    if (draft.unit.word == nullptr || draft.number.is_range()) return;
    const UnitWord& big = *draft.unit.word;
    const bool is_measure = big.kind == QuantityKind::measure;
    if (big.kind != QuantityKind::money && big.kind != QuantityKind::duration && !is_measure) return;
    std::size_t at = skip_spaces(scene.text, draft.number_end);
    for (const std::string_view joint : {std::string_view("零"), std::string_view("と"), std::string_view("又")})
      if (scene.starts_with(at, joint)) at += joint.size();
    const auto number = read_number(scene.grammar, scene.text, at);
    if (!number || number->is_range()) return;
    const UnitFound unit = read_smaller_unit(scene, big, number->end);
    if (unit.word == nullptr || unit.word->kind != big.kind) return;
    double ratio = 0;
    if (big.kind == QuantityKind::money && (unit.word->currency == big.currency || are_cents_of(big, *unit.word))) {
      ratio = unit.word->factor / big.factor;
    } else if (big.kind == QuantityKind::duration || is_unit_pair(big.unit, unit.word->unit)) {
      const UnitInfo* first = find_unit(big.unit);
      const UnitInfo* second = find_unit(unit.word->unit);
      if (first != nullptr && second != nullptr) ratio = second->factor.value() / first->factor.value();
    }
    if (ratio <= 0 || ratio >= 1 || number->low * ratio >= 1) return;
    const bool stays = scene.input.options.as_written && draft.currency.empty();  // 3角 is 3, not 0.3
    const double worth = number->low * ratio * (big.kind == QuantityKind::money && !stays ? big.factor : 1);
    draft.low += worth;
    draft.high += worth;
    draft.number_end = draft.end = unit.end;
  }
}

}  // namespace claimdex::quantity::cjk
