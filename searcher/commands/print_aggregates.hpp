// Facets, histograms and groups of claims, as text and as rows of a table.
#pragma once

#include <string>

#include "claimdex/searcher.hpp"
#include "indexer/commands/print_claims.hpp"

namespace claimdex::commands {

/// Facets and the histogram as people read them, bars as wide as `columns` allow.
std::string aggregates_text(const SearchResult& result, const Painter& painter, std::size_t columns);
/// The same as rows "facet, value, count" under a header, CSV or TSV.
std::string aggregates_table(const SearchResult& result, OutputFormat format);
/// One JSON object a line for each facet, the histogram and each group.
std::string aggregates_ndjson(const SearchResult& result);
/// The groups with their claims side by side; those that disagree are marked with ≠.
std::string groups_text(const SearchResult& result, const Painter& painter, std::size_t columns);

}  // namespace claimdex::commands
