// Runs, merging, publication.
#include "indexer/bulk_load.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/parallel.hpp"
#include "indexer/run_builder.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::indexer {
namespace {

// The documents under some terms, and what the article among them counts.
struct Found {
  std::vector<std::uint32_t> documents;
  TextTotals totals;
};

// Reads a run once from its front to its end.
std::map<std::string, Found> find_articles(const MergeSource& source, const std::set<std::string>& key_terms) {
  constexpr std::size_t buffer_bytes = 64 << 10;
  const std::unique_ptr<PostingCursor> cursor = source.postings(buffer_bytes);
  std::string key;
  std::string unused;
  while (cursor->next_metadata(key, unused)) continue;
  std::map<std::uint32_t, TextTotals> totals;  // by document, of articles
  PostingCursor::Value value;
  for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot)
    while (cursor->next_value(slot, value))
      if (slot == schema::slot_number(schema::Slot::text_bytes))
        totals[value.document].bytes = static_cast<std::uint64_t>(schema::decode_number(value.bytes));
  for (const glass::Piece& piece : cursor->lengths())
    for (glass::PieceReader reader(piece); !reader.is_at_end(); reader.next())
      if (const auto article = totals.find(reader.posting().document); article != totals.end())
        article->second.terms = reader.posting().wdf;
  std::map<std::string, Found> found;
  for (PostingCursor::List list; cursor->next_list(list);) {
    if (!key_terms.contains(list.term)) continue;
    Found& article = found[list.term];
    for (const glass::Piece& piece : list.pieces)
      for (glass::PieceReader reader(piece); !reader.is_at_end(); reader.next())
        article.documents.push_back(reader.posting().document);
    article.totals = totals[article.documents.front()];
  }
  return found;
}

}  // namespace

BulkLoad::BulkLoad(IndexFolder& folder, const std::string& build, std::string_view analyzer, std::string dictionary,
                   StemTable& stems, const KeyRegistry& keys, RunCounts& counts)
    : folder_(folder),
      build_(build),
      analyzer_(analyzer),
      dictionary_(std::move(dictionary)),
      stems_(stems),
      keys_(keys),
      counts_(counts),
      file_(build + "/runs") {}

void BulkLoad::add_batch(Batch&& batch, DocumentBuilder& builder) {
  require_space(build_, disk_estimate(batch.bytes));
  BatchRun out;
  out.part = batch.part;
  RunBuilder run(folder_.has_term_lists());
  std::vector<Replacement> replacements;
  for (BatchItem& item : batch.items) {
    // All of a batch are registered before any is built, so two of one key never stand in one run.
    if (!keys_.is_winner(item.article.info.key, item.ordinal)) continue;
    builder.set_place({folder_.generation() + 1, 0, item.ordinal.unit, item.ordinal.article});
    bool is_article = true;
    const BuiltArticle built = builder.build_each(std::move(item.article), item.file, [&](IndexDocument&& document) {
      if (std::exchange(is_article, false)) out.totals.terms += document.length();
      run.add(document);
    });
    out.totals.bytes += built.text_bytes;
    counts_.claims.fetch_add(built.claims, std::memory_order_relaxed);
    (item.replaces ? counts_.updated : counts_.added).fetch_add(1, std::memory_order_relaxed);
    if (item.replaces) replacements.push_back({built.key_term, item.ordinal});
  }
  for_each_stem(builder.take_stem_forms(stems_), [&](const std::string& key, std::vector<std::string>&& forms) {
    run.set_metadata(key, schema::encode_forms(std::move(forms)));
  });
  for (const FinishedFile& file : batch.finished) run.set_metadata(state_key(file.absolute), encode_state(file.state));
  out.run = run.write(file_);
  const std::scoped_lock lock(mutex_);
  replacements_.insert(replacements_.end(), replacements.begin(), replacements.end());
  runs_.emplace(batch.ordinal, std::move(out));
}

Result<void> BulkLoad::finish(const Removals& removals, unsigned threads) {
  remove_losers();
  return folder_.make_next([&](unsigned long long) {
    std::vector<std::unique_ptr<Merge>> merges;
    for (std::size_t part = 0; part < folder_.parts(); ++part) merges.push_back(prepare_part(part, removals));
    run_parallel(2 * merges.size(), threads, [&](std::size_t half) {
      Merge& merge = *merges[half / 2];
      if (half % 2 == 0)
        merge.write_postings();
      else
        merge.write_records();
    });
    for (const std::unique_ptr<Merge>& merge : merges) merge->finish();
  });
}

// Articles that another one of the same key beat after their run was made.
void BulkLoad::remove_losers() {
  std::map<Ordinal, std::vector<KeyRegistry::Loser>> by_run;
  for (KeyRegistry::Loser& loser : keys_.losers()) {
    const Ordinal run{loser.ordinal.unit, loser.ordinal.batch, 0};
    if (run == Ordinal{loser.winner.unit, loser.winner.batch, 0}) continue;
    by_run[run].push_back(std::move(loser));
  }
  for (const auto& [ordinal, losers] : by_run) {
    if (const auto run = runs_.find(ordinal); run != runs_.end()) remove_from_run(run->second, losers);
  }
}

void BulkLoad::remove_from_run(BatchRun& run, const std::vector<KeyRegistry::Loser>& losers) {
  std::set<std::string> key_terms;
  for (const KeyRegistry::Loser& loser : losers) key_terms.insert(loser.key_term);
  for (const auto& [key_term, article] : find_articles(*run_source(file_, run.run), key_terms)) {
    run.totals -= article.totals;
    run.gone.add({article.documents.front(), static_cast<Xapian::doccount>(article.documents.size()), {}, {}});
    const auto same_key = [&, &key = key_term](const Replacement& replacement) { return replacement.key_term == key; };
    const bool replaces = std::any_of(replacements_.begin(), replacements_.end(), same_key);
    (replaces ? counts_.updated : counts_.added).fetch_sub(1);
    counts_.unchanged.fetch_add(1);
    counts_.claims.fetch_sub(article.documents.size() - 1);
  }
}

std::vector<std::string> BulkLoad::gone_from(std::size_t part, const Removals& removals) const {
  const auto is_here = [&](const std::string& key_term) { return schema::part_of(key_term, folder_.parts()) == part; };
  // An article that lost to one that is unchanged replaces nothing.
  std::set<std::pair<std::string, Ordinal>> lost;
  for (const KeyRegistry::Loser& loser : keys_.losers()) lost.emplace(loser.key_term, loser.ordinal);
  std::set<std::string> gone;
  for (const Replacement& replacement : replacements_)
    if (is_here(replacement.key_term) && !lost.contains({replacement.key_term, replacement.ordinal}))
      gone.insert(replacement.key_term);
  for (const std::string& key_term : removals.key_terms)
    if (is_here(key_term)) gone.insert(key_term);
  return {gone.begin(), gone.end()};
}

std::unique_ptr<Merge> BulkLoad::prepare_part(std::size_t part, const Removals& removals) {
  const unsigned long long next = folder_.generation() + 1;
  std::vector<Merge::Input> inputs;
  TextTotals totals;
  std::map<std::string, std::string> metadata = generation_metadata(analyzer_, next);
  if (folder_.generation() != 0) {
    const std::string path = folder_.current_paths()[part];
    const Xapian::Database current(path);
    totals = read_totals(current);
    schema::Tombstones gone(current);
    for (const std::string& key_term : gone_from(part, removals)) {
      const std::vector<Xapian::docid> documents = gone.living(current, key_term);
      if (documents.empty()) continue;
      totals -= totals_of(current, documents.front());
      gone.add({documents.front(), static_cast<Xapian::doccount>(documents.size()), {}, {}});
    }
    inputs.push_back({database_source(path), std::move(gone)});
  }
  std::uint64_t bytes = folder_.generation() == 0 ? 0 : folder_bytes(folder_.current_paths()[part]);
  for (const auto& [ordinal, run] : runs_) {
    if (run.part != part) continue;
    totals += run.totals;
    bytes += run.run.postings.size + run.run.records.size;
    inputs.push_back({run_source(file_, run.run), run.gone});
  }
  require_space(folder_.path(), bytes);
  add_totals(metadata, totals);
  if (!dictionary_.empty()) metadata[std::string(schema::meta_dictionary)] = dictionary_;
  if (part == 0)
    for (const std::string& file : removals.files) metadata[state_key(file)] = "";
  return std::make_unique<Merge>(std::move(inputs), std::move(metadata), folder_.part_paths(next)[part],
                                 folder_.has_term_lists());
}

}  // namespace claimdex::indexer
