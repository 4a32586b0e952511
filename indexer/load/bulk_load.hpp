// Bulk loads: batches become sorted runs in a temporary file, which are merged with the current generation into the next one.
// Until that is published nothing that a reader or a following run sees has changed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "claimdex/index_writer.hpp"
#include "indexer/documents/documents.hpp"
#include "indexer/generation_update.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/load/load_journal.hpp"
#include "indexer/load/merge.hpp"
#include "indexer/load/run_file.hpp"
#include "indexer/pipeline.hpp"

namespace claimdex::indexer {

class BulkLoad {
 public:
  /// What a load works for. All must outlive it.
  struct Context {
    IndexFolder& folder;
    const std::string& build;  ///< a folder on the same disk as the index, which the load may fill
    std::string_view analyzer;
    std::string_view state;  ///< what must be the same for a later load to go on where this one is interrupted
    StemTable& stems;
    KeyRegistry& keys;
    RunCounts& counts;
    ProblemList& problems;
  };
  /// Takes over what an interrupted load of the same state has left in `build`.
  explicit BulkLoad(const Context& context);

  /// Takes the files out of `files` that an interrupted load was done with and that are as they were; how many. Files must have
  /// their places.
  std::uint64_t resume(std::vector<FileJob>& files, unsigned threads);
  /// The dictionary that the interrupted load used; else `train` is asked for one. Once, before the first batch.
  const std::string& dictionary(const std::function<std::string()>& train);
  /// Makes the run of one batch. Thread-safe; `builder` is the calling worker's own. `removed`: key terms of articles that left
  /// its files.
  void add_batch(Batch&& batch, DocumentBuilder& builder, std::vector<std::string> removed);
  /// Remembers that all of a unit is in. Thread-safe.
  void finish_unit(const DoneUnit& unit);
  /// Whether there is something that a later load could go on with, were this one to end here.
  [[nodiscard]] bool has_done_units() const { return !units_.empty() || (journal_ && journal_->units() != 0); }

  struct Removals {
    std::vector<std::string> key_terms;  ///< articles that leave the index
    std::vector<std::string> files;      ///< absolute paths whose states leave it
  };
  /// How many articles left their files. Once all batches are in.
  [[nodiscard]] std::uint64_t removed() const;
  /// Merges the runs behind the current generation, without replaced and removed articles, and publishes. Call once.
  Result<void> finish(const Removals& removals, unsigned threads);

 private:
  void count(const BatchRun& run);
  [[nodiscard]] bool can_take_over(const JournalUnit& unit, const std::vector<FileJob>& files) const;
  void take_over(JournalUnit&& unit);
  void remove_losers();
  void remove_from_run(BatchRun& run, const std::vector<KeyRegistry::Loser>& losers);
  /// What replaces or removes articles of one part of the current generation: their key terms.
  [[nodiscard]] std::vector<std::string> gone_from(std::size_t part, const Removals& removals) const;
  std::unique_ptr<Merge> prepare_part(std::size_t part, const Removals& removals);

  Context context_;
  IndexFolder& folder_;
  KeyRegistry& keys_;
  RunCounts& counts_;
  std::vector<JournalUnit> units_;  ///< of an interrupted load; before left_, which fills it
  std::optional<LoadHeader> left_;  ///< the same
  std::string dictionary_;
  RunFile file_;
  std::optional<LoadJournal> journal_;
  std::mutex mutex_;
  std::map<Ordinal, BatchRun> runs_;  ///< in input order
  std::set<std::uint32_t> gave_way_;  ///< as DoneUnit::gave_way, of batches
};

}  // namespace claimdex::indexer
