// Grouping claims and finding contradictions among them.
#include "searcher/claims/claim_groups.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
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

/// What an event says of a company: one number at a time (staff, revenue), or as many as it has products, deals and shares; of
/// some the number alone never tells what it is a number of (specifications, durations, other things).
enum class Measures : std::uint8_t { one_thing, named_things, anything };

Measures measures_of(Event event) {
  switch (event) {
    case Event::price:
    case Event::stock:
    case Event::users:
    case Event::sales_volume:
    case Event::spending:
    case Event::trade:
    case Event::economy:
    case Event::penalty:
    case Event::survey:
      return Measures::named_things;
    case Event::capacity:
    case Event::time:
    case Event::other:
      return Measures::anything;
    default:
      return Measures::one_thing;
  }
}

/// Whether both numbers are of the same thing, as far as the sentences tell.
bool count_the_same(const Claim& a, const Claim& b) {
  switch (measures_of(a.event)) {
    case Measures::one_thing:
      return counted_thing(a) == counted_thing(b);
    case Measures::named_things:
      return !a.quantity.object.empty() && fold(a.quantity.object) == fold(b.quantity.object);
    case Measures::anything:
      break;
  }
  return false;
}

/// A sentence does not contradict itself, nor does its copy in another article, whatever signs and spaces became of it there.
bool is_one_sentence(const Claim& a, const Claim& b) {
  if (a.sentence.empty()) return false;
  const auto is_sign = [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; };
  auto x = a.sentence.begin();
  auto y = b.sentence.begin();
  for (;;) {
    x = std::find_if_not(x, a.sentence.end(), is_sign);
    y = std::find_if_not(y, b.sentence.end(), is_sign);
    if (x == a.sentence.end() || y == b.sentence.end()) return x == a.sentence.end() && y == b.sentence.end();
    if (*x++ != *y++) return false;
  }
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
  if (is_before(a, b) || is_before(b, a)) return true;
  // "on Monday" and "on Friday" of articles without a date.
  const auto is_open = [](const Period& period) { return !period.from && !period.to && !period.text.empty(); };
  return is_open(a) && is_open(b) && fold(a.text) != fold(b.text);
}

/// Numbers that lie so far apart are of a part and of the whole ("300p a share", "an $800m bid"), whatever both are called.
bool are_comparable(const Quantity& a, const Quantity& b) {
  constexpr double furthest = 1000;
  const double x = std::max(std::abs(a.low), std::abs(a.high));
  const double y = std::max(std::abs(b.low), std::abs(b.high));
  return std::max(x, y) <= furthest * std::min(x, y);
}

/// An author who gives two numbers means two things; two speakers of an article may disagree.
bool are_of_one_voice(const Hit& a, const Hit& b) {
  return a.article.key == b.article.key && a.claim->speaker == b.claim->speaker;
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
    const bool found =
        std::any_of(group.hits.begin(), group.hits.begin() + static_cast<std::ptrdiff_t>(end), [&](std::size_t other) {
          const Hit& one = hits[group.hits[i]];
          return other != group.hits[i] && !are_of_one_voice(one, hits[other]) && contradict(*one.claim, *hits[other].claim);
        });
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
  if (x.currency != y.currency || a.direction != b.direction || !count_the_same(a, b)) return false;
  if (is_one_sentence(a, b) || !are_comparable(x, y)) return false;
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
