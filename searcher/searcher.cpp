// The public Searcher: takes a snapshot for each call, opens it anew once where the index changed under it, and turns Xapian's
// exceptions into errors.
#include "claimdex/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

#include <xapian.h>

#include "indexer/schema/metadata.hpp"
#include "searcher/articles/article_search.hpp"
#include "searcher/claims/claim_search.hpp"
#include "searcher/conditions/field_values.hpp"
#include "searcher/did_you_mean.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/lookup.hpp"
#include "searcher/matches/ranking.hpp"
#include "searcher/near_misses.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/verify.hpp"
#include "searcher/words/synonyms.hpp"

namespace claimdex {

using search::Snapshot;

namespace {

/// Whether the options ask for what only claims have.
bool counts_claims(const SearchOptions& options) {
  const auto is_of_claims = [](FacetField field) { return field == FacetField::company || field == FacetField::event; };
  return options.group.any() || options.histogram == HistogramOf::value || options.sort == Sort::value ||
         options.collapse == Collapse::company || std::any_of(options.facets.begin(), options.facets.end(), is_of_claims);
}

constexpr std::uint64_t few_hits = 20;  ///< up to so many, a rare word of the query may be a misspelt one

constexpr std::size_t most_foreseen = 100;

Result<query::Query> read_query(std::string_view text, const SearchOptions& options) {
  if (options.recency && options.recency->count() <= 0)
    return Error{ErrorCode::invalid_argument, "the half-life of recency is at least one day", {}, {}};
  return query::parse(text, {search::today_of(options)});
}

/// Where claims are sorted by value: the currencies of those that are listed.
class ListedCurrencies {
 public:
  ListedCurrencies(const SearchOptions& options, const HitSink& sink) : sink_(sink) {
    if (options.sort != Sort::value) return;
    watching_ = [this](Hit&& hit, const SearchResult& so_far) {
      if (hit.claim && hit.claim->quantity.kind == QuantityKind::money) names_.insert(hit.claim->quantity.currency);
      return sink_(std::move(hit), so_far);
    };
  }
  [[nodiscard]] const HitSink& sink() const { return watching_ ? watching_ : sink_; }
  void add_hint(std::vector<std::string>& hints) const {
    if (names_.size() < 2) return;
    std::string listed;
    for (const std::string& name : names_) listed += (listed.empty() ? "" : " ") + (name.empty() ? std::string("none") : name);
    hints.push_back("numbers are sorted as they are written, and currencies are not converted (" + listed +
                    "): one that stands behind a number, as in '> 1m EUR', asks for that one");
  }

 private:
  const HitSink& sink_;
  HitSink watching_;
  std::set<std::string> names_;
};

Result<SearchResult> search_snapshot(const query::Query& query, std::string_view text, const SearchOptions& options,
                                     Snapshot& snapshot, const HitSink& sink) {
  SearchResult result;
  result.query = query.parsed;
  for (const Error& error : snapshot.missing()) result.missing.push_back(error.message);
  const bool is_automatic = options.show == Show::automatic;
  const bool shows_articles = options.show == Show::articles || (is_automatic && !query.asks_claims && !counts_claims(options));
  result.shown = shows_articles ? Show::articles : Show::claims;
  if (shows_articles && counts_claims(options))
    result.query.hints.emplace_back(
        "companies, events and values are of claims, and articles were counted: --show claims counts claims");
  if (const Result<void> known = search::check_field_values(query.root, snapshot); !known) return known.error();
  query::Query wider = query;
  if (options.synonyms && search::add_synonyms(wider.root, snapshot.languages(), shows_articles && !query.asks_claims))
    result.query.tree = query::explain_tree(wider.root);
  const auto search_all = shows_articles ? search::search_articles : search::search_claims;
  ListedCurrencies currencies(options, sink);
  if (const Result<void> done = search_all(wider, options, snapshot, result, currencies.sink()); !done) return done.error();
  currencies.add_hint(result.query.hints);
  if (snapshot.database().get_doccount() == snapshot.buried_documents()) {
    result.query.hints.emplace_back("the index is empty: claimdex index PATH... fills it");
    return result;
  }
  if (!options.near_misses) return result;
  for (std::string& hint : search::mistyped_event_hints(query.root, snapshot)) result.query.hints.push_back(std::move(hint));
  if (result.total > 0 && result.total <= few_hits)
    for (std::string& hint : search::rare_word_hints(query.root, snapshot)) result.query.hints.push_back(std::move(hint));
  if (result.total > 0) return result;
  for (std::string& hint : search::language_hints(query.root, snapshot)) result.query.hints.push_back(std::move(hint));
  for (std::string& hint : search::unknown_word_hints(query.root, snapshot)) result.query.hints.push_back(std::move(hint));
  const bool is_of_articles = shows_articles && !query.asks_claims;
  if (is_of_articles)
    for (std::string& hint : search::event_hints(query.root, snapshot)) result.query.hints.push_back(std::move(hint));
  const auto find = is_of_articles ? search::find_near_articles : search::find_near_misses;
  if (auto near = find(query, text, options, snapshot, result); !near) return near.error();
  return result;
}

}  // namespace

struct Searcher::Impl {
  Impl(std::vector<std::string> places, const OpenOptions& options)
      : pool(std::move(places), options.partial ? schema::Missing::is_left_out : schema::Missing::is_an_error) {}

  /// Runs `call(snapshot)`, a second time on a fresh snapshot where the index moved on meanwhile and `may_repeat()`. The one
  /// place that catches Xapian's exceptions; its classes are not polymorphic, so each kind has its own block.
  template <class Call>
  auto run(
      const Call& call, const std::function<bool()>& may_repeat = [] { return true; })
      -> decltype(call(std::declval<Snapshot&>())) {
    constexpr int attempts = 2;
    for (int attempt = 1;; ++attempt) {
      Result<std::unique_ptr<Snapshot>> snapshot = attempt == 1 ? pool.take() : pool.open();
      if (!snapshot) return snapshot.error();
      try {
        auto result = call(**snapshot);
        pool.give_back(std::move(*snapshot));
        return result;
      } catch (const Xapian::DatabaseError& error) {
        // Modified, closed, or its files were removed by a newer generation: what the stub names now may do.
        if (attempt == attempts || !may_repeat()) return schema::translate(error, pool.place());
      } catch (const Xapian::NetworkError& error) {
        // A host that went away: opening anew says which, or goes on without it.
        if (attempt == attempts || !may_repeat()) return schema::translate(error, pool.place());
      } catch (const Xapian::Error& error) {
        return schema::translate(error, pool.place());
      }
    }
  }

  search::SnapshotPool pool;
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::vector<std::string>& places, const OpenOptions& options) {
  auto impl = std::make_unique<Impl>(places, options);
  Result<std::unique_ptr<Snapshot>> snapshot = impl->pool.open();
  if (!snapshot) return snapshot.error();
  impl->pool.give_back(std::move(*snapshot));
  return Searcher(std::move(impl));
}

Result<SearchResult> Searcher::search(std::string_view text, const SearchOptions& options) const {
  const Result<query::Query> query = read_query(text, options);
  if (!query) return query.error();
  return impl_->run([&](Snapshot& snapshot) -> Result<SearchResult> {
    std::vector<Hit> hits;
    hits.reserve(std::min(options.limit, most_foreseen));  // a hit is large, and would be moved as often as they grow
    const HitSink keep = [&hits](Hit&& hit, const SearchResult&) { return hits.push_back(std::move(hit)), true; };
    Result<SearchResult> result = search_snapshot(*query, text, options, snapshot, keep);
    if (result && result->groups.empty()) result->hits = std::move(hits);
    return result;
  });
}

Result<SearchResult> Searcher::search(std::string_view text, const SearchOptions& options, const HitSink& sink) const {
  const Result<query::Query> query = read_query(text, options);
  if (!query) return query.error();
  bool is_handed_on = false;
  const HitSink hand_on = [&](Hit&& hit, const SearchResult& so_far) {
    is_handed_on = true;
    return sink(std::move(hit), so_far);
  };
  // What was handed on cannot be taken back, so there is no second attempt behind it.
  const auto search = [&](Snapshot& snapshot) { return search_snapshot(*query, text, options, snapshot, hand_on); };
  return impl_->run(search, [&] { return !is_handed_on; });
}

Result<std::vector<Hit>> Searcher::search_text(std::string_view text, std::size_t limit, std::size_t snippets_per_article) const {
  return impl_->run([&](Snapshot& snapshot) { return search::search_plain_text(text, {limit, snippets_per_article}, snapshot); });
}

Result<Hit> Searcher::find(std::string_view id_or_path) const {
  return impl_->run([&](Snapshot& snapshot) { return search::find_hit(id_or_path, snapshot); });
}

Result<std::vector<Hit>> Searcher::claims_of(std::string_view key) const {
  return impl_->run([&](Snapshot& snapshot) { return search::claims_of_article(key, snapshot); });
}

Result<Article> Searcher::article(std::string_view key) const {
  return impl_->run([&](Snapshot& snapshot) { return search::stored_article(key, snapshot); });
}

Result<VerificationReport> Searcher::verify(std::string_view id) const {
  Result<Hit> hit = find(id);
  if (!hit) return hit.error();
  if (!hit->claim)
    return Error{ErrorCode::not_found, "this is the id of an article, not of a claim", "claimdex show lists its claims", {}};
  return search::verify_claim(std::move(*hit));
}

Result<IndexStats> Searcher::stats() const {
  return impl_->run([&](Snapshot& snapshot) { return search::index_stats(snapshot, impl_->pool.folders()); });
}

Result<std::vector<std::string>> Searcher::inspect(std::string_view id_or_path) const {
  return impl_->run([&](Snapshot& snapshot) { return search::inspect_documents(id_or_path, snapshot); });
}

}  // namespace claimdex
