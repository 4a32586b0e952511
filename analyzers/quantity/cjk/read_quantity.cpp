// One quantity, step by step: sign and currency before it, number, fraction, unit, range, bounds, object; then whether it is one
// at all.
#include <cmath>

#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

void apply_sign(const Scene& scene, Draft& draft) {
  if (!draft.has_sign) return;
  const bool is_change =
      !scene.input.options.wide && (draft.kind == QuantityKind::percent || draft.kind == QuantityKind::percent_points);
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
  if (names_metal(scene, number, draft.unit)) {
    draft.unit = {};
    draft.unit.begin = draft.unit.end = number.end;
  }
  const bool wide = scene.input.options.wide;
  const auto link = wide ? link_of_code(scene, number) : std::nullopt;
  if (link || (wide && is_calendar_number(scene, number, draft.unit))) {
    draft.number = link.value_or(number);
    draft.low = draft.high = draft.number.low;
    draft.end = draft.number_end = draft.number.end;
    draft.unit = {};
    draft.rule = calendar_rule;
    return draft;
  }
  if (read_magnitude(scene, draft)) return draft;
  if (const auto skip = reject_number(scene, number, draft.unit)) {
    end = *skip;
    return std::nullopt;
  }
  if (draft.unit.found() || draft.unit.factor != 1) draft.number_end = draft.end = draft.unit.end;
  if (!draft.unit.found() && draft.unit.factor == 1) draft.unit = unit_of_list(scene, draft);
  if (!prefix.currency.empty()) {
    draft.kind = QuantityKind::money;
    draft.currency = prefix.currency;
  }
  read_pieces_of_money(scene, draft);
  if (wide || !read_range(scene, draft)) read_half(scene, draft);
  const std::string currency = draft.currency;
  apply_unit(scene, draft);
  if (!currency.empty() && draft.kind != QuantityKind::money) {
    draft.kind = QuantityKind::money;
    draft.unit_name.clear();
    draft.number_end = draft.end = draft.number.end;
  }
  if (draft.currency.empty()) draft.currency = currency;
  read_smaller_units(scene, draft);
  read_tenth_parts(scene, draft);
  read_unit_before(scene, draft);
  read_age_of_time(scene, draft);
  if (!read_decade(scene, draft)) read_bracketed_age(scene, draft);
  return draft;
}

/// "×10^8", "x 10^8" behind a number.
bool is_power_of_ten(const Scene& scene, std::size_t at) {
  at = skip_spaces(scene.text, at);
  for (const std::string_view sign : {std::string_view("×"), std::string_view("x")})
    if (scene.starts_with(at, sign)) return scene.starts_with(skip_spaces(scene.text, at + sign.size()), "10^");
  return false;
}

/// 1/2, 2^5, 12e3: arithmetic and fractions in ASCII are the other scanner's.
bool is_foreign_form(const Scene& scene, const Number& number) {
  if (read_slash_fraction(scene, number) || (scene.input.options.wide && link_of_code(scene, number))) return false;
  if (number.digits == 0 || number.end >= scene.text.size() || number.characters != 1) return false;
  if (is_power_of_ten(scene, number.end)) return true;
  const char next = scene.text[number.end];
  const bool digit_follows =
      number.end + 1 < scene.text.size() &&
      (digit_at(scene.text, number.end + 1).size == 1 || scene.text[number.end + 1] == '-' || scene.text[number.end + 1] == '+');
  return digit_follows && (next == '^' || next == 'e' || next == '/') && !number.leading_zero;
}

/// "-.5": what was read as 5 are the decimals.
void set_decimals(Number& number) {
  number.low = number.high = number.low / std::pow(10.0, number.digits);
  number.has_fraction = true;
  number.leading_zero = false;
}

std::optional<Draft> read_draft(const Scene& scene, const Number& number, const Prefix& prefix, std::size_t& end) {
  std::optional<Draft> draft = read_fraction(scene, number);
  if (!draft) draft = read_slash_fraction(scene, number);
  if (!draft) draft = read_ratio(scene, number);
  if (!draft) return read_counted(scene, number, prefix, end);
  if (draft->begin == number.begin) draft->begin = draft->number_begin = prefix.begin;
  draft->has_sign = prefix.minus;
  return draft;
}

/// 有一, 每一: a numeral may go on behind the word (有一万二千人); then nothing is to be skipped.
bool numeral_goes_on(const Scene& scene, std::size_t at, const PhraseTrie::Match& negative) {
  if (negative.payload == 0) return false;
  const std::size_t end = at + negative.size;
  const std::size_t last = end - text::decode_before(scene.text, end).size;
  // 最多一块: the word is cut out of a bound.
  if (scene.grammar.before_trie.longest_before(scene.text, last, scene.floor).size > last - at) return true;
  const auto number = scene.number_at(last);
  return number && number->end > end && number->has_unit;
}

/// The word at `at` that only looks like a number.
PhraseTrie::Match negative_at(const Scene& scene, std::size_t at) {
  const PhraseTrie::Match negative = scene.grammar.negative_trie.longest_at(scene.text, at);
  return negative && numeral_goes_on(scene, at, negative) ? PhraseTrie::Match{} : negative;
}

std::size_t emit_fixed(const Scene& scene, Draft draft, std::vector<Quantity>& out) {
  const std::size_t end = draft.end;
  complete(scene, draft);
  emit(scene, draft, out);
  return std::max(draft.end, end);
}

}  // namespace

std::size_t read_kana_quantity_at(const Scene& scene, std::size_t at, std::vector<Quantity>& out) {
  const auto number = read_kana_number(scene, at);
  if (!number) return at;
  Prefix prefix;
  prefix.number_at = prefix.begin = at;
  std::size_t end = number->end;
  std::optional<Draft> draft = read_counted(scene, *number, prefix, end);
  if (!draft) return end;
  draft->rule = "cjk.kana";
  complete(scene, *draft);
  emit(scene, *draft, out);
  return draft->end;
}

std::size_t skip_negative_at(const Scene& scene, std::size_t at) { return at + negative_at(scene, at).size; }

std::size_t read_quantity_at(const Scene& scene, std::size_t at, std::vector<Quantity>& out) {
  const PhraseTrie::Match negative = negative_at(scene, at);
  const auto fixed = read_fixed(scene, at);
  if (fixed && fixed->end - at > negative.size) {
    const auto longer = scene.number_at(at);
    if ((!longer || longer->end <= fixed->end) && ends_korean_word(scene, fixed->end)) return emit_fixed(scene, *fixed, out);
  }
  const Prefix prefix = read_prefix(scene, at);
  auto number = scene.number_at(prefix.number_at);
  constexpr std::string_view each = "每";
  if (!number && scene.starts_with(at, each)) {
    number = scene.number_at(at + each.size());
    if (!number || !read_ratio(scene, *number)) return negative ? at + negative.size : at;
  }
  if (!number) return negative ? at + negative.size : at;
  if (prefix.point) set_decimals(*number);
  if (is_foreign_form(scene, *number)) return at;
  std::size_t end = number->end;
  std::optional<Draft> draft = read_draft(scene, *number, prefix, end);
  const std::size_t reach = draft ? draft->number_end : number->end;
  if (negative && negative.size >= reach - at) return at + negative.size;
  if (!draft) return std::max(end, number->end);
  complete(scene, *draft);
  if (draft->rule != "cjk.fraction" && draft->rule != "cjk.ratio" && !is_quantity(scene, *draft)) return number->end;
  read_index(scene, *draft);
  read_implied_money(scene, *draft, out);
  apply_sign(scene, *draft);
  if (scene.input.options.wide || !join_bounds(scene, *draft, out)) emit(scene, *draft, out);
  return draft->end;
}

}  // namespace claimdex::quantity::cjk
