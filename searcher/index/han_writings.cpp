// Writings by folding every character once; hidden characters by their first bytes.
#include "searcher/index/han_writings.hpp"

#include <array>
#include <cstdint>
#include <unordered_map>

#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::search {
namespace {

using Writings = std::unordered_map<char32_t, std::vector<char32_t>>;

/// Of every folded character the others that fold to it.
const Writings& other_writings() {
  static const Writings writings = [] {
    Writings found;
    for (char32_t c = 0x3400; c <= 0x9FFF; ++c)
      if (const char32_t folded = text::fold_character(c); folded != c) found[folded].push_back(c);
    return found;
  }();
  return writings;
}

/// Characters that become Han characters, or vanish between them, in ways that only folding the whole text knows: radicals,
/// squared and compatibility forms, variation selectors, characters without width, those beyond the basic plane. By their bytes.
struct Opening {
  unsigned char first;
  unsigned char second_from;
  unsigned char second_to;
  unsigned char third_from = 0x80;
  unsigned char third_to = 0xBF;
};
constexpr std::array<Opening, 20> openings = {{{0xC2, 0xAD, 0xAD, 0x00, 0xFF},
                                               {0xCD, 0x8F, 0x8F, 0x00, 0xFF},
                                               {0xD8, 0x9C, 0x9C, 0x00, 0xFF},
                                               {0xE1, 0x85, 0x85, 0x9F, 0xA0},
                                               {0xE1, 0x9E, 0x9E, 0xB4, 0xB5},
                                               {0xE1, 0xA0, 0xA0},
                                               {0xE2, 0x80, 0x80, 0x8B, 0x8F},
                                               {0xE2, 0x80, 0x80, 0xA8, 0xAE},
                                               {0xE2, 0x81, 0x81, 0xA0, 0xAF},
                                               {0xE2, 0xBA, 0xBF},
                                               {0xE3, 0x80, 0x80, 0xB8, 0xBA},
                                               {0xE3, 0x85, 0x85, 0xA4, 0xA4},
                                               {0xE3, 0x86, 0x86, 0x92, 0x9F},
                                               {0xE3, 0x88, 0x8F},
                                               {0xEF, 0xA4, 0xAB},
                                               {0xEF, 0xB8, 0xB8, 0x80, 0x8F},
                                               {0xEF, 0xBB, 0xBB, 0xBF, 0xBF},
                                               {0xF0, 0x9F, 0x9F, 0x88, 0x88},
                                               {0xF0, 0xA0, 0xBF},
                                               {0xF3, 0xA0, 0xA0}}};

struct Rows {
  std::uint8_t begin = 0;
  std::uint8_t end = 0;
};

/// The rows of `openings` for each first byte.
constexpr std::array<Rows, 256> rows_by_first = [] {
  std::array<Rows, 256> rows{};
  for (std::size_t i = 0; i < openings.size(); ++i) {
    Rows& row = rows[openings[i].first];
    if (row.end == 0) row.begin = static_cast<std::uint8_t>(i);
    row.end = static_cast<std::uint8_t>(i + 1);
  }
  return rows;
}();

}  // namespace

std::vector<char32_t> writings_of(char32_t c) {
  std::vector<char32_t> all = {c};
  if (const auto others = other_writings().find(c); others != other_writings().end())
    all.insert(all.end(), others->second.begin(), others->second.end());
  return all;
}

bool may_hide_han(std::string_view bytes) {
  if (bytes.size() < han_bytes) return true;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const std::size_t last = bytes.size() - han_bytes;
  for (std::size_t at = 0; at <= last;) {
    const unsigned char first = byte(at);
    // The many characters of three bytes that begin no row. Numbers stand between the texts of a record: only whole ones.
    if (first >= 0xE4 && first <= 0xE9 && text::is_continuation(bytes[at + 1]) && text::is_continuation(bytes[at + 2])) {
      at += han_bytes;
      continue;
    }
    for (std::size_t row = rows_by_first[first].begin; row < rows_by_first[first].end; ++row) {
      const Opening& opening = openings[row];
      if (byte(at + 1) >= opening.second_from && byte(at + 1) <= opening.second_to && byte(at + 2) >= opening.third_from &&
          byte(at + 2) <= opening.third_to)
        return true;
    }
    ++at;
  }
  return false;
}

}  // namespace claimdex::search
