// Whether a number can be what a phrase of the lexicon counts at all, wherever the two stand.
#pragma once

#include <cstdint>

#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// What `fit` gives where the kind or the noun of a number rules a phrase out.
inline constexpr double unfit = -10;

/// Fewer than this are "two of them", not a figure.
inline constexpr double handful = 10;

/// Whether a number is a whole one below that: a score of 0.9 is measured, not counted.
bool is_handful(const Quantity& quantity);

/// Whether `quantity` can be what `entry` counts: its kind and the class of its noun. `unfit` = no; else a bonus or malus.
double fit(const QuantityView& quantity, const LexiconEntry& entry);

/// The noun classes that an event can count, where its phrase does not say; 0 = any.
std::uint32_t natural_classes(Event event);

/// Classes of those who can be asked, employed, hurt.
std::uint32_t people_classes();

/// Whether an event counts what is sold, shipped or traded, or what something can do.
bool counts_goods(Event event);

/// Whether the phrases of an event name the counted thing itself: "33 million accounts" were leaked as well as gained.
bool is_weak_name(Event event);

}  // namespace claimdex::claims
