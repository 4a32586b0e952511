// What an interrupted bulk load leaves behind for the next one: which units are done, and where their runs stand. One file beside
// the runs; each entry is checked by a hash, so that what a crash tore apart is not believed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/generation_update.hpp"
#include "indexer/glass/open_file.hpp"
#include "indexer/load/run_file.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {

/// What a bulk load knows of one batch.
struct BatchRun {
  struct Article {
    schema::Hash128 key;
    std::optional<std::chrono::sys_seconds> fetched;
    Ordinal ordinal;
    bool replaces = false;  ///< an article of the current generation
  };
  Run run;
  std::size_t part = 0;
  TextTotals totals;
  std::uint64_t claims = 0;
  std::vector<Article> articles;
  std::vector<std::string> removed;  ///< key terms of articles that left a file
  schema::Tombstones gone;           ///< articles that another one of the same key beat later; not in the journal
};

struct JournalUnit {
  DoneUnit unit;
  std::vector<std::pair<Ordinal, BatchRun>> runs;
};

/// What must be the same for a load to go on where another one ended.
struct LoadHeader {
  std::string state;       ///< of the index, the program and its options, in any form
  std::string dictionary;  ///< that the records of the load are packed with
};

/// The journal of one load. Not thread-safe. Throws std::system_error where it cannot be written.
class LoadJournal {
 public:
  /// Reads what is there as far as it is whole. Nothing where there is no journal, or one of another state.
  static std::optional<LoadHeader> read(const std::string& path, std::string_view state, std::vector<JournalUnit>& units);

  /// Begins a new one, or goes on behind the last whole entry of one that read() has read.
  LoadJournal(std::string path, const LoadHeader& header, const std::vector<JournalUnit>& units);
  void add(const JournalUnit& unit);
  [[nodiscard]] std::size_t units() const { return units_; }

 private:
  void append(std::string_view entry);

  std::string path_;
  glass::OpenFile file_;
  std::size_t units_ = 0;
};

}  // namespace claimdex::indexer
