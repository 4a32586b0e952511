// The scoring of event candidates. The numbers are weights of evidence, set by hand and checked on annotated news.
#include "analyzers/claim/event/event_scores.hpp"

#include <algorithm>

#include "analyzers/claim/event/clause_frames.hpp"
#include "analyzers/claim/event/direction.hpp"
#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/claim/event/unrelated_counts.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool is_verb(TriggerRole role) { return role == TriggerRole::act || role == TriggerRole::light; }

bool is_job_event(Event event) { return event == Event::job_cuts || event == Event::hiring || event == Event::departures; }

// Byte range between a quantity and a trigger, and which side the trigger is on.
struct Gap {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool before = false;  ///< the trigger stands before the quantity
};

Gap gap_between(const TextSpan& quantity, const TextSpan& trigger) {
  if (trigger.end <= quantity.begin) return {trigger.end, quantity.begin, true};
  return {quantity.end, std::max(trigger.begin, quantity.end), false};
}

// "a $3.25bn (£1.7bn) takeover offer": a bracket right behind the number is passed over.
void pass_bracket(std::string_view folded, Gap& gap) {
  constexpr std::size_t longest = 48;
  if (gap.before || !folded.substr(gap.begin).starts_with(" (")) return;
  const std::size_t close = folded.find(')', gap.begin);
  if (close != std::string_view::npos && close < gap.begin + longest && close + 1 <= gap.end) gap.begin = close + 1;
}

// "23 people, including a nurse, were hurt", "dreißig Gäste, darunter zwei Kinder, wurden verletzt": what is put in between
// commas is passed over.
bool pass_inclusion(std::string_view folded, Gap& gap) {
  constexpr std::size_t longest = 90;
  static const lang::WordGroup& openers = lang::word_group("inclusion_openers");
  const std::string_view rest = folded.substr(gap.begin);
  if (gap.before || std::none_of(openers.begin(), openers.end(), [&](std::string_view open) { return rest.starts_with(open); }))
    return false;
  const std::size_t close = folded.find(',', gap.begin + 1);
  if (close == std::string_view::npos || close > gap.begin + longest || close + 1 > gap.end) return false;
  gap.begin = close + 1;
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_of(std::string_view words) {
  static const lang::WordGroup& linkers = lang::word_group("of_links");
  return lang::contains(linkers, words);
}

bool is_copula_gap(std::string_view words) {
  static const lang::WordGroup& linkers = lang::word_group("copula_links");
  return words.empty() || lang::contains(linkers, words);
}

// Whether the words of a gap hold a preposition: "raised from £2.50", "cut to 17 cents" have other objects.
bool has_preposition(const SentenceView& view, const Gap& gap) {
  if (view.is_cjk()) return false;
  const std::size_t last = view.word_at(gap.end);
  for (std::size_t i = view.word_at(gap.begin); i < last; ++i) {
    const std::string_view word = view.word(i);
    if (word == "a" && i + 1 == last && view.sentence().lang == "es") continue;  // "despedirá a 400 trabajadores": the object
    if (view.word_class(i) == WordClass::preposition && word != "about" && word != "around" && word != "over" && word != "of" &&
        word != "up" && word != "off" && word != "near" && !(word == "by" && i + 1 == last) && word != "under" &&
        word != "below" && word != "above")
      return true;
  }
  return false;
}

bool is_third_person(const SentenceView& view, const Trigger& trigger) {
  const std::string_view verb = trigger.span.of(view.sentence().folded);
  return view.sentence().lang == "en" && trigger.entry->role == TriggerRole::act && verb.ends_with("s") &&
         !verb.ends_with("ss") && trigger.entry->event != Event::departures && trigger.entry->event != Event::headcount;
}

// Whether an English verb has an object of its own behind it, so that what goes before does the deed.
bool has_object(const SentenceView& view, const Trigger& trigger) {
  if (view.sentence().lang != "en" || trigger.entry->role != TriggerRole::act || trigger.entry->classes == 0) return false;
  static const lang::WordGroup& determiners = lang::word_group("object_determiners");
  static const lang::WordGroup& times = lang::word_group("determined_times");
  const auto& words = view.sentence().words;
  const std::size_t next = view.word_at(trigger.span.end);
  if (next + 1 >= words.size() || words[next].begin > trigger.span.end + 1) return false;
  return lang::contains(determiners, view.word(next)) && !lang::contains(times, view.word(next + 1));
}

// "12,000 cars were sold", "3,000 homes sold in May", not "two folds made sense", "advisers selling funds": what is counted
// before a verb of selling is its object in the passive only.
bool is_active(const SentenceView& view, const Trigger& trigger) {
  if (view.sentence().lang != "en" || trigger.entry->role != TriggerRole::act || !counts_goods(trigger.entry->event))
    return false;
  if (trigger.span.of(view.sentence().folded).ends_with("ing")) {
    const std::size_t at = view.word_at(trigger.span.begin);
    return at == 0 || view.word(at - 1) != "being";
  }
  static const lang::WordGroup& auxiliaries = lang::word_group("passive_auxiliaries");
  const std::size_t at = view.word_at(trigger.span.begin);
  const std::size_t longest = 2;  // "were also sold"
  for (std::size_t back = 1; back <= longest && back <= at; ++back)
    if (lang::contains(auxiliaries, view.word(at - back))) return false;
  const std::size_t next = view.word_at(trigger.span.end);
  const auto& words = view.sentence().words;
  if (next >= words.size() || words[next].begin > trigger.span.end + 1) return false;
  const WordClass after = view.word_class(next);
  static const lang::WordGroup& times = lang::word_group("time_openers");
  const bool time = lang::contains(times, view.word(next));
  return (after == WordClass::content || after == WordClass::determiner) && !time && !view.word(next).ends_with("ly");
}

// "Two ships": a noun that looks like a verb is what the number counts.
bool is_counted_noun(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  return view.sentence().lang == "en" && is_verb(trigger.entry->role) && trigger.span.end == quantity.noun.end &&
         trigger.span.begin >= quantity.quantity->number.end && trigger.span.of(view.sentence().folded).ends_with("s");
}

// "paying 300m to buy fellow maker Hexa": what is bought has a name of its own.
bool buys_named(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  if (view.sentence().lang != "en" || trigger.entry->event != Event::acquisition || !is_verb(trigger.entry->role)) return false;
  constexpr double least_price = 1e6;
  constexpr std::size_t reach = 5;  // words: "buy one of Peru's banks"
  if (quantity.quantity->kind != QuantityKind::money || quantity.quantity->low < least_price) return false;
  if (view.sentence().is_headline()) return false;
  const auto& words = view.sentence().words;
  std::size_t at = view.word_at(trigger.span.end);
  for (std::size_t end = std::min(at + reach, words.size()); at < end; ++at) {
    if (view.is_in_name(words[at].begin)) return true;
    const WordClass word_class = view.word_class(at);
    const bool passes = word_class == WordClass::content || word_class == WordClass::determiner || view.word(at) == "of" ||
                        view.word(at) == "one";
    if (!passes) return false;
  }
  return false;
}

// "growth of 0.3%", "sees growth at 4%": a topic that stands right beside its value, and is not said of something.
bool is_plain_growth(const SentenceView& view, const Trigger& trigger, std::string_view between) {
  if (view.sentence().lang != "en" || !trigger.span.of(view.sentence().folded).starts_with("growth")) return false;
  static const lang::WordGroup& modifiers = lang::word_group("growth_modifiers");
  const std::size_t at = view.word_at(trigger.span.begin);
  const bool plain = at == 0 || view.word_class(at - 1) != WordClass::content || lang::contains(modifiers, view.word(at - 1));
  return plain && is_copula_gap(between);
}

// "86bn (£40bn) in May as sales fell": what begins behind such a word is not what the number is of.
bool has_breaker(const SentenceView& view, const Gap& gap) {
  static const lang::WordGroup& breakers = lang::word_group("gap_breakers");
  if (view.sentence().lang != "en") return false;
  for (std::size_t i = view.word_at(gap.begin); i < view.sentence().words.size() && view.sentence().words[i].begin < gap.end; ++i)
    if (lang::contains(breakers, view.word(i))) return true;
  return false;
}

// Whether another number begins between the bytes `from` and `to`.
bool begins_quantity_before(const SentenceView& view, std::size_t from, std::size_t to) {
  const auto& all = view.sentence().quantities;
  const auto next = std::lower_bound(all.begin(), all.end(), from,
                                     [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  return next != all.end() && next->span.begin < to;
}

// 23人が熱中症の疑いで搬送された: Japanese and Korean verbs end the clause, however long it is.
double most_words_to_verb(const SentenceView& view, const Trigger& trigger) {
  const std::string_view lang = view.sentence().lang;
  if (trigger.entry->event != Event::casualties || trigger.entry->role != TriggerRole::act) return 3;
  return lang == "ja" ? 8 : lang == "ko" ? 16 : 3;  // syllables in Korean
}

// "Dos hermanos de 12 y 15 años murieron": how old they are is passed over.
void pass_ages(const SentenceView& view, Gap& gap) {
  if (gap.before || view.is_cjk()) return;
  constexpr std::size_t reach = 6;  // bytes: " de ", " (", ", "
  const auto& all = view.sentence().quantities;
  auto next = std::lower_bound(all.begin(), all.end(), gap.begin,
                               [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  for (; next != all.end() && next->span.begin <= gap.begin + reach && next->span.end < gap.end; ++next)
    if (next->kind == QuantityKind::age || next->kind == QuantityKind::duration) gap.begin = next->span.end;
}

// "Spending rose 37%": a verb in -ing with a verb of change right behind it is the subject, and takes no object.
bool is_gerund_subject(const SentenceView& view, const Trigger& trigger) {
  static const lang::WordGroup& verbs = lang::word_group("value_verbs");
  const std::size_t next = view.word_at(trigger.span.end);
  return view.sentence().lang == "en" && trigger.span.of(view.sentence().folded).ends_with("ing") &&
         next < view.sentence().words.size() && lang::contains(verbs, view.word(next));
}

// "bei 410 Millionen Umsatz einen Verlust von 31 Millionen": a noun with a value of its own behind it.
bool has_value_behind(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const auto& all = view.sentence().quantities;
  const auto next = std::lower_bound(all.begin(), all.end(), trigger.span.end,
                                     [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  if (view.sentence().lang == "en" || next == all.end() || next->kind != quantity.quantity->kind) return false;
  const std::string_view between = trimmed(view.sentence().folded.substr(trigger.span.end, next->span.begin - trigger.span.end));
  return !between.empty() && is_copula_gap(between);
}

// A phrase side by side with the number: the strongest sign there is outside the noun phrase itself.
EventScore score_beside(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, const Gap& gap,
                        double words) {
  const std::string_view between = trimmed(view.sentence().folded.substr(gap.begin, gap.end - gap.begin));
  const bool measure = trigger.entry->role == TriggerRole::measure;
  if (trigger.entry->role == TriggerRole::topic)
    return gap.before && is_plain_growth(view, trigger, between) ? EventScore{2.0, "noun and value"} : EventScore{};
  if (gap.before) {
    if (measure || trigger.entry->role == TriggerRole::noun) {
      if (is_copula_gap(between)) return {1.6, "noun and value"};
    } else if (words <= 3 && view.clause_at(trigger.span.begin) == quantity.clause && !has_preposition(view, gap)) {
      return {1.75, "verb and object"};
    }
    return {};
  }
  if (measure || trigger.entry->role == TriggerRole::noun) {
    static const lang::WordGroup& links = lang::word_group("value_noun_links");
    const bool tight = view.is_cjk() || view.sentence().lang == "ko";  // 840억원의 영업손실
    if (tight && (between.empty() || lang::contains(links, between))) return {1.6, "value and noun"};
    if (tight || begins_quantity_before(view, gap.begin, trigger.span.begin)) return {};  // "12% to 1.2 million units"
    const std::size_t last = view.word_at(trigger.span.begin);
    const bool money = quantity.quantity->kind == QuantityKind::money;
    if (money && measure && (between == "in" || between == "of"))
      return {2.05, "value and noun"};  // "generated $5bn in cash flow"
    if (has_breaker(view, gap) || has_value_behind(view, quantity, trigger)) return {};
    if (is_of(between) || (words <= 4 && view.is_nominal(view.word_at(gap.begin), last) && view.word_at(gap.begin) <= last)) {
      const bool dash = view.sentence().lang != "en" && between.find("–") != std::string_view::npos;
      const bool apart = dash || between.find_first_of(",;:(|") != std::string_view::npos;
      if (!apart && is_weak_name(trigger.entry->event)) return {1.2, "value and noun"};
      if (!apart) return {words <= 1 ? 1.7 : 1.5, "value and noun"};
    }
  } else if (words <= most_words_to_verb(view, trigger) && view.clause_at(trigger.span.begin) == quantity.clause &&
             !begins_quantity_before(view, gap.begin, trigger.span.begin)) {
    const bool asked = trigger.entry->event == Event::survey && (quantity.class_bits & people_classes()) && words <= 1;
    // 85%的员工被解雇: what befalls a share of people at once says more than that it is one.
    const Event event = trigger.entry->event;
    const bool befalls = event == Event::job_cuts || event == Event::departures || event == Event::casualties;
    if (view.sentence().lang == "zh" && befalls && quantity.quantity->kind == QuantityKind::percent)
      return {1.9, "subject and verb"};
    return {asked ? 2.1 : 1.4, "subject and verb"};  // "41% of respondents fear losing their job"
  }
  return {};
}

// "£60 each month" is a price; "$400m a year" is what some budget comes to.
double rate_score(const QuantityView& quantity) {
  constexpr double budget = 1e8;
  return quantity.quantity->low < 1e5 ? 1.85 : quantity.quantity->low < budget ? 1.0 : 0.5;
}

double role_bonus(const LexiconEntry& entry) {
  double bonus = entry.from_user ? 0.3 : 0.0;
  if (entry.role == TriggerRole::topic) bonus -= 0.6;
  if (entry.role == TriggerRole::light) bonus -= 0.35;
  return bonus;
}

double clause_penalty(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const std::size_t clause = view.clause_at(trigger.span.begin);
  const std::size_t apart = clause > quantity.clause ? clause - quantity.clause : quantity.clause - clause;
  if (apart == 0) return 0;
  // What follows in a later clause says less of a number than what went before it.
  return std::min(1.0, 0.25 + 0.12 * static_cast<double>(apart)) + (clause > quantity.clause ? 0.1 : 0.0);
}

bool is_share_of(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const bool of_shares = quantity.quantity->kind == QuantityKind::money && trigger.entry->event == Event::stock;
  if ((quantity.quantity->kind != QuantityKind::percent && !of_shares) || trigger.entry->role != TriggerRole::measure ||
      is_weak_name(trigger.entry->event))
    return false;
  const std::size_t number = quantity.quantity->number.end;
  if (trigger.span.begin < number) return false;
  const std::string_view between = view.sentence().folded.substr(number, trigger.span.begin - number);
  static const lang::WordGroup& of = lang::word_group("share_of_marks");
  return std::any_of(of.begin(), of.end(), [&](std::string_view word) { return between.find(word) != std::string_view::npos; });
}

bool is_handful_of_things(const QuantityView& quantity, const Trigger& trigger) {
  const Event event = trigger.entry->event;
  return quantity.quantity->kind == QuantityKind::count && is_handful(*quantity.quantity) &&
         (event == Event::sales_volume || event == Event::capacity || event == Event::users || event == Event::survey);
}

// "ein Mitarbeiter", "deux salariés": one or two people are named, no level of staff.
bool is_few_staff(const QuantityView& quantity, const Trigger& trigger) {
  return quantity.quantity->kind == QuantityKind::count && quantity.quantity->low < handful &&
         trigger.entry->event == Event::headcount && trigger.entry->role == TriggerRole::measure;
}

// "reduce the count to 32" cuts no jobs unless jobs are spoken of; headlines leave them out: "cuts 3,900".
bool lacks_noun(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const LexiconEntry& entry = *trigger.entry;
  // "tax cuts of 10%": cuts of jobs only where jobs or staff are spoken of.
  if (entry.role == TriggerRole::topic && entry.event == Event::job_cuts && view.sentence().lang == "en" &&
      quantity.quantity->kind != QuantityKind::count)
    return !view.speaks_of(natural_classes(Event::job_cuts), quantity.clause);
  const bool holds = entry.role == TriggerRole::act && entry.event == Event::capacity;  // "holds 80,000 people"
  // "executed with exit status 126": verbs that kill only where people are spoken of.
  static const lang::WordGroup& deadly = lang::word_group("verbs_deadly_to_people");
  const bool kills = view.sentence().lang == "en" && entry.event == Event::casualties &&
                     lang::contains(deadly, trigger.span.of(view.sentence().folded));
  const bool loose = holds || kills ||
                     (entry.role == TriggerRole::light && (entry.event == Event::users || entry.event == Event::headcount)) ||
                     (entry.event == Event::funding && view.sentence().lang == "en");  // "register 48" issues no shares
  if (!loose && !is_job_event(entry.event)) return false;
  if (entry.second != SplitPhrases::none || entry.classes == 0) return false;  // "let 90 go" is plain without a noun
  if (!quantity.noun.empty() || quantity.quantity->kind != QuantityKind::count) return false;
  if (!loose && view.sentence().is_headline()) return false;
  return !view.speaks_of(entry.classes, quantity.clause) && !view.speaks_of(entry.classes, view.clause_at(trigger.span.begin));
}

// "200 million tracks bought": what has a noun is money only where a noun of money says so.
bool takes_only_money(const QuantityView& quantity, const LexiconEntry& entry) {
  if (quantity.quantity->kind != QuantityKind::count || quantity.noun.empty() || !is_verb(entry.role)) return false;
  const std::uint16_t kinds = entry.kinds != 0 ? entry.kinds : natural_kinds(entry.event);
  return !(kinds & kind_bit(QuantityKind::count));
}

// "It can be bought for $49": a small sum, unless it is for a share.
bool is_price_in_a_shop(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  constexpr double largest = 5000;
  if (view.sentence().lang != "en" || trigger.entry->event != Event::acquisition || !is_verb(trigger.entry->role)) return false;
  if (quantity.quantity->kind != QuantityKind::money || quantity.quantity->low >= largest) return false;
  return view.sentence().folded.find("share") == std::string_view::npos &&
         view.sentence().folded.find("stake") == std::string_view::npos;
}

// Verbs and groups that must stand on one side of the number.
bool stands_wrong(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, const Gap& gap) {
  const LexiconEntry& entry = *trigger.entry;
  if (is_idle_use(view, quantity, trigger, gap.before) || is_idle_making(view, quantity, trigger)) return true;
  if (is_price_in_a_shop(view, quantity, trigger)) return true;
  // "5,200 attendants agreed to a contract that cuts pay": an active verb tells nothing of its subject.
  if (!gap.before && is_active(view, trigger)) return true;
  // 有30人在现场，原因仍在调查: nobody is asked.
  const bool asked = entry.event == Event::survey && quantity.quantity->kind == QuantityKind::count;
  if (asked && !gap.before && view.sentence().lang == "zh") return true;
  // 减少四分之一，每年给工厂: a group is named beside its share; in Chinese, right behind it (80%的家庭).
  const bool group =
      entry.event == Event::survey && entry.role == TriggerRole::noun && entry.kinds == kind_bit(QuantityKind::percent);
  if (!gap.before && group && view.is_cjk() && view.clause_at(trigger.span.begin) != quantity.clause) return true;
  if (group && view.sentence().lang == "zh" && !gap.before) {
    const std::string_view between = view.sentence().folded.substr(gap.begin, gap.end - gap.begin);
    if (!between.empty() && between != "的") return true;
  }
  if (!gap.before && is_job_event(entry.event) && entry.classes != 0)
    return is_third_person(view, trigger) || has_object(view, trigger);
  // "66% buy goods": a share that acts is not bought.
  static const lang::WordGroup& present = lang::word_group("buying_in_the_present");
  const bool acts = quantity.quantity->kind == QuantityKind::percent && entry.event == Event::acquisition &&
                    view.sentence().lang == "en" && lang::contains(present, trigger.span.of(view.sentence().folded));
  if (!gap.before && acts) return true;
  const bool makes = view.sentence().lang == "en" && entry.role == TriggerRole::light && entry.event == Event::revenue;
  if (!gap.before) return makes;
  // "makes $5m", not "makes changes that cost $5m"
  if (makes && view.distance(gap.begin, gap.end) > 1) return true;
  // "leaving 6,650 workers jobless": those who go are the subject.
  if (entry.event == Event::departures && entry.role == TriggerRole::act) return true;
  // "58 Prozent der Deutschen": a group is named behind its share. "58% said they want": what was answered follows the share;
  // "they wanted 10%" is no survey.
  return entry.event == Event::survey && (entry.role == TriggerRole::light || entry.kinds == kind_bit(QuantityKind::percent));
}

// 没有时间娱乐的工人占到29%, "der Anteil der Raucher": a share of people is no share of a market.
bool is_share_of_people(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const LexiconEntry& entry = *trigger.entry;
  const bool loose = entry.role == TriggerRole::light || (entry.role == TriggerRole::measure && entry.kinds != 0);
  if (view.sentence().lang == "en" || entry.event != Event::market_share || !loose) return false;
  if (view.speaks_of(people_classes(), quantity.clause)) return true;
  return quantity.clause > 0 && view.speaks_of(people_classes(), quantity.clause - 1);
}

// 占全国进出口总值的19%: a share of a measure tells of that measure, not of a market.
bool is_share_of_measure(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger,
                         std::span<const Trigger> triggers) {
  const LexiconEntry& entry = *trigger.entry;
  if (view.sentence().lang != "zh" || entry.event != Event::market_share || !is_verb(entry.role)) return false;
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& other) {
    const bool measure = other.entry->role == TriggerRole::measure && !is_weak_name(other.entry->event) &&
                         other.entry->event != Event::market_share;
    return measure && trigger.span.end <= other.span.begin && other.span.end <= quantity.quantity->span.begin;
  });
}

// A phrase inside the quantity's own noun phrase; without fit and role.
double score_inside(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const bool counted = quantity.quantity->kind == QuantityKind::count;
  if (trigger.entry->role == TriggerRole::topic) return counted ? 0.2 : 0.5;
  // "donates 10% of its profits": what is done with the share says more than what it is of.
  if (is_share_of(view, quantity, trigger)) return 1.35;
  // 五个核心组件: components are counted, not cores.
  const bool attribute = view.sentence().lang == "zh" && trigger.span.end < quantity.noun.end;
  if (counted && attribute && is_weak_name(trigger.entry->event)) return 0.1;
  // "two doses", "three chips": a handful is counted, not measured.
  if (is_handful_of_things(quantity, trigger))
    return view.sentence().lang == "en" && trigger.entry->event == Event::sales_volume ? 0.05 : 0.35;
  if (is_few_staff(quantity, trigger)) return 0;
  return is_weak_name(trigger.entry->event) ? 0.8 : 2.0;
}

// "60 of the 740 employed there will go": a participle right behind the whole tells nothing of its part.
bool tells_of_whole(const SentenceView& view, const Gap& gap) {
  const auto& all = view.sentence().quantities;
  const std::string_view folded = view.sentence().folded;
  static const lang::WordGroup& links = lang::word_group("whole_links");
  constexpr std::size_t near = 1;  // the blank between
  return std::any_of(all.begin(), all.end(), [&](const Quantity& whole) {
    if (whole.span.begin <= gap.begin || whole.number.end >= gap.end + near || whole.span.end + near < gap.end) return false;
    const std::string_view between = trimmed(folded.substr(gap.begin, whole.span.begin - gap.begin));
    return std::any_of(links.begin(), links.end(), [&](std::string_view link) { return between.ends_with(link); });
  });
}

// ", the company added.": how an attribution ends, no deed.
bool ends_attribution(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  static const lang::WordGroup& verbs = lang::word_group("speech_verbs_of_events");
  const std::string_view folded = view.sentence().folded;
  if (view.clause_at(trigger.span.begin) == quantity.clause || !lang::contains(verbs, trigger.span.of(folded))) return false;
  const std::string_view rest = folded.substr(trigger.span.end);
  return rest.find_first_not_of(".,\"' ") == std::string_view::npos || rest.front() == '.';
}

// "Spending on ferries - the worry of every budget since spring - rose 7%": the same between dashes.
bool is_in_passed_aside(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  constexpr std::string_view dash = " - ";
  constexpr std::size_t longest = 200;  // bytes of an aside
  if (view.sentence().lang != "en" || trigger.span.end > quantity.quantity->span.begin) return false;
  const std::string_view folded = view.sentence().folded;
  const std::size_t from = trigger.span.begin > longest ? trigger.span.begin - longest : 0;
  const std::size_t open = folded.substr(from, trigger.span.begin - from).rfind(dash);
  const std::size_t close =
      folded.substr(trigger.span.end, quantity.quantity->span.begin - trigger.span.end).substr(0, longest).find(dash);
  if (open == std::string_view::npos || close == std::string_view::npos) return false;
  const std::size_t next = view.word_at(trigger.span.end + close);
  if (next >= view.sentence().words.size() || view.quantities_between(from + open, trigger.span.end + close) > 0) return false;
  static const lang::WordGroup& verbs = lang::word_group("verbs_behind_asides");
  return view.word_class(next) == WordClass::verb || view.word(next).ends_with("ed") || lang::contains(verbs, view.word(next));
}

// "Core prices, which leave out energy costs, rose 2%": what a relative clause speaks of is not what the sentence goes on with.
bool is_in_passed_relative(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  if (is_in_passed_aside(view, quantity, trigger)) return true;
  static const lang::WordGroup& openers = lang::word_group("relative_openers");
  const std::size_t clause = view.clause_at(trigger.span.begin);
  if (view.sentence().lang != "en" || clause == 0 || clause >= quantity.clause) return false;
  const std::size_t first = view.word_at(view.sentence().clauses[clause].begin);
  return first < view.sentence().words.size() && lang::contains(openers, view.word(first)) &&
         view.quantities_between(view.sentence().clauses[clause].begin, quantity.quantity->span.begin) == 0;
}

// Whether another number lies in the gap, a handful of something aside: "shares in the two mills fell 2%".
bool has_figure_between(const SentenceView& view, const Gap& gap) {
  const auto& all = view.quantities();
  return std::any_of(all.begin(), all.end(), [&](const QuantityView& other) {
    const TextSpan span = other.quantity->span;
    const bool few = view.sentence().lang == "en" && other.quantity->kind == QuantityKind::count && !other.noun.empty() &&
                     other.quantity->low < handful;
    return span.begin >= gap.begin && span.end <= gap.end && !few;
  });
}

// A phrase of the sentence that is not side by side with the number.
EventScore score_apart(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, const Gap& gap,
                       double words) {
  const Event event = trigger.entry->event;
  const QuantityKind kind = quantity.quantity->kind;
  const bool counted = kind == QuantityKind::count;
  EventScore found = {1.05 - clause_penalty(view, quantity, trigger), gap.before ? "before" : "after"};
  if (gap.before && trigger.entry->role == TriggerRole::act && has_preposition(view, gap)) found.value -= 0.2;
  if (!gap.before && tells_of_whole(view, gap)) found.value -= view.sentence().lang == "en" ? 0.8 : 0.5;
  const bool passed = gap.before && is_in_passed_relative(view, quantity, trigger);
  if (passed) found.value -= 0.5;
  if (trigger.entry->role != TriggerRole::measure) return found;
  if (!gap.before) found.value -= view.is_cjk() ? 0.4 : 0.15;
  // "issued 400 orders" says nothing of the houses before it.
  if (!gap.before && counts_goods(event) && counted) found.value -= 0.3;
  // "a strong performance" somewhere in the sentence is not what a share is of.
  if (event == Event::capacity && kind == QuantityKind::percent) found.value -= 0.25;
  // "sales in the north rose to 80,600": a bare level that the change leads to is the measure's.
  const bool reached =
      gap.before && event != Event::capacity && is_target(view, quantity) && view.quantities_between(gap.begin, gap.end) <= 1;
  if (counted && quantity.noun.empty() && !reached) found.value -= natural_classes(event) != 0 ? 0.15 : 0.4;
  // "Prices of wheat, it said, have risen by 50%": nothing else in between.
  const bool share = kind == QuantityKind::percent || kind == QuantityKind::multiplier;
  // "profit of its unit, a maker of nets, rose to $105m": the level that the measure came to.
  const bool level = kind == QuantityKind::money && view.sentence().lang == "en" && is_target(view, quantity);
  if (gap.before && !passed && (share || level) && !has_figure_between(view, gap))
    found.value = std::max(found.value, 0.62 + 0.04 * std::min(words, 14.0));
  return found;
}

}  // namespace

bool is_adjective_sum(const QuantityView& quantity) {
  return quantity.quantity->kind == QuantityKind::money && quantity.quantity->rule.find("words.money") != std::string::npos &&
         quantity.quantity->low >= 1e6 && quantity.hyphenated;
}

EventScore score_trigger(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger,
                         std::span<const Trigger> triggers) {
  const double fitting = fit(quantity, *trigger.entry);
  if (fitting <= unfit || takes_only_money(quantity, *trigger.entry) || lacks_noun(view, quantity, trigger)) return {};
  if ((is_verb(trigger.entry->role) || trigger.entry->event == Event::spending) && is_share_of_time(view, quantity)) return {};
  if (is_verb(trigger.entry->role) && view.is_in_name(trigger.span.begin)) return {};  // "the Just Add Monsters base"
  const TextSpan own = quantity.quantity->span;
  const bool topic = trigger.entry->role == TriggerRole::topic;
  const double role = role_bonus(*trigger.entry);
  if (is_counted_noun(view, quantity, trigger)) return {};
  if (is_verb(trigger.entry->role) && is_gerund_subject(view, trigger)) return {};
  // 승객 2명, 乗客2人: the counted noun stands before its number.
  const std::string_view lang = view.sentence().lang;
  const bool counted_before = (lang == "ja" || lang == "ko") && quantity.quantity->kind == QuantityKind::count &&
                              trigger.entry->role == TriggerRole::measure && quantity.noun.contains(trigger.span);
  if (own.overlaps(trigger.span) || counted_before)
    return {score_inside(view, quantity, trigger) + fitting + (topic ? 0 : role), "inside"};
  Gap gap = gap_between(own, trigger.span);
  pass_bracket(view.sentence().folded, gap);
  if (view.sentence().lang != "en") pass_ages(view, gap);
  const bool act = trigger.entry->role == TriggerRole::act;
  if (act && !gap.before && is_said_of_agent(view, trigger.span)) return {};
  bool included = act && !view.is_cjk() && pass_inclusion(view.sentence().folded, gap);
  if (act && !gap.before && (only_names_between(view, gap.begin, gap.end) || closes_german_frame(view, own, trigger.span))) {
    gap.begin = gap.end;
    included = true;
  }
  const double words = view.distance(gap.begin, gap.end);
  // 73亿粒米填满一个湖: what has a noun is no sum.
  if (trigger.entry->role == TriggerRole::rate && quantity.quantity->kind == QuantityKind::count && !quantity.noun.empty())
    return {};
  if (trigger.entry->role == TriggerRole::rate)
    return !gap.before && words == 0 ? EventScore{rate_score(quantity) + fitting, "rate"} : EventScore{};
  if (stands_wrong(view, quantity, trigger, gap) || ends_attribution(view, quantity, trigger) || is_adjective_sum(quantity) ||
      is_share_of_people(view, quantity, trigger) || is_share_of_measure(view, quantity, trigger, triggers))
    return {};
  EventScore found = score_beside(view, quantity, trigger, gap, words);
  constexpr double most_words = 3;
  if (included && words <= most_words) found = {1.4, "subject and verb"};
  // "12 lines of output", "performance across 4 sets": what the noun is of or what stands behind it is not what is counted.
  const bool of_things = (trigger.entry->event == Event::capacity || counts_goods(trigger.entry->event)) &&
                         trigger.entry->role == TriggerRole::measure;
  const bool of_victims = trigger.entry->event == Event::casualties && trigger.entry->role == TriggerRole::noun;
  const bool beside_of_noun = found.value >= 0 && (of_things || of_victims) && !quantity.noun.empty() && !gap.before;
  if ((found.value < 0 || beside_of_noun) && is_unrelated_count(view, quantity, trigger, gap.begin, gap.end)) return {};
  if (found.value < 0) found = score_apart(view, quantity, trigger, gap, words);
  found.value -= 0.04 * std::min(words, 14.0);
  found.value -= 0.2 * std::min(view.quantities_between(gap.begin, gap.end), 3);
  found.value += fitting + role;
  constexpr double named = 0.9;
  if (found.value > least_score && buys_named(view, quantity, trigger)) found.value += named;
  return found;
}

}  // namespace claimdex::claims
