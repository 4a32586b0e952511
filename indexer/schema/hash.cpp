// MurmurHash3 x64_128 after Austin Appleby's public-domain code.
#include "indexer/schema/hash.hpp"

#include <bit>
#include <cstddef>
#include <cstring>

namespace claimdex::schema {
namespace {

constexpr std::uint64_t c1 = 0x87c37b91114253d5ULL;
constexpr std::uint64_t c2 = 0x4cf5ad432745937fULL;

// Little-endian, whatever the machine.
std::uint64_t load(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  if (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes.data() + at, size);
    return value;
  }
  for (std::size_t i = 0; i < size; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

std::uint64_t finish(std::uint64_t k) {
  k ^= k >> 33;
  k *= 0xff51afd7ed558ccdULL;
  k ^= k >> 33;
  k *= 0xc4ceb9fe1a85ec53ULL;
  return k ^ (k >> 33);
}

constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
constexpr std::size_t short_text_size = 16;

std::uint64_t mix1(std::uint64_t k) { return std::rotl(k * c1, 31) * c2; }
std::uint64_t mix2(std::uint64_t k) { return std::rotl(k * c2, 33) * c1; }

}  // namespace

Hash128 hash128(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t h1 = seed;
  std::uint64_t h2 = seed;
  std::size_t at = 0;
  for (; at + 16 <= bytes.size(); at += 16) {
    h1 ^= mix1(load(bytes, at, 8));
    h1 = (std::rotl(h1, 27) + h2) * 5 + 0x52dce729;
    h2 ^= mix2(load(bytes, at + 8, 8));
    h2 = (std::rotl(h2, 31) + h1) * 5 + 0x38495ab5;
  }
  const std::size_t rest = bytes.size() - at;
  if (rest > 8) h2 ^= mix2(load(bytes, at + 8, rest - 8));
  if (rest > 0) h1 ^= mix1(load(bytes, at, rest < 8 ? rest : 8));
  h1 ^= bytes.size();
  h2 ^= bytes.size();
  h1 += h2;
  h2 += h1;
  h1 = finish(h1);
  h2 = finish(h2);
  h1 += h2;
  h2 += h1;
  return {h1, h2};
}

std::string hex16(const Hash128& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[i] = digits[(hash.high >> (60 - 4 * i)) & 15U];
  return out;
}

std::string short_text(const Hash128& hash) {
  std::string out(short_text_size, '0');
  // 12 characters of 60 bits of one half, 4 of 20 bits of the other.
  for (std::size_t i = 0; i < 12; ++i) out[i] = digits[(hash.high >> (5 * i)) & 31U];
  for (std::size_t i = 0; i < 4; ++i) out[12 + i] = digits[(hash.low >> (5 * i)) & 31U];
  return out;
}

std::string pack_short_text(std::string_view text) {
  std::string out;
  if (text.size() != short_text_size) return out;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    bits = bits << 5 | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    held += 5;
    if (held < 8) continue;
    held -= 8;
    out.push_back(static_cast<char>(bits >> held));
  }
  return out;
}

std::string unpack_short_text(std::string_view bytes) {
  std::string out;
  if (bytes.size() != short_text_size * 5 / 8) return out;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 5;) {
      held -= 5;
      out.push_back(digits[bits >> held & 31U]);
    }
  }
  return out;
}

}  // namespace claimdex::schema
