// Looks for one character of the string, in each of its writings, by memmem, and compares what stands around it.
#include "searcher/han_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <unordered_map>

#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::search {
namespace {

using Writings = std::unordered_map<char32_t, std::vector<char32_t>>;

constexpr std::size_t han_bytes = 3;  // in UTF-8, of the characters that are looked for

bool is_common_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

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

std::vector<char32_t> writings_of(char32_t c) {
  std::vector<char32_t> all = {c};
  if (const auto others = other_writings().find(c); others != other_writings().end())
    all.insert(all.end(), others->second.begin(), others->second.end());
  return all;
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
constexpr std::array<Opening, 14> openings = {{{0xC2, 0xAD, 0xAD, 0x00, 0xFF},
                                               {0xCD, 0x8F, 0x8F, 0x00, 0xFF},
                                               {0xE1, 0xA0, 0xA0},
                                               {0xE2, 0x80, 0x80, 0x8B, 0xAE},
                                               {0xE2, 0x81, 0x81, 0xA0, 0xAF},
                                               {0xE2, 0xBA, 0xBF},
                                               {0xE3, 0x80, 0x80, 0xB8, 0xBA},
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

bool is_open(std::string_view bytes) {
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

}  // namespace

std::optional<HanScan> HanScan::of(const TextPattern& pattern) {
  std::u32string characters;
  std::vector<bool> begins;
  const auto append = [&](char32_t c, bool is_first) {
    characters.push_back(c);
    begins.push_back(is_first);
  };
  for (const TextPattern::Part& part : pattern.parts) {
    if (!part.is_gram || part.is_prefix || part.forms.size() != 1) return std::nullopt;
    const std::string& gram = part.forms.front();
    const text::CodePoint first = text::decode_at(gram, 0);
    const text::CodePoint second = text::decode_at(gram, first.size);
    if (!is_common_han(first.value) || !is_common_han(second.value)) return std::nullopt;
    const bool goes_on = part.position + 1 == characters.size() && characters.back() == first.value;
    if (!goes_on && part.position != characters.size()) return std::nullopt;
    if (!goes_on) append(first.value, true);
    append(second.value, false);
  }
  const bool is_string = characters.size() > 2 && pattern.slop == 0 && pattern.in_order;
  return is_string ? std::optional<HanScan>(HanScan(std::move(characters), std::move(begins))) : std::nullopt;
}

HanScan::HanScan(std::u32string characters, std::vector<bool> begins)
    : characters_(std::move(characters)), begins_(std::move(begins)) {
  std::vector<char32_t> fewest;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    std::vector<char32_t> writings = writings_of(characters_[i]);
    if (i > 0 && writings.size() >= fewest.size()) continue;
    anchor_ = i;
    fewest = std::move(writings);
  }
  for (const char32_t c : fewest) text::append_utf8(writings_.emplace_back(), c);
}

HanScan::Answer HanScan::stands_around(std::string_view bytes, std::size_t at) const {
  const auto compare = [&](std::size_t i, std::size_t place, bool is_between) {
    const text::CodePoint c = text::decode_at(bytes, place);
    if (c.size == han_bytes && text::fold_character(c.value) == characters_[i]) return Answer::yes;
    // What stands between two strings and is no Han character may be no word at all.
    return is_between && !is_common_han(c.value) ? Answer::unknown : Answer::no;
  };
  Answer answer = Answer::yes;
  std::size_t place = at;
  for (std::size_t i = anchor_ + 1; i < characters_.size() && answer == Answer::yes; ++i) {
    place += han_bytes;
    answer = compare(i, place, begins_[i]);
  }
  if (answer == Answer::no) return answer;
  place = at;
  Answer before = Answer::yes;
  for (std::size_t i = anchor_; i > 0 && before == Answer::yes; --i) {
    if (place < han_bytes) return Answer::no;
    place -= han_bytes;
    before = compare(i - 1, place, begins_[i]);
  }
  return before == Answer::no ? before : before == Answer::yes ? answer : Answer::unknown;
}

std::optional<bool> HanScan::stands_in(std::string_view bytes) const {
  bool is_unknown = false;
  for (const std::string& writing : writings_) {
    for (std::size_t at = 0; at < bytes.size();) {
      const void* found = memmem(bytes.data() + at, bytes.size() - at, writing.data(), writing.size());
      if (found == nullptr) break;
      at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
      const Answer answer = stands_around(bytes, at);
      if (answer == Answer::yes) return true;
      is_unknown = is_unknown || answer == Answer::unknown;
      ++at;
    }
  }
  return is_unknown || is_open(bytes) ? std::nullopt : std::optional<bool>(false);
}

}  // namespace claimdex::search
