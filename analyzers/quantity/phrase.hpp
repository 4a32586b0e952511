// Longest phrase of a table that begins or ends at a place of folded text. A phrase is up to six words joined by one blank,
// hyphen, apostrophe or full stop, as its table spells it. Header only.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "analyzers/quantity/lexicon.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {

template <class T>
struct PhraseHit {
  const T* entry = nullptr;
  TextSpan span;
  explicit operator bool() const { return entry != nullptr; }
};

inline constexpr std::size_t longest_phrase = 6;  ///< words

/// Bytes of what may join two words of a phrase at `at`; 0 where nothing does.
constexpr std::size_t joint_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '.' && at + 1 < text.size() && text[at + 1] == ' ') return 2;
  if (text[at] == ' ' || text[at] == '-' || text[at] == '\'' || text[at] == '.') return 1;
  return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

constexpr std::size_t joint_before(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  if (end >= 2 && text[end - 1] == ' ' && text[end - 2] == '.') return 2;
  const char c = text[end - 1];
  if (c == ' ' || c == '-' || c == '\'' || c == '.') return 1;
  return end >= 3 && text.substr(end - 3, 3) == "\xE2\x80\x99" ? 3 : 0;
}

/// The longest phrase of `table` that begins at `at` and ends with a whole word, or with the full stop after one.
template <class T>
PhraseHit<T> phrase_at(const PhraseMap<T>& table, std::string_view folded, std::size_t at) {
  TextSpan word = word_at(folded, at);
  if (word.empty()) return {};
  const std::size_t longest = std::min(longest_phrase, table.longest_from(word.of(folded)));
  if (longest == 0) return {};
  std::array<std::size_t, longest_phrase> ends;
  ends[0] = word.end;
  std::size_t count = 1;
  while (count < longest) {
    const std::size_t joint = joint_at(folded, word.end);
    if (joint == 0) break;
    word = word_at(folded, word.end + joint);
    if (word.empty()) break;
    ends[count++] = word.end;
  }
  while (count > 0) {
    const std::size_t end = ends[--count];
    if (end < folded.size() && folded[end] == '.') {
      const auto dotted = table.find(folded.substr(at, end + 1 - at));
      if (dotted != table.end()) return {&dotted->second, {at, end + 1}};
    }
    const auto found = table.find(folded.substr(at, end - at));
    if (found != table.end()) return {&found->second, {at, end}};
  }
  return {};
}

/// The longest phrase of `table` that ends right before `end` and begins with a whole word not before `floor`.
template <class T>
PhraseHit<T> phrase_before(const PhraseMap<T>& table, std::string_view folded, std::size_t end, std::size_t floor) {
  std::array<std::size_t, longest_phrase> begins;
  std::size_t count = 0;
  std::size_t to = end;
  if (end > floor && (folded[end - 1] == '.' || folded[end - 1] == '\'')) to = end - 1;
  if (end >= floor + 3 && folded.substr(end - 3, 3) == "\xE2\x80\x99") to = end - 3;
  const std::size_t longest = std::min(longest_phrase, table.longest_to(word_before(folded, to).of(folded)));
  while (count < longest) {
    const TextSpan word = word_before(folded, to);
    if (word.empty() || word.begin < floor) break;
    begins[count++] = word.begin;
    const std::size_t joint = joint_before(folded, word.begin);
    if (joint == 0 || word.begin < joint + floor) break;
    to = word.begin - joint;
  }
  while (count > 0) {
    const std::size_t begin = begins[--count];
    const auto found = table.find(folded.substr(begin, end - begin));
    if (found != table.end()) return {&found->second, {begin, end}};
  }
  return {};
}

}  // namespace claimdex::quantity
