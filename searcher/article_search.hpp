// Running a query over articles, their claims listed under each hit.
#pragma once

#include <string_view>
#include <vector>

#include "claimdex/searcher.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/snapshot.hpp"

namespace claimdex::search {

/// Hands hits to `sink` and fills the total of `result`. May throw Xapian::Error. Errors: index_corrupt.
Result<void> search_articles(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result,
                             const HitSink& sink);

/// Articles about plain language, for evaluation runs: article info only, no snippets. May throw Xapian::Error.
Result<std::vector<Hit>> search_plain_text(std::string_view text, std::size_t limit, Snapshot& snapshot);

}  // namespace claimdex::search
