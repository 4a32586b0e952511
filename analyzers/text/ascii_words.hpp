// Runs of ASCII letters and digits, told eight bytes at a time: how long the next word is nobody can foretell, so that a loop
// over its letters waits at its end each time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {

/// Sets of bytes of a word of eight: bit 7 of each byte in the set.
namespace eight_bytes {

inline constexpr std::size_t size = 8;
inline constexpr std::uint64_t ones = 0x0101010101010101u;
inline constexpr std::uint64_t high_bits = ones * 0x80;
/// Whether the first byte of a text is the lowest one: what counts bytes by bits needs it.
inline constexpr bool are_in_order = std::endian::native == std::endian::little;

inline std::uint64_t load(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, size);
  return bytes;
}
/// The ASCII bytes of `bytes` from `low` to `high`.
constexpr std::uint64_t in_range(std::uint64_t bytes, std::uint64_t low, std::uint64_t high) {
  const std::uint64_t seven = bytes & ~high_bits;
  return (seven + ones * (0x80 - low)) & ~(seven + ones * (0x7F - high)) & ~bytes & high_bits;
}
constexpr std::uint64_t upper(std::uint64_t bytes) { return in_range(bytes, 'A', 'Z'); }
constexpr std::uint64_t lower(std::uint64_t bytes) { return in_range(bytes, 'a', 'z'); }
constexpr std::uint64_t digits(std::uint64_t bytes) { return in_range(bytes, '0', '9'); }
constexpr std::uint64_t letters(std::uint64_t bytes) { return in_range(bytes | ones * 0x20, 'a', 'z'); }
/// How many bytes from the first on are in `set`.
constexpr std::size_t run_of(std::uint64_t set) { return static_cast<std::size_t>(std::countr_one(set | ~high_bits)) / size; }
/// All bits of the first `count` bytes, of which there are 1 to 8.
constexpr std::uint64_t first(std::size_t count) { return ~std::uint64_t{0} >> (64 - 8 * count); }

}  // namespace eight_bytes

/// Where the run of ASCII letters at `at` ends.
inline std::size_t ascii_letters_end(std::string_view text, std::size_t at) {
  if constexpr (eight_bytes::are_in_order) {
    while (text.size() - at >= eight_bytes::size) {
      const std::size_t run = eight_bytes::run_of(eight_bytes::letters(eight_bytes::load(text.data() + at)));
      at += run;
      if (run < eight_bytes::size) return at;
    }
  }
  while (at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

/// Where the run of ASCII letters and digits at `at` ends.
inline std::size_t ascii_word_end(std::string_view text, std::size_t at) {
  if constexpr (eight_bytes::are_in_order) {
    while (text.size() - at >= eight_bytes::size) {
      const std::uint64_t bytes = eight_bytes::load(text.data() + at);
      const std::size_t run = eight_bytes::run_of(eight_bytes::letters(bytes) | eight_bytes::digits(bytes));
      at += run;
      if (run < eight_bytes::size) return at;
    }
  }
  const auto is_in_word = [&](std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    return is_ascii_letter(byte) || is_ascii_digit(byte);
  };
  while (at < text.size() && is_in_word(at)) ++at;
  return at;
}

/// The bytes of `text` from `at` up to `end`, eight at most, the first one lowest, and zeros; without a branch but at the end of
/// the text.
inline std::uint64_t eight_bytes_in(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t size = end - at < eight_bytes::size ? end - at : eight_bytes::size;
  if (eight_bytes::are_in_order && text.size() - at >= eight_bytes::size)
    return eight_bytes::load(text.data() + at) & eight_bytes::first(size);
  return lang::bytes_of_short_word(text.substr(at, size));
}

/// lang::hash_of_word of the bytes [begin, end) of `text`, not empty; without a branch where they are eight at most, and not the
/// last ones of the text.
inline std::uint64_t hash_of_word_in(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin <= eight_bytes::size) return lang::hash_of_short_word(eight_bytes_in(text, begin, end), end - begin);
  return lang::hash_of_word(text.substr(begin, end - begin));
}

}  // namespace claimdex::text
