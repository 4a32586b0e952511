// From files to articles: folder walks, formats, charsets, compressed files. One bad file never stops a run.
//
//   claimdex::FileList files = claimdex::list_files({"articles/"});
//   for (const std::string& file : files.paths)
//     auto read = claimdex::read_file(file, {}, [&](claimdex::Article&& article) { use(article); return true; });
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/export.hpp"
#include "claimdex/result.hpp"

namespace claimdex {

/// What an article's key is made of.
enum class KeyPolicy : std::uint8_t {
  path,  ///< the absolute path, plus the record id for ndjson and csv: every file is an article of its own
  url,   ///< the URL where there is one, so that only the newest capture stays
};

/// How files are read.
struct ReadOptions {
  std::optional<Format> format;  ///< default: found from the content
  std::string column_map;        ///< csv: "text=2,title=1" (1-based) or names; default: guessed from the header
  KeyPolicy key = KeyPolicy::path;
  std::uint64_t max_file_bytes = 64u << 20;     ///< larger files (or records) are refused with file_too_large; bounds memory
  std::optional<std::chrono::sys_seconds> now;  ///< for "3 hours ago" without a fetch date; default: the file's own dates only
};

/// A file that could not be read, or only in part.
struct ReadProblem {
  std::string path;
  std::optional<std::uint64_t> record;  ///< 1-based record of ndjson and csv
  Error error;
  bool operator==(const ReadProblem&) const = default;
};

/// What a walk left out: hidden, empty, binary, no regular file, an index, a folder that was walked already.
struct SkippedPath {
  std::string path;
  std::string_view reason;
  bool operator==(const SkippedPath&) const = default;
};

/// What a walk found, sorted by path.
struct FileList {
  std::vector<std::string> paths;
  std::vector<SkippedPath> skipped;  ///< as the walk met them
  std::vector<ReadProblem> problems;
};

/// Lists the files under `paths` (files are taken as they are, folders walked). Skips hidden files and folders, .git, binaries,
/// FIFOs, devices, and any index; follows symlinks but never a loop. A path that does not exist is a problem, not a failure.
CLAIMDEX_EXPORT FileList list_files(const std::vector<std::string>& paths);

/// Takes an article; false stops the reading.
using ArticleSink = std::function<bool(Article&&)>;

/// What one file gave.
struct ReadSummary {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;            ///< decompressed
  std::uint64_t failed = 0;           ///< records
  std::vector<ReadProblem> problems;  ///< of single records, the first most_problems of them
  static constexpr std::size_t most_problems = 10'000;

  /// Counts it, and keeps it while there is room.
  void add(ReadProblem problem) {
    ++failed;
    if (problems.size() < most_problems) problems.push_back(std::move(problem));
  }
};

/// Reads every article of `file` ("-" = standard input; .gz and .zst are read as they are) and hands each to `sink`.
/// Memory: one file (one record, for ndjson and csv) at a time.
/// Errors: file_not_found, permission_denied, not_a_regular_file, file_too_large, binary_file, encoding_unknown, malformed_input.
CLAIMDEX_EXPORT Result<ReadSummary> read_file(const std::string& file, const ReadOptions& options, const ArticleSink& sink);

/// The same for bytes in memory; `name` becomes path and file.
CLAIMDEX_EXPORT Result<ReadSummary> read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options,
                                               const ArticleSink& sink);

}  // namespace claimdex
