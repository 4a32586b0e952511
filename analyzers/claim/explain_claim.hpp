// The explanation of one claim: which words and rules gave each of its fields, and which candidates lost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/claim/attribution/factuality.hpp"
#include "analyzers/claim/attribution/period.hpp"
#include "analyzers/claim/attribution/speaker.hpp"
#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/explain.hpp"

namespace claimdex::claims {

/// How the fields of one claim were read. Borrowed.
struct ClaimReadings {
  const EventReading& event;
  const FactualityReading& factuality;
  const FactualityView& cues;  ///< of the sentence
  const std::optional<SpeakerReading>& speaker;
  const std::vector<Attribution>& attributions;  ///< of the sentence, the chosen one included
  const PeriodReading& period;
  const CompanyReasons& why_company;
};

/// Builds the tree that `claims --explain` prints: number, bound, event, direction, object, company, factuality, speaker,
/// period; under each, what lost.
Explanation explain_claim(const Sentence& sentence, const Claim& claim, const ClaimReadings& readings);

}  // namespace claimdex::claims
