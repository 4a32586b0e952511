// Edit distance over the few names a program has. (searcher/query has one of its own: commands see nothing behind the public
// headers.)
#include "indexer/commands/suggestion.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace claimdex::commands {
namespace {

/// Letters to insert, remove, replace, or swap with their neighbour, to make `b` of `a` (optimal string alignment).
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view written, const std::vector<std::string>& names) {
  constexpr std::size_t longest = 40;  // nobody meant an option by more
  if (written.empty() || written.size() > longest) return {};
  std::string best;
  std::size_t fewest = std::min<std::size_t>(2, std::max<std::size_t>(1, written.size() / 3)) + 1;
  for (const std::string& name : names) {
    const std::size_t edits = edits_between(written, name);
    if (edits >= fewest) continue;
    fewest = edits;
    best = name;
  }
  if (!best.empty()) return best;
  const std::string_view beginning = written.substr(0, std::max<std::size_t>(3, written.size() * 3 / 4));
  const auto alike = std::find_if(names.begin(), names.end(),
                                  [&](const std::string& name) { return beginning.size() >= 3 && name.starts_with(beginning); });
  return alike == names.end() ? std::string() : *alike;
}

}  // namespace claimdex::commands
