// Traditional, simplified and other writings of Han characters that the index takes for one.
#pragma once

#include <string_view>
#include <vector>

namespace claimdex::search {

inline constexpr std::size_t han_bytes = 3;  ///< in UTF-8, of the characters that are looked for

inline constexpr bool is_common_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

/// A folded character, and all others of three bytes that fold to it.
std::vector<char32_t> writings_of(char32_t c);

/// Whether `bytes` (texts, numbers between them) may hide Han characters that only folding the whole text finds: by characters
/// that become some, or that vanish between them.
bool may_hide_han(std::string_view bytes);

}  // namespace claimdex::search
