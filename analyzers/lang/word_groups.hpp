// Small groups of words that one rule asks for: "nouns of staff", "joints of a list". They lie in word_groups.tsv, one for
// each language and one for marks that all share, and stand together here: a rule asks for its group, not for a language's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimdex::lang {

/// The words of a group over all languages: the shared table first, then by language code, each in the order of its rows.
/// Folded as the text that rules look at (fold_aligned), whichever Chinese or Japanese forms the table has; a space at an end is
/// part of the entry ("_und_" in the table is " und ").
using WordGroup = std::vector<std::string>;

/// The group `name`; empty where no table has it (tests/checks/tables.py finds such names). Lives as long as the process:
/// keep it in a static reference. O(log groups). Safe from any thread.
const WordGroup& word_group(std::string_view name);

/// Whether `word` is one of `group`. O(group).
bool contains(const WordGroup& group, std::string_view word);

}  // namespace claimdex::lang
