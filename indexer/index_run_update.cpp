// Runs that change little: one transaction on the current generation.
#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "indexer/documents/documents.hpp"
#include "indexer/index_run.hpp"
#include "indexer/index_update.hpp"
#include "indexer/load/rebuild.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::indexer {
namespace {

// Text whose documents are held in memory before they go into the transaction.
constexpr std::uint64_t round_share = 32;

// What a worker made of one batch, kept until it can go into the transaction in the order of the input.
struct PreparedBatch {
  struct Item {
    PreparedArticle article;
    std::string key;
    Ordinal ordinal;
  };
  std::vector<Item> items;
  std::vector<FinishedFile> finished;
  std::vector<std::string> shared;
  std::vector<GroupedForm> stem_forms;
};

std::uint64_t text_of(const std::map<Ordinal, PreparedBatch>& prepared) {
  std::uint64_t bytes = 0;
  for (const auto& [unused, batch] : prepared)
    for (const PreparedBatch::Item& item : batch.items) bytes += item.article.text_bytes;
  return bytes;
}

}  // namespace

Result<void> IndexRun::update_current() {
  folder_.remove_build_folder();  // what an interrupted load left was for another state
  IndexUpdate update(current_);
  for (const std::string& file : gone_) {
    removed_ += update.remove_file(file);
    update.forget_state(file);
  }
  update_from(update, files_, context());
  if (!update.has_changes()) return {};
  update.commit();
  return drop_buried(folder_);
}

void IndexRun::update_from(IndexUpdate& update, const std::vector<FileJob>& files, const Pipeline::Context& context) {
  const unsigned long long number = update.number();
  StemTable stems;
  const auto dictionary = schema::Dictionary::make(schema::dictionary_of(current_.front()));
  const unsigned threads = Pipeline::thread_count(options_);
  const std::uint64_t round_bytes = std::max<std::uint64_t>(least_batch_bytes, options_.memory_bytes / round_share);
  for (std::size_t begin = 0; begin < files.size();) {
    std::vector<FileJob> round;
    std::uint64_t bytes = 0;
    for (; begin < files.size() && (round.empty() || bytes + files[begin].text_estimate() <= round_bytes); ++begin) {
      bytes += files[begin].text_estimate();
      round.push_back(files[begin]);
    }
    if (context.wanted == nullptr) require_space(folder_.path(), disk_estimate(bytes));
    std::mutex mutex;
    std::map<Ordinal, PreparedBatch> prepared;
    std::vector<DocumentBuilder> builders(threads, DocumentBuilder(extractor_, analyzer_, dictionary));
    Pipeline pipeline(context, [&](unsigned worker, Batch&& batch) {
      PreparedBatch out;
      for (BatchItem& item : batch.items) {
        std::string key = item.article.info.key;
        builders[worker].set_place({folder_.generation(), number, item.ordinal.unit, item.ordinal.article});
        out.items.push_back({builders[worker].build(std::move(item.article), item.file), std::move(key), item.ordinal});
      }
      out.finished = std::move(batch.finished);
      out.shared = std::move(batch.shared);
      out.stem_forms = builders[worker].take_stem_forms(stems);
      const std::scoped_lock lock(mutex);
      prepared.emplace(batch.ordinal, std::move(out));
    });
    pipeline.run(round, [this] { tick(); });
    if (context.wanted != nullptr) require_space(folder_.path(), disk_estimate(text_of(prepared)));
    for (const auto& [ordinal, batch] : prepared) {
      for (const PreparedBatch::Item& item : batch.items) {
        if (!context.keys.is_winner(item.key, item.ordinal)) continue;
        (update.upsert(item.article) ? counts_.updated : counts_.added) += 1;
        counts_.claims += item.article.claims();
      }
      for (const std::string& key_term : batch.shared) update.set_shared(key_term, true);
      for (const FinishedFile& file : batch.finished) {
        if (options_.prune && file.was_known) {
          std::vector<std::string> keep = file.key_terms;
          std::sort(keep.begin(), keep.end());
          removed_ += update.remove_file(file.absolute, keep);
        }
        update.set_state(file);
      }
      update.add_stem_forms(batch.stem_forms);
    }
  }
}

Result<void> IndexRun::bring_back() {
  current_ = folder_.current_paths();
  const std::unordered_set<std::string> wanted = lost_keys(current_);
  if (wanted.empty()) return {};
  for (std::size_t i = 0; i < all_files_.size(); ++i) all_files_[i].place = static_cast<std::uint32_t>(i);
  KeyRegistry keys;
  // These files and what is wrong with them are counted and told of already.
  RunCounts counts;
  ProblemList problems;
  IndexUpdate update(current_);
  update_from(update, all_files_, {options_, current_, fingerprint_, folder_.generation() + 1, keys, counts, problems, &wanted});
  // What no file has any more is not looked for again.
  for (const std::string& key_term : wanted)
    if (!update.holds(key_term)) update.set_shared(key_term, false);
  update.commit();
  return drop_buried(folder_);
}

}  // namespace claimdex::indexer
