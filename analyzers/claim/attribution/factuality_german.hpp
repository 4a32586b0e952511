// German verbs that look like cues of factuality and are none.
#pragma once

#include "analyzers/claim/attribution/factuality_table.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// "werden in Klassen eingestuft": a passive of the present, no future.
bool is_german_passive(const Sentence& sentence, const Cue& cue);

/// "kann 21.000 Haushalte versorgen": what somebody is able to do is sure; "kann 300 Euro kosten" may happen.
bool is_german_ability(const Sentence& sentence, const Cue& cue);

}  // namespace claimdex::claims
