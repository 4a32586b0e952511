// How many edits of single characters lie between two short words: for fuzzy words and suggestions.
#pragma once

#include <cstddef>
#include <string_view>

namespace claimdex::query {

/// Characters (code points) of UTF-8 text. O(text.size()).
std::size_t count_characters(std::string_view text);

/// Whether the lengths of two texts differ by more than `most` characters: they are more edits apart then. O(a.size() +
/// b.size()).
bool differ_in_length(std::string_view a, std::string_view b, std::size_t most);

/// Levenshtein distance in characters, a swap of neighbours counted as one edit. O(a.size() * b.size()); texts over 64 characters
/// are cut.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace claimdex::query
