// The event of a number that no phrase names: its kind, its unit, the class of its noun, and whether it is a whole.
#include <algorithm>

#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/claim/event/event_scores.hpp"
#include "analyzers/claim/event/unrelated_counts.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "its 12,000 staff", "half of Hexa's 900 employees": all that there are, whatever happens to some of them.
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
  static const lang::WordGroup& links = lang::word_group("whole_links");
  if (!(quantity.class_bits & work) || view.is_cjk()) return false;
  const auto& all = view.sentence().quantities;
  const std::size_t begin = quantity.quantity->span.begin;
  const auto at = std::lower_bound(all.begin(), all.end(), begin,
                                   [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  if (at == all.begin()) return false;
  const Quantity& part = *std::prev(at);
  if (part.kind != QuantityKind::count || part.number.end > begin) return false;
  const std::string_view between = trimmed(view.sentence().folded.substr(part.number.end, begin - part.number.end));
  return lang::contains(links, between);
}

// "53.6%的超算都使用": what all, or none, of a share do.
bool is_share_of_group(const SentenceView& view, const QuantityView& quantity) {
  if (!view.is_cjk() || quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  static const lang::WordGroup& verbs = lang::word_group("respondent_verbs");
  const std::string_view rest = view.sentence().folded.substr(quantity.noun.end);
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return rest.starts_with(verb); });
}

// 三分之一的工人在入职以后: a share of people, whatever is told of them later in Chinese. "90% of its staff were cut" is told at
// once.
bool is_share_of_people_behind(const SentenceView& view, const QuantityView& quantity, std::uint32_t people) {
  if (view.sentence().lang != "zh" || !(quantity.class_bits & people)) return false;
  constexpr std::string_view particle = "的";
  const std::size_t end = quantity.quantity->number.end;
  if (quantity.noun.begin < end) return false;
  const std::string_view between = view.sentence().folded.substr(end, quantity.noun.begin - end);
  return between.size() <= 3 * particle.size() && between.ends_with(particle);
}

// 企业同比增长7.6%: what grows is no group that a share is of.
bool is_growth(const SentenceView& view, const QuantityView& quantity) {
  if (view.sentence().lang != "zh" || quantity.noun.begin > quantity.quantity->number.begin) return false;
  static const lang::WordGroup& changes = lang::word_group("growth_verbs");
  const std::string_view before = view.sentence().folded.substr(0, quantity.quantity->span.begin);
  return std::any_of(changes.begin(), changes.end(), [&](std::string_view change) { return before.ends_with(change); });
}

// Land that something grows on is no harvest.
bool is_area(std::string_view unit) {
  return unit == "mu" || unit == "ha" || unit == "acre" || unit == "km²" || unit == "m²" || unit == "hectare";
}

// Roads, pipes and races to a medal of gold.
bool is_length(std::string_view unit) { return unit == "m" || unit == "km" || unit == "mile" || unit == "foot" || unit == "cm"; }

// "41 Prozent von ihnen", "40 % d'entre eux": of those who were spoken of.
bool is_share_of_them(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& pronouns = lang::word_group("shares_of_them");
  const std::string_view rest = view.sentence().folded.substr(quantity.quantity->number.end);
  return std::any_of(pronouns.begin(), pronouns.end(), [&](std::string_view pronoun) { return rest.starts_with(pronoun); });
}

// "jeder Fünfte": a person, where no noun says of what.
bool is_every_nth_person(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& everyone = lang::word_group("words_of_everyone");
  return view.sentence().lang == "de" && quantity.noun.empty() && quantity.quantity->rule.ends_with(".every") &&
         lang::contains(everyone, view.word(quantity.first_word));
}

// "36 Prozent gehen gern", "62 % apoyan la medida": a share that opens its clause and does what people do.
bool is_share_that_acts(const SentenceView& view, const QuantityView& quantity) {
  if (view.is_cjk() || view.sentence().lang == "en" || view.sentence().lang == "ko") return false;
  static const lang::WordGroup& verbs = lang::word_group("group_verbs");
  const std::size_t opening = view.word_at(view.sentence().clauses[quantity.clause].begin);
  constexpr std::size_t most_words = 2;  // "nur 36 Prozent", "el 62 %"
  if (quantity.first_word > opening + most_words || quantity.end_word >= view.sentence().words.size()) return false;
  if (quantity.first_word > opening && view.word_class(quantity.first_word - 1) == WordClass::preposition) return false;
  return lang::contains(verbs, view.word(quantity.end_word));
}

// "70 Prozent der Schuhe werden ...", "la mitad de los envíos llegan ...": a share of things that opens its clause, and what
// they do.
bool is_share_of_things(const SentenceView& view, const QuantityView& quantity) {
  if (view.is_cjk() || view.sentence().lang == "en" || view.sentence().lang == "ko") return false;
  if (quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  constexpr std::size_t most_words = 2;
  const std::size_t opening = view.word_at(view.sentence().clauses[quantity.clause].begin);
  if (quantity.first_word > opening + most_words) return false;
  if (quantity.first_word > opening && view.word_class(quantity.first_word - 1) == WordClass::preposition) return false;
  const std::size_t size = view.sentence().words.size();
  std::size_t next = view.word_at(quantity.noun.end);
  static const lang::WordGroup& verbs = lang::word_group("group_verbs");
  const auto acts = [&](std::size_t word) {
    return word < size && (view.word_class(word) == WordClass::verb || lang::contains(verbs, view.word(word)));
  };
  constexpr std::size_t longest = 3;  // "jeder zehnte Wagen in Tirol ist"
  const std::size_t last = next < size && view.word_class(next) == WordClass::preposition ? next + longest : next;
  while (next < last && !acts(next)) ++next;
  return acts(next);
}

// "£30 ($57)", "5bn yen ($43m)": whether a sum ends right before the bracket that `own` opens.
bool converts(const SentenceView& view, const Quantity& own) {
  constexpr std::size_t gap = 2;
  const auto& all = view.sentence().quantities;
  return std::any_of(all.begin(), all.end(), [&](const Quantity& other) {
    return other.span.end < own.span.begin && own.span.begin - other.span.end <= gap;
  });
}

// "a $40 keyboard", "fitted $40 keys": a small sum and a thing is what the thing costs; not "a $300 donation", which is a sum
// itself.
bool is_price_of_thing(const SentenceView& view, const QuantityView& quantity) {
  constexpr double largest = 1e5;
  const Quantity& own = *quantity.quantity;
  if (view.sentence().lang != "en" || own.low != own.high || own.low >= largest) return false;
  if (quantity.noun.empty() || quantity.noun.begin != own.number.end + 1) return false;
  static const lang::WordGroup& sums = lang::word_group("sums_of_money");
  return !lang::contains(sums, view.word(view.word_at(quantity.noun.end) - 1));
}

// The last word of the noun right behind a sum, empty where another word stands between.
std::string_view head_behind(const SentenceView& view, const QuantityView& quantity) {
  if (quantity.noun.empty() || quantity.noun.begin != quantity.quantity->number.end + 1) return {};
  return view.word(view.word_at(quantity.noun.end) - 1);
}

// "the $3 trillion company", "a $90bn market": what firms and markets are worth.
const DefaultEvent* event_of_head(const SentenceView& view, const QuantityView& quantity) {
  static const DefaultEvent worth{Event::valuation, 1.3, "worth of a firm"};
  static const DefaultEvent size{Event::economy, 1.3, "size of a market"};
  constexpr double least_worth = 1e7;
  static const lang::WordGroup& firms = lang::word_group("valued_firms");
  static const lang::WordGroup& markets = lang::word_group("market_sums");
  if (view.sentence().lang != "en" || quantity.quantity->low < least_worth) return nullptr;
  const std::string_view head = head_behind(view, quantity);
  return lang::contains(firms, head) ? &worth : lang::contains(markets, head) ? &size : nullptr;
}

// "costs", "for $97", "um 240 Euro": a small sum of which nothing else is said is what something costs.
bool is_small_sum(const SentenceView& view, const Quantity& own) {
  static const lang::WordGroup& small = lang::word_group("small_currencies");  // some hundreds make a euro
  constexpr double usual = 1e4;
  constexpr double many = 5e5;
  const double largest = lang::contains(small, own.currency) ? many : usual;
  const bool spaced = !view.is_cjk() && view.sentence().lang != "ko";
  return spaced && own.low == own.high && own.low < largest;
}

// "7% of the company": a stake.
bool is_part_of_firm(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& firms = lang::word_group("valued_firms");
  if (view.sentence().lang != "en" || quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  const std::string_view between =
      view.sentence().folded.substr(quantity.quantity->number.end, quantity.noun.begin - quantity.quantity->number.end);
  return between.starts_with(" of ") && lang::contains(firms, view.word(view.word_at(quantity.noun.end) - 1));
}

// "35% of the computer market": a share of a market.
bool is_part_of_market(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& markets = lang::word_group("divided_markets");
  if (view.sentence().lang != "en" || quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  const std::string_view between =
      view.sentence().folded.substr(quantity.quantity->number.end, quantity.noun.begin - quantity.quantity->number.end);
  return between.starts_with(" of ") && lang::contains(markets, view.word(view.word_at(quantity.noun.end) - 1));
}

// "60% of managers consider", "nine in ten shoppers polled": a share of people who think or answer.
bool is_share_of_answers(const SentenceView& view, const QuantityView& quantity, std::uint32_t people) {
  if (view.sentence().lang != "en") return false;
  static const lang::WordGroup& acts = lang::word_group("respondent_acts");
  // "A third read it and 66% buy goods": nobody else acts.
  const std::size_t end = quantity.end_word;
  const bool bare = quantity.noun.empty() && quantity.first_word > 0 && end < view.sentence().words.size() &&
                    view.sentence().words[end].begin == quantity.quantity->span.end + 1;
  const bool written = quantity.quantity->rule.find("percent") != std::string::npos &&
                       quantity.quantity->rule.find("fraction") == std::string::npos;         // not "a half have"
  const bool passive = end + 1 < view.sentence().words.size() && view.word(end + 1) == "by";  // "which is 35% owned by"
  if (bare && written && quantity.quantity->kind == QuantityKind::percent)
    return !passive && lang::contains(acts, view.word(end)) &&
           view.word_class(quantity.first_word - 1) != WordClass::preposition &&
           view.word_class(quantity.first_word - 1) != WordClass::determiner;
  if (!(quantity.class_bits & people)) return false;
  if (quantity.noun.empty() || quantity.noun.begin < quantity.quantity->number.end) return false;
  const std::size_t next = view.word_at(quantity.noun.end);
  return next < view.sentence().words.size() && lang::contains(acts, view.word(next));
}

// "an 800,000 GPU cluster": the abbreviation right behind the number is what counts, whatever is made of so many.
bool is_built_of_computers(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& computers = lang::word_group("computing_abbreviations");
  if (view.sentence().lang != "en" || quantity.noun.empty() || quantity.class_bits != 0) return false;
  return lang::contains(computers, view.word(view.word_at(quantity.noun.begin)));
}

// "The Lamp Pro ($249) is out": a small sum alone in brackets behind what it costs; behind another sum it is that one converted.
bool is_price_in_brackets(const SentenceView& view, const QuantityView& quantity) {
  constexpr double largest = 1e5;
  const Quantity& own = *quantity.quantity;
  const std::string_view text = view.sentence().text;
  if (view.sentence().lang != "en" || own.low >= largest || own.span.begin < 2 || own.span.end >= text.size()) return false;
  if (text[own.span.begin - 1] != '(' || text[own.span.end] != ')' || quantity.first_word == 0) return false;
  const TextSpan thing = view.sentence().words[quantity.first_word - 1];
  constexpr std::size_t gap = 2;  // " ("
  return own.span.begin - thing.end <= gap && view.quantities_between(thing.begin, thing.end) == 0 &&
         view.word_class(quantity.first_word - 1) == WordClass::content && !converts(view, own);
}

// "2x 16-bit timers", "twice as fast as a 68000", "doppelt so schnell": how many a machine has, or how well it does; "twice",
// "doubled" alone tell of anything.
bool is_technical_multiple(const SentenceView& view, const Quantity& own) {
  if (view.sentence().lang == "zh") return true;
  const std::string_view written = own.number.of(view.sentence().folded);
  if (written.ends_with("x") || written.ends_with("×")) return true;
  const std::string_view rest = view.sentence().folded.substr(own.number.end);
  if (view.sentence().lang != "en") {
    static const lang::WordGroup& qualities = lang::word_group("qualities_of_machines");
    constexpr std::size_t reach = 30;  // bytes: " fois plus rapide"
    return std::any_of(qualities.begin(), qualities.end(),
                       [&](std::string_view quality) { return rest.substr(0, reach).find(quality) != rest.npos; });
  }
  static const lang::WordGroup& merits = lang::word_group("compared_merits");
  constexpr std::string_view as = " as ";
  if (!rest.starts_with(as)) return false;
  return std::any_of(merits.begin(), merits.end(),
                     [&](std::string_view merit) { return rest.substr(as.size()).starts_with(merit); });
}

// "10x faster", "30% more efficient": how well a thing does, whatever was bought or built with it.
bool is_gain_of_speed(const SentenceView& view, const Quantity& own) {
  static const lang::WordGroup& gains = lang::word_group("speed_comparatives");
  const std::string_view rest = view.sentence().folded.substr(own.number.end);
  return view.sentence().lang == "en" &&
         std::any_of(gains.begin(), gains.end(), [&](std::string_view gain) { return rest.starts_with(gain); });
}

// "25 basis points": of an interest rate; other percentage points are of any share.
bool is_of_rates(const SentenceView& view, const Quantity& own) {
  static const lang::WordGroup& points = lang::word_group("points_of_rates");
  const std::string_view written = own.span.of(view.sentence().folded);
  return std::any_of(points.begin(), points.end(),
                     [&](std::string_view point) { return written.find(point) != std::string_view::npos; });
}

// Units that only machines need.
bool is_technical_time(std::string_view unit) {
  return unit == "ms" || unit == "µs" || unit == "μs" || unit == "ns" || unit == "ps" || unit == "millisecond" ||
         unit == "microsecond" || unit == "nanosecond" || unit == "picosecond";
}

// "four years in prison", "vier Jahren Haft", 懲役3年: how long, as a punishment.
bool is_prison_term(const SentenceView& view, const Quantity& own) {
  static const lang::WordGroup& behind = lang::word_group("prison_behind_terms");
  static const lang::WordGroup& before = lang::word_group("prison_before_terms");
  constexpr std::size_t reach = 36;  // bytes: " ans et six mois de prison"
  const std::string_view text = view.sentence().folded;
  const std::string_view rest = text.substr(own.number.end, reach);
  const std::string_view head = text.substr(0, own.span.begin);
  const auto follows = [&](std::string_view words) {
    const std::size_t at = rest.find(words);
    if (at == std::string_view::npos) return false;
    const std::size_t end = at + words.size();
    return end >= rest.size() || !text::is_word_char(text::decode_at(rest, end).value);
  };
  return std::any_of(behind.begin(), behind.end(), follows) ||
         std::any_of(before.begin(), before.end(), [&](std::string_view words) { return head.ends_with(words); });
}

// "a crater 55 metres wide", "25 Meter hoch": the size of a thing.
bool is_size(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& words = lang::word_group("size_words");
  const std::size_t end = quantity.noun.empty() ? quantity.quantity->span.end : quantity.noun.begin;
  const std::string_view rest = view.sentence().folded.substr(std::min(end, view.sentence().folded.size()));
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return trimmed(rest).starts_with(word); });
}

// Metres, kilometres, kilograms: what news tells of roads, floods and finds; what machines do has other units or names its
// measure.
bool is_everyday_unit(std::string_view unit) {
  static const lang::WordGroup& units = lang::word_group("everyday_units");
  return lang::contains(units, unit);
}

// "8.5 million barrels", "40,000 bushels": goods that are pumped, grown and shipped.
bool is_unit_of_harvests(const SentenceView& view, const Quantity& own) {
  return view.sentence().lang == "en" && (own.unit == "barrel" || own.unit == "bushel");
}

// "20% of my time", "half of their day": what somebody spends of it; "90% of the time" is how often.
bool is_own_time(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& owners = lang::word_group("possessive_determiners");
  const std::size_t noun = view.word_at(quantity.noun.begin);
  return noun > 0 && lang::contains(owners, view.word(noun - 1));
}

// "a firm with 40,000 employees"
bool is_firm_with(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& firms = lang::word_group("valued_firms");
  return view.sentence().lang == "en" && quantity.first_word > 1 && view.word(quantity.first_word - 1) == "with" &&
         lang::contains(firms, view.word(quantity.first_word - 2));
}

// "had 12,500 employees on June 30"
bool is_had(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& verbs = lang::word_group("staff_possession");
  if (is_firm_with(view, quantity)) return true;
  if (quantity.first_word == 0 || view.is_cjk()) return false;
  if (view.word(quantity.first_word - 1) == "a" && view.sentence().lang != "fr") return false;
  return lang::contains(verbs, view.word(quantity.first_word - 1));
}

// 460个展品中，手工制品占了一半: a share of what was counted.
bool is_share_of_counted(const SentenceView& view, const QuantityView& quantity) {
  if (view.sentence().lang != "zh") return false;
  constexpr std::string_view among = "中";
  constexpr std::string_view takes = "占";
  constexpr std::size_t longest = 120;  // bytes
  static const lang::WordGroup& other_words = lang::word_group("words_with_middle");
  const std::string_view text = view.sentence().folded;
  const std::size_t begin = quantity.quantity->span.begin;
  return std::any_of(view.sentence().quantities.begin(), view.sentence().quantities.end(), [&](const Quantity& whole) {
    const std::size_t end = std::max(whole.span.end, whole.object_span.end);
    if (whole.kind != QuantityKind::count || end >= begin || begin - end > longest) return false;
    const std::string_view rest = text.substr(end, begin - end);
    if (!rest.starts_with(among) ||
        std::any_of(other_words.begin(), other_words.end(), [&](std::string_view word) { return rest.starts_with(word); }))
      return false;
    return rest.find(takes) != rest.npos && rest.find("。") == rest.npos && rest.find("；") == rest.npos;
  });
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
      if (is_prison_term(view, *quantity.quantity)) return {Event::penalty, 2.6, "prison term"};
      return {Event::time, 2.5, "kind"};
    case QuantityKind::age:
      return {Event::time, 2.5, "kind"};
    case QuantityKind::measure:
      if (quantity.class_bits & class_bit("fuel") && !is_area(quantity.quantity->unit) && !is_length(quantity.quantity->unit))
        return {Event::sales_volume, 0.5, "class"};
      if (is_unit_of_harvests(view, *quantity.quantity)) return {Event::sales_volume, 0.35, "kind"};
      return {is_everyday_unit(quantity.quantity->unit) && !is_size(view, quantity) ? Event::other : Event::capacity, 0.35,
              "kind"};
    case QuantityKind::money:
      if (is_price_of_thing(view, quantity) || is_price_in_brackets(view, quantity))
        return {Event::price, 1.15, "price of a thing"};
      if (const DefaultEvent* worth = event_of_head(view, quantity); worth != nullptr) return *worth;
      if (is_adjective_sum(quantity)) return {Event::other, 0.3, "kind"};
      if (is_small_sum(view, *quantity.quantity)) return {Event::price, 0.4, "small sum"};
      return {Event::spending, 0.3, "kind"};
    case QuantityKind::percent_points:
      if (view.sentence().lang == "zh") return {Event::other, 0.3, "kind"};  // of whatever rate, in reports of all sorts
      return {is_of_rates(view, *quantity.quantity) ? Event::economy : Event::other, 0.3, "kind"};
    case QuantityKind::multiplier:
      if (is_gain_of_speed(view, *quantity.quantity)) return {Event::capacity, 1.5, "gain of speed"};
      return {is_technical_multiple(view, *quantity.quantity) ? Event::capacity : Event::other, 0.3, "kind"};
    case QuantityKind::percent:
    case QuantityKind::ratio:
      if (is_gain_of_speed(view, *quantity.quantity)) return {Event::capacity, 1.5, "gain of speed"};
      if (is_share_of_time(view, quantity))
        return {is_own_time(view, quantity) ? Event::time : Event::other, 1.2, "share of time"};
      if (is_share_of_group(view, quantity)) return {Event::survey, 1.2, "share of a group"};
      if (is_share_of_people_behind(view, quantity, people)) return {Event::survey, 1.65, "share of a group"};
      if (is_share_of_counted(view, quantity)) return {Event::survey, 2.0, "share of those counted"};
      if (is_part_of_market(view, quantity)) return {Event::market_share, 1.15, "part of a market"};
      if (is_part_of_firm(view, quantity)) return {Event::acquisition, 1.15, "part of a firm"};
      if (is_share_of_answers(view, quantity, people)) return {Event::survey, 2.0, "share of those asked"};
      if (is_growth(view, quantity)) return {Event::other, 0.3, "kind"};
      if (quantity.class_bits & workers) return {Event::survey, 0.6, "class"};
      if (quantity.class_bits & people) return {Event::survey, 1.15, "class"};
      if (is_share_of_them(view, quantity)) return {Event::survey, 0.5, "share of a group"};
      if (is_every_nth_person(view, quantity)) return {Event::survey, 1.15, "share of a group"};
      // "sechs von zehn Reisenden", "40 % des abonnés": users are people too
      if (!view.is_cjk() && view.sentence().lang != "en" && quantity.class_bits & class_bit("user"))
        return {Event::survey, 0.6, "share of a group"};
      if (is_share_that_acts(view, quantity) || is_share_of_things(view, quantity))
        return {Event::survey, 0.5, "share of a group"};
      return {Event::other, 0.3, "kind"};
    default:
      break;
  }
  // "3x push buttons", "1x Host Controller": what a device has
  if (quantity.quantity->rule.ends_with(".pieces")) return {Event::capacity, 0.8, "pieces"};
  constexpr double least_staff = 10;  // "two directors" are no staff
  const bool english = view.sentence().lang == "en";
  if (quantity.class_bits & workers && quantity.quantity->low < least_staff && (english || !is_had(view, quantity)))
    return {Event::other, 0.4, "class"};
  // "300 drivers wore yellow badges": people of a kind, whom nobody is said to have.
  if (quantity.class_bits & workers)
    return is_had(view, quantity) ? DefaultEvent{Event::headcount, 0.95, "class"} : DefaultEvent{Event::other, 0.4, "class"};
  if (quantity.class_bits & class_bit("layoff")) return {Event::job_cuts, 0.9, "class"};
  if (quantity.class_bits & class_bit("victim")) return {Event::casualties, 0.9, "class"};
  constexpr double least_users = 100;  // "two players" are people
  if (quantity.class_bits & class_bit("user") && quantity.quantity->low >= least_users) return {Event::users, 0.7, "class"};
  if (quantity.class_bits & class_bit("job_opening")) return {Event::hiring, 0.7, "class"};
  if (quantity.class_bits & class_bit("computing") || is_built_of_computers(view, quantity))
    return {Event::capacity, 0.7, "class"};
  // "two titles" are no shares
  if (quantity.class_bits & class_bit("share") && quantity.quantity->low >= handful) return {Event::stock, 0.5, "class"};
  // 十几项工作: tasks, no posts
  const bool task = quantity.counter == Counter::thing || quantity.counter == Counter::body;
  static const lang::WordGroup& entries = lang::word_group("posts_of_two_kinds");  // "345 posts" of a web log
  const bool entry = english && !quantity.noun.empty() && lang::contains(entries, view.word(view.word_at(quantity.noun.end) - 1));
  if (quantity.class_bits & class_bit("job") && !task && !entry) return {Event::employment, 0.4, "class"};
  return {Event::other, 0.3, "kind"};
}

}  // namespace claimdex::claims
