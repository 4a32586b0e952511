// A search result on the terminal: hits on stdout; notes, hints and near misses on stderr.
#pragma once

#include <optional>
#include <string_view>

#include "claimdex/searcher.hpp"
#include "indexer/commands/print_claims.hpp"

namespace claimdex::commands {

/// What is printed of the hits.
enum class Output : std::uint8_t { automatic, claims, articles, files, count, values };

struct SearchRequest {
  Output output = Output::automatic;
  OutputFormat format = OutputFormat::text;
  ColorMode color = ColorMode::automatic;
  SearchOptions options;
};

std::optional<Output> output_of(std::string_view name);

/// The options of the search that the request needs: what it shows decides what is searched and how many hits are fetched.
SearchOptions options_of(const SearchRequest& request);

/// Prints and returns the exit code: found, or nothing.
int print_result(const SearchResult& result, const SearchRequest& request);

}  // namespace claimdex::commands
