// What a row of data measures: "Supply – 6V / 1.2A", "Workflow A: Video Sprint (30 min)".
#pragma once

#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// The label of the list row (for durations, of the heading too) that the value of `quantity` stands in; empty where there is
/// none, for other kinds than measures, money and durations, and in CJK.
TextSpan row_label(const SentenceView& view, const QuantityView& quantity);

}  // namespace claimdex::claims
