// Takes the best candidate for each quantity, left to right, so that lists, appositions and ellipses can go on from the one
// before.
#include "analyzers/claim/event/event_binder.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "analyzers/claim/event/direction.hpp"
#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/claim/event/event_scores.hpp"
#include "analyzers/claim/event/object_links.hpp"
#include "analyzers/claim/event/result_line.hpp"
#include "analyzers/claim/event/unrelated_counts.hpp"
#include "analyzers/claim/object/measured_noun.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/quantity_links.hpp"
#include "analyzers/claim/quantity_view.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

struct Best {
  EventReading reading;
  bool explain = false;

  void offer(Event event, const LexiconEntry* entry, TextSpan span, double score, std::string_view why) {
    if (explain && score >= 0) reading.candidates.push_back({event, span, score, why});
    // "Einer Erhebung zufolge haben drei Viertel der Insassen ...": a survey that a phrase tells of goes on in the sentences
    // below, though the noun of the share says more.
    if (reading.entry == nullptr && event == reading.event && event == Event::survey) reading.entry = entry;
    if (score <= reading.score) return;
    reading.event = event;
    reading.entry = entry;
    reading.span = span;
    reading.score = score;
    reading.rule = why;
  }
};

// The measured noun right before the number, where one stands: "traded at valuations between 30 and 40 billion". It says more
// than a verb before it.
std::size_t measure_before(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers) {
  std::size_t begin = 0;
  for (const Trigger& trigger : triggers) {
    if (trigger.entry->role != TriggerRole::measure || trigger.span.end > quantity.quantity->span.begin) continue;
    if (score_trigger(view, quantity, trigger, triggers).why == "noun and value") begin = trigger.span.begin;
  }
  return begin;
}

// "revenues from visitors should double": what the head measures is revenue, whatever brings it in.
bool is_complement(const SentenceView& view, std::span<const Trigger> triggers, std::size_t index) {
  if (view.sentence().lang != "en" || index == 0 || triggers[index].entry->role != TriggerRole::measure) return false;
  const Trigger& head = triggers[index - 1];
  if (head.entry->role != TriggerRole::measure || head.entry->event == triggers[index].entry->event) return false;
  if (head.span.end >= triggers[index].span.begin) return false;
  const std::string_view between = view.sentence().folded.substr(head.span.end, triggers[index].span.begin - head.span.end);
  return between == " from " || between == " on " || between == " for " || between == " by ";
}

// "A barrel of crude closed at $50": goods and currencies close like shares do; their subject tells which.
const Trigger* quoted_subject(const SentenceView& view, std::span<const Trigger> triggers, std::size_t index) {
  const LexiconEntry& act = *triggers[index].entry;
  // "Shares in Hexa lost 65 cents": what they lose is no money that a company loses.
  const bool loses = act.event == Event::profit && act.role == TriggerRole::light && view.sentence().lang == "en";
  if (!loses && (act.event != Event::stock || act.role != TriggerRole::act)) return nullptr;
  for (std::size_t i = index; i-- > 0;) {
    if (view.clause_at(triggers[i].span.begin) != view.clause_at(triggers[index].span.begin)) return nullptr;
    if (triggers[i].entry->role != TriggerRole::measure) continue;
    const bool of_shares = triggers[i].entry->event == Event::stock && view.sentence().lang == "en";
    const bool of_goods = triggers[i].entry->of_market && triggers[i].entry->event == Event::price;  // "Crude lost $2"
    if (loses && !of_shares && !(of_goods && view.sentence().lang == "en")) return nullptr;
    if (loses) return &triggers[i];
    const bool quoted = triggers[i].entry->of_market && (triggers[i].entry->event == Event::price || of_shares);
    const bool rate =
        triggers[i].entry->event == Event::economy && view.sentence().lang != "en";  // 환율은 1,382원에 거래를 마쳤다
    return quoted || rate ? &triggers[i] : nullptr;
  }
  return nullptr;
}

void offer_triggers(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers, Best& best) {
  constexpr double malus = 0.4;
  const std::size_t measure = measure_before(view, quantity, triggers);
  for (std::size_t i = 0; i < triggers.size(); ++i) {
    const Trigger& trigger = triggers[i];
    if (!names_event(trigger.entry->role)) continue;
    EventScore score = score_trigger(view, quantity, trigger, triggers);
    if (trigger.span.end <= quantity.quantity->span.begin && is_complement(view, triggers, i)) score.value -= malus;
    const bool verb = trigger.entry->role == TriggerRole::act || trigger.entry->role == TriggerRole::light;
    if (verb && trigger.span.begin <= measure && measure != 0) score.value -= malus;
    const TextSpan span = trigger.other_part.empty() ? trigger.span : trigger.other_part;
    constexpr double of_two_parts = 0.05;  // "current account ... deficit" says more than "deficit"
    if (!trigger.other_part.empty() && score.value >= least_score) score.value += of_two_parts;
    if (const Trigger* subject = score.value >= least_score ? quoted_subject(view, triggers, i) : nullptr; subject != nullptr) {
      best.offer(subject->entry->event, subject->entry, subject->span, score.value, score.why);
      continue;
    }
    if (score.value >= least_score) best.offer(trigger.entry->event, trigger.entry, span, score.value, score.why);
  }
}

// "a congregation of 2,000": a number that counts a noun before it.
bool counts_noun_before(const SentenceView& view, const QuantityView& quantity) {
  if (view.is_cjk() || !quantity.noun.empty() || quantity.first_word < 2 || view.word(quantity.first_word - 1) != "of")
    return false;
  const std::size_t noun = quantity.first_word - 2;
  return view.word_class(noun) == WordClass::content && object_class(object_head(view.word(noun), view.sentence().lang)).empty();
}

// "Another 1,700 will go, 3,400 from operations": more of what the sentence before counted.
bool goes_on(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& more = lang::word_group("further_count");
  constexpr std::size_t reach = 30;
  for (std::size_t word = quantity.first_word; word > 0 && quantity.first_word - word < reach; --word)
    if (lang::contains(more, view.word(word - 1))) return true;
  return false;
}

// "The count is reduced. Types 5, 6 and 7 ...": a verb of many uses in the surroundings cuts no jobs where none are spoken of.
bool needs_absent_noun(const SentenceView& view, const QuantityView& quantity, const ContextEvent& event) {
  return event.entry->classes != 0 && quantity.noun.empty() && quantity.quantity->kind == QuantityKind::count &&
         !view.sentence().is_headline() && !view.speaks_of(event.entry->classes, quantity.clause) &&
         !((event.where == "sentence before" || event.where == "paragraph before") && goes_on(view, quantity));
}

// A sum known as a takeover's or a fine is that again where it is only spent or a price; one known as what a company is worth
// where it is "lost" or "wiped off its stock".
bool is_said_better(Event said, Event read, const Quantity& quantity) {
  constexpr double largest_price = 1e7;
  if (quantity.kind != QuantityKind::money) return false;
  const bool spent = read == Event::spending || (read == Event::price && quantity.low >= largest_price);
  if (said == Event::acquisition || said == Event::penalty) return spent;
  return said == Event::valuation && (read == Event::profit || read == Event::stock) && quantity.low >= largest_price;
}

// "This represents 12% of its staff", "Das entspricht einem Zehntel": the share is of what the sentence before told.
bool points_back(const SentenceView& view, const QuantityView& quantity) {
  const QuantityKind kind = quantity.quantity->kind;
  if (kind != QuantityKind::percent && kind != QuantityKind::ratio) return false;
  // 国内社員の1割にあたる: Japanese and Korean leave the subject out.
  static const lang::WordGroup& behind = lang::word_group("equating_verbs_behind");
  const std::string_view rest = view.sentence().folded.substr(quantity.quantity->span.end);
  const bool moves_subject = view.sentence().lang == "ja" || view.sentence().lang == "ko";
  if (moves_subject && std::any_of(behind.begin(), behind.end(), [&](std::string_view verb) { return rest.starts_with(verb); }))
    return true;
  static const lang::WordGroup& subjects = lang::word_group("pointing_subjects");
  static const lang::WordGroup& equals = lang::word_group("equating_verbs");
  constexpr std::size_t reach = 60;  // bytes
  const std::string_view before = view.sentence().folded.substr(0, quantity.quantity->span.begin);
  const auto opens = [&](std::string_view subject) { return before.starts_with(subject); };
  const auto equates = [&](std::string_view verb) { return before.find(verb) != std::string_view::npos; };
  return before.size() <= reach && std::any_of(subjects.begin(), subjects.end(), opens) &&
         std::any_of(equals.begin(), equals.end(), equates);
}

// Chinese news comes in lists of items, whose headings and leads say little of the numbers below them; a sentence before tells
// only of bare numbers. What jobs are cut is said in the title, and goes on where jobs and workers are counted.
bool is_loose_in_chinese(const SentenceView& view, const QuantityView& quantity, const ContextEvent& event) {
  if (view.sentence().lang != "zh" || event.value != nullptr || points_back(view, quantity)) return false;
  static const std::uint32_t work = class_bit("worker") | class_bit("job") | class_bit("layoff");
  const bool counted = quantity.quantity->kind == QuantityKind::count;
  const bool of_work = (quantity.class_bits & work) != 0;
  const Event said = event.entry->event;
  if (event.entry->role == TriggerRole::rate) return true;
  if (event.where == "heading" || event.where == "title") return said != Event::job_cuts || !counted || !of_work;
  if (event.where == "list lead") return counted && !of_work;
  return event.where == "sentence before" && !quantity.noun.empty() && !of_work;
}

// What has a noun of another class goes on from no heading, title, lead or sentence before; a small bare number said before is
// rarely the same one. A heading says what its section is about, which is seldom what the numbers below it count.
bool is_loose_in_english(const SentenceView& view, const QuantityView& quantity, const ContextEvent& event) {
  if (view.sentence().lang != "en" || event.where == "table header") return false;
  constexpr double least_known = 1000;
  const QuantityKind kind = quantity.quantity->kind;
  const bool counted = kind == QuantityKind::count;
  // "billions" said again are hardly the same billions.
  const bool vague = quantity.quantity->rule.find("vague") != std::string::npos && quantity.class_bits == 0;
  if (event.value != nullptr) return vague || (counted && quantity.class_bits == 0 && quantity.quantity->low < least_known);
  if (points_back(view, quantity) || (counted && goes_on(view, quantity))) return false;
  const bool table = view.sentence().block->kind == BlockKind::table || view.sentence().block->kind == BlockKind::list;
  if (event.where == "heading" && !counted && !table && !event.entry->from_user) return true;
  if (event.where == "title" && (kind == QuantityKind::multiplier || kind == QuantityKind::measure)) return true;
  const bool loose = event.where == "heading" || event.where == "title" || event.where == "sentence before";
  if (loose && (is_share_of_other(view, quantity, *event.entry) || is_share_of_plural(view, quantity, *event.entry))) return true;
  return is_unrelated_to_context(view, quantity, *event.entry, event.where);
}

// Rows and items below "Foo ships today:" that count layers, tokens or nothing: only goods go on being sold.
bool is_no_goods_in_english(const SentenceView& view, const QuantityView& quantity) {
  static const std::uint32_t goods = class_bit("product") | class_bit("vehicle") | class_bit("fuel");
  return view.sentence().lang == "en" && quantity.quantity->kind == QuantityKind::count && !(quantity.class_bits & goods);
}

void offer_context(const SentenceView& view, const QuantityView& quantity, const std::vector<ContextEvent>& context, Best& best) {
  for (const ContextEvent& event : context) {
    if (event.value != nullptr ? event.value != quantity.quantity : needs_absent_noun(view, quantity, event)) continue;
    if (event.where == "paragraph before" && !goes_on(view, quantity)) continue;
    if (is_loose_in_chinese(view, quantity, event) || is_loose_in_english(view, quantity, event)) continue;
    double fitting = fit(quantity, *event.entry);
    // "The 50,000 figure": a large number that was told before is the same one, whatever it is called now.
    constexpr double least_known = 1000;
    constexpr double renamed = -0.2;
    const bool known = event.where == "said before" && quantity.quantity->kind == QuantityKind::count &&
                       quantity.quantity->low >= least_known && quantity.class_bits == 0 && view.sentence().lang == "en";
    if (known && (natural_kinds(event.entry->event) & quantity.kind) != 0) fitting = std::max(fitting, renamed);
    if (fitting < -1) continue;
    // What has a noun of its own goes on from its surroundings only where nothing else speaks for it.
    const bool loose = event.where == "sentence before" || event.where == "title" || event.where == "heading";
    const bool own = loose && quantity.quantity->kind == QuantityKind::count && !quantity.noun.empty() && fitting < 0.15;
    const Event said = event.entry->event;
    if (said == Event::sales_volume && event.value == nullptr && is_no_goods_in_english(view, quantity)) continue;
    // "Survey" above a paragraph: shares are of those asked, what else is counted there is not.
    if (loose && said == Event::survey && quantity.quantity->kind == QuantityKind::count) continue;
    // Dead before, "15 % du territoire" now: a share of something else is no share of victims.
    static const std::uint32_t people = class_bit("person") | class_bit("victim") | class_bit("worker");
    const bool of_things =
        quantity.quantity->kind == QuantityKind::percent && !quantity.noun.empty() && !(quantity.class_bits & people);
    if (loose && said == Event::casualties && of_things) continue;
    // "The two men had met": people who are counted below the dead are others, unless they are called victims.
    const bool others = loose && said == Event::casualties && quantity.quantity->kind == QuantityKind::count &&
                        !quantity.noun.empty() && !(quantity.class_bits & class_bit("victim"));
    const bool things = event.where == "sentence before" && quantity.quantity->kind == QuantityKind::count &&
                        (said == Event::sales_volume || said == Event::capacity || said == Event::users);
    constexpr double handful = 10;
    const bool few = event.where == "title" && quantity.quantity->kind == QuantityKind::count && quantity.quantity->low < handful;
    // Headings of lists of news say little of the shares below them.
    const bool share = event.where == "heading" && quantity.quantity->kind == QuantityKind::percent && fitting <= 0;
    const bool elsewhere = loose && quantity.quantity->kind == QuantityKind::count && counts_noun_before(view, quantity);
    const bool bare = event.where == "title" && quantity.quantity->kind == QuantityKind::count && quantity.noun.empty();
    const double malus = bare ? 0.13 : own || others || things || few || elsewhere ? 0.3 : share ? 0.15 : 0;
    const bool specific = event.where == "said before" && is_said_better(said, best.reading.event, *quantity.quantity);
    const bool equated = event.where == "sentence before" && points_back(view, quantity);
    const double bonus = specific || equated ? 0.9 : 0;
    best.offer(said, event.entry, {}, event.strength + 0.5 * fitting - malus + bonus, event.where);
  }
}

// "Growth slowed to 0.3%, down from 6.3% a year before": a bare value of the same kind and event is of the same thing.
void take_object_before(const SentenceView& view, std::size_t index, const EventReading& before, EventReading& reading) {
  const QuantityView& own = view.quantities()[index];
  const QuantityView& other = view.quantities()[index - 1];
  const QuantityKind kind = own.quantity->kind;
  if (kind != QuantityKind::money && kind != QuantityKind::percent) return;
  if (reading.event != before.event || reading.event == Event::other || before.object.empty()) return;
  const bool measured = before.object_span.end <= other.quantity->span.begin && !before.object_span.empty();
  if (!measured) return;  // what was counted itself is not measured again
  if (kind != other.quantity->kind && other.quantity->kind != QuantityKind::percent) return;
  reading.object = before.object;
  reading.object_span = before.object_span;
}

// "closed 40 schools on Monday, 90 on Tuesday": a bare number of a list counts what the one before counted.
void take_counted_before(const SentenceView& view, std::size_t index, const EventReading& before, EventReading& reading) {
  const QuantityView& own = view.quantities()[index];
  const QuantityView& other = view.quantities()[index - 1];
  constexpr double reach = 4;  // words
  if (view.sentence().lang != "en" || own.quantity->kind != QuantityKind::count || other.quantity->kind != QuantityKind::count)
    return;
  if (!own.noun.empty() || before.object.empty() || reading.event != Event::other || before.event != Event::other) return;
  const std::size_t begin = other.quantity->span.end;
  const std::size_t end = own.quantity->span.begin;
  if (end < begin || view.distance(begin, end) > reach || own.end_word == own.first_word) return;
  const std::string_view between = view.sentence().folded.substr(begin, end - begin);
  static const lang::WordGroup& marks = lang::word_group("count_list_marks");
  const bool listed = std::any_of(marks.begin(), marks.end(),
                                  [&](std::string_view mark) { return between.find(mark) != std::string_view::npos; });
  for (std::size_t word = other.end_word; word < own.first_word; ++word)
    if (view.word_class(word) == WordClass::verb || view.word_class(word) == WordClass::clause) return;
  const std::size_t next = own.end_word;
  const bool stands_alone = next >= view.sentence().words.size() || view.word_class(next) != WordClass::content;
  if (!listed || !stands_alone) return;
  reading.object = before.object;
  reading.object_span = before.object_span;
}

// "its workforce was trimmed from 155,000 to 110,000": the level that the cut began at, no cut.
bool is_staff_before(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                     const EventReading& reading) {
  if (reading.entry == nullptr || reading.entry->role != TriggerRole::act) return false;
  const bool of_jobs = reading.entry->event == Event::job_cuts || reading.entry->event == Event::hiring;
  if (!of_jobs || (reading.event != reading.entry->event && reading.event != Event::headcount)) return false;
  return quantity.quantity->kind == QuantityKind::count && is_level_before(view, quantity, triggers);
}

// "cut 3,000 jobs out of 11,000", "300 von 4.000 Stellen": what the cut is a part of, no cut.
bool is_staff_cut_from(const SentenceView& view, std::size_t index, std::span<const EventReading> readings) {
  if (index == 0 || readings[index - 1].entry == nullptr) return false;
  const Event before = readings[index - 1].event;
  const Quantity& part = *view.quantities()[index - 1].quantity;
  const Quantity& whole = *view.quantities()[index].quantity;
  if (before != Event::job_cuts && before != Event::departures) return false;
  if (part.kind != QuantityKind::count || whole.kind != QuantityKind::count || part.low >= whole.low) return false;
  if (whole.span.begin <= part.span.end) return false;
  static const lang::WordGroup& marks = lang::word_group("cut_amount_marks");
  constexpr std::size_t reach = 40;  // bytes
  const std::string_view between = view.sentence().folded.substr(part.span.end, whole.span.begin - part.span.end);
  if (between.size() > reach || between.find(',') != std::string_view::npos) return false;
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return between.ends_with(mark); });
}

// "trimmed from 155,000 to 110,000 staff": the level that is left.
bool is_staff_after(const SentenceView& view, std::size_t index, const EventReading& before, const EventReading& reading) {
  if (index == 0 || before.event != Event::headcount || before.entry == nullptr || reading.entry == nullptr) return false;
  if (before.entry->event != reading.entry->event || reading.entry->role != TriggerRole::act) return false;
  const Quantity& from = *view.quantities()[index - 1].quantity;
  const Quantity& to = *view.quantities()[index].quantity;
  if (to.kind != QuantityKind::count || to.span.begin <= from.span.end) return false;
  const std::string_view between = view.sentence().folded.substr(from.span.end, to.span.begin - from.span.end);
  static const lang::WordGroup& marks = lang::word_group("cut_target_marks");
  return lang::contains(marks, between);
}

// "slashes headcount to 6,000", "reduce its staff to 4,000": the level that the cut or the growth leads to.
bool is_staff_reached(const SentenceView& view, const QuantityView& quantity, const EventReading& reading) {
  const bool of_jobs = reading.event == Event::job_cuts || reading.event == Event::hiring;
  if (view.sentence().lang != "en" || !of_jobs || quantity.quantity->kind != QuantityKind::count) return false;
  if (reading.span.empty() || reading.span.end > quantity.quantity->span.begin || quantity.first_word == 0) return false;
  static const lang::WordGroup& staff = lang::word_group("staff_levels");
  const std::string_view act = reading.span.of(view.sentence().folded);
  return view.word(quantity.first_word - 1) == "to" &&
         std::any_of(staff.begin(), staff.end(), [&](std::string_view noun) { return act.ends_with(noun); });
}

// "1.3 mln persons and 9 pct of all workers" below a title of unemployment: an economy's, unless somebody employs them.
bool is_of_economy(const SentenceView& view, const EventReading& reading, const std::vector<ContextEvent>& context) {
  if (view.sentence().lang != "en" || reading.event != Event::headcount) return false;
  if (reading.entry != nullptr && reading.entry->role != TriggerRole::measure) return false;
  return std::any_of(context.begin(), context.end(), [](const ContextEvent& event) {
    return event.where == "title" && event.entry != nullptr && event.entry->event == Event::employment;
  });
}

// "Two thirds of the 900 people asked", "40% - 65% ... of 900 people asked": what a share of those asked is of.
bool is_share_of_asked(const SentenceView& view, std::size_t index, const std::vector<EventReading>& readings) {
  const auto& all = view.quantities();
  if (view.is_cjk() || index + 1 >= all.size() || readings[index].event != Event::other) return false;
  if (all[index].quantity->kind != QuantityKind::percent || readings[index + 1].event != Event::survey) return false;
  if (all[index + 1].quantity->span.begin < all[index].quantity->span.end) return false;
  const std::string_view between = view.sentence().folded.substr(
      all[index].quantity->span.end, all[index + 1].quantity->span.begin - all[index].quantity->span.end);
  static const lang::WordGroup& links = lang::word_group("asked_share_links");
  return lang::contains(links, between);
}

// "est passé de 80 à 92 dollars": from one level to another of the same thing, whatever the verb.
void read_way(const SentenceView& view, std::size_t index, std::span<const Trigger> triggers, const EventReading& before,
              EventReading& reading) {
  const QuantityView& from = view.quantities()[index - 1];
  const QuantityView& to = view.quantities()[index];
  constexpr std::size_t reach = 12;  // bytes: " auf rund "
  if (view.is_cjk() || from.quantity->kind != to.quantity->kind || before.event != reading.event) return;
  if (from.quantity->low == to.quantity->low || from.quantity->currency != to.quantity->currency) return;
  if (to.quantity->span.begin > from.quantity->span.end + reach || !is_target(view, to)) return;
  if (!is_level_before(view, from, triggers) || from.quantity->bound == Bound::range) return;
  reading.direction = from.quantity->low < to.quantity->low ? Direction::up : Direction::down;
}

// "sold 61,000 cars, 8% fewer than a year ago": a level moves as the change that is told of it.
void move_level(const SentenceView& view, const Link& link, const EventReading& reading, std::span<const Trigger> triggers,
                EventReading& from) {
  const bool told = link.rule == "change" || link.rule == "apposition";
  if (!told || reading.direction == Direction::none || reading.event != from.event) return;
  if (from.direction != Direction::none || from.event == Event::survey) return;
  const QuantityView& level = view.quantities()[link.from];
  const QuantityKind kind = level.quantity->kind;
  const bool is_level = kind == QuantityKind::count || kind == QuantityKind::money || kind == QuantityKind::measure;
  if (is_level && !is_level_before(view, level, triggers) && !is_flat(view, level, triggers)) from.direction = reading.direction;
}

// "70% of those asked knew it, and 25% would try one": the next answer of the same people.
bool goes_on_asking(const SentenceView& view, std::size_t index, const EventReading& before) {
  const QuantityView& own = view.quantities()[index];
  if (view.sentence().lang != "en" || before.event != Event::survey || own.quantity->kind != QuantityKind::percent) return false;
  if (view.quantities()[index - 1].quantity->kind != QuantityKind::percent || !own.noun.empty() || own.first_word == 0)
    return false;
  const WordClass ahead = view.word_class(own.first_word - 1);
  const std::size_t next = own.end_word;
  return ahead != WordClass::preposition && ahead != WordClass::determiner && next < view.sentence().words.size() &&
         view.word_class(next) == WordClass::verb;
}

// "77% of managers do so (up from 70% a year ago)": what a later level is compared with moved the first.
void compare_levels(const SentenceView& view, std::size_t index, std::vector<EventReading>& readings) {
  if (view.sentence().lang != "en" || index + 1 >= readings.size()) return;
  const QuantityView& level = view.quantities()[index];
  const QuantityView& before = view.quantities()[index + 1];
  if (level.quantity->kind != QuantityKind::percent || before.quantity->kind != QuantityKind::percent) return;
  if (before.quantity->span.begin < level.quantity->span.end) return;
  const std::string_view between =
      view.sentence().folded.substr(level.quantity->span.end, before.quantity->span.begin - level.quantity->span.end);
  const bool up = between.ends_with("up from ");
  if (!up && !between.ends_with("down from ")) return;
  if (readings[index].direction == Direction::none) readings[index].direction = up ? Direction::up : Direction::down;
  if (readings[index].event != Event::other) readings[index + 1].event = readings[index].event;
  readings[index + 1].direction = Direction::none;
}

// "The order was valued at $8bn", "a takeover said to be worth $2bn": what is paid, no worth of a firm.
void read_worth_of_deal(const SentenceView& view, EventReading& reading) {
  if (view.sentence().lang != "en" || reading.event != Event::valuation || reading.span.empty()) return;
  static const lang::WordGroup& worth = lang::word_group("worth_phrases");
  static const lang::WordGroup& orders = lang::word_group("ordered_nouns");
  static const lang::WordGroup& deals = lang::word_group("takeover_nouns");
  if (!lang::contains(worth, reading.span.of(view.sentence().folded))) return;
  constexpr std::size_t reach = 8;  // words
  const std::size_t end = view.word_at(reading.span.begin);
  for (std::size_t i = end; i > 0 && end - i < reach; --i) {
    const bool ordered = lang::contains(orders, view.word(i - 1));
    if (!ordered && !lang::contains(deals, view.word(i - 1))) continue;
    reading.event = ordered ? Event::spending : Event::acquisition;
    return;
  }
}

void inherit(const EventReading& from, const Link& link, EventReading& reading) {
  reading.event = from.event;
  reading.entry = from.entry;
  reading.span = from.span;
  reading.rule = link.rule;
  if (link.same_object) {
    reading.object = from.object;
    reading.object_span = from.object_span;
  }
}

}  // namespace

const std::vector<EventReading>& EventBinder::bind(const Sentence& sentence, const EventLexicon& lexicon,
                                                   const std::vector<ContextEvent>& context, bool explain) {
  triggers_.clear();
  readings_.clear();
  lexicon.find(sentence.phrases, triggers_);
  const SentenceView view(sentence);
  for (std::size_t i = 0; i < view.quantities().size(); ++i) {
    const QuantityView& quantity = view.quantities()[i];
    if (std::optional<EventReading> result = result_reading(view, quantity)) {
      readings_.push_back(std::move(*result));
      continue;
    }
    const std::span<const Trigger> near = triggers_near(triggers_, quantity.quantity->span);
    Best best;
    best.explain = explain;
    const DefaultEvent fallback = default_event(view, quantity);
    best.offer(fallback.event, nullptr, {}, fallback.score, fallback.why);
    offer_triggers(view, quantity, near, best);
    offer_context(view, quantity, context, best);
    std::optional<Link> link;
    if (i > 0) link = find_link(view, i, near, readings_);
    // "2x fans = $40": what has so many pieces costs no pieces
    if (link && link->rule == "apposition" && !(natural_kinds(readings_[link->from].event) & quantity.kind)) link.reset();
    if (link && link->score > best.reading.score) {
      best.offer(readings_[link->from].event, readings_[link->from].entry, readings_[link->from].span, link->score, link->rule);
      inherit(readings_[link->from], *link, best.reading);
    }
    if (i > 0 && goes_on_asking(view, i, readings_.back()))
      best.offer(Event::survey, readings_.back().entry, {}, 1.45, "survey goes on");
    read_worth_of_deal(view, best.reading);
    const bool staff_before = is_staff_before(view, quantity, near, best.reading) || is_staff_cut_from(view, i, readings_);
    if (staff_before) best.reading.event = Event::headcount;
    const bool staff_after = i > 0 && is_staff_after(view, i, readings_.back(), best.reading);
    if (staff_after || is_staff_reached(view, quantity, best.reading)) best.reading.event = Event::headcount;
    if (is_of_economy(view, best.reading, context)) best.reading.event = Event::employment;
    read_direction(view, quantity, near, best.reading);
    if (staff_before) best.reading.direction = Direction::none;
    if (i > 0 && best.reading.direction == Direction::none) read_way(view, i, near, readings_.back(), best.reading);
    const bool listed = best.reading.rule == "list" && best.reading.direction == Direction::none && i > 0 &&
                        (quantity.quantity->kind == QuantityKind::percent || quantity.quantity->kind == QuantityKind::index) &&
                        !is_level_before(view, quantity, near);
    const bool goes_on =
        listed || best.reading.rule == "apposition" ||
        (best.reading.rule == "change" && best.reading.direction == Direction::none && !is_flat(view, quantity, near));
    if (goes_on && link) best.reading.direction = readings_[link->from].direction;
    const QuantityKind own_kind = quantity.quantity->kind;
    const bool is_change = own_kind == QuantityKind::percent || own_kind == QuantityKind::multiplier;
    const bool doubled = link && link->rule == "change" && own_kind == QuantityKind::multiplier && quantity.quantity->low > 1;
    if (doubled && view.sentence().lang != "en" && best.reading.direction == Direction::none)
      best.reading.direction = Direction::up;
    if (link && is_change) move_level(view, *link, best.reading, near, readings_[link->from]);
    read_object(view, quantity, near, context, best.reading);
    link_object(view, i, readings_, best.reading);
    if (i > 0 && best.reading.object.empty()) take_object_before(view, i, readings_.back(), best.reading);
    if (i > 0 && best.reading.object.empty()) take_counted_before(view, i, readings_.back(), best.reading);
    std::stable_sort(best.reading.candidates.begin(), best.reading.candidates.end(),
                     [](const EventCandidate& a, const EventCandidate& b) { return a.score > b.score; });
    readings_.push_back(std::move(best.reading));
  }
  for (std::size_t i = 0; i < readings_.size(); ++i) compare_levels(view, i, readings_);
  for (std::size_t i = readings_.size(); i-- > 0;)
    if (is_share_of_asked(view, i, readings_)) {
      readings_[i].event = Event::survey;
      readings_[i].direction = Direction::none;
    }
  return readings_;
}

}  // namespace claimdex::claims
