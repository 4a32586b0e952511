// Words of change near a quantity, and which of them govern it.
#include "analyzers/claim/event/direction.hpp"
#include "analyzers/claim/event/clause_frames.hpp"
#include "analyzers/lang/word_groups.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace claimdex::claims {
namespace {

bool is_level(QuantityKind kind) {
  return kind == QuantityKind::money || kind == QuantityKind::count || kind == QuantityKind::measure ||
         kind == QuantityKind::index || kind == QuantityKind::other;
}

// Acts whose noun can itself grow or shrink: "layoffs rose 140%".
bool measures_an_act(const EventReading& reading, const QuantityView& quantity) {
  return reading.entry != nullptr && reading.entry->role == TriggerRole::noun && !is_level(quantity.quantity->kind);
}

struct Change {
  Direction direction = Direction::none;
  TextSpan span;
  double score = 0;
};

// A change between a value and the noun behind it is an adjective ("$56bn in contracted revenue"), unless it is a noun itself.
bool is_attribute(const SentenceView& view, const QuantityView& quantity, const Trigger& change, const EventReading& reading) {
  const TextSpan own = quantity.quantity->span;
  // "sieben Prozent mehr Lohn", "5 % más de ventas": how much more.
  const bool compares = view.sentence().lang != "en" && quantity.quantity->kind == QuantityKind::percent &&
                        change.entry->role == TriggerRole::change_adverb && change.span.begin == own.end + 1;
  if (compares) return false;
  return change.entry->role != TriggerRole::change_noun && own.end <= change.span.begin && !reading.span.empty() &&
         change.span.end <= reading.span.begin;
}

// "creció un 5 %", "rose some 5%": what follows is new.
bool is_indefinite(std::string_view word) {
  static const lang::WordGroup& words = lang::word_group("indefinite_articles");
  return lang::contains(words, word);
}

// "raise its 4.4 pct share", "raise its ceiling of 15.8 mln": the value is what there was, not what it becomes.
bool is_value_before(const SentenceView& view, const QuantityView& quantity, const TextSpan& change) {
  if (view.is_cjk() || quantity.first_word == 0) return false;
  const std::size_t first = view.word_at(change.end);
  const std::size_t last = quantity.first_word;
  if (first >= last || view.word_class(first) != WordClass::determiner || is_indefinite(view.word(first))) return false;
  const std::string_view before = view.word(last - 1);
  if (before == "de" && quantity.quantity->kind == QuantityKind::percent) return false;  // "augmenté ses ventes de 30 %"
  return first + 1 == last || before == "of" || before == "von" || before == "de";
}

// Verbs that can have an object, where one stands behind them.
bool takes_object(const SentenceView& view, const Trigger& change) {
  static const lang::WordGroup& verbs = lang::word_group("change_verbs_with_object");
  const std::size_t next = view.word_at(change.span.end);
  if (view.sentence().lang != "en" || next >= view.sentence().words.size()) return false;
  if (!lang::contains(verbs, change.span.of(view.sentence().folded))) return false;
  const std::string_view word = view.word(next);
  return view.word_class(next) == WordClass::content && !word.ends_with("ly") && word.front() > '9';
}

// "two contracts", "five climbs": a counted noun that is written as the verb.
bool is_counted_verb(const QuantityView& quantity, const Trigger& change) {
  return quantity.quantity->kind == QuantityKind::count && change.entry->role == TriggerRole::change_verb &&
         change.span.begin >= quantity.quantity->number.end;
}

// "sues 12 lenders over the crash": a preposition parts what is counted from the change.
bool is_apart(const SentenceView& view, const QuantityView& quantity, const Trigger& change) {
  if (view.is_cjk() || quantity.quantity->kind != QuantityKind::count || quantity.noun.empty()) return false;
  for (std::size_t i = quantity.end_word; i < view.sentence().words.size() && view.sentence().words[i].begin < change.span.begin;
       ++i)
    if (view.word_class(i) == WordClass::preposition) return true;
  return false;
}

bool is_bound_phrase(std::string_view phrase) { return phrase.ends_with("than") || phrase.ends_with(" als"); }

// 电价比邻市高12%: how one thing stands to another, no change, unless what follows 比 is a time ("比上年高").
bool compares_things(const SentenceView& view, const Trigger& change) {
  constexpr std::string_view mark = "比";
  constexpr std::size_t reach = 45;  // bytes of the other thing's name
  if (view.sentence().lang != "zh") return false;
  const std::size_t clause =
      view.sentence().clauses.empty() ? 0 : view.sentence().clauses[view.clause_at(change.span.begin)].begin;
  const std::string_view before = view.sentence().folded.substr(clause, change.span.begin - clause);
  const std::size_t at = before.rfind(mark);
  if (at == std::string_view::npos || at == 0 || before.size() - at > reach) return false;
  static const lang::WordGroup& compounds = lang::word_group("words_with_compare");
  static const lang::WordGroup& times = lang::word_group("compared_times");
  const std::string_view other = before.substr(at + mark.size());
  const bool in_word = std::any_of(compounds.begin(), compounds.end(), [&](std::string_view word) {
    const std::size_t own = word.find(mark);
    return at >= own && before.substr(at - own).starts_with(word);
  });
  return !in_word && !other.empty() && std::none_of(times.begin(), times.end(), [&](std::string_view time) {
    return other.find(time) != std::string_view::npos;
  });
}

// 10円減らす, 3.2% 오른, 2倍に増えた: what stands right behind a value in Japanese and Korean, where verbs end the clause, is how
// it moved.
bool moves_value_before(const SentenceView& view, const QuantityView& quantity, const Trigger& change) {
  const std::string_view lang = view.sentence().lang;
  const std::size_t end = quantity.quantity->span.end;
  if ((lang != "ja" && lang != "ko") || change.span.begin < end) return false;
  std::string_view between = view.sentence().folded.substr(end, change.span.begin - end);
  for (const std::string_view open : {"(", "（"}) {  // 320円（8.2％）安: the same again in brackets
    const std::string_view close = open == "(" ? ")" : "）";
    if (between.starts_with(open) && between.ends_with(close)) between = {};
    if (between == close) between = {};
  }
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  static const lang::WordGroup& particles = lang::word_group("target_particles");
  return between.empty() || lang::contains(particles, between);
}

// 3580円まで下げた, 1천750원으로 5% 올랐다: the level that the verb behind it leads to.
bool is_target_before_verb(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& particles = lang::word_group("target_particles");
  const std::string_view rest = view.sentence().folded.substr(quantity.quantity->span.end);
  return std::any_of(particles.begin(), particles.end(), [&](std::string_view particle) { return rest.starts_with(particle); });
}

// "kick off one agent", "six more names", "missed two games": counts of which no event is told are no measure that moves; "up 12"
// behind a comma or a form of "be" is.
bool is_idle_change(const SentenceView& view, const QuantityView& quantity, const Trigger& change, const EventReading& reading) {
  const bool told = reading.entry != nullptr || reading.event != Event::other || quantity.noun.empty();
  if (view.sentence().lang != "en" || told || quantity.quantity->kind != QuantityKind::count) return false;
  static const lang::WordGroup& feats = lang::word_group("feats_and_failures");
  if (lang::contains(feats, change.span.of(view.sentence().folded))) return true;
  if (change.entry->role != TriggerRole::change_adverb) return false;
  static const lang::WordGroup& particles = lang::word_group("change_particles");
  if (!lang::contains(particles, change.span.of(view.sentence().folded))) return true;
  const std::size_t word = view.word_at(change.span.begin);
  if (word == 0 || view.sentence().words[word - 1].end + 1 < change.span.begin) return false;
  static const lang::WordGroup& auxiliaries = lang::word_group("passive_auxiliaries");
  const std::string_view before = view.word(word - 1);
  return !lang::contains(auxiliaries, before) && before.front() > '9';
}

double score_change(const SentenceView& view, const QuantityView& quantity, const Trigger& change, const EventReading& reading) {
  const TextSpan own = quantity.quantity->span;
  // "fewer than 25" is a bound, "8% fewer than a year ago" a change.
  const bool bounds =
      change.span.end <= quantity.quantity->number.begin && is_bound_phrase(change.span.of(view.sentence().folded));
  if (compares_things(view, change) || is_idle_change(view, quantity, change, reading)) return 0;
  static const lang::WordGroup& wins = lang::word_group("winning_verbs");  // "ganó cuatro premios": nothing grows
  const bool won = quantity.quantity->kind == QuantityKind::count && !quantity.noun.empty();
  if (won && lang::contains(wins, change.span.of(view.sentence().folded))) return 0;
  static const lang::WordGroup& better = lang::word_group("quality_changes");  // "upgrade three roads": they stay three
  if (won && reading.entry == nullptr && lang::contains(better, change.span.of(view.sentence().folded))) return 0;
  if (own.overlaps(change.span)) return bounds || is_counted_verb(quantity, change) ? 0 : 2;
  if (moves_value_before(view, quantity, change)) return 1.5;
  // 10％増, but 高架橋 and 安心: one character says so only right behind the value.
  constexpr std::size_t character = 3;
  const bool behind_value = change.span.begin <= own.end && own.end <= change.span.end;
  if (view.sentence().lang == "ja" && change.entry->role == TriggerRole::change_noun && change.span.size() <= character &&
      !behind_value)
    return 0;
  if (is_attribute(view, quantity, change, reading)) return 0;
  const std::size_t clause = view.clause_at(change.span.begin);
  const bool level = is_level(quantity.quantity->kind);
  const TriggerRole role = change.entry->role;
  if (change.span.end <= own.begin) {
    // "a weekly gain of some 25 points": the value is the change itself.
    const bool counted = !quantity.noun.empty() || quantity.quantity->kind == QuantityKind::measure;  // "a jump of 7m"
    if (role == TriggerRole::change_noun && view.sentence().lang == "en" && !counted && own.begin == change.span.end + 4 &&
        view.sentence().folded.substr(change.span.end, 4) == " of ")
      return 1.5;
    static const lang::WordGroup& of = lang::word_group("links_of_changes");  // "queda de 0,8 %", "une hausse de 3 %"
    if (role == TriggerRole::change_noun && !view.is_cjk() && view.sentence().lang != "en" && !level &&
        own.begin > change.span.end &&
        lang::contains(of, view.sentence().folded.substr(change.span.end, own.begin - change.span.end)))
      return 1.5;
    if (change.entry->role == TriggerRole::change_verb && is_value_before(view, quantity, change.span)) return 0;
    const double words = view.distance(change.span.end, own.begin);
    const int between = view.quantities_between(change.span.end, own.begin);
    // "raised $40m at a valuation of $300m": the verb has its value before the measure comes.
    const bool spent = role == TriggerRole::change_verb && reading.span.begin > change.span.end &&
                       view.quantities_between(change.span.end, reading.span.begin) > 0;
    if (spent && reading.span.end <= own.begin) return 0;
    if (clause == quantity.clause) {
      if (role == TriggerRole::change_noun && between > 0) return 0;  // "after a drop of 10%, rose 2%": it has its own value
      // "rose 5% to $10bn": both; "rose 5% while costs were $10bn" is another clause.
      double score = 1.4 - 0.1 * words - 0.1 * between;
      constexpr int most_between = 2;  // "from around €7 (£6) in May to roughly €9"
      const double least_of_target = between == 0 ? 0.6 : 0.5;
      if (role == TriggerRole::change_verb && between <= most_between && is_target(view, quantity))
        return std::max(score, least_of_target);
      if (level && words > 3 && reading.entry != nullptr && reading.span.begin > change.span.end) score -= 0.3;
      return score;
    }
    return view.is_cjk() && clause + 1 == quantity.clause && !level ? 0.5 - 0.1 * words : 0;
  }
  if (takes_object(view, change)) return 0;  // "customers lost power"
  if (is_bound_phrase(change.span.of(view.sentence().folded)) && change.span.begin > own.end + 2)
    return 0;  // "far more than here"
  if (role == TriggerRole::change_verb && closes_german_frame(view, own, change.span)) return 1.3;
  const double words = view.distance(own.end, change.span.begin);
  const int between = view.quantities_between(own.end, change.span.begin);
  if (clause == quantity.clause) {
    const bool over_noun = own.end <= reading.span.begin && reading.span.end <= change.span.begin;  // "a $150bn market cap drop"
    if (role == TriggerRole::change_noun && words <= (over_noun ? 6 : 3) && between == 0)
      return is_apart(view, quantity, change) ? 0 : 1.5 - 0.1 * words;
    constexpr double verb_final = 0.5;  // "ist um 21.000 auf 2,8 Millionen gesunken"
    const bool final = view.sentence().lang == "de" && role == TriggerRole::change_verb && between <= 1 && words <= 6;
    const double score = (level ? 0.6 : 0.9) - 0.1 * words - 0.3 * between;
    constexpr int most_values = 2;  // 36.7%로 1년 새 5.1%포인트 상승했다
    const bool leads = role == TriggerRole::change_verb && between <= most_values && is_target_before_verb(view, quantity);
    return leads || (final && is_target(view, quantity)) ? std::max(score, verb_final) : score;
  }
  // "revenue of $143.8bn, up 16%": the next clause begins with the change.
  const bool opens =
      clause == quantity.clause + 1 && view.distance(view.sentence().clauses[clause].begin, change.span.begin) <= 1.5;
  if (opens && (role == TriggerRole::change_adverb || view.is_cjk()) && between == 0) return 0.9 - 0.05 * words;
  return 0;
}

// What no phrase names moves only where a word of change stands right beside it.
double least_change(const QuantityView& quantity, const EventReading& reading) {
  const bool level = is_level(quantity.quantity->kind);
  if (reading.entry == nullptr || reading.span.empty()) return level ? 1.3 : 0.9;
  return level && (reading.event == Event::capacity || reading.event == Event::other) ? 1.2 : 0.3;
}

Change best_change(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                   const EventReading& reading) {
  Change best;
  const double least = least_change(quantity, reading);
  // "doubling its toll to 9 francs": what the verb leads to moves, whatever it is.
  constexpr double least_of_target = 0.7;
  const bool target = is_target(view, quantity);
  for (const Trigger& trigger : triggers) {
    if (!is_change(trigger.entry->role)) continue;
    const double score = score_change(view, quantity, trigger, reading);
    const bool leads =
        target && trigger.entry->role == TriggerRole::change_verb && trigger.span.end <= quantity.quantity->span.begin;
    if (score > best.score && score >= (leads ? std::min(least, least_of_target) : least))
      best = {trigger.entry->direction, trigger.span, score};
  }
  return best;
}

// "pays 36 euros more", "an additional five million", "un budget supplémentaire": the adverb beside the number or its noun.
void read_adverb(const QuantityView& quantity, std::string_view folded, std::span<const Trigger> triggers,
                 EventReading& reading) {
  const TextSpan own = quantity.quantity->span;
  const std::size_t number = quantity.quantity->number.begin;
  for (const Trigger& trigger : triggers) {
    if (trigger.entry->role != TriggerRole::change_adverb) continue;
    const bool behind = trigger.span.begin >= own.end && trigger.span.begin <= own.end + 2;
    const bool before = trigger.span.end <= number && trigger.span.end + 2 >= number;
    const bool within = trigger.span.begin > number && trigger.span.end <= own.end;
    const bool of_noun = !reading.span.empty() && trigger.span.begin == reading.span.end + 1;
    if (before && is_bound_phrase(trigger.span.of(folded))) continue;  // "beschäftigt mehr als 240 Leute"
    if (!behind && !before && !within && !of_noun) continue;
    reading.direction = trigger.entry->direction;
    reading.direction_span = trigger.span;
  }
}

// "recovered to close 12% down", "4x lower delay and 2x higher output": the adverb right behind tells how it ended, whatever verb
// stands before.
std::optional<Change> adverb_behind(const SentenceView& view, const Quantity& own, std::span<const Trigger> triggers) {
  static const lang::WordGroup& particles = lang::word_group("ending_adverbs");
  const bool any = own.kind == QuantityKind::multiplier;
  if (view.sentence().lang != "en" || (!any && own.kind != QuantityKind::percent)) return std::nullopt;
  for (const Trigger& trigger : triggers) {
    if (trigger.span.begin != own.span.end + 1) continue;
    const std::string_view written = trigger.span.of(view.sentence().folded);
    const bool adverb = trigger.entry->role == TriggerRole::change_adverb && (any || lang::contains(particles, written));
    if (adverb) return Change{trigger.entry->direction, trigger.span, 1};
    if (trigger.entry->role != TriggerRole::before) continue;  // "12% down on Friday", "5% up on last year"
    if (written == "up on" || written == "up from") return Change{Direction::up, trigger.span, 1};
    if (written == "down on" || written == "down from") return Change{Direction::down, trigger.span, 1};
  }
  return std::nullopt;
}

// What a noun of no direction of its own does where a verb of change governs it: "raised its offer to 5.5 billion", "cut £35bn in
// wasteful spending".
void read_governor(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                   EventReading& reading) {
  const Change change = best_change(view, quantity, triggers, reading);
  constexpr double governs = 1.3;
  if (change.score < governs && !(change.score > 0 && is_target(view, quantity))) return;
  if (is_level_before(view, quantity, triggers)) return;
  reading.direction = change.direction;
  reading.direction_span = change.span;
}

bool has_change(std::span<const Trigger> triggers, const TextSpan& within) {
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.entry->role == TriggerRole::change_verb && within.begin <= trigger.span.begin &&
           trigger.span.end <= within.end;
  });
}

// "von 8,1 auf 7,4", not "de 30 % par rapport à l'an": the second part has a value of its own.
bool is_followed_by_value(const SentenceView& view, const Quantity& own, const TextSpan& second) {
  if (second.begin < own.span.end) return false;
  const auto& all = view.sentence().quantities;
  const auto next = std::lower_bound(all.begin(), all.end(), second.begin,
                                     [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  if (next == all.end() || next->span.end <= second.end || view.distance(second.end, next->span.begin) > 1) return false;
  return next->kind == own.kind || own.kind == QuantityKind::count;
}

}  // namespace

// "raised its offer for the group to 5.5 bn", "stieg nach einem Minus im Vorjahr um 2 Prozent": however far the verb is.
bool is_target(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& words = lang::word_group("target_prepositions");
  return !view.is_cjk() && quantity.first_word > 0 && lang::contains(words, view.word(quantity.first_word - 1));
}

bool is_flat(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers) {
  const TextSpan own = quantity.quantity->span;
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    if (trigger.entry->role != TriggerRole::flat || view.clause_at(trigger.span.begin) != quantity.clause) return false;
    const bool before = trigger.span.end <= own.begin;
    return view.distance(before ? trigger.span.end : own.end, before ? own.begin : trigger.span.begin) <= 4;
  });
}

bool is_level_before(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers) {
  const bool factor = view.is_cjk() && view.sentence().lang != "zh" && quantity.quantity->kind == QuantityKind::multiplier;
  if (factor) return false;  // 昨年の2倍
  const TextSpan own = quantity.quantity->span;
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    if (trigger.entry->role != TriggerRole::before || trigger.span.end > own.end) return false;
    if (!trigger.other_part.empty() && !is_followed_by_value(view, *quantity.quantity, trigger.other_part)) return false;
    if (trigger.span.begin >= own.begin) return trigger.span.begin < quantity.quantity->number.begin;
    if (!view.is_cjk() && view.clause_at(trigger.span.begin) != quantity.clause) return false;
    // "比去年同期下降4.2%": what stands behind the marker has changed since.
    return view.distance(trigger.span.end, own.begin) <= 2 && view.quantities_between(trigger.span.end, own.begin) == 0 &&
           !has_change(triggers, {trigger.span.end, own.begin});
  });
}

namespace {

// 新增公园1.9万个, 减少二氧化碳排放量5万吨: a Chinese verb, what it adds or takes away, and how much of it, with nothing between.
void read_verb_of_noun(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                       EventReading& reading) {
  static const lang::WordGroup& verbs = lang::word_group("transitive_changes");
  static const lang::WordGroup& breaks = lang::word_group("breaks_of_objects");
  const Quantity& own = *quantity.quantity;
  if (view.sentence().lang != "zh" || !is_level(own.kind) || reading.event == Event::time || reading.event == Event::survey)
    return;
  if (!quantity.noun.empty() && quantity.noun.begin >= own.number.end) return;  // 削减全美40座机场10%的运输量
  constexpr std::size_t longest = 60;                                           // bytes of the noun
  const std::string_view text = view.sentence().folded;
  for (const Trigger& trigger : triggers) {
    const std::size_t end = trigger.span.end;
    if (!is_change(trigger.entry->role) || end > own.span.begin || own.span.begin - end > longest) continue;
    if (!lang::contains(verbs, trigger.span.of(text)) || has_change(triggers, {end, own.span.begin})) continue;
    const std::string_view noun = text.substr(end, own.span.begin - end);
    const auto is_within = [&](std::string_view word) { return noun.find(word) != noun.npos; };
    if (std::any_of(breaks.begin(), breaks.end(), is_within) || view.quantities_between(end, own.span.begin) != 0) continue;
    reading.direction = trigger.entry->direction;
    reading.direction_span = trigger.span;
  }
}

void read_told_direction(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                         EventReading& reading) {
  const bool moves = view.sentence().lang == "ja" || view.sentence().lang == "ko";  // 支持率は4ポイント下落した
  const bool rated = moves && quantity.quantity->kind == QuantityKind::percent_points;
  if (reading.event == Event::time || (reading.event == Event::survey && !rated) || reading.rule == "all staff") return;
  if (quantity.quantity->direction != Direction::none) {
    reading.direction = quantity.quantity->direction;
    return;
  }
  if (is_flat(view, quantity, triggers)) return;
  if (const auto adverb = adverb_behind(view, *quantity.quantity, triggers)) {
    reading.direction = adverb->direction;
    reading.direction_span = adverb->span;
    return;
  }
  const bool measured = reading.entry == nullptr || reading.entry->role == TriggerRole::measure ||
                        reading.entry->role == TriggerRole::topic || reading.entry->role == TriggerRole::rate;
  // "It jumped 24%" below a title of sales: what the surroundings name does not tell which way it went.
  const bool borrowed = reading.entry != nullptr && reading.span.empty() && !is_level(quantity.quantity->kind);
  // "lieferte 900 Autos aus, ein Minus von 2,5 Prozent": a change that is told of an act has its own word.
  const bool told = view.sentence().lang != "en" && reading.rule == "change" && !is_level(quantity.quantity->kind);
  if (!measured && !borrowed && !told && !measures_an_act(reading, quantity)) {
    reading.direction = reading.entry->direction;
    reading.direction_span = reading.span;
    const bool quoted = reading.event == Event::stock && view.sentence().lang != "en";  // 3.2% 내린 1만5400원에 마감했다
    if (reading.direction == Direction::none && (reading.entry->role == TriggerRole::noun || quoted))
      read_governor(view, quantity, triggers, reading);
    if (reading.direction == Direction::none && !is_level_before(view, quantity, triggers))
      read_adverb(quantity, view.sentence().folded, triggers, reading);
    return;
  }
  const Change change = best_change(view, quantity, triggers, reading);
  const bool own_change =
      change.score >= 1.2 && change.span.begin >= quantity.quantity->span.begin;  // "compared with a 30% decline"
  if (!own_change && is_level_before(view, quantity, triggers)) return;
  reading.direction = change.direction;
  reading.direction_span = change.span;
  if (change.score <= 0 && reading.entry != nullptr) {
    reading.direction = reading.entry->direction;  // "savings" are down whatever else is said
    reading.direction_span = reading.span;
  }
}

}  // namespace

void read_direction(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                    EventReading& reading) {
  read_told_direction(view, quantity, triggers, reading);
  if (reading.direction == Direction::none && !is_flat(view, quantity, triggers))
    read_verb_of_noun(view, quantity, triggers, reading);
}

}  // namespace claimdex::claims
