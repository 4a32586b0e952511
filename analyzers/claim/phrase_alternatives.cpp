// Each bracket multiplies what was read before it.
#include "analyzers/claim/phrase_alternatives.hpp"

#include <algorithm>

namespace claimdex::claims {

std::vector<std::string> expand_alternatives(std::string_view phrase) {
  std::vector<std::string> found = {""};
  while (!phrase.empty()) {
    const std::size_t open = std::min(phrase.find('('), phrase.size());
    for (std::string& one : found) one += phrase.substr(0, open);
    phrase.remove_prefix(open);
    const std::size_t close = phrase.find(')');
    if (phrase.empty()) break;
    std::string_view group = phrase.substr(1, close == std::string_view::npos ? close : close - 1);
    phrase.remove_prefix(close == std::string_view::npos ? phrase.size() : close + 1);
    std::vector<std::string> longer;
    for (bool more = true; more;) {
      const std::size_t bar = group.find('|');
      more = bar != std::string_view::npos;
      for (const std::string& one : found) longer.push_back(one + std::string(group.substr(0, bar)));
      if (more) group.remove_prefix(bar + 1);
    }
    found = std::move(longer);
  }
  return found;
}

}  // namespace claimdex::claims
