// How near the words of plain language stand to each other in an article: "harbour strike" is rather about what it says where the
// two stand together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimdex::search {

class WordNearness {
 public:
  /// Two neighbours of the text, by the numbers of their words.
  struct Pair {
    std::size_t first = 0;
    std::size_t second = 0;
    double weight = 0;
  };

  /// `form` stands for the word with this number.
  void add_form(std::string form, std::size_t word) { forms_.emplace_back(std::move(form), word); }
  void add_pair(const Pair& pair) { pairs_.push_back(pair); }
  [[nodiscard]] bool empty() const { return pairs_.empty(); }

  /// The share, by weight, of the pairs that stand within near_weights.window words in a sequence of words (Slot::words); those
  /// the other way round count near_weights.backwards. 0 to 1. O(words of the sequence + pairs * words found).
  double in(std::string_view sequence);

 private:
  struct Place {
    std::uint32_t position = 0;
    std::size_t word = 0;
  };
  using Codes = std::unordered_map<std::uint64_t, std::size_t>;

  const Codes& codes_of(std::size_t width);
  [[nodiscard]] double nearness_of(const Pair& pair) const;

  std::vector<std::pair<std::string, std::size_t>> forms_;
  std::vector<Pair> pairs_;
  std::vector<Codes> codes_;  ///< by width
  std::vector<Place> places_;
};

}  // namespace claimdex::search
