// What was looked up lately, up to so many bytes.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace claimdex::search {

/// A map that forgets: once the newer half is full, the older half goes and the newer one becomes it. What is found in the older
/// half moves to the newer one, so what is asked for again and again stays. Not thread-safe.
template <class Key, class Value>
class RecentCache {
 public:
  explicit RecentCache(std::size_t most_bytes) : most_in_half_(most_bytes / 2) {}

  /// Nothing where it is not there. The place stands until the next call.
  const Value* find(const Key& key) {
    if (const auto found = newer_.find(key); found != newer_.end()) return &found->second.value;
    auto node = older_.extract(key);
    if (node.empty()) return nullptr;
    make_room(node.mapped().bytes);
    return &newer_.insert(std::move(node)).position->second.value;
  }

  /// `bytes`: of the value, about. The place stands until the next call.
  const Value& keep(const Key& key, Value value, std::size_t bytes) {
    constexpr std::size_t of_entry = 64;
    make_room(bytes + of_entry);
    return newer_.insert_or_assign(key, Entry{std::move(value), bytes + of_entry}).first->second.value;
  }

  void clear() {
    newer_.clear();
    older_.clear();
    bytes_ = 0;
  }

 private:
  struct Entry {
    Value value;
    std::size_t bytes = 0;
  };

  void make_room(std::size_t bytes) {
    if (bytes_ + bytes > most_in_half_) {
      older_ = std::move(newer_);
      newer_.clear();
      bytes_ = 0;
    }
    bytes_ += bytes;
  }

  std::size_t most_in_half_;
  std::size_t bytes_ = 0;  ///< of the newer half
  std::unordered_map<Key, Entry> newer_;
  std::unordered_map<Key, Entry> older_;
};

}  // namespace claimdex::search
