// Endings of words with payloads: "*umsatz" of a table holds for "Konzernumsatz", "*erán" for every such future of Spanish.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/claim/sentence_builder.hpp"

namespace claimdex::claims {

/// A set of endings. Immutable once filled; thread-safe.
class WordEndings {
 public:
  /// Shorter endings than that many bytes are not asked for, nor is one that leaves less of the word.
  WordEndings(std::size_t shortest_ending, std::size_t shortest_stem)
      : shortest_ending_(shortest_ending), shortest_stem_(shortest_stem) {}

  void add(std::string_view ending, std::uint32_t payload);
  /// The payload of the longest listed ending of `folded_word`, -1 where none is. O(longest ending).
  [[nodiscard]] std::int64_t find(std::string_view folded_word) const;
  /// Adds make(span, payload) for each word of `folded` that has an ending and that no item of `out` from `first` on covers.
  /// Those items have a span each, in order, and stay so.
  template <class Item, class Make>
  void find_in(std::string_view folded, std::size_t first, std::vector<Item>& out, const Make& make) const {
    if (payloads_.empty()) return;
    thread_local std::vector<TextSpan> words;
    words.clear();
    cut_words(folded, words);
    const std::size_t known = out.size();
    std::size_t at = first;
    for (const TextSpan& word : words) {
      while (at < known && out[at].span.end <= word.begin) ++at;
      if (at < known && out[at].span.begin < word.end) continue;
      const std::int64_t payload = find(word.of(folded));
      if (payload >= 0) out.push_back(make(word, static_cast<std::size_t>(payload)));
    }
    std::inplace_merge(out.begin() + static_cast<std::ptrdiff_t>(first), out.begin() + static_cast<std::ptrdiff_t>(known),
                       out.end(), [](const Item& a, const Item& b) { return a.span.begin < b.span.begin; });
  }

 private:
  std::size_t shortest_ending_;
  std::size_t shortest_stem_;
  std::unordered_map<std::string, std::uint32_t> payloads_;
  std::vector<std::size_t> lengths_;  ///< of the endings, longest first
};

}  // namespace claimdex::claims
