// What the lengths of lists tell of a query, before any of them is read.
#include "searcher/match_size.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "indexer/schema/buckets.hpp"
#include "indexer/schema/fields.hpp"

namespace claimdex::search {
namespace {

using Xapian::Query;

/// A hundred documents with the counts 1 to 100; every tenth is a job cut.
Xapian::WritableDatabase counts_to_hundred() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 1; i <= 100; ++i) {
    Xapian::Document document;
    std::vector<std::string> terms;
    schema::append_number_terms(schema::NumberGroup::count, i, i, terms);
    for (const std::string& term : terms) document.add_boolean_term(term);
    if (i % 10 == 0) document.add_boolean_term(schema::event_term(Event::job_cuts));
    database.add_document(document);
  }
  return database;
}

Query at_least(double low) { return schema::range_query(schema::NumberGroup::count, schema::End::low, {.low = low}); }

TEST_CASE("buckets of numbers exclude each other: a range is estimated to the document") {
  const Xapian::WritableDatabase database = counts_to_hundred();
  for (const double low : {1.0, 37.0, 50.0, 99.0})
    CHECK(estimated_matches(at_least(low), database) == doctest::Approx(101 - low));
  const Query job_cuts(schema::event_term(Event::job_cuts));
  CHECK(estimated_matches(Query(Query::OP_AND, job_cuts, at_least(51)), database) == doctest::Approx(5));
  CHECK(estimated_matches(Query(Query::OP_AND_NOT, at_least(51), job_cuts), database) == doctest::Approx(45));
  CHECK(estimated_matches(Query(Query::OP_SCALE_WEIGHT, at_least(51), 0.0), database) == doctest::Approx(50));
  CHECK(estimated_matches(Query::MatchAll, database) == 100);
  CHECK(estimated_matches(Query::MatchNothing, database) == 0);
}

TEST_CASE("the rarest condition bounds a conjunction; what has no list may find everything") {
  const Xapian::WritableDatabase database = counts_to_hundred();
  const Query job_cuts(schema::event_term(Event::job_cuts));
  CHECK(at_most(job_cuts, database, 50) == 10);
  CHECK(at_most(Query(Query::OP_AND, at_least(20), job_cuts), database, 50) == 10);
  CHECK(at_most(Query(Query::OP_OR, job_cuts, job_cuts), database, 50) == 20);
  CHECK(at_most(at_least(20), database, 50) > 50);
  CHECK(at_most(Query(Query::OP_WILDCARD, "Ej"), database, 50) == 100);
}

}  // namespace
}  // namespace claimdex::search
