// The gazetteer of company names: sorted table searched in place for one name, and a hash over its words, built once on first
// use, for scanning text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company_words.hpp"

namespace claimdex::claims {

/// A row of gazetteer/names.tsv.
struct KnownName {
  std::string_view key;  ///< words in lower case and simplified characters, as name_key makes them
  std::string_view id;
  std::string_view sort;   ///< what it is ("airline", "bank"); may be empty
  bool ambiguous = false;  ///< also a common word, a place or a person's name: needs evidence
  bool caps_only = false;  ///< counts only in capitals ("BA", "GM")
  bool product = false;    ///< names a product of the company, not the company
};

/// The form in which names are compared: words in lower case, parted by one space where both are alphabetic; full width folded,
/// traditional to simplified; punctuation gone.
std::string name_key(std::string_view name);

/// Looks `key` up; a row with an empty id where there is none. O(log rows), builds nothing.
KnownName find_known_name(std::string_view key);

/// False where surely no known name begins at words[at]: a quick look that saves nearly all words the search.
bool may_begin_known_name(const std::vector<Word>& words, std::size_t at);

/// The longest known name that begins at words[at]: how many words it takes, and its row.
struct NameMatch {
  std::size_t words = 0;
  KnownName name;
};
NameMatch longest_known_name(std::string_view text, const std::vector<Word>& words, std::size_t at);

/// The sort of the company with this id ("airline"), empty where unknown.
std::string_view sort_of_company(std::string_view id);

}  // namespace claimdex::claims
