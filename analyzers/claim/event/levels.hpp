// Levels beside changes: "fell to 9.6 %" states where something stands, not how far it fell.
#pragma once

#include "claimdex/claim.hpp"

namespace claimdex::claims {

/// Whether the words before the number say that it is the level reached or left by a change.
bool states_level(const Claim& claim);

}  // namespace claimdex::claims
