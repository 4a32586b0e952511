// Endings of words with payloads: "*umsatz" of a table holds for "Konzernumsatz". For languages that write
// compounds as one word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimdex::claims {

/// A set of endings. Immutable once filled; thread-safe.
class WordEndings {
 public:
  void add(std::string_view ending, std::uint32_t payload);
  /// The payload of the longest listed ending of `folded_word` that is not the whole of it, -1 where none is. O(longest ending).
  [[nodiscard]] std::int64_t find(std::string_view folded_word) const;
  [[nodiscard]] bool empty() const { return payloads_.empty(); }

 private:
  std::unordered_map<std::string, std::uint32_t> payloads_;
  std::vector<std::size_t> lengths_;  ///< of the endings, longest first
};

}  // namespace claimdex::claims
