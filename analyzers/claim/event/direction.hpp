// In which direction the measured thing moves.
#pragma once

#include <span>
#include <vector>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// Sets direction and direction_span of `reading`, whose event is known.
void read_direction(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                    EventReading& reading);

/// Whether `quantity` states a level that was before a change or comparison: "from 12,000", "compared with £125m".
bool is_level_before(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers);

/// "Vacancies remain unchanged at 5,200."
bool is_flat(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers);

/// Whether a preposition leads to the quantity: "to 5.5 bn", "um 2 Prozent".
bool is_target(const SentenceView& view, const QuantityView& quantity);

}  // namespace claimdex::claims
