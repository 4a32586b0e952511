// Multipliers (doubled, twice the, tenfold, 10x, "five times more") and ratios ("one in five", "7 out of 10"), which become
// percent.
#include <array>
#include <cmath>
#include <string>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

Quantity make_quantity(TextSpan span, double value, QuantityKind kind, std::string_view rule) {
  Quantity quantity;
  quantity.low = quantity.high = value;
  quantity.kind = kind;
  quantity.span = quantity.number = span;
  quantity.rule = rule;
  return quantity;
}

/// "double", "triple", "twice" are multipliers only before what is multiplied: "double the", "twice as many".
bool is_adjectival(std::string_view word) {
  static const lang::WordGroup& adjectives = lang::word_group("multiplied_adjectives");
  return lang::contains(adjectives, word);
}

bool stands_before_multiplied(const Scan& scan, TextSpan word) {
  const TextSpan next = next_word(scan.folded, word.end);
  static const lang::WordGroup& openers = lang::word_group("multiplied_openers");
  static const lang::WordGroup& prepositions = lang::word_group("multiplied_prepositions");
  static const lang::WordGroup& verbs = lang::word_group("multiplied_verbs");
  const std::string_view name = word.of(scan.folded);
  if ((name == "twice" || name == "thrice") && lang::contains(prepositions, next.of(scan.folded)))
    return false;  // struck twice in the face
  if (lang::contains(openers, next.of(scan.folded))) return true;
  return name != "twice" && lang::contains(verbs, previous_word(scan.folded, word.begin).of(scan.folded));
}

/// French "un doublé", "son triplé": goals of one player.
bool is_goals(const Scan& scan, TextSpan word) {
  const std::string_view name = word.of(scan.folded);
  if (scan.lexicon.lang != "fr" || (name != "doublé" && name != "triplé")) return false;
  static const lang::WordGroup& articles = lang::word_group("goal_articles");
  return lang::contains(articles, previous_word(scan.folded, word.begin).of(scan.folded));
}

/// "der dreifache Weltmeister", "ein fünffacher Vater": how often somebody was something.
bool is_title_count(const Scan& scan, TextSpan word) {
  static const lang::WordGroup& endings = lang::word_group("title_endings");
  constexpr int reach = 3;  // words
  TextSpan next = word;
  for (int i = 0; i < reach; ++i) {
    next = next_word(scan.folded, next.end);
    if (next.empty()) return false;
    for (const std::string& ending : endings)
      if (next.of(scan.folded).ends_with(ending)) return true;
    if (starts_upper(scan.text, next.begin)) return false;
  }
  return false;
}

std::optional<Quantity> read_multiplier_word(const Scan& scan, std::size_t at) {
  const auto hit = phrase_at(scan.lexicon.multipliers, scan.folded, at);
  if (!hit) return std::nullopt;
  if (dash_at(scan.folded, hit.span.end) == 1 && letter_at(scan.folded, hit.span.end + 1) > 0)
    return std::nullopt;  // double-digit
  if (dash_before(scan.folded, at) == 1) return std::nullopt;
  if (is_goals(scan, hit.span)) return std::nullopt;
  if (scan.lexicon.lang == "de" && hit.span.of(scan.folded).find("fach") != std::string_view::npos &&
      is_title_count(scan, hit.span))
    return std::nullopt;
  if (is_adjectival(hit.span.of(scan.folded)) && !stands_before_multiplied(scan, hit.span)) return std::nullopt;
  if (hit.span.of(scan.folded) == "halves" && !stands_before_multiplied(scan, hit.span)) return std::nullopt;
  return make_quantity(hit.span, *hit.entry, QuantityKind::multiplier, "multiplier.word");
}

/// "3x push buttons", "– 2x UART", in lists of what a device has: so many of them. "2x faster", "3x the speed" multiply.
bool counts_pieces(const Scan& scan, std::size_t at, const Number& number, std::size_t end, TextSpan object) {
  constexpr double most_pieces = 64;
  static const lang::WordGroup& factors = lang::word_group("factor_words");
  if (number.has_decimal || number.low > most_pieces || object.begin != skip_blanks(scan.text, end) || object.empty())
    return false;
  const std::size_t before = skip_blanks_back(scan.text, at);
  static const lang::WordGroup& bounds = lang::word_group("bounds_of_pieces");
  static const lang::WordGroup& openers = lang::word_group("openers_of_pieces");
  std::string_view head = scan.folded.substr(0, before);
  for (const std::string_view bound : bounds)  // "Keys – up to 12x push buttons"
    if (head.ends_with(bound)) head = head.substr(0, skip_blanks_back(scan.text, before - bound.size()));
  const bool listed = head.empty() || std::any_of(openers.begin(), openers.end(),
                                                  [&](std::string_view opener) { return head.ends_with(opener); });
  const TextSpan first = word_at(scan.folded, object.begin);
  if (!listed || lang::contains(factors, first.of(scan.folded))) return false;
  const std::string_view noun = object.of(scan.text);
  const TextSpan behind = next_word(scan.folded, object.end);  // "4x AI Training Speed"
  if (behind.begin == object.end + 1 && lang::contains(factors, behind.of(scan.folded))) return false;
  const bool plural = noun.size() > 3 && noun.ends_with('s') && !noun.ends_with("ss");
  const bool abbreviated = noun.size() > 1 && is_upper(noun[0]) && (is_upper(noun[1]) || is_digit(noun[1]));
  return plural || abbreviated || number.low == 1;  // "1x status light"
}

Quantity pieces(const Scan& scan, TextSpan span, double value, TextSpan object) {
  Quantity quantity = make_quantity(span, value, QuantityKind::count, "digits.pieces");
  quantity.object_span = object;
  quantity.object = std::string(object.of(scan.text));
  quantity.span.end = object.end;
  return quantity;
}

/// "four times 2025's average": a year that owns what is multiplied.
bool is_year_of(const Scan& scan, std::size_t at) {
  constexpr std::size_t year = 4;  // digits
  const std::size_t begin = skip_blanks(scan.folded, at);
  std::size_t end = begin;
  while (end < scan.folded.size() && is_digit(scan.folded[end])) ++end;
  return begin > at && end - begin == year &&
         (scan.folded.substr(end).starts_with("'s ") || scan.text.substr(end).starts_with("\xE2\x80\x99s "));
}

/// 10x, 2.5×, 10-fold, "five times more".
std::optional<Quantity> read_multiplier_number(const Scan& scan, std::size_t at) {
  std::optional<Number> number = parse_digits(scan.lexicon, scan.folded, at);
  const bool is_digits = number.has_value();
  if (!number) number = parse_number_words(scan.lexicon, scan.folded, at);
  if (!number) return std::nullopt;
  extend_by_fraction(scan.lexicon, scan.folded, *number);  // one and a half times the size
  const std::size_t end = number->span.end;
  std::size_t next = end;
  if (is_digits && next < scan.folded.size() && (scan.folded[next] == 'x' || scan.text.substr(next).starts_with("\xC3\x97"))) {
    const TextSpan before = previous_word(scan.text, at);
    const bool is_model = scan.text[next] == 'X' && !before.empty() && before.end + 1 == at &&
                          starts_upper(scan.text, before.begin) && skip_blanks_back(scan.text, before.begin) > 0;
    if (is_model) return std::nullopt;  // the Nexus 5X
    next += scan.folded[next] == 'x' ? 1 : 2;
    if (letter_at(scan.folded, next) == 0 && (next >= scan.folded.size() || !is_digit(scan.folded[next]))) {
      const TextSpan object = read_object(scan, next, false);
      if (counts_pieces(scan, at, *number, next, object)) return pieces(scan, {at, next}, number->low, object);
    }
    if (letter_at(scan.folded, next) == 0 && (next >= scan.folded.size() || !is_digit(scan.folded[next])))
      return make_quantity({at, next}, number->low, QuantityKind::multiplier, "multiplier.x");
    return std::nullopt;
  }
  if (is_digits && scan.lexicon.lang == "en") {  // "500 million times faster"
    const auto large = parse_number(scan.lexicon, scan.text, scan.folded, at, false);
    if (large && large->has_magnitude) number = large;
  }
  next = skip_blanks(scan.folded, number->span.end);
  if (dash_at(scan.folded, next) == 1) next = skip_blanks(scan.folded, next + 1);
  const TextSpan word = word_at(scan.folded, next);
  if (word.empty()) return std::nullopt;
  const std::string_view name = word.of(scan.folded);
  static const lang::WordGroup& folds = lang::word_group("fold_words");
  static const lang::WordGroup& times = lang::word_group("times_words");
  static const lang::WordGroup& compared = lang::word_group("times_compared");
  if (lang::contains(folds, name)) return make_quantity({at, word.end}, number->low, QuantityKind::multiplier, "multiplier.fold");
  if (!lang::contains(times, name)) return std::nullopt;
  const TextSpan after = next_word(scan.folded, word.end);
  if (!lang::contains(compared, after.of(scan.folded)) && !is_year_of(scan, word.end)) return std::nullopt;
  return make_quantity({at, word.end}, number->low, QuantityKind::multiplier, "multiplier.times");
}

/// German "dreimal so viel", "vierfach", "das Zehnfache".
std::optional<Quantity> read_multiplier_compound(const Scan& scan, std::size_t at) {
  if (!scan.lexicon.has_compounds) return std::nullopt;
  const TextSpan word = word_at(scan.folded, at);
  const auto number = parse_german_compound(word.of(scan.folded));
  if (!number || number->value < 2) return std::nullopt;
  const std::string_view ending = word.of(scan.folded).substr(number->size);
  static const lang::WordGroup& folds = lang::word_group("fold_endings");
  static const lang::WordGroup& compared = lang::word_group("mal_compared");
  const bool is_fold = lang::contains(folds, ending);
  if (is_fold && is_title_count(scan, word)) return std::nullopt;
  if (!is_fold && !(ending == "mal" && lang::contains(compared, next_word(scan.folded, word.end).of(scan.folded))))
    return std::nullopt;
  return make_quantity(word, number->value, QuantityKind::multiplier, "multiplier.fold");
}

/// German "dreistündig", "zweitägiger", "fünfjährige": a number and an adjective of time in one word.
std::optional<Quantity> read_time_compound(const Scan& scan, std::size_t at) {
  if (!scan.lexicon.has_compounds) return std::nullopt;
  const TextSpan word = word_at(scan.folded, at);
  const auto number = parse_german_compound(word.of(scan.folded));
  if (!number || number->size >= word.size()) return std::nullopt;
  const std::string_view ending = word.of(scan.folded).substr(number->size);
  const bool is_adjective = ending.find("ig") != std::string_view::npos;
  const auto unit = scan.lexicon.units.find(ending);
  const bool is_year = scan.lexicon.has(ending, Context::age_after);
  if (!is_adjective || (!is_year && (unit == scan.lexicon.units.end() || unit->second.unit->dimension != "time")))
    return std::nullopt;
  const bool is_person = starts_upper(scan.text, word.begin);  // die Zehnjährige
  const QuantityKind kind = is_year && is_person ? QuantityKind::age : QuantityKind::duration;
  Quantity quantity = make_quantity(word, number->value, kind, "words.compound");
  quantity.unit = is_year ? std::string_view("year") : unit->second.unit->name;
  return quantity;
}

}  // namespace

std::optional<Quantity> read_multiplier(const Scan& scan, std::size_t at) {
  if (auto compound = read_multiplier_compound(scan, at)) return compound;
  if (auto time = read_time_compound(scan, at)) return time;
  if (is_digit(scan.folded[at])) return read_multiplier_number(scan, at);
  if (auto word = read_multiplier_word(scan, at)) return word;
  return read_multiplier_number(scan, at);
}

namespace {

/// "one WOMAN in six": steps over a noun between the ends of a ratio. False, and `at` unchanged, where none stands.
bool skip_counted_noun(const Scan& scan, std::size_t& at) {
  const TextSpan noun = word_at(scan.folded, at);
  if (noun.size() < 3 || scan.lexicon.has(noun.of(scan.folded), Context::object_stop) ||
      scan.lexicon.units.contains(noun.of(scan.folded)))
    return false;
  const auto is_joint = [&](std::size_t place) {
    const auto joint = phrase_at(scan.lexicon.contexts, scan.folded, place);
    return joint && (*joint.entry & static_cast<std::uint32_t>(Context::in_ratio)) != 0;
  };
  std::size_t next = skip_blanks(scan.folded, noun.end);
  if (next == noun.end) return false;
  // "trois maladies nouvelles sur quatre"
  const TextSpan adjective = word_at(scan.folded, next);
  const bool may_have_adjective = (scan.lexicon.lang == "fr" || scan.lexicon.lang == "es" || scan.lexicon.lang == "pt") &&
                                  !is_joint(next) && adjective.size() > 3 &&
                                  !scan.lexicon.has(adjective.of(scan.folded), Context::object_stop);
  if (may_have_adjective) next = skip_blanks(scan.folded, adjective.end);
  if (!is_joint(next)) return false;
  at = next;
  return true;
}

}  // namespace

/// "jeder fünfte", "jedes 100. Unternehmen": one in that many.
std::optional<Quantity> read_every(const Scan& scan, std::size_t at) {
  const TextSpan word = word_at(scan.folded, at);
  if (!scan.lexicon.is_numeral(word.of(scan.folded), Numeral::every)) return std::nullopt;
  const std::size_t next = skip_blanks(scan.folded, word.end);
  if (const auto digits = parse_digits(scan.lexicon, scan.folded, next); digits && digits->low > 1) {
    if (digits->has_decimal || !scan.folded.substr(digits->span.end).starts_with(". ")) return std::nullopt;
    return make_quantity({at, digits->span.end + 1}, 100 / digits->low, QuantityKind::percent, "ratio.every");
  }
  const TextSpan second = word_at(scan.folded, next);
  const NumeralWord* ordinal = scan.lexicon.numeral(second.of(scan.folded));
  if (ordinal == nullptr || ordinal->kind != Numeral::ordinal) return std::nullopt;
  if (!read_tail(scan, {}, second.end).empty()) return std::nullopt;  // jede zweite Woche
  return make_quantity({at, second.end}, 100 / ordinal->value, QuantityKind::percent, "ratio.every");
}

std::optional<Quantity> read_ratio(const Scan& scan, std::size_t at) {
  if (auto share = read_every(scan, at)) return share;
  std::optional<Number> top = parse_digits(scan.lexicon, scan.folded, at);
  if (!top) top = parse_number_words(scan.lexicon, scan.folded, at);
  if (!top || top->has_magnitude || top->has_decimal || top->low <= 0 || top->low > 1000) return std::nullopt;
  std::size_t next = skip_blanks(scan.folded, top->span.end);
  if (next == top->span.end && dash_at(scan.folded, next) == 1) ++next;  // one-in-five
  const TextSpan noun = word_at(scan.folded, next);
  constexpr double most_parts = 10;  // "deux électeurs sur trois"
  const bool has_noun = top->low <= most_parts && skip_counted_noun(scan, next);
  const auto joint = phrase_at(scan.lexicon.contexts, scan.folded, next);
  if (!joint || (*joint.entry & static_cast<std::uint32_t>(Context::in_ratio)) == 0) return std::nullopt;
  static const lang::WordGroup& noun_joints = lang::word_group("ratio_noun_joints");
  if (has_noun && top->low != 1 && !lang::contains(noun_joints, joint.span.of(scan.folded))) return std::nullopt;
  std::size_t from = skip_blanks(scan.folded, joint.span.end);
  if (from == joint.span.end && dash_at(scan.folded, from) == 1) ++from;
  const TextSpan every = word_at(scan.folded, from);
  static const lang::WordGroup& each = lang::word_group("each_words");
  if (lang::contains(each, every.of(scan.folded))) from = skip_blanks(scan.folded, every.end);
  std::optional<Number> whole = parse_digits(scan.lexicon, scan.folded, from);
  if (!whole) whole = parse_number_words(scan.lexicon, scan.folded, from);
  if (!whole || whole->has_decimal || whole->low <= top->low || whole->is_one) return std::nullopt;
  const auto amount = parse_number(scan.lexicon, scan.text, scan.folded, from, false);
  if (amount && amount->has_magnitude) return std::nullopt;  // "eine Strafe von 5 Millionen"
  // "12 in 2019", "5 in 24 hours", "3 in 10 days" are no ratios.
  if (whole->form == NumberForm::digits && !whole->has_group && whole->whole_digits >= 4) return std::nullopt;
  const Tail tail = read_tail(scan, *whole, whole->span.end);
  if (!tail.empty()) return std::nullopt;
  // "ist eine von vier Firmen": one of four, no share.
  static const lang::WordGroup& copulas = lang::word_group("one_of_copulas");
  if (scan.lexicon.lang == "de" && top->is_one && lang::contains(copulas, previous_word(scan.folded, at).of(scan.folded)))
    return std::nullopt;
  if (has_noun) {
    const TextSpan following = next_word(scan.folded, whole->span.end);
    const bool is_plural =
        following.of(scan.folded).ends_with('s') && !scan.lexicon.has(following.of(scan.folded), Context::object_stop);
    const bool is_one_of_many =
        top->is_one && std::fmod(whole->low, 10) == 0 && lang::contains(noun_joints, joint.span.of(scan.folded));  // "sur 400"
    if ((whole->low > 20 && !is_one_of_many) || is_plural) return std::nullopt;  // one company in ten countries
  }
  const bool is_weak_joint = joint.span.size() <= 3;
  const double size = whole->low;
  const bool is_round = size <= 10 || std::fmod(size, 10) == 0 || size == 12 || size == 25;
  const bool is_whole_text =
      skip_blanks_back(scan.folded, at) == 0 && skip_blanks(scan.folded, whole->span.end) >= scan.folded.size();
  const TextSpan noun_after = next_word(scan.folded, whole->span.end);
  const std::string_view noun_name = noun_after.of(scan.folded);
  const bool is_people = noun_name.ends_with('s') || scan.lexicon.has(noun_name, Context::plural_head);
  const bool is_one_of_people = scan.lexicon.lang == "en" && top->is_one && size <= 100 && !noun_after.empty() && is_people &&
                                !scan.lexicon.has(noun_name, Context::object_stop);  // one in 21 adults
  if (is_weak_joint && !is_whole_text && !is_one_of_people && (!is_round || top->low > 100)) return std::nullopt;
  const double parts = scan.options.as_written ? 1 : 100;
  const QuantityKind kind = scan.options.as_written ? QuantityKind::ratio : QuantityKind::percent;
  Quantity ratio = make_quantity({at, whole->span.end}, parts * top->low / whole->low, kind, "ratio");
  if (has_noun) {
    ratio.object_span = noun;
    ratio.object = std::string(noun.of(scan.text));
  }
  return ratio;
}

}  // namespace claimdex::quantity
