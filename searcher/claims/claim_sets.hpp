// Which claims a query matches, found in lists that are kept in memory (claim_lists.hpp) rather than by Xapian: that opens every
// list of a query anew, some fifty for a comparison of numbers, and reads a block of 8 KB at each level of a tree to do so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/buckets.hpp"
#include "searcher/claims/claim_tree.hpp"
#include "searcher/conditions/number_ranges.hpp"
#include "searcher/index/claim_lists.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/matches/match_order.hpp"

namespace claimdex::search {

class ClaimSets {
 public:
  /// Precondition: snapshot.has_claim_lists().
  explicit ClaimSets(Snapshot& snapshot) : snapshot_(snapshot), lists_(snapshot.claim_lists()) {}

  /// The documents that match, whatever they weigh, without those that left the index. Nothing where there may be more than
  /// `most`. May throw Xapian::Error, as all that follows.
  std::optional<Ids> find(const ClaimTree& query, std::size_t most);

 private:
  using Flags = std::vector<std::uint8_t>;
  /// The buckets of an interval that some claim is in.
  struct Buckets {
    schema::NumberGroup group;
    schema::Field field;
    schema::Interval interval;
    std::vector<std::string> full;
    std::vector<std::string> boundary;
    std::size_t frequency = 0;  ///< of all
  };

  const Buckets& buckets_of(schema::NumberGroup group, schema::Field field, const schema::Interval& interval);
  /// No more than so many match.
  std::size_t at_most(const ClaimTree& query);
  std::size_t at_most(const NumberRange& range);

  Ids all(const ClaimTree& query);
  Ids all_of_every(const std::vector<ClaimTree>& parts);
  Ids all_of_any(const std::vector<ClaimTree>& parts);
  Ids all(const NumberRange& range);
  Ids all_with_low_end(const NumberRange& range);
  /// With an end in the interval; `field`: which end.
  Ids in_buckets(schema::NumberGroup group, schema::Field field, const schema::Interval& interval);
  /// For each of the documents whether it matches.
  Flags tell(const ClaimTree& query, const Ids& among);
  Flags tell_all(const std::vector<ClaimTree>& parts, const Ids& among);
  Flags tell(const NumberRange& range, const Ids& among);
  Flags tell_value(schema::Field field, const schema::Interval& interval, const Ids& among);
  void tell_term(const std::string& term, const Ids& among, Flags& told);
  [[nodiscard]] Ids any_of(const std::vector<SharedIds>& lists, std::vector<Ids> others) const;

  Snapshot& snapshot_;
  ClaimLists& lists_;
  std::deque<Buckets> buckets_;
};

/// The first `wanted` of documents that weigh nothing, in the order of the input; by Slot::high or Slot::low where `order` says
/// so. Nothing where `order` asks for something else.
std::optional<OrderedMatches> first_of(const Ids& ids, const MatchOrder& order, std::size_t wanted, ClaimLists& lists);

/// Slot::order of these documents as bytes that compare alike, asked for in rising order; nothing where that cannot be.
std::function<std::string(Xapian::docid)> orders_of(std::shared_ptr<const Ids> ids, ClaimLists& lists);

/// A query for these documents, weightless.
Xapian::Query query_of(std::shared_ptr<const Ids> ids);

}  // namespace claimdex::search
