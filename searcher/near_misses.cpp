// Near misses: each condition of the top conjunction dropped in turn, with the claims nearest to the number asked.
#include "searcher/near_misses.hpp"

#include <algorithm>

#include "searcher/articles/article_search.hpp"
#include "searcher/claims/claim_search.hpp"
#include "searcher/claims/near_claims.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;

constexpr std::size_t most_words_dropped = 8;  // of a query of articles: each takes a search of its own

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
  const Compile compile = [&](ClaimCompiler& compiler) { return compiler.compile(rest); };
  Result<NearClaims> found = near_claims(compile, number, options.logic, query.scope, snapshot);
  if (!found) return found.error();
  result.near.push_back({std::move(dropped), found->count, std::move(found->nearest)});
  return {};
}

bool has_words(const Node& node) {
  if (node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity) return true;
  return std::any_of(node.children.begin(), node.children.end(), has_words);
}

void offer_article_scope(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  if (query.scope == query::Scope::article || !has_words(query.root)) return;
  const Compile compile = [&](ClaimCompiler& compiler) { return compiler.compile(query.root); };
  const std::uint64_t count = count_near(compile, options.logic, query::Scope::article, snapshot);
  if (count == 0) return;
  result.query.hints.push_back("with scope:article, where the words may stand anywhere in the article: " + std::to_string(count) +
                               (count == 1 ? " claim" : " claims"));
}

void offer_denied(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  const Compile compile = [&](ClaimCompiler& compiler) { return compiler.compile_denied(query.root); };
  const std::uint64_t count = count_near(compile, options.logic, query.scope, snapshot);
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
