// Claims near a number: of many, only those of a window about it are looked at, which widens until it holds enough.
#include "searcher/claims/near_claims.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/schema/slots.hpp"
#include "searcher/claims/claim_search.hpp"
#include "searcher/claims/claim_sets.hpp"
#include "searcher/conditions/number_query.hpp"
#include "searcher/index/stored.hpp"
#include "searcher/matches/match_order.hpp"
#include "searcher/matches/ranking.hpp"

namespace claimdex::search {
namespace {

using schema::Slot;
using Xapian::Query;

constexpr std::size_t nearest_shown = 3;
constexpr std::size_t most_listed = 1000000;

/// Finds them by one way or the other.
class NearFinder {
 public:
  NearFinder(const Compile& compile, Logic logic, query::Scope scope, Snapshot& snapshot)
      : compile_(compile), logic_(logic), scope_(scope), snapshot_(snapshot), stored_(snapshot) {
    match_in_lists();
    if (ids_) return;
    ClaimCompiler compiler(snapshot, logic, scope);
    query_ = compile(compiler);
  }

  std::uint64_t count() { return ids_ ? ids_->size() : count_claims(query_, snapshot_); }

  Result<std::vector<Hit>> best() {
    const bool by_lists = ids_ && ids_->size() <= exact_up_to;
    if (by_lists && weighing_ && weighing_->empty())
      if (const auto found = first_of(*ids_, {}, nearest_shown, snapshot_.claim_lists())) return hits_of({*found});
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(by_lists && weighing_ && !weighing_->empty()
                          ? Query(Query::OP_FILTER, *weighing_, query_of(std::make_shared<const Ids>(*ids_)))
                          : snapshot_.living(whole_query()));
    enquire.set_weighting_scheme(claim_scheme());
    return hits_of({first_matches(enquire, snapshot_.reads(), {}, nearest_shown)});
  }

  /// The first below and above the number.
  Result<std::vector<Hit>> nearest(const query::NumberCondition& number) {
    const double asked = number.low == -query::infinity ? number.high : number.low;
    const double pivot = asked < 0 ? -asked : asked;
    const auto below = first_beside(pivot, false);
    const auto above = first_beside(pivot, true);
    auto hits = hits_of(below && above ? std::vector<OrderedMatches>{*below, *above}
                                       : std::vector<OrderedMatches>{first_by_query(pivot, false), first_by_query(pivot, true)});
    if (!hits) return hits;
    std::stable_sort(hits->begin(), hits->end(), [&](const Hit& a, const Hit& b) {
      return distance_to(number, a.claim->quantity.low, a.claim->quantity.high) <
             distance_to(number, b.claim->quantity.low, b.claim->quantity.high);
    });
    return hits;
  }

 private:
  void match_in_lists() {
    if (!snapshot_.has_claim_lists()) return;
    NumberRanges ranges;
    ClaimCompiler compiler(snapshot_, logic_, scope_, &ranges);
    const Query query = compile_(compiler);
    const auto tree = read_tree(query, ranges);
    if (!tree) return;
    ids_ = ClaimSets(snapshot_).find(*tree, most_listed);
    weighing_ = compiler.weighs() ? weighing_part(query, ranges) : Query();
  }

  const Query& whole_query() {
    if (!query_.empty()) return query_;
    ClaimCompiler compiler(snapshot_, logic_, scope_);
    return query_ = compile_(compiler);
  }

  /// Those of the matches that begin at `pivot` and above, or end there and below, the nearest first. Nothing where lists cannot
  /// tell.
  std::optional<OrderedMatches> first_beside(double pivot, bool above) {
    if (!ids_) return std::nullopt;
    constexpr std::size_t few = 5000;
    if (ids_->size() > few)
      for (const double factor : {1.01, 1.3, 10.0}) {
        const auto window = in_window(above ? pivot : pivot / factor, above ? pivot * factor : pivot, above);
        if (!window) continue;
        Ids inside;
        std::set_intersection(window->begin(), window->end(), ids_->begin(), ids_->end(), std::back_inserter(inside));
        if (inside.size() >= nearest_shown) return first_by_value(inside, pivot, above);
      }
    return first_by_value(*ids_, pivot, above);
  }

  std::optional<OrderedMatches> first_by_value(const Ids& ids, double pivot, bool above) {
    const Slot slot = above ? Slot::low : Slot::high;
    Ids beside;
    snapshot_.claim_lists().numbers(slot, ids, [&](std::size_t i, double number) {
      if (above ? number >= pivot : number <= pivot) beside.push_back(ids[i]);
    });
    return first_of(beside, {slot, !above, {}}, nearest_shown, snapshot_.claim_lists());
  }

  /// Claims with an end of theirs there. Nothing where that may be most of them.
  std::optional<Ids> in_window(double low, double high, bool of_low_end) {
    NumberRanges ranges;
    std::vector<Query> groups;
    for (const auto group :
         {schema::NumberGroup::count, schema::NumberGroup::money, schema::NumberGroup::share, schema::NumberGroup::other})
      groups.push_back(ranges.add(
          {NumberRange::Shape::end, group, of_low_end ? schema::End::low : schema::End::high, {low, high, false, false}}));
    const auto tree = read_tree(Query(Query::OP_OR, groups.begin(), groups.end()), ranges);
    return ClaimSets(snapshot_).find(*tree, exact_up_to);
  }

  OrderedMatches first_by_query(double pivot, bool above) {
    const std::string bytes = schema::encode_number(pivot);
    const Slot slot = above ? Slot::low : Slot::high;
    const Query beside(above ? Query::OP_VALUE_GE : Query::OP_VALUE_LE, schema::slot_number(slot), bytes);
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(snapshot_.living(Query(Query::OP_FILTER, whole_query(), beside)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return first_matches(enquire, snapshot_.reads(), {slot, !above, {}}, nearest_shown);
  }

  Result<std::vector<Hit>> hits_of(const std::vector<OrderedMatches>& found) {
    std::vector<Hit> hits;
    for (const OrderedMatches& matches : found)
      for (const Match& match : matches.matches) {
        Result<Hit> hit = stored_.claim_hit({match.document, document_of(match, snapshot_.database())});
        if (!hit) return hit.error();
        const bool is_known =
            std::any_of(hits.begin(), hits.end(), [&](const Hit& other) { return other.claim->id == hit->claim->id; });
        if (!is_known) hits.push_back(std::move(*hit));
      }
    return hits;
  }

  const Compile& compile_;
  Logic logic_;
  query::Scope scope_;
  Snapshot& snapshot_;
  Stored stored_;
  Query query_;  ///< where Xapian is asked
  std::optional<Ids> ids_;
  std::optional<Query> weighing_;  ///< nothing: it cannot be told from the rest
};

}  // namespace

Result<NearClaims> near_claims(const Compile& compile, const query::NumberCondition* number, Logic logic, query::Scope scope,
                               Snapshot& snapshot) {
  NearFinder finder(compile, logic, scope, snapshot);
  NearClaims found{finder.count(), {}};
  if (found.count == 0) return found;
  Result<std::vector<Hit>> nearest = number == nullptr ? finder.best() : finder.nearest(*number);
  if (!nearest) return nearest.error();
  found.nearest = std::move(*nearest);
  if (found.nearest.size() > nearest_shown) found.nearest.resize(nearest_shown);
  for (std::size_t i = 0; i < found.nearest.size(); ++i) found.nearest[i].rank = i + 1;
  return found;
}

std::uint64_t count_near(const Compile& compile, Logic logic, query::Scope scope, Snapshot& snapshot) {
  return NearFinder(compile, logic, scope, snapshot).count();
}

}  // namespace claimdex::search
