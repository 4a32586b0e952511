// A trie of byte strings as a double array: one load and one comparison a step. What PhraseMatcher walks.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::text {

/// Immutable after construction.
class PhraseTrie {
 public:
  /// Keys must be sorted and unique; key i ends in a state whose value is i. Keys must not be empty.
  explicit PhraseTrie(const std::vector<std::string>& keys);

  static constexpr std::uint32_t root = 0;
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// The state after `byte`, or none.
  [[nodiscard]] std::uint32_t next(std::uint32_t state, unsigned char byte) const {
    const std::uint32_t to = states_[state].base ^ byte;
    return states_[to].parent == state ? to : none;
  }
  /// The key that ends in `state`, or none.
  [[nodiscard]] std::uint32_t value(std::uint32_t state) const { return states_[state].value; }

 private:
  struct State {
    std::uint32_t base = 0;       ///< a child by byte b stands at base ^ b; base is chosen so that this never leaves the array
    std::uint32_t parent = none;  ///< none = free
    std::uint32_t value = none;
  };
  void grow();
  void take(std::uint32_t state, std::uint32_t parent);
  std::uint32_t free_state();
  void add_tail(std::string_view tail, std::uint32_t state, std::uint32_t value);
  [[nodiscard]] bool has_room(std::uint32_t base, const std::vector<unsigned char>& bytes) const;
  std::uint32_t find_base(const std::vector<unsigned char>& bytes);
  std::vector<State> states_;
  std::vector<std::uint32_t> open_blocks_;          ///< blocks of 256 states that still have free ones
  std::vector<std::array<std::uint64_t, 4>> free_;  ///< of each block, a bit for each free state
};

}  // namespace claimdex::text
