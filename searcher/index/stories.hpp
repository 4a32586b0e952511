// Stories of an index: articles that are copies of each other, found by the signature terms they share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/index/snapshot.hpp"

namespace claimdex::search {

/// The key hashes of all articles of the story that the article with this id (or of a claim with this id) belongs to, itself
/// included; none where there is no such id. Copies of copies count. O(articles of the story).
std::vector<std::string> story_of(std::string_view id, Snapshot& snapshot);

/// The key hashes of all articles that are copies of one published before them (of undated ones: of the smaller key). Walks the
/// signature terms of the whole index, three an article, and reads the articles that share one; what a snapshot has found is kept
/// with it.
std::vector<std::string> copies(Snapshot& snapshot);

}  // namespace claimdex::search
