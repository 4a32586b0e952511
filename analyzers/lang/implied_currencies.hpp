// The currency of sums that name none.
#pragma once

#include <string_view>

namespace claimdex::lang {

/// A row of implied_currencies.tsv.
struct ImpliedCurrency {
  std::string_view code;   ///< ISO 4217; empty where the language means none in particular
  bool by_events = false;  ///< an event that is counted in money only tells that a sum is meant
};

/// What the press of `lang` means where a text names no currency. Safe from any thread.
ImpliedCurrency implied_currency(std::string_view lang);

}  // namespace claimdex::lang
