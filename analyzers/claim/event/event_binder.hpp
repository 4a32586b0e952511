// Decides which event each quantity of a sentence states, in which direction, and what noun it measures.
//
// Every phrase of the lexicon in the sentence (and, weaker, in its heading, table header, lead and title) is a candidate; each
// quantity takes the one with the best score. What scores is listed in event_scores.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// An event that the surroundings of a sentence speak of.
struct ContextEvent {
  const LexiconEntry* entry = nullptr;
  double strength = 0;              ///< 0..1: a column header counts more than the title
  std::string_view where;           ///< "heading", "table header", "list lead", "title", "sentence before": for --explain
  std::string_view noun;            ///< the words that named it, as written
  const Quantity* value = nullptr;  ///< set: holds only for this value, which an earlier sentence gave
};

/// A candidate that was weighed; kept for --explain.
struct EventCandidate {
  Event event = Event::other;
  TextSpan span;
  double score = 0;
  std::string_view why;
};

/// What one quantity states.
struct EventReading {
  Event event = Event::other;
  TextSpan span;  ///< the words that gave the event; empty where the surroundings or the kind did
  Direction direction = Direction::none;
  TextSpan direction_span;
  std::string object;     ///< of the quantity, or the measured noun
  TextSpan object_span;   ///< bytes of the sentence; empty where the object comes from elsewhere
  std::string_view rule;  ///< "near", "inside", "inherit", "context", "class", "kind"
  double score = 0;
  const LexiconEntry* entry = nullptr;     ///< null where class or kind decided
  std::vector<EventCandidate> candidates;  ///< best first; filled on request
};

/// Binds the quantities of sentences of one language. Reuses its buffers: one a thread.
class EventBinder {
 public:
  /// Readings of sentence.quantities, in order. `context`: events of the surroundings, strongest first.
  const std::vector<EventReading>& bind(const Sentence& sentence, const EventLexicon& lexicon,
                                        const std::vector<ContextEvent>& context, bool explain);
  /// The phrases found by the last call to bind.
  [[nodiscard]] const std::vector<Trigger>& triggers() const { return triggers_; }

 private:
  std::vector<Trigger> triggers_;
  std::vector<EventReading> readings_;
};

}  // namespace claimdex::claims
