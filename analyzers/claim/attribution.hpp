// How sure a claim is, and who says it.
#pragma once

#include <optional>
#include <string>

#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

struct FactualityReading {
  Factuality value = Factuality::certain;
  TextSpan cue;      ///< the words that decided; empty for the default
  std::string rule;  ///< "en.modal.may"
};

/// Judges one quantity of a sentence; scope decides (the clause of the quantity, what governs it), not the mere presence of a
/// cue. `event_span`: the words that name the event, empty where none.
FactualityReading judge_factuality(const Sentence& sentence, const Quantity& quantity, TextSpan event_span);

struct SpeakerReading {
  std::string name;  ///< as written
  TextSpan span;
  std::string rule;
};

/// Who says it, where the text attributes it ("said X", "according to X", X表示); `previous` is the sentence before in the same
/// block (a quotation may go on), null for none.
std::optional<SpeakerReading> find_speaker(const Sentence& sentence, const Sentence* previous, const Quantity& quantity);

}  // namespace claimdex::claims
