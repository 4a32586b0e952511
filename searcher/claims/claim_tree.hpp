// A query over claims as a tree that is cheap to walk: of Xapian's own nodes each look at a term makes a list of terms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/conditions/number_ranges.hpp"

namespace claimdex::search {

/// Of all_of and any_of no part is of the same type; `without` has two parts.
struct ClaimTree {
  enum class Type : std::uint8_t { nothing, term, range, all_of, any_of, without };
  Type type = Type::nothing;
  std::string term;
  const NumberRange* range = nullptr;
  std::vector<ClaimTree> parts;
  bool has_ranges = false;  ///< it or one of its parts
};

/// Which documents match, without what only weighs. `ranges`: what terms stand for; they must outlive the tree. Nothing where the
/// query has other things than terms and conditions on them.
std::optional<ClaimTree> read_tree(const Xapian::Query& query, const NumberRanges& ranges);

/// What of a query gives weights, for documents that are known to match it; nothing where that cannot be told from the rest.
std::optional<Xapian::Query> weighing_part(const Xapian::Query& query, const NumberRanges& ranges);

}  // namespace claimdex::search
