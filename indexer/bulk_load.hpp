// Bulk loads: small shards built side by side in temporary folders, compacted into the next generation, which is then published.
// Until then nothing that a reader or a following run sees has changed.
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
#include "indexer/pipeline.hpp"

namespace claimdex::indexer {

class BulkLoad {
 public:
  /// `build`: an empty folder on the same disk as the index. `dictionary`: what records are packed with, as it is stored.
  BulkLoad(IndexFolder& folder, std::string build, std::string_view analyzer, std::string dictionary, StemTable& stems,
           const KeyRegistry& keys, RunCounts& counts);

  /// Builds the shard of one batch. Thread-safe; `builder` is the calling worker's own.
  void add_shard(Batch&& batch, DocumentBuilder& builder);

  struct Removals {
    std::vector<std::string> key_terms;  ///< articles that leave the index
    std::vector<std::string> files;      ///< absolute paths whose states leave it
  };
  /// Compacts what was built behind the current generation, drops replaced and removed articles, publishes. Call once.
  Result<void> finish(const Removals& removals, unsigned threads);

 private:
  struct Shard {
    std::string path;
    std::size_t part = 0;
    TextTotals totals;
  };
  struct Replacement {
    std::string key_term;
    Ordinal ordinal;
  };
  void remove_losers();
  void remove_from_shard(Shard& shard, const std::vector<KeyRegistry::Loser>& losers);
  std::vector<std::string> compact_groups(std::size_t part, unsigned threads);
  void build_part(std::size_t part, const std::vector<std::string>& sources, const Removals& removals);

  IndexFolder& folder_;
  std::string build_;
  std::string analyzer_;
  std::string dictionary_;
  StemTable& stems_;
  const KeyRegistry& keys_;
  RunCounts& counts_;
  std::mutex mutex_;
  std::map<Ordinal, Shard> shards_;  ///< in input order
  std::vector<Replacement> replacements_;
};

/// Compacts `sources`, in order, into a new database at `target`. Of two metadata entries of one key the larger stays; of stems
/// all forms.
void compact(const std::vector<std::string>& sources, const std::string& target);

}  // namespace claimdex::indexer
