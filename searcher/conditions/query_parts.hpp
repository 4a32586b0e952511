// The parts that queries are put together of.
#pragma once

#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.hpp"

namespace claimdex::search {

inline Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}
inline Xapian::Query scaled(const Xapian::Query& query, double factor) { return {Xapian::Query::OP_SCALE_WEIGHT, query, factor}; }
inline Xapian::Query weightless(const Xapian::Query& query) { return scaled(query, 0.0); }
inline Xapian::Query all_claims() { return Xapian::Query(schema::type_term(schema::DocumentType::claim)); }
inline Xapian::Query all_articles() { return Xapian::Query(schema::type_term(schema::DocumentType::article)); }

}  // namespace claimdex::search
