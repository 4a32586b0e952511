// Names of persons in a sentence, by their shape: what `person:` searches. A heuristic, not part of any claim.
#pragma once

#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/text.hpp"

namespace claimdex::indexer {

/// Runs of two or three capitalised words, with initials and particles between ("Mary T. Barra", "Ursula von der Leyen"), that
/// are no company of the claim and hold no word of institutions, places or calendars. Left to right, bytes of `sentence`.
/// Alphabetic scripts with case only: Chinese, Japanese and Korean give none. O(sentence.size()).
std::vector<TextSpan> find_persons(std::string_view sentence, const std::vector<Company>& companies);

}  // namespace claimdex::indexer
