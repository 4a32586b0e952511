// Tells, by one or two bits, that no phrase of a table begins at a place: what PhraseMatcher asks before it walks its trie.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {

/// A set of hashed beginnings: the first word where it is ASCII; else two characters, or one where the phrase is shorter or where
/// a blank, hyphen or apostrophe, which may be written in several ways, stands earlier.
class PrefixFilter {
 public:
  /// `phrase` is normalised and not empty; `open_ended`: it may end inside a word of the text.
  void add(std::string_view phrase, bool open_ended) {
    switch (script_of(phrase.front())) {
      case Script::ascii: {
        const std::string_view word = phrase.substr(0, ascii_word_end(phrase, 0));
        open_ended&& word.size() == phrase.size() ? add_stem(word) : set(key_of_word(word));
        break;
      }
      case Script::two_bytes:
        add_characters(phrase, 2);
        break;
      case Script::wide:
        add_characters(phrase, 3);
        break;
    }
  }

  /// Where the run of ASCII letters and digits at `at` ends.
  static std::size_t ascii_word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii_word_bytes[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }

  /// False where surely no phrase begins with `word`, a whole run of ASCII letters and digits.
  [[nodiscard]] bool may_begin_word(std::string_view word) const {
    if (has(key_of_word(word))) return true;
    for (std::size_t size = 1; size <= longest_stem && size <= word.size(); ++size)
      if (has_stems_of_[size] && has(key_of_stem(word.substr(0, size)))) return true;
    return false;
  }
  /// The same of any other character at `at`.
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
    constexpr std::size_t longest = 6;
    if (text.size() - at < longest || is_special(text, at)) return true;
    const char* from = text.data() + at;
    if (script_of(*from) == Script::two_bytes) return has(key_of<4>(from)) || has(key_of<2>(from));
    return may_begin_wide(from);
  }
  /// The same of six bytes that begin with a character of three.
  [[nodiscard]] bool may_begin_wide(const char* from) const {
    return has(key_of_first(from)) && (has(key_of<6>(from)) || has(key_of<3>(from)));
  }

 private:
  static constexpr unsigned key_bits = 16;
  static constexpr std::size_t longest_stem = 4;  ///< bytes of an open-ended word that are looked at
  static constexpr std::array<bool, 256> ascii_word_bytes = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t b = 0; b < 0x80; ++b) bytes[b] = is_word_char(static_cast<char32_t>(b));
    return bytes;
  }();
  /// By the bytes of the first character; the rare ones of four are cut at three.
  enum class Script : std::uint8_t { ascii, two_bytes, wide };

  static Script script_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? Script::ascii : byte < 0xE0 ? Script::two_bytes : Script::wide;
  }
  static bool is_special(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte <= ' ' || byte == '-' || byte == '\'' || byte == 0xC2 || byte == 0xE2 ||
           (byte == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80);
  }

  void add_stem(std::string_view word) {
    const std::size_t size = std::min(longest_stem, word.size());
    has_stems_of_[size] = true;
    set(key_of_stem(word.substr(0, size)));
  }
  /// One or two characters of `size` bytes.
  void add_characters(std::string_view phrase, std::size_t size) {
    std::size_t plain = 0;
    while (plain < phrase.size() && !is_special(phrase, plain)) ++plain;
    const char* at = phrase.data();
    if (plain == 0) return;
    if (size == 2) return set(plain >= 4 ? key_of<4>(at) : key_of<2>(at));
    set(key_of_first(at));
    set(plain >= 6 ? key_of<6>(at) : key_of<3>(at));
  }

  template <std::size_t size>
  static std::size_t key_of(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, size);
    return top_bits((bytes ^ size << 60u) * 0x9E3779B97F4A7C15u);
  }
  /// Of the first character of three bytes, whatever follows: most begin no phrase.
  static std::size_t key_of_first(const char* at) { return key_of<3>(at) ^ 1u; }
  static std::size_t key_of_word(std::string_view word) { return top_bits(lang::hash_of_word(word) * 0x9E3779B97F4A7C15u); }
  static std::size_t key_of_stem(std::string_view stem) { return top_bits(~lang::hash_of_word(stem) * 0x9E3779B97F4A7C15u); }
  static std::size_t top_bits(std::uint64_t hash) { return static_cast<std::size_t>(hash >> (64 - key_bits)); }
  void set(std::size_t key) { bits_[key / 64] |= std::uint64_t{1} << (key % 64); }
  [[nodiscard]] bool has(std::size_t key) const { return (bits_[key / 64] >> (key % 64) & 1) != 0; }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>((std::size_t{1} << key_bits) / 64);
  std::array<bool, longest_stem + 1> has_stems_of_{};  ///< by their bytes
};

}  // namespace claimdex::text
