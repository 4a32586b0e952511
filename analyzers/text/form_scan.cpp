// Compares characters, each folded for itself, at every place where a form may begin.
#include "analyzers/text/form_scan.hpp"

#include <algorithm>

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

constexpr char32_t first_han = 0x4E00;  // those that most Chinese text is made of, three bytes each from E4 on
constexpr char32_t last_han = 0x9FFF;

/// What each of these Han characters folds to; 0 where that depends on others.
const std::vector<char32_t>& folded_han() {
  static const std::vector<char32_t> table = [] {
    std::vector<char32_t> made;
    for (char32_t c = first_han; c <= last_han; ++c) made.push_back(is_open(c) ? 0 : fold_character(c));
    return made;
  }();
  return table;
}

/// The Han character of that table which stands there, or 0.
char32_t han_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0xE4 || first > 0xE9 || text.size() - at < 3) return 0;
  if (!is_continuation(text[at + 1]) || !is_continuation(text[at + 2])) return 0;
  const auto low = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]) & 0x3FU); };
  const char32_t c = (static_cast<char32_t>(first & 0xFU) << 12U) | (low(1) << 6U) | low(2);
  return c >= first_han ? c : 0;
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
  }
  forms_.push_back(std::move(characters));
}

bool FormScan::begins_at(char32_t first, std::string_view text, std::size_t at) const {
  return std::any_of(forms_.begin(), forms_.end(), [&](const std::u32string& form) {
    return form.front() == first && (follows(form, text, at) || follows_with_stops(form, text, at));
  });
}

bool FormScan::may_hold(std::string_view text) const {
  if (forms_.empty()) return false;
  const char32_t* of_han = nullptr;  // made only for texts that have any
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    // Of ASCII, only what begins a form, and not within a word.
    if (is_passed_[byte] || (byte < 0x80 && at > 0 && is_ascii_word(text[at]) && is_ascii_word(text[at - 1]))) {
      ++at;
      continue;
    }
    if (const char32_t han = han_at(text, at); han != 0) {
      if (of_han == nullptr) of_han = folded_han().data();
      const char32_t first = of_han[han - first_han];
      if (first == 0 || (may_begin_[first & 127] && begins_at(first, text, at))) return true;
      at += 3;
      continue;
    }
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode_at(text, at);
    if (byte >= 0x80 && is_open(c.value)) return true;
    const char32_t first = folded(c.value);
    if (may_begin_[first & 127] && begins_at(first, text, at)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace claimdex::text
