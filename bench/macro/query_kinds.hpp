// The kinds of queries that are timed, drawn from the words and claims of the corpus itself, and the check of their answers.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "claimdex/searcher.hpp"

namespace claimdex::bench {

/// A query with what its answer must satisfy.
struct TimedQuery {
  std::string text;
  SearchOptions options;
  std::function<bool(const Hit&, const Searcher&)> is_right;  ///< of every hit of the first page
  std::function<bool(const Claim&)> counts;                   ///< claim queries: what an exact count must count; else empty
};

struct QueryKind {
  std::string name;
  std::vector<TimedQuery> queries;
};

/// Draws up to `count` queries of each kind, the same for the same seed. `articles`: a sample of the corpus for its words;
/// `claims`: a sample of the index' claims for values, events and companies.
std::vector<QueryKind> draw_queries(const std::vector<Article>& articles, const std::vector<Claim>& claims, std::size_t count,
                                    std::uint64_t seed);

}  // namespace claimdex::bench
