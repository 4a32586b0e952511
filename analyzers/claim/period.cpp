// The time a quantity speaks about.
#include "analyzers/claim/attribution.hpp"

namespace claimdex::claims {

Period find_period(const Sentence&, const Quantity&, std::optional<std::chrono::sys_days>) { return {}; }

}  // namespace claimdex::claims
