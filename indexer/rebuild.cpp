// Posting lists back to documents.
#include "indexer/rebuild.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/bulk_load.hpp"
#include "indexer/generation_update.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::indexer {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::docid run_documents = 40000;
constexpr Xapian::doccount least_buried = 500;
constexpr Xapian::doccount buried_share = 4;  // the living are at most so many times as many

struct Posting {
  std::uint32_t term;  ///< index
  Xapian::termcount wdf;
};

/// The documents of one run, from postings gathered term by term.
class Run {
 public:
  Run(const Xapian::Database& source, const schema::Tombstones& gone, Xapian::docid begin, Xapian::docid end)
      : source_(source), gone_(gone), begin_(begin), end_(end), postings_(end - begin) {
    gather();
  }

  void write(Xapian::WritableDatabase& target) const {
    for (Xapian::docid id = begin_; id < end_; ++id) {
      const std::vector<Posting>& of_document = postings_[id - begin_];
      if (of_document.empty() || gone_.contains(id)) continue;
      const Xapian::Document old = source_.get_document(id);
      Xapian::Document document;
      document.set_data(old.get_data());
      for (const auto& [slot, value] : schema::values_of(old)) document.add_value(schema::slot_number(slot), value);
      for (const Posting& posting : of_document) document.add_term(terms_[posting.term], posting.wdf);
      target.add_document(document);
    }
  }

 private:
  void gather() {
    for (auto term = source_.allterms_begin(); term != source_.allterms_end(); ++term) {
      auto posting = source_.postlist_begin(*term);
      posting.skip_to(begin_);
      bool is_new = true;
      for (; posting != source_.postlist_end(*term) && *posting < end_; ++posting) {
        if (is_new) terms_.push_back(*term);
        is_new = false;
        postings_[*posting - begin_].push_back({static_cast<std::uint32_t>(terms_.size() - 1), posting.get_wdf()});
      }
    }
  }

  const Xapian::Database& source_;
  const schema::Tombstones& gone_;
  Xapian::docid begin_;
  Xapian::docid end_;
  std::vector<std::string> terms_;
  std::vector<std::vector<Posting>> postings_;
};

void copy_metadata(const Xapian::Database& source, Xapian::WritableDatabase& target) {
  for (auto key = source.metadata_keys_begin(); key != source.metadata_keys_end(); ++key)
    if (*key != schema::meta_tombstones) target.set_metadata(*key, source.get_metadata(*key));
}

}  // namespace

void copy_living(const std::string& source, const schema::Tombstones& gone, const std::string& target) {
  const Xapian::Database database(source);
  require_space(fs::path(target).parent_path().string(), 2 * folder_bytes(source));
  std::vector<std::string> runs;
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::docid begin = 1; runs.empty() || begin <= last; begin += run_documents) {
    runs.push_back(fmt::format("{}.run-{:06}", target, runs.size()));
    fs::remove_all(runs.back());
    const int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
    Xapian::WritableDatabase part(runs.back(), flags | schema::write_flags(schema::has_term_lists(source)));
    if (begin == 1) copy_metadata(database, part);
    Run(database, gone, begin, std::min<Xapian::docid>(last, begin + run_documents - 1) + 1).write(part);
    part.commit();
  }
  compact(runs, target);
  for (const std::string& run : runs) fs::remove_all(run);
}

void replace_by_living(const std::string& path, const schema::Tombstones& gone) {
  const std::string copy = path + ".living";
  fs::remove_all(copy);
  copy_living(path, gone, copy);
  fs::remove_all(path);
  fs::rename(copy, path);
}

bool is_worth_copying(const Xapian::Database& database, const schema::Tombstones& gone) {
  const Xapian::doccount buried = gone.documents();
  return buried >= least_buried && buried * buried_share > database.get_doccount() - buried;
}

Result<void> drop_buried(IndexFolder& folder) {
  const std::vector<std::string> sources = folder.current_paths();
  const auto is_worth_it = [](const std::string& path) {
    const Xapian::Database database(path);
    return is_worth_copying(database, schema::Tombstones(database));
  };
  if (std::none_of(sources.begin(), sources.end(), is_worth_it)) return {};
  return folder.make_next([&](unsigned long long next) {
    const std::vector<std::string> targets = folder.part_paths(next);
    for (std::size_t part = 0; part < sources.size(); ++part) {
      const Xapian::Database source(sources[part]);
      copy_living(sources[part], schema::Tombstones(source), targets[part]);
      GenerationUpdate update(targets[part]);
      write_metadata(update.database(), source.get_metadata(std::string(schema::meta_analyzer)), next);
      update.commit();
    }
  });
}

}  // namespace claimdex::indexer
