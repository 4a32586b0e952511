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
/// The groups with their claims side by side, of large ones the lowest and the highest; those that disagree are marked with ≠.
std::string groups_text(const SearchResult& result, const Painter& painter, std::size_t columns);
/// A row for each claim of each group: what the group is of, whether the claim disagrees, and the claim, under a header.
std::string groups_table(const SearchResult& result, OutputFormat format);

}  // namespace claimdex::commands
