// Stable ids of claims: they survive re-indexing, and change only when the file's key, the sentence or the value does.
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <unordered_map>

#include "analyzers/model/sha256.hpp"
#include "claimdex/analysis.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex {
namespace {

// ASCII letters and digits and everything beyond ASCII: spacing, punctuation and case do not change an id.
std::string squash(std::string_view sentence) {
  std::string squashed;
  for (const char c : fold(sentence)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')) squashed.push_back(c);
  }
  return squashed;
}

// All 17 digits that tell a double from its neighbours; whole numbers are written as such, which is the same and faster.
void add_value(double value, std::string& identity) {
  constexpr double most_whole = 1e15;
  if (value > 0 && value < most_whole && value == std::floor(value)) {
    fmt::format_to(std::back_inserter(identity), "{}\n", static_cast<std::int64_t>(value));
  } else {
    fmt::format_to(std::back_inserter(identity), "{:.17g}\n", value);
  }
}

}  // namespace

void assign_ids(std::vector<Claim>& claims, std::string_view key) {
  std::unordered_map<std::string, std::size_t> seen;
  std::string identity;
  std::string_view sentence;
  std::string squashed;
  for (Claim& claim : claims) {
    if (claim.sentence != sentence) squashed = squash(claim.sentence);  // neighbours often share their sentence
    sentence = claim.sentence;
    identity.assign(key).append("\n").append(squashed).append("\n");
    add_value(claim.quantity.low, identity);
    add_value(claim.quantity.high, identity);
    const std::size_t ordinal = seen[identity]++;
    claim.id = model::sha256_hex(identity + fmt::format("{}", ordinal)).substr(0, 16);
  }
}

}  // namespace claimdex
