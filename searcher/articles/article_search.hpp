// Running a query over articles, their claims listed under each hit.
#pragma once

#include <string_view>
#include <vector>

#include "claimdex/searcher.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// Hands hits to `sink` and fills the total of `result`. May throw Xapian::Error. Errors: index_corrupt.
Result<void> search_articles(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result,
                             const HitSink& sink);

/// How much of what plain language finds is wanted.
struct PlainRequest {
  std::size_t limit = 0;                 ///< hits; 0 = all
  std::size_t snippets_per_article = 0;  ///< at most
};
/// Articles about plain language. May throw Xapian::Error. Errors: index_corrupt.
Result<std::vector<Hit>> search_plain_text(std::string_view text, const PlainRequest& request, Snapshot& snapshot);

}  // namespace claimdex::search
