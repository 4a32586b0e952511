// What a character is to the tokenizer: one look-up in a generated table.
#pragma once

#include <cstdint>

namespace claimdex::text {

/// `extend`: marks, joiners and format characters, which go on a word and begin none. `complex`: scripts whose words only a
/// dictionary finds (Thai, Lao, Khmer, Burmese).
enum class CharacterClass : std::uint8_t { other, letter, digit, extend, cjk, complex };

/// Set in the generated table where NFKC_Casefold is a plain lower case of the same length and the character never composes.
inline constexpr std::uint8_t simple_fold_bit = 8;

CharacterClass character_class(char32_t c);

/// NFKC_Casefold of a text of such characters is fold_aligned without simplification.
bool folds_simply(char32_t c);

}  // namespace claimdex::text
