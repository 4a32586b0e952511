// The version of the library, as the build knows it.
#pragma once

#include <string_view>

#include "claimdex/export.hpp"

namespace claimdex {

/// Returns the library's version, "major.minor.patch".
CLAIMDEX_EXPORT std::string_view version();

}  // namespace claimdex
