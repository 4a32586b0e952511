// Classes from the generated table; outside the Basic Multilingual Plane from ICU.
#include "analyzers/text/character_class.hpp"

#include <unicode/uchar.h>

#include <cstddef>

#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

#include "character_table.inc"

std::uint8_t entry_of(char32_t c) { return character_entry[character_block[c >> 6] * std::size_t{64} + (c & 63)]; }

}  // namespace

CharacterClass character_class(char32_t c) {
  if (c <= 0xFFFF) return static_cast<CharacterClass>(entry_of(c) & (simple_fold_bit - 1));
  if (is_cjk(c)) return CharacterClass::cjk;
  const auto value = static_cast<UChar32>(c);
  if (u_isdigit(value)) return CharacterClass::digit;
  return u_isalpha(value) ? CharacterClass::letter : CharacterClass::other;
}

bool folds_simply(char32_t c) { return c <= 0xFFFF && (entry_of(c) & simple_fold_bit) != 0; }

}  // namespace claimdex::text
