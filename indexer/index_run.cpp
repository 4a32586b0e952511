// add_paths.
#include "indexer/index_run.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "claimdex/version.hpp"
#include "indexer/load/bulk_load.hpp"
#include "indexer/load/record_samples.hpp"
#include "indexer/parallel.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::indexer {
namespace {

namespace fs = std::filesystem;

// Below, a commit into the current generation is quicker than to merge it all again: an insertion costs some 0.4 s a MB more than
// in a run, the merge 1 s for 60 MB of index.
constexpr std::uint64_t always_small_bytes = 2 << 20;
constexpr std::uint64_t small_share = 24;
constexpr std::string_view standard_input = "-";

bool is_below(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

}  // namespace

IndexRun::IndexRun(IndexFolder& folder, const IndexOptions& options, const ClaimExtractor& extractor, const Analyzer& analyzer)
    : folder_(folder),
      options_(options),
      extractor_(extractor),
      analyzer_(analyzer),
      fingerprint_(options_fingerprint(options)),
      current_(folder.current_paths()) {}

Result<IndexReport> IndexRun::run(const std::vector<std::string>& paths) {
  const auto start = std::chrono::steady_clock::now();
  list(paths);
  find_changed();
  if (options_.prune) find_gone(paths);
  for (std::size_t i = 0; i < files_.size(); ++i) files_[i].place = static_cast<std::uint32_t>(i);
  if (!files_.empty() || !gone_.empty()) {
    const auto done = is_small() ? update_current() : load_next();
    if (!done) return done.error();
  } else {
    folder_.remove_build_folder();
  }
  // Also where nothing went: a run before may have been killed between its removals and this.
  if (!all_files_.empty())
    if (const auto back = bring_back(); !back) return back.error();
  tick();
  report_.failed += counts_.failed;
  report_.articles += counts_.articles;
  report_.added = counts_.added;
  report_.updated = counts_.updated;
  report_.unchanged += counts_.unchanged;
  report_.removed = removed_;
  report_.claims = counts_.claims;
  report_.bytes += counts_.bytes;
  problems_.move_to(report_);
  report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return std::move(report_);
}

void IndexRun::list(const std::vector<std::string>& paths) {
  FileList found = list_files(paths);
  report_.skipped = found.skipped.size();
  report_.skipped_paths = std::move(found.skipped);
  report_.failed = found.problems.size();
  report_.files = found.paths.size() + found.problems.size();
  files_total_ = found.paths.size();
  for (ReadProblem& problem : found.problems) {
    problem_paths_.push_back(schema::absolute_path(problem.path));
    problems_.add(std::move(problem));
  }
  files_.reserve(found.paths.size());
  std::unordered_set<std::string> seen;
  for (std::string& path : found.paths) {
    FileJob job;
    std::error_code ignored;
    if (path != standard_input) {
      job.absolute = schema::absolute_path(path);
      const std::uintmax_t size = fs::file_size(path, ignored);
      job.size = ignored ? 0 : size;
    }
    job.path = std::move(path);
    // One file by two names in the arguments ("a a/b.md") is read once.
    if (!job.absolute.empty() && !seen.insert(job.absolute).second) continue;
    if (options_.prune) listed_.push_back(job.absolute);
    if (options_.prune && options_.read.key == KeyPolicy::url && !job.absolute.empty()) all_files_.push_back(job);
    files_.push_back(std::move(job));
  }
  std::sort(listed_.begin(), listed_.end());
}

// Leaves in files_ what is not in the index as it is on disk.
void IndexRun::find_changed() {
  if (const Xapian::Database database(current_.front());
      database.metadata_keys_begin(state_key("")) == database.metadata_keys_end(state_key("")))
    return;
  std::vector<char> is_unchanged(files_.size(), 0);
  const auto look = [&](const Xapian::Database& database, std::size_t i) {
    FileJob& job = files_[i];
    if (job.absolute.empty()) return;
    const auto state = state_of(database, job.absolute);
    if (!state) return;
    job.is_known = true;
    job.options = state->options;
    job.content = content_hash(job.path).value_or("");
    if (job.content.empty() || job.content != state->content || job.options != fingerprint_) return;
    is_unchanged[i] = 1;
    counts_.files_done += 1;
    counts_.articles += state->articles;
    counts_.unchanged += state->articles;
    counts_.bytes += job.size;
  };
  run_parallel_with(files_.size(), Pipeline::thread_count(options_),
                    [&] { return [&look, database = Xapian::Database(current_.front())](std::size_t i) { look(database, i); }; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (is_unchanged[i] == 0) {
      if (kept != i) files_[kept] = std::move(files_[i]);
      ++kept;
    }
  }
  files_.resize(kept);
}

// Indexed files below the given folders that the walk did not list; not below what it could not look into.
void IndexRun::find_gone(const std::vector<std::string>& paths) {
  const Xapian::Database database(current_.front());
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == standard_input || !fs::is_directory(path, ignored)) continue;
    std::string folder = schema::absolute_path(path);
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    for (std::string& file : known_files(database, folder)) {
      const bool is_listed = std::binary_search(listed_.begin(), listed_.end(), file);
      const bool is_unsure = std::any_of(problem_paths_.begin(), problem_paths_.end(),
                                         [&](const std::string& problem) { return is_below(file, problem); });
      if (!is_listed && !is_unsure) gone_.push_back(std::move(file));
    }
  }
  std::sort(gone_.begin(), gone_.end());
  gone_.erase(std::unique(gone_.begin(), gone_.end()), gone_.end());
}

bool IndexRun::is_small() const {
  const auto is_empty = [](const std::string& part) { return Xapian::Database(part).get_doccount() == 0; };
  if (std::all_of(current_.begin(), current_.end(), is_empty)) return false;
  std::uint64_t bytes = 0;
  for (const FileJob& job : files_) {
    if (job.absolute.empty()) return false;  // standard input may be of any size
    bytes += job.text_estimate();
  }
  std::uint64_t index_bytes = 0;
  for (const std::string& part : current_) index_bytes += folder_bytes(part);
  return bytes <= std::max(always_small_bytes, index_bytes / small_share);
}

Pipeline::Context IndexRun::context() {
  return {options_, current_, fingerprint_, folder_.generation() + 1, keys_, counts_, problems_};
}

void IndexRun::tick() const {
  if (!options_.progress) return;
  options_.progress({counts_.files_done, files_total_, counts_.bytes, counts_.articles, counts_.claims});
}

// What must be the same for a load to go on where another one was interrupted.
std::string IndexRun::load_state() const {
  const Xapian::Database first(current_.front());
  return fmt::format("{} {} {} {} {} {} {} {}", version(), schema::format_version, folder_.generation(),
                     first.get_metadata(std::string(schema::meta_updates)), folder_.parts(), folder_.has_term_lists(),
                     options_.prune, fingerprint_);
}

std::vector<std::string> IndexRun::removed_from(const Batch& batch) const {
  std::vector<std::string> removed;
  for (const FinishedFile& file : batch.finished) {
    if (!options_.prune || !file.was_known) continue;
    std::vector<std::string> keep = file.key_terms;
    std::sort(keep.begin(), keep.end());
    for (std::string& key_term : key_terms_of_file(current_, file.absolute))
      if (!std::binary_search(keep.begin(), keep.end(), key_term)) removed.push_back(std::move(key_term));
  }
  return removed;
}

namespace {

// Not of what the index holds: no space, no more open files, no permission.
bool is_of_machine(ErrorCode code) {
  return code == ErrorCode::disk_full || code == ErrorCode::read_failed || code == ErrorCode::write_failed ||
         code == ErrorCode::permission_denied;
}

}  // namespace

// Where only the machine failed (a full disk, no memory), what is done stays for the next run.
Result<void> IndexRun::load_next() {
  auto build = folder_.make_build_folder();
  if (!build) return build.error();
  StemTable stems;
  const std::string state = load_state();
  BulkLoad load({folder_, *build, analyzer_.name(), state, stems, keys_, counts_, problems_});
  const auto interrupted = [&](Error error) {
    if (load.has_done_units())
      error.hint += std::string(error.hint.empty() ? "" : "; ") + "the next run over the same files goes on with what is done";
    else
      folder_.remove_build_folder();
    return error;
  };
  try {
    auto done = run_load(load);
    if (!done) return interrupted(done.error());
    folder_.remove_build_folder();
    return done;
  } catch (const std::system_error& error) {
    return interrupted(system_error(error.code(), "write", folder_.path()));
  } catch (const Xapian::Error& error) {
    Error translated = schema::translate(error, folder_.path());
    if (is_of_machine(translated.code)) return interrupted(std::move(translated));
    folder_.remove_build_folder();
    throw;
  } catch (const std::bad_alloc&) {
    if (!load.has_done_units()) folder_.remove_build_folder();
    throw;
  } catch (...) {
    folder_.remove_build_folder();
    throw;
  }
}

Result<void> IndexRun::run_load(BulkLoad& load) {
  const unsigned threads = Pipeline::thread_count(options_);
  report_.resumed = load.resume(files_, threads);
  const std::string& dictionary = load.dictionary([&] {
    std::string stored = schema::dictionary_of(current_.front());
    return stored.empty() ? train_dictionary(files_, options_, extractor_, analyzer_) : stored;
  });
  std::vector<DocumentBuilder> builders(threads, DocumentBuilder(extractor_, analyzer_, schema::Dictionary::make(dictionary)));
  BulkLoad::Removals removals{{}, gone_};
  for (const std::string& file : gone_)
    for (std::string& key_term : key_terms_of_file(current_, file)) removals.key_terms.push_back(std::move(key_term));
  removed_ += removals.key_terms.size();
  Pipeline pipeline(
      context(), [&](unsigned worker, Batch&& batch) { load.add_batch(std::move(batch), builders[worker], removed_from(batch)); },
      [&](const DoneUnit& unit) { load.finish_unit(unit); });
  pipeline.run(files_, [this] { tick(); });
  removed_ += load.removed();
  return load.finish(removals, threads);
}

}  // namespace claimdex::indexer
