// One state of the index: the open database, and what is looked up in it once and kept. Not thread-safe: a thread takes one from
// the pool, uses it for one call and gives it back.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "indexer/schema/opening.hpp"
#include "indexer/schema/tombstones.hpp"
#include "searcher/index/article_lists.hpp"
#include "searcher/index/claim_lists.hpp"
#include "searcher/index/index_reads.hpp"
#include "searcher/index/recent_cache.hpp"

namespace claimdex::search {

struct KnownWord;

/// When and as what each of some files was written.
using FileStamps = std::vector<std::uint64_t>;

class Snapshot {
 public:
  /// `stubs`: what the files `stub_files` hold.
  Snapshot(const std::vector<schema::Part>& parts, std::vector<Error> missing, std::string stubs,
           std::vector<std::string> stub_files);

  /// All parts as one.
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  Xapian::Database& database() { return database_; }
  /// Each part alone: metadata of the joined database is only that of the first.
  [[nodiscard]] const std::vector<Xapian::Database>& parts() const { return parts_; }
  [[nodiscard]] bool has_remote() const { return has_remote_; }
  /// What could not be opened, where that is allowed.
  [[nodiscard]] const std::vector<Error>& missing() const { return missing_; }
  /// Whether it is time to try what is missing again.
  [[nodiscard]] bool is_stale() const;
  /// Sum over the parts of a metadata entry that is a decimal number.
  [[nodiscard]] std::uint64_t total_of(std::string_view metadata_key) const;
  /// What the stub files named when this was opened.
  [[nodiscard]] const std::string& stubs() const { return stubs_; }

  /// Languages that at least one article in fifty is written in, most frequent first. Looked up once.
  const std::vector<std::string>& languages();
  /// Canonical units that some claim has. Looked up once.
  const std::vector<std::string>& units();
  /// Average length (in terms) of an article over that of all documents: what BM25 needs to know of the claims in between. Looked
  /// up once; the same however the articles are spread over parts.
  double article_length_ratio();
  /// Key hashes of articles that are copies of an earlier one. Looked up once.
  const std::vector<std::string>& copies();
  /// A query without the documents that left the index, whose postings stay. Every query that is run must be one.
  Xapian::Query living(const Xapian::Query& query);
  /// Whether the document left the index: to be asked of every one that is read from a posting list.
  bool is_buried(Xapian::docid id);
  /// The documents with that term that did not, in order, at most so many.
  std::vector<Xapian::docid> living_with(const std::string& term, std::size_t most);
  /// How many documents and articles have left.
  std::size_t buried_documents();
  std::size_t buried_articles();
  /// What stored records were packed with.
  const schema::Dictionaries& dictionaries() { return reads_.dictionaries(); }
  /// Look-ups by term and document, kept.
  IndexReads& reads() { return reads_; }
  /// What was looked up of words (known_words.hpp).
  RecentCache<std::string, std::shared_ptr<const KnownWord>>& known_words() { return known_words_; }
  ValueStream values(schema::Slot slot) { return {database_, has_remote_, reads_, slot}; }
  /// Whether lists of articles are held in memory: those of this process, unless there are very many articles.
  bool has_lists();
  /// Only where it has them.
  ArticleLists& lists();
  /// Whether lists of claims are held in memory too: of an index of one part, of this process.
  [[nodiscard]] bool has_claim_lists() const { return reads_.is_one_part(); }
  /// Only where it has them.
  ClaimLists& claim_lists();
  /// Whether no file that names the state of the index was written since the last reopen: then there is nothing to reopen.
  [[nodiscard]] bool is_current(const FileStamps& stamps) const { return !stamps.empty() && stamps == stamps_; }
  /// Of these files: the stubs, and what Xapian renames into place last in a commit. Empty where one cannot be asked.
  [[nodiscard]] FileStamps stamps() const;
  /// Reads the newest state of the same generation, where there is a newer one, and forgets what was looked up. May throw
  /// Xapian::Error.
  void reopen(FileStamps stamps);

 private:
  void forget();
  const std::vector<schema::Tombstones>& tombstones();

  std::vector<Xapian::Database> parts_;
  Xapian::Database database_;
  IndexReads reads_;
  std::optional<ArticleLists> lists_;
  std::optional<ClaimLists> claim_lists_;
  RecentCache<std::string, std::shared_ptr<const KnownWord>> known_words_{std::size_t{24} << 20};
  bool has_remote_ = false;
  std::vector<Error> missing_;
  std::string stubs_;
  std::vector<std::string> stub_files_;
  std::vector<std::string> version_files_;  ///< of the parts; empty where one is remote
  FileStamps stamps_;
  std::chrono::steady_clock::time_point opened_ = std::chrono::steady_clock::now();
  std::optional<std::vector<std::string>> languages_;
  std::optional<std::vector<std::string>> units_;
  std::optional<double> length_ratio_;
  std::optional<std::vector<std::string>> copies_;
  std::optional<std::vector<schema::Tombstones>> tombstones_;  ///< of each part
};

/// Opens snapshots and keeps those that are not in use. Thread-safe.
class SnapshotPool {
 public:
  SnapshotPool(std::vector<std::string> folders, schema::Missing missing) : folders_(std::move(folders)), missing_(missing) {}

  /// A snapshot of the newest state. Errors: those of Searcher::open.
  Result<std::unique_ptr<Snapshot>> take();
  /// The same, opened anew: after the index changed under a reader.
  Result<std::unique_ptr<Snapshot>> open() const;
  void give_back(std::unique_ptr<Snapshot> snapshot);
  [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }
  /// The folders as a message names them.
  [[nodiscard]] std::string place() const;

 private:
  [[nodiscard]] std::vector<std::string> stub_files() const;

  std::vector<std::string> folders_;
  schema::Missing missing_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Snapshot>> idle_;
};

}  // namespace claimdex::search
