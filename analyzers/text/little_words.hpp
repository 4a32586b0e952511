// The most frequent little words of the usual languages: a text in which those of one language stand is written in it. Quicker
// than a statistic of letters, and right for a sentence full of names, where that one guesses.
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzers/lang/word_map.hpp"

namespace claimdex::text {

/// The set of languages in which a word is one of the little ones, a bit each; see little_word_index.
using LittleWordMap = lang::WordMap<unsigned>;

/// All little words of lang/common_words.tsv, in small letters.
const LittleWordMap& little_words();

/// The bit of `lang` (ISO 639-1) in LittleWordMap; 0 where the table has no row for it.
unsigned little_word_bit(std::string_view lang);

/// How the little words of a text vote.
struct LittleWordVote {
  std::string_view lang;       ///< the language with most of them; empty where two have as many, or none has any
  std::size_t words = 0;       ///< all words
  std::size_t hits = 0;        ///< those that are little words of `lang`
  std::size_t hits_other = 0;  ///< those that are little words of the language asked about
};

/// Counts the little words of `text`; `other` is the language that hits_other speaks of. O(text.size()).
LittleWordVote vote_by_little_words(std::string_view text, std::string_view other);

}  // namespace claimdex::text
