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

std::vector<std::uint16_t> decode_lead(std::string_view bytes) {
  std::vector<std::uint16_t> codes(bytes.size() / 2);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    codes[i] = static_cast<std::uint16_t>(low | (high << 8U));
  }
  return codes;
}

}  // namespace claimdex::schema
