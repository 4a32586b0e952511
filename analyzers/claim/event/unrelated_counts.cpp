// A count says what it is of by its noun. What stands apart from it tells of it only where the noun is of a class that the event
// counts, or where there is no noun and the phrase measures a level.
#include "analyzers/claim/event/unrelated_counts.hpp"

#include <algorithm>
#include <cmath>

#include "analyzers/claim/event/direction.hpp"
#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool is_english_count(const SentenceView& view, const QuantityView& quantity) {
  return view.sentence().lang == "en" && quantity.quantity->kind == QuantityKind::count;
}

// The classes that the phrase, or else its event, counts.
std::uint32_t related_classes(const LexiconEntry& entry) {
  static const std::uint32_t goods =
      class_bit("product") | class_bit("vehicle") | class_bit("fuel") | class_bit("animal") | class_bit("dose");
  if (entry.classes != 0) return entry.classes;
  switch (entry.event) {
    case Event::sales_volume:
    case Event::trade:
      return goods;
    case Event::capacity:
      return class_bit("computing");
    case Event::stock:
      return class_bit("share");
    default:
      return natural_classes(entry.event);
  }
}

// "32" of "output up to 32.5": what is too small and too round to be a figure.
bool is_small(const Quantity& quantity) {
  return quantity.low < handful && quantity.low == static_cast<double>(static_cast<long>(quantity.low));
}

bool is_act(const LexiconEntry& entry) { return entry.role == TriggerRole::act || entry.role == TriggerRole::light; }

// "sold in its first week some 60,000 copies": a verb and what it does in one clause, few words apart; "production, based on what
// farmers say, at 19,000 bales": a large number is the measure's.
bool is_far_object(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, std::size_t begin,
                   std::size_t end) {
  constexpr double reach = 6;  // words
  constexpr double large = 1000;
  if (trigger.entry->role == TriggerRole::measure && quantity.quantity->low >= large) return true;
  // "made it possible for 286 machines", "a hash with 32 zeros": the preposition's, not the verb's.
  const std::size_t first = quantity.first_word;
  if (first > 0 && view.word_class(first - 1) == WordClass::preposition && view.sentence().words[first - 1].begin >= begin &&
      is_act(*trigger.entry))
    return false;
  return trigger.span.end <= begin && view.clause_at(trigger.span.begin) == quantity.clause && !is_small(*quantity.quantity) &&
         view.distance(begin, end) <= reach && view.quantities_between(begin, end) == 0;
}

// "60,000 sets which were shipped": what a relative clause right behind the noun says was done to it.
bool is_told_by_relative(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  if (!is_act(*trigger.entry) || quantity.noun.empty() || trigger.span.begin < quantity.noun.end) return false;
  static const lang::WordGroup& pronouns = lang::word_group("relative_openers");
  const std::size_t next = view.word_at(quantity.noun.end);
  constexpr double reach = 3;  // words: "which have been"
  return next < view.sentence().words.size() && lang::contains(pronouns, view.word(next)) &&
         view.distance(quantity.noun.end, trigger.span.begin) <= reach;
}

}  // namespace

bool is_unrelated_count(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, std::size_t begin,
                        std::size_t end) {
  const LexiconEntry& entry = *trigger.entry;
  if (!is_english_count(view, quantity) || entry.from_user) return false;
  if (entry.event == Event::other) return quantity.class_bits != 0 && is_act(entry);  // "20 steps on 4 processors"
  if (quantity.class_bits & related_classes(entry)) return false;
  if (is_told_by_relative(view, quantity, trigger)) return false;
  const bool before = trigger.span.end <= quantity.quantity->span.begin;
  const bool of_people = natural_classes(entry.event) != 0;
  const bool of_goods = entry.event == Event::sales_volume || entry.event == Event::trade;
  // Victims are told of by name and trade, and few of them are news.
  // "30 reports of injury": things are no victims; "900 letters that tell of leaks" are not what leaked.
  const bool thing = quantity.class_bits == 0 && !quantity.noun.empty();
  if (entry.event == Event::casualties) return thing && !is_act(entry);
  if (entry.event == Event::breach && thing) return true;
  if (of_people) return is_small(*quantity.quantity);
  if (quantity.noun.empty()) {
    if (!before) return true;
    // "accuracy (mean 0.94)" may be a score; a whole number apart from a measure of machines is a port, a line or an address.
    const bool whole = quantity.quantity->low == std::floor(quantity.quantity->low);
    constexpr double least_level = 100;  // "scores rose from 5,425", not "the range from 1"
    const bool left =
        quantity.quantity->low >= least_level && quantity.first_word > 0 && view.word(quantity.first_word - 1) == "from";
    const bool reached = left || is_target(view, quantity);
    return (is_small(*quantity.quantity) || (entry.event == Event::capacity && whole)) && !reached;
  }
  if (before && of_goods) return !is_far_object(view, quantity, trigger, begin, end);
  return entry.event == Event::capacity || of_goods || is_act(entry);
}

bool is_idle_making(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  static const lang::WordGroup& verbs = lang::word_group("verbs_of_making");
  static const std::uint32_t goods = related_classes(LexiconEntry{.event = Event::sales_volume});
  constexpr double least_goods = 100;
  if (!is_english_count(view, quantity) || trigger.entry->event != Event::sales_volume || !is_act(*trigger.entry)) return false;
  return (quantity.class_bits & goods) == 0 && quantity.quantity->low < least_goods &&
         lang::contains(verbs, trigger.span.of(view.sentence().folded));
}

bool is_idle_use(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, bool before) {
  if (view.sentence().lang != "en" || trigger.entry->event != Event::users || trigger.entry->role != TriggerRole::light)
    return false;
  static const lang::WordGroup& verbs = lang::word_group("verbs_of_use");
  constexpr double least_users = 100;
  if (!lang::contains(verbs, trigger.span.of(view.sentence().folded))) return false;
  if (quantity.quantity->kind == QuantityKind::count && quantity.quantity->low < least_users) return true;
  constexpr double reach = 4;  // words: "people who had to use it"
  if (!before) return view.distance(quantity.quantity->span.end, trigger.span.begin) > reach;
  const std::size_t end = trigger.span.end;
  const std::string_view between = view.sentence().folded.substr(end, std::max(end, quantity.quantity->span.begin) - end);
  return between.find(" by ") == std::string_view::npos;  // "used every day by millions of people"
}

bool is_share_of_time(const SentenceView& view, const QuantityView& quantity) {
  const QuantityKind kind = quantity.quantity->kind;
  if (view.sentence().lang != "en" || (kind != QuantityKind::percent && kind != QuantityKind::ratio)) return false;
  if (quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  static const lang::WordGroup& times = lang::word_group("divided_times");
  return lang::contains(times, view.word(view.word_at(quantity.noun.end) - 1));
}

bool is_share_of_other(const SentenceView& view, const QuantityView& quantity, const LexiconEntry& entry) {
  const QuantityKind kind = quantity.quantity->kind;
  if (view.sentence().lang != "en" || entry.from_user || entry.event == Event::survey || quantity.noun.empty()) return false;
  if (kind != QuantityKind::percent && kind != QuantityKind::ratio) return false;
  const std::size_t end = quantity.quantity->number.end;
  const bool parted = quantity.noun.begin > end && view.sentence().folded.substr(end).starts_with(" of ");
  return parted && !(quantity.class_bits & related_classes(entry));
}

bool is_share_of_plural(const SentenceView& view, const QuantityView& quantity, const LexiconEntry& entry) {
  const QuantityKind kind = quantity.quantity->kind;
  if (view.sentence().lang != "en" || entry.from_user || quantity.noun.empty() || kind != QuantityKind::percent) return false;
  if (entry.event == Event::survey || entry.event == Event::capacity || quantity.class_bits != 0) return false;
  const std::string_view noun = quantity.noun.of(view.sentence().folded);
  const bool plural = noun.ends_with('s') && !noun.ends_with("ss");
  return plural && quantity.noun.begin >= quantity.quantity->number.end;
}

bool is_unrelated_to_context(const SentenceView& view, const QuantityView& quantity, const LexiconEntry& entry,
                             std::string_view where) {
  if (!is_english_count(view, quantity) || entry.from_user) return false;
  if (quantity.class_bits & related_classes(entry)) return false;
  if (!quantity.noun.empty()) return true;
  const bool in_text = view.sentence().block->kind != BlockKind::table && view.sentence().block->kind != BlockKind::list;
  constexpr double least_of_jobs = 10000;  // "the 9002 came after this": smaller ones are names as often
  switch (entry.event) {
    case Event::job_cuts:
    case Event::headcount:
    case Event::casualties:
      return entry.role == TriggerRole::light || is_small(*quantity.quantity) || (in_text && where == "heading");
    case Event::hiring:
    case Event::employment:
      return entry.role == TriggerRole::light || quantity.quantity->low < least_of_jobs;
    default:
      return true;
  }
}

}  // namespace claimdex::claims
