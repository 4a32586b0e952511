// Changes to one generation in a single Xapian transaction: all of them are seen at once, or none.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "indexer/documents/documents.hpp"
#include "indexer/file_state.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {

/// Of all articles: bytes of stored text, and lengths as Xapian counts them (for BM25).
struct TextTotals {
  std::uint64_t bytes = 0;
  std::uint64_t terms = 0;
  TextTotals& operator+=(const TextTotals& other) {
    bytes += other.bytes;
    terms += other.terms;
    return *this;
  }
  /// Never below zero.
  TextTotals& operator-=(const TextTotals& other) {
    bytes -= std::min(bytes, other.bytes);
    terms -= std::min(terms, other.terms);
    return *this;
  }
};

/// Throws Xapian's errors. What is not committed when it ends is dropped.
class GenerationUpdate {
 public:
  /// Opens the generation at `path` for writing and begins.
  explicit GenerationUpdate(const std::string& path);
  ~GenerationUpdate();
  GenerationUpdate(const GenerationUpdate&) = delete;
  GenerationUpdate& operator=(const GenerationUpdate&) = delete;

  [[nodiscard]] Xapian::WritableDatabase& database() { return database_; }
  /// Adds the article in place of the one of its key. Whether there was one.
  bool upsert(const PreparedArticle& article);
  /// Removes the article with this key term and its claims. Whether there was one.
  bool remove(const std::string& key_term);
  /// Removes only what stands among the first `documents` documents with this key term: what an older generation held of it.
  /// Whether there was something.
  bool remove_first(const std::string& key_term, Xapian::doccount documents);
  /// Removes all articles of a file but those of `keep` (sorted key terms). Returns how many.
  std::uint64_t remove_file(std::string_view absolute_path, const std::vector<std::string>& keep = {});
  void set_state(const FinishedFile& file);
  void forget_state(std::string_view absolute_path);
  /// Remembers that several files have an article with this key term, or forgets it.
  void set_shared(std::string_view key_term, bool is_shared);
  [[nodiscard]] bool holds(const std::string& key_term) const { return !tombstones_.living(database_, key_term).empty(); }
  void add_stem_forms(const std::vector<GroupedForm>& forms);
  [[nodiscard]] bool has_changes() const { return has_changes_; }
  /// Where the generation is not the published one: its totals are set, not added to.
  void commit();

 private:
  bool has_term_lists_;
  Xapian::WritableDatabase database_;
  schema::Tombstones tombstones_;
  bool has_tombstones_ = false;  ///< that are new
  TextTotals added_;
  TextTotals removed_;
  bool has_changes_ = false;
  bool is_open_ = true;
};

/// The key terms of the articles of a file, in one part or all.
std::vector<std::string> key_terms_of_file(const Xapian::Database& database, const schema::Tombstones& tombstones,
                                           std::string_view absolute_path);
std::vector<std::string> key_terms_of_file(const std::vector<std::string>& part_paths, std::string_view absolute_path);
/// Metadata key that says of a key term what set_shared() does.
std::string shared_key(std::string_view key_term);
/// Key terms that several files had an article of, and none is there any more.
std::unordered_set<std::string> lost_keys(const std::vector<std::string>& part_paths);
/// What every generation says of itself, by metadata key. A new one has no tombstones (an empty value: no entry).
std::map<std::string, std::string> generation_metadata(std::string_view analyzer, unsigned long long generation);
void add_totals(std::map<std::string, std::string>& metadata, const TextTotals& totals);
/// The totals as stored.
TextTotals read_totals(const Xapian::Database& database);
/// What the article with this document counts.
TextTotals totals_of(const Xapian::Database& database, Xapian::docid article);
/// Calls `take` with each group among `forms`, whose stems stand side by side, and its stems.
void for_each_group(const std::vector<GroupedForm>& forms,
                    const std::function<void(const std::string& group, std::vector<schema::StemForm>&& stems)>& take);

}  // namespace claimdex::indexer
