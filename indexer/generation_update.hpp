// Changes to one generation in a single Xapian transaction: all of them are seen at once, or none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/documents.hpp"
#include "indexer/file_state.hpp"
#include "indexer/pipeline.hpp"

namespace claimdex::indexer {

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
  /// Removes only the first `documents` documents with this key term: what an older generation held of it.
  void remove_first(const std::string& key_term, Xapian::doccount documents);
  /// Removes all articles of a file but those of `keep` (sorted key terms). Returns how many.
  std::uint64_t remove_file(std::string_view absolute_path, const std::vector<std::string>& keep = {});
  void set_state(const FinishedFile& file);
  void forget_state(std::string_view absolute_path);
  void add_stem_forms(const std::vector<StemForm>& forms);
  [[nodiscard]] bool has_changes() const { return has_changes_; }
  /// Where the generation is not the published one: its totals are set, not added to.
  void set_text_bytes(std::uint64_t bytes);
  void commit();

 private:
  [[nodiscard]] std::uint64_t text_bytes_of(Xapian::docid article) const;

  Xapian::WritableDatabase database_;
  std::int64_t text_bytes_ = 0;
  bool has_changes_ = false;
  bool is_open_ = true;
};

/// The key terms of the articles of a file.
std::vector<std::string> key_terms_of_file(const Xapian::Database& database, std::string_view absolute_path);
/// Writes what every generation says of itself.
void write_metadata(Xapian::WritableDatabase& database, std::string_view analyzer, unsigned long long generation);
/// Stored text bytes of all articles.
std::uint64_t read_text_bytes(const Xapian::Database& database);

}  // namespace claimdex::indexer
