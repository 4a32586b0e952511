// Numbers of seven bits a byte, lowest first (LEB128), as stored records, runs and Xapian's own tables have them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace claimdex::schema {

inline constexpr std::size_t most_leb128_bytes = 10;

template <class Number>
void append_leb128(std::string& out, Number value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(static_cast<unsigned char>(value) | 0x80U));
  out.push_back(static_cast<char>(value));
}

/// The number whose bytes `next` gives one by one, as a char, or nothing where they end. Nothing where they do, or where no
/// number of 64 bits has so many.
template <class Next>
std::optional<std::uint64_t> read_leb128(Next&& next) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 7 * most_leb128_bytes; shift += 7) {
    const std::optional<char> byte = next();
    if (!byte) return std::nullopt;
    const auto bits = static_cast<unsigned char>(*byte);
    value |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
    if (bits < 0x80) return value;
  }
  return std::nullopt;
}

}  // namespace claimdex::schema
