// What would match with one condition less: instead of a bare zero.
#pragma once

#include <string_view>

#include "claimdex/searcher.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// Fills `result.near`, and adds a hint where the words stand in the article though not in the claim's sentence. May throw
/// Xapian::Error.
Result<void> find_near_misses(const query::Query& query, std::string_view typed, const SearchOptions& options, Snapshot& snapshot,
                              SearchResult& result);

/// The same for a query of articles: how many there are without each condition, and the best of them. Nothing for long queries.
Result<void> find_near_articles(const query::Query& query, std::string_view typed, const SearchOptions& options,
                                Snapshot& snapshot, SearchResult& result);

}  // namespace claimdex::search
