// Stable ids of claims: they survive re-indexing, and change only when the file's key, the sentence or the value does.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <unordered_map>

#include "analyzers/model/sha256.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex {
namespace {

// ASCII letters and digits and everything beyond ASCII: spacing, punctuation and case do not change an id.
void squash(std::string_view sentence, std::string& squashed) {
  static constexpr std::array<char, 256> kept = [] {  // folded; 0: left out
    std::array<char, 256> bytes{};
    for (std::size_t b = 0x80; b < 256; ++b) bytes[b] = static_cast<char>(b);
    for (std::size_t b = '0'; b <= '9'; ++b) bytes[b] = static_cast<char>(b);
    for (std::size_t b = 'a'; b <= 'z'; ++b) bytes[b] = bytes[b - 0x20] = static_cast<char>(b);
    return bytes;
  }();
  const std::string folded = text::is_ascii(sentence) ? std::string() : fold(sentence);
  if (!folded.empty()) sentence = folded;
  squashed.resize(sentence.size());
  std::size_t size = 0;
  for (const char c : sentence) {  // written in any case: what is left out comes too often to be foretold
    squashed[size] = kept[static_cast<unsigned char>(c)];
    size += squashed[size] != 0 ? 1 : 0;
  }
  squashed.resize(size);
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
    if (claim.sentence != sentence) squash(claim.sentence, squashed);  // neighbours often share their sentence
    sentence = claim.sentence;
    identity.assign(key).append("\n").append(squashed).append("\n");
    add_value(claim.quantity.low, identity);
    add_value(claim.quantity.high, identity);
    const std::size_t ordinal = seen[identity]++;
    fmt::format_to(std::back_inserter(identity), "{}", ordinal);
    claim.id = model::sha256_hex(identity).substr(0, 16);
  }
}

}  // namespace claimdex
