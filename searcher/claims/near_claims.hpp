// How many claims a part of a query matches, and those of them that are nearest to a number: by lists in memory where these can
// tell, else by Xapian.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "claimdex/searcher.hpp"
#include "searcher/claims/claim_query.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// What is looked for, by a compiler that is given.
using Compile = std::function<Xapian::Query(ClaimCompiler&)>;

struct NearClaims {
  std::uint64_t count = 0;
  std::vector<Hit> nearest;  ///< one to three, where any match
};

/// Claims of a query; the nearest to `number`, or the best where it is null. May throw Xapian::Error. Errors: index_corrupt.
Result<NearClaims> near_claims(const Compile& compile, const query::NumberCondition* number, Logic logic, query::Scope scope,
                               Snapshot& snapshot);
/// Only how many.
std::uint64_t count_near(const Compile& compile, Logic logic, query::Scope scope, Snapshot& snapshot);

}  // namespace claimdex::search
