// A quantity in brackets that repeats the one before in another unit: "$676m (£352m; €400m)".
#pragma once

#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// Whether `quantity` opens a bracket, or follows another in one.
bool is_conversion(const Sentence& sentence, const Quantity& quantity);

/// The quantity that `quantity` converts; itself where it converts none.
const Quantity& converted_original(const Sentence& sentence, const Quantity& quantity);

}  // namespace claimdex::claims
