// Reads implied_currencies.tsv once, on first use.
#include "analyzers/lang/implied_currencies.hpp"

#include <map>
#include <vector>

#include "analyzers/lang/tables.hpp"

namespace claimdex::lang {

ImpliedCurrency implied_currency(std::string_view lang) {
  static const std::map<std::string_view, ImpliedCurrency> currencies = [] {
    std::map<std::string_view, ImpliedCurrency> read;
    for_each_row(table("implied_currencies.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t) {
      if (fields.size() != 3) return;
      read.emplace(fields[0], ImpliedCurrency{fields[1] == "-" ? std::string_view() : fields[1], fields[2] == "events"});
    });
    return read;
  }();
  const auto found = currencies.find(lang);
  return found == currencies.end() ? ImpliedCurrency() : found->second;
}

}  // namespace claimdex::lang
