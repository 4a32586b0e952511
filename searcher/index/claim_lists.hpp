// Posting lists and values of claims in memory: what article_lists.hpp is to articles, for the lists of companies, events and
// buckets of numbers. Not thread-safe: they belong to one snapshot, of an index of one part on this host.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/slots.hpp"
#include "searcher/index/recent_cache.hpp"

namespace claimdex::search {

/// Documents, rising.
using Ids = std::vector<Xapian::docid>;

/// The first place from `place` on that is not before `id`: mostly a near one.
Ids::const_iterator first_not_before(Ids::const_iterator place, Ids::const_iterator end, Xapian::docid id);

/// The documents that hold a term. Where that takes less, a bit for each document.
class IdList {
 public:
  /// For some `expected` documents, to be added; `last`: the largest number of a document.
  IdList(std::size_t expected, Xapian::docid last);
  IdList(const Ids& ids, Xapian::docid last) : IdList(ids.size(), last) {
    for (const Xapian::docid id : ids) add(id);
  }
  /// They rise from call to call.
  void add(Xapian::docid id);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return ids_.size() * sizeof(Xapian::docid) + bits_.size() * sizeof(std::uint64_t); }
  void append_to(Ids& out) const;
  /// Sets `holds[i]` where the list holds `among[i]`.
  void tell(const Ids& among, std::vector<std::uint8_t>& holds) const;

 private:
  void merge(const Ids& among, std::vector<std::uint8_t>& holds) const;

  std::size_t size_ = 0;
  Ids ids_;
  std::vector<std::uint64_t> bits_;
};

using SharedIds = std::shared_ptr<const IdList>;

/// A number of 64 bits for each document, read when it is first asked for. Pages that nobody asked for take no memory; where the
/// others take too much, all are forgotten.
class Column {
 public:
  explicit Column(schema::Slot slot) : slot_(slot) {}
  [[nodiscard]] schema::Slot slot() const { return slot_; }
  /// 0 where it was not kept.
  [[nodiscard]] std::uint64_t get(Xapian::docid id) const {
    const std::size_t page = id / page_size;
    return page < pages_.size() && pages_[page] ? (*pages_[page])[id % page_size] : 0;
  }
  void keep(Xapian::docid id, std::uint64_t value);
  [[nodiscard]] std::size_t bytes() const { return pages_.capacity() * sizeof pages_[0] + used_ * sizeof(Page); }
  static constexpr std::size_t most_bytes = std::size_t{16} << 20;  ///< but for what tells where the pages are

 private:
  static constexpr std::size_t page_size = 256;
  using Page = std::array<std::uint64_t, page_size>;
  schema::Slot slot_;
  std::vector<std::unique_ptr<Page>> pages_;
  std::size_t used_ = 0;
};

class ClaimLists {
 public:
  explicit ClaimLists(const Xapian::Database& database) : database_(database), last_(database.get_lastdocid()) {}

  [[nodiscard]] Xapian::docid last() const { return last_; }
  /// May throw Xapian::Error, as all that follows.
  SharedIds with(const std::string& term);
  /// Sets `holds[i]` where `among[i]` holds the term, of which `frequency` documents are. A long list is read as a whole only
  /// where it is asked for again: a program that asks once does not pay for the next.
  void tell(const std::string& term, std::size_t frequency, const Ids& among, std::vector<std::uint8_t>& holds);
  /// Calls `visit(i, number)` for each of the documents that have a number in Slot::low or Slot::high.
  template <class Visit>
  void numbers(schema::Slot slot, const Ids& ids, const Visit& visit) {
    read(column_of(slot), ids, [&](std::size_t i, std::uint64_t kept) { visit(i, number_of(kept)); });
  }
  /// Slot::order of documents as numbers that compare alike; nothing where one is too long for that.
  std::optional<std::vector<std::uint64_t>> orders(const Ids& ids);

 private:
  Column& column_of(schema::Slot slot) {
    return slot == schema::Slot::low ? lows_ : slot == schema::Slot::high ? highs_ : orders_;
  }
  /// Calls `visit(i, kept form)` for each.
  template <class Visit>
  void read(Column& column, const Ids& ids, const Visit& visit) {
    Xapian::ValueIterator values;
    bool has_begun = false;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      std::uint64_t kept = column.get(ids[i]);
      if (kept == 0) column.keep(ids[i], kept = read_value(column.slot(), ids[i], values, has_begun));
      visit(i, kept);
    }
  }
  /// Of a document behind those that the iterator was used for; it begins with the first.
  [[nodiscard]] std::uint64_t read_value(schema::Slot slot, Xapian::docid id, Xapian::ValueIterator& values, bool& has_begun);
  [[nodiscard]] std::uint64_t kept_form(schema::Slot slot, std::string_view value);
  static double number_of(std::uint64_t kept);

  Xapian::Database database_;
  Xapian::docid last_;
  RecentCache<std::string, SharedIds> lists_{std::size_t{32} << 20};
  RecentCache<std::string, bool> asked_once_{std::size_t{1} << 20};
  Column lows_{schema::Slot::low};
  Column highs_{schema::Slot::high};
  Column orders_{schema::Slot::order};
  bool has_long_orders_ = false;
};

}  // namespace claimdex::search
