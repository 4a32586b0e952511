// A fast 128-bit hash (MurmurHash3 x64_128 by Austin Appleby, public domain) for keys and file states. Not cryptographic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimdex::schema {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  bool operator==(const Hash128&) const = default;
};

/// The same on every machine: stored in the index.
Hash128 hash128(std::string_view bytes, std::uint64_t seed = 0);
/// The first 16 hex digits.
std::string hex16(const Hash128& hash);
/// 16 characters of [0-9a-v] that hold 80 bits.
std::string short_text(const Hash128& hash);
/// The same bits in ten bytes, and back: for values, which nobody reads. Empty for anything else.
std::string pack_short_text(std::string_view text);
std::string unpack_short_text(std::string_view bytes);

}  // namespace claimdex::schema
