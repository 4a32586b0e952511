// Which article of a run stands for its key, when several have the same one: the last of the sorted input, or the newest fetched.
// The choice does not depend on the order in which threads come to ask.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/hash.hpp"

namespace claimdex::indexer {

/// Place of an article in the sorted input.
struct Ordinal {
  std::uint32_t unit = 0;     ///< run of files
  std::uint32_t batch = 0;    ///< piece of a unit, made into one run
  std::uint32_t article = 0;  ///< in the batch
  auto operator<=>(const Ordinal&) const = default;
};

class KeyRegistry {
 public:
  struct Entered {
    bool wins = false;         ///< so far
    bool has_another = false;  ///< of the same key
    explicit operator bool() const { return wins; }
  };
  /// Registers an article. An earlier one that loses is a loser from now on.
  Entered enter(const schema::Hash128& key, std::optional<std::chrono::sys_seconds> fetched, Ordinal ordinal);
  Entered enter(std::string_view key, std::optional<std::chrono::sys_seconds> fetched, Ordinal ordinal) {
    return enter(schema::hash128(key), fetched, ordinal);
  }
  /// Whether the article is (still) the one that stands for its key.
  [[nodiscard]] bool is_winner(std::string_view key, Ordinal ordinal) const;

  /// An article that had been let in and was beaten afterwards.
  struct Loser {
    std::string key_term;
    schema::Hash128 key;
    Ordinal ordinal;
    Ordinal winner;
  };
  /// All of them, in no order.
  [[nodiscard]] std::vector<Loser> losers() const;

 private:
  struct Entry {
    std::chrono::sys_seconds fetched{};
    Ordinal ordinal;
  };
  struct HashOfHash {
    std::size_t operator()(const schema::Hash128& hash) const { return static_cast<std::size_t>(hash.high); }
  };

  mutable std::mutex mutex_;
  std::unordered_map<schema::Hash128, Entry, HashOfHash> winners_;
  std::vector<Loser> losers_;
};

}  // namespace claimdex::indexer
