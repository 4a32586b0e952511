// One quantity of an alphabetic script, step by step: is it one at all, number with unit, range, bounds, noun.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/scanner.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

/// Dimensions whose values may lie below zero: a sign belongs to the number.
bool keeps_sign(const Tail& tail) {
  if (tail.kind == QuantityKind::money || tail.kind == QuantityKind::count || tail.kind == QuantityKind::index) return true;
  const UnitInfo* unit = find_unit(tail.unit);
  return unit != nullptr && tail.kind == QuantityKind::measure;
}

/// A minus on a change is a direction; on a level it is part of the number.
void apply_sign(const Scan& scan, const Part& part, bool has_object, Quantity& quantity) {
  if (part.sign == Sign::none) return;
  const bool is_bracketed = part.begin > 0 && scan.text[part.begin - 1] == '(';
  if (part.sign == Sign::plus) {
    if (part.tail.kind != QuantityKind::measure) quantity.direction = Direction::up;
    return;
  }
  const bool is_level = keeps_sign(part.tail) && !(part.tail.empty() && (has_object || is_bracketed));
  if (is_level || scan.options.wide) {
    quantity.low = -quantity.low;
    quantity.high = -quantity.high;
  } else {
    quantity.direction = Direction::down;
  }
}

double signed_value(const Part& part, double value) { return part.sign == Sign::minus && keeps_sign(part.tail) ? -value : value; }

std::string rule_of(const Scan& scan, const Part& part, std::string_view shape) {
  static constexpr std::string_view forms[] = {"digits", "words", "vague", "fraction"};
  std::string rule(scan.lexicon.lang);
  rule += '.';
  rule += forms[static_cast<std::size_t>(part.number.form)];
  if (part.number.has_magnitude && part.number.form == NumberForm::digits) rule += ".magnitude";
  if (!part.tail.empty()) (rule += '.') += name_of(part.tail.kind);
  if (!shape.empty()) (rule += '.') += shape;
  if (part.tail.is_usual) rule += ".usual";
  return rule;
}

/// Finishes a quantity whose numbers, kind and unit stand: bounds before and after, noun, span.
class Assembler {
 public:
  Assembler(const Scan& scan, Quantity quantity) : scan_(scan), quantity_(std::move(quantity)) {}

  void read_bounds(std::size_t begin, Bound own) {
    const bool is_time = quantity_.kind == QuantityKind::duration || quantity_.kind == QuantityKind::age;
    const BoundReading before = read_bound_before(scan_, begin, is_time);
    quantity_.span.begin = before.begin;
    if (own == Bound::range) {
      quantity_.bound = Bound::range;
    } else {
      quantity_.bound = before.bound != Bound::exact ? before.bound : own;
    }
    if (before.direction != Direction::none) quantity_.direction = before.direction;
  }

  void read_after(std::size_t end, bool has_plus, bool is_hyphenated) {
    quantity_.span.end = end;
    if (has_plus && quantity_.bound != Bound::range) quantity_.bound = Bound::at_least;
    apply_bound_after();
    const bool takes_object = quantity_.kind != QuantityKind::percent_points && quantity_.kind != QuantityKind::index;
    if (takes_object) set_object(read_object(scan_, quantity_.span.end, is_hyphenated));
    if (quantity_.kind == QuantityKind::percent && begins_with_verb()) drop_object(end);
    if (quantity_.kind == QuantityKind::age && is_deed_of_aged()) drop_object(end);
    const bool may_share = quantity_.kind == QuantityKind::count || quantity_.kind == QuantityKind::percent;
    if (may_share && quantity_.object.empty()) set_shared_object();
    apply_bound_after();
  }

  Quantity take() && { return std::move(quantity_); }
  [[nodiscard]] const Quantity& quantity() const { return quantity_; }

 private:
  void apply_bound_after() {
    const auto after = read_bound_after(scan_, quantity_.span.end);
    if (!after) return;
    if (quantity_.bound != Bound::range) quantity_.bound = after->bound;
    quantity_.span.end = after->end;
  }

  /// "80% offered free samples", "with 60% saying so": the share's verb follows it.
  [[nodiscard]] bool begins_with_verb() const {
    if (quantity_.object.empty() || scan_.lexicon.lang != "en") return false;
    const TextSpan word = word_at(scan_.folded, quantity_.object_span.begin);
    static const lang::WordGroup& answers = lang::word_group("answering_participles");
    const std::string_view name = word.of(scan_.folded);
    return word.size() > 3 && (name.ends_with("ed") || lang::contains(answers, name)) &&
           skip_blanks(scan_.folded, quantity_.number.end) == quantity_.object_span.begin;
  }

  /// "the 31-year-old missed the final", "the 24-year-old won bronze"; but "a 70-year-old retired teacher".
  [[nodiscard]] bool is_deed_of_aged() const {
    if (quantity_.object.empty() || scan_.lexicon.lang != "en") return false;
    static const lang::WordGroup& pasts = lang::word_group("pasts_behind_ages");
    const TextSpan verb = word_at(scan_.folded, quantity_.object_span.begin);
    if (lang::contains(pasts, verb.of(scan_.folded))) return true;
    const TextSpan next = next_word(scan_.folded, verb.end);
    const std::string_view follower = next.of(scan_.folded);
    const bool opens_object =
        scan_.lexicon.has(follower, Context::object_stop) || scan_.lexicon.has(follower, Context::determiner);
    return verb.size() > 3 && verb.of(scan_.folded).ends_with("ed") && (next.empty() || opens_object);
  }

  void drop_object(std::size_t end) {
    quantity_.object.clear();
    quantity_.object_span = {};
    quantity_.span.end = end;
  }

  /// The noun stands behind another number, which the span must not swallow.
  void set_shared_object() {
    const TextSpan object = read_shared_object(scan_, quantity_);
    if (object.empty()) return;
    quantity_.object_span = object;
    quantity_.object = std::string(object.of(scan_.text));
  }

  void set_object(TextSpan object) {
    if (object.empty()) return;
    quantity_.object_span = object;
    quantity_.object = std::string(object.of(scan_.text));
    quantity_.span.end = object.end;
  }

  const Scan& scan_;
  Quantity quantity_;
};

Quantity start_quantity(const Scan& scan, const Part& part, TextSpan number, std::string_view shape) {
  Quantity quantity;
  quantity.low = part.number.low;
  quantity.high = part.number.high;
  quantity.kind = part.tail.kind;
  quantity.unit = part.tail.unit;
  quantity.currency = part.tail.currency;
  quantity.span = quantity.number = number;
  quantity.rule = rule_of(scan, part, shape);
  return quantity;
}

/// "the past three quarters": quarters of a year, no share.
bool reread_quarters(const Scan& scan, Part& part) {
  if (scan.lexicon.lang != "en" || part.number.low != 0.75) return false;
  const TextSpan last = word_before(scan.folded, part.number.span.end);
  if (last.of(scan.folded) != "quarters" || last.begin == 0 || scan.folded[last.begin - 1] == '-') return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (before.empty() || !scan.lexicon.has(before.of(scan.folded), Context::calendar_part)) return false;
  part.number.low = part.number.high = 3;
  part.number.is_share = false;
  part.number.form = NumberForm::words;
  part.tail.kind = QuantityKind::duration;
  part.tail.unit = "quarter";
  part.tail.end = part.end;
  return true;
}

/// "10 and 20 percent", "16 and 17-year-olds": what follows the second number belongs to the first too.
void share_tail(const Scan& scan, Part& part) {
  if (!part.tail.empty() || part.number.form == NumberForm::vague || part.number.is_one) return;
  std::size_t at = part.end;
  if (dash_at(scan.folded, at) == 1) ++at;
  const TextSpan joint = next_word(scan.folded, at);
  if (joint.empty() || joint.begin == at) return;
  if (!scan.lexicon.has(joint.of(scan.folded), Context::conjunction) &&
      !scan.lexicon.has(joint.of(scan.folded), Context::alternative))
    return;
  const bool dotted = joint.end < scan.folded.size() && scan.folded[joint.end] == '.';  // "bzw."
  const auto second = read_part_forward(scan, skip_blanks(scan.folded, joint.end + (dotted ? 1 : 0)));
  if (!second || second->has_currency_before || second->tail.kind == QuantityKind::count ||
      second->tail.kind == QuantityKind::money)
    return;
  if (second->number.is_share) return;
  const bool are_percents = scan.lexicon.lang != "en" && second->tail.kind == QuantityKind::percent &&
                            part.number.form != NumberForm::fraction;  // 30 bzw. 20 Prozent
  if (!are_percents && (second->number.form != part.number.form || second->number.low <= part.number.low)) return;
  part.tail = second->tail;
  part.tail.end = part.end;
  part.tail.is_hyphenated = false;
}

/// A share in words becomes a percent, or a part of the unit that follows ("half a mile").
bool resolve_share(const Scan& scan, Part& part) {
  if (!part.number.is_share || reread_quarters(scan, part)) return true;
  const TextSpan article = next_word(scan.folded, part.number.span.end);
  TextSpan next = article;
  if (!article.empty() && scan.lexicon.has(article.of(scan.folded), Context::of)) next = next_word(scan.folded, article.end);
  const NumeralWord* numeral = scan.lexicon.numeral(next.of(scan.folded));
  const bool has_article = numeral != nullptr && (numeral->kind == Numeral::article || numeral->kind == Numeral::one);
  Tail tail = part.tail;
  if (tail.empty() && has_article) tail = read_tail(scan, part.number, next.end);
  if (!tail.empty() && (has_article || !part.tail.empty())) {
    if (part.tail.empty()) {
      part.number.low *= tail.factor;
      part.number.high *= tail.factor;
    }
    part.tail = tail;
    part.end = std::max(part.end, tail.end);
    return true;
  }
  const bool is_whole_text = skip_blanks_back(scan.text, part.begin) == 0 && skip_blanks(scan.text, part.end) >= scan.text.size();
  if (is_whole_text) return true;
  const bool is_half = part.number.low == 0.5 && !part.number.has_article;
  const bool is_compound = dash_at(scan.text, part.end) == 1 && letter_at(scan.text, part.end + 1) > 0;
  if (part.number.low == 0.5 && is_compound) return false;  // a half-decent meal
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (part.number.low == 0.5 && !before.empty() && scan.lexicon.has(before.of(scan.folded), Context::calendar_part))
    return false;  // the second half of 2004
  if (scan.options.as_written) {
    part.tail.kind = QuantityKind::ratio;
    part.tail.end = part.end;
    return true;
  }
  const bool has_of = !article.empty() && (scan.lexicon.has(article.of(scan.folded), Context::of) ||
                                           scan.lexicon.has(article.of(scan.folded), Context::determiner) ||
                                           scan.lexicon.has(article.of(scan.folded), Context::count_noun));
  static const lang::WordGroup& averages = lang::word_group("words_of_averages");  // "el precio medio de la vivienda"
  if (has_of && lang::contains(averages, word_before(scan.folded, part.number.span.end).of(scan.folded))) return false;
  const bool is_closed = article.empty() || scan.lexicon.has(article.of(scan.folded), Context::object_stop);
  const BoundReading bound = read_bound_before(scan, part.begin, false);
  const bool is_by = !before.empty() && (before.of(scan.folded) == "by" || (is_half && before.of(scan.folded) == "in") ||
                                         before.of(scan.folded) == "um");
  if (is_half && !part.number.is_noun && !(has_of || is_by || (bound.has_any && is_closed))) return false;
  const bool is_ordinal = part.number.has_article && article.empty() && skip_blanks_back(scan.text, part.begin) == 0 &&
                          part.end < scan.text.size() && scan.text[part.end] == ',';
  if (is_ordinal) return false;  // A third, Acme Gas, declined
  const std::string_view lang = scan.lexicon.lang;
  const bool may_be_ordinal = part.number.is_one_part && (lang == "fr" || lang == "es" || lang == "pt");  // un cinquième titre
  if ((part.number.has_article || may_be_ordinal) && !(has_of || is_by || bound.has_any || is_closed))
    return false;  // a third party
  part.number.low *= 100;
  part.number.high *= 100;
  part.tail.kind = QuantityKind::percent;
  part.tail.end = part.end;
  return true;
}

/// "percents of twenty": the word before the number, where no number stands before the word.
void make_percent_of(const Scan& scan, Part& part) {
  if (!part.tail.empty()) return;
  const TextSpan of = previous_word(scan.folded, part.begin);
  if (of.empty() || of.begin < scan.floor || !scan.lexicon.has(of.of(scan.folded), Context::of)) return;
  const std::size_t end = skip_blanks_back(scan.folded, of.begin);
  const auto percent = phrase_before(scan.lexicon.percents, scan.folded, end, 0);
  if (!percent || *percent.entry != 1 || skip_blanks_back(scan.folded, percent.span.begin) > scan.floor) return;
  if (scan.floor > 0) return;
  part.tail.kind = QuantityKind::percent;
  part.tail.end = part.end;
}

std::size_t emit_range(const Scan& scan, const Range& range, std::vector<Quantity>& out) {
  Quantity quantity = start_quantity(scan, range.high, {range.begin, range.high.end}, "range");
  double low = signed_value(range.low, range.low.number.low);
  double high = signed_value(range.high, range.high.number.high);
  if (range.low.sign == Sign::minus && range.high.sign == Sign::none && range.high.tail.kind == QuantityKind::percent)
    low = -std::abs(low);
  if (low > high) std::swap(low, high);
  quantity.low = low;
  quantity.high = high;
  quantity.number = {std::max(range.begin, std::min(range.low.begin, range.low.number.span.begin)), range.high.end};
  Assembler assembler(scan, std::move(quantity));
  assembler.read_bounds(range.begin, Bound::range);
  assembler.read_after(range.high.end, range.high.has_plus_after, range.high.tail.is_hyphenated);
  const std::size_t end = assembler.quantity().span.end;
  out.push_back(std::move(assembler).take());
  return end;
}

bool is_lower_bound(Bound bound) { return bound == Bound::more_than || bound == Bound::at_least; }
bool is_upper_bound(Bound bound) { return bound == Bound::less_than || bound == Bound::at_most; }

/// Whether nothing but a comma and a joining word stands between two quantities.
bool are_joined(const Scan& scan, TextSpan first, TextSpan second) {
  std::size_t at = first.end;
  if (at < scan.text.size() && scan.text[at] == ',') ++at;
  const bool has_comma = at > first.end;
  at = skip_blanks(scan.folded, at);
  const TextSpan word = word_at(scan.folded, at);
  if (!word.empty() && word.end < second.begin && scan.lexicon.has(word.of(scan.folded), Context::conjunction))
    return skip_blanks(scan.folded, word.end) == second.begin;
  return has_comma && at == second.begin;
}

/// "more than 10 and less than 20": two bounds of one thing are a range.
void merge_bounds(const Scan& scan, std::vector<Quantity>& out) {
  if (out.size() < 2) return;
  Quantity& first = out[out.size() - 2];
  const Quantity& second = out.back();
  const bool is_rising = is_lower_bound(first.bound) && is_upper_bound(second.bound);
  const bool is_falling = is_upper_bound(first.bound) && is_lower_bound(second.bound);
  if (!is_rising && !is_falling) return;
  const bool is_same = first.kind == second.kind && first.unit == second.unit && first.currency == second.currency;
  if (!is_same || !first.object.empty() || !are_joined(scan, first.span, second.span)) return;
  const double low = is_rising ? first.low : second.low;
  const double high = is_rising ? second.high : first.high;
  if (low >= high) return;
  first.low = low;
  first.high = high;
  first.bound = Bound::range;
  first.span.end = second.span.end;
  first.number.end = second.number.end;
  first.object = second.object;
  first.object_span = second.object_span;
  first.rule += ".bounds";
  out.pop_back();
}

std::size_t emit_part(const Scan& scan, const Part& part, std::vector<Quantity>& out) {
  Assembler assembler(scan, start_quantity(scan, part, {part.begin, part.end}, {}));
  assembler.read_bounds(part.begin, part.number.bound);
  assembler.read_after(part.end, part.has_plus_after, part.tail.is_hyphenated);
  const std::size_t end = assembler.quantity().span.end;
  Quantity quantity = std::move(assembler).take();
  apply_sign(scan, part, !quantity.object.empty(), quantity);
  inherit_currency(scan, out, quantity, part.number);
  out.push_back(std::move(quantity));
  if (!scan.options.wide) merge_bounds(scan, out);
  make_share_points(scan, out);
  return end;
}

std::size_t emit_special(const Scan& scan, Quantity quantity, std::vector<Quantity>& out) {
  const std::size_t end = quantity.span.end;
  quantity.rule = std::string(scan.lexicon.lang) + "." + quantity.rule;
  const bool takes_noun =
      quantity.object.empty() &&
      (quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::ratio || quantity.kind == QuantityKind::duration);
  Assembler assembler(scan, std::move(quantity));
  assembler.read_bounds(assembler.quantity().span.begin, Bound::exact);
  if (takes_noun) assembler.read_after(end, false, false);
  const std::size_t stop = assembler.quantity().span.end;
  out.push_back(std::move(assembler).take());
  return stop;
}

bool is_idiom(const Scan& scan, std::size_t at, std::size_t& end) {
  const auto hit = phrase_at(scan.lexicon.contexts, scan.folded, at);
  if (!hit || (*hit.entry & static_cast<std::uint32_t>(Context::idiom)) == 0) return false;
  end = hit.span.end;
  return true;
}

/// "a company", where no rule reads on: the article begins neither the text nor a phrase of number words ("a few"), and no
/// numeral, magnitude or unit begins with the next word. Most articles are such, and they are the most frequent number words.
bool is_bare_article(const Scan& scan, std::size_t at) {
  const Lexicon& words = scan.lexicon;
  const TextSpan article = word_at(scan.folded, at);
  if (!words.is_numeral(article.of(scan.folded), Numeral::article)) return false;
  const TextSpan next = next_word(scan.folded, article.end);
  constexpr std::size_t shortest = 3;  // shorter ones may be symbols
  if (next.begin == article.end || next.size() < shortest || skip_blanks_back(scan.text, at) == 0) return false;
  const std::string_view name = next.of(scan.folded);
  if (words.numerals.longest_from(name) > 0 || words.magnitudes.longest_from(name) > 0 || words.units.longest_from(name) > 0)
    return false;
  if (words.has_compounds && parse_german_compound(name)) return false;
  if (words.lang == "es" || words.has(name, Context::calendar_part)) return false;  // any word may be a denominator in Spanish
  return !match_unit_symbol(scan.text, next.begin) && !phrase_at(words.multipliers, scan.folded, at) &&
         phrase_at(words.numerals, scan.folded, at).span == article;
}

std::size_t scan_at(const Scan& scan, std::size_t at, std::vector<Quantity>& out) {
  std::size_t end = 0;
  if (is_idiom(scan, at, end)) return end;
  if (is_bare_article(scan, at)) return at;
  if ((end = reject_token(scan, at)) > at) return end;
  if (!scan.options.wide && (end = reject_date(scan, at)) > at) return end;
  if (auto ratio = read_ratio(scan, at)) return emit_special(scan, std::move(*ratio), out);
  if (auto multiplier = read_multiplier(scan, at)) return emit_special(scan, std::move(*multiplier), out);
  if (const auto pair = read_unit_pair(scan, at); pair && !scan.options.wide) return emit_range(scan, *pair, out);
  auto part = read_part(scan, at);
  if (!part) part = read_bare_scale(scan, at);
  if (!part) part = read_article_unit(scan, at);
  if (!part) return at;
  if (part->number.form == NumberForm::words && dash_before(scan.folded, part->begin) == 1 && part->sign == Sign::none &&
      part->begin > 1 && letter_before(scan.folded, part->begin - 1) > 0)
    return part->end;  // "square-one"
  if ((end = reject_in_context(scan, *part)) > at) return end;
  if (!resolve_share(scan, *part)) return part->end;
  make_percent_of(scan, *part);
  if (auto range = scan.options.wide ? std::nullopt : read_range(scan, *part)) {
    make_age(scan, range->begin, range->high);
    const std::size_t rejected = range->high.tail.empty() ? reject_in_context(scan, range->high) : 0;
    return rejected > 0 ? rejected : emit_range(scan, *range, out);
  }
  make_age(scan, part->begin, *part);
  if (!scan.options.wide) share_tail(scan, *part);
  share_side_unit(scan, *part);
  share_listed_unit(scan, *part);
  if (!scan.options.wide) share_contrast_unit(scan, *part);
  if (!scan.options.wide) share_level_unit(scan, *part);
  make_factor(scan, *part);
  imply_money(scan, *part);
  return emit_part(scan, *part, out);
}

}  // namespace

std::size_t scan_alphabetic(const ScanInput& input, std::size_t at, std::vector<Quantity>& out) {
  const std::size_t floor = out.empty() ? 0 : out.back().span.end;
  const Scan scan{input.text, input.folded, *input.lexicon, input.options, floor};
  const std::size_t end = scan_at(scan, at, out);
  return std::max(end, at);
}

}  // namespace claimdex::quantity
