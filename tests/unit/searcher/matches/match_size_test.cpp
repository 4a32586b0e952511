// What the lengths of lists tell of a query, before any of them is read.
#include "searcher/matches/match_size.hpp"

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
  IndexReads reads(database, {database});
  for (const double low : {1.0, 37.0, 50.0, 99.0}) CHECK(estimated_matches(at_least(low), reads) == doctest::Approx(101 - low));
  const Query job_cuts(schema::event_term(Event::job_cuts));
  CHECK(estimated_matches(Query(Query::OP_AND, job_cuts, at_least(51)), reads) == doctest::Approx(5));
  CHECK(estimated_matches(Query(Query::OP_AND_NOT, at_least(51), job_cuts), reads) == doctest::Approx(45));
  CHECK(estimated_matches(Query(Query::OP_SCALE_WEIGHT, at_least(51), 0.0), reads) == doctest::Approx(50));
  CHECK(estimated_matches(Query::MatchAll, reads) == 100);
  CHECK(estimated_matches(Query::MatchNothing, reads) == 0);
}

TEST_CASE("the rarest condition bounds a conjunction; what has no list may find everything") {
  const Xapian::WritableDatabase database = counts_to_hundred();
  IndexReads reads(database, {database});
  const Query job_cuts(schema::event_term(Event::job_cuts));
  CHECK(at_most(job_cuts, reads, 50) == 10);
  CHECK(at_most(Query(Query::OP_AND, at_least(20), job_cuts), reads, 50) == 10);
  CHECK(at_most(Query(Query::OP_OR, job_cuts, job_cuts), reads, 50) == 20);
  CHECK(at_most(at_least(20), reads, 50) > 50);
  CHECK(at_most(Query(Query::OP_WILDCARD, "Ej"), reads, 50) == 100);
}

TEST_CASE("buckets that no claim has are left out, wherever they stand, and nothing else") {
  const Xapian::WritableDatabase database = counts_to_hundred();
  IndexReads reads(database, {database});
  const Query job_cuts(schema::event_term(Event::job_cuts));
  const auto found = [&](const Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    std::vector<Xapian::docid> ids;
    const Xapian::MSet matches = enquire.get_mset(0, 200);
    for (auto match = matches.begin(); match != matches.end(); ++match) ids.push_back(*match);
    return ids;
  };
  for (const double low : {3.0, 42.5, 99.0, 512.0}) {
    for (const Query& query : {at_least(low), Query(Query::OP_FILTER, job_cuts, at_least(low)),
                               Query(Query::OP_AND_NOT, job_cuts, at_least(low)), Query(Query::OP_OR, job_cuts, at_least(low))}) {
      const auto shorter = without_empty_buckets(query, reads);
      REQUIRE(shorter.has_value());
      CHECK(found(*shorter) == found(query));
      CHECK(shorter->get_length() < query.get_length());
      CHECK_FALSE(without_empty_buckets(*shorter, reads));
    }
  }
  CHECK_FALSE(without_empty_buckets(job_cuts, reads));
  CHECK_FALSE(without_empty_buckets(Query(Query::OP_OR, job_cuts, Query("nowhere")), reads));
}

}  // namespace
}  // namespace claimdex::search
