// Bulk loads: batches become sorted runs in a temporary file, which are merged with the current generation into the next one.
// Until that is published nothing that a reader or a following run sees has changed.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "claimdex/index_writer.hpp"
#include "indexer/documents.hpp"
#include "indexer/generation_update.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/merge.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/run_file.hpp"

namespace claimdex::indexer {

class BulkLoad {
 public:
  /// `build`: an empty folder on the same disk as the index. `dictionary`: what records are packed with, as it is stored.
  BulkLoad(IndexFolder& folder, const std::string& build, std::string_view analyzer, std::string dictionary, StemTable& stems,
           const KeyRegistry& keys, RunCounts& counts);

  /// Makes the run of one batch. Thread-safe; `builder` is the calling worker's own.
  void add_batch(Batch&& batch, DocumentBuilder& builder);

  struct Removals {
    std::vector<std::string> key_terms;  ///< articles that leave the index
    std::vector<std::string> files;      ///< absolute paths whose states leave it
  };
  /// Merges the runs behind the current generation, without replaced and removed articles, and publishes. Call once.
  Result<void> finish(const Removals& removals, unsigned threads);

 private:
  struct BatchRun {
    Run run;
    std::size_t part = 0;
    TextTotals totals;
    schema::Tombstones gone;  ///< articles that another one of the same key beat later
  };
  struct Replacement {
    std::string key_term;
    Ordinal ordinal;
  };
  void remove_losers();
  void remove_from_run(BatchRun& run, const std::vector<KeyRegistry::Loser>& losers);
  /// What replaces or removes articles of one part of the current generation: their key terms.
  [[nodiscard]] std::vector<std::string> gone_from(std::size_t part, const Removals& removals) const;
  std::unique_ptr<Merge> prepare_part(std::size_t part, const Removals& removals);

  IndexFolder& folder_;
  std::string build_;
  std::string analyzer_;
  std::string dictionary_;
  StemTable& stems_;
  const KeyRegistry& keys_;
  RunCounts& counts_;
  RunFile file_;
  std::mutex mutex_;
  std::map<Ordinal, BatchRun> runs_;  ///< in input order
  std::vector<Replacement> replacements_;
};

}  // namespace claimdex::indexer
