// Where an English noun phrase ends: closed word lists of the scanner run on into verbs or stop before the head.
#pragma once

#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// The noun of a number without verbs, adjectives and adverbs at its end, with its head where the scanner stopped before it:
/// "oil" of "oil passes", "Ohio server farm investment", "repair and cleaning crews". Empty where no word of it can be a
/// noun ("3 years straight"). O(length of the phrase).
TextSpan english_noun(const SentenceView& view, const Quantity& quantity, TextSpan noun);

/// An English noun without what is no part of it: the number itself, the adverb or verb behind it ("revenue sits at", "spending
/// clearly"); empty where nothing is left ("will cost $5").
TextSpan without_verb_behind(const SentenceView& view, const QuantityView& quantity, TextSpan noun);

}  // namespace claimdex::claims
