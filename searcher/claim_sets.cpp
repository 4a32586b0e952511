// Sets of documents by the tree of a query.
#include "searcher/claim_sets.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/schema/buckets.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/id_source.hpp"

namespace claimdex::search {
namespace {

using schema::End;
using schema::Field;
using schema::Interval;
using schema::NumberGroup;
using schema::Slot;
using Xapian::Query;

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string term_of(const Query& query) { return *query.get_terms_begin(); }

std::vector<Query> parts_of(const Query& query) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) parts.push_back(query.get_subquery(i));
  return parts;
}

bool is_conjunction(const Query& query) { return query.get_type() == Query::OP_AND || query.get_type() == Query::OP_FILTER; }
bool is_disjunction(const Query& query) { return query.get_type() == Query::OP_OR || query.get_type() == Query::OP_SYNONYM; }
/// Of these only the first part says what matches.
bool is_of_first(const Query& query) {
  return query.get_type() == Query::OP_SCALE_WEIGHT || query.get_type() == Query::OP_AND_MAYBE;
}

/// What all must match, conjunctions within conjunctions too.
void add_conjuncts(const Query& query, std::vector<Query>& out) {
  if (is_of_first(query)) return add_conjuncts(query.get_subquery(0), out);
  if (!is_conjunction(query)) return out.push_back(query);
  for (const Query& part : parts_of(query)) add_conjuncts(part, out);
}

void keep_told(Ids& ids, const std::vector<std::uint8_t>& told, bool kept) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ids[size] = ids[i];
    size += (told[i] != 0) == kept ? 1 : 0;
  }
  ids.resize(size);
}

Interval above(const Interval& interval) { return {interval.high, infinity, !interval.high_open, false}; }
Interval from_low(const Interval& interval) { return {interval.low, infinity, interval.low_open, false}; }
Interval to_high(const Interval& interval) { return {-infinity, interval.high, false, interval.high_open}; }
Interval below(const Interval& interval) {
  const bool is_empty_above = interval.low == interval.high && interval.high_open;
  return {-infinity, interval.low, false, !interval.low_open || is_empty_above};
}
bool is_single_value(const Interval& interval) {
  return interval.low == interval.high && !interval.low_open && !interval.high_open;
}

std::vector<std::string> kind_terms(NumberGroup group) {
  std::vector<std::string> terms;
  for (const QuantityKind kind : schema::kinds_of(group)) terms.push_back(schema::kind_term(kind));
  return terms;
}

}  // namespace

bool ClaimSets::is_readable(const Query& query) const {
  if (query.empty()) return true;
  if (query.get_type() == Query::LEAF_TERM) return true;
  if (is_of_first(query)) return is_readable(query.get_subquery(0));
  if (!is_conjunction(query) && !is_disjunction(query) && query.get_type() != Query::OP_AND_NOT) return false;
  const std::vector<Query> parts = parts_of(query);
  return std::all_of(parts.begin(), parts.end(), [&](const Query& part) { return is_readable(part); });
}

bool ClaimSets::has_ranges(const Query& query) const {
  if (query.get_type() == Query::LEAF_TERM) return ranges_.find(term_of(query)) != nullptr;
  const std::vector<Query> parts = parts_of(query);
  return std::any_of(parts.begin(), parts.end(), [&](const Query& part) { return has_ranges(part); });
}

std::optional<Query> ClaimSets::weighing_part(const Query& query) const {
  const Query::op type = query.get_type();
  if (type == Query::OP_FILTER || type == Query::OP_AND_NOT) return weighing_part(query.get_subquery(0));
  return has_ranges(query) ? std::nullopt : std::optional<Query>(query);
}

std::size_t ClaimSets::frequency(const std::vector<std::string>& terms) {
  std::size_t sum = 0;
  for (const std::string& term : terms) sum += snapshot_.reads().frequency(term);
  return sum;
}

std::size_t ClaimSets::at_most(const NumberRange& range) {
  const auto in = [&](Field field, const Interval& interval) {
    const schema::RangeTerms terms = schema::range_terms(range.group, field, interval);
    return frequency(terms.full) + frequency(terms.boundary);
  };
  if (range.shape == NumberRange::Shape::within) return in(Field::low, range.interval);
  if (range.shape == NumberRange::Shape::overlap)
    return in(Field::low, range.interval) +
           std::min(in(Field::high, from_low(range.interval)), in(Field::low, below(range.interval)));
  return in(Field::low, range.interval) + (range.end == End::low ? 0 : in(Field::high, range.interval));
}

std::size_t ClaimSets::at_most(const Query& query) {
  std::size_t most = snapshot_.database().get_doccount();
  if (query.empty()) return 0;
  if (query.get_type() == Query::LEAF_TERM) {
    const std::string term = term_of(query);
    const NumberRange* range = ranges_.find(term);
    return range != nullptr ? std::min(most, at_most(*range)) : snapshot_.reads().frequency(term);
  }
  const std::vector<Query> parts = parts_of(query);
  if (is_conjunction(query)) {
    for (const Query& part : parts) most = std::min(most, at_most(part));
    return most;
  }
  if (!is_disjunction(query)) return at_most(parts.front());
  std::size_t sum = 0;
  for (const Query& part : parts) sum += at_most(part);
  return std::min(sum, most);
}

std::optional<Ids> ClaimSets::find(const Query& query, std::size_t most) {
  if (!is_readable(query)) return std::nullopt;
  if (at_most(query) > most) return std::nullopt;
  Ids found = all(query);
  if (snapshot_.buried_articles() > 0) std::erase_if(found, [&](Xapian::docid id) { return snapshot_.is_buried(id); });
  return found;
}

Ids ClaimSets::all(const Query& query) {
  if (query.empty()) return {};
  if (query.get_type() == Query::LEAF_TERM) {
    const std::string term = term_of(query);
    if (const NumberRange* range = ranges_.find(term)) return all(*range);
    Ids ids;
    lists_.with(term)->append_to(ids);
    return ids;
  }
  if (is_of_first(query)) return all(query.get_subquery(0));
  if (is_conjunction(query)) return all_of_every(query);
  if (query.get_type() == Query::OP_AND_NOT) {
    Ids ids = all(query.get_subquery(0));
    keep_told(ids, tell(query.get_subquery(1), ids), false);
    return ids;
  }
  std::vector<SharedIds> lists;
  std::vector<Ids> others;
  for (const Query& part : parts_of(query)) {
    const bool is_term = part.get_type() == Query::LEAF_TERM && ranges_.find(term_of(part)) == nullptr;
    is_term ? lists.push_back(lists_.with(term_of(part))) : others.push_back(all(part));
  }
  return any_of(lists, std::move(others));
}

Ids ClaimSets::all_of_every(const Query& query) {
  std::vector<Query> parts;
  add_conjuncts(query, parts);
  std::vector<std::pair<std::size_t, Query>> by_size;
  for (const Query& part : parts) by_size.emplace_back(at_most(part), part);
  std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  // Values are read of as few as possible.
  std::stable_partition(by_size.begin() + 1, by_size.end(), [&](const auto& part) { return !has_ranges(part.second); });
  Ids ids = all(by_size.front().second);
  for (std::size_t i = 1; i < by_size.size() && !ids.empty(); ++i) keep_told(ids, tell(by_size[i].second, ids), true);
  return ids;
}

Ids ClaimSets::any_of(const std::vector<SharedIds>& lists, std::vector<Ids> others) const {
  if (lists.empty() && others.size() == 1) return std::move(others.front());
  Ids ids;
  for (const SharedIds& list : lists) list->append_to(ids);
  for (const Ids& other : others) ids.insert(ids.end(), other.begin(), other.end());
  if (lists.size() + others.size() < 2) return ids;
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

Ids ClaimSets::in_buckets(const NumberRange& range, Field field, const Interval& interval) {
  const schema::RangeTerms terms = schema::range_terms(range.group, field, interval);
  const auto lists_of = [&](const std::vector<std::string>& names) {
    std::vector<SharedIds> lists;
    for (const std::string& name : names)
      if (snapshot_.reads().frequency(name) > 0) lists.push_back(lists_.with(name));
    return lists;
  };
  std::vector<Ids> at_ends;
  if (!terms.boundary.empty()) {
    Ids ids = any_of(lists_of(terms.boundary), {});
    keep_told(ids, tell_value(field, interval, ids), true);
    at_ends.push_back(std::move(ids));
  }
  return any_of(lists_of(terms.full), std::move(at_ends));
}

// As the queries of indexer/schema/buckets.cpp.
Ids ClaimSets::all(const NumberRange& range) {
  const Interval& interval = range.interval;
  const auto without_ranges = [&](Ids ids) {
    Flags told(ids.size());
    const std::string mark = schema::range_mark(range.group);
    lists_.tell(mark, snapshot_.reads().frequency(mark), ids, told);
    keep_told(ids, told, false);
    return ids;
  };
  if (range.shape == NumberRange::Shape::within && is_single_value(interval)) {
    Ids ids;
    lists_.with(schema::exact_number_term(range.group, Field::low, interval.low))->append_to(ids);
    return without_ranges(std::move(ids));
  }
  Ids ids = in_buckets(range, Field::low, interval);
  switch (range.shape) {
    case NumberRange::Shape::within: {
      Flags told(ids.size());
      const Ids reaching_out = in_buckets(range, Field::high, above(interval));
      IdList(reaching_out, lists_.last()).tell(ids, told);
      keep_told(ids, told, false);
      return ids;
    }
    case NumberRange::Shape::overlap: {
      Ids reaching_in = in_buckets(range, Field::high, from_low(interval));
      keep_told(reaching_in, tell_value(Field::low, below(interval), reaching_in), true);
      return any_of({}, {std::move(ids), std::move(reaching_in)});
    }
    case NumberRange::Shape::end:
      break;
  }
  if (range.end == End::low) return ids;
  return any_of({}, {without_ranges(std::move(ids)), in_buckets(range, Field::high, interval)});
}

ClaimSets::Flags ClaimSets::tell_value(Field field, const Interval& interval, const Ids& among) {
  Flags told(among.size());
  lists_.numbers(field == Field::low ? Slot::low : Slot::high, among,
                 [&](std::size_t i, double number) { told[i] = interval.contains(number) ? 1 : 0; });
  return told;
}

ClaimSets::Flags ClaimSets::tell_any(const std::vector<std::string>& terms, const Ids& among) {
  Flags told(among.size());
  for (const std::string& term : terms)
    if (const std::size_t frequency = snapshot_.reads().frequency(term); frequency > 0) lists_.tell(term, frequency, among, told);
  return told;
}

ClaimSets::Flags ClaimSets::tell(const NumberRange& range, const Ids& among) {
  Flags told = tell_any(kind_terms(range.group), among);
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

ClaimSets::Flags ClaimSets::tell(const Query& query, const Ids& among) {
  Flags told(among.size());
  if (query.empty()) return told;
  if (query.get_type() == Query::LEAF_TERM) {
    const std::string term = term_of(query);
    if (const NumberRange* range = ranges_.find(term)) return tell(*range, among);
    return tell_any({term}, among);
  }
  if (is_of_first(query)) return tell(query.get_subquery(0), among);
  const std::vector<Query> parts = parts_of(query);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    // There may be a list for each of thousands of articles: what each costs goes by its own length.
    if (is_disjunction(query) && parts[part].get_type() == Query::LEAF_TERM && !has_ranges(parts[part])) {
      const std::string term = term_of(parts[part]);
      lists_.tell(term, snapshot_.reads().frequency(term), among, told);
      continue;
    }
    const Flags of_part = tell(parts[part], among);
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (is_disjunction(query) || part == 0)
        told[i] |= of_part[i];
      else
        told[i] &= query.get_type() == Query::OP_AND_NOT ? static_cast<std::uint8_t>(1U - of_part[i]) : of_part[i];
    }
  }
  return told;
}

std::optional<OrderedMatches> first_of(const Ids& ids, const MatchOrder& order, std::size_t wanted, ClaimLists& lists) {
  if (order.recency || (order.slot && order.slot != Slot::high)) return std::nullopt;
  const auto places = lists.orders(ids);
  if (!places) return std::nullopt;
  struct Place {
    double value;  ///< what is sorted by, the smallest first
    std::uint64_t order;
    Xapian::docid id;
  };
  std::vector<Place> ranked;
  ranked.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) ranked.push_back({0, (*places)[i], ids[i]});
  if (order.slot)
    lists.numbers(*order.slot, ids, [&](std::size_t i, double number) {
      const double value = std::isnan(number) ? -infinity : number;  // as an empty value sorts
      ranked[i].value = order.largest_first ? -value : value;
    });
  const auto goes_before = [](const Place& a, const Place& b) {
    return std::tie(a.value, a.order, a.id) < std::tie(b.value, b.order, b.id);
  };
  const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, ranked.size()));
  if (last != ranked.end()) std::nth_element(ranked.begin(), last, ranked.end(), goes_before);
  std::sort(ranked.begin(), last, goes_before);
  OrderedMatches found;
  found.total = ids.size();
  for (auto place = ranked.begin(); place != last; ++place) found.matches.push_back({place->id, 0, 0});
  return found;
}

Query query_of(Ids ids) { return Query((new IdSource(std::make_shared<const Ids>(std::move(ids))))->release()); }

}  // namespace claimdex::search
