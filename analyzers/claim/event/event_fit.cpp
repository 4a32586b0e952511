// Whether a number can be what a phrase counts: kinds, classes of nouns, usual sizes.
#include "analyzers/claim/event/event_fit.hpp"

#include <cmath>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {

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

bool is_handful(const Quantity& quantity) { return quantity.low < handful && quantity.low == std::floor(quantity.low); }

bool counts_goods(Event event) { return event == Event::sales_volume || event == Event::trade || event == Event::capacity; }

// Phrases that name the counted thing itself: "33 million accounts" were leaked as well as gained.
bool is_weak_name(Event event) {
  return event == Event::users || event == Event::survey || event == Event::headcount || event == Event::sales_volume ||
         event == Event::capacity || event == Event::breach || event == Event::spending || event == Event::employment;
}

namespace {

// Those who cannot be sold, shipped or imported.
std::uint32_t no_goods_classes() {
  static const std::uint32_t none = people_classes() | class_bit("user") | class_bit("store") | class_bit("attack") |
                                    class_bit("job_opening") | class_bit("household") | class_bit("round") | class_bit("share") |
                                    class_bit("place") | class_bit("notion");
  return none;
}

// 64项任务, 200名专家, 30台设备: the measure word tells what cannot be hired, sold or asked.
bool is_counted_otherwise(Counter counter, Event event) {
  const bool of_people = event == Event::job_cuts || event == Event::hiring || event == Event::headcount ||
                         event == Event::departures || event == Event::employment;
  switch (counter) {
    case Counter::people:
      return counts_goods(event);
    case Counter::goods:
      return of_people || event == Event::survey;
    case Counter::body:
      return of_people || counts_goods(event) || event == Event::casualties;
    case Counter::thing:
      return of_people || event == Event::sales_volume || event == Event::trade || event == Event::users ||
             event == Event::survey;
    case Counter::none:
      break;
  }
  return false;
}

// Units that goods are sold, shipped or traded in; others measure what something can do.
bool is_unit_of_goods(std::string_view unit) {
  static const lang::WordGroup& goods = lang::word_group("goods_units");
  return lang::contains(goods, unit);
}

// A sum of money as it would be in a currency of which one buys a cup of coffee.
double usual_amount(const Quantity& quantity) {
  static const lang::WordGroup& small = lang::word_group("small_currencies");
  constexpr double worth = 0.01;  // of those, in the others
  return quantity.low * (lang::contains(small, quantity.currency) ? worth : 1);
}

// What sums of money are usual: prices are small, budgets, takings and takeovers are large.
double size_fit(const QuantityView& quantity, Event event) {
  if (quantity.quantity->kind != QuantityKind::money) return 0;
  const double amount = usual_amount(*quantity.quantity);
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
  const bool few = quantity.quantity->low < handful;
  const bool of_jobs = entry.event == Event::job_cuts || entry.event == Event::hiring || entry.event == Event::departures;
  if (entry.classes != 0) {
    if (quantity.class_bits & entry.classes) return 0.3;
    // 一共有100讲, "has 500": a verb of many uses needs the noun; a handful of nobody loses no job ("the two can cut costs").
    const bool vague = entry.role == TriggerRole::light || (few && of_jobs && entry.role == TriggerRole::act);
    if (counted) return has_noun || vague ? unfit : -0.1;
    return (entry.kinds & quantity.kind) ? 0 : unfit;  // "dropped 5%" cuts no jobs
  }
  if (!counted && entry.event == Event::market_share && (quantity.class_bits & people_classes())) return unfit;
  if (!counted || !has_noun) return 0;
  const std::uint32_t natural = natural_classes(entry.event);
  if (natural == 0 && counts_goods(entry.event) && (quantity.class_bits & no_goods_classes())) return unfit;
  // "the two sides", "three markets": a handful of something unknown is rarely what is sold or measured.
  if (natural == 0 && quantity.class_bits == 0 && is_handful(*quantity.quantity)) return -0.5;
  if (natural == 0) return entry.event == Event::trade && quantity.class_bits == 0 ? -0.6 : 0;
  // "three members", "19 spectators": people of whom a company would not tell.
  constexpr double least_users = 100;
  if (entry.event == Event::users && quantity.counter == Counter::none && quantity.quantity->low < least_users) return unfit;
  if (quantity.class_bits & natural) return 0.2;
  if (quantity.class_bits != 0) return unfit;
  if (few && of_jobs) return unfit;  // "two highlights" are no jobs, whatever verb is near
  return few ? -0.7 : -0.45;
}

}  // namespace

double fit(const QuantityView& quantity, const LexiconEntry& entry) {
  const std::uint16_t kinds = entry.kinds != 0 ? entry.kinds : natural_kinds(entry.event);
  if (!(kinds & quantity.kind) || is_counted_otherwise(quantity.counter, entry.event)) return unfit;
  const bool goods = entry.event == Event::sales_volume || entry.event == Event::trade;
  if (goods && quantity.quantity->kind == QuantityKind::measure && !is_unit_of_goods(quantity.quantity->unit)) return unfit;
  // "distribution costs of 215 million": the same noun is a price of what is sold and a cost of a year.
  constexpr double largest_price = 1e7;
  constexpr double of_a_year = -1.3;
  const bool noun = entry.role == TriggerRole::measure || entry.role == TriggerRole::noun;
  const bool budget = noun && entry.event == Event::price && !entry.of_market && quantity.quantity->kind == QuantityKind::money &&
                      usual_amount(*quantity.quantity) >= largest_price;
  return class_fit(quantity, entry) + size_fit(quantity, entry.event) + (budget ? of_a_year : 0);
}

}  // namespace claimdex::claims
