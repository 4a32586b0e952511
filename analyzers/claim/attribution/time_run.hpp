// Reads one time expression from the time tokens of a sentence.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/claim/attribution/time_expression.hpp"
#include "analyzers/claim/attribution/time_tokens.hpp"

namespace claimdex::claims {

/// Whether the tokens from `first` on make a time: then it is in `out`, and `next` is one past its last token.
bool read_time_run(const Sentence& sentence, const std::vector<TimeToken>& tokens, std::size_t first, TimeExpression& out,
                   std::size_t& next);

}  // namespace claimdex::claims
