// Words that compare, as running text has them: "over 10000", "between 500 and 900", 超过1000人, "mehr als 500", 1000人以上.
#pragma once

#include <string>
#include <vector>

#include "claimdex/quantity.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::query {

/// The comparison that the words of a bound mean; `bare` for an exact number or a range.
Compare compare_of(Bound bound);

/// Gives `number`, which holds one value in `low`, the comparison, as if its sign had been written.
void set_compare(NumberCondition& number, Compare compare);

/// Joins bare numbers in `nodes` (the operands of one conjunction) with the words of a bound or a range that stand right beside
/// them, in any language. Notes say which reading was taken. Costs one extraction of a few words for each bare number that has a
/// plain word beside it.
void read_bound_words(std::vector<Node>& nodes, std::vector<std::string>& notes);

}  // namespace claimdex::query
