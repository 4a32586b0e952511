// Reading of queries.
#include "searcher/claims/claim_tree.hpp"

#include <utility>

namespace claimdex::search {
namespace {

using Xapian::Query;
using Type = ClaimTree::Type;

bool is_conjunction(const Query& query) { return query.get_type() == Query::OP_AND || query.get_type() == Query::OP_FILTER; }
bool is_disjunction(const Query& query) { return query.get_type() == Query::OP_OR || query.get_type() == Query::OP_SYNONYM; }
/// Of these only the first part says what matches.
bool is_of_first(const Query& query) {
  return query.get_type() == Query::OP_SCALE_WEIGHT || query.get_type() == Query::OP_AND_MAYBE;
}

ClaimTree leaf(std::string term, const NumberRanges& ranges) {
  ClaimTree tree;
  tree.range = ranges.find(term);
  tree.has_ranges = tree.range != nullptr;
  tree.type = tree.has_ranges ? Type::range : Type::term;
  if (!tree.has_ranges) tree.term = std::move(term);
  return tree;
}

void add_part(ClaimTree& tree, ClaimTree part) {
  tree.has_ranges = tree.has_ranges || part.has_ranges;
  if (part.type != tree.type || tree.type == Type::without) return tree.parts.push_back(std::move(part));
  for (ClaimTree& inner : part.parts) tree.parts.push_back(std::move(inner));
}

bool has_ranges(const Query& query, const NumberRanges& ranges) {
  if (query.get_type() == Query::LEAF_TERM) return ranges.find(*query.get_terms_begin()) != nullptr;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (has_ranges(query.get_subquery(i), ranges)) return true;
  return false;
}

}  // namespace

std::optional<ClaimTree> read_tree(const Query& query, const NumberRanges& ranges) {
  if (query.empty()) return ClaimTree();
  if (query.get_type() == Query::LEAF_TERM) return leaf(*query.get_terms_begin(), ranges);
  if (is_of_first(query)) return read_tree(query.get_subquery(0), ranges);
  ClaimTree tree;
  if (is_conjunction(query))
    tree.type = Type::all_of;
  else if (is_disjunction(query))
    tree.type = Type::any_of;
  else if (query.get_type() == Query::OP_AND_NOT)
    tree.type = Type::without;
  else
    return std::nullopt;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    std::optional<ClaimTree> part = read_tree(query.get_subquery(i), ranges);
    if (!part) return std::nullopt;
    add_part(tree, std::move(*part));
  }
  return tree;
}

std::optional<Query> weighing_part(const Query& query, const NumberRanges& ranges) {
  const Query::op type = query.get_type();
  if (type == Query::OP_FILTER || type == Query::OP_AND_NOT) return weighing_part(query.get_subquery(0), ranges);
  return has_ranges(query, ranges) ? std::nullopt : std::optional<Query>(query);
}

}  // namespace claimdex::search
