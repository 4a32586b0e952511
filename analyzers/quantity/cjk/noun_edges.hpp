// Where a counted or measured noun begins and ends. No dictionary: a noun ends at punctuation, at another number and at the words
// of noun_stops.tsv; what is said of its place or manner at its end is cut off (noun_tails.tsv).
#pragma once

#include <string_view>

#include "analyzers/quantity/cjk/reading.hpp"

namespace claimdex::quantity::cjk {

/// Particles that stand behind a Japanese noun.
inline constexpr std::u32string_view japanese_particles = U"がをにはでとのもへやだな";

[[nodiscard]] bool is_noun_character(const Scene& scene, char32_t c);
/// The end of the noun that begins at `at`; `at` where none does.
[[nodiscard]] std::size_t noun_end(const Scene& scene, std::size_t at);
/// The begin of the noun that ends at `end`: back to punctuation, a number, or the end of a stop word.
[[nodiscard]] std::size_t noun_begin(const Scene& scene, std::size_t end);
/// Whether [begin, end) ends in a verb, which stands before a number but is not what it counts: 门票售出5万张.
[[nodiscard]] bool ends_in_act(const Scene& scene, std::size_t begin, std::size_t end);
/// The end of [begin, end) without the words of place, time and manner at its end: 三台服务器上.
[[nodiscard]] std::size_t without_tail(const Scene& scene, std::size_t begin, std::size_t end);

}  // namespace claimdex::quantity::cjk
