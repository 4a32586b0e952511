// Placeholder until the character tables exist: ASCII lower case only.
#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::text {

std::string fold_aligned(std::string_view text) {
  std::string folded(text);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return folded;
}

}  // namespace claimdex::text
