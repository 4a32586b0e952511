// Running a parsed query over claims: matching, the text check, ranking, hits.
#pragma once

#include <cstdint>

#include "claimdex/searcher.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// Hands hits to `sink` and fills the total of `result`; of groups, fills the hits too. May throw Xapian::Error. Errors:
/// index_corrupt.
Result<void> search_claims(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result,
                           const HitSink& sink);

/// Up to so many matches are counted one by one; more may be an estimate.
inline constexpr std::uint64_t exact_up_to = 100000;

/// How many claims match, up to exact_up_to exactly.
std::uint64_t count_claims(const Xapian::Query& query, Snapshot& snapshot);

/// The number condition that a query's ranking and near misses go by: the first that is not negated; null where there is none.
const query::NumberCondition* asked_number(const query::Node& node);

}  // namespace claimdex::search
