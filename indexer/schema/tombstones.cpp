// Reading, writing and matching tombstones.
#include "indexer/schema/tombstones.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/record_bytes.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::schema {

bool has_term_lists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::path(path) / "termlist.glass", ignored);
}

Tombstones::Tombstones(const Xapian::Database& part) {
  const std::string bytes = part.get_metadata(std::string(meta_tombstones));
  RecordReader in(bytes);
  Xapian::docid before = 0;
  while (in.is_good() && !in.is_at_end()) {
    Tombstone tombstone;
    before = tombstone.first = before + static_cast<Xapian::docid>(in.integer());
    tombstone.documents = static_cast<Xapian::doccount>(in.integer());
    tombstone.key = in.text();
    tombstone.place = in.text();
    all_.push_back(std::move(tombstone));
  }
  if (!in.is_good()) throw Xapian::DatabaseCorruptError("the list of removed documents is damaged");
}

void Tombstones::add(Tombstone tombstone) {
  const auto at = std::lower_bound(all_.begin(), all_.end(), tombstone.first,
                                   [](const Tombstone& other, Xapian::docid first) { return other.first < first; });
  all_.insert(at, std::move(tombstone));
}

void Tombstones::write(Xapian::WritableDatabase& part) const {
  RecordWriter out;
  Xapian::docid before = 0;
  for (const Tombstone& tombstone : all_) {
    out.integer(tombstone.first - before);
    out.integer(tombstone.documents);
    out.text(tombstone.key);
    out.text(tombstone.place);
    before = tombstone.first;
  }
  part.set_metadata(std::string(meta_tombstones), std::move(out).bytes());
}

Xapian::doccount Tombstones::documents() const {
  Xapian::doccount sum = 0;
  for (const Tombstone& tombstone : all_) sum += tombstone.documents;
  return sum;
}

bool Tombstones::contains(Xapian::docid id) const {
  const auto after = std::upper_bound(all_.begin(), all_.end(), id,
                                      [](Xapian::docid value, const Tombstone& tombstone) { return value < tombstone.first; });
  return after != all_.begin() && id < std::prev(after)->first + std::prev(after)->documents;
}

std::vector<Xapian::docid> Tombstones::living(const Xapian::Database& part, const std::string& term) const {
  std::vector<Xapian::docid> ids;
  for (auto posting = part.postlist_begin(term); posting != part.postlist_end(term); ++posting)
    if (!contains(*posting)) ids.push_back(*posting);
  return ids;
}

void BuriedDocuments::init(const Xapian::Database& part) {
  tombstones_ = Tombstones(part);
  count_ = tombstones_.documents();
  at_ = 0;
  id_ = 0;
}

void BuriedDocuments::next(double min_weight) { skip_to(id_ + 1, min_weight); }

void BuriedDocuments::skip_to(Xapian::docid id, double /*min_weight*/) {
  const std::vector<Tombstone>& all = tombstones_.all();
  while (at_ < all.size() && all[at_].first + all[at_].documents <= id) ++at_;
  if (at_ < all.size()) id_ = std::max({id, all[at_].first, id_});
}

Xapian::PostingSource* BuriedDocuments::clone() const { return new BuriedDocuments; }

Xapian::Query by_terms(const std::vector<Tombstone>& tombstones) {
  std::vector<Xapian::Query> each;
  for (const Tombstone& tombstone : tombstones)
    each.emplace_back(Xapian::Query::OP_FILTER, Xapian::Query(key_term_of(tombstone.key)),
                      Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot_number(Slot::order), tombstone.place, tombstone.place));
  return {Xapian::Query::OP_OR, each.begin(), each.end()};
}

}  // namespace claimdex::schema
