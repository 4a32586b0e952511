// Longest-match look-up of short phrases at one place of a text, forwards or backwards. Immutable once filled; thread-safe to
// read. Unlike text::PhraseMatcher it answers for a single offset, so rules can ask only where a number stands.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::quantity::cjk {

class PhraseTrie {
 public:
  struct Match {
    std::uint32_t payload = 0;
    std::size_t size = 0;  ///< bytes; 0 = nothing matched
    explicit operator bool() const { return size != 0; }
  };

  /// Adds a phrase (already folded). The first payload of a phrase stays.
  void add(std::string_view phrase, std::uint32_t payload);
  /// The same, to be found with longest_before.
  void add_reversed(std::string_view phrase, std::uint32_t payload);

  /// The longest phrase that begins at `at`.
  [[nodiscard]] Match longest_at(std::string_view text, std::size_t at) const;
  /// The longest phrase that ends at `end`, beginning not before `floor`.
  [[nodiscard]] Match longest_before(std::string_view text, std::size_t end, std::size_t floor) const;

 private:
  struct Edge {
    std::uint64_t key = 0;  ///< node << 21 | code point; 0 = free
    std::uint32_t child = 0;
    std::uint32_t payload = 0;  ///< of the phrase that ends with it, + 1; 0 = none does
  };
  static constexpr std::uint32_t root = 1;

  /// The slot of the edge, a free one where there is none.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const;
  /// The edge, made where there is none; stays in its place until the next one is made.
  Edge& edge_from(std::uint32_t node, char32_t c);

  std::vector<Edge> edges_ = std::vector<Edge>(64);
  std::size_t used_ = 0;
  /// False where surely no phrase begins with `c`, and none with `second` behind it (0: nothing there). Most of what begins like
  /// a phrase goes on otherwise, and the edges do not fit the nearest cache: these sets do.
  [[nodiscard]] bool may_begin(char32_t c) const { return first_[c % first_.size()]; }
  [[nodiscard]] bool may_begin(char32_t c, char32_t second) const { return pairs_[pair_of(c, second)] || pairs_[pair_of(c, 0)]; }
  static std::size_t pair_of(char32_t c, char32_t second) {
    return static_cast<std::size_t>((((std::uint64_t{c} << 21) | second) * 0x9E3779B97F4A7C15u) >> (64 - pair_bits));
  }
  /// A phrase as its characters stand in the trie.
  void add_characters(const std::u32string& characters, std::uint32_t payload);
  void note_beginning(char32_t c, char32_t second) {
    first_.set(c % first_.size());
    pairs_.set(pair_of(c, second));
  }

  static constexpr unsigned pair_bits = 14;
  std::bitset<4096> first_;                         ///< low bits of the first characters of phrases
  std::bitset<std::size_t{1} << pair_bits> pairs_;  ///< hashes of the first two, or of the only one with 0
};

}  // namespace claimdex::quantity::cjk
