// Who says it: attributions of a sentence ("said X", "according to X", X表示).
#include "analyzers/claim/attribution.hpp"

namespace claimdex::claims {

std::optional<SpeakerReading> find_speaker(const Sentence&, const Sentence*, const Quantity&) { return std::nullopt; }

}  // namespace claimdex::claims
