#include "indexer/parallel.hpp"

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

namespace claimdex::indexer {

TEST_SUITE("parallel") {
  TEST_CASE("every task is done once, and by one thread as by many") {
    for (const unsigned threads : {1U, 2U, 9U}) {
      std::vector<std::atomic<int>> done(500);
      run_parallel(done.size(), threads, [&](std::size_t i) { ++done[i]; });
      for (const auto& times : done) CHECK(times == 1);
      run_parallel(0, threads, [](std::size_t) { FAIL("there is none"); });
    }
  }

  TEST_CASE("an exception of any thread comes back, from tasks and from what makes them") {
    for (const unsigned threads : {1U, 4U}) {
      CHECK_THROWS_WITH(run_parallel(100, threads,
                                     [](std::size_t i) {
                                       if (i == 37) throw std::runtime_error("the 37th");
                                     }),
                        "the 37th");
      const auto make_none = []() -> void (*)(std::size_t) { throw std::runtime_error("none"); };
      CHECK_THROWS_WITH(run_parallel_with(100, threads, make_none), "none");
    }
  }
}

}  // namespace claimdex::indexer
