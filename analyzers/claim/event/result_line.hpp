// Lines in which companies report results: "Shr 21 cts vs 18 cts Net 6,500,000 vs 5,200,000 Revs 56 mln vs 43 mln".
#pragma once

#include <optional>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// EventReading::rule of numbers that such a line tells.
inline constexpr std::string_view result_line_rule = "line of results";

/// What the label before a number of a line of results says of it; nullopt where there is no such line or label.
std::optional<EventReading> result_reading(const SentenceView& view, const QuantityView& quantity);

/// "2,600,000 Revs": the number alone; what stands behind it is the label of the next.
Quantity without_next_label(Quantity quantity);

}  // namespace claimdex::claims
