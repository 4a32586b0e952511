// Placeholder until the scanners exist.
#include "claimdex/extraction.hpp"

namespace claimdex {

std::vector<Quantity> extract_quantities(std::string_view, std::string_view, const QuantityOptions&) { return {}; }

}  // namespace claimdex
