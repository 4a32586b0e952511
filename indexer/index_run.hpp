// One run of IndexWriter::add_paths: what changed, how much of it, and then either one transaction on the current generation or a
// bulk load into the next one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimdex/index_writer.hpp"
#include "indexer/documents/documents.hpp"
#include "indexer/file_state.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/pipeline.hpp"

namespace claimdex::indexer {

class BulkLoad;
class IndexUpdate;

class IndexRun {
 public:
  IndexRun(IndexFolder& folder, const IndexOptions& options, const ClaimExtractor& extractor, const Analyzer& analyzer);
  /// Throws Xapian's errors and bad_alloc; the index is then as before.
  Result<IndexReport> run(const std::vector<std::string>& paths);

 private:
  void list(const std::vector<std::string>& paths);
  void find_changed();
  void find_gone(const std::vector<std::string>& paths);
  [[nodiscard]] bool is_small() const;
  Result<void> update_current();
  /// Indexes `files` as part of an update; of their articles those that `context` asks for.
  void update_from(IndexUpdate& update, const std::vector<FileJob>& files, const Pipeline::Context& context);
  /// Looks in all files for articles that went with others of the same key.
  Result<void> bring_back();
  Result<void> load_next();
  Result<void> run_load(BulkLoad& load);
  [[nodiscard]] std::string load_state() const;
  /// Key terms of the articles that the batch's files had in the index and have no more.
  [[nodiscard]] std::vector<std::string> removed_from(const Batch& batch) const;
  [[nodiscard]] Pipeline::Context context();
  void tick() const;

  IndexFolder& folder_;
  const IndexOptions& options_;
  const ClaimExtractor& extractor_;
  const Analyzer& analyzer_;
  std::string fingerprint_;
  std::vector<std::string> current_;        ///< the parts of the index; the first remembers the files
  std::vector<FileJob> files_;              ///< all that were listed, then only the changed ones
  std::vector<FileJob> all_files_;          ///< only for pruning where keys are URLs
  std::vector<std::string> problem_paths_;  ///< what the walk could not look into: nothing below is pruned
  std::vector<std::string> listed_;         ///< absolute paths of all listed files, sorted; only for pruning
  std::vector<std::string> gone_;           ///< indexed files that are no longer there
  std::uint64_t files_total_ = 0;
  std::uint64_t removed_ = 0;
  IndexReport report_;
  KeyRegistry keys_;
  RunCounts counts_;
  ProblemList problems_;
};

}  // namespace claimdex::indexer
