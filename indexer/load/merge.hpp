// New databases from sources, without what is gone: how a bulk load, and the copy of a database that holds much that is gone,
// end.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/load/merge_source.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {

/// One database. Its documents are those of the sources, in order; what follows a document that is gone gets its number.
class Merge {
 public:
  struct Input {
    std::unique_ptr<MergeSource> source;
    schema::Tombstones gone;  ///< by the source's numbers
  };
  /// `metadata` stands in place of what the sources have under these keys; empty: nothing does. Of two sources' entries of one
  /// key the larger stays; of stems all forms. Makes the folder `target`.
  Merge(std::vector<Input> inputs, std::map<std::string, std::string> metadata, std::string target, bool term_lists);
  Merge(const Merge&) = delete;
  Merge& operator=(const Merge&) = delete;
  ~Merge();

  /// Half of the work each, in any order or at the same time; then finish(). Throw what sources throw, and std::system_error.
  void write_postings();
  void write_records();
  /// Makes it a database that can be opened.
  void finish();

 private:
  class Numbering;
  struct Work;
  void write_metadata(Work& work);
  void write_values(Work& work);
  void write_lengths(Work& work);
  void write_lists(Work& work);
  [[nodiscard]] std::vector<ValueStatistics> living_values(std::size_t input) const;  ///< by slot

  std::vector<Input> inputs_;
  std::vector<Numbering> numberings_;
  std::map<std::string, std::string> metadata_;
  std::string target_;
  bool has_term_lists_;
  std::size_t buffer_bytes_;
  glass::Roots roots_;
  glass::Statistics statistics_;
};

/// Both halves, one after the other, and finish().
void merge(std::vector<Merge::Input> inputs, std::map<std::string, std::string> metadata, const std::string& target,
           bool term_lists);

}  // namespace claimdex::indexer
