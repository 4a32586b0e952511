// Counts of English sentences that the phrases and headings around them say nothing of: "accuracy across four tasks".
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// Whether `trigger`, which the bytes [begin, end) part from a count, tells nothing of it: "code fences of three backticks",
/// "performance across four data sets". False for other kinds and languages.
bool is_unrelated_count(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, std::size_t begin,
                        std::size_t end);

/// Whether a verb of making makes no goods: "produced three reports", "delivers two talks".
bool is_idle_making(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger);

/// Whether a verb of use is no claim of users: "used five clients", "two people using it". `before`: it stands before the number.
bool is_idle_use(const SentenceView& view, const QuantityView& quantity, const Trigger& trigger, bool before);

/// "spend 20% of my time", "works 90% of the day": a share of time, which is no sum.
bool is_share_of_time(const SentenceView& view, const QuantityView& quantity);

/// Whether an event of a heading, title, lead or sentence before is none of a count's: "two sub-agents" below "We are hiring".
/// `where`: as in ContextEvent.
bool is_unrelated_to_context(const SentenceView& view, const QuantityView& quantity, const LexiconEntry& entry,
                             std::string_view where);

/// "16% of the sequences" below a heading of prices: whether a share is of something that the event does not count.
bool is_share_of_other(const SentenceView& view, const QuantityView& quantity, const LexiconEntry& entry);

/// "25% more planks" below a sentence on sales: the same of a plural of no class right behind the share.
bool is_share_of_plural(const SentenceView& view, const QuantityView& quantity, const LexiconEntry& entry);

}  // namespace claimdex::claims
