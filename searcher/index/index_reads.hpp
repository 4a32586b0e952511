// Single look-ups in an index, kept as long as nothing changes in it: each costs Xapian a walk down a tree of blocks, and most of
// a short query's time goes into reading those. Not thread-safe: it belongs to one snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "indexer/schema/packing.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/index/recent_cache.hpp"

namespace claimdex::search {

class IndexReads {
 public:
  IndexReads(const Xapian::Database& database, const std::vector<Xapian::Database>& parts, bool is_remote = false)
      : database_(database), parts_(parts), is_remote_(is_remote) {}

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  /// Whether some part is of another host.
  [[nodiscard]] bool is_remote() const { return is_remote_; }
  [[nodiscard]] bool is_one_part() const { return !is_remote_ && database_.size() == 1; }
  /// Documents that hold a term; 0 where none does.
  Xapian::doccount frequency(const std::string& term);
  /// All folded forms of a stem (schema::stem_forms). They stand until the next call.
  const std::vector<std::string>& stem_forms(std::string_view lang, std::string_view stem);
  /// A value of a document; it stands until the next call. For values that are asked for again: those of the first hits.
  std::string_view value(Xapian::docid document, schema::Slot slot);

  /// The same where it was read or kept, else nothing.
  const std::string* known_value(Xapian::docid document, schema::Slot slot);
  std::string_view keep_value(Xapian::docid document, schema::Slot slot, std::string value);
  /// Slot::order of a document.
  std::string order(Xapian::docid document);
  /// The same of one that is read already, in an index of one part: elsewhere it goes by its number in the part.
  std::string order(const Xapian::Document& document);
  /// The data of a claim's document: what ranks it. It stands until the next call.
  std::string_view claim_data(Xapian::docid document);
  /// may_hide_han() of the blocks of an article, whose text was read.
  bool hides_han(Xapian::docid document, const schema::ArticleText& text);
  /// The whole article. Errors: index_corrupt.
  Result<std::shared_ptr<const schema::ArticleRecord>> record(Xapian::docid document);
  /// Its text and claims, unpacked. Errors: index_corrupt.
  Result<std::shared_ptr<schema::ArticleText>> text(Xapian::docid document);
  /// What stored records were packed with.
  const schema::Dictionaries& dictionaries();

  void clear();

 private:
  std::string order(Xapian::docid id, const Xapian::Document* document);

  static constexpr std::size_t mebibyte = std::size_t{1} << 20;

  Xapian::Database database_;
  std::vector<Xapian::Database> parts_;
  bool is_remote_;
  RecentCache<std::string, Xapian::doccount> frequencies_{4 * mebibyte};
  RecentCache<std::string, std::vector<std::string>> forms_{mebibyte};
  RecentCache<std::uint64_t, std::string> values_{16 * mebibyte};
  RecentCache<Xapian::docid, std::string> orders_{8 * mebibyte};
  RecentCache<Xapian::docid, std::string> claim_data_{4 * mebibyte};
  RecentCache<Xapian::docid, std::shared_ptr<const schema::ArticleRecord>> records_{4 * mebibyte};
  RecentCache<Xapian::docid, std::shared_ptr<schema::ArticleText>> texts_{28 * mebibyte};
  RecentCache<Xapian::docid, bool> hides_han_{mebibyte};
  std::optional<schema::Dictionaries> dictionaries_;
};

/// A value of one document after the other, in the order of the index: one beside the one before costs no look-up. Remote indexes
/// are asked for each document by itself, since a stream of values would be asked for every document between.
class ValueStream {
 public:
  ValueStream(Xapian::Database database, bool is_remote, IndexReads& reads, schema::Slot slot);
  /// Documents rise from call to call. What was read before is not read again.
  std::string_view read(Xapian::docid document);

 private:
  Xapian::Database database_;
  bool is_remote_;
  IndexReads& reads_;
  schema::Slot slot_;
  bool has_begun_ = false;
  Xapian::ValueIterator value_;
};

}  // namespace claimdex::search
