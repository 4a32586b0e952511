// Runs, merging, publication.
#include "indexer/load/bulk_load.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/load/run_builder.hpp"
#include "indexer/parallel.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"
#include "indexer/schema/stem_groups.hpp"

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

std::string key_term_of(const BatchRun::Article& article) {
  return schema::term(schema::Field::key, schema::short_text(article.key));
}

std::string journal_path(const std::string& build) { return build + "/journal"; }

// What another load has left there is of no use where its journal is not.
std::string run_path(const std::string& build, bool is_resumed) {
  std::string path = build + "/runs";
  std::error_code ignored;
  if (!is_resumed) std::filesystem::remove(path, ignored);
  return path;
}

}  // namespace

BulkLoad::BulkLoad(const Context& context)
    : context_(context),
      folder_(context.folder),
      keys_(context.keys),
      counts_(context.counts),
      left_(LoadJournal::read(journal_path(context.build), context.state, units_)),
      file_(run_path(context.build, left_.has_value())) {}

std::uint64_t BulkLoad::resume(std::vector<FileJob>& files, unsigned threads) {
  std::vector<char> is_taken(units_.size(), 0);
  run_parallel(units_.size(), threads, [&](std::size_t i) { is_taken[i] = can_take_over(units_[i], files) ? 1 : 0; });
  std::vector<char> is_done(files.size(), 0);
  std::uint64_t done = 0;
  std::vector<JournalUnit> taken;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (is_taken[i] == 0) continue;
    const DoneUnit& unit = units_[i].unit;
    std::fill_n(is_done.begin() + unit.unit, unit.files.size(), 1);
    done += unit.files.size();
    taken.push_back(std::move(units_[i]));
  }
  std::vector<FileJob> left;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (is_done[i] == 0) left.push_back(std::move(files[i]));
  files = std::move(left);
  units_ = std::move(taken);
  std::vector<Run::Section> kept;
  for (const JournalUnit& unit : units_)
    for (const auto& [unused, run] : unit.runs) kept.insert(kept.end(), {run.run.postings, run.run.records});
  file_.keep(kept);
  return done;
}

// All files of it must be as they were, at the same places.
bool BulkLoad::can_take_over(const JournalUnit& unit, const std::vector<FileJob>& files) const {
  const std::size_t first = unit.unit.unit;
  if (first + unit.unit.files.size() > files.size()) return false;
  for (std::size_t i = 0; i < unit.unit.files.size(); ++i) {
    const ReadFileReport& file = unit.unit.files[i];
    if (files[first + i].absolute != file.absolute || content_hash(files[first + i].path) != file.content) return false;
  }
  return std::all_of(unit.runs.begin(), unit.runs.end(), [&](const auto& run) {
    return file_.holds(run.second.run.postings) && file_.holds(run.second.run.records);
  });
}

const std::string& BulkLoad::dictionary(const std::function<std::string()>& train) {
  dictionary_ = left_ ? left_->dictionary : train();
  journal_.emplace(journal_path(context_.build), LoadHeader{std::string(context_.state), dictionary_}, units_);
  for (JournalUnit& unit : units_) take_over(std::move(unit));
  units_.clear();
  return dictionary_;
}

void BulkLoad::take_over(JournalUnit&& unit) {
  for (const ReadFileReport& file : unit.unit.files) {
    counts_.files_done += 1;
    counts_.bytes += file.bytes;
    counts_.articles += file.articles;
    counts_.unchanged += file.unchanged;
    counts_.failed += file.failed;
    context_.problems.add(file.problems);
    context_.problems.warn(file.warnings);
  }
  for (auto& [ordinal, run] : unit.runs) {
    for (const BatchRun::Article& article : run.articles) keys_.enter(article.key, article.fetched, article.ordinal);
    count(run);
    runs_.emplace(ordinal, std::move(run));
  }
}

void BulkLoad::count(const BatchRun& run) {
  counts_.claims.fetch_add(run.claims, std::memory_order_relaxed);
  for (const BatchRun::Article& article : run.articles)
    (article.replaces ? counts_.updated : counts_.added).fetch_add(1, std::memory_order_relaxed);
}

void BulkLoad::add_batch(Batch&& batch, DocumentBuilder& builder, std::vector<std::string> removed) {
  require_space(context_.build, disk_estimate(batch.bytes));
  BatchRun out;
  out.part = batch.part;
  out.removed = std::move(removed);
  RunBuilder run(folder_.has_term_lists());
  for (BatchItem& item : batch.items) {
    const schema::Hash128 key = schema::hash128(item.article.info.key);
    // All of a batch are registered before any is built, so two of one key never stand in one run.
    if (!keys_.is_winner(item.article.info.key, item.ordinal)) {
      const std::scoped_lock lock(mutex_);
      gave_way_.insert(item.ordinal.unit);
      continue;
    }
    builder.set_place({folder_.generation() + 1, 0, item.ordinal.unit, item.ordinal.article});
    bool is_article = true;
    const BuiltArticle built = builder.build_each(std::move(item.article), item.file, [&](IndexDocument&& document) {
      if (std::exchange(is_article, false)) out.totals.terms += document.length();
      run.add(document);
    });
    out.totals.bytes += built.text_bytes;
    out.claims += built.claims;
    out.articles.push_back({key, item.fetched, item.ordinal, item.replaces});
  }
  for_each_group(builder.take_stem_forms(context_.stems), [&](const std::string& group, std::vector<schema::StemForm>&& stems) {
    run.set_metadata(group, schema::encode_stems(std::move(stems)));
  });
  for (const std::string& key_term : batch.shared) run.set_metadata(shared_key(key_term), "1");
  for (const FinishedFile& file : batch.finished)
    run.set_metadata(state_key(file.absolute), encode_state(file.state, file.absolute));
  out.run = run.write(file_);
  count(out);
  const std::scoped_lock lock(mutex_);
  runs_.emplace(batch.ordinal, std::move(out));
}

void BulkLoad::finish_unit(const DoneUnit& unit) {
  const auto has_content = [](const ReadFileReport& file) { return !file.content.empty(); };
  if (!std::all_of(unit.files.begin(), unit.files.end(), has_content)) return;  // standard input, or a file that went
  JournalUnit entry{unit, {}};
  const std::scoped_lock lock(mutex_);
  // What it left out may be gone from the other file by the next run, which then must read this one again.
  if (unit.gave_way || gave_way_.contains(unit.unit)) return;
  for (auto run = runs_.lower_bound({unit.unit, 0, 0}); run != runs_.end() && run->first.unit == unit.unit; ++run)
    entry.runs.emplace_back(run->first, run->second);
  journal_->add(entry);
}

std::uint64_t BulkLoad::removed() const {
  std::uint64_t sum = 0;
  for (const auto& [unused, run] : runs_) sum += run.removed.size();
  return sum;
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
    const auto same_key = [&, &key = key_term](const BatchRun::Article& each) { return key_term_of(each) == key; };
    const auto lost = std::find_if(run.articles.begin(), run.articles.end(), same_key);
    (lost != run.articles.end() && lost->replaces ? counts_.updated : counts_.added).fetch_sub(1);
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
  for (const auto& [unused, run] : runs_) {
    if (run.part != part) continue;
    for (const BatchRun::Article& article : run.articles)
      if (article.replaces)
        if (std::string key_term = key_term_of(article); !lost.contains({key_term, article.ordinal}))
          gone.insert(std::move(key_term));
  }
  for (const auto& [unused, run] : runs_)
    for (const std::string& key_term : run.removed)
      if (is_here(key_term)) gone.insert(key_term);
  for (const std::string& key_term : removals.key_terms)
    if (is_here(key_term)) gone.insert(key_term);
  return {gone.begin(), gone.end()};
}

std::unique_ptr<Merge> BulkLoad::prepare_part(std::size_t part, const Removals& removals) {
  const unsigned long long next = folder_.generation() + 1;
  std::vector<Merge::Input> inputs;
  TextTotals totals;
  std::map<std::string, std::string> metadata = generation_metadata(context_.analyzer, next);
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
