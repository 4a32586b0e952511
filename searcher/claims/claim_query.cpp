// Compiling trees to queries over claims.
#include "searcher/claims/claim_query.hpp"

#include <algorithm>

#include "analyzers/claim/object/object.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/conditions/field_query.hpp"
#include "searcher/conditions/join.hpp"
#include "searcher/conditions/number_query.hpp"
#include "searcher/conditions/query_parts.hpp"
#include "searcher/matches/match_size.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using query::Scope;
using Xapian::Query;

/// As a part of a query that weighs.
Query weighed(const ClaimQuery& compiled) { return compiled.weighs ? compiled.query : weightless(compiled.query); }

Query conjunction_of(const std::vector<Query>& queries) {
  return queries.size() == 1 ? queries.front() : Query(Query::OP_AND, queries.begin(), queries.end());
}

bool is_text(const Node& node) {
  return node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity;
}

bool asks_factuality(const Node& node) {
  if (node.type == NodeType::field && node.field == query::Field::factuality) return true;
  return std::any_of(node.children.begin(), node.children.end(), asks_factuality);
}

std::vector<const Node*> operands_of(const Node& node) {
  std::vector<const Node*> operands;
  if (node.type != NodeType::conjunction) return {&node};
  for (const Node& child : node.children) operands.push_back(&child);
  return operands;
}

/// The one event that a condition asks for: "profit", or "profit OR loss", which are senses of it.
std::optional<Event> event_of(const Node& node) {
  if (node.type == NodeType::event) return node.event;
  if (node.type != NodeType::disjunction) return std::nullopt;
  std::optional<Event> event;
  for (const Node& child : node.children) {
    const auto of_child = event_of(child);
    if (!of_child || (event && *event != *of_child)) return std::nullopt;
    event = of_child;
  }
  return event;
}

std::optional<Event> single_event(const std::vector<const Node*>& operands) {
  std::optional<Event> event;
  for (const Node* node : operands) {
    const auto of_node = event_of(*node);
    if (!of_node) continue;
    if (event && *event != *of_node) return std::nullopt;
    event = of_node;
  }
  return event;
}

/// "employment -4.8%" asks how far jobs went down: a cut of 4.8 % of the roles says it as well as a fall of employment.
bool asks_relative_change(const std::vector<const Node*>& operands) {
  return std::any_of(operands.begin(), operands.end(), [](const Node* node) {
    return node->type == NodeType::number && node->number.sign != 0 && node->number.kind == QuantityKind::percent;
  });
}

bool is_kind_field(const Node& node) { return node.type == NodeType::field && node.field == query::Field::kind; }

/// "kind:percent > 50": the one kind that the conjunction asks for is that of its numbers.
std::optional<QuantityKind> asked_kind(const std::vector<const Node*>& operands) {
  const auto field = std::find_if(operands.begin(), operands.end(), [](const Node* node) { return is_kind_field(*node); });
  if (field == operands.end() || (*field)->values.size() != 1) return std::nullopt;
  return quantity_kind_of((*field)->values.front().text);
}

bool has_own_kind(const query::NumberCondition& number) {
  return number.kind || !number.unit.empty() || !number.currencies.empty() || number.is_year;
}

/// "employment", and not how many are out of work.
bool asks_employment(const Node& node) {
  return node.type == NodeType::event && node.event == Event::employment &&
         std::find(node.senses.begin(), node.senses.end(), "jobless") == node.senses.end();
}

Query employment_change() {
  std::vector<Query> events;
  for (const Event event : {Event::employment, Event::job_cuts, Event::headcount, Event::hiring})
    events.emplace_back(schema::event_term(event));
  return any_of(events);
}

/// Where the conditions beside a number leave more than this, its lists are read whatever their number.
constexpr schema::Candidates few_candidates = 5000;
/// Conditions of one query go together: a company and an event find so many times more than if they were independent.
constexpr double more_than_estimated = 8;

constexpr double context_weight = 0.4;  // a word of title or heading says less of a claim than one of its sentence

}  // namespace

std::optional<Event> event_of_conjunction(const Node& node) { return single_event(operands_of(node)); }

Query ClaimCompiler::compile_whole(const Node& root) {
  const ClaimQuery compiled = compile_node(root, std::nullopt);
  weighs_ = compiled.weighs;
  if (compiled.query.empty()) return compiled.query;
  return compiled.claims_only ? weighed(compiled) : Query(Query::OP_FILTER, weighed(compiled), all_claims());
}

Query ClaimCompiler::compile(const Node& root) {
  const Query query = compile_whole(root);
  if (query.empty() || asks_factuality(root)) return query;
  return {Query::OP_AND_NOT, query, Query(schema::factuality_term(Factuality::denied))};
}

Query ClaimCompiler::compile_denied(const Node& root) {
  if (asks_factuality(root)) return Query::MatchNothing;
  const Query query = compile_whole(root);
  return query.empty() ? query : Query(Query::OP_FILTER, query, Query(schema::factuality_term(Factuality::denied)));
}

ClaimQuery ClaimCompiler::compile_node(const Node& node, std::optional<Event> event) {
  ClaimQuery compiled;
  switch (node.type) {
    case NodeType::everything:
      return {all_claims(), true};
    case NodeType::conjunction:
      compiled = compile_conjunction(operands_of(node), event);
      break;
    case NodeType::disjunction:
      compiled = compile_disjunction(node, event);
      break;
    case NodeType::negation:
      compiled = compile_conjunction({&node}, event);
      break;
    case NodeType::group:
      compiled = compile_conjunction(operands_of(node.children.front()), std::nullopt);
      break;
    case NodeType::number:
      compiled = compile_number(node.number, event, schema::any_candidates);
      break;
    case NodeType::event:
      compiled = {event_query(node.event, node.senses), true};
      break;
    case NodeType::field:
      compiled = {claim_field_query(node, snapshot_), query::Field::company == node.field};
      break;
    case NodeType::phrase:
    case NodeType::word:
    case NodeType::proximity: {
      const bool of_article = scope_ == Scope::article || scope_ == Scope::paragraph;
      compiled = of_article ? ClaimQuery{in_article({&node})} : ClaimQuery{words_query(node), true, true};
      break;
    }
  }
  if (node.boost != 1 && compiled.weighs) compiled.query = scaled(compiled.query, node.boost);
  return compiled;
}

schema::Candidates ClaimCompiler::left_by(const std::vector<Query>& weighing, const std::vector<Query>& filters) const {
  if (snapshot_.has_remote() || ranges_ != nullptr) return schema::any_candidates;
  std::vector<Query> conditions = filters;
  conditions.insert(conditions.end(), weighing.begin(), weighing.end());
  if (conditions.empty()) return schema::any_candidates;
  schema::Candidates least = schema::any_candidates;
  for (const Query& query : conditions) least = std::min(least, at_most(query, snapshot_.reads(), few_candidates));
  const double together = estimated_matches(conjunction_of(conditions), snapshot_.reads()) * more_than_estimated;
  if (together < least) least = static_cast<schema::Candidates>(together);
  return least <= few_candidates ? least : schema::any_candidates;
}

ClaimQuery ClaimCompiler::compile_number(const query::NumberCondition& number, std::optional<Event> event,
                                         schema::Candidates candidates) {
  if (number.is_year) return {year_query(number.token, snapshot_), true};
  const Query value = number_query(number, event, {logic_, candidates, ranges_}, snapshot_);
  const bool may_be_token = number.compare == query::Compare::bare && !number.kind && number.unit.empty() && number.sign == 0;
  if (!may_be_token) return {value, true};
  std::vector<Query> alternatives = {value};
  const TextPattern token = patterns_.read_text(number.token, true);
  if (!token.empty())
    for (const schema::Field field : {schema::Field::sentence, schema::Field::context})
      alternatives.push_back(pattern_query(token, field, snapshot_));
  return {any_of(alternatives), true};
}

Query ClaimCompiler::words_query(const Node& node) {
  const TextPattern pattern = patterns_.read(node);
  if (pattern.empty()) return weightless(all_claims());  // nothing searchable asks for nothing
  std::vector<Query> alternatives = {pattern_query(pattern, schema::Field::sentence, snapshot_)};
  if (scope_ == Scope::claim) {
    alternatives.push_back(scaled(pattern_query(pattern, schema::Field::context, snapshot_), context_weight));
    const bool is_plain = node.type == NodeType::word && !node.exact && !node.wildcard && node.fuzzy == 0;
    // "jobs" finds "coding roles" and 岗位: the object's class, in any language. "nurses" finds no other workers.
    const std::string_view named = is_plain ? claims::class_named_by(node.text) : std::string_view();
    if (!named.empty()) alternatives.push_back(weightless(Query(schema::term(schema::Field::object_class, named))));
  }
  return any_of(alternatives);
}

Query ClaimCompiler::in_article(const std::vector<const Node*>& words) {
  std::vector<TextPattern> patterns;
  for (const Node* node : words)
    if (TextPattern pattern = patterns_.read(*node); !pattern.empty()) patterns.push_back(std::move(pattern));
  return patterns.empty() ? all_claims() : with_keys(keys_of_articles(patterns, snapshot_));
}

Query ClaimCompiler::compile_group(const std::vector<const Node*>& operands) {
  const ClaimQuery compiled = compile_conjunction(operands, std::nullopt);
  const Query query = compiled.claims_only ? weighed(compiled) : Query(Query::OP_FILTER, weighed(compiled), all_claims());
  if (std::any_of(operands.begin(), operands.end(), [](const Node* node) { return asks_factuality(*node); })) return query;
  return {Query::OP_AND_NOT, query, Query(schema::factuality_term(Factuality::denied))};
}

ClaimQuery ClaimCompiler::compile_groups(const std::vector<const Node*>& groups, const std::vector<const Node*>& rest) {
  // Several { } in a row: each claim of its own, all in one article. What stands beside them holds of every one.
  std::vector<Query> queries;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::vector<const Node*> operands = operands_of(groups[i]->children.front());
    operands.insert(operands.end(), rest.begin(), rest.end());
    Query query = compile_group(operands);
    // Names of ranges are nothing to Xapian, which finds the keys.
    std::vector<std::string> here =
        keys_of(ranges_ == nullptr ? query : ClaimCompiler(snapshot_, logic_, scope_).compile_group(operands), snapshot_);
    if (i == 0) {
      keys = std::move(here);
    } else {
      std::vector<std::string> common;
      std::set_intersection(keys.begin(), keys.end(), here.begin(), here.end(), std::back_inserter(common));
      keys = std::move(common);
    }
    queries.push_back(std::move(query));
  }
  return {Query(Query::OP_FILTER, any_of(queries), with_keys(keys)), true, true};
}

ClaimQuery ClaimCompiler::compile_conjunction(const std::vector<const Node*>& operands, std::optional<Event> event) {
  std::vector<const Node*> groups;
  std::vector<const Node*> rest;
  for (const Node* node : operands) (node->type == NodeType::group ? groups : rest).push_back(node);
  if (groups.size() > 1) return compile_groups(groups, rest);
  const auto own_event = single_event(operands);
  const auto context = own_event ? own_event : event;
  std::vector<Query> weighing;
  std::vector<Query> filters;
  std::vector<Query> unwanted;
  std::vector<const Node*> article_words;
  std::vector<const Node*> numbers;
  bool claims_only = false;
  const auto kind = asked_kind(operands);
  const bool numbers_take_kind = kind && std::any_of(operands.begin(), operands.end(), [](const Node* node) {
                                   return node->type == NodeType::number && !has_own_kind(node->number);
                                 });
  const bool of_article = scope_ == Scope::article || scope_ == Scope::paragraph;
  for (const Node* node : operands) {
    if (node->type == NodeType::negation) {
      const Node& child = node->children.front();
      // Where terms say too much, the text check decides.
      const TextPattern pattern = is_text(child) ? patterns_.read(child) : TextPattern();
      const bool undecided = scope_ == Scope::article ? !decides_in_articles(pattern, snapshot_) : pattern.needs_check;
      if (!undecided) unwanted.push_back(compile_node(child, context).query);
      continue;
    }
    if (of_article && is_text(*node)) {
      article_words.push_back(node);
      continue;
    }
    if (asks_employment(*node) && asks_relative_change(operands)) {
      filters.push_back(employment_change());
      claims_only = true;
      continue;
    }
    if (numbers_take_kind && is_kind_field(*node)) continue;
    if (node->type == NodeType::number) {
      numbers.push_back(node);
      continue;
    }
    ClaimQuery compiled = compile_node(*node, context);
    claims_only = claims_only || compiled.claims_only;
    (compiled.weighs ? weighing : filters).push_back(std::move(compiled.query));
  }
  const schema::Candidates candidates = left_by(weighing, filters);
  for (const Node* node : numbers) {
    query::NumberCondition number = node->number;
    if (numbers_take_kind && !has_own_kind(number)) number.kind = kind;
    filters.push_back(compile_number(number, context, candidates).query);
    claims_only = true;
  }
  if (!article_words.empty()) filters.push_back(in_article(article_words));
  if (weighing.empty() && filters.empty()) {
    filters.push_back(all_claims());
    claims_only = true;
  }
  // One conjunction of all filters, since Xapian makes one list of what is nested in it. A list within a list is not asked about
  // the claims that are left, but steps on to its own next match.
  Query query = conjunction_of(weighing.empty() ? filters : weighing);
  if (!weighing.empty() && !filters.empty()) query = Query(Query::OP_FILTER, query, conjunction_of(filters));
  if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, any_of(unwanted));
  return {query, claims_only, !weighing.empty()};
}

ClaimQuery ClaimCompiler::compile_disjunction(const Node& node, std::optional<Event> event) {
  std::vector<ClaimQuery> compiled;
  for (const Node& child : node.children) compiled.push_back(compile_node(child, event));
  const bool weighs = std::any_of(compiled.begin(), compiled.end(), [](const ClaimQuery& one) { return one.weighs; });
  const bool claims_only = std::all_of(compiled.begin(), compiled.end(), [](const ClaimQuery& one) { return one.claims_only; });
  std::vector<Query> alternatives;
  for (const ClaimQuery& one : compiled) alternatives.push_back(weighs ? weighed(one) : one.query);
  return {any_of(alternatives), claims_only, weighs};
}

}  // namespace claimdex::search
