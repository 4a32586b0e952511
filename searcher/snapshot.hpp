// One state of the index: the open database, and what is looked up in it once and kept. Not thread-safe: a thread takes one from
// the pool, uses it for one call and gives it back.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"

namespace claimdex::search {

class Snapshot {
 public:
  Snapshot(Xapian::Database database, std::string stubs) : database_(std::move(database)), stubs_(std::move(stubs)) {}

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  Xapian::Database& database() { return database_; }
  /// What the stub files named when this was opened.
  [[nodiscard]] const std::string& stubs() const { return stubs_; }

  /// Languages that at least one article in fifty is written in, most frequent first. Looked up once.
  const std::vector<std::string>& languages();
  /// Canonical units that some claim has. Looked up once.
  const std::vector<std::string>& units();
  /// Average length (in terms) of an article over that of all documents: what BM25 needs to know of the claims in between. Looked
  /// up once.
  double article_length_ratio();
  /// Forgets what was looked up, after a reopen.
  void forget();

 private:
  Xapian::Database database_;
  std::string stubs_;
  std::optional<std::vector<std::string>> languages_;
  std::optional<std::vector<std::string>> units_;
  std::optional<double> length_ratio_;
};

/// Opens snapshots and keeps those that are not in use. Thread-safe.
class SnapshotPool {
 public:
  explicit SnapshotPool(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  /// A snapshot of the newest state. Errors: those of Searcher::open.
  Result<std::unique_ptr<Snapshot>> take();
  /// The same, opened anew: after the index changed under a reader.
  Result<std::unique_ptr<Snapshot>> open() const;
  void give_back(std::unique_ptr<Snapshot> snapshot);
  [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }
  /// The folders as a message names them.
  [[nodiscard]] std::string place() const;

 private:
  [[nodiscard]] std::string read_stubs() const;

  std::vector<std::string> folders_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Snapshot>> idle_;
};

}  // namespace claimdex::search
