// Words of one meaning, by the tables synonyms.tsv of the languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimdex::text {

/// What means the same as `word` (one word or a phrase, in any form) in language `lang` (ISO 639-1): base forms as the table
/// writes them, the word's own group only, without itself. Empty where the table has none. O(log table) and the stemming of the
/// word; the tables of a language are read on first use. Safe from any thread.
std::vector<std::string> synonyms_of(std::string_view word, std::string_view lang);

}  // namespace claimdex::text
