// How many single-byte edits lie between two short words: for suggestions in errors.
#pragma once

#include <cstddef>
#include <string_view>

namespace claimdex::query {

/// Levenshtein distance in bytes, a swap of neighbours counted as one edit. O(a.size() * b.size()); strings over 64 bytes are
/// cut.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace claimdex::query
