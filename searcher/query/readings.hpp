// What plain words of a query mean: names of events, numbers in words, years; and what the user may have meant instead.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/ast.hpp"

namespace claimdex::query {

/// Replaces runs of plain words in `nodes` (the operands of one conjunction) by the events and numbers that they name; the words
/// left over stay. Notes say which reading was taken.
void read_plain_words(std::vector<Node>& nodes, std::vector<std::string>& notes);

/// What the user may have meant: two events in one flat query, an unquoted company name, claims without a number.
std::vector<std::string> find_hints(const Query& query, std::string_view typed);

}  // namespace claimdex::query
