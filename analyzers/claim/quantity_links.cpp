// Reads the text between two quantities: what it holds decides whether the second states the event of the first.
#include "analyzers/claim/quantity_links.hpp"

#include <algorithm>
#include <span>

#include "analyzers/claim/event/direction.hpp"
#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/claim/event/event_scores.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "£75m ($141m)", "6,650 roles, or about 5%", "by £106m or 47.3%", "12,000 jobs - one fifth of the total".
bool is_apposition(std::string_view between) {
  static const lang::WordGroup& marks = lang::word_group("apposition_marks");
  return lang::contains(marks, between);
}

// "裁员500人，约占员工总数的8%": the share of all that the number before is.
bool is_share_of_all(std::string_view between) {
  constexpr std::size_t longest = 48;
  if (between.size() > longest || between.find("占") == std::string_view::npos) return false;
  static const lang::WordGroup& alls = lang::word_group("whole_staff_nouns");
  return std::any_of(alls.begin(), alls.end(), [&](std::string_view all) { return between.find(all) != std::string_view::npos; });
}

// "despedirá a 640 trabajadores, el 18 % de su plantilla", "300 Stellen, ein Zehntel der Belegschaft": the share of the staff
// that goes or comes.
bool is_share_of_staff(const SentenceView& view, const QuantityView& own, const EventReading& before, std::string_view between) {
  static const std::uint32_t staff = class_bit("worker") | class_bit("job");
  constexpr std::size_t longest = 20;  // bytes: ", lo que supone el"
  const bool moved = before.event == Event::job_cuts || before.event == Event::hiring || before.event == Event::departures;
  if (view.sentence().lang == "en" || view.is_cjk() || !moved || own.quantity->kind != QuantityKind::percent) return false;
  return (own.class_bits & staff) != 0 && between.size() <= longest && between.starts_with(',');
}

// What may stand between the members of a list: commas and "and", at most.
bool is_list(std::string_view between) {
  static const lang::WordGroup& marks = lang::word_group("list_marks");
  return lang::contains(marks, between);
}

// 增长8%，快于全部工业2个百分点: points that a rate of growth or a share is above or below another.
bool compares_points(const SentenceView& view, const QuantityView& own, const QuantityView& other, std::string_view between) {
  static const lang::WordGroup& words = lang::word_group("words_comparing_points");
  constexpr std::size_t longest = 90;  // bytes
  if (view.sentence().lang != "zh" || own.quantity->kind != QuantityKind::percent_points || between.size() > longest)
    return false;
  if (other.quantity->kind != QuantityKind::percent && other.quantity->kind != QuantityKind::percent_points) return false;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return between.find(word) != between.npos; });
}

// "rose 5% to $10bn": change and level side by side.
bool is_to(std::string_view between, std::size_t longest) {
  static const lang::WordGroup& words = lang::word_group("change_to_links");
  if (lang::contains(words, between)) return true;
  // "fell 3% in May, to $30bn": a short phrase of time may stand between.
  static const lang::WordGroup& ends = lang::word_group("change_to_ends");
  return between.size() <= longest &&
         std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return between.ends_with(end); });
}

// "50 new staff, including 10 officers": a part of what was just counted.
bool is_part(std::string_view between) {
  static const lang::WordGroup& marks = lang::word_group("part_marks");
  return lang::contains(marks, between);
}

// "treinta heridos, dos de ellos graves": the part is named behind its number.
bool is_part_of_them(const SentenceView& view, const QuantityView& own, std::string_view between) {
  static const lang::WordGroup& pronouns = lang::word_group("shares_of_them");
  static const lang::WordGroup& marks = lang::word_group("marks_before_parts");
  if (view.is_cjk() || view.sentence().lang == "en" || own.quantity->kind != QuantityKind::count) return false;
  if (!lang::contains(marks, between)) return false;
  const std::string_view rest = view.sentence().folded.substr(own.quantity->number.end);
  return std::any_of(pronouns.begin(), pronouns.end(), [&](std::string_view pronoun) { return rest.starts_with(pronoun); });
}

// 찬성은 46%, 반대는 41%: shares of one question or market, each with its own subject.
bool is_parallel_share(const SentenceView& view, const QuantityView& own, const QuantityView& other, const EventReading& before,
                       std::string_view between) {
  constexpr std::size_t longest = 42;  // bytes: ", 2위 두리식품이"
  static const lang::WordGroup& marks = lang::word_group("marks_before_parallels");
  if (view.sentence().lang != "ko" && view.sentence().lang != "ja") return false;
  if (before.event != Event::survey && before.event != Event::market_share) return false;
  if (own.quantity->kind != QuantityKind::percent || other.quantity->kind != QuantityKind::percent) return false;
  if (between.size() > longest) return false;
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return between.starts_with(mark); });
}

// "13,000 jobs to go, on top of 9,000 announced in May": more of the same jobs. Sums are put together from all sorts of things.
bool adds_to(std::string_view between, const EventReading& before) {
  if (before.event != Event::job_cuts && before.event != Event::hiring) return false;
  static const lang::WordGroup& ends = lang::word_group("adding_links");
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return between.ends_with(end); });
}

// Whether a phrase that names another event stands between: then the second quantity has a life of its own. Rates ("per square
// metre") and, before a change, the event of the first name none: "earned 1.3 billion, 14 percent more".
bool has_event_between(std::span<const Trigger> triggers, const QuantityView& own, bool english, std::size_t begin,
                       std::size_t end, const EventReading* same) {
  // "and dropped 1.2%": the verb also drops workers, but here it only tells which way.
  const auto only_moves = [&](const Trigger& event) {
    if (!english || fit(own, *event.entry) > unfit) return false;
    return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& other) {
      return other.entry->role == TriggerRole::change_verb && other.span.begin == event.span.begin &&
             other.span.end == event.span.end;
    });
  };
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const TriggerRole role = trigger.entry->role;
    if (!names_event(role) || role == TriggerRole::topic || trigger.span.begin < begin || trigger.span.end > end) return false;
    if (only_moves(trigger)) return false;
    return same == nullptr || (role != TriggerRole::rate && trigger.entry->event != same->event);
  });
}

bool has_change_between(std::span<const Trigger> triggers, std::size_t begin, std::size_t end) {
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return is_change(trigger.entry->role) && begin <= trigger.span.begin && trigger.span.end <= end;
  });
}

// "the two largest mills both fell 2%", 三大利率均上调50个基点: a handful that nothing is told of is no level.
bool is_mere_handful(const SentenceView& view, const QuantityView& quantity, const EventReading& reading) {
  return (view.sentence().lang == "en" || view.sentence().lang == "zh") && quantity.quantity->kind == QuantityKind::count &&
         !quantity.noun.empty() && quantity.quantity->low < handful && reading.event == Event::other;
}

bool is_change_kind(QuantityKind kind) {
  return kind == QuantityKind::percent || kind == QuantityKind::percent_points || kind == QuantityKind::multiplier;
}

// "up 8.1% from 9.26bn euros": the level before belongs to the nearest earlier quantity of its kind, else to the change itself.
std::optional<Link> comparison_link(const SentenceView& view, std::size_t index, std::size_t from,
                                    const std::vector<EventReading>& readings) {
  const QuantityView& own = view.quantities()[index];
  const bool bare = own.quantity->kind != QuantityKind::count || own.noun.empty();
  for (std::size_t back = from + 1; back-- > 0 && from - back < 3;)
    if (view.quantities()[back].kind == own.kind && readings[back].event != Event::time &&
        (bare || view.quantities()[back].class_bits == own.class_bits))
      return Link{back, 1.45, "comparison", bare};
  const LexiconEntry plain{.event = readings[from].event};
  if (bare && fit(own, readings[from].entry != nullptr ? *readings[from].entry : plain) > -1)
    return Link{from, 1.1, "comparison", true};
  return std::nullopt;
}

std::optional<Link> bracket_link(const QuantityView& own, const QuantityView& other, std::size_t from, std::string_view between) {
  if (!is_apposition(between) && !is_share_of_all(between)) return std::nullopt;
  const bool counted = own.quantity->kind == QuantityKind::count;
  if (counted && !own.noun.empty() && own.class_bits != other.class_bits) return std::nullopt;
  if (own.quantity->kind == QuantityKind::duration || own.quantity->kind == QuantityKind::age) return std::nullopt;
  const bool bracket = between.starts_with("(") || between.starts_with("（");
  const double strength = is_share_of_all(between) ? 2.0 : bracket && own.kind == other.kind ? 2.3 : 1.5;
  return Link{from, strength, "apposition", own.kind == other.kind};
}

}  // namespace

std::optional<Link> find_link(const SentenceView& view, std::size_t index, std::span<const Trigger> triggers,
                              const std::vector<EventReading>& readings) {
  const QuantityView& own = view.quantities()[index];
  if (own.quantity->kind == QuantityKind::duration || own.quantity->kind == QuantityKind::age) return std::nullopt;
  std::size_t from = index - 1;
  // A duration between two values is no member of their list: "rose 5% in three years to $10bn".
  for (int steps = 0; steps < 4 && from > 0 && readings[from].event == Event::time; ++steps) --from;
  if (readings[from].event == Event::time) return std::nullopt;
  const QuantityView& other = view.quantities()[from];
  const std::size_t begin = other.quantity->span.end;
  const std::size_t end = own.quantity->span.begin;
  if (end < begin) return std::nullopt;
  const std::string_view between = trimmed(view.sentence().folded.substr(begin, end - begin));
  if (is_share_of_staff(view, own, readings[from], between)) return Link{from, 1.5, "apposition", false};
  if (auto link = bracket_link(own, other, from, between)) return link;
  const bool own_change = view.sentence().lang != "en" && is_change_kind(own.quantity->kind);
  // "closed at 900, a gain of 40 points"
  const bool points =
      own.quantity->kind == QuantityKind::index && readings[from].event == Event::stock && between.ends_with(" of");
  if (points && has_change_between(triggers, begin, end)) return Link{from, 1.25, "change", true};
  const bool added = adds_to(between, readings[from]);
  if (has_event_between(triggers, own, view.sentence().lang == "en", begin, end, own_change || added ? &readings[from] : nullptr))
    return std::nullopt;
  if (added && own.quantity->kind == other.quantity->kind && readings[from].entry != nullptr && own.class_bits == 0)
    return Link{from, 1.2, "list", true};
  if (is_level_before(view, own, triggers) || is_level_before(view, other, triggers)) {
    if (auto link = comparison_link(view, index, from, readings)) return link;
  }
  const double words = view.distance(begin, end);
  static const lang::WordGroup& plain = lang::word_group("plain_units");  // "hasta las 210.000 unidades"
  const bool bare =
      own.noun.empty() || (view.sentence().lang != "en" && lang::contains(plain, own.noun.of(view.sentence().folded)));
  if ((own.kind & other.kind) != 0 ||
      (own.quantity->kind == QuantityKind::count && other.quantity->kind == QuantityKind::count)) {
    if (is_part(between) || is_part_of_them(view, own, between)) return Link{from, 1.2, "part", bare};
    if (is_parallel_share(view, own, other, readings[from], between)) return Link{from, 0.9, "list", false};
    if (is_list(between) && (bare || own.class_bits == other.class_bits)) return Link{from, 1.3, "list", true};
    // "300 jobs in London, 200 in Paris": a bare number whose clause has no verb of its own.
    if (bare && words <= 12 && readings[from].entry != nullptr) return Link{from, 0.95 - 0.02 * words, "list", true};
    return std::nullopt;
  }
  // "turnover was up 4.3% to £1.97bn", "revenue of $143.8bn, up 16%": change and level of one thing.
  const bool change = is_change_kind(own.quantity->kind) || is_change_kind(other.quantity->kind);
  if (is_mere_handful(view, other, readings[from])) return std::nullopt;
  if (!change || (own.quantity->kind == QuantityKind::count && !bare)) return std::nullopt;
  // "sold 61,000 cars, 8% fewer than a year ago": a change fits whatever its event can change in.
  const bool own_entry = readings[from].entry != nullptr && !is_change_kind(own.quantity->kind);
  if (fit(own, own_entry ? *readings[from].entry : LexiconEntry{.event = readings[from].event}) < -1) return std::nullopt;
  // "profits rose 1%, but would have been 8% higher": the change may stand right behind the second one.
  const std::size_t own_end = own.quantity->span.end;
  const bool changes_behind = std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return is_change(trigger.entry->role) && trigger.span.begin >= own_end && trigger.span.begin <= own_end + 2;
  });
  // "shares were up 56 pence, or 7.6%, at 797p"
  const bool stands_at = readings[from].event == Event::stock && (between == "at" || between == ", at");
  // "hasta" is read as a bound of the number: up to the number itself.
  const std::size_t number = std::max(own.quantity->number.begin, begin);
  const std::string_view before_number = trimmed(view.sentence().folded.substr(begin, number - begin));
  // "en hausse de 43 % pour le deuxième trimestre, à 3,2 milliards": sums may stand farther off.
  const bool sum = view.sentence().lang != "en" && own.quantity->kind == QuantityKind::money;
  const std::size_t longest_to = sum ? 40 : 28;  // bytes
  // "412.000 Autos, doppelt so viele wie im Vorjahr"
  const bool doubled = view.sentence().lang != "en" && own.quantity->kind == QuantityKind::multiplier && between == ",";
  if (doubled || is_to(between, longest_to) || is_to(before_number, longest_to) || stands_at || changes_behind ||
      compares_points(view, own, other, between) || has_change_between(triggers, begin, own_end))
    return Link{from, 1.25 - 0.03 * words, "change", true};
  return std::nullopt;
}

}  // namespace claimdex::claims
