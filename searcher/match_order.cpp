// Ties at the end of what was asked for are fetched as a whole, then put in order.
#include "searcher/match_order.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "searcher/match_size.hpp"

namespace claimdex::search {
namespace {

constexpr Xapian::doccount most_ordered = 100000;
constexpr std::size_t most_aged = 1000;        // matches whose age is looked at
constexpr Xapian::doccount most_tied = 20000;  // of a sort by value or date

Xapian::doccount to_count(std::size_t number, std::size_t documents) {
  return static_cast<Xapian::doccount>(std::min(number, documents));
}

/// Whether the match behind the last one asked for is as good.
bool ends_in_a_tie(const Xapian::MSet& matches, std::size_t wanted) {
  if (wanted == 0 || matches.size() <= wanted) return false;
  const auto last = matches[static_cast<Xapian::doccount>(wanted - 1)];
  const auto final = matches[matches.size() - 1];
  return last.get_sort_key() == final.get_sort_key() && is_same_weight(last.get_weight(), final.get_weight());
}

struct Place {
  Xapian::doccount index = 0;
  std::string sort_key;
  double weight = 0;
  std::string order;
};

std::vector<Xapian::doccount> in_order(const Xapian::MSet& matches, const MatchOrder& order, std::size_t wanted) {
  std::vector<Place> places;
  for (Xapian::doccount i = 0; i < matches.size(); ++i)
    places.push_back({i, order.slot ? matches[i].get_sort_key() : std::string(), matches[i].get_weight(), {}});
  // Runs of equal matches only: rounding is no order of its own.
  for (auto begin = places.begin(); begin != places.end();) {
    const auto end = std::find_if(begin, places.end(), [&](const Place& place) {
      return place.sort_key != begin->sort_key || !is_same_weight(place.weight, begin->weight);
    });
    if (end - begin > 1) {
      for (auto place = begin; place != end; ++place)
        place->order = matches[place->index].get_document().get_value(schema::slot_number(schema::Slot::order));
      std::stable_sort(begin, end, [](const Place& a, const Place& b) { return a.order < b.order; });
    }
    begin = end;
  }
  if (places.size() > wanted) places.resize(wanted);
  std::vector<Xapian::doccount> out;
  for (const Place& place : places) out.push_back(place.index);
  return out;
}

void read_total(OrderedMatches& found) {
  found.total = found.matches.get_matches_estimated();
  found.total_is_estimate = found.matches.get_matches_lower_bound() != found.matches.get_matches_upper_bound();
}

double gain_of(const Xapian::MSetIterator& match, const Recency& recency, double best) {
  const auto published = schema::decode_moment(match.get_document().get_value(schema::slot_number(schema::Slot::published)));
  if (!published) return 0;
  const auto age = recency.today - std::chrono::floor<std::chrono::days>(published->at);
  const double half_lives = std::max(0.0, static_cast<double>(age.count()) / static_cast<double>(recency.half_life.count()));
  return recency.weight * best * std::exp2(-half_lives);
}

/// Puts the matches in the order of weight and gain.
void add_gains(OrderedMatches& found, const Recency& recency, std::size_t wanted) {
  const double best = found.matches.get_max_attained() > 0 ? found.matches.get_max_attained() : 1;
  std::vector<double> gains(found.matches.size());
  for (const Xapian::doccount index : found.order) gains[index] = gain_of(found.matches[index], recency, best);
  const auto total = [&](Xapian::doccount index) { return found.matches[index].get_weight() + gains[index]; };
  std::stable_sort(found.order.begin(), found.order.end(), [&](Xapian::doccount a, Xapian::doccount b) {
    return !is_same_weight(total(a), total(b)) && total(a) > total(b);
  });
  if (found.order.size() > wanted) found.order.resize(wanted);
  for (const Xapian::doccount index : found.order) found.gains.push_back(gains[index]);
}

OrderedMatches by_weight(Xapian::Enquire& enquire, const Xapian::Database& database, const MatchOrder& order, std::size_t wanted,
                         std::size_t check_at_least) {
  const std::size_t documents = database.get_doccount();
  Xapian::doccount exact = to_count(check_at_least, documents);
  const bool may_be_huge = documents > most_ordered && at_most(enquire.get_query(), database, most_ordered) > most_ordered;
  const double guess = may_be_huge ? estimated_matches(enquire.get_query(), database) : 0;
  const bool is_huge = guess > most_ordered;
  if (is_huge && exact < documents) exact = 0;  // an estimate is what was asked for, of the first ones only
  const std::size_t looked_at = order.recency ? std::max(wanted, most_aged) : wanted;
  OrderedMatches found;
  // To sort by a value, Xapian reads it for every match that could be among the first. Weights of words are mostly different, so
  // that the order is settled without.
  const bool may_be_settled = order.has_weights && !is_huge;
  if (may_be_settled) {
    found.matches = enquire.get_mset(0, to_count(looked_at + 1, documents), exact);
    enquire.clear_matchspies();  // they have counted
  }
  if (!may_be_settled || ends_in_a_tie(found.matches, looked_at)) {
    if (!is_huge) enquire.set_sort_by_relevance_then_value(schema::slot_number(schema::Slot::order), false);
    found.matches = enquire.get_mset(0, to_count(looked_at, documents), exact);
  }
  found.order.resize(std::min<std::size_t>(found.matches.size(), looked_at));
  std::iota(found.order.begin(), found.order.end(), 0);
  read_total(found);
  if (is_huge && found.total_is_estimate) {
    const std::size_t least = found.matches.get_matches_lower_bound();
    const std::size_t most = found.matches.get_matches_upper_bound();
    found.total = std::clamp(static_cast<std::size_t>(std::llround(guess)), least, most);
  }
  if (!is_huge) found.order = in_order(found.matches, order, looked_at);
  if (order.recency) add_gains(found, *order.recency, wanted);
  return found;
}

OrderedMatches by_slot(Xapian::Enquire& enquire, const Xapian::Database& database, const MatchOrder& order, std::size_t wanted,
                       std::size_t check_at_least) {
  const std::size_t documents = database.get_doccount();
  const Xapian::doccount exact = to_count(check_at_least, documents);
  OrderedMatches found;
  enquire.set_sort_by_value_then_relevance(schema::slot_number(*order.slot), order.largest_first);
  found.matches = enquire.get_mset(0, to_count(wanted + 1, documents), exact);
  enquire.clear_matchspies();  // they have counted
  for (std::size_t size = 4 * (wanted + 1); ends_in_a_tie(found.matches, wanted) && size <= most_tied; size *= 4) {
    const Xapian::doccount before = found.matches.size();
    found.matches = enquire.get_mset(0, to_count(size, documents), exact);
    if (found.matches.size() == before) break;
  }
  read_total(found);
  found.order = in_order(found.matches, order, wanted);
  return found;
}

}  // namespace

bool is_same_weight(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

OrderedMatches first_matches(Xapian::Enquire& enquire, const Xapian::Database& database, const MatchOrder& order,
                             std::size_t wanted, std::size_t check_at_least) {
  return order.slot ? by_slot(enquire, database, order, wanted, check_at_least)
                    : by_weight(enquire, database, order, wanted, check_at_least);
}

}  // namespace claimdex::search
