// Ties at the end of what was asked for are fetched as a whole, then put in order.
#include "searcher/matches/match_order.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/schema/fields.hpp"
#include "searcher/matches/match_size.hpp"

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

std::vector<Match> matches_of(const Xapian::MSet& found) {
  std::vector<Match> matches;
  matches.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) matches.push_back({*match, match.get_weight(), 0});
  return matches;
}

/// Puts matches that stand side by side and are `alike` (by their places) in the order of the input.
template <class OrderOf, class Alike>
void order_alike(std::vector<Match>& matches, const OrderOf& order_of, const Alike& alike) {
  std::vector<std::pair<std::string, Match>> tied;
  for (std::size_t begin = 0; begin < matches.size();) {
    std::size_t end = begin + 1;
    while (end < matches.size() && is_same_weight(matches[end].weight, matches[begin].weight) && alike(begin, end)) ++end;
    if (end - begin > 1) {
      tied.clear();
      for (std::size_t i = begin; i < end; ++i) tied.emplace_back(order_of(matches[i]), matches[i]);
      std::stable_sort(tied.begin(), tied.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = begin; i < end; ++i) matches[i] = tied[i - begin].second;
    }
    begin = end;
  }
}

/// The matches of `found`; those that sort and weigh alike in the order of the input.
std::vector<Match> in_order(const Xapian::MSet& found, IndexReads& reads, bool is_by_slot, std::size_t wanted) {
  std::vector<Match> matches = matches_of(found);
  const auto key = [&](std::size_t i) { return found[static_cast<Xapian::doccount>(i)].get_sort_key(); };
  const auto order_of = [&](const Match& match) { return reads.order(match.document); };
  order_alike(matches, order_of, [&](std::size_t a, std::size_t b) { return !is_by_slot || key(a) == key(b); });
  if (matches.size() > wanted) matches.resize(wanted);
  return matches;
}

void read_total(const Xapian::MSet& matches, OrderedMatches& found) {
  found.total = matches.get_matches_estimated();
  found.total_is_estimate = matches.get_matches_lower_bound() != matches.get_matches_upper_bound();
}

double gain_of(const Match& match, const Xapian::Database& database, const Recency& recency, double best) {
  const std::string bytes = document_of(match, database).get_value(schema::slot_number(schema::Slot::published));
  const auto published = schema::decode_moment(bytes);
  if (!published) return 0;
  const auto age = recency.today - std::chrono::floor<std::chrono::days>(published->at);
  const double half_lives = std::max(0.0, static_cast<double>(age.count()) / static_cast<double>(recency.half_life.count()));
  return recency.weight * best * std::exp2(-half_lives);
}

/// Puts the matches in the order of weight and gain.
void add_gains(std::vector<Match>& matches, const Xapian::Database& database, const Recency& recency, double best,
               std::size_t wanted) {
  for (Match& match : matches) match.gain = gain_of(match, database, recency, best);
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return !is_same_weight(a.weight + a.gain, b.weight + b.gain) && a.weight + a.gain > b.weight + b.gain;
  });
  if (matches.size() > wanted) matches.resize(wanted);
}

/// Slot::order of documents, those that were asked for before without a look at the index: to read the values of some matches out
/// of a million takes several times as long as to find these.
class KeptOrder final : public Xapian::KeyMaker {
 public:
  KeptOrder(IndexReads& reads, std::function<std::string(Xapian::docid)> known) : reads_(reads), known_(std::move(known)) {}
  std::string operator()(const Xapian::Document& document) const override {
    return known_ ? known_(document.get_docid()) : reads_.order(document);
  }

 private:
  IndexReads& reads_;
  std::function<std::string(Xapian::docid)> known_;
};

OrderedMatches by_weight(Xapian::Enquire& enquire, IndexReads& reads, const MatchOrder& order, std::size_t wanted,
                         std::size_t check_at_least) {
  const Xapian::Database& database = reads.database();
  const std::size_t documents = database.get_doccount();
  Xapian::doccount exact = to_count(check_at_least, documents);
  const bool may_be_huge =
      !order.are_few && documents > most_ordered && at_most(enquire.get_query(), reads, most_ordered) > most_ordered;
  const double guess = may_be_huge ? estimated_matches(enquire.get_query(), reads) : 0;
  const bool is_huge = guess > most_ordered;
  if (is_huge && exact < documents) exact = 0;  // an estimate is what was asked for, of the first ones only
  const std::size_t looked_at = order.recency ? std::max(wanted, most_aged) : wanted;
  Xapian::MSet matches;
  // To sort by a value, Xapian reads it for every match that could be among the first. Weights of words are mostly different, so
  // that the order is settled without.
  const bool may_be_settled = order.has_weights && !is_huge;
  if (may_be_settled) {
    matches = enquire.get_mset(0, to_count(looked_at + 1, documents), exact);
    enquire.clear_matchspies();  // they have counted
  }
  if (!may_be_settled || ends_in_a_tie(matches, looked_at)) {
    if (is_huge) {
      // The order of the index, as it is.
    } else if (reads.is_one_part()) {
      enquire.set_sort_by_relevance_then_key((new KeptOrder(reads, order.order_of))->release(), false);
    } else {
      enquire.set_sort_by_relevance_then_value(schema::slot_number(schema::Slot::order), false);
    }
    matches = enquire.get_mset(0, to_count(looked_at, documents), exact);
  }
  OrderedMatches found;
  read_total(matches, found);
  if (is_huge && found.total_is_estimate) {
    const std::size_t least = matches.get_matches_lower_bound();
    const std::size_t most = matches.get_matches_upper_bound();
    found.total = std::clamp(static_cast<std::size_t>(std::llround(guess)), least, most);
  }
  found.matches = is_huge ? matches_of(matches) : in_order(matches, reads, false, looked_at);
  if (found.matches.size() > looked_at) found.matches.resize(looked_at);
  const double best = matches.get_max_attained() > 0 ? matches.get_max_attained() : 1;
  if (order.recency) add_gains(found.matches, database, *order.recency, best, wanted);
  return found;
}

OrderedMatches by_slot(Xapian::Enquire& enquire, IndexReads& reads, const MatchOrder& order, std::size_t wanted,
                       std::size_t check_at_least) {
  const std::size_t documents = reads.database().get_doccount();
  const Xapian::doccount exact = to_count(check_at_least, documents);
  OrderedMatches found;
  enquire.set_sort_by_value_then_relevance(schema::slot_number(*order.slot), order.largest_first);
  Xapian::MSet matches = enquire.get_mset(0, to_count(wanted + 1, documents), exact);
  enquire.clear_matchspies();  // they have counted
  for (std::size_t size = 4 * (wanted + 1); ends_in_a_tie(matches, wanted) && size <= most_tied; size *= 4) {
    const Xapian::doccount before = matches.size();
    matches = enquire.get_mset(0, to_count(size, documents), exact);
    if (matches.size() == before) break;
  }
  read_total(matches, found);
  found.matches = in_order(matches, reads, true, wanted);
  return found;
}

/// By date, oldest first: an empty value sorts before all others, so what is undated is asked for by itself, behind the rest.
OrderedMatches oldest_first(Xapian::Enquire& enquire, IndexReads& reads, const MatchOrder& order, std::size_t wanted,
                            std::size_t check_at_least) {
  using Xapian::Query;
  const Query query = enquire.get_query();
  const Query undated(schema::undated_term(schema::Field::published));
  OrderedMatches all;
  read_total(enquire.get_mset(0, 0, to_count(check_at_least, reads.database().get_doccount())), all);
  enquire.clear_matchspies();  // they have counted
  for (const Query& part : {Query(Query::OP_AND_NOT, query, undated), Query(Query::OP_FILTER, query, undated)}) {
    const std::size_t left = wanted - all.matches.size();
    if (left == 0) break;
    enquire.set_query(part);
    const OrderedMatches found = by_slot(enquire, reads, order, left, 0);
    all.matches.insert(all.matches.end(), found.matches.begin(), found.matches.end());
  }
  enquire.set_query(query);
  return all;
}

}  // namespace

Xapian::Document document_of(const Match& match, const Xapian::Database& database) {
  return database.get_document(match.document, Xapian::DOC_ASSUME_VALID);
}

void order_ties(std::vector<Match>& matches, const std::function<std::string(const Match&)>& order_of) {
  order_alike(matches, order_of, [](std::size_t, std::size_t) { return true; });
}

bool is_same_weight(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

double shown_weight(double weight) {
  constexpr double billion = 1e9;
  return std::round(weight * billion) / billion;
}

OrderedMatches first_matches(Xapian::Enquire& enquire, IndexReads& reads, const MatchOrder& order, std::size_t wanted,
                             std::size_t check_at_least) {
  if (!order.slot) return by_weight(enquire, reads, order, wanted, check_at_least);
  const bool may_be_empty = *order.slot == schema::Slot::published && !order.largest_first;
  return may_be_empty ? oldest_first(enquire, reads, order, wanted, check_at_least)
                      : by_slot(enquire, reads, order, wanted, check_at_least);
}

}  // namespace claimdex::search
