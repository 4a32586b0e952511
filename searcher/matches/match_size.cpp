// Bounds and estimates of matches.
#include "searcher/matches/match_size.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/fields.hpp"

namespace claimdex::search {
namespace {

using schema::Field;
using Xapian::Query;

Query unscaled(const Query& query) {
  return query.get_type() == Query::OP_SCALE_WEIGHT ? unscaled(query.get_subquery(0)) : query;
}

std::vector<Query> parts_of(const Query& query) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) parts.push_back(unscaled(query.get_subquery(i)));
  return parts;
}

/// Terms of which a document has one at most, where they are of one level: a claim has one lower end and one upper end.
bool is_number_bucket(const Query& query) {
  if (query.get_type() != Query::LEAF_TERM) return false;
  const std::optional<Field> field = schema::field_of_term(*query.get_terms_begin());
  return field == Field::low || field == Field::high;
}

}  // namespace

std::optional<Query> without_empty_buckets(const Query& query, IndexReads& reads) {
  const Query::op type = query.get_type();
  if (type != Query::OP_OR && type != Query::OP_AND && type != Query::OP_FILTER && type != Query::OP_AND_NOT) return std::nullopt;
  std::vector<Query> kept;
  bool is_changed = false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    Query part = query.get_subquery(i);
    if (type == Query::OP_OR && is_number_bucket(part) && reads.frequency(*part.get_terms_begin()) == 0) {
      is_changed = true;
      continue;
    }
    std::optional<Query> less = without_empty_buckets(part, reads);
    is_changed = is_changed || less;
    kept.push_back(less ? std::move(*less) : std::move(part));
  }
  if (!is_changed) return std::nullopt;
  return kept.empty() ? Query::MatchNothing : Query(type, kept.begin(), kept.end());
}

Xapian::doccount at_most(const Query& query, IndexReads& reads, Xapian::doccount enough) {
  std::vector<Query> parts = parts_of(query);
  Xapian::doccount most = reads.database().get_doccount();
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return reads.frequency(*query.get_terms_begin());
    case Query::OP_AND:
    case Query::OP_FILTER:
      std::stable_sort(parts.begin(), parts.end(),
                       [](const Query& a, const Query& b) { return a.get_num_subqueries() < b.get_num_subqueries(); });
      for (auto part = parts.begin(); part != parts.end() && most > enough; ++part)
        most = std::min(most, at_most(*part, reads, enough));
      return most;
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      std::uint64_t sum = 0;
      for (auto part = parts.begin(); part != parts.end() && sum <= enough; ++part) sum += at_most(*part, reads, enough);
      return static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, most));
    }
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return at_most(parts.front(), reads, enough);
    default:
      return most;
  }
}

double estimated_matches(const Query& query, IndexReads& reads) {
  const std::vector<Query> parts = parts_of(query);
  const double all = std::max(1U, reads.database().get_doccount());
  const auto share = [&](const Query& part) { return std::min(1.0, estimated_matches(part, reads) / all); };
  double product = 1;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return reads.frequency(*query.get_terms_begin());
    case Query::LEAF_MATCH_ALL:
      return all;
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_AND:
    case Query::OP_FILTER:
      for (const Query& part : parts) product *= share(part);
      return all * product;
    case Query::OP_AND_NOT:
      // Of a source only those that left the index are excluded so, which are few.
      if (parts[1].get_type() == Query::LEAF_POSTING_SOURCE) return all * share(parts[0]);
      return all * share(parts[0]) * (1 - share(parts[1]));
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return all * share(parts[0]);
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      double of_numbers = 0;
      for (const Query& part : parts) {
        const double found = share(part);
        is_number_bucket(part) ? of_numbers += found : product *= 1 - found;
      }
      return all * (1 - product * (1 - std::min(1.0, of_numbers)));
    }
    default:
      return all / 2;
  }
}

}  // namespace claimdex::search
