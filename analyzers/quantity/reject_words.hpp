// What the rules ask of the words around a number that may be none.
#pragma once

#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {

inline bool has(const Scan& scan, TextSpan word, Context context) {
  return !word.empty() && scan.lexicon.has(word.of(scan.folded), context);
}

inline bool is_plain(const Number& number) {
  return number.form == NumberForm::digits && !number.has_group && !number.has_decimal && !number.has_magnitude;
}

inline bool looks_plural(std::string_view word) {
  return word.size() > 3 && word.back() == 's' && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
}

/// A word that the number may count: a known count noun or a plural, not a stop word.
inline bool is_countable(const Scan& scan, TextSpan word) {
  if (word.empty() || has(scan, word, Context::object_stop)) return false;
  if (has(scan, word, Context::count_noun) || has(scan, word, Context::plural_head)) return true;
  if (scan.lexicon.lang == "de") return starts_upper(scan.text, word.begin);
  return looks_plural(word.of(scan.folded));
}

inline bool is_sentence_start(const Scan& scan, std::size_t begin) {
  const std::size_t end = skip_blanks_back(scan.text, begin);
  if (end == 0) return true;
  const char c = scan.text[end - 1];
  if (c == '-' && end == begin && letter_before(scan.text, end - 1) > 0) return false;  // Half-Life
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == '"' || c == '|' ||
         (!is_digit(c) && !is_ascii_alpha(c) && c != ',' && c != '(' && c != ')' && c != '\'' && !is_trail(c));
}

}  // namespace claimdex::quantity
