// A bare number is a sum where the event of its phrase is counted in money only, or where it stands in a line of results.
#include "analyzers/claim/implied_currency.hpp"

#include <algorithm>

#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/claim/event/result_line.hpp"
#include "analyzers/lang/implied_currencies.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::claims {
namespace {

bool is_counted_in_money_only(Event event) {
  const auto kinds = natural_kinds(event);
  return (kinds & kind_bit(QuantityKind::money)) != 0 && (kinds & kind_bit(QuantityKind::count)) == 0;
}

// "Die Wohnbevölkerung liegt bei 9,5 Millionen": an economy has people as well as money.
bool counts_people(std::string_view object) {
  static const lang::WordGroup& endings = lang::word_group("population_endings");
  const std::string folded = text::fold_aligned(object);
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return folded.ends_with(ending); });
}

bool is_bare_sum(const EventReading& reading, const Quantity& quantity) {
  constexpr double least = 1e6;
  if (quantity.kind != QuantityKind::count || quantity.low < least || reading.entry == nullptr || reading.span.empty())
    return false;
  const bool counted = !quantity.object.empty() && !reading.span.overlaps(quantity.object_span);
  const bool worded = quantity.rule.find(".magnitude") != std::string::npos || quantity.rule.find(".words") != std::string::npos;
  return !counted && worded && is_counted_in_money_only(reading.event) && !counts_people(reading.object);
}

// "Net 1,175,000 vs 1,528,000", "Revs 34 mln vs 35 mln": a line of results, which names the currency once or nowhere.
bool is_result_line(const Sentence& sentence, const EventReading& reading, const Quantity& quantity) {
  constexpr double least = 1e4;
  constexpr std::size_t reach = 12;  // bytes: "Oper net"
  if (sentence.lang != "en" || quantity.kind != QuantityKind::count || quantity.low < least || reading.entry == nullptr)
    return false;
  if (reading.event != Event::profit && reading.event != Event::revenue) return false;
  const bool counted = !quantity.object.empty() && quantity.object_span.begin >= quantity.number.end;
  const bool measured = !counted && !reading.span.empty() && reading.span.begin <= reach;
  return measured && sentence.folded.find(" vs ") != std::string::npos;
}

// "Shr 12 cts vs 9 cts Net 45,000 vs 31,000": the same, anywhere in a line that a label leads.
bool is_in_result_line(const EventReading& reading, const Quantity& quantity) {
  return reading.rule == result_line_rule && reading.event != Event::other && quantity.kind == QuantityKind::count;
}

bool is_conversion(const Sentence& sentence, const Quantity& quantity) {
  return quantity.span.begin > 0 && sentence.text[quantity.span.begin - 1] == '(';
}

}  // namespace

void ImpliedCurrency::imply(const Sentence& sentence, const EventReading& reading, Quantity& quantity) {
  const bool usual = quantity.rule.ends_with(".usual");
  const bool named = quantity.kind == QuantityKind::money && !usual && !quantity.currency.empty();
  if (named && !is_conversion(sentence, quantity)) last_ = quantity.currency;
  const lang::ImpliedCurrency implied = lang::implied_currency(sentence.lang);
  const bool bare = (implied.by_events && is_bare_sum(reading, quantity)) || is_result_line(sentence, reading, quantity) ||
                    is_in_result_line(reading, quantity);
  if (!usual && !bare) return;
  const std::string_view currency = last_.empty() ? implied.code : last_;
  if (currency.empty()) return;
  quantity.kind = QuantityKind::money;
  quantity.currency = currency;
}

}  // namespace claimdex::claims
