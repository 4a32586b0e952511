// Codes of leads.
#include "indexer/schema/lead_codes.hpp"

#include <algorithm>

#include "indexer/schema/hash.hpp"

namespace claimdex::schema {

std::uint16_t lead_code(std::string_view term) { return static_cast<std::uint16_t>(hash128(term).low & 0xFFFFU); }

std::string LeadCodes::take() {
  std::sort(codes_.begin(), codes_.end());
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
  std::string out;
  out.reserve(2 * codes_.size());
  for (const std::uint16_t code : codes_) {
    out.push_back(static_cast<char>(code & 0xFFU));
    out.push_back(static_cast<char>(code >> 8U));
  }
  codes_.clear();
  return out;
}

}  // namespace claimdex::schema
