// Words of a query widened by what means the same.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// What a synonym weighs beside the word that the user wrote.
inline constexpr double synonym_weight = 0.4;

/// Puts an OR with its synonyms (in `languages`, ISO 639-1) in the place of each plain word below `root`: phrases, =words, word*,
/// word~1, fields and what is negated stay as they are. `events_are_words`: words that name an event too (article search, where
/// they are words). Returns whether there was one.
bool add_synonyms(query::Node& root, const std::vector<std::string>& languages, bool events_are_words);

}  // namespace claimdex::search
