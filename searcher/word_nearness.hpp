// How near the words of plain language stand to each other in an article: "harbour strike" is rather about what it says where the
// two stand together.
#pragma once

#include <bitset>
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
  /// Most words of an article are none of the query's: their low bits tell.
  static constexpr std::size_t low_bit_count = 4096;
  static std::size_t low_bits_of(std::uint64_t code) { return code % low_bit_count; }
  struct Codes {
    std::unordered_map<std::uint64_t, std::size_t> words;
    std::bitset<low_bit_count> low_bits;
  };

  const Codes& codes_of(std::size_t width);
  [[nodiscard]] double nearness_of(const Pair& pair) const;

  std::vector<std::pair<std::string, std::size_t>> forms_;
  std::vector<Pair> pairs_;
  std::vector<Codes> codes_;  ///< by width
  std::vector<Place> places_;
};

}  // namespace claimdex::search
