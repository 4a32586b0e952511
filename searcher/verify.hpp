// Whether a claim's sentence still stands in its file.
#pragma once

#include "claimdex/searcher.hpp"

namespace claimdex::search {

/// Reads the file of `hit` again and looks for its sentence. Precondition: hit.claim is set.
VerificationReport verify_claim(Hit hit);

}  // namespace claimdex::search
