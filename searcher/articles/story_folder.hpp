// Republished copies among articles: those that share most of their sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "indexer/schema/records.hpp"

namespace claimdex::search {

/// Folds articles into stories, in the order in which they are given.
class StoryFolder {
 public:
  /// The story of `article`: that of the given article with which it shares at least half of the sentences of the shorter one
  /// (and two sentences, or the only one), else a new one. Short sentences, titles and boilerplate do not count. O(text).
  std::size_t story_of(const schema::ArticleRecord& article);
  [[nodiscard]] std::size_t stories() const { return sizes_.size(); }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> stories_of_sentence_;
  std::vector<std::size_t> sizes_;  ///< sentences of each story's first article
};

}  // namespace claimdex::search
