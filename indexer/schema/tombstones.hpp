// Documents that left an index. Without lists of the terms of each document, which would be a third of an index, Xapian cannot
// take a document out again: it stays until the generation is copied, and a tombstone says that it counts no more. Shards have
// term lists, and no tombstones: xapian-tcpsrv, which serves them to other hosts, cannot read a document without.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace claimdex::schema {

/// Whether the database at `path` has term lists.
bool has_term_lists(const std::string& path);
/// What a writer makes and opens a database with, beside the flags that say whether it may exist.
inline int write_flags(bool term_lists) { return term_lists ? 0 : Xapian::DB_NO_TERMLIST; }

/// The documents of one version of an article: its own, and behind it those of its claims.
struct Tombstone {
  Xapian::docid first = 0;
  Xapian::doccount documents = 0;
  std::string key;    ///< as in Slot::key
  std::string place;  ///< as in Slot::order; with the key it names this version and no other
};

/// Those of one database (of several joined ones each has its own).
class Tombstones {
 public:
  Tombstones() = default;
  /// One look-up. Throws Xapian::DatabaseCorruptError where the entry is damaged.
  explicit Tombstones(const Xapian::Database& part);

  void add(Tombstone tombstone);
  void write(Xapian::WritableDatabase& part) const;

  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] const std::vector<Tombstone>& all() const { return all_; }  ///< by document
  [[nodiscard]] Xapian::doccount documents() const;
  /// Whether the document is gone. O(log n).
  [[nodiscard]] bool contains(Xapian::docid id) const;
  /// The documents of `part` with that term that are not gone, in order.
  [[nodiscard]] std::vector<Xapian::docid> living(const Xapian::Database& part, const std::string& term) const;

 private:
  std::vector<Tombstone> all_;
};

/// Matches the documents that are gone, in each of several joined databases those of its own. Not where one of them is on another
/// host, which would have to know it: there by_terms() does it.
class BuriedDocuments : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_ == tombstones_.all().size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return id_; }
  void init(const Xapian::Database& part) override;
  [[nodiscard]] PostingSource* clone() const override;

 private:
  Tombstones tombstones_;
  Xapian::doccount count_ = 0;
  std::size_t at_ = 0;
  Xapian::docid id_ = 0;  ///< 0: not begun
};

/// The documents of these tombstones by what every index has: keys and places.
Xapian::Query by_terms(const std::vector<Tombstone>& tombstones);

}  // namespace claimdex::schema
