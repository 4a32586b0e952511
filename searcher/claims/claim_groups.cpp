// Grouping claims and finding contradictions among them.
#include "searcher/claims/claim_groups.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "analyzers/claim/object/object.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex::search {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Reach {
  double low;
  double high;
};

/// Which numbers a claim allows.
Reach reach_of(const Quantity& quantity) {
  switch (quantity.bound) {
    case Bound::approx:
      return {quantity.low * 0.9, quantity.high * 1.1};
    case Bound::nearly:
      return {quantity.low * 0.9, quantity.high};
    case Bound::more_than:
    case Bound::at_least:
      return {quantity.low, infinity};
    case Bound::less_than:
    case Bound::at_most:
      return {-infinity, quantity.high};
    case Bound::exact:
    case Bound::range:
      break;
  }
  // Numbers are written rounded: 1.2 and 1.23 agree.
  constexpr double rounding = 0.02;
  return {quantity.low * (1 - rounding), quantity.high * (1 + rounding)};
}

/// What is counted, in any language: the class of the object, else its head.
std::string counted_thing(const Claim& claim) {
  const std::string head = claims::object_head(claim.quantity.object, claim.lang);
  const std::string_view of_class = claims::object_class(head);
  return of_class.empty() ? head : std::string(of_class);
}

/// The same whether the name's last full stop was taken for that of the sentence or not.
std::string key_of(const Company& company) {
  if (!company.id.empty()) return company.id;
  std::string name = fold(company.name);
  if (name.ends_with('.')) name.pop_back();
  return name;
}

/// What two companies report is no contradiction.
bool may_be_of_one(const std::vector<Company>& a, const std::vector<Company>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  return std::any_of(a.begin(), a.end(), [&](const Company& company) {
    return std::any_of(b.begin(), b.end(), [&](const Company& other) { return key_of(company) == key_of(other); });
  });
}

/// Nor is what two years brought.
bool are_apart(const Period& a, const Period& b) {
  const auto is_before = [](const Period& first, const Period& second) {
    return first.to && second.from && *first.to < *second.from;
  };
  return is_before(a, b) || is_before(b, a);
}

bool is_asserted(const Claim& claim) {
  return claim.factuality == Factuality::certain || claim.factuality == Factuality::probable;
}

std::string period_of(const Hit& hit) {
  if (hit.claim->period.from || hit.claim->period.to) return format_period(hit.claim->period);
  const auto& published = hit.article.metadata.published;
  if (!published) return {};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(published->at)};
  return "(" + std::to_string(static_cast<int>(day.year())) + ")";
}

using Key = std::tuple<std::string, std::string, std::string>;

/// A claim of two companies stands in the groups of both.
std::vector<Key> keys_of(const Hit& hit, const GroupBy& by) {
  const std::string event = by.event ? std::string(name_of(hit.claim->event)) : std::string();
  const std::string period = by.period ? period_of(hit) : std::string();
  std::vector<Key> keys;
  if (!by.company) return {{event, {}, period}};
  for (const Company& company : hit.claim->companies) keys.emplace_back(event, key_of(company), period);
  return keys;
}

void mark_contradictions(ClaimGroup& group, const std::vector<Hit>& hits) {
  constexpr std::size_t most_compared = 500;  // every pair is looked at
  const std::size_t end = std::min(group.hits.size(), most_compared);
  for (std::size_t i = 0; i < end; ++i) {
    const bool found = std::any_of(
        group.hits.begin(), group.hits.begin() + static_cast<std::ptrdiff_t>(end),
        [&](std::size_t other) { return other != group.hits[i] && contradict(*hits[group.hits[i]].claim, *hits[other].claim); });
    if (found) group.against.push_back(group.hits[i]);
  }
  group.disagrees = !group.against.empty();
}

}  // namespace

bool contradict(const Claim& a, const Claim& b) {
  if (!may_be_of_one(a.companies, b.companies) || are_apart(a.period, b.period)) return false;
  const Quantity& x = a.quantity;
  const Quantity& y = b.quantity;
  if (!is_asserted(a) || !is_asserted(b) || a.event != b.event || x.kind != y.kind || x.unit != y.unit) return false;
  if (x.currency != y.currency || a.direction != b.direction || counted_thing(a) != counted_thing(b)) return false;
  const Reach first = reach_of(x);
  const Reach second = reach_of(y);
  return first.high < second.low || second.high < first.low;
}

std::vector<ClaimGroup> group_claims(const std::vector<Hit>& hits, const GroupBy& by) {
  std::map<Key, ClaimGroup> groups;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (!hits[i].claim) continue;
    for (Key& key : keys_of(hits[i], by)) {
      ClaimGroup& group = groups[key];
      std::tie(group.event, group.company, group.period) = key;
      group.hits.push_back(i);
    }
  }
  std::vector<ClaimGroup> list;
  for (auto& [key, group] : groups) {
    std::stable_sort(group.hits.begin(), group.hits.end(),
                     [&](std::size_t a, std::size_t b) { return hits[a].claim->quantity.low < hits[b].claim->quantity.low; });
    mark_contradictions(group, hits);
    list.push_back(std::move(group));
  }
  std::stable_sort(list.begin(), list.end(), [](const ClaimGroup& a, const ClaimGroup& b) {
    return std::tuple(a.disagrees, a.hits.size()) > std::tuple(b.disagrees, b.hits.size());
  });
  return list;
}

std::string story_key(const Claim& claim) {
  std::string key = std::to_string(claim.quantity.low) + " " + std::to_string(claim.quantity.high);
  for (const Token& token : default_analyzer().analyze(claim.sentence, {}))
    if (token.kind != TokenKind::cjk_bigram) key.append(" ").append(token.text);
  return key;
}

std::string company_key(const Claim& claim) { return claim.companies.empty() ? std::string() : key_of(claim.companies.front()); }

}  // namespace claimdex::search
