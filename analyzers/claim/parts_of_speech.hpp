// What an English word may be by itself: noun, verb, adjective, adverb. The sentence decides between them.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimdex::claims {

enum class Part : std::uint8_t {
  noun = 1,
  verb = 2,  ///< base or third person: "reside", "passes"
  past = 4,  ///< past or past participle: "planned"
  ing = 8,   ///< "spending"
  adjective = 16,
  adverb = 32
};

/// The parts of speech of one word.
class Parts {
 public:
  constexpr Parts() = default;
  void add(Part part) {
    if (all_ == 0) first_ = part;
    all_ = static_cast<std::uint8_t>(all_ | static_cast<std::uint8_t>(part));
  }
  [[nodiscard]] constexpr bool can_be(Part part) const { return (all_ & static_cast<std::uint8_t>(part)) != 0; }
  /// The commonest.
  [[nodiscard]] constexpr Part first() const { return first_; }

 private:
  std::uint8_t all_ = 0;
  Part first_ = Part::noun;
};

/// Looks an English word up in analyzers/lang/en/parts_of_speech.tsv; what is not listed is a noun. The table (14,000 words) is
/// read on the first call. Thread-safe.
Parts parts_of(std::string_view folded_word);

}  // namespace claimdex::claims
