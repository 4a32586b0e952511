// Sums that name no currency: "ein Verlust von 300 Millionen", "facturó 145 millones".
#pragma once

#include <string>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/quantity.hpp"

namespace claimdex::claims {

/// The currencies that an article has named so far. Not thread-safe; one an article.
class ImpliedCurrency {
 public:
  /// Makes a large bare number of what is counted in money only a sum of money, in the currency that the article named last, else
  /// in that of its language; leaves it where neither is known. Remembers the currency of other sums, not of those that a bracket
  /// converts them to.
  void imply(const Sentence& sentence, const EventReading& reading, Quantity& quantity);

 private:
  std::string last_;
};

}  // namespace claimdex::claims
