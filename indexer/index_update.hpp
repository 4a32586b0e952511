// One update of an index in place: a transaction on each of its parts. Of one part all changes are seen at once, or none; an
// article and its claims stand in one part. Files are remembered in the first part, which is committed last: a run that is
// killed in between finds its files changed again, and nothing is lost.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/generation_update.hpp"

namespace claimdex::indexer {

/// Throws Xapian's errors. What is not committed when it ends is dropped.
class IndexUpdate {
 public:
  explicit IndexUpdate(const std::vector<std::string>& part_paths);

  bool upsert(const PreparedArticle& article) { return part_of(article.key_term).upsert(article); }
  bool remove(const std::string& key_term) { return part_of(key_term).remove(key_term); }
  std::uint64_t remove_file(std::string_view absolute_path, const std::vector<std::string>& keep = {});
  void set_state(const FinishedFile& file) { parts_.front()->set_state(file); }
  void forget_state(std::string_view absolute_path) { parts_.front()->forget_state(absolute_path); }
  void set_shared(const std::string& key_term, bool is_shared) { part_of(key_term).set_shared(key_term, is_shared); }
  [[nodiscard]] bool holds(const std::string& key_term) { return part_of(key_term).holds(key_term); }
  void add_stem_forms(const std::vector<GroupedForm>& forms) { parts_.front()->add_stem_forms(forms); }
  /// Which change in place of this generation this one is, from 1.
  [[nodiscard]] unsigned long long number() const { return number_; }
  [[nodiscard]] bool has_changes() const;
  void commit();

 private:
  GenerationUpdate& part_of(std::string_view key_term);

  std::vector<std::unique_ptr<GenerationUpdate>> parts_;
  unsigned long long number_ = 1;
};

}  // namespace claimdex::indexer
