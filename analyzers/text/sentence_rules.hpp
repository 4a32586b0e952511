// What a full stop means: abbreviations and sentence starters of a language, from analyzers/lang/<code>/.
#pragma once

#include <string_view>

#include "analyzers/lang/word_map.hpp"

namespace claimdex::text {

/// When a sentence goes on after an abbreviation and its full stop.
enum class AfterAbbreviation { not_one, always, before_digit, unless_starter };

/// The tables of one language. Views into compiled-in tables.
struct SentenceRules {
  lang::WordMap<AfterAbbreviation> abbreviations;  ///< lower case, without the last stop
  lang::WordMap<bool> starters;
  bool has_ordinal_stops = false;  ///< "3. Oktober"

  /// `word` is folded.
  [[nodiscard]] AfterAbbreviation abbreviation(std::string_view word) const;
  [[nodiscard]] bool is_starter(std::string_view word) const;
};

/// The rules of `lang`, English ones for a language without tables. Built once; thread-safe.
const SentenceRules& sentence_rules(std::string_view lang);

}  // namespace claimdex::text
