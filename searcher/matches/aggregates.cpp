// Counting slots, by Xapian's own spies where it can be: they work over remote shards too.
#include "searcher/matches/aggregates.hpp"

#include <algorithm>

namespace claimdex::search {
namespace {

using schema::Slot;

Slot slot_of(FacetField field) {
  switch (field) {
    case FacetField::company:
      return Slot::companies;
    case FacetField::source:
      return Slot::source;
    case FacetField::event:
    case FacetField::lang:
    case FacetField::year:
      break;
  }
  return Slot::facets;
}

/// The values that one slot holds for a facet.
std::vector<std::string> values_of(FacetField field, const std::string& bytes) {
  if (field == FacetField::source) return {bytes};
  if (field == FacetField::company) {
    std::vector<std::string> names = schema::decode_list(bytes);
    for (std::string& name : names) {
      if (name.starts_with('=')) name.erase(0, 1);
      if (name.ends_with('.')) name.pop_back();  // "acme inc." at the end of a sentence is "acme inc"
    }
    return names;
  }
  const auto facets = schema::decode_facets(bytes);
  if (!facets) return {};
  if (field == FacetField::lang) return {facets->lang};
  if (field == FacetField::year) return {facets->year == 0 ? std::string() : std::to_string(facets->year)};
  return {facets->event ? std::string(name_of(*facets->event)) : std::string()};
}

}  // namespace

Aggregates::Aggregates(const SearchOptions& options) : options_(options) {
  for (const FacetField field : options.facets) slots_.push_back(slot_of(field));
  if (options.histogram == HistogramOf::value) slots_.push_back(Slot::low);
  if (options.histogram == HistogramOf::date) slots_.push_back(Slot::published);
  std::sort(slots_.begin(), slots_.end());
  slots_.erase(std::unique(slots_.begin(), slots_.end()), slots_.end());
}

void Aggregates::watch(Xapian::Enquire& enquire, const Snapshot& snapshot) {
  if (!wanted()) return;
  if (!snapshot.has_remote() || snapshot.parts().size() == 1) return add_spies(enquire);
  // Xapian 1.4 shows some hits of remote parts to the spies twice where it joins several: each part is counted alone.
  for (const Xapian::Database& part : snapshot.parts()) {
    Xapian::Enquire counter(part);
    counter.set_query(enquire.get_query());
    counter.set_weighting_scheme(Xapian::BoolWeight());
    add_spies(counter);
    counter.get_mset(0, 0, part.get_doccount());
    take_spies();
  }
}

void Aggregates::add_spies(Xapian::Enquire& enquire) {
  for (const Slot slot : slots_) {
    spies_.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(schema::slot_number(slot)));
    enquire.add_matchspy(spies_.back().get());
  }
}

void Aggregates::count(const Xapian::Document& document) {
  ++total_;
  for (const Slot slot : slots_) {
    const std::string value = document.get_value(schema::slot_number(slot));
    if (!value.empty()) ++counts_[slot][value];
  }
}

void Aggregates::take_spies() {
  for (std::size_t i = 0; i < spies_.size(); ++i) {
    if (i == 0) total_ += spies_[i]->get_total();
    for (auto value = spies_[i]->values_begin(); value != spies_[i]->values_end(); ++value)
      counts_[slots_[i]][*value] += value.get_termfreq();
  }
  spies_.clear();
}

Facet Aggregates::facet(FacetField field) const {
  Facet facet;
  facet.field = field;
  Counts counts;
  std::uint64_t stated = 0;
  if (const auto found = counts_.find(slot_of(field)); found != counts_.end()) {
    for (const auto& [bytes, count] : found->second) {
      stated += count;
      for (const std::string& value : values_of(field, bytes)) counts[value] += count;
    }
  }
  if (total_ > stated) counts[std::string()] += total_ - stated;
  for (const auto& [value, count] : counts) facet.counts.push_back({value, count});
  std::stable_sort(facet.counts.begin(), facet.counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  facet.distinct = facet.counts.size();
  if (options_.facet_values > 0 && facet.counts.size() > options_.facet_values) facet.counts.resize(options_.facet_values);
  return facet;
}

void Aggregates::finish(SearchResult& result) {
  take_spies();
  for (const FacetField field : options_.facets) result.facets.push_back(facet(field));
  if (options_.histogram == HistogramOf::none) return;
  std::uint64_t stated = 0;
  if (options_.histogram == HistogramOf::value) {
    std::map<double, std::uint64_t> values;
    for (const auto& [bytes, count] : counts_[Slot::low]) values[schema::decode_number(bytes)] += count;
    result.histogram = value_histogram(values);
  } else {
    std::map<std::int64_t, std::uint64_t> days;
    for (const auto& [bytes, count] : counts_[Slot::published])
      if (const auto moment = schema::decode_moment(bytes))
        days[std::chrono::floor<std::chrono::days>(moment->at).time_since_epoch().count()] += count;
    result.histogram = date_histogram(days);
  }
  for (const HistogramBin& bin : result.histogram->bins) stated += bin.count;
  result.histogram->without = total_ - std::min(total_, stated);
}

}  // namespace claimdex::search
