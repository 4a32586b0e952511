#include "claimdex/version.hpp"

namespace claimdex {

std::string_view version() { return CLAIMDEX_VERSION; }

}  // namespace claimdex
