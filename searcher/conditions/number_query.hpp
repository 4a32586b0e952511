// Number conditions as Xapian queries over bucket terms and slots.
#pragma once

#include <optional>

#include <xapian.h>

#include "claimdex/claim.hpp"
#include "claimdex/searcher.hpp"
#include "indexer/schema/buckets.hpp"
#include "searcher/conditions/number_ranges.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// How numbers of claims are compared and found.
struct NumberReading {
  Logic logic = Logic::written;
  schema::Candidates candidates = schema::any_candidates;
  NumberRanges* ranges = nullptr;  ///< takes the ranges, whose names then stand in the query
};

/// All claims whose number fulfils `number`, weightless. `event`: the event of the same conjunction, which gives the natural
/// kinds of a number without a unit. A bare number is read as `= x` here; its reading as a token is the caller's matter.
Xapian::Query number_query(const query::NumberCondition& number, std::optional<Event> event, const NumberReading& reading,
                           Snapshot& snapshot);

/// How far a claim's values lie from the number asked: 0 where they fulfil it exactly, else the relative distance.
double distance_to(const query::NumberCondition& number, double low, double high);

}  // namespace claimdex::search
