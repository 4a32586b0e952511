// Tells where in the trie of a table the walk of PhraseMatcher begins: behind the first word, or nowhere at all, as at nearly all
// places of a text. A trie does not fit the nearest cache, and each step of a walk waits for the one before.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/phrase_text.hpp"
#include "analyzers/text/phrase_trie.hpp"

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
          set(plain >= 4 ? phrase_hash::of_bytes<4>(phrase.data()) : phrase_hash::of_bytes<2>(phrase.data()));
        break;
      case Script::wide:
        if (const std::size_t plain = plain_bytes(phrase); plain >= 6) {
          add_jump(phrase_hash::of_bytes<6>(phrase.data()), phrase.substr(0, 6), trie);
        } else if (plain > 0) {
          set(phrase_hash::of_bytes<3>(phrase.data()));
        }
        break;
    }
  }

  /// Behind the word at `place`, where no phrase ends inside it.
  [[nodiscard]] PhraseStart after_word(std::string_view text, const PhrasePlace& place) const {
    if (has_stems_ && begins_with_stem(text.substr(place.begin, place.size))) return {PhraseTrie::root};
    return has(place.hash) ? jump(place.hash) : PhraseStart{};
  }
  /// Behind the six bytes of the wide character at `place` and of what follows it.
  [[nodiscard]] PhraseStart after_two_wide(const PhrasePlace& place) const {
    const std::uint64_t has_one = bit(place.hash_of_one);  // looked up in any case: nobody could foretell a branch
    if ((bit(place.hash) | has_one) == 0) return {};
    return has_one != 0 ? PhraseStart{PhraseTrie::root} : jump(place.hash);
  }
  /// False where surely no phrase begins with the character at `at`, of any other kind.
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
    constexpr std::size_t longest = 6;
    if (text.size() - at < longest || phrase_hash::has_variants_at(text, at)) return true;
    const char* from = text.data() + at;
    if (script_of(*from) == Script::two_bytes) return has(phrase_hash::of_bytes<4>(from)) || has(phrase_hash::of_bytes<2>(from));
    return has(phrase_hash::of_bytes<6>(from)) || has(phrase_hash::of_bytes<3>(from));
  }

 private:
  // Sixteen bits and more a phrase, so that few are set, but never more than fit the nearest cache.
  static constexpr std::size_t least_words_of_bits = 32;
  static constexpr std::size_t most_words_of_bits = 1024;
  static constexpr std::size_t longest_stem = 4;  ///< bytes of an open-ended word that are looked at
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
  static std::size_t plain_bytes(std::string_view phrase) {
    std::size_t plain = 0;
    while (plain < phrase.size() && !phrase_hash::has_variants_at(phrase, plain)) ++plain;
    return plain;
  }

  void add_stem(std::string_view word) {
    const std::size_t size = std::min(longest_stem, word.size());
    has_stems_ = has_stems_of_[size] = true;
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

  [[nodiscard]] bool begins_with_stem(std::string_view word) const {
    for (std::size_t size = 1; size <= longest_stem && size <= word.size(); ++size)
      if (has_stems_of_[size] && has(hash_of_stem(word.substr(0, size)))) return true;
    return false;
  }

  static std::uint64_t hash_of(std::string_view word) { return phrase_hash::of_word(lang::hash_of_word(word)); }
  static std::uint64_t hash_of_stem(std::string_view stem) { return phrase_hash::of_stem(lang::hash_of_word(stem)); }

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
  unsigned shift_ = 0;       ///< leaves the bits of a hash that number `bits_`
  std::vector<Jump> jumps_;  ///< a hash table with open addressing, at most half full
  bool has_stems_ = false;
  std::array<bool, longest_stem + 1> has_stems_of_{};  ///< by their bytes
};

}  // namespace claimdex::text
