// Tasks on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace claimdex::indexer {

/// Runs `task(i)` for i in [0, count) on up to `threads` threads, this one among them, each with what `make_task()` gives it;
/// throws the first exception, after all threads have stopped. Where the system gives no more threads, fewer do it.
template <class MakeTask>
void run_parallel_with(std::size_t count, unsigned threads, const MakeTask& make_task) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      auto&& task = make_task();
      for (std::size_t i = next++; i < count; i = next++) task(i);
    } catch (...) {
      const std::scoped_lock lock(mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> pool;
    try {
      for (unsigned i = 1; i < threads && i < count; ++i) pool.emplace_back(work);
    } catch (const std::system_error&) {  // this thread does what is left
    }
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

/// The same with one task for all.
template <class Task>
void run_parallel(std::size_t count, unsigned threads, const Task& task) {
  run_parallel_with(count, threads, [&task]() -> const Task& { return task; });
}

}  // namespace claimdex::indexer
