// Folds in place: eight ASCII bytes at a time, two- and three-byte characters by the generated table, all else untouched.
// A folded character always has as many bytes as the original one: the generator leaves out all others.
#include "analyzers/text/fold_aligned.hpp"

#include <cstdint>
#include <cstring>

#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

#include "fold_table.inc"

constexpr std::uint64_t high_bits = 0x8080808080808080u;

/// Lower case of eight ASCII bytes: bit 7 of (byte + 0x3F) is set from 'A' on, of (byte + 0x25) from past 'Z' on.
std::uint64_t lower_eight(std::uint64_t bytes) {
  const std::uint64_t from_a = bytes + 0x3F3F3F3F3F3F3F3Fu;
  const std::uint64_t past_z = bytes + 0x2525252525252525u;
  return bytes | (((from_a & ~past_z) & high_bits) >> 2);
}

/// Folds the character at `at`, which is not ASCII, and returns its length.
std::size_t fold_wide(std::string& text, std::size_t at) {
  const CodePoint c = decode_at(text, at);
  if (c.size != 2 && c.size != 3) return c.size;
  const char32_t folded = fold_character(c.value);
  if (folded == c.value) return c.size;
  if (c.size == 2) {
    text[at] = static_cast<char>(0xC0 | (folded >> 6));
  } else {
    text[at] = static_cast<char>(0xE0 | (folded >> 12));
    text[at + 1] = static_cast<char>(0x80 | ((folded >> 6) & 0x3F));
  }
  text[at + c.size - 1] = static_cast<char>(0x80 | (folded & 0x3F));
  return c.size;
}

/// Whether a Han character that folding leaves as it is stands at `at`: most of a Chinese text.
bool is_unfolded_han(std::string_view text, std::size_t at) {
  if (!is_plain_han_at(text, at)) return false;
  const auto bits = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]) & 0x3Fu; };
  const std::size_t block = (static_cast<std::size_t>(text[at]) & 0x0Fu) << 6 | bits(1);
  return fold_entry[fold_block[block] * std::size_t{64} + bits(2)] == 0;
}

}  // namespace

char32_t fold_character(char32_t c) {
  if (c > 0xFFFF) return c;
  const std::size_t at = fold_block[c >> 6] * std::size_t{64} + (c & 63);
  return static_cast<char16_t>(c + fold_entry[at]);
}

void fold_aligned_in_place(std::string& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at + 8 <= text.size()) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, 8);
      if ((bytes & high_bits) != 0) break;
      bytes = lower_eight(bytes);
      std::memcpy(text.data() + at, &bytes, 8);
      at += 8;
    }
    const std::size_t stop = at + 8 < text.size() ? at + 8 : text.size();
    while (at < stop) {
      const char c = text[at];
      if (static_cast<unsigned char>(c) >= 0x80) {
        at += is_unfolded_han(text, at) ? 3 : fold_wide(text, at);
        continue;
      }
      if (c >= 'A' && c <= 'Z') text[at] = static_cast<char>(c | 0x20);
      ++at;
    }
  }
}

std::string fold_aligned(std::string_view text) {
  std::string folded(text);
  fold_aligned_in_place(folded);
  return folded;
}

}  // namespace claimdex::text
