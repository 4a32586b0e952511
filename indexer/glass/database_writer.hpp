// A whole glass database, written in one go and in the order of its keys: what Xapian needs minutes of trees in memory for, where
// the lists are there already. Xapian reads, checks and changes it like one of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/posting_chunks.hpp"
#include "indexer/glass/table_writer.hpp"

namespace claimdex::indexer::glass {

/// The posting table. Calls in this order: metadata by key, statistics of values by slot, values by slot and document, lengths,
/// lists by term. Every function throws std::system_error where a file cannot be written.
class PostingTable {
 public:
  explicit PostingTable(const std::string& folder);

  void add_metadata(std::string_view key, std::string_view value);
  /// `lowest`, `highest`: of the values as bytes.
  void add_value_statistics(std::uint32_t slot, std::uint32_t documents, std::string_view lowest, std::string_view highest);
  /// Values of one slot after the other, documents ascending; none empty.
  void add_value(std::uint32_t slot, std::uint32_t document, std::string_view value);
  void add_lengths(std::vector<Piece>&& pieces);
  /// `term` is not empty, greater than the one before, and its pieces are in order. Small ones are put together.
  void add_list(std::string_view term, std::vector<Piece>&& pieces);
  TableRoot finish();

 private:
  void end_values();
  void write_list(std::string_view term, std::vector<Piece>&& pieces, std::uint64_t documents, std::uint64_t weight);

  TableWriter table_;
  std::uint32_t slot_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::string values_;
  std::string key_;
  std::string tag_;
};

/// Numbers about the whole database.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;
  std::uint32_t shortest = 0;  ///< length of a document; of those that have one
  std::uint32_t longest = 0;
  std::uint32_t most_wdf = 0;
  std::uint64_t total_length = 0;

  void add_length(std::uint32_t length);
  void add(const Statistics& other);
  bool operator==(const Statistics&) const = default;
};

/// Roots of the tables that there are.
struct Roots {
  TableRoot postings;
  TableRoot records;
  std::optional<TableRoot> term_lists;
};

/// Makes the database of finished tables in `folder` one that can be opened. Throws std::system_error.
void write_version_file(const std::string& folder, const Roots& roots, const Statistics& statistics);

/// Names of the tables' files in a folder.
std::string record_table(const std::string& folder);
std::string term_list_table(const std::string& folder);

/// What the table of term lists has of a document beside its terms, under slots_key: the slots that have a value, ascending.
std::string slots_key(std::uint32_t document);
std::string slots_entry(const std::vector<std::uint32_t>& slots);

/// The entry of one document in the table of term lists, from its terms in order, each once. Not deflated.
class TermListMaker {
 public:
  void begin(std::uint32_t length, std::size_t terms);
  void add(std::string_view term, std::uint32_t wdf);
  [[nodiscard]] const std::string& entry() const { return entry_; }

 private:
  std::string entry_;
  std::string before_;
  bool is_first_ = true;
};

}  // namespace claimdex::indexer::glass
