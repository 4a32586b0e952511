// Claims side by side: those of one event, company and period, and which of them cannot both be true.
#pragma once

#include <string>
#include <vector>

#include "claimdex/searcher.hpp"

namespace claimdex::search {

/// Whether two claims contradict each other: both asserted, of one company (or of none), of no periods that lie apart, of the
/// same event, kind, unit and direction, of other sentences, and no number fulfils both as their bounds have it ("about" is 10
/// %). They must be of one thing: of what a company has one of at a time (staff, revenue) the same class of things is enough, of
/// prices, sales and the like it takes the same words, and of specifications, durations and other things nobody can tell.
bool contradict(const Claim& a, const Claim& b);

/// The hits of `result` in groups; a hit without any of the wanted parts stands in no group.
std::vector<ClaimGroup> group_claims(const std::vector<Hit>& hits, const GroupBy& by);

/// What makes claims of several articles copies of one: the sentence's words and the number.
std::string story_key(const Claim& claim);
/// The first company of a claim as a key, empty where it has none.
std::string company_key(const Claim& claim);

}  // namespace claimdex::search
