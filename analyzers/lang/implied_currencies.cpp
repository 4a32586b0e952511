// Reads implied_currencies.tsv once, on first use.
#include "analyzers/lang/implied_currencies.hpp"

#include <map>
#include <vector>

#include "analyzers/lang/tables.hpp"

namespace claimdex::lang {

std::string_view implied_currency(std::string_view lang) {
  static const std::map<std::string_view, std::string_view> currencies = [] {
    std::map<std::string_view, std::string_view> read;
    for_each_row(table("implied_currencies.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t) {
      if (fields.size() == 2 && fields[1] != "-") read.emplace(fields[0], fields[1]);
    });
    return read;
  }();
  const auto found = currencies.find(lang);
  return found == currencies.end() ? std::string_view() : found->second;
}

}  // namespace claimdex::lang
