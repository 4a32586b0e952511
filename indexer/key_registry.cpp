// One article a key.
#include "indexer/key_registry.hpp"

#include <tuple>

#include "indexer/schema/fields.hpp"

namespace claimdex::indexer {

KeyRegistry::Entered KeyRegistry::enter(const schema::Hash128& hash, std::optional<std::chrono::sys_seconds> fetched,
                                        Ordinal ordinal) {
  const Entry entry{fetched.value_or(std::chrono::sys_seconds::min()), ordinal};
  const std::scoped_lock lock(mutex_);
  const auto [at, is_new] = winners_.try_emplace(hash, entry);
  if (is_new) return {true, false};
  if (std::tie(entry.fetched, entry.ordinal) < std::tie(at->second.fetched, at->second.ordinal)) return {false, true};
  losers_.push_back({schema::term(schema::Field::key, schema::short_text(hash)), hash, at->second.ordinal, {}});
  at->second = entry;
  return {true, true};
}

bool KeyRegistry::is_winner(std::string_view key, Ordinal ordinal) const {
  const std::scoped_lock lock(mutex_);
  const auto at = winners_.find(schema::hash128(key));
  return at != winners_.end() && at->second.ordinal == ordinal;
}

std::vector<KeyRegistry::Loser> KeyRegistry::losers() const {
  const std::scoped_lock lock(mutex_);
  std::vector<Loser> out = losers_;
  for (Loser& loser : out) loser.winner = winners_.at(loser.key).ordinal;
  return out;
}

}  // namespace claimdex::indexer
