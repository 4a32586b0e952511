// Sets of documents by the tree of a query.
#include "searcher/claims/claim_sets.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/schema/buckets.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/matches/id_source.hpp"

namespace claimdex::search {
namespace {

using schema::End;
using schema::Field;
using schema::Interval;
using schema::NumberGroup;
using schema::Slot;
using Type = ClaimTree::Type;

constexpr double infinity = std::numeric_limits<double>::infinity();

void keep_told(Ids& ids, const std::vector<std::uint8_t>& told, bool kept) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ids[size] = ids[i];
    size += (told[i] != 0) == kept ? 1 : 0;
  }
  ids.resize(size);
}

Interval from_low(const Interval& interval) { return {interval.low, infinity, interval.low_open, false}; }
Interval to_high(const Interval& interval) { return {-infinity, interval.high, false, interval.high_open}; }
Interval below(const Interval& interval) {
  const bool is_empty_above = interval.low == interval.high && interval.high_open;
  return {-infinity, interval.low, false, !interval.low_open || is_empty_above};
}
bool is_single_value(const Interval& interval) {
  return interval.low == interval.high && !interval.low_open && !interval.high_open;
}

bool is_same(const Interval& a, const Interval& b) {
  return a.low == b.low && a.high == b.high && a.low_open == b.low_open && a.high_open == b.high_open;
}

/// What is in either of two rising lists.
Ids in_either(const Ids& a, const Ids& b) {
  Ids both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

/// To compare the values of so many documents takes no longer than to look at the lists of a range.
constexpr std::size_t few_values = 1500;

std::vector<std::string> kind_terms(NumberGroup group) {
  std::vector<std::string> terms;
  for (const QuantityKind kind : schema::kinds_of(group)) terms.push_back(schema::kind_term(kind));
  return terms;
}

}  // namespace

const ClaimSets::Buckets& ClaimSets::buckets_of(NumberGroup group, Field field, const Interval& interval) {
  for (const Buckets& known : buckets_)
    if (known.group == group && known.field == field && is_same(known.interval, interval)) return known;
  Buckets buckets{group, field, interval, {}, {}, 0};
  schema::RangeTerms terms = schema::range_terms(group, field, interval);
  const auto take_used = [&](std::vector<std::string>& from, std::vector<std::string>& to) {
    for (std::string& term : from) {
      const std::size_t frequency = snapshot_.reads().frequency(term);
      buckets.frequency += frequency;
      if (frequency > 0) to.push_back(std::move(term));
    }
  };
  take_used(terms.full, buckets.full);
  take_used(terms.boundary, buckets.boundary);
  return buckets_.emplace_back(std::move(buckets));
}

std::size_t ClaimSets::at_most(const NumberRange& range) {
  const auto in = [&](Field field, const Interval& interval) { return buckets_of(range.group, field, interval).frequency; };
  if (range.shape == NumberRange::Shape::within) return in(Field::low, range.interval);
  if (range.shape == NumberRange::Shape::overlap)
    return in(Field::low, range.interval) + in(Field::high, from_low(range.interval));
  return in(Field::low, range.interval) + (range.end == End::low ? 0 : in(Field::high, range.interval));
}

std::size_t ClaimSets::at_most(const ClaimTree& query) {
  std::size_t most = snapshot_.database().get_doccount();
  switch (query.type) {
    case Type::nothing:
      return 0;
    case Type::term:
      return snapshot_.reads().frequency(query.term);
    case Type::range:
      return std::min(most, at_most(*query.range));
    case Type::without:
      return at_most(query.parts.front());
    case Type::all_of:
      for (const ClaimTree& part : query.parts)
        if (!part.has_ranges) most = std::min(most, at_most(part));
      for (auto part = query.parts.begin(); part != query.parts.end() && most > few_values; ++part)
        if (part->has_ranges) most = std::min(most, at_most(*part));
      return most;
    case Type::any_of:
      break;
  }
  std::size_t sum = 0;
  for (const ClaimTree& part : query.parts) sum += at_most(part);
  return std::min(sum, most);
}

std::optional<Ids> ClaimSets::find(const ClaimTree& query, std::size_t most) {
  if (at_most(query) > most) return std::nullopt;
  Ids found = all(query);
  if (snapshot_.buried_articles() > 0) std::erase_if(found, [&](Xapian::docid id) { return snapshot_.is_buried(id); });
  return found;
}

Ids ClaimSets::all(const ClaimTree& query) {
  Ids ids;
  switch (query.type) {
    case Type::nothing:
      break;
    case Type::term:
      lists_.with(query.term)->append_to(ids);
      break;
    case Type::range:
      return all(*query.range);
    case Type::all_of:
      return all_of_every(query.parts);
    case Type::any_of:
      return all_of_any(query.parts);
    case Type::without:
      ids = all(query.parts.front());
      keep_told(ids, tell(query.parts.back(), ids), false);
      break;
  }
  return ids;
}

Ids ClaimSets::all_of_every(const std::vector<ClaimTree>& parts) {
  std::vector<std::pair<std::size_t, const ClaimTree*>> by_size;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const ClaimTree& part : parts) {
    if (part.has_ranges) continue;
    by_size.emplace_back(at_most(part), &part);
    least = std::min(least, by_size.back().first);
  }
  for (const ClaimTree& part : parts)
    if (part.has_ranges) by_size.emplace_back(least > few_values ? at_most(part) : least, &part);
  std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  // Values are read of as few as possible.
  std::stable_partition(by_size.begin() + 1, by_size.end(), [](const auto& part) { return !part.second->has_ranges; });
  Ids ids = all(*by_size.front().second);
  for (std::size_t i = 1; i < by_size.size() && !ids.empty(); ++i) keep_told(ids, tell(*by_size[i].second, ids), true);
  return ids;
}

Ids ClaimSets::all_of_any(const std::vector<ClaimTree>& parts) {
  std::vector<SharedIds> lists;
  std::vector<Ids> others;
  for (const ClaimTree& part : parts) {
    if (part.type != Type::term)
      others.push_back(all(part));
    else if (snapshot_.reads().frequency(part.term) > 0)
      lists.push_back(lists_.with(part.term));
  }
  return any_of(lists, std::move(others));
}

Ids ClaimSets::any_of(const std::vector<SharedIds>& lists, std::vector<Ids> others) const {
  if (lists.empty() && others.size() == 1) return std::move(others.front());
  constexpr std::size_t few_lists = 4;
  if (lists.size() + others.size() <= few_lists) {
    for (const SharedIds& list : lists) list->append_to(others.emplace_back());
    std::sort(others.begin(), others.end(), [](const Ids& a, const Ids& b) { return a.size() < b.size(); });
    Ids merged;
    for (Ids& other : others) merged = merged.empty() ? std::move(other) : in_either(merged, other);
    return merged;
  }
  Ids ids;
  for (const SharedIds& list : lists) list->append_to(ids);
  for (const Ids& other : others) ids.insert(ids.end(), other.begin(), other.end());
  constexpr std::size_t word_bits = 64;
  constexpr std::size_t many = 256;  // where one document in so many is found, marks of all are gone through rather than sorted
  if (ids.size() * many < lists_.last()) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }
  std::vector<std::uint64_t> marks(lists_.last() / word_bits + 1);
  for (const Xapian::docid id : ids) marks[id / word_bits] |= std::uint64_t{1} << (id % word_bits);
  ids.clear();
  for (std::size_t word = 0; word < marks.size(); ++word)
    for (std::uint64_t left = marks[word]; left != 0; left &= left - 1)
      ids.push_back(static_cast<Xapian::docid>(word * word_bits + static_cast<std::size_t>(std::countr_zero(left))));
  return ids;
}

Ids ClaimSets::in_buckets(NumberGroup group, Field field, const Interval& interval) {
  const Buckets& buckets = buckets_of(group, field, interval);
  const auto lists_of = [&](const std::vector<std::string>& terms) {
    std::vector<SharedIds> lists;
    for (const std::string& term : terms) lists.push_back(lists_.with(term));
    return lists;
  };
  std::vector<Ids> at_ends;
  if (!buckets.boundary.empty()) {
    Ids ids = any_of(lists_of(buckets.boundary), {});
    keep_told(ids, tell_value(field, interval, ids), true);
    at_ends.push_back(std::move(ids));
  }
  return any_of(lists_of(buckets.full), std::move(at_ends));
}

Ids ClaimSets::all_with_low_end(const NumberRange& range) {
  if (range.shape != NumberRange::Shape::within || !is_single_value(range.interval))
    return in_buckets(range.group, Field::low, range.interval);
  Ids ids;
  lists_.with(schema::exact_number_term(range.group, Field::low, range.interval.low))->append_to(ids);
  return ids;
}

// As the queries of indexer/schema/buckets.cpp; but of the few claims with two ends that differ the other one is looked at.
Ids ClaimSets::all(const NumberRange& range) {
  Ids ids = all_with_low_end(range);
  if (range.shape == NumberRange::Shape::end && range.end == End::low) return ids;
  if (range.shape == NumberRange::Shape::overlap) {
    Ids reaching_in = in_buckets(range.group, Field::high, from_low(range.interval));
    keep_told(reaching_in, tell_value(Field::low, below(range.interval), reaching_in), true);
    return in_either(ids, reaching_in);
  }
  Flags is_wide(ids.size());
  tell_term(schema::range_mark(range.group), ids, is_wide);
  Ids wide = ids;
  keep_told(wide, is_wide, true);
  keep_told(ids, is_wide, false);
  if (range.shape == NumberRange::Shape::end) return in_either(ids, in_buckets(range.group, Field::high, range.interval));
  keep_told(wide, tell_value(Field::high, range.interval, wide), true);
  return in_either(ids, wide);
}

ClaimSets::Flags ClaimSets::tell_value(Field field, const Interval& interval, const Ids& among) {
  Flags told(among.size());
  lists_.numbers(field == Field::low ? Slot::low : Slot::high, among,
                 [&](std::size_t i, double number) { told[i] = interval.contains(number) ? 1 : 0; });
  return told;
}

void ClaimSets::tell_term(const std::string& term, const Ids& among, Flags& told) {
  if (const std::size_t frequency = snapshot_.reads().frequency(term); frequency > 0) lists_.tell(term, frequency, among, told);
}

ClaimSets::Flags ClaimSets::tell(const NumberRange& range, const Ids& among) {
  Flags told(among.size());
  for (const std::string& term : kind_terms(range.group)) tell_term(term, among, told);
  const auto both = [&](Field field, const Interval& interval) {
    const Flags more = tell_value(field, interval, among);
    for (std::size_t i = 0; i < told.size(); ++i) told[i] &= more[i];
  };
  switch (range.shape) {
    case NumberRange::Shape::within:
      both(Field::low, range.interval);
      both(Field::high, range.interval);
      break;
    case NumberRange::Shape::overlap:
      both(Field::low, to_high(range.interval));
      both(Field::high, from_low(range.interval));
      break;
    case NumberRange::Shape::end:
      both(range.end == End::low ? Field::low : Field::high, range.interval);
      break;
  }
  return told;
}

ClaimSets::Flags ClaimSets::tell(const ClaimTree& query, const Ids& among) {
  Flags told(among.size());
  switch (query.type) {
    case Type::nothing:
      break;
    case Type::term:
      tell_term(query.term, among, told);
      break;
    case Type::range:
      return tell(*query.range, among);
    case Type::all_of:
      return tell_all(query.parts, among);
    case Type::any_of:
      for (const ClaimTree& part : query.parts) {
        // There may be a list for each of thousands of articles: what each costs goes by its own length.
        if (part.type == Type::term) {
          tell_term(part.term, among, told);
          continue;
        }
        const Flags of_part = tell(part, among);
        for (std::size_t i = 0; i < told.size(); ++i) told[i] |= of_part[i];
      }
      break;
    case Type::without: {
      told = tell(query.parts.front(), among);
      const Flags unwanted = tell(query.parts.back(), among);
      for (std::size_t i = 0; i < told.size(); ++i) told[i] = unwanted[i] != 0 ? 0 : told[i];
      break;
    }
  }
  return told;
}

ClaimSets::Flags ClaimSets::tell_all(const std::vector<ClaimTree>& parts, const Ids& among) {
  Ids left = among;
  for (const bool of_ranges : {false, true})
    for (const ClaimTree& part : parts)
      if (part.has_ranges == of_ranges && !left.empty()) keep_told(left, tell(part, left), true);
  Flags told(among.size());
  auto next = left.begin();
  for (std::size_t i = 0; i < among.size() && next != left.end(); ++i)
    if (among[i] == *next) {
      told[i] = 1;
      ++next;
    }
  return told;
}

std::optional<OrderedMatches> first_of(const Ids& ids, const MatchOrder& order, std::size_t wanted, ClaimLists& lists) {
  if (order.recency || (order.slot && order.slot != Slot::high && order.slot != Slot::low)) return std::nullopt;
  const auto places = lists.orders(ids);
  if (!places) return std::nullopt;
  struct Place {
    double value;  ///< what is sorted by, the smallest first
    std::uint64_t order;
    Xapian::docid id;
  };
  const auto goes_before = [](const Place& a, const Place& b) {
    return std::tie(a.value, a.order, a.id) < std::tie(b.value, b.order, b.id);
  };
  std::vector<Place> first;  // a heap with the last one on top
  wanted = std::max<std::size_t>(wanted, 1);
  const auto add = [&](std::size_t i, double value) {
    const Place place{value, (*places)[i], ids[i]};
    if (first.size() >= wanted) {
      if (!goes_before(place, first.front())) return;
      std::pop_heap(first.begin(), first.end(), goes_before);
      first.pop_back();
    }
    first.push_back(place);
    std::push_heap(first.begin(), first.end(), goes_before);
  };
  if (order.slot)
    lists.numbers(*order.slot, ids, [&](std::size_t i, double number) {
      const double value = std::isnan(number) ? -infinity : number;  // as an empty value sorts
      add(i, order.largest_first ? -value : value);
    });
  else
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (first.size() < wanted || (*places)[i] <= first.front().order) add(i, 0);
  std::sort_heap(first.begin(), first.end(), goes_before);
  OrderedMatches found;
  found.total = ids.size();
  for (const Place& place : first) found.matches.push_back({place.id, 0, 0});
  return found;
}

std::function<std::string(Xapian::docid)> orders_of(std::shared_ptr<const Ids> ids, ClaimLists& lists) {
  auto orders = lists.orders(*ids);
  if (!orders) return nullptr;
  return [ids = std::move(ids), orders = std::move(*orders), at = std::size_t{0}](Xapian::docid id) mutable {
    if (at >= ids->size() || (*ids)[at] > id) at = 0;
    at =
        static_cast<std::size_t>(first_not_before(ids->begin() + static_cast<std::ptrdiff_t>(at), ids->end(), id) - ids->begin());
    std::string bytes(sizeof orders[0], '\0');
    if (at >= ids->size() || (*ids)[at] != id) return bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(orders[at] >> (8 * (bytes.size() - 1 - i)));
    return bytes;
  };
}

Xapian::Query query_of(std::shared_ptr<const Ids> ids) { return Xapian::Query((new IdSource(std::move(ids)))->release()); }

}  // namespace claimdex::search
