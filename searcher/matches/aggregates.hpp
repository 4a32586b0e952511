// Facets and histograms over all matches of a query, counted from value slots: no document is fetched for them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "claimdex/searcher.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/index/snapshot.hpp"

namespace claimdex::search {

class Aggregates {
 public:
  explicit Aggregates(const SearchOptions& options);

  /// Whether anything is to be counted: then all matches must be looked at.
  [[nodiscard]] bool wanted() const { return !slots_.empty(); }
  /// Counts while `enquire` matches all of `snapshot`; of several parts of which one is remote, right now.
  void watch(Xapian::Enquire& enquire, const Snapshot& snapshot);
  /// Counts one document: where a check of the text decides what matches, so that no spy can.
  void count(const Xapian::Document& document);
  /// Fills facets and histogram.
  void finish(SearchResult& result);

 private:
  using Counts = std::map<std::string, std::uint64_t>;
  void add_spies(Xapian::Enquire& enquire);
  void take_spies();
  [[nodiscard]] Facet facet(FacetField field) const;

  const SearchOptions& options_;
  std::vector<schema::Slot> slots_;
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies_;
  std::map<schema::Slot, Counts> counts_;
  std::uint64_t total_ = 0;
};

/// Bins of numbers with their counts; see Histogram.
Histogram value_histogram(const std::map<double, std::uint64_t>& values);
/// Bins of days since 1970.
Histogram date_histogram(const std::map<std::int64_t, std::uint64_t>& days);

}  // namespace claimdex::search
