// How sure a claim is.
#pragma once

#include <string>

#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

struct FactualityReading {
  Factuality value = Factuality::certain;
  TextSpan cue;      ///< the words that decided; empty for the default
  std::string rule;  ///< "en.modal.may"
};

/// Judges one quantity of a sentence; scope decides (the clause of the quantity, what governs it), not the mere presence of a
/// cue. `event_span`: the words that name the event, empty where none.
FactualityReading judge_factuality(const Sentence& sentence, const Quantity& quantity, TextSpan event_span);

}  // namespace claimdex::claims
