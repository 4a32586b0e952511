// Facets, histograms and groups as JSON.
#include <fmt/format.h>

#include <algorithm>

#include "claimdex/json.hpp"

namespace claimdex {
namespace {

std::string text_or_null(const std::string& text) { return text.empty() ? "null" : json_quote(text); }

}  // namespace

std::string to_json(const Facet& facet) {
  std::string counts;
  for (const FacetCount& count : facet.counts)
    counts += fmt::format(R"({}{{"value":{},"count":{}}})", counts.empty() ? "" : ",", text_or_null(count.value), count.count);
  return fmt::format(R"({{"schema":"claimdex.facet/1","facet":"{}","distinct":{},"counts":[{}]}})", name_of(facet.field),
                     facet.distinct, counts);
}

std::string to_json(const Histogram& histogram) {
  std::string bins;
  for (const HistogramBin& bin : histogram.bins)
    bins += fmt::format(R"({}{{"label":{},"from":{},"to":{},"count":{}}})", bins.empty() ? "" : ",", text_or_null(bin.label),
                        bin.from, bin.to, bin.count);
  return fmt::format(R"({{"schema":"claimdex.histogram/1","of":"{}","logarithmic":{},"without":{},"bins":[{}]}})",
                     histogram.of == HistogramOf::date ? "date" : "value", histogram.is_logarithmic, histogram.without, bins);
}

std::string to_json(const ClaimGroup& group, const std::vector<Hit>& hits) {
  std::string claims;
  for (const std::size_t index : group.hits) {
    const Hit& hit = hits[index];
    const bool is_against = std::find(group.against.begin(), group.against.end(), index) != group.against.end();
    claims += fmt::format(R"({}{{"id":"{}","low":{},"high":{},"bound":"{}","path":{},"disagrees":{}}})",
                          claims.empty() ? "" : ",", hit.claim->id, hit.claim->quantity.low, hit.claim->quantity.high,
                          name_of(hit.claim->quantity.bound), json_quote(hit.article.path), is_against);
  }
  return fmt::format(R"({{"schema":"claimdex.group/1","event":{},"company":{},"period":{},"disagrees":{},"claims":[{}]}})",
                     text_or_null(group.event), text_or_null(group.company), text_or_null(group.period), group.disagrees, claims);
}

}  // namespace claimdex
