// Opening, reopening and sharing of snapshots.
#include "searcher/index/snapshot.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/stat.h>

#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "searcher/index/stories.hpp"

namespace claimdex::search {
namespace {

constexpr std::size_t most_idle = 16;
constexpr std::chrono::seconds retry_missing{30};  // a host that does not answer costs seconds to ask

std::vector<Xapian::Database> databases_of(const std::vector<schema::Part>& parts) {
  std::vector<Xapian::Database> databases;
  for (const schema::Part& part : parts) databases.push_back(part.database);
  return databases;
}

bool any_is_remote(const std::vector<schema::Part>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const schema::Part& part) { return part.is_remote; });
}

std::string read_all(const std::vector<std::string>& paths) {
  std::string all;
  for (const std::string& path : paths) {
    std::error_code failure;
    std::ifstream file(path, std::ios::binary);
    if (std::filesystem::is_regular_file(path, failure)) all.append(std::istreambuf_iterator<char>(file), {});
    all += '\n';
  }
  return all;
}

/// Tells a file from the one that stood there before: what replaces another is a new file. False where there is none.
bool add_stamp(const std::string& path, FileStamps& stamps) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return false;
  for (const auto part : {static_cast<std::uint64_t>(status.st_ino), static_cast<std::uint64_t>(status.st_size),
                          static_cast<std::uint64_t>(status.st_mtim.tv_sec), static_cast<std::uint64_t>(status.st_mtim.tv_nsec)})
    stamps.push_back(part);
  return true;
}

}  // namespace

Snapshot::Snapshot(const std::vector<schema::Part>& parts, std::vector<Error> missing, std::string stubs,
                   std::vector<std::string> stub_files)
    : parts_(databases_of(parts)),
      database_(schema::join_parts(parts)),
      reads_(database_, parts_, any_is_remote(parts)),
      has_remote_(reads_.is_remote()),
      missing_(std::move(missing)),
      stubs_(std::move(stubs)),
      stub_files_(std::move(stub_files)) {
  if (has_remote_) return;
  for (const schema::Part& part : parts) version_files_.push_back(part.place + "/iamglass");
}

FileStamps Snapshot::stamps() const {
  FileStamps stamps;
  if (version_files_.empty()) return stamps;
  for (const std::string& file : stub_files_)
    if (!add_stamp(file, stamps)) stamps.push_back(0);  // a stub may come to be
  for (const std::string& file : version_files_)
    if (!add_stamp(file, stamps)) return {};
  return stamps;
}

bool Snapshot::is_stale() const { return !missing_.empty() && std::chrono::steady_clock::now() - opened_ > retry_missing; }

std::uint64_t Snapshot::total_of(std::string_view metadata_key) const {
  std::uint64_t total = 0;
  for (const Xapian::Database& part : parts_) {
    const std::string text = part.get_metadata(std::string(metadata_key));
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    total += value;
  }
  return total;
}

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
  const Xapian::doccount articles = database_.get_termfreq(schema::type_term(schema::DocumentType::article));
  const double average = database_.get_avlength();
  const auto terms = static_cast<double>(total_of(schema::meta_text_terms));
  length_ratio_ = articles == 0 || average <= 0 ? 1.0 : std::max(1.0, terms / articles / average);
  return *length_ratio_;
}

const std::vector<std::string>& Snapshot::copies() {
  if (!copies_) copies_ = search::copies(*this);
  return *copies_;
}

const std::vector<schema::Tombstones>& Snapshot::tombstones() {
  if (tombstones_) return *tombstones_;
  tombstones_.emplace();
  for (const Xapian::Database& part : parts_) tombstones_->emplace_back(part);
  return *tombstones_;
}

std::size_t Snapshot::buried_documents() {
  std::size_t sum = 0;
  for (const schema::Tombstones& of_part : tombstones()) sum += of_part.documents();
  return sum;
}

std::size_t Snapshot::buried_articles() {
  std::size_t sum = 0;
  for (const schema::Tombstones& of_part : tombstones()) sum += of_part.all().size();
  return sum;
}

Xapian::Query Snapshot::living(const Xapian::Query& query) {
  if (query.empty() || buried_articles() == 0) return query;
  // The source is this query's own copy, freed with it.
  if (!has_remote_) return {Xapian::Query::OP_AND_NOT, query, Xapian::Query((new schema::BuriedDocuments)->release())};
  std::vector<Xapian::Query> buried;
  for (const schema::Tombstones& of_part : tombstones())
    if (!of_part.empty()) buried.push_back(schema::by_terms(of_part.all()));
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(Xapian::Query::OP_OR, buried.begin(), buried.end())};
}

bool Snapshot::is_buried(Xapian::docid id) {
  // The documents of the parts stand in turn.
  const std::size_t parts = tombstones().size();
  if (id == 0 || database_.size() != parts) return false;
  return (*tombstones_)[(id - 1) % parts].contains(static_cast<Xapian::docid>((id - 1) / parts + 1));
}

std::vector<Xapian::docid> Snapshot::living_with(const std::string& term, std::size_t most) {
  std::vector<Xapian::docid> ids;
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end && ids.size() < most; ++posting)
    if (!is_buried(*posting)) ids.push_back(*posting);
  return ids;
}

bool Snapshot::has_lists() {
  return !has_remote_ && reads_.frequency(schema::type_term(schema::DocumentType::article)) <= most_listed_articles;
}

ArticleLists& Snapshot::lists() {
  if (!lists_) lists_.emplace(database_, living_with(schema::type_term(schema::DocumentType::article), most_listed_articles));
  return *lists_;
}

ClaimLists& Snapshot::claim_lists() {
  if (!claim_lists_) claim_lists_.emplace(database_);
  return *claim_lists_;
}

void Snapshot::reopen(FileStamps stamps) {
  if (database_.reopen()) forget();
  stamps_ = std::move(stamps);
}

void Snapshot::forget() {
  languages_.reset();
  units_.reset();
  length_ratio_.reset();
  copies_.reset();
  tombstones_.reset();
  reads_.clear();
  known_words_.clear();
  lists_.reset();
  claim_lists_.reset();
}

std::string SnapshotPool::place() const {
  std::string place;
  for (const std::string& folder : folders_) place += (place.empty() ? "" : ", ") + folder;
  return place;
}

std::vector<std::string> SnapshotPool::stub_files() const {
  std::vector<std::string> files;
  for (const std::string& folder : folders_) {
    std::error_code failure;
    std::filesystem::path path(folder);
    if (std::filesystem::is_directory(path, failure)) path /= schema::stub_name;
    files.push_back(path.string());
  }
  return files;
}

Result<std::unique_ptr<Snapshot>> SnapshotPool::open() const {
  std::vector<std::string> files = stub_files();
  std::string stubs = read_all(files);
  if (folders_.empty()) return Error{ErrorCode::invalid_argument, "no index is named", {}, {}};
  schema::OpenedParts all;
  for (const std::string& folder : folders_) {
    Result<schema::OpenedParts> opened = schema::open_parts(folder, default_analyzer().name(), missing_);
    if (!opened && missing_ == schema::Missing::is_an_error) return opened.error();
    if (!opened) {
      all.missing.push_back(opened.error());
      continue;
    }
    std::move(opened->parts.begin(), opened->parts.end(), std::back_inserter(all.parts));
    std::move(opened->missing.begin(), opened->missing.end(), std::back_inserter(all.missing));
  }
  if (all.parts.empty()) return all.missing.front();
  return std::make_unique<Snapshot>(all.parts, std::move(all.missing), std::move(stubs), std::move(files));
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
  if (!snapshot || snapshot->is_stale()) return open();
  // Asked before anything is read: what is written in between is then noticed the next time.
  FileStamps stamps = snapshot->stamps();
  if (snapshot->is_current(stamps)) return snapshot;
  if (snapshot->stubs() != read_all(stub_files())) return open();
  try {
    snapshot->reopen(std::move(stamps));
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
