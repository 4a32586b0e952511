// Running a parsed query over claims. Terms and slots find and order; the first page is then re-ordered by what only the stored
// claim says: certainty, place, nearness of the number.
#include "searcher/claim_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/aggregates.hpp"
#include "searcher/claim_groups.hpp"
#include "searcher/claim_query.hpp"
#include "searcher/explain_weight.hpp"
#include "searcher/highlight.hpp"
#include "searcher/match_order.hpp"
#include "searcher/number_query.hpp"
#include "searcher/ranking.hpp"
#include "searcher/stored.hpp"

namespace claimdex::search {
namespace {

using schema::Slot;

constexpr std::uint64_t exact_up_to = 100000;
constexpr std::size_t reordered = 30;        // hits that finer ranking looks at where a page is shorter
constexpr std::size_t most_checked = 20000;  // documents that a text check reads

struct Candidate {
  Xapian::Document document;
  double score = 0;
  Claim claim;
  std::string published;
  std::size_t collapsed = 0;
  std::optional<Xapian::Document> earliest;  ///< of the collapsed and itself, by publication
  std::string earliest_published;
};

MatchOrder order_of(const SearchOptions& options) {
  if (options.sort == Sort::relevance) return by_relevance(options, claim_weights.recency);
  return {options.sort == Sort::value ? Slot::high : Slot::published, !options.ascending, {}};
}

/// What is said several times in an article is what it is about.
double repetition(const Claim& claim) { return 0.05 * std::log2(1.0 + static_cast<double>(claim.mentions.size())); }

double final_score(double words, const Claim& claim, const query::NumberCondition* number) {
  double score = words + claim_prior(claim);
  if (number != nullptr && !number->is_year)
    score += claim_weights.exact_number * (1 - std::min(1.0, distance_to(*number, claim.quantity.low, claim.quantity.high)));
  return score + repetition(claim);
}

Explanation explain_score(const Candidate& candidate, double words, double gain, const query::NumberCondition* number) {
  Explanation tree{"weight", {}, candidate.score, {}};
  tree.children.push_back({"words of the query (BM25)", {}, words, {}});
  const Claim& claim = candidate.claim;
  tree.children.push_back({"certainty and place",
                           std::string(name_of(claim.factuality)) + ", " + std::string(name_of(claim.block_kind)),
                           claim_prior(claim),
                           {}});
  if (number != nullptr && !number->is_year) {
    const double distance = distance_to(*number, claim.quantity.low, claim.quantity.high);
    tree.children.push_back({"nearness of the number",
                             "relative distance " + std::to_string(distance),
                             claim_weights.exact_number * (1 - std::min(1.0, distance)),
                             {}});
  }
  if (gain > 0) tree.children.push_back({"recency", {}, gain, {}});
  tree.children.push_back({"repetition", std::to_string(claim.mentions.size()) + " mentions", repetition(claim), {}});
  return tree;
}

bool goes_before(const Candidate& a, const Candidate& b) {
  if (!is_same_weight(a.score, b.score)) return a.score > b.score;
  if (a.published != b.published) return a.published > b.published;
  return a.claim.id < b.claim.id;  // the same order whatever the shards
}

/// One run of a claim query; holds what its steps share.
class Run {
 public:
  Run(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result)
      : query_(query),
        options_(options),
        snapshot_(snapshot),
        result_(result),
        stored_(snapshot),
        check_(query.root, snapshot, query.scope),
        aggregates_(options),
        number_(asked_number(query.root)) {}

  Result<void> operator()() {
    compiled_ = ClaimCompiler(snapshot_, options_.logic, query_.scope).compile(query_.root);
    if (options_.explain) result_.query.tree.children.push_back({"xapian query", compiled_.get_description(), {}, {}});
    if (compiled_.empty()) return {};
    if (auto fetched = fetch(); !fetched) return fetched;
    if (options_.sort == Sort::relevance) std::stable_sort(candidates_.begin(), candidates_.end(), goes_before);
    if (options_.collapse != Collapse::none) collapse();
    if (auto made = make_hits(); !made) return made;
    if (options_.group.any()) result_.groups = group_claims(result_.hits, options_.group);
    return {};
  }

 private:
  std::size_t wanted() const {
    if (options_.limit == 0) return std::max<std::size_t>(snapshot_.database().get_doccount(), 1);
    return options_.offset + options_.limit;
  }

  Result<void> fetch() {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(compiled_);
    enquire.set_weighting_scheme(claim_scheme());
    const std::size_t documents = snapshot_.database().get_doccount();
    const bool reads_all = check_.is_needed() || options_.collapse != Collapse::none;
    const std::size_t page = reads_all                          ? most_checked
                             : options_.sort == Sort::relevance ? std::max(wanted(), reordered)
                                                                : wanted();
    const bool looks_at_all = options_.exact_count || aggregates_.wanted();
    const std::size_t exact = looks_at_all ? documents : std::min<std::size_t>(documents, exact_up_to + 1);
    if (!check_.is_needed()) aggregates_.watch(enquire, snapshot_);
    const OrderedMatches found = first_matches(enquire, snapshot_.database(), order_of(options_), page, exact);
    const Xapian::MSet& matches = found.matches;
    result_.total = found.total;
    result_.total_is_estimate = found.total_is_estimate;
    for (std::size_t i = 0; i < found.order.size(); ++i) {
      const auto match = matches[found.order[i]];
      if (auto read = add(match.get_document(), match.get_weight(), found.gain(i)); !read) return read;
    }
    if (check_.is_needed()) {
      const bool all_seen = found.order.size() < most_checked || matches.size() == result_.total;
      if (all_seen) result_.total = candidates_.size();
      result_.total_is_estimate = !all_seen;
      for (const Candidate& candidate : candidates_) aggregates_.count(candidate.document);
    }
    if (aggregates_.wanted()) aggregates_.finish(result_);
    return {};
  }

  std::string collapse_key(const Candidate& candidate) const {
    if (options_.collapse == Collapse::article) return candidate.document.get_value(schema::slot_number(Slot::key));
    return options_.collapse == Collapse::story ? story_key(candidate.claim) : company_key(candidate.claim);
  }

  /// Keeps the best candidate of each key; those without a key (no company) stay. The total is then that of what is kept.
  void collapse() {
    std::map<std::string, std::size_t> first;
    std::vector<Candidate> kept;
    for (Candidate& candidate : candidates_) {
      const std::string key = collapse_key(candidate);
      const auto [known, is_new] = first.emplace(key, kept.size());
      if (key.empty() || is_new) {
        candidate.earliest_published = candidate.published;
        kept.push_back(std::move(candidate));
        continue;
      }
      Candidate& best = kept[known->second];
      ++best.collapsed;
      const bool is_earlier =
          !candidate.published.empty() && (best.earliest_published.empty() || candidate.published < best.earliest_published);
      if (!is_earlier) continue;
      best.earliest_published = candidate.published;
      best.earliest = candidate.document;
    }
    result_.total_is_estimate = result_.total_is_estimate || candidates_.size() < result_.total;
    candidates_ = std::move(kept);
    result_.total = candidates_.size();
  }

  Result<void> add(const Xapian::Document& document, double words, double gain) {
    Candidate candidate;
    candidate.document = document;
    Result<Claim> claim = stored_.claim(document);
    if (!claim) return claim.error();
    candidate.claim = std::move(*claim);
    if (check_.is_needed()) {
      ClaimView view{&candidate.claim, nullptr};
      // The article is fetched only where the sentence alone does not settle it.
      if (query_.scope == query::Scope::sentence || (query_.scope == query::Scope::claim && check_.passes(view))) {
        if (!check_.passes(view)) return {};
      } else {
        const auto article = stored_.article(document);
        if (!article) return article.error();
        view.article = *article;
        if (!check_.passes(view)) return {};
      }
    }
    candidate.score = final_score(words, candidate.claim, number_) + gain;
    candidate.published = document.get_value(schema::slot_number(Slot::published));
    if (options_.explain) explanations_[candidate.claim.id] = explain_score(candidate, words, gain, number_);
    candidates_.push_back(std::move(candidate));
    return {};
  }

  Explanation explained(const Claim& claim) {
    Explanation tree = std::move(explanations_[claim.id]);
    ClaimCompiler compiler(snapshot_, options_.logic, query_.scope);
    const auto compile = [&](const query::Node& node) {
      return node.type == query::NodeType::event ? Xapian::Query() : compiler.words_query(node);
    };
    if (!tree.children.empty())
      tree.children.front().children =
          word_weights(query_.root, Xapian::Query(schema::id_term(claim.id)), claim_scheme(), compile, snapshot_);
    return tree;
  }

  Result<void> make_hits() {
    const Highlighter highlighter(query_.root, snapshot_);
    const std::size_t end = std::min(wanted(), candidates_.size());
    for (std::size_t i = options_.offset; i < end; ++i) {
      Candidate& candidate = candidates_[i];
      Result<ArticleInfo> article = stored_.info(candidate.document);
      if (!article) return article.error();
      Hit hit;
      hit.rank = i + 1;
      hit.score = candidate.score;
      hit.collapsed = candidate.collapsed;
      if (options_.collapse == Collapse::story && candidate.collapsed > 0 && !candidate.earliest_published.empty()) {
        Result<ArticleInfo> first = stored_.info(candidate.earliest.value_or(candidate.document));
        if (!first) return first.error();
        hit.first_published = std::move(*first);
      }
      hit.article = std::move(*article);
      hit.claim = std::move(candidate.claim);
      hit.highlights = highlighter.mark(*hit.claim);
      if (options_.explain) hit.explanation = explained(*hit.claim);
      result_.hits.push_back(std::move(hit));
    }
    return {};
  }

  const query::Query& query_;
  const SearchOptions& options_;
  Snapshot& snapshot_;
  SearchResult& result_;
  Stored stored_;
  TextCheck check_;
  Aggregates aggregates_;
  const query::NumberCondition* number_;
  Xapian::Query compiled_;
  std::vector<Candidate> candidates_;
  std::map<std::string, Explanation> explanations_;
};

}  // namespace

const query::NumberCondition* asked_number(const query::Node& node) {
  if (node.type == query::NodeType::number && !node.number.is_year) return &node.number;
  if (node.type == query::NodeType::negation) return nullptr;
  for (const query::Node& child : node.children)
    if (const query::NumberCondition* number = asked_number(child)) return number;
  return nullptr;
}

std::uint64_t count_claims(const Xapian::Query& query, Snapshot& snapshot, std::uint64_t most) {
  if (query.empty()) return 0;
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, static_cast<Xapian::doccount>(most)).get_matches_estimated();
}

Result<void> search_claims(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  return Run(query, options, snapshot, result)();
}

}  // namespace claimdex::search
