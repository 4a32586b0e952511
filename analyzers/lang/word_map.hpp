// Words with values, filled once and then asked for millions of times, nearly always for a word that is not there: one hash,
// a few tags in one cache line, and the word itself only where its tag is found.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace claimdex::lang {

/// The hash of a word of eight bytes at most: `bytes` are those, the first one lowest, and zeros.
constexpr std::uint64_t hash_of_short_word(std::uint64_t bytes, std::size_t size) {
  std::uint64_t hash = (bytes ^ (size * 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;
  hash = (hash ^ hash >> 32u) * 0xC4CEB9FE1A85EC53u;
  return hash ^ (hash >> 29u);
}

/// The bytes of a word of eight at most, as hash_of_short_word takes them.
inline std::uint64_t bytes_of_short_word(std::string_view word) {
  std::uint64_t bytes = 0;
  if (std::endian::native == std::endian::little && word.size() >= 4) {  // two loads that overlap
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    std::memcpy(&head, word.data(), sizeof head);
    std::memcpy(&tail, word.data() + word.size() - sizeof tail, sizeof tail);
    return head | std::uint64_t{tail} << (8 * (word.size() - sizeof tail));
  }
  for (std::size_t i = word.size(); i-- > 0;) bytes = bytes << 8u | static_cast<unsigned char>(word[i]);
  return bytes;
}

/// Mixes the length and all bytes, eight at a time.
inline std::uint64_t hash_of_word(std::string_view word) {
  constexpr std::size_t window = 8;
  if (word.size() <= window) return hash_of_short_word(bytes_of_short_word(word), word.size());
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  std::memcpy(&head, word.data(), window);
  std::memcpy(&tail, word.data() + word.size() - window, window);
  std::uint64_t hash = (head ^ (word.size() * 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;
  hash ^= hash >> 32u;
  for (std::size_t at = window; at + window < word.size(); at += window) {  // long words only: the middle
    std::memcpy(&head, word.data() + at, window);
    hash = (hash ^ head) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32u;
  }
  hash = (hash ^ tail) * 0xC4CEB9FE1A85EC53u;
  return hash ^ (hash >> 29u);
}

/// A hash table with open addressing, never more than half full. The words are views: their bytes must outlive the map.
/// Thread-safe once filled.
template <class T>
class WordMap {
 public:
  using Entry = std::pair<std::string_view, T>;

  /// The entry of `word`, end() where there is none.
  [[nodiscard]] const Entry* find(std::string_view word) const {
    if (slots_.empty()) return end();
    const std::uint64_t hash = hash_of_word(word);
    for (std::size_t at = hash & mask_; slots_[at].entry != none; at = (at + 1) & mask_)
      if (slots_[at].tag == tag_of(hash) && entries_[slots_[at].entry].first == word) return &entries_[slots_[at].entry];
    return end();
  }
  [[nodiscard]] const Entry* end() const { return nullptr; }
  [[nodiscard]] bool contains(std::string_view word) const { return find(word) != end(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  /// Adds `word`; leaves the entry that it has already.
  void emplace(std::string_view word, T value) {
    if (!contains(word)) add(word, std::move(value));
  }
  void insert_or_assign(std::string_view word, T value) {
    if (const Entry* known = find(word); known != end()) {
      entries_[static_cast<std::size_t>(known - entries_.data())].second = std::move(value);
    } else {
      add(word, std::move(value));
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t entry = none;
  };

  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32u); }

  void add(std::string_view word, T value) {
    constexpr std::size_t least_slots = 16;
    entries_.emplace_back(word, std::move(value));
    if (entries_.size() * 2 <= slots_.size()) return place(entries_.size() - 1);
    slots_.assign(std::max(least_slots, slots_.size() * 2), Slot{});
    mask_ = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) place(i);
  }

  void place(std::size_t entry) {
    const std::uint64_t hash = hash_of_word(entries_[entry].first);
    std::size_t at = hash & mask_;
    while (slots_[at].entry != none) at = (at + 1) & mask_;
    slots_[at] = {tag_of(hash), static_cast<std::uint32_t>(entry)};
  }

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

}  // namespace claimdex::lang
