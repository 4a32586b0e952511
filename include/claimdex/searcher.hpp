// Searching one or several indexes for claims or articles.
//
//   auto searcher = claimdex::Searcher::open({"claimdex.db"});
//   if (!searcher) return report(searcher.error());
//   auto found = searcher->search("job cuts > 10000 company:WiseTech", {});
//   if (found) for (const claimdex::Hit& hit : found->hits) print(hit.claim.sentence);
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/aggregate.hpp"
#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/explain.hpp"
#include "claimdex/export.hpp"
#include "claimdex/query.hpp"
#include "claimdex/result.hpp"

namespace claimdex {

/// What a search lists. `automatic`: claims where the query asks for claims (a number, an event, a claim field) or the options do
/// (facets of companies or events, values, groups), else articles.
enum class Show : std::uint8_t { automatic, claims, articles };
enum class Sort : std::uint8_t { relevance, value, date };
/// How a comparison treats bounds: the written number; what surely holds ("50,000+" is [50000, inf)); what may hold.
enum class Logic : std::uint8_t { written, certain, possible };

/// Behaviour first, then cost.
struct SearchOptions {
  Show show = Show::automatic;
  Sort sort = Sort::relevance;
  bool ascending = false;  ///< of value and date; default: largest, newest first. What is undated comes last in both
  Logic logic = Logic::written;
  /// Of relevance: what was published this long ago gains half of what today's does; undated hits gain nothing. Looks at the best
  /// 1,000. Default: age does not count.
  std::optional<std::chrono::days> recency;
  /// Plain words find what means the same too (tables of the languages of the index), at a lower weight; "phrases" and =words do
  /// not. The tree of the query shows them.
  bool synonyms = true;
  std::size_t limit = 10;  ///< 0 = all
  std::size_t offset = 0;
  std::optional<std::chrono::sys_days> now;  ///< "today" of dates such as 30d; default: the system's clock
  bool explain = false;                      ///< fills explanations of the query and of each hit
  bool near_misses = true;                   ///< where nothing matches: which condition emptied it, and the closest claims
  bool exact_count = false;                  ///< exact totals above 100,000 too
  std::size_t claims_per_article = 3;        ///< listed under an article hit
  std::size_t snippets_per_article = 2;      ///< shown of an article hit
  /// One hit for each article, file, story or company. Looks at the best 20,000 claims, or 1,000 articles; with limit 0 at all.
  Collapse collapse = Collapse::none;
  std::vector<FacetField> facets;  ///< counted over all matches, in this order
  std::size_t facet_values = 10;   ///< values a facet lists (0 = all)
  HistogramOf histogram = HistogramOf::none;
  /// Of claims: the best 20,000 of all that match in groups, of which limit and offset count; the hits are those of the groups.
  GroupBy group;
};

/// A piece of an article's text with what matched.
struct Snippet {
  std::string text;
  std::vector<TextSpan> highlights;  ///< bytes of `text`
};

/// One ranked result: a claim (claims is empty), or an article with some of its claims.
struct Hit {
  std::size_t rank = 0;  ///< from 1, offset included
  double score = 0;
  std::optional<Claim> claim;  ///< set when claims are shown
  ArticleInfo article;
  std::vector<Snippet> snippets;     ///< of an article hit
  std::vector<Claim> claims;         ///< of an article hit
  std::vector<TextSpan> highlights;  ///< of a claim hit: bytes of claim->sentence
  Explanation explanation;
  std::size_t collapsed = 0;                   ///< further hits that this one stands for, where hits are collapsed
  std::optional<ArticleInfo> first_published;  ///< of a story with copies: the article with the earliest date
};

/// One condition less: what would then match, of what the search lists.
struct NearMiss {
  std::string dropped;  ///< the condition as the query wrote it, e.g. "> 10000"
  std::uint64_t count = 0;
  std::vector<Hit> nearest;  ///< the closest one to three claims, or the best article
};

struct SearchResult {
  ParsedQuery query;
  Show shown = Show::claims;  ///< never automatic
  std::vector<Hit> hits;
  std::uint64_t total = 0;
  bool total_is_estimate = false;
  std::vector<NearMiss> near;  ///< only when there are no hits
  std::vector<Facet> facets;
  std::optional<Histogram> histogram;
  std::vector<ClaimGroup> groups;    ///< those that disagree first, then the largest
  std::uint64_t groups_total = 0;    ///< of all that match
  std::vector<std::string> missing;  ///< parts of the index that did not open and were left out, each with the reason
};

struct IndexStats {
  std::uint64_t parts = 0;           ///< databases: shards, all indexes together
  std::vector<std::string> missing;  ///< as SearchResult::missing
  std::uint64_t articles = 0;
  std::uint64_t claims = 0;
  std::uint64_t bytes_on_disk = 0;
  std::uint64_t bytes_of_text = 0;
  std::uint64_t generation = 0;
  std::string format_version;
  std::string analyzer;
  std::vector<std::pair<std::string, std::uint64_t>> formats;  ///< articles per format, largest first; the same below
  std::vector<std::pair<std::string, std::uint64_t>> languages;
  std::vector<std::pair<std::string, std::uint64_t>> events;     ///< claims per event
  std::vector<std::pair<std::string, std::uint64_t>> companies;  ///< claims per company, the 20 largest
};

/// Whether a claim's sentence still stands in its file.
enum class Verification : std::uint8_t { intact, file_changed, moved, missing, file_gone };
CLAIMDEX_EXPORT std::string_view name_of(Verification verification);

/// What `verify` found: where the sentence stands now, and the digests.
struct VerificationReport {
  Hit hit;
  Verification state = Verification::missing;
  std::optional<TextSpan> found_at;  ///< bytes of the file as it is now
  std::string sha256_now;
};

/// Takes the hits of a search one by one, in order of rank; false ends the list. `so_far`: the result without hits. Its totals
/// are final but where texts must be read to tell what matches: those are known at the end.
using HitSink = std::function<bool(Hit&& hit, const SearchResult& so_far)>;

/// How indexes are opened.
struct OpenOptions {
  bool partial = false;  ///< goes on without the parts that do not open; results name them
};

/// A reader of indexes. Const functions are thread-safe (each takes the current snapshot); reopens by itself when the index moved
/// on.
class CLAIMDEX_EXPORT Searcher {
 public:
  /// Opens indexes as one: folders, stub files, or "host:port" of a xapian-tcpsrv. Answers and ranking are those of one index of
  /// the same articles. Errors: index_not_found, index_format_unsupported, analyzer_mismatch, index_corrupt, permission_denied,
  /// remote_unreachable; each names the part.
  static Result<Searcher> open(const std::vector<std::string>& places, const OpenOptions& options = {});
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// Runs a query. Errors: those of parse_query, index_changed, index_corrupt.
  [[nodiscard]] Result<SearchResult> search(std::string_view query, const SearchOptions& options = {}) const;
  /// The same, but hands each hit on as it is read and keeps none, so that a million cost some hundred bytes each and not some
  /// thousand. Groups are of all hits: with them, `sink` is not called and the result holds the hits. Errors: the same; an index
  /// that changed after the first hit was handed on is index_changed.
  Result<SearchResult> search(std::string_view query, const SearchOptions& options, const HitSink& sink) const;
  /// Searches articles with plain language, never read as query language: any of its words, the best first. At most `limit` (0 =
  /// all), each with up to `snippets_per_article`. Errors: index_changed, index_corrupt.
  [[nodiscard]] Result<std::vector<Hit>> search_text(std::string_view text, std::size_t limit,
                                                     std::size_t snippets_per_article = 0) const;
  /// The claim or article with this id or unique prefix of one, or the article with this path or unique end of one. Errors:
  /// not_found, ambiguous_id.
  [[nodiscard]] Result<Hit> find(std::string_view id_or_path) const;
  /// All claims of the article with this key, in reading order. Errors: not_found.
  [[nodiscard]] Result<std::vector<Hit>> claims_of(std::string_view key) const;
  /// The stored text of the article with this key, block by block (no source maps). Errors: not_found.
  [[nodiscard]] Result<Article> article(std::string_view key) const;
  /// Reads the claim's file again and looks for its sentence. Errors: not_found, ambiguous_id.
  [[nodiscard]] Result<VerificationReport> verify(std::string_view id) const;
  [[nodiscard]] Result<IndexStats> stats() const;
  /// Terms and value slots of the documents of an article or claim, found as by find(), one line each, for `inspect`. Errors:
  /// not_found, ambiguous_id.
  [[nodiscard]] Result<std::vector<std::string>> inspect(std::string_view id_or_path) const;

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace claimdex
