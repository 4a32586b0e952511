// Compares characters, each folded for itself, at every place where a form may begin.
#include "analyzers/text/form_scan.hpp"

#include <algorithm>
#include <bit>

#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/character_class.hpp"
#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

char32_t folded(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c | 0x20 : c;
  return c == U'’' || c == U'‘' ? U'\'' : fold_character(c);
}

/// Characters of words that do not fold each for itself: ligatures, width forms, marks.
bool is_open(char32_t c) {
  if (folds_simply(c)) return false;
  return c == U'＇' || (c != replacement_character && character_class(c) != CharacterClass::other);
}

// What most Chinese and Japanese text is made of: signs, kana and Han characters, three bytes each, of which the first is one of
// these two or between them.
constexpr char32_t first_wide = 0x3000;
constexpr char32_t last_wide = 0x9FFF;
constexpr unsigned first_wide_byte = 0xE3;
constexpr unsigned last_wide_byte = 0xE9;
constexpr char32_t last_kana = 0x30FF;
constexpr char32_t first_han = 0x4E00;
constexpr std::uint8_t is_looked_at = 0x80;

/// The last seven bits of what each of these folds to; is_looked_at where that depends on others, or is not in the table.
const std::vector<std::uint8_t>& folded_wide() {
  static const std::vector<std::uint8_t> table = [] {
    std::vector<std::uint8_t> made(last_wide - first_wide + 1, is_looked_at);
    for (char32_t c = first_wide; c <= last_wide; c = c == last_kana ? first_han : c + 1)
      if (!is_open(c)) made[c - first_wide] = static_cast<std::uint8_t>(folded(c) & 0x7FU);
    return made;
  }();
  return table;
}

/// The character of that table which stands there, or 0.
char32_t wide_at(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < first_wide_byte || first > last_wide_byte) return 0;
  if (!is_continuation(text[at + 1]) || !is_continuation(text[at + 2])) return 0;
  const auto low = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]) & 0x3FU); };
  return (static_cast<char32_t>(first & 0xFU) << 12U) | (low(1) << 6U) | low(2);
}

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Whether `form` stands there and no letter goes on behind it.
bool follows(std::u32string_view form, std::string_view text, std::size_t at) {
  for (const char32_t wanted : form) {
    const CodePoint c = decode_at(text, at);
    if (c.size == 0 || folded(c.value) != wanted) return false;
    at += c.size;
  }
  const bool ends_in_word = form.back() < 0x80 && is_ascii_word(static_cast<char>(form.back()));
  return !ends_in_word || at >= text.size() || !is_ascii_word(text[at]);
}

/// "U.S" is the word "us": stops between single letters are not part of it.
bool follows_with_stops(std::u32string_view form, std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < form.size(); ++i, at += 2) {
    if (at >= text.size() || folded(static_cast<unsigned char>(text[at])) != form[i]) return false;
    if (i + 1 < form.size() && (at + 1 >= text.size() || text[at + 1] != '.')) return false;
  }
  return true;
}

constexpr std::uint64_t case_bit = 0x20;  // set in small letters, digits and stops

/// Bit 7 of each byte that is the same in both.
std::uint64_t equal_bytes(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t differs = a ^ b;
  return ~(((differs & ~eight_bytes::high_bits) + ~eight_bytes::high_bits) | differs) & eight_bytes::high_bits;
}

}  // namespace

void FormScan::add(std::string_view form) {
  std::u32string characters;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = decode_at(form, at);
    characters.push_back(c.value);
    at += c.size;
  }
  if (characters.empty()) return;
  may_begin_[characters.front() & 127] = true;
  // No first byte but that of an ASCII character that begins no form can be passed over.
  if (characters.front() < 0x80) {
    const auto first = static_cast<unsigned char>(characters.front());
    is_passed_[first] = false;
    if (first >= 'a' && first <= 'z') is_passed_[first & ~0x20] = false;
    const bool has_second = characters.size() > 1 && characters[1] < 0x80 && (characters[1] & case_bit) != 0;
    const Beginning beginning{eight_bytes::ones * first, has_second ? eight_bytes::ones * characters[1] : 0};
    constexpr std::size_t most_beginnings = 8;
    if (std::find(beginnings_.begin(), beginnings_.end(), beginning) == beginnings_.end()) beginnings_.push_back(beginning);
    has_beginnings_ = has_beginnings_ && beginnings_.size() <= most_beginnings && (first & case_bit) != 0;
  }
  forms_.push_back(std::move(characters));
}

bool FormScan::begins_at(char32_t first, std::string_view text, std::size_t at) const {
  return std::any_of(forms_.begin(), forms_.end(), [&](const std::u32string& form) {
    return form.front() == first && (follows(form, text, at) || follows_with_stops(form, text, at));
  });
}

/// Where the next character stands that is not ASCII, or that begins as a form does; near the end of the text, any.
std::size_t FormScan::skip_ascii(std::string_view text, std::size_t at) const {
  constexpr std::uint64_t stops = eight_bytes::ones * '.';
  for (; text.size() - at > eight_bytes::size; at += eight_bytes::size) {
    const std::uint64_t bytes = eight_bytes::load(text.data() + at);
    const std::uint64_t next = eight_bytes::load(text.data() + at + 1);
    const std::uint64_t here = bytes | eight_bytes::ones * case_bit;
    const std::uint64_t behind = next | eight_bytes::ones * case_bit;
    const std::uint64_t open = equal_bytes(behind, stops) | (next & eight_bytes::high_bits);
    std::uint64_t found = bytes & eight_bytes::high_bits;
    for (const Beginning& beginning : beginnings_) {
      const std::uint64_t goes_on = beginning.second == 0 ? eight_bytes::high_bits : equal_bytes(behind, beginning.second) | open;
      found |= equal_bytes(here, beginning.first) & goes_on;
    }
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / eight_bytes::size;
  }
  return at;
}

/// Where the next character stands that is none of folded_wide(), or that may begin a form.
std::size_t FormScan::skip_wide(std::string_view text, std::size_t at) const {
  static const std::vector<std::uint8_t>& table = folded_wide();
  for (; at < text.size(); at += 3) {
    const char32_t c = wide_at(text, at);
    if (c == 0) return at;
    const std::uint8_t known = table[c - first_wide];
    if (known == is_looked_at || may_begin_[known]) return at;
  }
  return at;
}

std::size_t FormScan::find(std::string_view text, std::size_t from) const {
  if (forms_.empty()) return nowhere;
  for (std::size_t at = from; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (eight_bytes::are_in_order && has_beginnings_) at = skip_ascii(text, at);
    } else if (byte >= first_wide_byte && byte <= last_wide_byte) {
      at = skip_wide(text, at);
      if (at == text.size()) break;
    }
    byte = static_cast<unsigned char>(text[at]);
    // Of ASCII, only what begins a form, and not within a word.
    if (is_passed_[byte] || (byte < 0x80 && at > 0 && is_ascii_word(text[at]) && is_ascii_word(text[at - 1]))) {
      ++at;
      continue;
    }
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode_at(text, at);
    if (byte >= 0x80 && is_open(c.value)) return at;
    const char32_t first = folded(c.value);
    if (may_begin_[first & 127] && begins_at(first, text, at)) return at;
    at += c.size;
  }
  return nowhere;
}

}  // namespace claimdex::text
