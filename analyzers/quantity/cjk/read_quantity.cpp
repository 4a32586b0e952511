// One quantity, step by step: sign and currency before it, number, fraction, unit, range, bounds, object; then whether it is one
// at all.
#include <cmath>

#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

struct Prefix {
  std::size_t number_at = 0;  ///< where the number must begin
  std::size_t begin = 0;
  bool minus = false;
  std::string_view currency;
  bool found = false;
};

bool reads_minus(const Scene& scene, std::size_t& at) {
  for (const std::string_view sign :
       {std::string_view("负"), std::string_view("-"), std::string_view("−"), std::string_view("－"), std::string_view("零下"),
        std::string_view("マイナス"), std::string_view("氷点下"), std::string_view("마이너스"), std::string_view("마이나스"),
        std::string_view("음수"), std::string_view("영하")}) {
    if (!scene.starts_with(at, sign)) continue;
    at = skip_spaces(scene.text, at + sign.size());
    return true;
  }
  return false;
}

Prefix read_prefix(const Scene& scene, std::size_t at) {
  Prefix prefix{at, at, false, {}, false};
  if (scene.starts_with(at, "-")) {  // a hyphen inside a word or between numbers is no sign
    std::size_t end = at;
    while (end > 0 && scene.text[end - 1] == ' ') --end;
    const text::CodePoint before = text::decode_before(scene.text, end);
    if (digit_at(scene.text, at + 1).size == 0) return prefix;
    if ((before.value >= 'a' && before.value <= 'z') || (before.value >= '0' && before.value <= '9')) return prefix;
  }
  prefix.minus = reads_minus(scene, prefix.number_at);
  if (const auto symbol = match_currency_symbol(scene.input.text, prefix.number_at, scene.input.lang)) {
    prefix.currency = symbol->code;
    prefix.number_at = skip_spaces(scene.text, prefix.number_at + symbol->size);
  } else if (scene.starts_with(prefix.number_at, "￥")) {
    prefix.currency = scene.input.lang == "ja" ? "JPY" : "CNY";
    prefix.number_at = skip_spaces(scene.text, prefix.number_at + 3);
  }
  prefix.found = prefix.number_at != at;
  return prefix;
}

/// A unit word or currency before the number: 人民币5亿, 時速188, 震度５.
void read_unit_before(const Scene& scene, Draft& draft) {
  std::size_t end = draft.number_begin;
  while (end > scene.floor && scene.text[end - 1] == ' ') --end;
  if (draft.currency.empty() && draft.unit.word == nullptr) {
    if (const auto symbol = match_currency_symbol_before(scene.input.text, end, scene.input.lang);
        symbol && end - symbol->size >= scene.floor) {
      draft.kind = QuantityKind::money;
      draft.currency = symbol->code;
      draft.begin = draft.number_begin = end - symbol->size;
      return;
    }
  }
  const PhraseTrie::Match match = scene.grammar.prefix_trie.longest_before(scene.text, end, scene.floor);
  if (!match) return;
  const UnitWord& word = scene.grammar.units[match.payload];
  if (draft.unit.found() && (word.kind == QuantityKind::money || draft.kind == QuantityKind::percent)) return;
  if (!draft.unit.found() || word.kind == QuantityKind::measure || word.kind == QuantityKind::index) {
    draft.kind = word.kind;
    draft.unit_name = word.unit;
    draft.currency = word.currency;
    draft.begin = draft.number_begin = end - match.size;
  }
}

/// 三斤半, 一年半, 两个半月, 三个多月, 一年多: half or more after the unit or inside it.
void read_half(const Scene& scene, Draft& draft) {
  const std::size_t at = draft.number.end;
  for (const auto& [word, half] : {std::pair<std::string_view, bool>{"个多", false}, {"个半", true}, {"个来", false}}) {
    if (!scene.starts_with(at, word)) continue;
    const UnitFound unit = read_unit(scene, at + word.size());
    const UnitFound whole = unit.word == nullptr ? read_unit(scene, at + word.size() - 3) : unit;
    const UnitFound month = scene.starts_with(at + word.size(), "月") ? read_unit(scene, at) : UnitFound{};
    (void)month;
    UnitFound chosen = whole;
    if (scene.starts_with(at + word.size(), "月")) {
      const auto match = scene.grammar.unit_trie.longest_at("个月", 0);
      if (!match) return;
      chosen.word = &scene.grammar.units[match.payload];
      chosen.begin = at;
      chosen.end = at + word.size() + 3;
    }
    if (chosen.word == nullptr) return;
    draft.unit = chosen;
    draft.number_end = draft.end = chosen.end;
    if (half) {
      draft.low += 0.5;
      draft.high += 0.5;
    } else {
      draft.bound = word == "个来" ? Bound::approx : Bound::more_than;
    }
    return;
  }
  if (!draft.unit.found() || draft.number.has_fraction || draft.number.is_range()) return;
  if (scene.starts_with(draft.number_end, "半") && !scene.starts_with(draft.number_end, "半年") &&
      !scene.starts_with(draft.number_end, "半导")) {
    draft.low += 0.5;
    draft.high += 0.5;
    draft.number_end = draft.end = draft.number_end + 3;
  }
}

/// 2小时30分钟, 5元3角, 2222円13銭: a smaller unit of the same sort adds to the value.
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

/// 指数为120.6: a bare number right after a word for an index.
void read_index(const Scene& scene, Draft& draft) {
  if (draft.unit.found() || draft.kind != QuantityKind::count || draft.object.empty()) return;
  const std::string_view noun = draft.object.of(scene.text);
  for (const std::string_view word : {std::string_view("指数"), std::string_view("指數"), std::string_view("지수")})
    if (noun.ends_with(word)) draft.kind = QuantityKind::index;
}

/// 万 and 亿 without a unit are money beside a word of money: 罚款60万, 17亿现金.
void read_implied_money(const Scene& scene, Draft& draft, const std::vector<Quantity>& out) {
  if (draft.unit.found() || draft.kind != QuantityKind::count || draft.low < 1000 || !draft.number.has_unit) return;
  if (scene.grammar.language != Language::chinese) return;
  std::size_t at = skip_spaces(scene.text, draft.end);
  if (scene.starts_with(at, "的")) at += 3;
  bool money = static_cast<bool>(scene.grammar.money_trie.longest_at(scene.text, at));
  std::size_t end = draft.begin;
  for (int hop = 0; hop < 4 && !money; ++hop) {
    money = static_cast<bool>(scene.grammar.money_before_trie.longest_before(scene.text, end, scene.floor));
    const PhraseTrie::Match link = scene.grammar.link_trie.longest_before(scene.text, end, scene.floor);
    if (!link) break;
    end -= link.size;
  }
  if (!money && draft.object.empty() && !out.empty() && out.back().kind == QuantityKind::money && out.back().currency == "CNY")
    money = true;
  if (!money) return;
  draft.kind = QuantityKind::money;
  draft.currency = "CNY";
}

void apply_sign(const Scene& scene, Draft& draft) {
  if (!draft.has_sign) return;
  const bool is_change = draft.kind == QuantityKind::percent || draft.kind == QuantityKind::percent_points;
  if (is_change && !is_number_only(scene, draft.begin, draft.end)) {
    draft.direction = Direction::down;
    return;
  }
  const double low = draft.low;
  draft.low = -draft.high;
  draft.high = -low;
}

std::string_view rule_family(const Draft& draft) {
  if (!draft.rule.empty()) return draft.rule.substr(4);  // past "cjk."
  return draft.number.digits > 0 ? "digits" : "numeral";
}

void emit(const Scene& scene, const Draft& draft, std::vector<Quantity>& out) {
  constexpr std::string_view codes[] = {"zh.", "ja.", "ko."};
  Quantity q;
  q.low = draft.low;
  q.high = draft.high;
  q.bound = draft.low != draft.high ? Bound::range : draft.bound == Bound::range ? Bound::exact : draft.bound;
  q.kind = draft.kind;
  q.direction = draft.direction;
  q.unit = draft.unit_name;
  q.currency = draft.currency;
  q.span = {draft.begin, draft.end};
  q.number = {draft.number_begin, draft.number_end};
  if (!draft.object.empty()) {
    q.object_span = draft.object;
    q.object = std::string(draft.object.of(scene.input.text));
  }
  q.rule = std::string(codes[static_cast<std::size_t>(scene.grammar.language)]).append(rule_family(draft));
  out.push_back(std::move(q));
}

void complete(const Scene& scene, Draft& draft) {
  read_bounds(scene, draft);
  read_object(scene, draft);
}

/// From number to draft with unit; nothing where the number is rejected. `end` is where to go on then.
std::optional<Draft> read_counted(const Scene& scene, const Number& number, const Prefix& prefix, std::size_t& end) {
  Draft draft;
  draft.number = number;
  draft.low = number.low;
  draft.high = number.high;
  draft.bound = number.bound;
  draft.begin = draft.number_begin = prefix.begin;
  draft.end = draft.number_end = number.end;
  draft.has_sign = prefix.minus;
  draft.unit = read_unit(scene, number.end);
  if (const auto skip = reject_number(scene, number, draft.unit)) {
    end = *skip;
    return std::nullopt;
  }
  if (draft.unit.found() || draft.unit.factor != 1) draft.number_end = draft.end = draft.unit.end;
  if (!prefix.currency.empty()) {
    draft.kind = QuantityKind::money;
    draft.currency = prefix.currency;
  }
  if (!read_range(scene, draft)) read_half(scene, draft);
  const std::string currency = draft.currency;
  apply_unit(scene, draft);
  if (!currency.empty() && draft.kind != QuantityKind::money) {
    draft.kind = QuantityKind::money;
    draft.unit_name.clear();
    draft.number_end = draft.end = draft.number.end;
  }
  if (draft.currency.empty()) draft.currency = currency;
  read_smaller_units(scene, draft);
  read_unit_before(scene, draft);
  return draft;
}

}  // namespace

std::size_t read_quantity_at(const Scene& scene, std::size_t at, std::vector<Quantity>& out) {
  const PhraseTrie::Match negative = scene.grammar.negative_trie.longest_at(scene.text, at);
  const auto fixed = read_fixed(scene, at);
  if (fixed && fixed->end - at > negative.size) {
    const auto longer = read_number(scene.grammar, scene.text, at);
    if (!longer || longer->end <= fixed->end) {
      Draft draft = *fixed;
      complete(scene, draft);
      emit(scene, draft, out);
      return std::max(draft.end, fixed->end);
    }
  }
  const Prefix prefix = read_prefix(scene, at);
  const auto number = read_number(scene.grammar, scene.text, prefix.number_at);
  if (!number) return negative ? at + negative.size : at;
  std::size_t end = number->end;
  std::optional<Draft> draft = read_fraction(scene, *number);
  if (draft) {
    draft->begin = draft->number_begin = prefix.begin;
    draft->has_sign = prefix.minus;
  } else {
    draft = read_counted(scene, *number, prefix, end);
  }
  const std::size_t reach = draft ? draft->number_end : number->end;
  if (negative && negative.size >= reach - at) return at + negative.size;
  if (!draft) return std::max(end, number->end);
  complete(scene, *draft);
  if (!draft->rule.starts_with("cjk.frac") && !is_quantity(scene, *draft)) return number->end;
  read_index(scene, *draft);
  read_implied_money(scene, *draft, out);
  apply_sign(scene, *draft);
  emit(scene, *draft, out);
  return draft->end;
}

}  // namespace claimdex::quantity::cjk
