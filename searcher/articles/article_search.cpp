// Running a query over articles.
#include "searcher/articles/article_search.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/articles/article_query.hpp"
#include "searcher/articles/list_query.hpp"
#include "searcher/articles/plain_query.hpp"
#include "searcher/articles/story_folder.hpp"
#include "searcher/claims/claim_query.hpp"
#include "searcher/claims/claim_search.hpp"
#include "searcher/conditions/join.hpp"
#include "searcher/conditions/query_parts.hpp"
#include "searcher/index/stored.hpp"
#include "searcher/matches/aggregates.hpp"
#include "searcher/matches/explain_weight.hpp"
#include "searcher/matches/match_order.hpp"
#include "searcher/matches/ranking.hpp"
#include "searcher/words/highlight.hpp"

namespace claimdex::search {
namespace {

using schema::Slot;
using Xapian::Query;

// Unless all are asked for:
constexpr std::size_t most_checked = 5000;    // articles that a text check reads
constexpr std::size_t most_kept = 500;        // of these, articles that are kept for the next query: more would drive out others
constexpr std::size_t most_folded = 1000;     // articles that are compared where copies are folded
constexpr std::size_t most_of_files = 20000;  // articles whose files are looked at where those are folded
constexpr std::size_t listed_at_once = 100;   // hits whose claims one query finds
constexpr std::size_t least_candidates =
    1000;  // articles that rare bigrams of plain text find before common ones only add weight
constexpr std::size_t candidates_per_hit = 10;

/// Which claims of an article are listed under it: those that the query's conditions on claims match, else the ones nearest to
/// its words.
class ClaimList {
 public:
  ClaimList(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, Stored& stored)
      : most_(options.claims_per_article), snapshot_(snapshot), stored_(stored) {
    if (most_ == 0) return;
    if (query.asks_claims) {
      claims_ = ClaimCompiler(snapshot, options.logic, query.scope).compile(query.root);
      return;
    }
    const Query all = all_claims();
    std::vector<Query> wanted;
    collect(query.root, wanted);
    claims_ = wanted.empty() ? all : Query(Query::OP_AND_MAYBE, all, Query(Query::OP_OR, wanted.begin(), wanted.end()));
  }

  /// Lists claims under hits; `keys` are the key hashes of their articles. One query for many hits: each costs the same again.
  Result<void> list(std::vector<Hit>& hits, const std::vector<std::string>& keys) {
    if (most_ == 0 || claims_.empty()) return {};
    for (std::size_t begin = 0; begin < hits.size(); begin += listed_at_once) {
      const std::size_t end = std::min(hits.size(), begin + listed_at_once);
      std::multimap<std::string, Hit*> by_key;  // two indexes opened as one may hold the same article
      for (std::size_t i = begin; i < end; ++i) by_key.emplace(keys[i], &hits[i]);
      if (auto listed = list(by_key); !listed) return listed;
    }
    return {};
  }

 private:
  Result<void> list(const std::multimap<std::string, Hit*>& hits) {
    std::vector<std::string> keys;
    for (const auto& [key, hit] : hits)
      if (keys.empty() || keys.back() != key) keys.push_back(key);
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_weighting_scheme(claim_scheme());
    enquire.set_query(snapshot_.living(Query(Query::OP_FILTER, claims_, with_keys(keys))));
    enquire.set_collapse_key(schema::slot_number(Slot::key), static_cast<Xapian::doccount>(most_));
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(most_ * keys.size()));
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      Result<Claim> claim = stored_.claim({*match, match.get_document()});
      if (!claim) return claim.error();
      const auto [first, last] = hits.equal_range(match.get_collapse_key());
      for (auto hit = first; hit != last; ++hit) hit->second->claims.push_back(*claim);
    }
    return {};
  }

  void collect(const query::Node& node, std::vector<Query>& wanted) {
    using query::NodeType;
    if (node.type == NodeType::negation) return;
    if (node.type == NodeType::event) wanted.emplace_back(Query::OP_SCALE_WEIGHT, event_weight(node.event), 2.0);
    if (node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::event) {
      PatternReader patterns(snapshot_);
      const TextPattern pattern = node.type == NodeType::event ? patterns.read_text(node.text, false) : patterns.read(node);
      if (!pattern.empty())
        for (const schema::Field field : {schema::Field::sentence, schema::Field::object_word}) {
          Query query = pattern_query(pattern, field, snapshot_);
          if (!query.empty()) wanted.push_back(std::move(query));
        }
    }
    for (const query::Node& child : node.children) collect(child, wanted);
  }

  /// Boolean terms have no weight under BM25; the event's slot-free stand-in is its name as a constant source.
  Query event_weight(Event event) { return Query(schema::event_term(event)); }

  std::size_t most_;
  Snapshot& snapshot_;
  Stored& stored_;
  Query claims_;
};

bool has_words(const query::Node& node) {
  using query::NodeType;
  if (node.type == NodeType::negation) return false;
  const bool is_event_in_words = node.type == NodeType::event && !node.text.empty();
  if (node.type == NodeType::word || node.type == NodeType::phrase || is_event_in_words) return true;
  return std::any_of(node.children.begin(), node.children.end(), has_words);
}

MatchOrder order_of(const query::Node& root, const SearchOptions& options) {
  if (options.sort != Sort::date) {
    MatchOrder order = by_relevance(options, recency_weight);
    order.has_weights = has_words(root);
    return order;
  }
  return {Slot::published, !options.ascending, {}};
}

Explanation explain_article(const query::Node& root, const Hit& hit, const Match& match, Snapshot& snapshot) {
  const double gain = match.gain;
  ArticleCompiler compiler(snapshot);
  const Query only(Query::OP_FILTER, Query(schema::key_term(hit.article.key)), all_articles());
  const auto compile = [&](const query::Node& node) { return compiler.words_query(node); };
  Explanation words{"weight (BM25)",
                    {},
                    hit.score - gain,
                    word_weights(root, only, match.document, article_scheme(snapshot), compile, snapshot)};
  if (gain == 0) return words;
  return {"weight", {}, hit.score, {std::move(words), {"recency", {}, gain, {}}}};
}

Query compile(const query::Query& query, const SearchOptions& options, Snapshot& snapshot) {
  ArticleCompiler compiler(snapshot);
  if (!query.asks_claims) return compiler.compile(query.root);
  // A query for claims, shown as articles: those that hold such a claim, ranked by the words.
  const Query claims = ClaimCompiler(snapshot, options.logic, query.scope).compile(query.root);
  const Query articles(Query::OP_FILTER, with_keys(keys_of(claims, snapshot)), all_articles());
  const Query unweighted = weightless(articles);
  const Query words = compiler.any_word(query.root);
  return words.empty() ? unweighted : Query(Query::OP_AND_MAYBE, unweighted, words);
}

/// One run of an article query; holds what its steps share.
class Run {
 public:
  Run(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result, const HitSink& sink)
      : query_(query),
        options_(options),
        snapshot_(snapshot),
        result_(result),
        sink_(sink),
        stored_(snapshot),
        check_(query.root, snapshot, query::Scope::article),
        is_checked_(check_.is_needed() && !query.asks_claims),
        folds_(options.collapse == Collapse::story || options.collapse == Collapse::file),
        aggregates_(options),
        claims_(query, options, snapshot, stored_) {
    if (options.snippets_per_article > 0) highlighter_.emplace(query.root, snapshot);
  }

  Result<void> operator()() {
    const std::size_t documents = snapshot_.database().get_doccount();
    wanted_ = options_.limit == 0 ? documents : std::min(documents, options_.offset + options_.limit);
    const std::optional<OrderedMatches> found = match(documents);
    if (!found) {
      if (aggregates_.wanted()) aggregates_.finish(result_);
      return {};
    }
    result_.total = found->total;
    result_.total_is_estimate = found->total_is_estimate;
    keeps_texts_ = found->matches.size() <= most_kept;
    hits_.reserve(std::min({found->matches.size(), wanted_, listed_at_once}));
    for (const Match& match : found->matches) {
      if (auto taken = take(match); !taken) return taken;
      if (!folds_ && hits_.size() >= listed_at_once)
        if (auto handed = hand_over(); !handed) return handed;
      if (is_stopped_) return {};
    }
    if (is_checked_ || folds_) {
      const bool all_seen = found->matches.size() == result_.total;
      if (all_seen || folds_) result_.total = rank_;
      result_.total_is_estimate = !all_seen;
    }
    if (auto named = name_first_publications(); !named) return named;
    if (aggregates_.wanted()) aggregates_.finish(result_);
    return hand_over();
  }

 private:
  /// Nothing where the query can match nothing.
  std::optional<OrderedMatches> match(std::size_t documents) {
    const MatchOrder order = order_of(query_.root, options_);
    const std::size_t most = options_.collapse == Collapse::file ? most_of_files : most_folded;
    const std::size_t page = is_checked_ ? std::max(options_.limit == 0 ? documents : 0, most_checked)
                             : folds_    ? std::max(wanted_, most)
                                         : wanted_;
    const bool by_words = !query_.asks_claims && !aggregates_.wanted() && !order.slot && !order.recency && !options_.explain;
    if (by_words && snapshot_.has_lists())
      if (auto found = ListQuery(snapshot_).find(query_.root, page)) return found;
    const Query compiled = compile(query_, options_, snapshot_);
    if (options_.explain) result_.query.tree.children.push_back({"xapian query", compiled.get_description(), {}, {}});
    if (compiled.empty()) return std::nullopt;
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(snapshot_.living(compiled));
    enquire.set_weighting_scheme(article_scheme(snapshot_));
    const bool looks_at_all = options_.exact_count || aggregates_.wanted();
    const std::size_t exact = looks_at_all ? documents : std::min<std::size_t>(documents, exact_up_to + 1);
    if (!is_checked_) aggregates_.watch(enquire, snapshot_);
    return first_matches(enquire, snapshot_.reads(), order, page, exact);
  }

  Result<void> take(const Match& match) {
    if (is_checked_ || folds_) return look_at(match);
    if (rank_ < options_.offset) {
      ++rank_;
      return {};
    }
    if (options_.snippets_per_article == 0) {
      Result<ArticleInfo> info = schema::decode_info(snapshot_.reads().value(match.document, Slot::info));
      return info ? add_hit(match, std::move(*info), nullptr) : info.error();
    }
    const auto text = snapshot_.reads().text(match.document);
    if (!text) return text.error();
    Result<ArticleInfo> info = schema::decode_info(snapshot_.reads().value(match.document, Slot::info));
    return info ? add_hit(match, std::move(*info), text->get()) : info.error();
  }

  /// Takes a match that may not be what was asked for, or a copy of one that stands higher up.
  Result<void> look_at(const Match& match) {
    const Xapian::Document document = document_of(match, snapshot_.database());
    const std::string info(keeps_texts_ ? snapshot_.reads().value(match.document, Slot::info)
                                        : document.get_value(schema::slot_number(Slot::info)));
    const bool needs_text = is_checked_ || options_.collapse == Collapse::story || options_.snippets_per_article > 0;
    if (!needs_text) {
      Result<ArticleInfo> article = schema::decode_info(info);
      if (!article) return article.error();
      if (folds_ && is_copy(file_of(article->file), match.document, document)) return {};
      return add_hit(match, std::move(*article), nullptr);
    }
    const auto read = keeps_texts_ ? snapshot_.reads().text(match.document) : unpacked(document);
    if (!read) return read.error();
    const schema::ArticleText* const text = read->get();
    const std::optional<bool> passes = is_checked_ ? check_.passes(info, text->blocks()) : true;
    if (passes == false) return {};
    const bool is_only_counted = is_checked_ && passes && !folds_ && rank_ >= wanted_;
    if (is_only_counted) {
      ++rank_;
      aggregates_.count(document);
      return {};
    }
    if (passes && !folds_) {
      Result<ArticleInfo> article = schema::decode_info(info);
      if (!article) return article.error();
      if (is_checked_) aggregates_.count(document);
      return add_hit(match, std::move(*article), text);
    }
    const Result<schema::ArticleRecord> article = schema::decode_article(info, *text);
    if (!article) return article.error();
    if (!passes && !check_.passes(*article)) return {};
    if (is_checked_) aggregates_.count(document);
    if (folds_) {
      const bool by_file = options_.collapse == Collapse::file;
      if (is_copy(by_file ? file_of(article->info.file) : folder_.story_of(*article), match.document, document)) return {};
    }
    return add_hit(match, article->info, text);
  }

  Result<std::shared_ptr<schema::ArticleText>> unpacked(const Xapian::Document& document) {
    Result<schema::ArticleText> text = schema::ArticleText::unpack(document.get_data(), snapshot_.dictionaries());
    if (!text) return text.error();
    return std::make_shared<schema::ArticleText>(std::move(*text));
  }

  Result<void> add_hit(const Match& match, ArticleInfo info, const schema::ArticleText* text) {
    if (++rank_ <= options_.offset || rank_ > wanted_) return {};
    Hit hit;
    hit.rank = rank_;
    hit.score = shown_weight(match.weight + match.gain);
    hit.article = std::move(info);
    if (text != nullptr && options_.snippets_per_article > 0) {
      const bool hides_han = highlighter_->looks_for_han() && snapshot_.reads().hides_han(match.document, *text);
      auto snippets = highlighter_->snippets(*text, hit.article.metadata.title, options_.snippets_per_article, hides_han);
      if (!snippets) return snippets.error();
      hit.snippets = std::move(*snippets);
    }
    if (options_.claims_per_article > 0) keys_.emplace_back(snapshot_.reads().value(match.document, Slot::key));
    if (options_.explain) hit.explanation = explain_article(query_.root, hit, match, snapshot_);
    hits_.push_back(std::move(hit));
    return {};
  }

  /// Lists the claims of the hits that wait, and lets them go.
  Result<void> hand_over() {
    if (auto listed = claims_.list(hits_, keys_); !listed) return listed;
    for (Hit& hit : hits_) {
      is_stopped_ = !sink_(std::move(hit), result_);
      if (is_stopped_) break;
    }
    hits_.clear();
    keys_.clear();
    return {};
  }

  std::size_t file_of(const std::string& file) { return files_.try_emplace(file, files_.size()).first->second; }

  /// Whether the story or file stands higher up already; keeps count of its copies and the earliest of them.
  bool is_copy(std::size_t story, Xapian::docid id, const Xapian::Document& document) {
    const bool is_new = story >= stories_.size();
    if (is_new) stories_.emplace_back();
    Story& known = stories_[story];
    if (!is_new) ++known.copies;
    const std::string published = document.get_value(schema::slot_number(Slot::published));
    if (!published.empty() && (known.published.empty() || published < known.published)) {
      known.published = published;
      known.earliest = id;  // the document itself knows its number in its part only
    }
    return !is_new;
  }

  Result<void> name_first_publications() {
    for (Hit& hit : hits_) {
      const std::size_t story = hit.rank - 1;  // stories are numbered as they come, and so are ranks
      if (!folds_ || stories_[story].copies == 0) continue;
      hit.collapsed = stories_[story].copies;
      if (stories_[story].published.empty() || options_.collapse != Collapse::story) continue;
      auto first = stored_.info(stored_.read(stories_[story].earliest));
      if (!first) return first.error();
      hit.first_published = std::move(*first);
    }
    return {};
  }

  struct Story {
    std::size_t copies = 0;
    std::string published;
    Xapian::docid earliest = 0;
  };

  const query::Query& query_;
  const SearchOptions& options_;
  Snapshot& snapshot_;
  SearchResult& result_;
  const HitSink& sink_;
  Stored stored_;
  TextCheck check_;
  bool is_checked_;
  bool folds_;
  Aggregates aggregates_;
  std::optional<Highlighter> highlighter_;  ///< where snippets are asked for
  ClaimList claims_;
  StoryFolder folder_;
  std::vector<Story> stories_;
  std::unordered_map<std::string, std::size_t> files_;
  std::vector<Hit> hits_;          ///< that wait for their claims, or for the end where they are folded
  std::vector<std::string> keys_;  ///< of their articles
  std::size_t wanted_ = 0;
  std::size_t rank_ = 0;
  bool is_stopped_ = false;
  bool keeps_texts_ = false;  ///< of articles that are only looked at
};

}  // namespace

Result<void> search_articles(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result,
                             const HitSink& sink) {
  return Run(query, options, snapshot, result, sink)();
}

namespace {

/// Matches whose beginning says what is asked move up, and those where it stands together. Only the first ones are looked at.
void rank_first(std::vector<Match>& ranked, PlainTextCompiler& query, double lead_weight, Snapshot& snapshot) {
  IndexReads& reads = snapshot.reads();
  WordNearness& nearness = query.nearness();
  std::vector<SharedList> lists(snapshot.has_lists() ? nearness.forms().size() : 0);  // of the forms, read as they are asked for
  std::uint32_t article = 0;
  const auto holds = [&](std::size_t form) {
    if (!lists[form]) lists[form] = snapshot.lists().with(std::string(nearness.forms()[form].term));
    return lists[form]->holds(article);
  };
  const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), lead_weights.hits));
  for (auto match = ranked.begin(); match != last; ++match) {
    double gain = lead_weight * query.coverage(reads.value(match->document, Slot::lead));
    if (!nearness.empty()) {
      if (!lists.empty()) article = snapshot.lists().number_of(match->document);
      const std::string_view words = reads.value(match->document, Slot::words);
      gain += near_weights.weight * (lists.empty() ? nearness.in(words) : nearness.in(words, holds));
    }
    match->weight *= 1 + gain;
  }
  std::stable_sort(ranked.begin(), last, [](const Match& a, const Match& b) { return a.weight > b.weight; });
}

Result<std::vector<Hit>> hits_of(const std::vector<Match>& ranked, Snapshot& snapshot) {
  std::vector<Hit> hits(ranked.size());
  std::vector<std::size_t> by_document(ranked.size());
  std::iota(by_document.begin(), by_document.end(), 0);
  std::sort(by_document.begin(), by_document.end(),
            [&](std::size_t a, std::size_t b) { return ranked[a].document < ranked[b].document; });
  ValueStream infos = snapshot.values(Slot::info);
  for (const std::size_t i : by_document) {
    if (const Result<void> read = schema::decode_info(infos.read(ranked[i].document), hits[i].article); !read)
      return read.error();
    hits[i].rank = i + 1;
    hits[i].score = ranked[i].weight;
  }
  return hits;
}

std::vector<Match> best_of(const PlainTextCompiler& compiler, const Bm25& bm25, std::size_t wanted, Snapshot& snapshot) {
  if (snapshot.has_lists()) {
    ArticleScorer scorer(snapshot, bm25);
    return scorer.best_with_any(compiler.words(), compiler.added(), wanted).matches;
  }
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.living(compiler.query()));
  enquire.set_weighting_scheme(article_scheme(snapshot, bm25));
  MatchOrder by_words;
  by_words.has_weights = true;
  return first_matches(enquire, snapshot.reads(), by_words, wanted).matches;
}

}  // namespace

Result<std::vector<Hit>> search_plain_text(std::string_view text, const PlainRequest& request, Snapshot& snapshot) {
  PlainTextCompiler compiler(snapshot);
  const std::size_t documents = snapshot.database().get_doccount();
  const std::size_t wanted = request.limit == 0 ? documents : request.limit;
  compiler.read(text, std::max(least_candidates, candidates_per_hit * wanted));
  if (compiler.words().empty()) return std::vector<Hit>();
  const Bm25& bm25 = is_mostly_cjk(text) ? cjk_bm25 : alphabetic_bm25;
  std::vector<Match> ranked = best_of(compiler, bm25, std::max(wanted, lead_weights.hits), snapshot);
  const bool asks = text.ends_with("?") || text.ends_with("？");
  const double weight = asks ? lead_weight_of_questions : lead_weights.weight;
  rank_first(ranked, compiler, weight, snapshot);
  if (ranked.size() > wanted) ranked.resize(wanted);
  Result<std::vector<Hit>> hits = hits_of(ranked, snapshot);
  if (!hits || request.snippets_per_article == 0) return hits;
  const Highlighter highlighter(text, snapshot);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const auto article = snapshot.reads().text(ranked[i].document);
    if (!article) return article.error();
    const bool hides_han = highlighter.looks_for_han() && snapshot.reads().hides_han(ranked[i].document, **article);
    auto snippets = highlighter.snippets(**article, (*hits)[i].article.metadata.title, request.snippets_per_article, hides_han);
    if (!snippets) return snippets.error();
    (*hits)[i].snippets = std::move(*snippets);
  }
  return hits;
}

}  // namespace claimdex::search
