// Near misses: each condition of the top conjunction dropped in turn, with the claims nearest to the number asked.
#include "searcher/near_misses.hpp"

#include <algorithm>

#include "indexer/schema/slots.hpp"
#include "searcher/article_search.hpp"
#include "searcher/claim_query.hpp"
#include "searcher/claim_search.hpp"
#include "searcher/match_order.hpp"
#include "searcher/number_query.hpp"
#include "searcher/ranking.hpp"
#include "searcher/stored.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using schema::Slot;
using Xapian::Query;

constexpr std::size_t nearest_shown = 3;
constexpr std::size_t most_words_dropped = 8;  // of a query of articles: each takes a search of its own

/// The first claims by one slot, upwards or downwards.
OrderedMatches first_by_slot(const Query& query, Slot slot, bool largest_first, Snapshot& snapshot) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.living(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return first_matches(enquire, snapshot.reads(), {slot, largest_first, {}}, nearest_shown);
}

Result<void> add_hits(const OrderedMatches& found, const Xapian::Database& database, Stored& stored, std::vector<Hit>& hits) {
  for (const Match& match : found.matches) {
    Result<Hit> hit = stored.claim_hit({match.document, document_of(match, database)});
    if (!hit) return hit.error();
    const bool known = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) { return other.claim->id == hit->claim->id; });
    if (!known) hits.push_back(std::move(*hit));
  }
  return {};
}

/// The claims whose number lies nearest to the one asked: the first below and above it.
Result<std::vector<Hit>> nearest_claims(const Query& query, const query::NumberCondition* number, Snapshot& snapshot) {
  Stored stored(snapshot);
  std::vector<Hit> hits;
  const Xapian::Database& database = snapshot.database();
  if (number == nullptr) {
    Xapian::Enquire enquire(database);
    enquire.set_query(snapshot.living(query));
    enquire.set_weighting_scheme(claim_scheme());
    if (auto added = add_hits(first_matches(enquire, snapshot.reads(), {}, nearest_shown), database, stored, hits); !added)
      return added.error();
  } else {
    const double asked = number->low == -query::infinity ? number->high : number->low;
    const std::string pivot = schema::encode_number(asked < 0 ? -asked : asked);
    const std::uint32_t high = schema::slot_number(Slot::high);
    const std::uint32_t low = schema::slot_number(Slot::low);
    const Query below(Query::OP_FILTER, query, Query(Query::OP_VALUE_LE, high, pivot));
    const Query above(Query::OP_FILTER, query, Query(Query::OP_VALUE_GE, low, pivot));
    if (auto added = add_hits(first_by_slot(below, Slot::high, true, snapshot), database, stored, hits); !added)
      return added.error();
    if (auto added = add_hits(first_by_slot(above, Slot::low, false, snapshot), database, stored, hits); !added)
      return added.error();
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
      return distance_to(*number, a.claim->quantity.low, a.claim->quantity.high) <
             distance_to(*number, b.claim->quantity.low, b.claim->quantity.high);
    });
  }
  if (hits.size() > nearest_shown) hits.resize(nearest_shown);
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i].rank = i + 1;
  return hits;
}

/// Whether dropping this condition tells anything: not of a negation's words, nor of everything.
bool is_condition(const Node& node) { return node.type != NodeType::everything; }

Node without(const Node& root, std::size_t dropped) {
  Node rest = root;
  rest.children.erase(rest.children.begin() + static_cast<std::ptrdiff_t>(dropped));
  if (rest.children.empty()) rest.type = NodeType::everything;
  return rest;
}

Result<void> add_near_miss(const Node& rest, std::string dropped, const query::NumberCondition* number, const query::Query& query,
                           const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  const Query compiled = ClaimCompiler(snapshot, options.logic, query.scope).compile(rest);
  NearMiss miss;
  miss.dropped = std::move(dropped);
  miss.count = count_claims(compiled, snapshot);
  if (miss.count > 0) {
    Result<std::vector<Hit>> nearest = nearest_claims(compiled, number, snapshot);
    if (!nearest) return nearest.error();
    miss.nearest = std::move(*nearest);
  }
  result.near.push_back(std::move(miss));
  return {};
}

bool has_words(const Node& node) {
  if (node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity) return true;
  return std::any_of(node.children.begin(), node.children.end(), has_words);
}

void offer_article_scope(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  if (query.scope == query::Scope::article || !has_words(query.root)) return;
  const Query compiled = ClaimCompiler(snapshot, options.logic, query::Scope::article).compile(query.root);
  const std::uint64_t count = count_claims(compiled, snapshot);
  if (count == 0) return;
  result.query.hints.push_back("with scope:article, where the words may stand anywhere in the article: " + std::to_string(count) +
                               (count == 1 ? " claim" : " claims"));
}

void offer_denied(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  const Query denied = ClaimCompiler(snapshot, options.logic, query.scope).compile_denied(query.root);
  const std::uint64_t count = denied.empty() ? 0 : count_claims(denied, snapshot);
  if (count == 0) return;
  result.query.hints.push_back(std::to_string(count) + (count == 1 ? " claim matches but is" : " claims match but are") +
                               " denied: with factuality:denied");
}

/// The condition as it was typed.
std::string written(const Node& condition, std::string_view typed) {
  return std::string(condition.span.end <= typed.size() ? condition.span.of(typed) : write_query(condition));
}

void put_found_ones_first(std::vector<NearMiss>& near) {
  std::stable_sort(near.begin(), near.end(), [](const NearMiss& a, const NearMiss& b) { return (a.count > 0) > (b.count > 0); });
}

}  // namespace

Result<void> find_near_articles(const query::Query& query, std::string_view typed, const SearchOptions& options,
                                Snapshot& snapshot, SearchResult& result) {
  if (query.root.type != NodeType::conjunction || query.root.children.size() > most_words_dropped) return {};
  SearchOptions of_rest;
  of_rest.limit = 1;
  of_rest.claims_per_article = 0;
  of_rest.now = options.now;
  for (std::size_t i = 0; i < query.root.children.size(); ++i) {
    const Node& condition = query.root.children[i];
    if (!is_condition(condition)) continue;
    query::Query rest = query;
    rest.root = without(query.root, i);
    SearchResult found;
    const HitSink keep = [&found](Hit&& hit, const SearchResult&) { return found.hits.push_back(std::move(hit)), true; };
    if (auto done = search_articles(rest, of_rest, snapshot, found, keep); !done) return done;
    result.near.push_back({written(condition, typed), found.total, std::move(found.hits)});
  }
  put_found_ones_first(result.near);
  return {};
}

Result<void> find_near_misses(const query::Query& query, std::string_view typed, const SearchOptions& options, Snapshot& snapshot,
                              SearchResult& result) {
  const Node& root = query.root;
  const query::NumberCondition* number = asked_number(root);
  if (root.type == NodeType::conjunction) {
    for (std::size_t i = 0; i < root.children.size(); ++i) {
      const Node& condition = root.children[i];
      if (!is_condition(condition)) continue;
      if (auto added = add_near_miss(without(root, i), written(condition, typed), number, query, options, snapshot, result);
          !added)
        return added;
    }
    put_found_ones_first(result.near);
  } else if (root.type == NodeType::number) {
    Node everything;
    if (auto added = add_near_miss(everything, std::string(root.span.of(typed)), number, query, options, snapshot, result);
        !added)
      return added;
  }
  offer_denied(query, options, snapshot, result);
  offer_article_scope(query, options, snapshot, result);
  return {};
}

}  // namespace claimdex::search
