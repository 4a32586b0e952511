// How sure a claim is.
#pragma once

#include <string>

#include "analyzers/claim/attribution/factuality_view.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

struct FactualityReading {
  Factuality value = Factuality::certain;
  TextSpan cue;                 ///< the words that decided; empty for the default
  std::string rule;             ///< "en.factuality.possible"
  bool is_given = false;        ///< taken as known, not stated: "its 35,000 staff"
  bool is_upper_bound = false;  ///< "does not own more than 5 pct": a negation makes "more than" "at most"
};

/// Judges the quantities of one sentence after the other; scope decides (the clause of the quantity, what governs it), not the
/// mere presence of a cue.
class FactualityReader {
 public:
  /// `sentence` must outlive the calls of `of`.
  void begin(const Sentence& sentence);
  [[nodiscard]] FactualityReading of(const Quantity& quantity) const;
  /// Whether `sentence` denies what was said before it: "The company denied this.", 该消息不实。 Needs no `begin`.
  [[nodiscard]] static bool takes_back(const Sentence& sentence);
  /// The cues of the sentence.
  [[nodiscard]] const FactualityView& view() const { return view_; }

 private:
  const Sentence* sentence_ = nullptr;
  FactualityView view_;
};

}  // namespace claimdex::claims
