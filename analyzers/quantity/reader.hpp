// Steps over words and blanks of folded text, forwards and backwards, byte by byte. A word is a run of letters of an alphabetic
// script; Han, kana, Hangul, digits and punctuation end it. Header only: every rule moves with these few functions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "analyzers/text/ascii_words.hpp"
#include "claimdex/text.hpp"

namespace claimdex::quantity {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// Lead bytes of letters outside ASCII: U+00C0 and up to U+1FFF. C2 (signs, fractions, no-break space), E2 (punctuation) and
/// E3 and up (CJK) are none.
constexpr bool is_letter_lead(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b >= 0xC3 && b <= 0xE1;
}

/// Bytes of the letter that begins at `at`, 0 where none does. × and ÷ are no letters.
constexpr std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (is_ascii_alpha(c)) return 1;
  if (!is_letter_lead(c)) return 0;
  const std::size_t size = static_cast<unsigned char>(c) < 0xE0 ? 2 : 3;
  if (at + size > text.size() || !is_trail(text[at + 1]) || !is_trail(text[at + size - 1])) return 0;
  if (c == '\xC3' && (text[at + 1] == '\x97' || text[at + 1] == '\xB7')) return 0;
  return size;
}

/// Bytes of the letter that ends right before `end`, 0 where none does.
constexpr std::size_t letter_before(std::string_view text, std::size_t end) {
  if (end == 0 || end > text.size()) return 0;
  if (is_ascii_alpha(text[end - 1])) return 1;
  if (!is_trail(text[end - 1])) return 0;
  for (std::size_t size = 2; size <= 3 && size <= end; ++size)
    if (!is_trail(text[end - size])) return letter_at(text, end - size) == size ? size : 0;
  return 0;
}

/// Bytes of the blank (space, no-break and thin spaces; no line end) at `at`, 0 where none stands.
constexpr std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ' || text[at] == '\t') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.size() == 3 && rest.starts_with("\xE2\x80") &&
      (static_cast<unsigned char>(rest[2]) <= 0x8B || rest[2] == '\xAF'))  // U+2000..U+200B, U+202F
    return 3;
  return 0;
}

constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (int i = 0; i < 8; ++i) {  // bounded: a run of many blanks separates cells, not words
    const std::size_t size = blank_at(text, at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

constexpr std::size_t skip_blanks_back(std::string_view text, std::size_t end) {
  for (int i = 0; i < 8 && end > 0; ++i) {
    if (blank_at(text, end - 1) == 1) {
      --end;
    } else if (end >= 2 && blank_at(text, end - 2) == 2) {
      end -= 2;
    } else if (end >= 3 && blank_at(text, end - 3) == 3) {
      end -= 3;
    } else {
      break;
    }
  }
  return end;
}

/// Whether three blanks or more stand in [from, to): columns of a flat table, not words of a phrase.
constexpr bool is_wide_gap(std::string_view text, std::size_t from, std::size_t to) {
  int blanks = 0;
  while (from < to && blanks < 3) {
    const std::size_t size = blank_at(text, from);
    if (size == 0) break;
    from += size;
    ++blanks;
  }
  return blanks >= 3;
}

inline constexpr std::size_t longest_word = 64;  ///< bytes; longer runs of letters are no words of any table

/// The run of letters that begins at `at`; empty span where none does.
inline TextSpan word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (at < text.size() && is_ascii_alpha(text[at])) end = text::ascii_letters_end(text.substr(0, at + longest_word), at);
  while (end - at < longest_word) {
    const std::size_t size = letter_at(text, end);
    if (size == 0) break;
    end += size;
  }
  return {at, end};
}

/// The run of letters that ends right before `end`.
constexpr TextSpan word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (end - begin < longest_word) {
    const std::size_t size = letter_before(text, begin);
    if (size == 0) break;
    begin -= size;
  }
  return {begin, end};
}

/// The word after blanks that follow `at`; the word before blanks that end at `end`.
inline TextSpan next_word(std::string_view text, std::size_t at) { return word_at(text, skip_blanks(text, at)); }
constexpr TextSpan previous_word(std::string_view text, std::size_t end) {
  return word_before(text, skip_blanks_back(text, end));
}

/// Bytes of a dash at `at`: hyphen, non-breaking hyphen, figure, en and em dash, minus sign; 0 where none stands.
constexpr std::size_t dash_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '-') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest.size() == 3 && rest.starts_with("\xE2\x80") && rest[2] >= '\x90' && rest[2] <= '\x95') return 3;  // U+2010..U+2015
  return rest == "\xE2\x88\x92" ? 3 : 0;                                                                     // U+2212
}

/// "GPUs", "TPUs": capitals and a small s.
inline bool is_acronym_plural(std::string_view text, TextSpan word) {
  return word.size() > 2 && text[word.end - 1] == 's' && is_upper(text[word.end - 2]) && is_upper(text[word.begin]);
}

/// Bytes of a hyphen at `at`, plain, non-breaking or by its own code point; 0 where none stands.
constexpr std::size_t hyphen_at(std::string_view text, std::size_t at) {
  const std::size_t dash = dash_at(text, at);
  return dash == 3 && text[at + 2] != '\x90' && text[at + 2] != '\x91' ? 0 : dash;
}

/// Bytes of a dash that ends right before `end`.
constexpr std::size_t dash_before(std::string_view text, std::size_t end) {
  if (end >= 1 && text[end - 1] == '-') return 1;
  return end >= 3 && dash_at(text, end - 3) == 3 ? 3 : 0;
}

constexpr bool starts_upper(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_upper(text[at])) return true;  // À..Þ: C3 80..9E
  return text[at] == '\xC3' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x80 &&
         static_cast<unsigned char>(text[at + 1]) <= 0x9E;
}

}  // namespace claimdex::quantity
