// What a number measures where no table names the measure: the noun before "of", or the subject of a verb of change or of being.
#pragma once

#include <span>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// The noun of "a displacement of 40,000 tonnes", "Heavy use rose by 37%", "The fee is now $5", in English; empty where there is
/// none, or where it is a name or somebody.
TextSpan subject_noun(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers);

/// "A letter costs 17p", "The kit sells for $89": what costs the sum behind the verb that gave `reading`, in English; empty where
/// it is no such verb.
TextSpan subject_of_cost(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                         const EventReading& reading);

}  // namespace claimdex::claims
