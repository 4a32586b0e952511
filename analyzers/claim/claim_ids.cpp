// Stable ids of claims: they survive re-indexing, and change only when the file's key, the sentence or the value does.
#include <fmt/format.h>

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

}  // namespace

void assign_ids(std::vector<Claim>& claims, std::string_view key) {
  std::unordered_map<std::string, std::size_t> seen;
  std::string identity;
  std::string_view sentence;
  std::string squashed;
  for (Claim& claim : claims) {
    if (claim.sentence != sentence) squashed = squash(claim.sentence);  // neighbours often share their sentence
    sentence = claim.sentence;
    identity = fmt::format("{}\n{}\n{:.17g}\n{:.17g}\n", key, squashed, claim.quantity.low, claim.quantity.high);
    const std::size_t ordinal = seen[identity]++;
    claim.id = model::sha256_hex(identity + fmt::format("{}", ordinal)).substr(0, 16);
  }
}

}  // namespace claimdex
