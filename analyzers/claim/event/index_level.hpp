// Numbers that tell where an index stands, without a unit: "closed at 4,751".
#pragma once

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// Whether `quantity`, a bare number, is the level of what `reading` measures, and that is an index.
bool is_index_level(const Sentence& sentence, const Quantity& quantity, const EventReading& reading);

}  // namespace claimdex::claims
