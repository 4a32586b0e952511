// What a whole result is made of, beside its hits: counts by facet, histograms, groups of claims about one thing.
//
//   claimdex::SearchOptions options;
//   options.facets = {claimdex::FacetField::company, claimdex::FacetField::year};
//   auto found = searcher->search("job cuts > 1000", options);
//   for (const claimdex::Facet& facet : found->facets) print(facet.counts);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/export.hpp"

namespace claimdex {

/// What hits are counted by. Company and event are of claims only; a claim of two companies counts for both.
enum class FacetField : std::uint8_t { company, event, source, lang, year };
CLAIMDEX_EXPORT std::string_view name_of(FacetField field);
CLAIMDEX_EXPORT std::optional<FacetField> facet_field_of(std::string_view name);

struct FacetCount {
  std::string value;  ///< canonical company id or folded name, event, outlet, language, year; empty = none stated
  std::uint64_t count = 0;
  bool operator==(const FacetCount&) const = default;
};

/// The values of one field over all matches, most frequent first (equal ones by name).
struct Facet {
  FacetField field = FacetField::company;
  std::vector<FacetCount> counts;  ///< at most SearchOptions::facet_values
  std::uint64_t distinct = 0;      ///< values in all
};

/// What a histogram is drawn over: the written number (low) of claims, or the date of publication.
enum class HistogramOf : std::uint8_t { none, value, date };

struct HistogramBin {
  std::string label;  ///< of dates: "2025-03-04", "2025-03", "2025"
  double from = 0;    ///< value [from, to); of dates: days since 1970
  double to = 0;
  std::uint64_t count = 0;
};

/// Bins in order, empty ones between full ones included. Values are binned by 1, 2, 5 of each power of ten where they span more
/// than two of them, else in equal steps; dates by day, month or year, so that at most 40 bins result.
struct Histogram {
  HistogramOf of = HistogramOf::none;
  bool is_logarithmic = false;
  std::vector<HistogramBin> bins;
  std::uint64_t without = 0;  ///< matches without a date, or with a value that is not above zero on a logarithmic axis
};

/// What claims are grouped by; any of them.
struct GroupBy {
  bool event = false;
  bool company = false;
  bool period = false;
  [[nodiscard]] bool any() const { return event || company || period; }
};

/// Hits that speak of the same thing. `hits` are indices into SearchResult::hits, by value.
struct ClaimGroup {
  std::string event;
  std::string company;
  std::string period;  ///< the time the claims speak of, else the year of publication in brackets, else empty
  std::vector<std::size_t> hits;
  bool disagrees = false;            ///< two of them cannot both be true: same kind, unit and counted thing, bounds apart
  std::vector<std::size_t> against;  ///< of `hits`: those that disagree with another one
};

/// One hit for each article, file, story or company: the best ranked. Claims are of one story where sentence and number are the
/// same, articles where they share most of their sentences (the best 1,000 are compared).
enum class Collapse : std::uint8_t { none, article, file, story, company };

}  // namespace claimdex
