// The pool that reads and handles.
#include "indexer/pipeline.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "claimdex/reading.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {
namespace {

// What a worker takes in memory beside the batch it builds, and what a batch does in times of its text: queued, and while it
// becomes a run.
constexpr std::uint64_t worker_bytes = 32 << 20;
constexpr std::uint64_t queued_share = 8;
constexpr std::uint64_t built_share = 16;
constexpr std::uint64_t batches_each = 4;  // of a thread, at least, so that all end at about the same time

struct Stored {
  Xapian::docid document = 0;
  ArticleInfo info;
};

// The stored article with a key term, where the index has one.
std::optional<Stored> stored_article(const Xapian::Database& database, const schema::Tombstones& gone, const std::string& term) {
  auto first = database.postlist_begin(term);
  while (first != database.postlist_end(term) && gone.contains(*first)) ++first;
  if (first == database.postlist_end(term)) return std::nullopt;
  auto info = schema::info_of(database.get_document(*first));
  return Stored{*first, info ? std::move(*info) : ArticleInfo{}};
}

bool is_same(const ArticleInfo& stored, const ArticleInfo& article, bool same_options) {
  return same_options && stored.sha256 == article.sha256 && stored.path == article.path;
}

bool is_older(const std::optional<std::chrono::sys_seconds>& fetched, const ArticleInfo& stored) {
  return stored.metadata.fetched && (!fetched || *fetched < stored.metadata.fetched->at);
}

bool is_of_file(const Xapian::Database& database, const Stored& stored, std::string_view absolute_path) {
  const std::string term = schema::file_term(absolute_path);
  auto at = database.postlist_begin(term);
  if (at != database.postlist_end(term)) at.skip_to(stored.document);
  return at != database.postlist_end(term) && *at == stored.document;
}

}  // namespace

void ProblemList::add(ReadProblem problem) {
  const std::scoped_lock lock(mutex_);
  problems_.push_back(std::move(problem));
}

void ProblemList::add(const std::vector<ReadProblem>& of_file) {
  const std::scoped_lock lock(mutex_);
  const std::size_t room = std::max(least_of_file, max_problems - std::min(max_problems, problems_.size()));
  const std::size_t kept = std::min(room, of_file.size());
  problems_.insert(problems_.end(), of_file.begin(), of_file.begin() + static_cast<std::ptrdiff_t>(kept));
}

void ProblemList::warn(const std::vector<std::string>& warnings) {
  if (warnings.empty()) return;
  const std::scoped_lock lock(mutex_);
  const std::size_t room = max_warnings - std::min(max_warnings, warnings_.size());
  warnings_.insert(warnings_.end(), warnings.begin(),
                   warnings.begin() + static_cast<std::ptrdiff_t>(std::min(room, warnings.size())));
}

void ProblemList::move_to(IndexReport& report) {
  const std::scoped_lock lock(mutex_);
  const auto key = [](const ReadProblem& problem) { return std::make_pair(problem.path, problem.record.value_or(0)); };
  std::stable_sort(problems_.begin(), problems_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::sort(warnings_.begin(), warnings_.end());
  report.problems = std::move(problems_);
  report.warnings = std::move(warnings_);
}

// What one worker has in hand while it reads a unit.
struct Pipeline::Reading {
  unsigned worker = 0;
  std::uint32_t unit = 0;
  std::uint32_t batches = 0;
  std::uint32_t articles = 0;
  std::vector<Batch> open;  // one a part
  std::vector<Xapian::Database> current;
  std::vector<schema::Tombstones> gone;  // of each
  std::vector<std::string> file_keys;    // key terms of the file being read, where pruning wants them
  DoneUnit done;
};

Pipeline::Pipeline(Context context, Handler handler, UnitHandler unit_handler)
    : context_(std::move(context)), handler_(std::move(handler)), unit_handler_(std::move(unit_handler)) {}

unsigned Pipeline::thread_count(const IndexOptions& options) {
  const unsigned wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  constexpr std::uint64_t least = worker_bytes + built_share * least_batch_bytes;
  const auto fits = static_cast<unsigned>(std::clamp<std::uint64_t>(options.memory_bytes / least, 1, 256));
  return std::min(wanted, fits);
}

std::uint64_t Pipeline::batch_bytes(std::uint64_t all, const IndexOptions& options) {
  const unsigned threads = thread_count(options);
  const std::uint64_t of_thread = options.memory_bytes / threads;
  const std::uint64_t fits = (of_thread - std::min(of_thread, worker_bytes)) / built_share;
  const std::uint64_t wanted = std::max(std::min(most_batch_bytes, all / (batches_each * threads)), all / most_runs);
  return std::max(least_batch_bytes, std::min(fits, wanted));
}

std::vector<std::size_t> Pipeline::cut_units(const std::vector<FileJob>& files, std::uint64_t unit_bytes) {
  std::vector<std::size_t> begins;
  std::uint64_t bytes = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const bool follows = i > 0 && files[i].place == files[i - 1].place + 1;
    if (!follows || bytes + files[i].size > unit_bytes || count == batch_articles) {
      begins.push_back(i);
      bytes = count = 0;
    }
    bytes += files[i].size;
    ++count;
  }
  begins.push_back(files.size());
  return begins;
}

void Pipeline::run(const std::vector<FileJob>& files, const std::function<void()>& tick) {
  files_ = &files;
  std::uint64_t all = 0;
  for (const FileJob& job : files) all += job.size;
  batch_bytes_ = batch_bytes(all, context_.options);
  unit_begins_ = cut_units(files, context_.current.size() * batch_bytes_);
  next_unit_ = 0;
  const unsigned threads = thread_count(context_.options);
  const std::uint64_t built = threads * (worker_bytes + built_share * batch_bytes_);
  const std::uint64_t spare = context_.options.memory_bytes - std::min(context_.options.memory_bytes, built);
  max_queued_ = static_cast<std::size_t>(std::clamp<std::uint64_t>(spare / (queued_share * batch_bytes_), 1, 2 * threads));
  {
    const std::vector<std::jthread> pool = start_workers(threads);
    try {
      std::unique_lock lock(mutex_);
      while (!changed_.wait_for(lock, std::chrono::milliseconds(200), [this] { return workers_ == 0; })) {
        lock.unlock();
        tick();
        lock.lock();
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }
  if (failure_) std::rethrow_exception(failure_);
}

// Where the system gives no more threads, fewer do it.
std::vector<std::jthread> Pipeline::start_workers(unsigned threads) {
  std::vector<std::jthread> pool;
  for (unsigned worker = 0; worker < threads; ++worker) {
    {
      const std::scoped_lock lock(mutex_);
      ++workers_;
    }
    try {
      pool.emplace_back([this, worker] { work(worker); });
    } catch (const std::system_error&) {
      const std::scoped_lock lock(mutex_);
      --workers_;
      if (pool.empty()) throw;
      break;
    }
  }
  return pool;
}

void Pipeline::work(unsigned worker) {
  try {
    Batch batch;
    std::size_t unit = 0;
    while (take(batch, unit)) {
      if (batch.is_empty()) {
        read_unit(worker, unit);
        const std::scoped_lock lock(mutex_);
        --readers_;
        changed_.notify_all();
      } else {
        handle(worker, std::exchange(batch, {}));
      }
    }
  } catch (...) {
    fail(std::current_exception());
  }
  const std::scoped_lock lock(mutex_);
  --workers_;
  changed_.notify_all();
}

// A batch that somebody queued, else (batch left empty) a unit to read. False: nothing is left to do.
bool Pipeline::take(Batch& batch, std::size_t& unit) {
  std::unique_lock lock(mutex_);
  const auto has_unit = [this] { return next_unit_ + 1 < unit_begins_.size(); };
  changed_.wait(lock, [&] { return failure_ || !queue_.empty() || has_unit() || readers_ == 0; });
  if (failure_) return false;
  if (!queue_.empty()) {
    batch = std::move(queue_.front());
    queue_.pop_front();
    return true;
  }
  if (!has_unit()) return false;
  unit = next_unit_++;
  ++readers_;
  return true;
}

void Pipeline::fail(std::exception_ptr failure) {
  const std::scoped_lock lock(mutex_);
  if (!failure_) failure_ = std::move(failure);
  changed_.notify_all();
}

void Pipeline::read_unit(unsigned worker, std::size_t unit) {
  Reading reading;
  reading.worker = worker;
  reading.unit = (*files_)[unit_begins_[unit]].place;
  reading.done.unit = reading.unit;
  reading.open.resize(context_.current.size());
  for (std::size_t part = 0; part < reading.open.size(); ++part) {
    reading.current.emplace_back(context_.current[part]);
    reading.gone.emplace_back(reading.current.back());
    reading.open[part].part = part;
    reading.open[part].ordinal = {reading.unit, reading.batches++, 0};
  }
  for (std::size_t file = unit_begins_[unit]; file < unit_begins_[unit + 1]; ++file) {
    {
      const std::scoped_lock lock(mutex_);
      if (failure_) return;
    }
    read_job(reading, (*files_)[file]);
    context_.counts.files_done.fetch_add(1, std::memory_order_relaxed);
  }
  {
    const std::scoped_lock lock(mutex_);
    OpenUnit& open = open_units_[reading.unit];
    open.report = std::move(reading.done);
    for (const Batch& batch : reading.open) open.batches += batch.is_empty() ? 0 : 1;
  }
  for (Batch& batch : reading.open)
    if (!batch.is_empty()) handle(worker, std::move(batch));
  finish_some(reading.unit, true);
}

void Pipeline::handle(unsigned worker, Batch&& batch) {
  const std::uint32_t unit = batch.ordinal.unit;
  handler_(worker, std::move(batch));
  finish_some(unit, false);
}

void Pipeline::finish_some(std::uint32_t unit, bool is_read) {
  DoneUnit report;
  {
    const std::scoped_lock lock(mutex_);
    const auto open = open_units_.find(unit);
    if (is_read)
      open->second.is_read = true;
    else
      --open->second.batches;
    if (!open->second.is_read || open->second.batches != 0) return;
    report = std::move(open->second.report);
    open_units_.erase(open);
  }
  if (unit_handler_) unit_handler_(report);
}

void Pipeline::read_job(Reading& reading, const FileJob& job) {
  FileState state{context_.sequence, job.content, context_.fingerprint, 0, {}};
  if (state.content.empty() && !job.absolute.empty() && context_.wanted == nullptr)
    state.content = content_hash(job.path).value_or("");
  reading.file_keys.clear();
  ReadFileReport& report = reading.done.files.emplace_back();
  report.absolute = job.absolute;
  report.content = state.content;
  const auto result =
      read_file(job.path, context_.options.read, [&](Article&& article) { return accept(reading, job, std::move(article)); });
  if (!result) {
    context_.counts.failed.fetch_add(1, std::memory_order_relaxed);
    context_.problems.add({job.path, std::nullopt, result.error()});
    report.failed = 1;
    report.problems.push_back({job.path, std::nullopt, result.error()});
    return;
  }
  context_.counts.bytes.fetch_add(result->bytes, std::memory_order_relaxed);
  context_.counts.failed.fetch_add(result->failed, std::memory_order_relaxed);
  context_.problems.add(result->problems);
  report.bytes = result->bytes;
  report.failed = result->failed;
  report.problems = result->problems;
  state.articles = result->articles;
  // A state says "nothing to do": only of a file that is read in full, and has a path to be found by.
  if (result->problems.empty() && !state.content.empty() && context_.wanted == nullptr) {
    reading.open.front().finished.push_back({job.absolute, std::move(state), job.is_known, std::move(reading.file_keys)});
  }
}

bool Pipeline::accept(Reading& reading, const FileJob& job, Article&& article) {
  const std::string key_term = schema::key_term(article.info.key);
  if (context_.wanted != nullptr && !context_.wanted->contains(key_term)) return true;
  context_.counts.articles.fetch_add(1, std::memory_order_relaxed);
  ReadFileReport& report = reading.done.files.back();
  ++report.articles;
  for (std::string& warning : article.warnings) warning = fmt::format("{}: {}", article.info.path, warning);
  context_.problems.warn(article.warnings);
  for (const std::string& warning : article.warnings)
    if (report.warnings.size() < ProblemList::max_warnings) report.warnings.push_back(warning);
  const bool newest_wins = context_.options.read.key == KeyPolicy::url;
  std::optional<std::chrono::sys_seconds> fetched;
  if (newest_wins && article.info.metadata.fetched) fetched = article.info.metadata.fetched->at;
  const std::size_t part = schema::part_of(key_term, reading.open.size());
  Batch& batch = reading.open[part];
  const Ordinal ordinal{reading.unit, batch.ordinal.batch, reading.articles++};
  if (context_.options.prune && job.is_known) reading.file_keys.push_back(key_term);
  const KeyRegistry::Entered entered = context_.keys.enter(article.info.key, fetched, ordinal);
  if (newest_wins && entered.has_another) batch.shared.push_back(key_term);
  if (!entered) {
    context_.counts.unchanged.fetch_add(1, std::memory_order_relaxed);
    ++report.unchanged;
    reading.done.gave_way = true;
    return true;
  }
  const auto stored = stored_article(reading.current[part], reading.gone[part], key_term);
  if (newest_wins && stored && !is_of_file(reading.current[part], *stored, job.absolute)) batch.shared.push_back(key_term);
  const bool same_options = job.options.empty() || job.options == context_.fingerprint;
  if (stored && (is_same(stored->info, article.info, same_options) || (newest_wins && is_older(fetched, stored->info)))) {
    context_.counts.unchanged.fetch_add(1, std::memory_order_relaxed);
    ++report.unchanged;
    return true;
  }
  for (const Block& block : article.blocks) batch.bytes += block.text.size();
  batch.items.push_back({std::move(article), ordinal, job.absolute, fetched, stored.has_value()});
  if (batch.bytes >= batch_bytes_ || batch.items.size() >= batch_articles) dispatch(reading, part);
  return true;
}

// Queues the batch for whoever is free; handles it here where the queue is full.
void Pipeline::dispatch(Reading& reading, std::size_t part) {
  Batch next;
  next.part = part;
  next.ordinal = {reading.unit, reading.batches++, 0};
  Batch batch = std::exchange(reading.open[part], std::move(next));
  {
    const std::scoped_lock lock(mutex_);
    ++open_units_[reading.unit].batches;
    if (failure_ || queue_.size() < max_queued_) {
      queue_.push_back(std::move(batch));
      changed_.notify_all();
      return;
    }
  }
  handle(reading.worker, std::move(batch));
}

}  // namespace claimdex::indexer
