// What a new database is put together from: runs of a bulk load, and databases that are there already. Both give the same things
// in the order in which a database has them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/glass/database_writer.hpp"
#include "indexer/load/run_file.hpp"

namespace claimdex::indexer {

/// Reads what stands in the posting table, each part to its end before the next: metadata, values, lengths, lists.
class PostingCursor {
 public:
  PostingCursor() = default;
  PostingCursor(const PostingCursor&) = delete;
  PostingCursor& operator=(const PostingCursor&) = delete;
  virtual ~PostingCursor() = default;

  struct Value {
    std::uint32_t document = 0;
    std::string bytes;
  };
  struct List {
    std::string term;
    std::vector<glass::Piece> pieces;
  };
  /// False: there is no more. Keys ascend.
  virtual bool next_metadata(std::string& key, std::string& value) = 0;
  /// False: no more in this slot. Slots must be asked for in order, each until there is no more.
  virtual bool next_value(std::uint32_t slot, Value& value) = 0;
  virtual std::vector<glass::Piece> lengths() = 0;
  /// Terms ascend.
  virtual bool next_list(List& list) = 0;
  /// The largest wdf of all lists. After the last one.
  [[nodiscard]] virtual std::uint32_t most_wdf() const = 0;
};

struct DocumentRecord {
  std::uint32_t document = 0;
  std::string data;
  std::string term_list;  ///< as glass::TermListMaker has it
  std::string slots;      ///< as glass::slots_entry has it
};

class RecordCursor {
 public:
  RecordCursor() = default;
  RecordCursor(const RecordCursor&) = delete;
  RecordCursor& operator=(const RecordCursor&) = delete;
  virtual ~RecordCursor() = default;
  /// False: there is no more. Documents ascend.
  virtual bool next(DocumentRecord& record) = 0;
};

class MergeSource {
 public:
  MergeSource() = default;
  MergeSource(const MergeSource&) = delete;
  MergeSource& operator=(const MergeSource&) = delete;
  virtual ~MergeSource() = default;

  /// Cursors are independent of each other and of the thread. `buffer_bytes`: what each may read ahead.
  [[nodiscard]] virtual std::unique_ptr<PostingCursor> postings(std::size_t buffer_bytes) const = 0;
  [[nodiscard]] virtual std::unique_ptr<RecordCursor> records(std::size_t buffer_bytes) const = 0;
  [[nodiscard]] virtual std::uint32_t last_document() const = 0;
  [[nodiscard]] virtual ValueStatistics values_of(std::uint32_t slot) const = 0;
};

/// `file` must outlive it.
std::unique_ptr<MergeSource> run_source(const RunFile& file, Run run);
/// A database on this host. Each cursor opens it anew. Throws Xapian's errors, as do its cursors.
std::unique_ptr<MergeSource> database_source(const std::string& path);

}  // namespace claimdex::indexer
