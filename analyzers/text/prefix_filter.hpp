// Tells, by one or two bits, that no phrase of a table begins at a place: what PhraseMatcher asks before it walks its trie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace claimdex::text {

/// A set of hashed beginnings: three bytes of ASCII, two characters of other scripts, or less where a phrase is shorter or where
/// a blank, hyphen or apostrophe, which may be written in several ways, stands earlier.
class PrefixFilter {
 public:
  /// `phrase` is normalised and not empty.
  void add(std::string_view phrase) {
    std::size_t plain = 0;
    while (plain < phrase.size() && !is_special(phrase, plain)) ++plain;
    const char* at = phrase.data();
    switch (script_of(phrase.front())) {
      case Script::ascii:
        if (plain > 0) set(plain >= 3 ? key_of<3>(at) : plain == 2 ? key_of<2>(at) : key_of<1>(at));
        break;
      case Script::two_bytes:
        if (plain > 0) set(plain >= 4 ? key_of<4>(at) : key_of<2>(at));
        break;
      case Script::wide:
        if (plain > 0) set(plain >= 6 ? key_of<6>(at) : key_of<3>(at));
        break;
    }
  }

  /// False where surely no phrase begins at `at` of the folded text.
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
    constexpr std::size_t longest = 6;
    if (text.size() - at < longest || is_special(text, at)) return true;
    const char* from = text.data() + at;
    switch (script_of(*from)) {
      case Script::ascii:
        return has(key_of<3>(from)) || has(key_of<2>(from)) || has(key_of<1>(from));
      case Script::two_bytes:
        return has(key_of<4>(from)) || has(key_of<2>(from));
      case Script::wide:
        break;
    }
    return may_begin_wide(from);
  }
  /// The same of six bytes that begin with a character of three.
  [[nodiscard]] bool may_begin_wide(const char* from) const { return has(key_of<6>(from)) || has(key_of<3>(from)); }

 private:
  static constexpr unsigned key_bits = 16;
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
  template <std::size_t size>
  static std::size_t key_of(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, size);
    return static_cast<std::size_t>(((bytes ^ size << 60u) * 0x9E3779B97F4A7C15u) >> (64 - key_bits));
  }
  void set(std::size_t key) { bits_[key / 64] |= std::uint64_t{1} << (key % 64); }
  [[nodiscard]] bool has(std::size_t key) const { return (bits_[key / 64] >> (key % 64) & 1) != 0; }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>((std::size_t{1} << key_bits) / 64);
};

}  // namespace claimdex::text
