// "Vor dem Sturm zählte die Stadt 452.000 Einwohner, heute sind es 384.000.": a bare number that counts again what was counted.
#pragma once

#include <vector>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

/// The claim of `before` that `quantity` counts again; null where it has an object of its own, or
/// nothing alike was counted shortly before.
const Claim* counted_before(const Sentence& sentence, const Quantity& quantity, const EventReading& reading,
                            const std::vector<Claim>& before);

}  // namespace claimdex::claims
