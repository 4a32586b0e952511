// Times that Chinese names by what happened in them (“十四五”期间, 展会期间, 改革开放以来) or counts back from now (十年来).
#pragma once

#include <vector>

#include "analyzers/claim/attribution/time_expression.hpp"

namespace claimdex::claims {

/// Adds those that head a clause of `sentence` and touch no time of `out`; `out` stays in order.
void add_named_times(const Sentence& sentence, std::vector<TimeExpression>& out);

}  // namespace claimdex::claims
