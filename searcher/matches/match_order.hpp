// The order of matches, the same however documents are spread over shards: what weighs and sorts alike stands as it came in the
// input, never by document number.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/slots.hpp"
#include "searcher/index/index_reads.hpp"

namespace claimdex::search {

/// What the age of a match counts.
struct Recency {
  std::chrono::days half_life{0};
  std::chrono::sys_days today;
  double weight = 0;  ///< what a match of today gains, relative to the best weight; that is taken as 1 where nothing weighs
};

struct MatchOrder {
  std::optional<schema::Slot> slot;  ///< relevance where there is none
  bool largest_first = true;
  std::optional<Recency> recency;  ///< of relevance only
  /// Of relevance: most matches have a weight of their own. Only costs time where they have not.
  bool has_weights = false;
  /// So few match, whatever their query says, that all are looked at.
  bool are_few = false;
  /// Of relevance: Slot::order of a match, or what compares like it, where that is known without a look at the index.
  std::function<std::string(Xapian::docid)> order_of = {};
};

/// No more than is needed to go on: a query may match a million times.
struct Match {
  Xapian::docid document = 0;
  double weight = 0;
  double gain = 0;  ///< for its age; 0 where that does not count
};
/// Its document, which is not asked whether it is there.
Xapian::Document document_of(const Match& match, const Xapian::Database& database);

/// The first matches of a query.
struct OrderedMatches {
  std::vector<Match> matches;  ///< best first, at most as many as asked for
  std::size_t total = 0;       ///< of all that match
  bool total_is_estimate = false;
};

/// Weights that differ by less come from the order in which Xapian adds, and count as equal.
bool is_same_weight(double a, double b);

/// Puts those of equal weight, which stand side by side, in the order of the input: rounding is no order of its own.
/// `order_of`: Slot::order of a match.
void order_ties(std::vector<Match>& matches, const std::function<std::string(const Match&)>& order_of);

/// Without the digits that only come from that order: the same however a weight was added up.
double shown_weight(double weight);

/// Runs `enquire` over the database of `reads` (query, weights and spies set). By date, what is undated comes last, up and down.
/// Beyond 100,000 matches the order of equal ones is that of the index: to look at all would cost a hundred times what the answer
/// does. May throw Xapian::Error.
OrderedMatches first_matches(Xapian::Enquire& enquire, IndexReads& reads, const MatchOrder& order, std::size_t wanted,
                             std::size_t check_at_least = 0);

}  // namespace claimdex::search
