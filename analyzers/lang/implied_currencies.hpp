// The currency of sums that name none.
#pragma once

#include <string_view>

namespace claimdex::lang {

/// The ISO 4217 code that the press of `lang` means where a text names no currency (implied_currencies.tsv); empty where it means
/// none in particular. Safe from any thread.
std::string_view implied_currency(std::string_view lang);

}  // namespace claimdex::lang
