// Builds the double array depth first (a small stack, keys read in order). Children of a state share one block of 256 states
// (base ^ byte stays in the block), so a search for room looks at few blocks; a block that refused too often is given up, which
// keeps building linear.
#include "analyzers/text/phrase_trie.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace claimdex::text {
namespace {

constexpr std::size_t block_size = 256;
constexpr std::size_t max_open_blocks = 6;
constexpr std::size_t max_tries = 24;  ///< places tried in one block

/// The keys [begin, end) share the path of `depth` bytes to `state`.
struct Range {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t depth;
  std::uint32_t state;
};

/// One past the last of the sorted keys [first, end) that has the same byte at `depth` as the first.
std::uint32_t end_of_run(const std::vector<std::string>& keys, std::uint32_t first, std::uint32_t end, std::uint32_t depth) {
  const char byte = keys[first][depth];
  if (keys[end - 1][depth] == byte) return end;
  const auto from = keys.begin() + first;
  return first +
         static_cast<std::uint32_t>(
             std::partition_point(from, keys.begin() + end, [&](const std::string& key) { return key[depth] == byte; }) - from);
}

}  // namespace

void PhraseTrie::grow() {
  if (open_blocks_.size() >= max_open_blocks) open_blocks_.erase(open_blocks_.begin());
  open_blocks_.push_back(static_cast<std::uint32_t>(free_.size()));
  free_.push_back({~0ull, ~0ull, ~0ull, ~0ull});
  states_.resize(states_.size() + block_size);
}

bool PhraseTrie::has_room(std::uint32_t base, const std::vector<unsigned char>& bytes) const {
  for (const unsigned char byte : bytes)
    if (states_[base ^ byte].parent != none) return false;
  return true;
}

std::uint32_t PhraseTrie::find_base(const std::vector<unsigned char>& bytes) {
  for (std::size_t i = open_blocks_.size(); i-- > 0;) {
    const std::uint32_t block = open_blocks_[i];
    std::size_t tries = 0;
    bool full = true;
    for (std::uint32_t word = 0; word < 4; ++word)
      for (std::uint64_t bits = free_[block][word]; bits != 0 && tries < max_tries; bits &= bits - 1, ++tries) {
        full = false;
        const auto slot =
            static_cast<std::uint32_t>(block * block_size + word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
        if (has_room(slot ^ bytes.front(), bytes)) return slot ^ bytes.front();
      }
    if (full) open_blocks_.erase(open_blocks_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  grow();
  return static_cast<std::uint32_t>(states_.size() - block_size);
}

void PhraseTrie::take(std::uint32_t state, std::uint32_t parent) {
  states_[state].parent = parent;
  free_[state / block_size][state % block_size / 64] &= ~(1ull << (state % 64));
}

/// A free state of the last open block, made where none is left.
std::uint32_t PhraseTrie::free_state() {
  for (; !open_blocks_.empty(); open_blocks_.pop_back()) {
    const std::uint32_t block = open_blocks_.back();
    for (std::uint32_t word = 0; word < 4; ++word)
      if (const std::uint64_t bits = free_[block][word]; bits != 0)
        return static_cast<std::uint32_t>(block * block_size + word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
  }
  grow();
  return static_cast<std::uint32_t>(states_.size() - block_size);
}

/// The rest of a key that shares it with no other: most states are such.
void PhraseTrie::add_tail(std::string_view tail, std::uint32_t state, std::uint32_t value) {
  for (const char c : tail) {
    const std::uint32_t next = free_state();
    states_[state].base = next ^ static_cast<unsigned char>(c);
    take(next, state);
    state = next;
  }
  states_[state].value = value;
}

PhraseTrie::PhraseTrie(const std::vector<std::string>& keys) {
  std::size_t bytes_of_keys = block_size;
  for (const std::string& key : keys) bytes_of_keys += key.size();
  states_.reserve(bytes_of_keys);  // an upper bound but for gaps; pages that stay untouched cost nothing
  grow();
  take(root, none - 1);  // nobody's child
  std::vector<Range> open{{0, static_cast<std::uint32_t>(keys.size()), 0, root}};
  std::vector<unsigned char> bytes;
  std::vector<std::uint32_t> begins;
  while (!open.empty()) {
    Range range = open.back();
    open.pop_back();
    if (range.end - range.begin == 1) {
      add_tail(std::string_view(keys[range.begin]).substr(range.depth), range.state, range.begin);
      continue;
    }
    if (range.begin < range.end && keys[range.begin].size() == range.depth) states_[range.state].value = range.begin++;
    if (range.begin == range.end) continue;
    bytes.clear();
    begins.clear();
    for (std::uint32_t i = range.begin; i < range.end; i = end_of_run(keys, i, range.end, range.depth)) {
      bytes.push_back(static_cast<unsigned char>(keys[i][range.depth]));
      begins.push_back(i);
    }
    begins.push_back(range.end);
    const std::uint32_t base = find_base(bytes);
    states_[range.state].base = base;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      take(base ^ bytes[i], range.state);
      open.push_back({begins[i], begins[i + 1], range.depth + 1, base ^ bytes[i]});
    }
  }
}

}  // namespace claimdex::text
