// Words that the index does not know, and the known ones that may have been meant.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// One hint for each word or company of the query that stands nowhere in the index: the nearest known word, or that there is
/// none. Never for words with digits, nor for scripts that are searched by grams. Only the part of the vocabulary with the same
/// first letter is looked at, at most 200,000 terms.
std::vector<std::string> unknown_word_hints(const query::Node& root, Snapshot& snapshot);

/// One hint for each word beside a comparison that no article has as it is typed, but that has the name of an event for another
/// form: it may find claims, but hardly those that were meant ("revenu > 1m").
std::vector<std::string> mistyped_event_hints(const query::Node& root, Snapshot& snapshot);

/// One hint for each word that no article has as it is typed, few have in another form, and that is one edit away from a word of
/// twenty times as many articles ("goverment", which has the stem of "governess"). For queries that found little.
std::vector<std::string> rare_word_hints(const query::Node& root, Snapshot& snapshot);

/// One hint for each name of an event that the query searches as words of articles, where claims of that event are there.
std::vector<std::string> event_hints(const query::Node& root, Snapshot& snapshot);

}  // namespace claimdex::search
