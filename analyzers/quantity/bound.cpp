// Bounds beside a number: words and signs before it ("no fewer than", "~", "up 5%"), words after it ("or more").
#include <algorithm>
#include <array>
#include <string>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

struct BoundSign {
  std::string_view text;
  Bound bound;
};

constexpr std::array<BoundSign, 11> signs = {{{"≥", Bound::at_least},
                                              {">=", Bound::at_least},
                                              {"≧", Bound::at_least},
                                              {"≤", Bound::at_most},
                                              {"<=", Bound::at_most},
                                              {"≦", Bound::at_most},
                                              {"≈", Bound::approx},
                                              {"~", Bound::approx},
                                              {"±", Bound::approx},
                                              {">", Bound::more_than},
                                              {"<", Bound::less_than}}};

const BoundSign* sign_before(std::string_view text, std::size_t end) {
  if (letter_before(text, end) > 0) return nullptr;
  const std::string_view before = text.substr(0, end);
  for (const BoundSign& sign : signs)
    if (before.ends_with(sign.text)) return &sign;
  return nullptr;
}

bool is_vague_bound(Bound bound) { return bound == Bound::approx || bound == Bound::nearly; }

/// "$5bn over 3 years", "rose 5% over two years": right after a quantity such a word says during.
bool means_during(const Scan& scan, TextSpan phrase, bool is_duration) {
  if (!is_duration || scan.floor == 0) return false;
  const std::string_view word = phrase.of(scan.folded);
  if (word != "over" && word != "under") return false;
  return skip_blanks_back(scan.folded, phrase.begin) <= scan.floor;
}

/// "subió un 3,5 % hasta 1.200 millones", "subió un 3,5 % en mayo, hasta los 1.200": behind a change such a word leads to the
/// level.
bool means_to(const Scan& scan, TextSpan phrase) {
  static const lang::WordGroup& words = lang::word_group("until_words");
  if (!lang::contains(words, phrase.of(scan.folded))) return false;
  const std::size_t end = skip_blanks_back(scan.folded, phrase.begin);
  if (end <= scan.floor) return true;
  if (scan.lexicon.has(word_before(scan.folded, end).of(scan.folded), Context::change_verb)) return true;  // "aumentó hasta"
  constexpr std::size_t reach = 40;  // bytes: a phrase of time
  return scan.floor > 0 && scan.folded[end - 1] == ',' && end - scan.floor <= reach;
}

/// "went up to 5.5%": how far a verb of movement leads, no bound; so "is up to 5.5%" where "from" tells the level before.
bool leads_up(const Scan& scan, TextSpan phrase, std::size_t number) {
  static const lang::WordGroup& verbs = lang::word_group("moving_verbs");
  static const lang::WordGroup& states = lang::word_group("passive_auxiliaries");
  if (scan.lexicon.lang != "en" || phrase.of(scan.folded) != "up to") return false;
  const std::string_view verb = previous_word(scan.folded, phrase.begin).of(scan.folded);
  constexpr std::size_t reach = 24;  // bytes: "$5.25 million from"
  return lang::contains(verbs, verb) ||
         (lang::contains(states, verb) && scan.folded.substr(number, reach).find(" from ") != std::string_view::npos);
}

/// The outer of two bounds wins, unless it only blurs: "no more than about 5" is at most, "just under 5" less than.
void merge(const BoundWord& word, BoundReading& reading) {
  if (word.is_filler) return;
  if (word.direction != Direction::none) {
    reading.direction = word.direction;
  } else if (reading.bound == Bound::exact || (is_vague_bound(reading.bound) && !is_vague_bound(word.bound))) {
    reading.bound = word.bound;
  }
  reading.has_any = true;
}

/// What stands behind "the" is compared with: always after "than", after other words of place if it names what is aimed at.
bool compares_with_known(const Scan& scan, TextSpan bound, std::size_t at) {
  if (scan.lexicon.lang != "en") return false;
  if (bound.of(scan.folded).ends_with("than")) return true;
  static const lang::WordGroup& aims = lang::word_group("forecast_nouns");
  constexpr std::size_t reach = 32;  // bytes: " 2.5% growth target"
  std::string_view rest = scan.folded.substr(at, reach);
  rest = rest.substr(0, rest.find(", "));
  return std::any_of(aims.begin(), aims.end(), [&](std::string_view aim) {
    const std::size_t found = rest.find(aim);
    return found != std::string_view::npos && found > 0 && rest[found - 1] == ' ';
  });
}

/// "weniger als die Hälfte", "more than half the 500": a determiner between bound and number.
PhraseHit<BoundWord> bound_before_determiner(const Scan& scan, std::size_t end) {
  const TextSpan word = word_before(scan.folded, end);
  if (word.empty() || word.begin < scan.floor || !scan.lexicon.has(word.of(scan.folded), Context::determiner)) return {};
  const auto hit = phrase_before(scan.lexicon.bounds_before, scan.folded, skip_blanks_back(scan.folded, word.begin), scan.floor);
  // "less than the 5.1% of last year", "below the 2% target": another number stands there, and is known exactly.
  if (hit && word.of(scan.folded) == "the" && compares_with_known(scan, hit.span, word.end)) return {};
  // "around a 133-hectare ranch", "over a 25-year period": a place or a time, no bound.
  static const lang::WordGroup& places = lang::word_group("bounds_of_place");
  const bool is_article = word.of(scan.folded) == "a" || word.of(scan.folded) == "an";
  if (hit && is_article && lang::contains(places, hit.span.of(scan.folded))) return {};
  // "unter den zehn größten": among them.
  if (hit && hit.span.of(scan.folded) == "unter" && word.of(scan.folded) == "den") return {};
  return hit && !hit.entry->is_filler && hit.entry->direction == Direction::none ? hit : PhraseHit<BoundWord>{};
}

}  // namespace

bool begins_number(const Scan& scan, std::size_t at) {
  if (at >= scan.folded.size()) return false;
  if (is_digit(scan.folded[at]) || match_currency_symbol(scan.text, at, scan.lexicon.lang)) return true;
  const TextSpan word = word_at(scan.folded, at);
  const auto numeral = word.empty() ? scan.lexicon.numerals.end() : scan.lexicon.numerals.find(word.of(scan.folded));
  if (numeral == scan.lexicon.numerals.end()) return false;
  const Numeral kind = numeral->second.kind;
  return kind == Numeral::cardinal || kind == Numeral::hundred || kind == Numeral::half ||
         (kind == Numeral::article && parse_number_words(scan.lexicon, scan.folded, at)) || kind == Numeral::one;
}

BoundReading read_bound_before(const Scan& scan, std::size_t begin, bool is_duration) {
  BoundReading reading;
  reading.begin = begin;
  std::size_t at = begin;
  for (int step = 0; step < 4; ++step) {
    const std::size_t end = skip_blanks_back(scan.folded, at);
    if (end <= scan.floor) break;
    if (const BoundSign* sign = sign_before(scan.folded, end)) {
      merge({sign->bound}, reading);
      at = end - sign->text.size();
      reading.begin = at;
      continue;
    }
    auto hit = phrase_before(scan.lexicon.bounds_before, scan.folded, end, scan.floor);
    if (!hit && step == 0 && dash_before(scan.folded, end) == 1)  // over-75s
      hit = phrase_before(scan.lexicon.bounds_before, scan.folded, end - 1, scan.floor);
    if (!hit && step == 0) {
      hit = bound_before_determiner(scan, end);
      if (hit && is_duration && hit.span.of(scan.folded) == "over") break;  // over a 25-year period
    }
    if (!hit || means_during(scan, hit.span, is_duration) || means_to(scan, hit.span)) break;
    if (leads_up(scan, hit.span, begin)) {
      reading.direction = Direction::up;
      break;
    }
    if (hit.span.size() == 1 && scan.folded[hit.span.begin] == 'c' && end == hit.span.end) break;
    merge(*hit.entry, reading);
    at = hit.span.begin;
    if (!hit.entry->is_filler) reading.begin = at;
    if (dash_before(scan.folded, at) == 1) break;
  }
  return reading;
}

std::optional<BoundAfter> read_bound_after(const Scan& scan, std::size_t end) {
  std::size_t at = skip_blanks(scan.folded, end);
  if (at == end && dash_at(scan.folded, at) == 1) ++at;
  if (at >= scan.folded.size() || letter_at(scan.folded, at) == 0) return std::nullopt;
  const auto hit = phrase_at(scan.lexicon.bounds_after, scan.folded, at);
  if (!hit || hit.entry->is_filler) return std::nullopt;
  // "50 plus 20" adds, "5 or more than 6" and "above 10 and below 20" go on.
  if (begins_number(scan, skip_blanks(scan.folded, hit.span.end))) return std::nullopt;
  const std::size_t second = skip_blanks(scan.folded, word_at(scan.folded, at).end);
  const auto longer = phrase_at(scan.lexicon.bounds_before, scan.folded, second);
  if (longer && longer.span.end > hit.span.end) return std::nullopt;  // und weniger als 20
  return BoundAfter{hit.entry->bound, hit.span.end};
}

}  // namespace claimdex::quantity
