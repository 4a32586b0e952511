// Events that only the name of a company tells: money put into one, the move of its shares.
#pragma once

#include <vector>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/event/event_binder.hpp"

namespace claimdex::claims {

/// Changes the event of `reading` where `mentions` tell a better one: "invests $2bn in Foo" funds Foo, in "Foo dropped 4%" its
/// shares did. English only.
void tell_by_companies(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                       EventReading& reading);

}  // namespace claimdex::claims
