// Which claims a query matches, found in lists that are kept in memory (claim_lists.hpp) rather than by Xapian: that opens every
// list of a query anew, some fifty for a comparison of numbers, and reads a block of 8 KB at each level of a tree to do so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/claim_lists.hpp"
#include "searcher/match_order.hpp"
#include "searcher/number_ranges.hpp"
#include "searcher/snapshot.hpp"

namespace claimdex::search {

class ClaimSets {
 public:
  /// `ranges`: what terms of the queries stand for. Precondition: snapshot.has_claim_lists().
  ClaimSets(Snapshot& snapshot, const NumberRanges& ranges)
      : snapshot_(snapshot), lists_(snapshot.claim_lists()), ranges_(ranges) {}

  /// The documents that match, whatever they weigh, without those that left the index. Nothing where there may be more than
  /// `most`, or where the query has other things than terms and conditions on them. May throw Xapian::Error.
  std::optional<Ids> find(const Xapian::Query& query, std::size_t most);

  /// What of a query gives weights, for documents that are known to match it; nothing where that cannot be told from the rest.
  [[nodiscard]] std::optional<Xapian::Query> weighing_part(const Xapian::Query& query) const;

 private:
  using Flags = std::vector<std::uint8_t>;

  [[nodiscard]] bool is_readable(const Xapian::Query& query) const;
  [[nodiscard]] bool has_ranges(const Xapian::Query& query) const;
  /// No more than so many match.
  std::size_t at_most(const Xapian::Query& query);
  std::size_t at_most(const NumberRange& range);
  std::size_t frequency(const std::vector<std::string>& terms);

  Ids all(const Xapian::Query& query);
  Ids all_of_every(const Xapian::Query& query);
  Ids all(const NumberRange& range);
  /// With an end in the interval; `field`: which end.
  Ids in_buckets(const NumberRange& range, schema::Field field, const schema::Interval& interval);
  /// For each of the documents whether it matches.
  Flags tell(const Xapian::Query& query, const Ids& among);
  Flags tell(const NumberRange& range, const Ids& among);
  Flags tell_value(schema::Field field, const schema::Interval& interval, const Ids& among);
  Flags tell_any(const std::vector<std::string>& terms, const Ids& among);
  [[nodiscard]] Ids any_of(const std::vector<SharedIds>& lists, std::vector<Ids> others) const;

  Snapshot& snapshot_;
  ClaimLists& lists_;
  const NumberRanges& ranges_;
};

/// The first `wanted` of documents that weigh nothing, in the order of the input; by Slot::high or Slot::low where `order` says
/// so. Nothing where `order` asks for something else.
std::optional<OrderedMatches> first_of(const Ids& ids, const MatchOrder& order, std::size_t wanted, ClaimLists& lists);

/// A query for these documents, weightless.
Xapian::Query query_of(Ids ids);

}  // namespace claimdex::search
