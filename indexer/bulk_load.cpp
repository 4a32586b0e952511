// Shards, compaction, publication.
#include "indexer/bulk_load.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "indexer/rebuild.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::indexer {
namespace {

namespace fs = std::filesystem;

// Of a file's two states the newer one; of a stem's forms all; of totals and versions any: they are written anew afterwards.
class MergeMetadata : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t count, const std::string tags[]) override {
    // The key comes with Xapian's own two bytes before it.
    constexpr std::size_t marked = 2;
    const std::size_t at = key.find(schema::meta_stem_prefix);
    if (at == std::string::npos || at > marked) return *std::max_element(tags, tags + count);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
      for (std::string& form : schema::decode_forms(tags[i])) all.push_back(std::move(form));
    return schema::encode_forms(std::move(all));
  }
};

// Sources of one compaction: each holds six files open.
std::size_t max_sources() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 100;
  return static_cast<std::size_t>(std::clamp<rlim_t>(limit.rlim_cur / 7, 8, 1024));
}

void remove_folder(const std::string& path) {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

// Runs `task(i)` for i in [0, count) on up to `threads` threads; throws the first exception.
template <class Task>
void run_parallel(std::size_t count, unsigned threads, const Task& task) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        task(i);
      } catch (...) {
        const std::scoped_lock lock(mutex);
        if (!failure) failure = std::current_exception();
        next = count;
      }
    }
  };
  std::vector<std::thread> pool;
  for (unsigned i = 1; i < threads && i < count; ++i) pool.emplace_back(work);
  work();
  for (std::thread& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

void compact(const std::vector<std::string>& sources, const std::string& target) {
  std::uint64_t bytes = 0;
  for (const std::string& source : sources) bytes += folder_bytes(source);
  require_space(fs::path(target).parent_path().string(), bytes);
  Xapian::Database database;
  for (const std::string& source : sources) database.add_database(Xapian::Database(source));
  MergeMetadata compactor;
  database.compact(target, 0, 0, compactor);
}

BulkLoad::BulkLoad(IndexFolder& folder, std::string build, std::string_view analyzer, std::string dictionary, StemTable& stems,
                   const KeyRegistry& keys, RunCounts& counts)
    : folder_(folder),
      build_(std::move(build)),
      analyzer_(analyzer),
      dictionary_(std::move(dictionary)),
      stems_(stems),
      keys_(keys),
      counts_(counts) {}

void BulkLoad::add_shard(Batch&& batch, DocumentBuilder& builder) {
  Shard shard{fmt::format("{}/shard-{:08}-{:06}", build_, batch.ordinal.unit, batch.ordinal.batch), batch.part, {}};
  require_space(build_, disk_estimate(batch.bytes));
  const int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
  Xapian::WritableDatabase database(shard.path, flags | schema::write_flags(folder_.has_term_lists()));
  std::vector<Replacement> replacements;
  for (BatchItem& item : batch.items) {
    // All of a batch are registered before any is built, so two of one key never stand in one shard.
    if (!keys_.is_winner(item.article.info.key, item.ordinal)) continue;
    builder.set_place({folder_.generation() + 1, 0, item.ordinal.unit, item.ordinal.article});
    const Xapian::docid first = database.get_lastdocid() + 1;
    const BuiltArticle built = builder.build_each(std::move(item.article), item.file,
                                                  [&](Xapian::Document&& document) { database.add_document(document); });
    shard.totals += {built.text_bytes, database.get_doclength(first)};
    counts_.claims.fetch_add(built.claims, std::memory_order_relaxed);
    (item.replaces ? counts_.updated : counts_.added).fetch_add(1, std::memory_order_relaxed);
    if (item.replaces) replacements.push_back({built.key_term, item.ordinal});
  }
  write_stem_forms(database, builder.take_stem_forms(stems_));
  for (const FinishedFile& file : batch.finished) database.set_metadata(state_key(file.absolute), encode_state(file.state));
  database.commit();
  database.close();
  const std::scoped_lock lock(mutex_);
  replacements_.insert(replacements_.end(), replacements.begin(), replacements.end());
  shards_.emplace(batch.ordinal, std::move(shard));
}

Result<void> BulkLoad::finish(const Removals& removals, unsigned threads) {
  remove_losers();
  return folder_.make_next([&](unsigned long long) {
    std::vector<std::vector<std::string>> sources;
    for (std::size_t part = 0; part < folder_.parts(); ++part) sources.push_back(compact_groups(part, threads));
    run_parallel(folder_.parts(), threads, [&](std::size_t part) { build_part(part, sources[part], removals); });
  });
}

// Articles that another one of the same key beat after their shard was built.
void BulkLoad::remove_losers() {
  std::map<Ordinal, std::vector<KeyRegistry::Loser>> by_shard;
  for (KeyRegistry::Loser& loser : keys_.losers()) {
    const Ordinal shard{loser.ordinal.unit, loser.ordinal.batch, 0};
    if (shard == Ordinal{loser.winner.unit, loser.winner.batch, 0}) continue;
    by_shard[shard].push_back(std::move(loser));
  }
  for (const auto& [ordinal, losers] : by_shard) {
    if (const auto shard = shards_.find(ordinal); shard != shards_.end()) remove_from_shard(shard->second, losers);
  }
}

void BulkLoad::remove_from_shard(Shard& shard, const std::vector<KeyRegistry::Loser>& losers) {
  const Xapian::Database database(shard.path);
  schema::Tombstones gone;
  for (const KeyRegistry::Loser& loser : losers) {
    const std::vector<Xapian::docid> ids(database.postlist_begin(loser.key_term), database.postlist_end(loser.key_term));
    if (ids.empty()) continue;
    shard.totals -= totals_of(database, ids.front());
    gone.add({ids.front(), static_cast<Xapian::doccount>(ids.size()), {}, {}});
    const auto same_key = [&](const Replacement& replacement) { return replacement.key_term == loser.key_term; };
    const bool replaces = std::any_of(replacements_.begin(), replacements_.end(), same_key);
    (replaces ? counts_.updated : counts_.added).fetch_sub(1);
    counts_.unchanged.fetch_add(1);
    counts_.claims.fetch_sub(ids.size() - 1);
  }
  if (!gone.empty()) replace_by_living(shard.path, gone);
}

// As many rounds as it takes until one compaction can hold all open. Groups are runs in order, so the order of documents stays.
std::vector<std::string> BulkLoad::compact_groups(std::size_t part, unsigned threads) {
  std::vector<std::string> sources;
  for (const auto& [ordinal, shard] : shards_)
    if (shard.part == part) sources.push_back(shard.path);
  const std::size_t most = std::max<std::size_t>(4, max_sources() / folder_.parts());
  const std::size_t group_size = std::max<std::size_t>(4, most / std::max(1U, threads));
  for (int round = 0; sources.size() + 1 > most; ++round) {
    std::vector<std::string> groups((sources.size() + group_size - 1) / group_size);
    run_parallel(groups.size(), threads, [&](std::size_t group) {
      const auto begin = sources.begin() + static_cast<std::ptrdiff_t>(group * group_size);
      const auto end = sources.begin() + static_cast<std::ptrdiff_t>(std::min(sources.size(), (group + 1) * group_size));
      groups[group] = fmt::format("{}/group-{}-{}-{:06}", build_, part, round, group);
      compact({begin, end}, groups[group]);
      std::for_each(begin, end, remove_folder);
    });
    sources = std::move(groups);
  }
  return sources;
}

void BulkLoad::build_part(std::size_t part, const std::vector<std::string>& sources, const Removals& removals) {
  const std::string target = folder_.part_paths(folder_.generation() + 1)[part];
  const auto is_here = [&](const std::string& key_term) { return schema::part_of(key_term, folder_.parts()) == part; };
  std::vector<std::string> all = sources;
  std::vector<std::pair<std::string, Xapian::doccount>> old_documents;
  TextTotals totals;
  if (folder_.generation() != 0) {
    // An article that lost to one that is unchanged replaces nothing.
    std::set<std::pair<std::string, Ordinal>> lost;
    for (const KeyRegistry::Loser& loser : keys_.losers()) lost.emplace(loser.key_term, loser.ordinal);
    const std::string path = folder_.current_paths()[part];
    const Xapian::Database current(path);
    all.insert(all.begin(), path);
    totals = read_totals(current);
    for (const Replacement& replacement : replacements_) {
      if (!is_here(replacement.key_term) || lost.contains({replacement.key_term, replacement.ordinal})) continue;
      old_documents.emplace_back(replacement.key_term, current.get_termfreq(replacement.key_term));
    }
    for (const std::string& key_term : removals.key_terms)
      if (is_here(key_term)) old_documents.emplace_back(key_term, current.get_termfreq(key_term));
  }
  for (const auto& [ordinal, shard] : shards_)
    if (shard.part == part) totals += shard.totals;
  compact(all, target);
  for (const std::string& source : sources) remove_folder(source);
  GenerationUpdate update(target);
  update.set_totals(totals);
  for (const auto& [key_term, documents] : old_documents) update.remove_first(key_term, documents);
  if (part == 0)
    for (const std::string& file : removals.files) update.forget_state(file);
  write_metadata(update.database(), analyzer_, folder_.generation() + 1);
  if (!dictionary_.empty()) update.database().set_metadata(std::string(schema::meta_dictionary), dictionary_);
  update.commit();
  const Xapian::Database built(target);
  if (const schema::Tombstones gone(built); is_worth_copying(built, gone)) replace_by_living(target, gone);
}

}  // namespace claimdex::indexer
