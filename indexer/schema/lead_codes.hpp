// The words of an article's beginning, as Slot::lead holds them: what ranking asks of it without reading the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::schema {

/// Text that counts as the beginning: the first bytes of what is neither title, code nor boilerplate.
inline constexpr std::size_t lead_bytes = 300;

/// Two bytes of a hash. Among the hundred terms of a lead, one queried word in 650 finds a code that is not its own: good enough
/// to order hits by, never to find them.
std::uint16_t lead_code(std::string_view term);

/// Layout: the distinct codes, rising, little-endian.
class LeadCodes {
 public:
  void add(std::string_view term) { codes_.push_back(lead_code(term)); }
  /// The bytes, empty where nothing was added; begins anew.
  std::string take();

 private:
  std::vector<std::uint16_t> codes_;
};

/// How many codes the bytes of a lead hold, an odd last byte left out, and each of them.
inline std::size_t lead_codes(std::string_view bytes) { return bytes.size() / 2; }
inline std::uint16_t lead_code_at(std::string_view bytes, std::size_t number) {
  const auto low = static_cast<unsigned char>(bytes[2 * number]);
  const auto high = static_cast<unsigned char>(bytes[2 * number + 1]);
  return static_cast<std::uint16_t>(low | (high << 8U));
}

}  // namespace claimdex::schema
