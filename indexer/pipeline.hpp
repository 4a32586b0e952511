// Reads files on a pool of threads and hands their articles over in batches: fixed runs of the sorted input of 1 to 4 MB of
// text. Every worker reads and handles; one that reads a large file shares its batches with the others through a bounded queue
// and handles one itself when the queue is full, so memory is bounded and nothing can wait for itself.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "claimdex/article.hpp"
#include "claimdex/index_writer.hpp"
#include "indexer/file_state.hpp"
#include "indexer/key_registry.hpp"

namespace claimdex::indexer {

/// About the text of one run. More would not be faster; where so many of them would make more than most_runs, they are larger.
inline constexpr std::uint64_t least_batch_bytes = 1 << 20;
inline constexpr std::uint64_t most_batch_bytes = 4 << 20;
inline constexpr std::uint64_t most_runs = 1000;
inline constexpr std::size_t batch_articles = 20000;

/// An article that is new or changed.
struct BatchItem {
  Article article;
  Ordinal ordinal;
  std::string file;                                 ///< absolute; empty for standard input
  std::optional<std::chrono::sys_seconds> fetched;  ///< where the newest of a key wins
  bool replaces = false;                            ///< the index holds an older one of the same key
};

/// A file that was read to its end; what the index will remember of it.
struct FinishedFile {
  std::string absolute;
  FileState state;
  bool was_known = false;
  std::vector<std::string> key_terms;  ///< of its articles; only where the run prunes and the index knew the file
};

struct Batch {
  Ordinal ordinal;       ///< of its first article
  std::size_t part = 0;  ///< of the index: all articles of a batch stand in one
  std::vector<BatchItem> items;
  std::vector<FinishedFile> finished;
  std::vector<std::string> shared;  ///< key terms of articles that another file has, or had, too; where keys are URLs
  std::uint64_t bytes = 0;
  [[nodiscard]] bool is_empty() const { return items.empty() && finished.empty() && shared.empty(); }
};

/// A file that was read, well or not, and what there is to say of it.
struct ReadFileReport {
  std::string absolute;
  std::string content;  ///< hash of its bytes
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t failed = 0;  ///< the file itself, or records of it
  std::vector<ReadProblem> problems;
  std::vector<std::string> warnings;  ///< as many as a run reports at most
};

/// A run of files of which every batch is handled.
struct DoneUnit {
  std::uint32_t unit = 0;
  std::vector<ReadFileReport> files;
  bool gave_way = false;  ///< an article of it was left out for one of the same key, maybe in a unit that is not done
};

/// What a run counts, written by many threads.
struct RunCounts {
  std::atomic<std::uint64_t> files_done{0};
  std::atomic<std::uint64_t> bytes{0};
  std::atomic<std::uint64_t> articles{0};
  std::atomic<std::uint64_t> unchanged{0};
  std::atomic<std::uint64_t> failed{0};
  std::atomic<std::uint64_t> added{0};
  std::atomic<std::uint64_t> updated{0};
  std::atomic<std::uint64_t> claims{0};
};

/// What went wrong with files, collected by many threads.
class ProblemList {
 public:
  static constexpr std::size_t max_warnings = 10'000;
  static constexpr std::size_t max_problems = 100'000;
  static constexpr std::size_t least_of_file = 10;
  void add(ReadProblem problem);
  /// Of one file: all of them up to max_problems in all, then least_of_file.
  void add(const std::vector<ReadProblem>& of_file);
  void warn(const std::vector<std::string>& warnings);
  /// Moves all into the report, sorted by path.
  void move_to(IndexReport& report);

 private:
  std::mutex mutex_;
  std::vector<ReadProblem> problems_;
  std::vector<std::string> warnings_;
};

class Pipeline {
 public:
  struct Context {
    const IndexOptions& options;
    const std::vector<std::string>& current;  ///< parts of the current generation, to tell what is unchanged
    std::string fingerprint;                  ///< options_fingerprint(options)
    unsigned long long sequence = 0;          ///< for file states
    KeyRegistry& keys;
    RunCounts& counts;
    ProblemList& problems;
    const std::unordered_set<std::string>* wanted = nullptr;  ///< key terms of the articles that are looked for; null: all
  };
  /// Handles one batch; called from many threads at a time, with the worker's number. May throw.
  using Handler = std::function<void(unsigned worker, Batch&& batch)>;
  /// Told of each unit when all of it is handled; called from many threads at a time. May throw.
  using UnitHandler = std::function<void(const DoneUnit& unit)>;

  Pipeline(Context context, Handler handler, UnitHandler unit_handler = {});
  /// Reads all of `files` and returns when every batch is handled. A unit is a run of files whose places follow each other; its
  /// number is the place of the first. `tick` is called a few times a second from this thread. Throws what a handler threw, once
  /// all workers have stopped.
  void run(const std::vector<FileJob>& files, const std::function<void()>& tick);
  /// Index of the first file of each unit that run() cuts `files` into, and the number of files.
  static std::vector<std::size_t> cut_units(const std::vector<FileJob>& files, std::uint64_t unit_bytes);
  /// What a batch of so much text in all may hold: several for each thread, as large as memory allows.
  static std::uint64_t batch_bytes(std::uint64_t all, const IndexOptions& options);

  [[nodiscard]] static unsigned thread_count(const IndexOptions& options);

 private:
  struct Reading;
  std::vector<std::jthread> start_workers(unsigned threads);
  void work(unsigned worker);
  bool take(Batch& batch, std::size_t& unit);
  void read_unit(unsigned worker, std::size_t unit);
  void read_job(Reading& reading, const FileJob& job);
  bool accept(Reading& reading, const FileJob& job, Article&& article);
  void dispatch(Reading& reading, std::size_t part);
  void handle(unsigned worker, Batch&& batch);
  /// One batch less, or the end of its reading, of a unit.
  void finish_some(std::uint32_t unit, bool is_read);
  void fail(std::exception_ptr failure);

  Context context_;
  Handler handler_;
  UnitHandler unit_handler_;
  const std::vector<FileJob>* files_ = nullptr;
  std::vector<std::size_t> unit_begins_;  ///< index of the first file of each unit, and the number of files
  std::uint64_t batch_bytes_ = least_batch_bytes;
  std::size_t max_queued_ = 1;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> queue_;
  std::size_t next_unit_ = 0;
  struct OpenUnit {
    DoneUnit report;
    std::size_t batches = 0;
    bool is_read = false;
  };
  std::map<std::uint32_t, OpenUnit> open_units_;
  unsigned readers_ = 0;
  unsigned workers_ = 0;
  std::exception_ptr failure_;
};

}  // namespace claimdex::indexer
