// Folds the mentions of one claim in one article. Two mentions are one claim when all that both state agrees; the better
// sentence represents it.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyzers/claim/object/object.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex {
namespace {

// The class of the counted noun, else its head: "coding roles" and "jobs" agree, "users" and "roles" do not.
std::string object_key(const Claim& claim) {
  if (claim.quantity.object.empty()) return {};
  std::string head = claims::object_head(claim.quantity.object, claim.lang);
  const std::string_view found = claims::object_class(head);
  if (found == "job" || found == "worker" || found == "person") return "worker";  // 2,000 jobs are 2,000 people's
  return found.empty() ? head : std::string(found);
}

bool share_company(const Claim& a, const Claim& b) {
  if (a.companies.empty() || b.companies.empty()) return true;
  for (const Company& one : a.companies)
    for (const Company& other : b.companies)
      if ((!one.id.empty() && one.id == other.id) || one.name == other.name) return true;
  return false;
}

bool share_period(const Period& a, const Period& b) {
  if (a.from && b.from && a.to && b.to) return *a.from <= *b.to && *b.from <= *a.to;
  return true;
}

struct Folded {
  Claim claim;
  std::string object;
};

// Which of two mentions represents the claim: the surer one, then the one that says more.
int completeness(const Claim& claim) {
  int points = 0;
  if (claim.factuality == Factuality::certain) points += 8;
  if (!claim.companies.empty()) points += 4;
  if (!claim.quantity.object.empty()) points += 2;
  if (claim.period.from) points += 1;
  if (claim.block_kind == BlockKind::body) points += 1;
  return points;
}

bool folds(const Folded& into, const Claim& claim, const std::string& object) {
  const Claim& a = into.claim;
  if ((a.factuality == Factuality::denied) != (claim.factuality == Factuality::denied)) return false;
  if (!into.object.empty() && !object.empty() && into.object != object) return false;
  if (a.direction != claim.direction && a.direction != Direction::none && claim.direction != Direction::none) return false;
  return share_company(a, claim) && share_period(a.period, claim.period);
}

void fold_into(Folded& into, Claim&& claim, std::string&& object) {
  std::vector<TextSpan> mentions = std::move(into.claim.mentions);
  mentions.insert(mentions.end(), claim.mentions.begin(), claim.mentions.end());
  if (into.object.empty()) into.object = std::move(object);
  if (completeness(claim) > completeness(into.claim)) into.claim = std::move(claim);
  into.claim.mentions = std::move(mentions);
}

std::string value_key(const Claim& claim) {
  std::string key(reinterpret_cast<const char*>(&claim.quantity.low), sizeof(double));
  key.append(reinterpret_cast<const char*>(&claim.quantity.high), sizeof(double));
  key.push_back(static_cast<char>(claim.event));
  key.push_back(static_cast<char>(claim.quantity.kind));
  key += claim.quantity.unit;
  key.push_back('/');
  key += claim.quantity.currency;
  return key;
}

}  // namespace

std::vector<Claim> fold_mentions(std::vector<Claim> claims) {
  std::vector<Folded> folded;
  std::unordered_map<std::string, std::vector<std::size_t>> by_value;
  for (Claim& claim : claims) {
    if (claim.mentions.empty()) claim.mentions.push_back(claim.source);
    std::string object = object_key(claim);
    std::vector<std::size_t>& same = by_value[value_key(claim)];
    const auto found = std::find_if(same.begin(), same.end(), [&](std::size_t at) { return folds(folded[at], claim, object); });
    if (found != same.end()) {
      fold_into(folded[*found], std::move(claim), std::move(object));
      continue;
    }
    same.push_back(folded.size());
    folded.push_back({std::move(claim), std::move(object)});
  }
  std::vector<Claim> result;
  result.reserve(folded.size());
  for (Folded& one : folded) result.push_back(std::move(one.claim));
  return result;
}

}  // namespace claimdex
