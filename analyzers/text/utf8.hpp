// UTF-8 read one code point at a time, and the scripts that rules ask for. Header only, no tables, no ICU: cheap enough for hot
// loops. Ill-formed bytes decode as U+FFFD of length 1, so that every scan goes forward and never leaves the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace claimdex::text {

/// A code point and the bytes it takes. `size` is 0 only at the end of the text; ill-formed: U+FFFD, size 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};

inline constexpr char32_t replacement_character = 0xFFFD;

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// The code point that begins at byte `at`. Surrogates, overlong forms and values above U+10FFFF are ill-formed.
constexpr CodePoint decode_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[at + i]); };
  const char32_t first = byte(0);
  const std::size_t left = text.size() - at;
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && left >= 2 && is_continuation(text[at + 1]))
    return {((first & 0x1F) << 6) | (byte(1) & 0x3F), 2};
  if (first >= 0xE0 && first < 0xF0 && left >= 3 && is_continuation(text[at + 1]) && is_continuation(text[at + 2])) {
    const char32_t value = ((first & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
  }
  if (first >= 0xF0 && first < 0xF5 && left >= 4 && is_continuation(text[at + 1]) && is_continuation(text[at + 2]) &&
      is_continuation(text[at + 3])) {
    const char32_t value = ((first & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
  }
  return {replacement_character, 1};
}

/// The code point that ends right before byte `at`; size 0 at the beginning of the text.
constexpr CodePoint decode_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  std::size_t begin = at - 1;
  for (int back = 0; back < 3 && begin > 0 && is_continuation(text[begin]); ++back) --begin;
  const CodePoint found = decode_at(text.substr(0, at), begin);
  return begin + found.size == at ? found : CodePoint{replacement_character, 1};
}

/// Appends `value` as UTF-8; a surrogate or a value above U+10FFFF becomes U+FFFD.
inline void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement_character;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
  } else {
    if (value < 0x10000) {
      put(0xE0 | (value >> 12));
    } else {
      put(0xF0 | (value >> 18));
      put(0x80 | ((value >> 12) & 0x3F));
    }
    put(0x80 | ((value >> 6) & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

constexpr bool in_range(char32_t c, char32_t low, char32_t high) { return c - low <= high - low; }

/// Whether every byte of `text` is ASCII. O(text.size()), eight bytes a step.
inline bool is_ascii(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  std::uint64_t bytes = 0;
  for (; text.size() >= sizeof bytes; text.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
    if ((bytes & high_bits) != 0) return false;
  }
  bytes = 0;
  if (!text.empty()) std::memcpy(&bytes, text.data(), text.size());
  return (bytes & high_bits) == 0;
}

/// Han characters: unified ideographs with extensions, compatibility forms, 々 〇 〆.
constexpr bool is_han(char32_t c) {
  return in_range(c, 0x4E00, 0x9FFF) || in_range(c, 0x3400, 0x4DBF) || in_range(c, 0xF900, 0xFAFF) ||
         in_range(c, 0x3005, 0x3007) || in_range(c, 0x20000, 0x323AF);
}

/// Whether a character of U+4E00..U+9FFF stands at byte `at` (< text.size()): nearly all Han of running text, told by its bytes,
/// of which it has three.
constexpr bool is_plain_han_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xE4 || lead > 0xE9 || text.size() - at < 3 || !is_continuation(text[at + 1]) || !is_continuation(text[at + 2]))
    return false;
  return lead > 0xE4 || static_cast<unsigned char>(text[at + 1]) >= 0xB8;
}

/// Hiragana and katakana, the length mark ー and half-width katakana; not the middle dot ・.
constexpr bool is_kana(char32_t c) {
  return in_range(c, 0x3041, 0x309F) || in_range(c, 0x30A1, 0x30FA) || in_range(c, 0x30FC, 0x30FF) ||
         in_range(c, 0x31F0, 0x31FF) || in_range(c, 0xFF66, 0xFF9F);
}

/// Hangul syllables and letters.
constexpr bool is_hangul(char32_t c) {
  return in_range(c, 0xAC00, 0xD7AF) || in_range(c, 0x1100, 0x11FF) || in_range(c, 0x3130, 0x318F) ||
         in_range(c, 0xA960, 0xA97F) || in_range(c, 0xD7B0, 0xD7FF) || in_range(c, 0xFFA1, 0xFFDC);
}

/// Characters of the scripts whose words are not told apart by spaces in this project: Han, kana and (for matching) Hangul.
constexpr bool is_cjk(char32_t c) { return c >= 0x1100 && (is_han(c) || is_kana(c) || is_hangul(c)); }

constexpr bool is_ascii_digit(char32_t c) { return c - U'0' <= 9; }
constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20) - U'a' <= 25; }

/// Letters, marks and digits of scripts that separate words (Latin, Greek, Cyrillic, Arabic, Indic ...): a phrase must not begin
/// or end between two of them. Not CJK, Thai, Lao, Khmer, Burmese; approximate outside Latin: blocks, not single characters.
constexpr bool is_word_char(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c);
  if (c < 0x2C00) {
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c < 0x1100)
      return c != 0xD7 && c != 0xF7 && !in_range(c, 0x0E00, 0x0EFF) && !in_range(c, 0x1000, 0x109F) && c != 0x060C && c != 0x061F;
    return in_range(c, 0x1200, 0x177F) || in_range(c, 0x1E00, 0x1FFF);
  }
  return in_range(c, 0x2C00, 0x2DFF) || in_range(c, 0xA640, 0xA95F) || in_range(c, 0xFB00, 0xFDFB) ||
         in_range(c, 0xFE70, 0xFEFC) || in_range(c, 0xFF10, 0xFF19) || in_range(c, 0xFF21, 0xFF3A) || in_range(c, 0xFF41, 0xFF5A);
}

/// Space, tab, line ends, no-break and ideographic spaces, thin spaces.
constexpr bool is_space(char32_t c) {
  return c == ' ' || in_range(c, 0x09, 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || in_range(c, 0x2000, 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Code points in `text`, an ill-formed byte counting as one. O(text.size()).
constexpr std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) ++count;
  return count;
}

}  // namespace claimdex::text
