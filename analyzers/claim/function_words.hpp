// The little words of a language that rules need to know: what begins a clause, what ends a noun phrase, what may be skipped.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyzers/lang/word_map.hpp"

namespace claimdex::claims {

enum class WordClass : std::uint8_t {
  content,      ///< everything that the table does not list
  determiner,   ///< may stand before a noun phrase and is no part of it ("the", "its", "der")
  preposition,  ///< ends a noun phrase
  clause,       ///< begins a clause ("while", "which") and ends a noun phrase
  verb,         ///< auxiliaries and the commonest verbs: end a noun phrase
  other         ///< pronouns, adverbs, conjunctions: end a noun phrase
};

/// The function words of one language. Thread-safe.
class FunctionWords {
 public:
  explicit FunctionWords(std::string_view lang);
  [[nodiscard]] WordClass class_of(std::string_view folded_word) const;

 private:
  lang::WordMap<WordClass> words_;
};

/// The function words of `lang` (none for a language without the table), built on first use for each language.
const FunctionWords& function_words(std::string_view lang);

/// Whether a folded sentence of Japanese or Korean ends with a verb of telling: …と発表した。
bool ends_with_report(std::string_view folded);

}  // namespace claimdex::claims
