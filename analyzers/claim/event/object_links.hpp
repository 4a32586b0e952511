// Objects of numbers without a noun of their own, in German and Romance languages.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// Gives quantity `index` the object of the one before it, whose reading is the last of `before`, or the noun that it is said of
/// ("einer Beladung von acht Tonnen"), where the words between say so.
void link_object(const SentenceView& view, std::size_t index, const std::vector<EventReading>& before, EventReading& reading);

}  // namespace claimdex::claims
