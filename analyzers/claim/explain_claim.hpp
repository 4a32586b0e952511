// The explanation of one claim: which words and rules gave each of its fields, and which candidates lost.
#pragma once

#include <string>

#include "analyzers/claim/event_binder.hpp"
#include "analyzers/claim/factuality.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/explain.hpp"

namespace claimdex::claims {

/// Builds the tree that `claims --explain` prints. `why_company`: what CompanyReader::choose said.
Explanation explain_claim(const Sentence& sentence, const Claim& claim, const EventReading& reading,
                          const FactualityReading& factuality, const std::string& why_company);

}  // namespace claimdex::claims
