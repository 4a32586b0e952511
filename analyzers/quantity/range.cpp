// Ranges: 30,000-50,000; $3-5bn; "between five and six thousand"; "from 18 to 34 years"; "two or three". The scale and the unit
// of the last number reach the first where it has none; "from X to Y" after a verb of change is two levels, not a range.
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

struct Connector {
  Joint joint = Joint::none;
  std::size_t end = 0;  ///< where the second part begins
  bool is_spaced = false;
  bool may_change = true;  ///< "to", which also leads from one level to the next; German "bis" never does
};

bool has(const Scan& scan, TextSpan word, Context context) {
  return !word.empty() && scan.lexicon.has(word.of(scan.folded), context);
}

Connector read_connector(const Scan& scan, const Part& first) {
  std::size_t at = skip_blanks(scan.folded, first.end);
  const bool is_spaced = at > first.end;
  std::size_t dash = dash_at(scan.folded, at);
  if (dash == 0 && at < scan.folded.size() && scan.folded[at] == '~') dash = 1;
  if (dash > 0) {
    const std::size_t next = skip_blanks(scan.folded, at + dash);
    const TextSpan word = word_at(scan.folded, next);  // "8- to 16-meter"
    if (has(scan, word, Context::to)) {
      const bool is_chain = next == at + dash && dash_at(scan.folded, word.end) == 1;  // 8-to-16-week, 9-to-5
      return {Joint::to, is_chain ? word.end + 1 : skip_blanks(scan.folded, word.end), true};
    }
    if (dash == 1 && is_spaced != (next > at + dash)) return {};  // "5 -3" and "5- 3" are no ranges
    return {Joint::dash, next, is_spaced};
  }
  const TextSpan word = word_at(scan.folded, at);
  if (!is_spaced || word.empty()) return {};
  const std::size_t next = skip_blanks(scan.folded, word.end);
  static const lang::WordGroup& after_change = lang::word_group("level_after_words");
  if (has(scan, word, Context::to)) return {Joint::to, next, true, lang::contains(after_change, word.of(scan.folded))};
  if (has(scan, word, Context::conjunction)) return {Joint::between, next, true};
  if (has(scan, word, Context::alternative)) return {Joint::alternative, next, true};
  return {};
}

/// "between", "from" and their like right before `begin`, articles and bounds passed over.
TextSpan opener_before(const Scan& scan, std::size_t begin, Context context) {
  const BoundReading bound = read_bound_before(scan, begin, false);
  TextSpan word = previous_word(scan.folded, bound.begin);
  if (has(scan, word, Context::determiner)) word = previous_word(scan.folded, word.begin);
  // "between the ages of 10 and 17": what makes them ages stays before the range.
  const auto ages = phrase_before(scan.lexicon.contexts, scan.folded, skip_blanks_back(scan.folded, bound.begin), scan.floor);
  const std::uint32_t wanted = static_cast<std::uint32_t>(context) | static_cast<std::uint32_t>(Context::age_before);
  if (ages && (*ages.entry & wanted) == wanted) return ages.span;
  if (word.empty() || word.begin < scan.floor || !has(scan, word, context)) return {};
  return word;
}

/// Where the comma or the number that ends at `end` begins; `end` where none does: a full stop is no comma.
std::size_t before_number(const Scan& scan, std::size_t end) {
  constexpr std::string_view inner = "0123456789.,%$+";
  std::size_t begin = skip_blanks_back(scan.folded, end);
  if (begin == 0 || scan.folded[begin - 1] == '.') return end;
  const std::size_t last = begin;
  while (begin > 0 && inner.find(scan.folded[begin - 1]) != std::string_view::npos) --begin;
  return begin < last ? begin : end;
}

/// Where a short insertion in brackets that ends at `end` begins, "an increase to the tax (VAT) from"; `end` where none does.
std::size_t before_bracket(const Scan& scan, std::size_t end) {
  constexpr std::size_t longest = 40;  // bytes
  const std::size_t close = skip_blanks_back(scan.folded, end);
  if (close == 0 || scan.folded[close - 1] != ')') return end;
  const std::size_t open = scan.folded.substr(0, close).rfind('(');
  return open != std::string_view::npos && close - open <= longest && open >= scan.floor ? open : end;
}

/// A verb of change in the few words before `at`, and no word that says range; a comma or a number may stand between: "rose by
/// 3%, from 5% to 8%".
bool is_after_change_verb(const Scan& scan, std::size_t at) {
  std::size_t end = at;
  for (int i = 0; i < 14; ++i) {
    const TextSpan word = previous_word(scan.folded, end);
    if (word.empty()) {
      std::size_t begin = before_bracket(scan, end);
      if (begin == end) begin = before_number(scan, end);
      if (begin == end) return false;
      end = begin;
      continue;
    }
    if (has(scan, word, Context::range_word)) return false;
    if (has(scan, word, Context::change_verb)) return true;
    end = word.begin;
  }
  return false;
}

bool is_plain_integer(const Part& part) {
  return part.number.form == NumberForm::digits && !part.number.has_group && !part.number.has_decimal &&
         !part.number.has_magnitude && part.tail.empty();
}

/// Makes the tails of both ends one: the first takes the last one's, or both agree, or one converts to the other.
bool unify_tails(Part& first, Part& second) {
  if (first.tail.empty()) {
    first.number.low *= second.tail.factor;
    first.number.high *= second.tail.factor;
    first.tail = second.tail;
    return true;
  }
  if (second.tail.empty()) {
    if (!first.has_currency_before) return false;
    second.tail = first.tail;
    return true;
  }
  if (first.tail.kind != second.tail.kind) {
    const bool is_age = first.tail.kind == QuantityKind::duration && second.tail.kind == QuantityKind::age;
    if (!is_age) return false;
  }
  if (first.tail.currency != second.tail.currency) return false;
  if (first.tail.unit == second.tail.unit) {
    first.tail.kind = second.tail.kind;
    return true;
  }
  const UnitInfo* from = find_unit(first.tail.unit);
  const UnitInfo* to = find_unit(second.tail.unit);
  if (from == nullptr || to == nullptr || from->dimension != to->dimension || from->offset != to->offset) return false;
  first.number.low *= from->factor.value() / to->factor.value();
  first.number.high = first.number.low;
  first.tail.unit = second.tail.unit;
  return true;
}

/// 3 in "3-5bn" is 3bn, 5 in "5-8,000" is 5,000; 900 in "900 to 1.2 million" stays.
void reach_left(Part& first, const Part& second, Joint joint) {
  const Number& high = second.number;
  if (first.number.has_magnitude || first.number.form == NumberForm::vague || high.form == NumberForm::vague) return;
  double scale = 1;
  if (high.has_magnitude && high.scale > 1 && first.number.low < high.low / high.scale * 1.0000001) {
    scale = high.scale;
  } else if (high.form == NumberForm::words && !high.has_magnitude && first.number.form == NumberForm::words && high.low >= 100 &&
             std::fmod(high.low, 100) == 0 && first.number.low < 10 && first.number.low < high.low / 100) {
    scale = 100;  // two to three hundred
  } else if (joint == Joint::dash && high.has_group && std::fmod(high.low, 1000) == 0 && !first.number.has_group &&
             first.number.low < 1000 && first.number.low < high.low / 1000) {
    scale = 1000;
  }
  first.number.low *= scale;
  first.number.high *= scale;
  if (scale > 1) first.number.has_magnitude = true;
}

bool is_close_pair(const Part& first, const Part& second) {
  const double low = first.number.low;
  const double high = second.number.low;
  return low > 0 && high > low && (high <= low + 2 || high <= low * 1.5) && first.tail.empty();
}

/// "fell 12 cents to 45 cents", "cut by 500,000 tonnes to 6.8 mln", "rose 2-1/4 to 101": a change and the level after it. What
/// shares the unit of the second, as in "rose 5 to 10 percent", is a range.
bool is_change_to_level(const Scan& scan, const Part& first, const Part& second, bool first_has_tail) {
  const bool is_alone = first_has_tail || first.has_currency_before;
  if (!is_alone && (!second.tail.empty() || second.number.low < 5 * first.number.low)) return false;
  const Number& level = second.number;
  const bool shares_scale = level.has_magnitude && !first.number.has_magnitude && first.number.low < level.low / level.scale;
  if (shares_scale && first.has_currency_before) return false;  // added $2 to $3 million
  TextSpan verb = previous_word(scan.folded, first.begin);
  static const lang::WordGroup& adjectives = lang::word_group("change_adjectives");  // "rose a record 14,000 to 310,000"
  if (lang::contains(adjectives, verb.of(scan.folded))) {
    verb = previous_word(scan.folded, verb.begin);
    if (has(scan, verb, Context::determiner)) verb = previous_word(scan.folded, verb.begin);
  }
  if (has(scan, verb, Context::range_word)) return false;
  if (has(scan, verb, Context::change_verb)) return true;
  if (verb.of(scan.folded) != "by" && verb.of(scan.folded) != "um") return false;
  const bool is_close = first.number.scale == second.number.scale && second.number.low <= 2 * first.number.low;
  return !is_close && is_after_change_verb(scan, verb.begin);  // "by $3.8m to $4.9m" is a range
}

/// The level that a change ends at: what stands behind "to", bounds passed over ("auf knapp 9 Prozent").
std::optional<Part> level_after(const Scan& scan, std::size_t at) {
  constexpr int most_words = 2;
  for (int skipped = 0; skipped <= most_words; ++skipped) {
    if (auto part = read_part_forward(scan, at)) return part;
    const TextSpan word = word_at(scan.folded, at);
    if (word.empty()) return std::nullopt;
    at = skip_blanks(scan.folded, word.end);
  }
  return std::nullopt;
}

/// Whether 4.5 and 3.5 million are of one size, as 900 and 1.2 million are not.
bool is_same_scale(const Number& first, const Number& second) {
  constexpr double widest = 20;
  const double mantissa = second.low / second.scale;
  return first.low > 0 && first.low < widest * mantissa && mantissa < widest * first.low;
}

double signed_low(const Part& part) { return part.sign == Sign::minus ? -part.number.low : part.number.low; }

}  // namespace

std::optional<Range> read_range(const Scan& scan, const Part& first) {
  if (first.has_plus_after || first.number.form == NumberForm::vague) return std::nullopt;
  Connector connector = read_connector(scan, first);
  if (connector.joint == Joint::none) return std::nullopt;
  Range range{first, {}, connector.joint, first.begin};
  if (connector.joint == Joint::between) {
    const TextSpan opener = opener_before(scan, first.begin, Context::between);
    if (opener.empty()) return std::nullopt;
    if (!opener.of(scan.folded).ends_with(" of")) range.begin = opener.begin;
    const TextSpan article = word_at(scan.folded, connector.end);
    if (has(scan, article, Context::determiner) && !scan.lexicon.numerals.contains(article.of(scan.folded)))
      connector.end = skip_blanks(scan.folded, article.end);
  }
  const bool is_romance = scan.lexicon.lang == "es" || scan.lexicon.lang == "pt";
  if (connector.joint == Joint::to && is_romance && is_plain_integer(first)) {  // desde los 10 hasta los 20
    const TextSpan article = word_at(scan.folded, connector.end);
    if (has(scan, article, Context::determiner) && !scan.lexicon.numerals.contains(article.of(scan.folded)))
      connector.end = skip_blanks(scan.folded, article.end);
  }
  auto second = read_part_forward(scan, connector.end);
  if (!second || second->number.form == NumberForm::vague) return std::nullopt;
  if (second->number.is_one && second->tail.empty()) return std::nullopt;
  if (connector.joint == Joint::dash && second->sign == Sign::minus && dash_at(scan.folded, connector.end) == 1 &&
      !connector.is_spaced)
    return std::nullopt;  // 1--2
  range.high = *second;
  const bool first_has_tail = !first.tail.empty() && !first.has_currency_before;
  const bool opened = connector.joint == Joint::between;
  if (connector.joint == Joint::to || connector.joint == Joint::dash) {
    const TextSpan from = opener_before(scan, first.begin, Context::from);
    if (!from.empty()) {
      if (connector.may_change && is_after_change_verb(scan, from.begin)) return std::nullopt;
      range.begin = from.begin;
    } else if (const TextSpan between = opener_before(scan, first.begin, Context::between); !between.empty()) {
      range.begin = between.begin;
    } else if (connector.joint == Joint::to && is_change_to_level(scan, first, range.high, first_has_tail)) {
      return std::nullopt;
    }
  }
  const Part unscaled = range.low;
  reach_left(range.low, range.high, connector.joint);
  if (!unify_tails(range.low, range.high)) return std::nullopt;
  if (connector.joint == Joint::alternative && !is_close_pair(unscaled, range.high)) return std::nullopt;
  const double low = signed_low(range.low);
  const double high = signed_low(range.high);
  if (low > high && connector.joint == Joint::to && range.begin < first.begin && range.low.sign == Sign::none &&
      range.high.sign == Sign::none && !opener_before(scan, first.begin, Context::from).empty())
    return std::nullopt;  // "from 12,000 to 9,000" falls, whatever the verb
  if (low >= high) {
    const bool is_scale_with_sign = range.low.sign != Sign::none || range.high.sign != Sign::none;
    if (low == high || (!is_scale_with_sign && range.begin == first.begin && !opened)) return std::nullopt;
    if (connector.joint == Joint::dash && is_plain_integer(first)) return std::nullopt;
  }
  return range;
}

void share_level_unit(const Scan& scan, Part& part) {
  static const lang::WordGroup& before = lang::word_group("level_before_words");
  static const lang::WordGroup& after = lang::word_group("level_after_words");
  if (!part.tail.empty() || part.number.form == NumberForm::vague || part.number.form == NumberForm::fraction) return;
  const TextSpan from = previous_word(scan.folded, read_bound_before(scan, part.begin, false).begin);
  static const lang::WordGroup& by = lang::word_group("change_by_words");
  const TextSpan to = next_word(scan.folded, part.end);
  if (from.empty() || from.begin < scan.floor || to.empty() || !lang::contains(after, to.of(scan.folded))) return;
  const bool is_change = part.number.has_magnitude && lang::contains(by, from.of(scan.folded));  // "um 8 Mrd auf 127 Mrd Euro"
  if (!is_change && !lang::contains(before, from.of(scan.folded))) return;
  auto level = level_after(scan, skip_blanks(scan.folded, to.end));
  if (!level || level->number.form == NumberForm::vague) return;
  if (level->tail.empty())
    if (const auto range = read_range(scan, *level)) level = range->high;  // "auf 3,5 oder 3,6 Prozent"
  if (is_change && level->tail.kind != QuantityKind::money) return;
  const bool shared = level->tail.kind == QuantityKind::percent || level->tail.kind == QuantityKind::percent_points ||
                      level->tail.kind == QuantityKind::money || level->tail.kind == QuantityKind::measure;
  if (!shared || level->has_currency_before) return;
  if (level->number.scale > 1 && !part.number.has_magnitude) {
    if (!is_same_scale(part.number, level->number)) return;
    part.number.low *= level->number.scale;
    part.number.high *= level->number.scale;
  }
  take_tail(part, level->tail);
}

std::optional<Range> read_unit_pair(const Scan& scan, std::size_t at) {
  const TextSpan article = word_at(scan.folded, at);
  const auto numeral = scan.lexicon.numerals.find(article.of(scan.folded));
  if (numeral == scan.lexicon.numerals.end()) return std::nullopt;
  if (numeral->second.kind != Numeral::article && numeral->second.kind != Numeral::one) return std::nullopt;
  Part first;
  first.number.span = article;
  first.number.low = first.number.high = 1;
  first.number.form = NumberForm::words;
  first.begin = article.begin;
  first.tail = read_tail(scan, first.number, article.end);
  first.end = first.tail.end;
  if (first.tail.kind != QuantityKind::duration && first.tail.kind != QuantityKind::measure) return std::nullopt;
  const TextSpan joint = next_word(scan.folded, first.end);
  if (!has(scan, joint, Context::alternative)) return std::nullopt;
  auto second = read_part_forward(scan, skip_blanks(scan.folded, joint.end));
  if (!second || !second->tail.empty() || second->number.form != NumberForm::words) return std::nullopt;
  if (second->number.low < 2 || second->number.low > 3) return std::nullopt;
  second->tail = first.tail;
  return Range{first, *second, Joint::alternative, first.begin};
}

}  // namespace claimdex::quantity
