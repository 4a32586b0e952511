// Names of events in queries: "job cuts", "layoffs", "redundancies", 裁员, "Stellenabbau" all name Event::job_cuts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

/// An event named by a stretch of a query.
struct EventName {
  TextSpan span;  ///< bytes of the text
  Event event = Event::other;
  Event of_money = Event::other;  ///< the event named beside a sum of money: "sales" of $10bn are revenue; mostly `event`
};

/// Finds the names of events in `text` (a query's plain words, any language), leftmost longest, not overlapping.
/// Names come from analyzers/lang/*/event_names.tsv; plain object words ("jobs", "workers", "satellites") are none.
std::vector<EventName> find_event_names(std::string_view text);

/// A name as the tables have it.
struct NamedEvent {
  std::string_view name;
  Event event = Event::other;
  Event of_money = Event::other;
};

/// All names of all languages, for suggestions. Made on the first call; lives for ever.
const std::vector<NamedEvent>& event_names();

}  // namespace claimdex::claims
