// A search result on the terminal: hits on stdout as they come; notes, hints and near misses on stderr.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "claimdex/searcher.hpp"
#include "indexer/commands/print_claims.hpp"
#include "searcher/commands/part_spool.hpp"

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

/// Prints one search: `take` each hit, then `finish`. JSON, one object that begins with their total, keeps what it prints of
/// them.
class ResultPrinter {
 public:
  explicit ResultPrinter(const SearchRequest& request);
  void take(Hit&& hit, const SearchResult& so_far);
  /// Returns the exit code: found, or nothing.
  int finish(SearchResult&& result);

 private:
  void begin(const SearchResult& so_far);
  void say_hints(const SearchResult& result);
  void print_header(const SearchResult& so_far) const;
  void print_hit(const Hit& hit);
  void print_value(const Quantity& quantity);
  void print_file(const std::string& file);
  void print_count(const SearchResult& result) const;
  void print_end(const SearchResult& result);
  void say_what_is_left(const SearchResult& result) const;

  const SearchRequest& request_;
  Painter painter_;
  Painter errors_;
  std::size_t columns_;
  bool is_table_;
  bool has_begun_ = false;
  std::size_t hints_said_ = 0;
  std::size_t printed_ = 0;
  bool was_dated_ = false;  ///< the hit before
  PartSpool parts_;         ///< of JSON: hits, files, values
};

}  // namespace claimdex::commands
