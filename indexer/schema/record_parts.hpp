// What the records of articles and those of claims are both made of.
#pragma once

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "claimdex/article.hpp"
#include "claimdex/result.hpp"
#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {

inline constexpr char article_record = 'A';
inline constexpr char claim_record = 'C';
inline constexpr std::uint8_t record_version = 5;
inline constexpr auto last_block_kind = BlockKind::code;

inline Error corrupt_record() { return {ErrorCode::index_corrupt, "a stored record is damaged", "index the articles again", {}}; }

inline constexpr std::size_t hex_word = 16;  // digits

/// Whether `digits` are `words` words of lower-case hex digits.
inline bool is_hex(std::string_view digits, std::size_t words) {
  return digits.size() == words * hex_word && digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Eight bytes for each word of what is_hex().
inline void write_hex_digits(RecordWriter& out, std::string_view digits, std::size_t words) {
  for (std::size_t i = 0; i < words; ++i) {
    std::uint64_t bits = 0;
    std::from_chars(digits.data() + i * hex_word, digits.data() + (i + 1) * hex_word, bits, 16);
    out.fixed(bits);
  }
}

// Behind a 1; anything else as text behind a 0.
inline void write_hex(RecordWriter& out, std::string_view digits, std::size_t words) {
  out.flag(is_hex(digits, words));
  is_hex(digits, words) ? write_hex_digits(out, digits, words) : out.text(digits);
}

using HexPair = std::array<char, 2>;
inline constexpr std::array<HexPair, 256> hex_pairs = [] {
  constexpr std::string_view hex = "0123456789abcdef";
  std::array<HexPair, 256> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {hex[i / 16], hex[i % 16]};
  return pairs;
}();

inline std::string read_hex_digits(RecordReader& in, std::size_t words) {
  std::string digits(words * hex_word, '0');
  std::size_t at = 0;
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint64_t bits = in.fixed();
    for (int shift = 56; shift >= 0; shift -= 8, at += 2) {
      const HexPair& pair = hex_pairs[(bits >> shift) & 255];
      digits[at] = pair[0];
      digits[at + 1] = pair[1];
    }
  }
  return digits;
}

inline std::string read_hex(RecordReader& in, std::size_t words) { return in.flag() ? read_hex_digits(in, words) : in.text(); }

inline void write_days(RecordWriter& out, const std::optional<std::chrono::sys_days>& days) {
  out.flag(days.has_value());
  if (days) out.signed_integer(days->time_since_epoch().count());
}

inline std::optional<std::chrono::sys_days> read_days(RecordReader& in) {
  if (!in.flag()) return std::nullopt;
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(in.signed_integer(std::numeric_limits<std::int32_t>::max()))}};
}

}  // namespace claimdex::schema
