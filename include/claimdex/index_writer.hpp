// Writing an index: one writer at a time, any number of readers meanwhile. No commit ever separates an article from its claims.
//
//   auto writer = claimdex::IndexWriter::open("claimdex.db", {});
//   if (!writer) return report(writer.error());
//   auto report = writer->add_paths({"articles/"});   // reads, extracts, upserts, commits
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/export.hpp"
#include "claimdex/extraction.hpp"
#include "claimdex/reading.hpp"
#include "claimdex/result.hpp"

namespace claimdex {

/// Called from one thread at a time, a few times a second.
struct IndexProgress {
  std::uint64_t files_done = 0;
  std::uint64_t files_total = 0;
  std::uint64_t bytes_done = 0;
  std::uint64_t articles = 0;
  std::uint64_t claims = 0;
};

/// How an index is written. Behaviour first, then cost.
struct IndexOptions {
  ReadOptions read;
  ExtractionOptions extraction;
  bool create = true;  ///< an index where there is none; else that is index_not_found
  bool prune = false;  ///< add_paths also removes articles below the given folders whose files are gone
  /// Databases that a new index is made of, articles spread over them by key, so that other hosts can serve some, which costs two
  /// fifths more space (0 = as the index is; a new one is of one that only its own host reads). The answers are the same for any
  /// number; only weights differ a little where articles were replaced, which go on counting in an index without shards until a
  /// fifth of it was.
  std::size_t shards = 0;
  unsigned threads = 0;                     ///< 0 = all cores. The answers are the same for any number
  std::uint64_t memory_bytes = 512u << 20;  ///< aim for the peak of buffers; a single article may exceed it
  std::function<void(const IndexProgress&)> progress;
};

/// What a run did. files = read + failed; every failure is one of `problems`, but of the records of one file only the first
/// ReadSummary::most_problems, and fewer (the first ten) where there are more than 100,000 in all.
struct IndexReport {
  std::uint64_t files = 0;
  std::uint64_t skipped = 0;  ///< by the walk: hidden, empty, binary ...
  std::uint64_t failed = 0;
  std::uint64_t articles = 0;  ///< read in this run
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t resumed = 0;  ///< files that an interrupted run had done already; counted in all else as if read in this one
  std::uint64_t claims = 0;   ///< of the articles added and updated
  std::uint64_t bytes = 0;    ///< decompressed text read
  double seconds = 0;
  std::vector<ReadProblem> problems;
  std::vector<SkippedPath> skipped_paths;
  std::vector<std::string> warnings;  ///< "file: what was repaired"
};

/// The writer of one index folder. Move-only; not thread-safe (it uses threads of its own).
class CLAIMDEX_EXPORT IndexWriter {
 public:
  /// Opens or creates the index at `folder`.
  /// Errors: index_not_found (where none is to be created), index_locked, index_format_unsupported, analyzer_mismatch,
  /// index_not_empty_folder (files that are no index), permission_denied, disk_full, index_corrupt; invalid_argument where the
  /// index has another number of shards.
  static Result<IndexWriter> open(const std::string& folder, IndexOptions options);
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();  ///< releases the lock; what was not committed is dropped

  /// Reads, extracts and upserts everything under `paths` ("-" = standard input) and commits. Unchanged content is left alone.
  /// A file that fails is a line in the report; only failures of the index itself are errors, and then the index is as before.
  Result<IndexReport> add_paths(const std::vector<std::string>& paths);
  /// Upserts one article of the caller's own making (info.key must be set). Visible after commit().
  Result<void> add(const Article& article);
  /// Removes the articles with these keys (or paths), claims included. Returns how many there were. Visible after commit().
  Result<std::uint64_t> remove(const std::vector<std::string>& keys);
  /// Makes everything since the last commit visible at once, safely on disk. Errors: disk_full, write_failed.
  Result<void> commit();

 private:
  struct Impl;
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace claimdex
