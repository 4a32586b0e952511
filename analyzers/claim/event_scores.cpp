// The scoring of event candidates. The numbers are weights of evidence, set by hand and checked on annotated news.
#include "analyzers/claim/event_scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace claimdex::claims {
namespace {

constexpr double unfit = -10;

// Fewer than this are "two of them", not a figure.
constexpr double handful = 10;

// The noun classes that an event can count, where its phrase does not say.
std::uint32_t natural_classes(Event event) {
  static const std::uint32_t work = class_bit("job") | class_bit("worker") | class_bit("person") | class_bit("layoff") |
                                    class_bit("round") | class_bit("job_opening");
  static const std::uint32_t people = class_bit("person") | class_bit("worker") | class_bit("victim") | class_bit("user") |
                                      class_bit("respondent") | class_bit("member");
  switch (event) {
    case Event::job_cuts:
    case Event::hiring:
    case Event::headcount:
    case Event::departures:
      return work;
    case Event::employment:
      return work | people;
    case Event::casualties:
      return people | class_bit("attack");
    case Event::users:
      return people | class_bit("household") | class_bit("company") | class_bit("vehicle");
    case Event::breach:
      return people | class_bit("record") | class_bit("company") | class_bit("attack") | class_bit("household");
    case Event::survey:
      return people | class_bit("company") | class_bit("household");
    default:
      return 0;
  }
}

std::uint32_t people_classes() {
  static const std::uint32_t people = class_bit("person") | class_bit("worker") | class_bit("victim") | class_bit("company") |
                                      class_bit("respondent") | class_bit("job") | class_bit("layoff");
  return people;
}

// Those who cannot be sold, shipped or imported.
std::uint32_t no_goods_classes() {
  static const std::uint32_t none = people_classes() | class_bit("user") | class_bit("store") | class_bit("attack") |
                                    class_bit("job_opening") | class_bit("household") | class_bit("round") | class_bit("share");
  return none;
}

bool counts_goods(Event event) { return event == Event::sales_volume || event == Event::trade || event == Event::capacity; }

// Units that goods are sold, shipped or traded in; others measure what something can do.
bool is_unit_of_goods(std::string_view unit) {
  static constexpr std::array<std::string_view, 26> goods = {
      "tonne", "t",   "kg",  "g",   "litre", "L",  "barrel", "gallon", "bushel",  "ounce", "pound", "short_ton", "m³",
      "kWh",   "MWh", "GWh", "TWh", "mu",    "ha", "acre",   "carat",  "quintal", "tola",  "bbl",   "bpd",       "barrel/day"};
  return std::find(goods.begin(), goods.end(), unit) != goods.end();
}

// Phrases that name the counted thing itself: "33 million accounts" were leaked as well as gained.
bool is_weak_name(Event event) {
  return event == Event::users || event == Event::survey || event == Event::headcount || event == Event::sales_volume ||
         event == Event::capacity || event == Event::breach || event == Event::spending || event == Event::employment;
}

// What sums of money are usual: prices are small, budgets, takings and takeovers are large.
double size_fit(const QuantityView& quantity, Event event) {
  if (quantity.quantity->kind != QuantityKind::money) return 0;
  const double amount = quantity.quantity->low;
  switch (event) {
    case Event::price:
      return amount < 1e5 ? 0.1 : amount < 1e7 ? -0.1 : -0.5;
    case Event::spending:
    case Event::revenue:
    case Event::funding:
    case Event::valuation:
      return amount < 1e3 ? -0.35 : 0;
    case Event::acquisition:
      return amount < 1e5 ? -0.4 : 0;
    default:
      return 0;
  }
}

double class_fit(const QuantityView& quantity, const LexiconEntry& entry) {
  const bool counted = quantity.quantity->kind == QuantityKind::count;
  const bool has_noun = !quantity.noun.empty();
  if (entry.classes != 0) {
    if (quantity.class_bits & entry.classes) return 0.3;
    if (counted) return has_noun ? unfit : -0.1;
    return (entry.kinds & quantity.kind) ? 0 : unfit;  // "dropped 5%" cuts no jobs
  }
  if (!counted && entry.event == Event::market_share && (quantity.class_bits & people_classes())) return unfit;
  if (!counted || !has_noun) return 0;
  const std::uint32_t natural = natural_classes(entry.event);
  if (natural == 0 && counts_goods(entry.event) && (quantity.class_bits & no_goods_classes())) return unfit;
  // "the two sides", "three markets": a handful of something unknown is rarely what is sold or measured.
  if (natural == 0 && quantity.class_bits == 0 && quantity.quantity->low < handful) return -0.5;
  if (natural == 0) return entry.event == Event::trade && quantity.class_bits == 0 ? -0.6 : 0;
  if (quantity.class_bits & natural) return 0.2;
  if (quantity.class_bits != 0) return unfit;
  return quantity.quantity->low < handful ? -0.7 : -0.45;
}

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

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_of(std::string_view words) {
  static constexpr std::array<std::string_view, 16> linkers = {
      "of", "in", "of a", "in the", "of the", "von", "de", "en", "im", "of its", "in its", "of their", "bei", "des", "du", "der"};
  return std::find(linkers.begin(), linkers.end(), words) != linkers.end();
}

bool is_copula_gap(std::string_view words) {
  static constexpr std::array<std::string_view, 53> linkers = {
      "of",         "was",      "is",        "were",    "are",     "at",       "to",          ":",       "-",
      "–",          "stood at", "stands at", "reached", "totaled", "totalled", "hit",         "came to", "came in at",
      "为",         "是",       "达",        "达到",    "约",      "约为",     "仅为",        "为约",    "：",
      "von",        "de",       "betrug",    "beträgt", "is at",   "of about", "amounted to", "between", "of between",
      "at between", "は",       "が",        "を",      "の",      "も",       "は、",        "で",      "は計",
      "은",         "는",       "이",        "가",      "을",      "를",       "의",          "도"};
  return words.empty() || std::find(linkers.begin(), linkers.end(), words) != linkers.end();
}

// Whether the words of a gap hold a preposition: "raised from £2.50", "cut to 17 cents" have other objects.
bool has_preposition(const SentenceView& view, const Gap& gap) {
  if (view.is_cjk()) return false;
  const std::size_t last = view.word_at(gap.end);
  for (std::size_t i = view.word_at(gap.begin); i < last; ++i) {
    const std::string_view word = view.word(i);
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
  static constexpr std::array<std::string_view, 9> determiners = {"the", "a",   "an",    "both",   "its",
                                                                  "his", "her", "their", "another"};
  static constexpr std::array<std::string_view, 6> times = {"day", "week", "month", "year", "same", "past"};
  const auto& words = view.sentence().words;
  const std::size_t next = view.word_at(trigger.span.end);
  if (next + 1 >= words.size() || words[next].begin > trigger.span.end + 1) return false;
  return std::find(determiners.begin(), determiners.end(), view.word(next)) != determiners.end() &&
         std::find(times.begin(), times.end(), view.word(next + 1)) == times.end();
}

// Whether another number begins between the bytes `from` and `to`.
bool begins_quantity_before(const SentenceView& view, std::size_t from, std::size_t to) {
  const auto& all = view.sentence().quantities;
  const auto next = std::lower_bound(all.begin(), all.end(), from,
                                     [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  return next != all.end() && next->span.begin < to;
}

// A phrase side by side with the number: the strongest sign there is outside the noun phrase itself.
EventScore score_beside(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, const Gap& gap,
                        double words) {
  const std::string_view between = trimmed(std::string_view(view.sentence().folded).substr(gap.begin, gap.end - gap.begin));
  const bool measure = trigger.entry->role == TriggerRole::measure;
  if (trigger.entry->role == TriggerRole::topic) return {};
  if (gap.before) {
    if (measure || trigger.entry->role == TriggerRole::noun) {
      if (is_copula_gap(between)) return {1.6, "noun and value"};
    } else if (words <= 3 && view.clause_at(trigger.span.begin) == quantity.clause && !has_preposition(view, gap)) {
      return {1.75, "verb and object"};
    }
    return {};
  }
  if (measure || trigger.entry->role == TriggerRole::noun) {
    if (view.is_cjk() && (between.empty() || between == "的" || between == "の")) return {1.6, "value and noun"};
    if (view.is_cjk() || begins_quantity_before(view, gap.begin, trigger.span.begin)) return {};  // "12% to 1.2 million units"
    const std::size_t last = view.word_at(trigger.span.begin);
    const bool money = quantity.quantity->kind == QuantityKind::money;
    if (money && measure && (between == "in" || between == "of"))
      return {2.05, "value and noun"};  // "generated $5bn in cash flow"
    if (is_of(between) || (words <= 4 && view.is_nominal(view.word_at(gap.begin), last) && view.word_at(gap.begin) <= last)) {
      const bool apart = between.find_first_of(",;:(|") != std::string_view::npos;
      if (!apart && is_weak_name(trigger.entry->event)) return {1.2, "value and noun"};
      if (!apart) return {words <= 1 ? 1.7 : 1.5, "value and noun"};
    }
  } else if (words <= 3 && view.clause_at(trigger.span.begin) == quantity.clause) {
    const bool asked = trigger.entry->event == Event::survey && (quantity.class_bits & people_classes()) && words <= 1;
    return {asked ? 2.1 : 1.4, "subject and verb"};  // "41% of respondents fear losing their job"
  }
  return {};
}

// "£60 each month" is a price; "$400m a year" is what some budget comes to.
double rate_score(const QuantityView& quantity) { return quantity.quantity->low < 1e5 ? 1.85 : 1.0; }

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

}  // namespace

double fit(const QuantityView& quantity, const LexiconEntry& entry) {
  const std::uint16_t kinds = entry.kinds != 0 ? entry.kinds : natural_kinds(entry.event);
  if (!(kinds & quantity.kind)) return unfit;
  const bool goods = entry.event == Event::sales_volume || entry.event == Event::trade;
  if (goods && quantity.quantity->kind == QuantityKind::measure && !is_unit_of_goods(quantity.quantity->unit)) return unfit;
  return class_fit(quantity, entry) + size_fit(quantity, entry.event);
}

namespace {

bool is_share_of(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const bool of_shares = quantity.quantity->kind == QuantityKind::money && trigger.entry->event == Event::stock;
  if ((quantity.quantity->kind != QuantityKind::percent && !of_shares) || trigger.entry->role != TriggerRole::measure ||
      is_weak_name(trigger.entry->event))
    return false;
  const std::size_t number = quantity.quantity->number.end;
  if (trigger.span.begin < number) return false;
  const std::string_view between = view.sentence().folded.substr(number, trigger.span.begin - number);
  static constexpr std::array<std::string_view, 8> of = {" of ", " des ", " de ", " du ", " del ", " da ", " do ", " der "};
  return std::any_of(of.begin(), of.end(), [&](std::string_view word) { return between.find(word) != std::string_view::npos; });
}

bool is_handful_of_things(const QuantityView& quantity, const Trigger& trigger) {
  const Event event = trigger.entry->event;
  return quantity.quantity->kind == QuantityKind::count && quantity.quantity->low < handful &&
         (event == Event::sales_volume || event == Event::capacity || event == Event::users || event == Event::survey);
}

}  // namespace

EventScore score_trigger(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger) {
  const double fitting = fit(quantity, *trigger.entry);
  if (fitting <= unfit) return {};
  // "200 million tracks bought": what has a noun is money only where a noun of money says so.
  const std::uint16_t kinds = trigger.entry->kinds != 0 ? trigger.entry->kinds : natural_kinds(trigger.entry->event);
  const bool counted = quantity.quantity->kind == QuantityKind::count && !quantity.noun.empty();
  const bool verb_of_money = trigger.entry->role == TriggerRole::act || trigger.entry->role == TriggerRole::light;
  if (counted && verb_of_money && !(kinds & kind_bit(QuantityKind::count))) return {};
  // "reduce the count to 32" cuts no jobs unless jobs are spoken of; headlines leave them out: "cuts 3,900".
  const Event event = trigger.entry->event;
  const bool of_jobs = event == Event::job_cuts || event == Event::hiring || event == Event::departures ||
                       (event == Event::headcount && trigger.entry->role == TriggerRole::light);
  const bool split = trigger.entry->second != SplitPhrases::none;  // "let 90 go" is plain without a noun
  if (of_jobs && !split && trigger.entry->classes != 0 && quantity.noun.empty() &&
      quantity.quantity->kind == QuantityKind::count && !view.sentence().is_headline() &&
      !view.speaks_of(trigger.entry->classes, quantity.clause) &&
      !view.speaks_of(trigger.entry->classes, view.clause_at(trigger.span.begin)))
    return {};
  const bool is_verb = trigger.entry->role == TriggerRole::act || trigger.entry->role == TriggerRole::light;
  if (is_verb && view.is_in_name(trigger.span.begin)) return {};  // "the Just Add Monsters base"
  const double role = role_bonus(*trigger.entry);
  const TextSpan own = quantity.quantity->span;
  if (own.overlaps(trigger.span) && trigger.entry->role == TriggerRole::topic) return {0.5 + fitting, "inside"};
  // "donates 10% of its profits": what is done with the share says more than what it is of.
  if (own.overlaps(trigger.span) && is_share_of(view, quantity, trigger)) return {1.35 + fitting + role, "inside"};
  // "two doses", "three chips": a handful is counted, not measured.
  constexpr double handful_of_things = -0.45;
  if (own.overlaps(trigger.span) && is_handful_of_things(quantity, trigger))
    return {0.8 + handful_of_things + fitting + role, "inside"};
  if (own.overlaps(trigger.span)) return {(is_weak_name(trigger.entry->event) ? 0.8 : 2.0) + fitting + role, "inside"};
  Gap gap = gap_between(own, trigger.span);
  pass_bracket(view.sentence().folded, gap);
  const double words = view.distance(gap.begin, gap.end);
  if (trigger.entry->role == TriggerRole::rate)
    return !gap.before && words == 0 ? EventScore{rate_score(quantity) + fitting, "rate"} : EventScore{};
  // "5,200 attendants agreed to a contract that cuts pay": an active verb tells nothing of its subject.
  if (!gap.before && of_jobs && trigger.entry->classes != 0 && (is_third_person(view, trigger) || has_object(view, trigger)))
    return {};
  // "leaving 6,650 workers jobless": those who go are the subject.
  if (gap.before && trigger.entry->event == Event::departures && trigger.entry->role == TriggerRole::act) return {};
  // "58 Prozent der Deutschen": a group is named behind its share.
  if (gap.before && trigger.entry->event == Event::survey && trigger.entry->kinds == kind_bit(QuantityKind::percent)) return {};
  // "58% said they want": what was answered follows the share; "they wanted 10%" is no survey.
  if (gap.before && trigger.entry->event == Event::survey && trigger.entry->role == TriggerRole::light) return {};
  EventScore found = score_beside(view, quantity, trigger, gap, words);
  if (found.value < 0) {
    found = {1.05 - clause_penalty(view, quantity, trigger), gap.before ? "before" : "after"};
    const bool measure = trigger.entry->role == TriggerRole::measure;
    if (!gap.before && measure) found.value -= view.is_cjk() ? 0.4 : 0.15;
    // "issued 400 orders" says nothing of the houses before it.
    if (!gap.before && measure && counts_goods(trigger.entry->event) && quantity.quantity->kind == QuantityKind::count)
      found.value -= 0.3;
    // "a strong performance" somewhere in the sentence is not what a share is of.
    const bool loose = trigger.entry->event == Event::capacity && quantity.quantity->kind == QuantityKind::percent;
    if (loose && measure) found.value -= 0.25;
    const bool counts = natural_classes(trigger.entry->event) != 0;
    if (measure && quantity.quantity->kind == QuantityKind::count && quantity.noun.empty()) found.value -= counts ? 0.15 : 0.4;
    // "Prices of wheat, it said, have risen by 50%": nothing else in between.
    const bool share = quantity.quantity->kind == QuantityKind::percent || quantity.quantity->kind == QuantityKind::multiplier;
    if (gap.before && measure && share && view.quantities_between(gap.begin, gap.end) == 0)
      found.value = std::max(found.value, 0.62 + 0.04 * std::min(words, 14.0));
    if (gap.before && trigger.entry->role == TriggerRole::act && has_preposition(view, gap)) found.value -= 0.2;
  }
  found.value -= 0.04 * std::min(words, 14.0);
  found.value -= 0.2 * std::min(view.quantities_between(gap.begin, gap.end), 3);
  found.value += fitting + role;
  return found;
}

namespace {

// "its 12,000 staff", "a third of WeWork's 12,000 employees": all that there are, whatever happens to some of them.
bool is_all_staff(const SentenceView& view, const QuantityView& quantity) {
  static const std::uint32_t workers = class_bit("worker");
  if (!(quantity.class_bits & workers) || quantity.first_word == 0 || view.is_cjk()) return false;
  const std::string_view before = view.word(quantity.first_word - 1);
  if (before.ends_with("'s") || before.ends_with("’s") || before == "its" || before == "their" || before == "our") return true;
  if (before != "the" || quantity.first_word < 3 || view.word(quantity.first_word - 2) != "of") return false;
  return view.quantities_between(0, quantity.quantity->span.begin) > 0;
}

// "baut 900 der 4.000 Stellen ab", "900 of its 4,000 jobs": the number after the article is the whole.
bool is_whole_of(const SentenceView& view, const QuantityView& quantity) {
  static const std::uint32_t work = class_bit("worker") | class_bit("job");
  static constexpr std::array<std::string_view, 12> links = {"of the", "of its", "of their", "of our", "der",    "seiner",
                                                             "ihrer",  "des",    "de ses",   "de los", "de sus", "dos"};
  if (!(quantity.class_bits & work) || view.is_cjk()) return false;
  const auto& all = view.sentence().quantities;
  const std::size_t begin = quantity.quantity->span.begin;
  const auto at = std::lower_bound(all.begin(), all.end(), begin,
                                   [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  if (at == all.begin()) return false;
  const Quantity& part = *std::prev(at);
  if (part.kind != QuantityKind::count || part.number.end > begin) return false;
  const std::string_view between =
      trimmed(std::string_view(view.sentence().folded).substr(part.number.end, begin - part.number.end));
  return std::find(links.begin(), links.end(), between) != links.end();
}

// "53.6%的超算都使用": what all, or none, of a share do.
bool is_share_of_group(const SentenceView& view, const QuantityView& quantity) {
  if (!view.is_cjk() || quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  static constexpr std::array<std::string_view, 14> verbs = {"都",   "均",   "没有", "认为", "表示", "选择", "希望",
                                                             "愿意", "不愿", "未",   "曾",   "担心", "支持", "反对"};
  const std::string_view rest = view.sentence().text.substr(quantity.noun.end);
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return rest.starts_with(verb); });
}

// Land that something grows on is no harvest.
bool is_area(std::string_view unit) {
  return unit == "mu" || unit == "ha" || unit == "acre" || unit == "km²" || unit == "m²" || unit == "hectare";
}

// Units that only machines need.
bool is_technical_time(std::string_view unit) {
  return unit == "ms" || unit == "µs" || unit == "μs" || unit == "ns" || unit == "ps" || unit == "millisecond" ||
         unit == "microsecond" || unit == "nanosecond" || unit == "picosecond";
}

// "had 12,500 employees on June 30"
bool is_had(const SentenceView& view, const QuantityView& quantity) {
  static constexpr std::array<std::string_view, 22> verbs = {
      "has",    "have",  "had",    "having", "counts", "hat",   "haben", "hatte", "hatten", "zählt",  "a",
      "compte", "tiene", "tienen", "tenía",  "tem",    "tinha", "avait", "ont",   "conta",  "cuenta", "zählte"};
  if (quantity.first_word == 0 || view.is_cjk()) return false;
  if (view.word(quantity.first_word - 1) == "a" && view.sentence().lang != "fr") return false;
  return std::find(verbs.begin(), verbs.end(), view.word(quantity.first_word - 1)) != verbs.end();
}

}  // namespace

DefaultEvent default_event(const SentenceView& view, const QuantityView& quantity) {
  if (quantity.quantity->kind == QuantityKind::count && (is_all_staff(view, quantity) || is_whole_of(view, quantity)))
    return {Event::headcount, 2.1, "all staff"};
  static const std::uint32_t workers = class_bit("worker");
  static const std::uint32_t people = class_bit("person") | class_bit("worker") | class_bit("respondent") | class_bit("company") |
                                      class_bit("household") | class_bit("member");
  switch (quantity.quantity->kind) {
    case QuantityKind::duration:
      // "a latency of 20 ms": technical, not a stretch of time
      if (is_technical_time(quantity.quantity->unit)) return {Event::capacity, 0.6, "kind"};
      return {Event::time, 2.5, "kind"};
    case QuantityKind::age:
      return {Event::time, 2.5, "kind"};
    case QuantityKind::measure:
      if (quantity.class_bits & class_bit("fuel") && !is_area(quantity.quantity->unit))
        return {Event::sales_volume, 0.5, "class"};
      return {Event::capacity, 0.35, "kind"};
    case QuantityKind::money:
      return {Event::spending, 0.3, "kind"};
    case QuantityKind::percent_points:
      return {Event::economy, 0.3, "kind"};
    case QuantityKind::multiplier:
      return {Event::capacity, 0.3, "kind"};
    case QuantityKind::percent:
    case QuantityKind::ratio:
      if (is_share_of_group(view, quantity)) return {Event::survey, 1.2, "share of a group"};
      if (quantity.class_bits & workers) return {Event::survey, 0.6, "class"};
      if (quantity.class_bits & people) return {Event::survey, 1.15, "class"};
      return {Event::other, 0.3, "kind"};
    default:
      break;
  }
  constexpr double least_staff = 10;  // "two directors" are no staff
  if (quantity.class_bits & workers && quantity.quantity->low < least_staff && !is_had(view, quantity))
    return {Event::other, 0.4, "class"};
  if (quantity.class_bits & workers) return {Event::headcount, is_had(view, quantity) ? 0.95 : 0.4, "class"};
  if (quantity.class_bits & class_bit("layoff")) return {Event::job_cuts, 0.9, "class"};
  if (quantity.class_bits & class_bit("victim")) return {Event::casualties, 0.9, "class"};
  if (quantity.class_bits & class_bit("user")) return {Event::users, 0.7, "class"};
  if (quantity.class_bits & class_bit("job_opening")) return {Event::hiring, 0.7, "class"};
  if (quantity.class_bits & class_bit("computing")) return {Event::capacity, 0.7, "class"};
  if (quantity.class_bits & class_bit("share")) return {Event::stock, 0.5, "class"};
  if (quantity.class_bits & class_bit("job")) return {Event::employment, 0.4, "class"};
  return {Event::other, 0.3, "kind"};
}

}  // namespace claimdex::claims
