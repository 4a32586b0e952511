// 携程、同程、飞猪等7家平台: names that a count of firms sums up are firms, whatever they look like.
#pragma once

#include <vector>

#include "analyzers/claim/company/company_find.hpp"

namespace claimdex::claims {

/// Adds the members of such lists to `names`, in place of weak readings and products of the same words. `names` is sorted by
/// begin, before and after. Chinese only. O(words + lists).
void add_listed_firms(const BlockView& block, std::vector<NameCandidate>& names);

}  // namespace claimdex::claims
