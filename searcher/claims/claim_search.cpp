// Running a parsed query over claims. Terms and slots find and order; the hits are then re-ordered, block by block, by what only
// the stored claim says: certainty, place, nearness of the number.
#include "searcher/claims/claim_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "analyzers/claim/event/event_senses.hpp"
#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/claims/claim_groups.hpp"
#include "searcher/claims/claim_query.hpp"
#include "searcher/claims/claim_sets.hpp"
#include "searcher/conditions/number_query.hpp"
#include "searcher/index/stored.hpp"
#include "searcher/matches/aggregates.hpp"
#include "searcher/matches/explain_weight.hpp"
#include "searcher/matches/match_order.hpp"
#include "searcher/matches/match_size.hpp"
#include "searcher/matches/ranking.hpp"
#include "searcher/words/highlight.hpp"

namespace claimdex::search {
namespace {

using schema::Slot;

constexpr std::size_t most_seen = 20000;  // where all must be seen before the first is shown, unless all are asked for

/// A claim that matched, without the claim: where all must be seen before the first is shown, there may be a million.
struct Candidate {
  Match match;
  double score = 0;
  double other_sense = 0;  ///< of the score
  std::string published;
  std::string id;
  std::string key;  ///< of what hits are collapsed by
  std::size_t collapsed = 0;
  Xapian::docid earliest = 0;  ///< of the collapsed and itself, by publication
  std::string earliest_published;
};

/// With what was read of it.
struct ReadCandidate {
  Candidate candidate;
  StoredDocument stored;
  schema::ClaimHead head;
};

/// Finer ranking puts hits in order from one of these ranks to the next, so that a page is the same however it is asked for.
std::size_t end_of_block(std::size_t rank) {
  constexpr std::size_t first = 30;
  constexpr std::size_t second = 300;
  constexpr std::size_t others = 1000;
  return rank < first ? first : rank < second ? second : (rank / others + 1) * others;
}

MatchOrder order_of(const SearchOptions& options) {
  if (options.sort == Sort::relevance) return by_relevance(options, claim_weights.recency);
  return {options.sort == Sort::value ? Slot::high : Slot::published, !options.ascending, {}};
}

/// What is said several times in an article is what it is about.
double repetition(std::size_t mentions) { return 0.05 * std::log2(1.0 + static_cast<double>(mentions)); }

/// The sense that an event is asked by where its name does not narrow it: "profit" finds losses too, behind all profits.
struct PreferredSense {
  Event event;
  std::uint8_t bit;  ///< of ClaimHead::other_senses
};

std::optional<PreferredSense> preferred_sense(const query::Node& node) {
  if (node.type == query::NodeType::negation) return std::nullopt;
  if (node.type == query::NodeType::event && !node.text.empty() && node.senses.empty()) {
    const std::vector<const claims::Sense*> defaults = claims::default_senses(node.event);
    for (const claims::Sense* sense : claims::senses_of_name(node.text, node.event)) {
      const auto found = std::find(defaults.begin(), defaults.end(), sense);
      if (found != defaults.end()) return PreferredSense{node.event, static_cast<std::uint8_t>(1 << (found - defaults.begin()))};
    }
  }
  for (const query::Node& child : node.children)
    if (const auto sense = preferred_sense(child)) return sense;
  return std::nullopt;
}

double nearness(const query::NumberCondition& number, double low, double high) {
  return claim_weights.exact_number * (1 - std::min(1.0, distance_to(number, low, high)));
}

Explanation explain_score(const Claim& claim, const Candidate& candidate, const query::NumberCondition* number) {
  Explanation tree{"weight", {}, candidate.score, {}};
  tree.children.push_back({"words of the query (BM25)", {}, candidate.match.weight, {}});
  tree.children.push_back({"certainty and place",
                           std::string(name_of(claim.factuality)) + ", " + std::string(name_of(claim.block_kind)),
                           claim_prior(claim.factuality, claim.block_kind),
                           {}});
  if (number != nullptr && !number->is_year) {
    const double distance = distance_to(*number, claim.quantity.low, claim.quantity.high);
    tree.children.push_back({"nearness of the number",
                             "relative distance " + std::to_string(distance),
                             nearness(*number, claim.quantity.low, claim.quantity.high),
                             {}});
  }
  if (candidate.match.gain > 0) tree.children.push_back({"recency", {}, candidate.match.gain, {}});
  tree.children.push_back({"repetition",
                           std::to_string(claim.mentions.size()) + (claim.mentions.size() == 1 ? " mention" : " mentions"),
                           repetition(claim.mentions.size()),
                           {}});
  return tree;
}

bool goes_before(const Candidate& a, const Candidate& b) {
  if (!is_same_weight(a.score, b.score)) return a.score > b.score;
  if (a.published != b.published) return a.published > b.published;
  return a.id < b.id;  // the same order whatever the shards
}

/// One run of a claim query; holds what its steps share.
class Run {
 public:
  Run(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result, const HitSink& sink)
      : query_(query),
        options_(options),
        snapshot_(snapshot),
        result_(result),
        sink_(sink),
        stored_(snapshot),
        check_(query.root, snapshot, query.scope),
        aggregates_(options),
        highlighter_(query.root, snapshot),
        number_(asked_number(query.root)),
        preferred_(preferred_sense(query.root)) {}

  Result<void> operator()() {
    if (!match_in_lists()) {
      compiled_ = ClaimCompiler(snapshot_, options_.logic, query_.scope).compile(query_.root);
      if (options_.explain) result_.query.tree.children.push_back({"xapian query", compiled_.get_description(), {}, {}});
      compiled_.empty() ? take({}) : match();
    }
    if (!sees_all()) return list_by_blocks();
    if (auto seen = see_all(); !seen) return seen;
    return options_.group.any() ? list_groups() : list_seen();
  }

 private:
  [[nodiscard]] std::size_t documents() const { return snapshot_.database().get_doccount(); }

  /// Rank behind the last hit that is asked for.
  [[nodiscard]] std::size_t end() const { return options_.limit == 0 ? documents() : options_.offset + options_.limit; }

  /// Whether what is shown, or how much there is, is known only when all matches were read.
  [[nodiscard]] bool sees_all() const {
    return check_.is_needed() || options_.collapse != Collapse::none || options_.group.any();
  }

  [[nodiscard]] std::size_t matches_wanted() const {
    if (options_.group.any()) return most_seen;
    if (options_.limit == 0) return std::max<std::size_t>(1, documents());
    if (sees_all()) return most_seen;
    return options_.sort == Sort::relevance ? end_of_block(end() - 1) : end();
  }

  /// Finds the matches in lists in memory, where these can tell; Xapian weighs them where words do.
  bool match_in_lists() {
    const bool is_of_claims = query_.scope == query::Scope::claim || query_.scope == query::Scope::sentence;
    if (options_.explain || !is_of_claims || !snapshot_.has_claim_lists()) return false;
    NumberRanges ranges;
    ClaimCompiler compiler(snapshot_, options_.logic, query_.scope, &ranges);
    const Xapian::Query query = compiler.compile(query_.root);
    if (query.empty()) return take({}), true;
    const auto weighing = compiler.weighs() ? weighing_part(query, ranges) : Xapian::Query();
    const std::optional<ClaimTree> tree = read_tree(query, ranges);
    if (!weighing || !tree) return false;
    std::optional<Ids> ids = ClaimSets(snapshot_).find(*tree, exact_up_to);
    if (!ids) return false;
    MatchOrder order = order_of(options_);
    order.are_few = true;
    const bool orders_all =
        !order.slot || ids->size() <= most_seen;  // where more sort alike, Xapian leaves some in its own order
    if (!compiler.weighs() && !aggregates_.wanted() && orders_all)
      if (auto found = first_of(*ids, order, matches_wanted(), snapshot_.claim_lists())) {
        take(std::move(*found));
        return true;
      }
    const auto shared = std::make_shared<const Ids>(std::move(*ids));
    if (compiler.weighs()) order.order_of = orders_of(shared, snapshot_.claim_lists());
    const Xapian::Query known = query_of(shared);
    run(compiler.weighs() ? Xapian::Query(Xapian::Query::OP_FILTER, *weighing, known) : known, order);
    return true;
  }

  void match() {
    // Of another host to ask for each of them would take longer.
    const auto shorter = snapshot_.has_remote() ? std::nullopt : without_empty_buckets(compiled_, snapshot_.reads());
    run(snapshot_.living(shorter.value_or(compiled_)), order_of(options_));
  }

  void run(const Xapian::Query& query, const MatchOrder& order) {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(query);
    enquire.set_weighting_scheme(claim_scheme());
    const bool looks_at_all = options_.exact_count || aggregates_.wanted();
    const std::size_t exact = looks_at_all ? documents() : std::min<std::size_t>(documents(), exact_up_to + 1);
    if (!check_.is_needed()) aggregates_.watch(enquire, snapshot_);
    take(first_matches(enquire, snapshot_.reads(), order, matches_wanted(), exact));
  }

  void take(OrderedMatches found) {
    found_ = std::move(found);
    result_.total = found_.total;
    result_.total_is_estimate = found_.total_is_estimate;
    if (!check_.is_needed() && aggregates_.wanted()) aggregates_.finish(result_);
  }

  /// Block by block, so that no more than one is held.
  Result<void> list_by_blocks() {
    const std::size_t last = std::min(end(), found_.matches.size());
    for (std::size_t begin = 0; begin < last;) {
      const std::size_t next = std::min(end_of_block(begin), found_.matches.size());
      if (next > options_.offset) {
        const Result<bool> goes_on = list_block(begin, next, last);
        if (!goes_on) return goes_on.error();
        if (!*goes_on) return {};
      }
      begin = next;
    }
    return {};
  }

  Result<bool> list_block(std::size_t begin, std::size_t next, std::size_t last) {
    std::vector<ReadCandidate> block;
    for (std::size_t i = begin; i < next; ++i) {
      Result<ReadCandidate> read = this->read(found_.matches[i]);
      if (!read) return read.error();
      block.push_back(std::move(*read));
    }
    if (options_.sort == Sort::relevance)
      std::stable_sort(block.begin(), block.end(),
                       [](const ReadCandidate& a, const ReadCandidate& b) { return goes_before(a.candidate, b.candidate); });
    for (std::size_t i = std::max(begin, options_.offset); i < std::min(next, last); ++i) {
      ReadCandidate& read = block[i - begin];
      Result<Hit> hit = this->hit(read.candidate, read.stored, read.head, i + 1);
      if (!hit) return hit.error();
      decorate(*hit, read.candidate);
      if (!sink_(std::move(*hit), result_)) return false;
    }
    return true;
  }

  Result<ReadCandidate> read(const Match& match) {
    ReadCandidate read{{}, {match.document, document_of(match, snapshot_.database())}, {}};
    const Xapian::Document& document = read.stored.document;
    Result<schema::ClaimHead> head = schema::decode_head(snapshot_.reads().claim_data(match.document));
    if (!head) return head.error();
    read.head = std::move(*head);
    read.candidate.match = match;
    read.candidate.other_sense = other_sense(read.head, document);
    read.candidate.score = score(match, read.head) + read.candidate.other_sense;
    read.candidate.published = snapshot_.reads().value(match.document, Slot::published);
    read.candidate.id = read.head.id;
    return read;
  }

  double score(const Match& match, const schema::ClaimHead& head) const {
    double score = match.weight + claim_prior(head.factuality, head.block_kind) + match.gain + repetition(head.mentions);
    if (number_ != nullptr && !number_->is_year) score += nearness(*number_, head.low, head.high);
    return score;
  }

  double other_sense(const schema::ClaimHead& head, const Xapian::Document& document) const {
    if (!preferred_ || (head.other_senses & preferred_->bit) == 0) return 0;
    const auto facets = schema::decode_facets(document.get_value(schema::slot_number(Slot::facets)));
    return facets && facets->event == preferred_->event ? claim_weights.other_sense : 0;
  }

  Result<bool> passes(const ReadCandidate& read) {
    const Result<Claim> claim = stored_.claim(read.stored, read.head);
    if (!claim) return claim.error();
    ClaimView view{&*claim, nullptr};
    // The article is fetched only where the sentence alone does not settle it.
    if (query_.scope == query::Scope::sentence || (query_.scope == query::Scope::claim && check_.passes(view)))
      return check_.passes(view);
    const auto article = stored_.article(read.stored);
    if (!article) return article.error();
    view.article = *article;
    return check_.passes(view);
  }

  /// Reads all matches, and leaves those that pass the check in order, one of each that are collapsed.
  Result<void> see_all() {
    for (const Match& match : found_.matches) {
      Result<ReadCandidate> read = this->read(match);
      if (!read) return read.error();
      if (check_.is_needed()) {
        const Result<bool> passes = this->passes(*read);
        if (!passes) return passes.error();
        if (!*passes) continue;
        aggregates_.count(read->stored.document);
      }
      if (options_.collapse != Collapse::none) {
        Result<std::string> key = collapse_key(*read);
        if (!key) return key.error();
        read->candidate.key = std::move(*key);
      }
      candidates_.push_back(std::move(read->candidate));
    }
    if (check_.is_needed()) {
      const bool all_seen = found_.matches.size() < matches_wanted() || found_.matches.size() >= result_.total;
      if (all_seen) result_.total = candidates_.size();
      result_.total_is_estimate = !all_seen;
      if (aggregates_.wanted()) aggregates_.finish(result_);
    }
    if (options_.sort == Sort::relevance) std::stable_sort(candidates_.begin(), candidates_.end(), goes_before);
    if (options_.collapse != Collapse::none) collapse();
    return {};
  }

  Result<std::string> collapse_key(const ReadCandidate& read) {
    std::string article = read.stored.document.get_value(schema::slot_number(Slot::key));
    switch (options_.collapse) {
      case Collapse::none:
        return std::string();
      case Collapse::article:
        return article;
      case Collapse::file: {
        const auto [known, is_new] = files_.try_emplace(std::move(article));
        if (!is_new) return known->second;
        const Result<ArticleInfo> info = stored_.info(read.stored, read.head);
        if (!info) return info.error();
        return known->second = schema::short_text(schema::hash128(info->file));
      }
      case Collapse::story:
      case Collapse::company:
        break;
    }
    const Result<Claim> claim = stored_.claim(read.stored, read.head);
    if (!claim) return claim.error();
    if (options_.collapse == Collapse::company) return company_key(*claim);
    return schema::short_text(schema::hash128(story_key(*claim)));
  }

  /// Keeps the best candidate of each key; those without a key (no company) stay. The total is then that of what is kept.
  void collapse() {
    std::unordered_map<std::string, std::size_t> first;
    std::vector<Candidate> kept;
    for (Candidate& candidate : candidates_) {
      const auto [known, is_new] = first.try_emplace(candidate.key, kept.size());
      if (candidate.key.empty() || is_new) {
        candidate.earliest_published = candidate.published;
        candidate.earliest = candidate.match.document;
        kept.push_back(std::move(candidate));
        continue;
      }
      Candidate& best = kept[known->second];
      ++best.collapsed;
      const bool is_earlier =
          !candidate.published.empty() && (best.earliest_published.empty() || candidate.published < best.earliest_published);
      if (!is_earlier) continue;
      best.earliest_published = candidate.published;
      best.earliest = candidate.match.document;
    }
    result_.total_is_estimate = result_.total_is_estimate || candidates_.size() < result_.total;
    candidates_ = std::move(kept);
    result_.total = candidates_.size();
  }

  Result<void> list_seen() {
    const std::size_t last = std::min(end(), candidates_.size());
    for (std::size_t i = options_.offset; i < last; ++i) {
      Result<Hit> hit = read_hit(candidates_[i], i + 1);
      if (!hit) return hit.error();
      decorate(*hit, candidates_[i]);
      if (!sink_(std::move(*hit), result_)) return {};
    }
    return {};
  }

  /// Groups of all that was seen; the hits are those of the groups that are asked for.
  Result<void> list_groups() {
    std::vector<Hit> hits;
    for (const Candidate& candidate : candidates_) {
      Result<Hit> hit = read_hit(candidate, hits.size() + 1);
      if (!hit) return hit.error();
      hits.push_back(std::move(*hit));
    }
    if (found_.matches.size() == most_seen && result_.total > most_seen)
      result_.query.hints.push_back("groups are of the best " + std::to_string(most_seen) + " claims");
    std::vector<ClaimGroup> groups = group_claims(hits, options_.group);
    result_.groups_total = groups.size();
    const std::size_t last = std::min(end(), groups.size());
    std::map<std::size_t, std::size_t> places;  // of hits: before, in the result
    for (std::size_t i = options_.offset; i < last; ++i)
      for (const std::size_t at : groups[i].hits) places.emplace(at, 0);
    for (auto& [before, now] : places) {
      now = result_.hits.size();
      result_.hits.push_back(std::move(hits[before]));
      decorate(result_.hits.back(), candidates_[before]);
    }
    for (std::size_t i = options_.offset; i < last; ++i) {
      for (std::size_t& at : groups[i].hits) at = places[at];
      for (std::size_t& at : groups[i].against) at = places[at];
      result_.groups.push_back(std::move(groups[i]));
    }
    return {};
  }

  Result<Hit> read_hit(const Candidate& candidate, std::size_t rank) {
    const StoredDocument document{candidate.match.document, document_of(candidate.match, snapshot_.database())};
    const Result<schema::ClaimHead> head = schema::decode_head(snapshot_.reads().claim_data(document.id));
    if (!head) return head.error();
    return hit(candidate, document, *head, rank);
  }

  Result<Hit> hit(const Candidate& candidate, const StoredDocument& document, const schema::ClaimHead& head, std::size_t rank) {
    Result<Claim> claim = stored_.claim(document, head);
    if (!claim) return claim.error();
    Result<ArticleInfo> article = stored_.info(document, head);
    if (!article) return article.error();
    Hit hit;
    hit.rank = rank;
    hit.score = candidate.score;
    hit.article = std::move(*article);
    hit.claim = std::move(*claim);
    hit.collapsed = candidate.collapsed;
    if (options_.collapse == Collapse::story && candidate.collapsed > 0 && !candidate.earliest_published.empty()) {
      Result<ArticleInfo> first = stored_.info(stored_.read(candidate.earliest));
      if (!first) return first.error();
      hit.first_published = std::move(*first);
    }
    return hit;
  }

  /// What only hits that are shown have.
  void decorate(Hit& hit, const Candidate& candidate) {
    hit.highlights = highlighter_.mark(*hit.claim);
    if (!options_.explain) return;
    hit.explanation = explain_score(*hit.claim, candidate, number_);
    if (candidate.other_sense != 0)
      hit.explanation.children.push_back({"another sense of the event", {}, candidate.other_sense, {}});
    ClaimCompiler compiler(snapshot_, options_.logic, query_.scope);
    const auto compile = [&](const query::Node& node) {
      return node.type == query::NodeType::event ? Xapian::Query() : compiler.words_query(node);
    };
    hit.explanation.children.front().children = word_weights(query_.root, Xapian::Query(schema::key_term(hit.article.key)),
                                                             candidate.match.document, claim_scheme(), compile, snapshot_);
  }

  const query::Query& query_;
  const SearchOptions& options_;
  Snapshot& snapshot_;
  SearchResult& result_;
  const HitSink& sink_;
  Stored stored_;
  TextCheck check_;
  Aggregates aggregates_;
  Highlighter highlighter_;
  const query::NumberCondition* number_;
  std::optional<PreferredSense> preferred_;
  Xapian::Query compiled_;
  OrderedMatches found_;
  std::vector<Candidate> candidates_;                   ///< where all are seen
  std::unordered_map<std::string, std::string> files_;  ///< of articles, by key
};

}  // namespace

const query::NumberCondition* asked_number(const query::Node& node) {
  if (node.type == query::NodeType::number && !node.number.is_year) return &node.number;
  if (node.type == query::NodeType::negation) return nullptr;
  for (const query::Node& child : node.children)
    if (const query::NumberCondition* number = asked_number(child)) return number;
  return nullptr;
}

std::uint64_t count_claims(const Xapian::Query& query, Snapshot& snapshot) {
  if (query.empty()) return 0;
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.living(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, static_cast<Xapian::doccount>(exact_up_to)).get_matches_estimated();
}

Result<void> search_claims(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result,
                           const HitSink& sink) {
  return Run(query, options, snapshot, result, sink)();
}

}  // namespace claimdex::search
