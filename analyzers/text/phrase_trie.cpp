// Builds the double array breadth first. Children of a state share one block of 256 states (base ^ byte stays in the block), so a
// search for room looks at few blocks; a block that refused too often is given up, which keeps building linear.
#include "analyzers/text/phrase_trie.hpp"

#include <cstddef>

namespace claimdex::text {
namespace {

constexpr std::size_t block_size = 256;
constexpr std::size_t max_open_blocks = 8;

}  // namespace

/// The keys [begin, end) share the path of `depth` bytes to `state`.
struct PhraseTrie::Range {
  std::size_t begin;
  std::size_t end;
  std::size_t depth;
  std::uint32_t state;
};

void PhraseTrie::grow() {
  if (open_blocks_.size() >= max_open_blocks) open_blocks_.erase(open_blocks_.begin());
  open_blocks_.push_back(static_cast<std::uint32_t>(states_.size() / block_size));
  free_count_.push_back(block_size);
  states_.resize(states_.size() + block_size);
}

std::uint32_t PhraseTrie::find_base(const std::vector<unsigned char>& bytes) {
  for (std::size_t i = open_blocks_.size(); i-- > 0;) {
    const std::uint32_t block = open_blocks_[i];
    if (free_count_[block] < bytes.size()) continue;
    const auto begin = static_cast<std::uint32_t>(block * block_size);
    for (std::uint32_t offset = 0; offset < block_size; ++offset) {
      const std::uint32_t base = begin + offset;
      std::size_t fitting = 0;
      while (fitting < bytes.size() && states_[base ^ bytes[fitting]].parent == none) ++fitting;
      if (fitting == bytes.size()) return base;
    }
  }
  grow();
  return static_cast<std::uint32_t>(states_.size() - block_size);
}

PhraseTrie::PhraseTrie(const std::vector<std::string>& keys) {
  grow();
  states_[root].parent = root - 2;  // taken, and nobody's child
  --free_count_[0];
  std::vector<Range> queue;
  queue.push_back({0, keys.size(), 0, root});
  std::vector<unsigned char> bytes;
  std::vector<std::size_t> begins;
  for (std::size_t done = 0; done < queue.size(); ++done) {
    Range range = queue[done];
    if (range.begin < range.end && keys[range.begin].size() == range.depth) {
      states_[range.state].value = static_cast<std::uint32_t>(range.begin);
      ++range.begin;
    }
    if (range.begin == range.end) continue;
    bytes.clear();
    begins.clear();
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto byte = static_cast<unsigned char>(keys[i][range.depth]);
      if (!bytes.empty() && bytes.back() == byte) continue;
      bytes.push_back(byte);
      begins.push_back(i);
    }
    begins.push_back(range.end);
    const std::uint32_t base = find_base(bytes);
    states_[range.state].base = base;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const std::uint32_t child = base ^ bytes[i];
      states_[child].parent = range.state;
      --free_count_[child / block_size];
      queue.push_back({begins[i], begins[i + 1], range.depth + 1, child});
    }
  }
}

}  // namespace claimdex::text
