#include "indexer/key_registry.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

namespace claimdex::indexer {

TEST_SUITE("key_registry") {
  TEST_CASE("the last of the input wins, in whatever order they come") {
    std::vector<Ordinal> ordinals = {{0, 0, 0}, {0, 1, 5}, {1, 0, 0}, {1, 0, 9}, {7, 2, 1}};
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
      std::shuffle(ordinals.begin(), ordinals.end(), random);
      KeyRegistry keys;
      for (const Ordinal& ordinal : ordinals) keys.enter("k", std::nullopt, ordinal);
      CHECK(keys.is_winner("k", {7, 2, 1}));
      CHECK_FALSE(keys.is_winner("k", {1, 0, 9}));
      CHECK_FALSE(keys.is_winner("other", {7, 2, 1}));
      for (const KeyRegistry::Loser& loser : keys.losers()) CHECK(loser.winner == Ordinal{7, 2, 1});
    }
  }

  TEST_CASE("the newest fetched wins") {
    const std::chrono::sys_seconds early{std::chrono::seconds{100}};
    const std::chrono::sys_seconds late{std::chrono::seconds{200}};
    KeyRegistry keys;
    CHECK(keys.enter("k", late, {0, 0, 0}));
    CHECK_FALSE(keys.enter("k", early, {1, 0, 0}));
    CHECK_FALSE(keys.enter("k", std::nullopt, {2, 0, 0}));
    CHECK(keys.enter("k", late, {3, 0, 0}));
    CHECK(keys.is_winner("k", {3, 0, 0}));
    CHECK(keys.losers().size() == 1);
  }
}

}  // namespace claimdex::indexer
