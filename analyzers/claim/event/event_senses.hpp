// Senses of events: "loss" and "profit" both name Event::profit, "killed" and "injured" Event::casualties. They are rows of
// analyzers/lang/senses.tsv (64 at most), their words rows of event_senses.tsv of each language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"

namespace claimdex::claims {

struct Sense {
  std::string_view name;
  Event event = Event::other;
  std::string_view axis;  ///< senses of one event and axis exclude each other
  /// What an event is where nothing else is said: money that was earned is a profit. Others must be said.
  bool is_default = false;
};

/// The sense of that name; null where there is none.
const Sense* find_sense(std::string_view name);

/// The senses of `event` that a name of it says: "net loss" the losses that are net.
std::vector<const Sense*> senses_of_name(std::string_view name, Event event);

/// All other senses of its axis.
std::vector<const Sense*> rivals_of(const Sense& sense);

/// All words of all languages that say it.
const std::vector<std::string>& words_of(const Sense& sense);

/// The senses of its event that a claim has: the words of its object decide, then those around its number, then the nearest of
/// the sentence. Where all are silent, `around` (title, heading, lead) may say it, and what is the default is had.
std::vector<std::string_view> senses_of(const Claim& claim, std::string_view around);

/// Those of an event that it is taken for where nothing else is said (is_default), in the order of the table.
std::vector<const Sense*> default_senses(Event event);

}  // namespace claimdex::claims
