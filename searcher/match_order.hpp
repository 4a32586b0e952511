// The order of matches, the same however documents are spread over shards: what weighs and sorts alike stands as it came in the
// input, never by document number.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/slots.hpp"

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
};

/// The first matches of a query.
struct OrderedMatches {
  Xapian::MSet matches;                 ///< may hold more than was asked for
  std::vector<Xapian::doccount> order;  ///< indexes into `matches`, best first, at most as many as asked for
  std::vector<double> gains;            ///< of each of `order`, for its age; empty where that does not count
  std::size_t total = 0;                ///< of all that match
  bool total_is_estimate = false;
  [[nodiscard]] double gain(std::size_t place) const { return gains.empty() ? 0 : gains[place]; }
};

/// Weights that differ by less come from the order in which Xapian adds, and count as equal.
bool is_same_weight(double a, double b);

/// Runs `enquire` over `database` (query, weights and spies set). Beyond 100,000 matches the order of equal ones is that of the
/// index: to look at all would cost a hundred times what the answer does. May throw Xapian::Error.
OrderedMatches first_matches(Xapian::Enquire& enquire, const Xapian::Database& database, const MatchOrder& order,
                             std::size_t wanted, std::size_t check_at_least = 0);

}  // namespace claimdex::search
