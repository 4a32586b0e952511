// A text with the places where phrases may begin, found and hashed once for all tables that it is matched with.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analyzers/lang/word_map.hpp"

namespace claimdex::text {

/// What begins at a place.
enum class PlaceKind : std::uint8_t {
  word,  ///< a run of ASCII letters and digits; `hash`: of all of it
  wide,  ///< a character of three bytes and more; `hash`: of its six bytes with those behind it, `hash_of_one`: of three
  sign,  ///< ASCII that is neither; no space
  other  ///< any other character
};

struct PhrasePlace {
  std::size_t begin = 0;
  std::uint32_t size = 0;  ///< bytes that `hash` is of
  PlaceKind kind = PlaceKind::other;
  std::uint64_t hash = 0;
  std::uint64_t hash_of_one = 0;
};

/// The places of one text after the other, in the same memory. Borrows the text.
class PhraseText {
 public:
  PhraseText() = default;
  explicit PhraseText(std::string_view folded) { read(folded); }

  /// `folded`: of fold_aligned. Inside a word of an alphabetic script no phrase begins. O(folded.size()).
  void read(std::string_view folded);
  void clear() { read({}); }

  [[nodiscard]] std::string_view folded() const { return folded_; }
  [[nodiscard]] const std::vector<PhrasePlace>& places() const { return places_; }

 private:
  std::string_view folded_;
  std::vector<PhrasePlace> places_;
};

/// How beginnings of phrases are hashed; the highest bits are the best ones.
namespace phrase_hash {

inline constexpr std::uint64_t mixer = 0x9E3779B97F4A7C15u;

constexpr std::uint64_t of_word(std::uint64_t hash_of_word) { return hash_of_word * mixer; }
constexpr std::uint64_t of_stem(std::uint64_t hash_of_word) { return ~hash_of_word * mixer; }

/// Of `size` bytes: two loads that overlap, of sizes that the processor has; bytes copied together in memory would be waited for.
template <std::size_t size>
std::uint64_t of_bytes(const char* at) {
  using Half = std::conditional_t<(size >= 4), std::uint32_t, std::uint16_t>;
  Half head = 0;
  Half tail = 0;
  std::memcpy(&head, at, sizeof head);
  std::memcpy(&tail, at + size - sizeof tail, sizeof tail);
  const std::uint64_t hash = ((std::uint64_t{tail} << 32u | head) ^ size << 60u) * mixer;
  return hash ^ hash >> 32u;
}

/// Whether the character at `at` may be written in several ways (blank, hyphen, apostrophe), or surely none of them.
bool has_variants_at(std::string_view text, std::size_t at);

}  // namespace phrase_hash

}  // namespace claimdex::text
