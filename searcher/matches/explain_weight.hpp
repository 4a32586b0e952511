// Which words of a query a hit's weight comes from, and in which form they stand there: the leaves of --explain.
#pragma once

#include <functional>
#include <vector>

#include <xapian.h>

#include "claimdex/explain.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// One line for each word, phrase or proximity of `root` (negated ones apart) with its own weight in document `id`, which is one
/// of the few that `among` matches. `compile`: such a node as a query. Runs a query a word: for explanations only.
std::vector<Explanation> word_weights(const query::Node& root, const Xapian::Query& among, Xapian::docid id,
                                      const Xapian::Weight& scheme,
                                      const std::function<Xapian::Query(const query::Node&)>& compile, Snapshot& snapshot);

}  // namespace claimdex::search
