// A bare number is a sum where the event of its phrase is counted in money only.
#include "analyzers/claim/implied_currency.hpp"

#include "analyzers/claim/event/event_fit.hpp"
#include "analyzers/lang/implied_currencies.hpp"

namespace claimdex::claims {
namespace {

bool is_counted_in_money_only(Event event) {
  const auto kinds = natural_kinds(event);
  return (kinds & kind_bit(QuantityKind::money)) != 0 && (kinds & kind_bit(QuantityKind::count)) == 0;
}

bool is_bare_sum(const EventReading& reading, const Quantity& quantity) {
  constexpr double least = 1e6;
  if (quantity.kind != QuantityKind::count || quantity.low < least || reading.entry == nullptr || reading.span.empty())
    return false;
  const bool counted = !quantity.object.empty() && !reading.span.overlaps(quantity.object_span);
  const bool worded = quantity.rule.find(".magnitude") != std::string::npos || quantity.rule.find(".words") != std::string::npos;
  return !counted && worded && is_counted_in_money_only(reading.event);
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
  if (!usual && !(implied.by_events && is_bare_sum(reading, quantity))) return;
  const std::string_view currency = last_.empty() ? implied.code : last_;
  if (currency.empty()) return;
  quantity.kind = QuantityKind::money;
  quantity.currency = currency;
}

}  // namespace claimdex::claims
