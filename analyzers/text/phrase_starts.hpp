// Tells where in the trie of a table the walk of PhraseMatcher begins: behind the first word, or nowhere at all, as at nearly all
// places of a text. A trie does not fit the nearest cache, and each step of a walk waits for the one before.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/phrase_trie.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {

/// Where a walk begins.
struct PhraseStart {
  std::uint32_t state = PhraseTrie::none;  ///< of the trie; the root: at the beginning; none: nowhere
  std::uint32_t key = PhraseTrie::none;    ///< of the phrase that ends here; not given for the root
};

/// A set of hashed beginnings: the first word where it is ASCII; else two characters, or one where the phrase is shorter or where
/// a blank, hyphen or apostrophe, which may be written in several ways, stands earlier.
class PhraseStarts {
 public:
  explicit PhraseStarts(std::size_t phrases) {
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(phrases * 2, 16));
    jumps_.resize(size);
    bits_.resize(std::clamp<std::size_t>(size / 8, least_words_of_bits, most_words_of_bits));
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(bits_.size() * 64));
  }

  /// `phrase` is normalised, not empty and in `trie`; `open_ended`: it may end inside a word of the text.
  void add(std::string_view phrase, bool open_ended, const PhraseTrie& trie) {
    switch (script_of(phrase.front())) {
      case Script::ascii: {
        const std::string_view word = phrase.substr(0, ascii_word_end(phrase, 0));
        if (open_ended && word.size() == phrase.size())
          add_stem(word);
        else
          add_jump(hash_of(word), word, trie);
        break;
      }
      case Script::two_bytes:
        if (const std::size_t plain = plain_bytes(phrase); plain > 0)
          set(plain >= 4 ? hash_of<4>(phrase.data()) : hash_of<2>(phrase.data()));
        break;
      case Script::wide:
        if (const std::size_t plain = plain_bytes(phrase); plain >= 6) {
          add_jump(hash_of<6>(phrase.data()), phrase.substr(0, 6), trie);
        } else if (plain > 0) {
          set(hash_of<3>(phrase.data()));
        }
        break;
    }
  }

  /// Where the run of ASCII letters and digits at `at` ends.
  static std::size_t ascii_word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii_word_bytes[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }

  /// Behind `word`, a whole run of ASCII letters and digits, where no phrase ends inside it.
  [[nodiscard]] PhraseStart after_word(std::string_view word) const {
    for (std::size_t size = 1; size <= longest_stem && size <= word.size(); ++size)
      if (has_stems_of_[size] && has(hash_of_stem(word.substr(0, size)))) return {PhraseTrie::root};
    const std::uint64_t hash = hash_of(word);
    return has(hash) ? jump(hash) : PhraseStart{};
  }
  /// The same of the six bytes of two characters.
  [[nodiscard]] PhraseStart after_two_wide(const char* from) const {
    const std::uint64_t two = hash_of<6>(from);
    const std::uint64_t has_one = bit(hash_of<3>(from));  // looked up in any case: nobody could foretell a branch
    if ((bit(two) | has_one) == 0) return {};
    return has_one != 0 ? PhraseStart{PhraseTrie::root} : jump(two);
  }
  /// False where surely no phrase begins with the character at `at`, of any other kind.
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
    constexpr std::size_t longest = 6;
    if (text.size() - at < longest || is_special(text, at)) return true;
    const char* from = text.data() + at;
    if (script_of(*from) == Script::two_bytes) return has(hash_of<4>(from)) || has(hash_of<2>(from));
    return has(hash_of<6>(from)) || has(hash_of<3>(from));
  }

 private:
  // Sixteen bits and more a phrase, so that few are set, but never more than fit the nearest cache.
  static constexpr std::size_t least_words_of_bits = 32;
  static constexpr std::size_t most_words_of_bits = 1024;
  static constexpr std::size_t longest_stem = 4;  ///< bytes of an open-ended word that are looked at
  static constexpr std::uint64_t mixer = 0x9E3779B97F4A7C15u;
  static constexpr std::array<bool, 256> ascii_word_bytes = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t b = 0; b < 0x80; ++b) bytes[b] = is_word_char(static_cast<char32_t>(b));
    return bytes;
  }();
  /// By the bytes of the first character; the rare ones of four are cut at three.
  enum class Script : std::uint8_t { ascii, two_bytes, wide };

  /// The whole hash is compared, so that no other word is taken for this one.
  struct Jump {
    std::uint64_t hash = 0;
    PhraseStart start;
  };

  static Script script_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? Script::ascii : byte < 0xE0 ? Script::two_bytes : Script::wide;
  }
  static bool is_special(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte <= ' ' || byte == '-' || byte == '\'' || byte == 0xC2 || byte == 0xE2 ||
           (byte == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80);
  }
  static std::size_t plain_bytes(std::string_view phrase) {
    std::size_t plain = 0;
    while (plain < phrase.size() && !is_special(phrase, plain)) ++plain;
    return plain;
  }

  void add_stem(std::string_view word) {
    const std::size_t size = std::min(longest_stem, word.size());
    has_stems_of_[size] = true;
    set(hash_of_stem(word.substr(0, size)));
  }
  void add_jump(std::uint64_t hash, std::string_view beginning, const PhraseTrie& trie) {
    if (has(hash) && jump(hash).state != PhraseTrie::none) return;  // of another phrase
    set(hash);
    std::uint32_t state = PhraseTrie::root;
    for (const char c : beginning) state = trie.next(state, static_cast<unsigned char>(c));
    std::size_t at = hash & (jumps_.size() - 1);
    while (jumps_[at].start.state != PhraseTrie::none) at = (at + 1) & (jumps_.size() - 1);
    jumps_[at] = {hash, {state, trie.value(state)}};
  }
  [[nodiscard]] PhraseStart jump(std::uint64_t hash) const {
    std::size_t at = hash & (jumps_.size() - 1);
    while (jumps_[at].start.state != PhraseTrie::none && jumps_[at].hash != hash) at = (at + 1) & (jumps_.size() - 1);
    return jumps_[at].start;
  }

  /// Two loads that overlap, of sizes that the processor has: bytes copied together in memory would be waited for.
  template <std::size_t size>
  static std::uint64_t hash_of(const char* at) {
    using Half = std::conditional_t<(size >= 4), std::uint32_t, std::uint16_t>;
    Half head = 0;
    Half tail = 0;
    std::memcpy(&head, at, sizeof head);
    std::memcpy(&tail, at + size - sizeof tail, sizeof tail);
    const std::uint64_t hash = ((std::uint64_t{tail} << 32u | head) ^ size << 60u) * mixer;
    return hash ^ hash >> 32u;
  }
  static std::uint64_t hash_of(std::string_view word) { return lang::hash_of_word(word) * mixer; }
  static std::uint64_t hash_of_stem(std::string_view stem) { return ~lang::hash_of_word(stem) * mixer; }

  void set(std::uint64_t hash) {
    const std::uint64_t key = hash >> shift_;
    bits_[key / 64] |= std::uint64_t{1} << (key % 64);
  }
  [[nodiscard]] std::uint64_t bit(std::uint64_t hash) const {
    const std::uint64_t key = hash >> shift_;
    return bits_[key / 64] >> (key % 64) & 1u;
  }
  [[nodiscard]] bool has(std::uint64_t hash) const { return bit(hash) != 0; }

  std::vector<std::uint64_t> bits_;
  unsigned shift_ = 0;                                 ///< leaves the bits of a hash that number `bits_`
  std::vector<Jump> jumps_;                            ///< a hash table with open addressing, at most half full
  std::array<bool, longest_stem + 1> has_stems_of_{};  ///< by their bytes
};

}  // namespace claimdex::text
