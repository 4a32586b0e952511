// Verbs that stand far from what they say something of.
#pragma once

#include <cstddef>

#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// "Um 4 Prozent sind die Mieten in den großen Städten gestiegen", "134 Menschen kamen durch die Flut ums Leben": in German
/// `verb` ends a clause whose auxiliary stands beside `own`, whatever stands between.
bool closes_german_frame(const SentenceView& view, TextSpan own, TextSpan verb);

/// "6 500 travailleurs venus d'Inde, du Népal et du Sri Lanka sont morts": whether only a list of names and an auxiliary stand in
/// bytes [begin, end), behind a comma.
bool only_names_between(const SentenceView& view, std::size_t begin, std::size_t end);

/// "200 usines produisent du latex": what stands before an active verb makes, and is not made.
bool is_said_of_agent(const SentenceView& view, TextSpan verb);

}  // namespace claimdex::claims
