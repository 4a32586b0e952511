// Running a query over articles.
#include "searcher/article_search.hpp"

#include <algorithm>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/aggregates.hpp"
#include "searcher/article_query.hpp"
#include "searcher/claim_query.hpp"
#include "searcher/explain_weight.hpp"
#include "searcher/highlight.hpp"
#include "searcher/join.hpp"
#include "searcher/plain_query.hpp"
#include "searcher/ranking.hpp"
#include "searcher/stored.hpp"

namespace claimdex::search {
namespace {

using schema::Slot;
using Xapian::Query;

constexpr std::uint64_t exact_up_to = 100000;
constexpr std::size_t most_checked = 5000;  // articles that a text check reads
constexpr std::size_t snippets_shown = 2;

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
    const Query all(schema::type_term(schema::DocumentType::claim));
    std::vector<Query> wanted;
    collect(query.root, wanted);
    claims_ = wanted.empty() ? all : Query(Query::OP_AND_MAYBE, all, Query(Query::OP_OR, wanted.begin(), wanted.end()));
  }

  Result<std::vector<Claim>> of(const std::string& key_hash) {
    std::vector<Claim> claims;
    if (most_ == 0 || claims_.empty()) return claims;
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_weighting_scheme(claim_scheme());
    enquire.set_query(Query(Query::OP_FILTER, claims_, Query(schema::term(schema::Field::key, key_hash))));
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(most_));
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      Result<Claim> claim = stored_.claim(match.get_document());
      if (!claim) return claim.error();
      claims.push_back(std::move(*claim));
    }
    return claims;
  }

 private:
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

void order_by(Xapian::Enquire& enquire, const SearchOptions& options) {
  if (options.sort == Sort::date)
    enquire.set_sort_by_value_then_relevance(schema::slot_number(Slot::published), !options.ascending);
}

Explanation explain_article(const query::Node& root, const Hit& hit, Snapshot& snapshot) {
  ArticleCompiler compiler(snapshot);
  const Query only(Query::OP_FILTER, Query(schema::key_term(hit.article.key)),
                   Query(schema::type_term(schema::DocumentType::article)));
  const auto compile = [&](const query::Node& node) { return compiler.words_query(node); };
  return {"weight (BM25)", {}, hit.score, word_weights(root, only, article_scheme(snapshot), compile, snapshot)};
}

Query compile(const query::Query& query, const SearchOptions& options, Snapshot& snapshot) {
  ArticleCompiler compiler(snapshot);
  if (!query.asks_claims) return compiler.compile(query.root);
  // A query for claims, shown as articles: those that hold such a claim, ranked by the words.
  const Query claims = ClaimCompiler(snapshot, options.logic, query.scope).compile(query.root);
  const Query articles(Query::OP_FILTER, with_keys(keys_of(claims, snapshot)),
                       Query(schema::type_term(schema::DocumentType::article)));
  const Query unweighted(Query::OP_SCALE_WEIGHT, articles, 0.0);
  const Query words = compiler.any_word(query.root);
  return words.empty() ? unweighted : Query(Query::OP_AND_MAYBE, unweighted, words);
}

}  // namespace

Result<void> search_articles(const query::Query& query, const SearchOptions& options, Snapshot& snapshot, SearchResult& result) {
  const Query compiled = compile(query, options, snapshot);
  if (options.explain) result.query.tree.children.push_back({"xapian query", compiled.get_description(), {}, {}});
  if (compiled.empty()) return {};
  Stored stored(snapshot);
  const TextCheck check(query.root, snapshot, query::Scope::article);
  const bool checked = check.is_needed() && !query.asks_claims;
  const std::size_t documents = snapshot.database().get_doccount();
  const std::size_t wanted = options.limit == 0 ? documents : std::min(documents, options.offset + options.limit);
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(compiled);
  enquire.set_weighting_scheme(article_scheme(snapshot));
  order_by(enquire, options);
  Aggregates aggregates(options);
  const bool looks_at_all = options.exact_count || aggregates.wanted();
  const std::size_t exact = looks_at_all ? documents : std::min<std::size_t>(documents, exact_up_to + 1);
  if (!checked) aggregates.watch(enquire);
  const std::size_t page = checked ? std::min(documents, most_checked) : wanted;
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(page), static_cast<Xapian::doccount>(exact));
  result.total = matches.get_matches_estimated();
  result.total_is_estimate = matches.get_matches_lower_bound() != matches.get_matches_upper_bound();
  const Highlighter highlighter(query.root, snapshot);
  ClaimList claims(query, options, snapshot, stored);
  std::size_t rank = 0;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const Xapian::Document document = match.get_document();
    const bool is_shown = checked || rank >= options.offset;
    if (!is_shown) {
      ++rank;
      continue;
    }
    const auto article = stored.article(document);
    if (!article) return article.error();
    if (checked && !check.passes(**article)) continue;
    if (checked) aggregates.count(document);
    if (++rank <= options.offset || rank > wanted) continue;
    Hit hit;
    hit.rank = rank;
    hit.score = match.get_weight();
    hit.article = (*article)->info;
    hit.snippets = highlighter.snippets(**article, snippets_shown);
    auto listed = claims.of(document.get_value(schema::slot_number(Slot::key)));
    if (!listed) return listed.error();
    hit.claims = std::move(*listed);
    if (options.explain) hit.explanation = explain_article(query.root, hit, snapshot);
    result.hits.push_back(std::move(hit));
  }
  if (checked) {
    const bool all_seen = matches.size() == result.total;
    if (all_seen) result.total = rank;
    result.total_is_estimate = !all_seen;
  }
  if (aggregates.wanted()) aggregates.finish(result);
  return {};
}

namespace {

/// The beginning of an article's text, without its title.
std::string lead_of(const schema::ArticleRecord& article) {
  std::string lead;
  for (const schema::BlockRecord& block : article.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::boilerplate || block.kind == BlockKind::code) continue;
    lead.append(block.text, 0, lead_weights.bytes - lead.size()).append(" ");
    if (lead.size() >= lead_weights.bytes) break;
  }
  return lead;
}

/// Hits whose beginning says what is asked move up. Only the first ones are looked at.
Result<void> rank_by_lead(std::vector<Hit>& hits, const PlainTextCompiler& query, const Xapian::MSet& matches) {
  const std::size_t end = std::min(hits.size(), lead_weights.hits);
  for (std::size_t i = 0; i < end; ++i) {
    const auto article = schema::decode_article(matches[static_cast<Xapian::doccount>(i)].get_document().get_data());
    if (!article) return article.error();
    hits[i].score *= 1 + lead_weights.weight * query.coverage(lead_of(*article));
  }
  const auto last = hits.begin() + static_cast<std::ptrdiff_t>(end);
  std::stable_sort(hits.begin(), last, [](const Hit& a, const Hit& b) { return a.score > b.score; });
  return {};
}

}  // namespace

Result<std::vector<Hit>> search_plain_text(std::string_view text, std::size_t limit, Snapshot& snapshot) {
  std::vector<Hit> hits;
  PlainTextCompiler compiler(snapshot);
  const Query compiled = compiler.compile(text);
  if (compiled.empty()) return hits;
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(compiled);
  enquire.set_weighting_scheme(article_scheme(snapshot, is_mostly_cjk(text) ? cjk_bm25 : alphabetic_bm25));
  Stored stored(snapshot);
  const std::size_t documents = snapshot.database().get_doccount();
  const std::size_t wanted = limit == 0 ? documents : limit;
  const Xapian::MSet matches =
      enquire.get_mset(0, static_cast<Xapian::doccount>(std::min(documents, std::max(wanted, lead_weights.hits))));
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    Result<ArticleInfo> info = stored.info(match.get_document());
    if (!info) return info.error();
    Hit hit;
    hit.score = match.get_weight();
    hit.article = std::move(*info);
    hits.push_back(std::move(hit));
  }
  if (auto ranked = rank_by_lead(hits, compiler, matches); !ranked) return ranked.error();
  if (hits.size() > wanted) hits.resize(wanted);
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i].rank = i + 1;
  return hits;
}

}  // namespace claimdex::search
