// How well a phrase of the lexicon fits a quantity of the same sentence.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// A score and its main reason. Below `least_score` a candidate is none.
struct EventScore {
  double value = -1;
  std::string_view why;
};

inline constexpr double least_score = 0.25;

/// Scores: 2 inside the quantity's own noun phrase; about 1.6 for verb and object or noun and value side by side; about 1 in the
/// same clause; 0.5 in a neighbouring one; less with distance and with other quantities between. `triggers`: those near the
/// quantity, `trigger` among them.
EventScore score_trigger(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger,
                         std::span<const Trigger> triggers);

/// "a trillion-dollar boom": a sum that only what it is of can tell the event of.
bool is_adjective_sum(const QuantityView& quantity);

/// The event that kind, unit and noun class suggest where no phrase does.
struct DefaultEvent {
  Event event = Event::other;
  double score = 0;
  std::string_view why;
};
DefaultEvent default_event(const SentenceView& view, const QuantityView& quantity);

}  // namespace claimdex::claims
