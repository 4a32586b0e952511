// Characters and pairs of characters: what texts without blanks are usually cut into where Xapian's QueryParser is not used.
#pragma once

#include <string>
#include <vector>

namespace claimdex::bench {

/// Letters beyond Latin one by one and in overlapping pairs, other words whole; lower case, in the order of the text.
std::vector<std::string> grams_of(const std::string& text);

}  // namespace claimdex::bench
