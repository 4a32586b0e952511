// Opening, reopening and sharing of snapshots.
#include "searcher/snapshot.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::search {
namespace {

constexpr std::size_t most_idle = 16;

}  // namespace

const std::vector<std::string>& Snapshot::languages() {
  if (languages_) return *languages_;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const std::string prefix(schema::prefix_of(schema::Field::lang));
  const Xapian::doccount articles = database_.get_termfreq(schema::type_term(schema::DocumentType::article));
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    const std::string name = (*term).substr(prefix.size());
    if (name.size() < 2 || name.size() > 3 || name[0] < 'a' || name[0] > 'z') continue;
    if (term.get_termfreq() * 50 >= articles) found.emplace_back(term.get_termfreq(), name);
  }
  std::sort(found.rbegin(), found.rend());
  constexpr std::size_t most = 6;
  if (found.size() > most) found.resize(most);
  languages_.emplace();
  for (auto& [frequency, name] : found) languages_->push_back(std::move(name));
  return *languages_;
}

const std::vector<std::string>& Snapshot::units() {
  if (units_) return *units_;
  units_.emplace();
  const std::string prefix = std::string(schema::prefix_of(schema::Field::unit)) + ":";
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term)
    units_->push_back((*term).substr(prefix.size()));
  return *units_;
}

double Snapshot::article_length_ratio() {
  if (length_ratio_) return *length_ratio_;
  length_ratio_ = 1;
  const std::string type = schema::type_term(schema::DocumentType::article);
  const Xapian::doccount articles = database_.get_termfreq(type);
  const double average = database_.get_avlength();
  if (articles == 0 || average <= 0) return *length_ratio_;
  // A sample spread over the posting list: lengths of neighbours (one outlet, one year) are alike.
  constexpr Xapian::doccount sample = 200;
  const Xapian::docid step = std::max<Xapian::docid>(1, database_.get_lastdocid() / sample);
  double total = 0;
  double seen = 0;
  Xapian::docid next = 1;
  const auto end = database_.postlist_end(type);
  for (auto posting = database_.postlist_begin(type); posting != end; posting.skip_to(next)) {
    total += database_.get_doclength(*posting);
    ++seen;
    next = *posting + step;
  }
  length_ratio_ = std::max(1.0, total / seen / average);
  return *length_ratio_;
}

void Snapshot::forget() {
  languages_.reset();
  units_.reset();
  length_ratio_.reset();
}

std::string SnapshotPool::place() const {
  std::string place;
  for (const std::string& folder : folders_) place += (place.empty() ? "" : ", ") + folder;
  return place;
}

std::string SnapshotPool::read_stubs() const {
  std::string stubs;
  for (const std::string& folder : folders_) {
    std::error_code failure;
    std::filesystem::path path(folder);
    if (std::filesystem::is_directory(path, failure)) path /= schema::stub_name;
    std::ifstream file(path, std::ios::binary);
    if (std::filesystem::is_regular_file(path, failure)) stubs.append(std::istreambuf_iterator<char>(file), {});
    stubs += '\n';
  }
  return stubs;
}

Result<std::unique_ptr<Snapshot>> SnapshotPool::open() const {
  std::string stubs = read_stubs();
  if (folders_.empty()) return Error{ErrorCode::invalid_argument, "no index is named", {}, {}};
  Xapian::Database all;
  for (const std::string& folder : folders_) {
    Result<Xapian::Database> database = schema::open_database(folder, default_analyzer().name());
    if (!database) return database.error();
    if (folders_.size() == 1) return std::make_unique<Snapshot>(std::move(*database), std::move(stubs));
    all.add_database(*database);
  }
  return std::make_unique<Snapshot>(std::move(all), std::move(stubs));
}

Result<std::unique_ptr<Snapshot>> SnapshotPool::take() {
  std::unique_ptr<Snapshot> snapshot;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      snapshot = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!snapshot || snapshot->stubs() != read_stubs()) return open();
  try {
    if (snapshot->database().reopen()) snapshot->forget();
  } catch (const Xapian::Error&) {
    return open();  // the old generation is gone: what the stub names now tells
  }
  return snapshot;
}

void SnapshotPool::give_back(std::unique_ptr<Snapshot> snapshot) {
  const std::lock_guard lock(mutex_);
  if (snapshot && idle_.size() < most_idle) idle_.push_back(std::move(snapshot));
}

}  // namespace claimdex::search
