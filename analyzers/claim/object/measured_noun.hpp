// Which noun a claim counts or measures, once its event is known.
#pragma once

#include <span>
#include <vector>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// Sets object and object_span of `reading`: the quantity's own noun, put right where it ran on; else the noun that the event's
/// phrase names, the one behind a preposition ("billions on new railways"), or one of the surroundings. What a link
/// inherited stays, unless the quantity has a better noun of its own.
void read_object(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                 const std::vector<ContextEvent>& context, EventReading& reading);

}  // namespace claimdex::claims
