// Weighting schemes and claim priors.
#include "searcher/matches/ranking.hpp"

#include <algorithm>
#include <cmath>

#include "indexer/schema/fields.hpp"

namespace claimdex::search {

namespace {

/// How many of `all` documents have one of several words, were these independent: as OP_SYNONYM estimates it.
double any_frequency(const std::vector<double>& frequencies, double all) {
  double none = 1;
  for (const double frequency : frequencies) none *= 1 - std::min(1.0, frequency / all);
  return all * (1 - none);
}

}  // namespace

double xapian_idf(double frequency, double documents) {
  const double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

ArticleIdf::ArticleIdf(Snapshot& snapshot)
    : articles_(std::max(1u, snapshot.reads().frequency(schema::type_term(schema::DocumentType::article)))),
      documents_(std::max(1u, snapshot.database().get_doccount())) {}

double ArticleIdf::idf(const std::vector<double>& frequencies) const {
  const double frequency = any_frequency(frequencies, articles_);
  return std::log(1 + (articles_ - frequency + 0.5) / (frequency + 0.5));
}

double ArticleIdf::factor(const std::vector<double>& frequencies) const {
  return idf(frequencies) / xapian_idf(any_frequency(frequencies, documents_), documents_);
}

XapianBm25 scheme_of(Snapshot& snapshot, const Bm25& bm25) {
  // k1 * (b * length/articles + 1 - b) = K1 * (B * length/all + 1 - B), with articles = ratio * all.
  const double long_part = bm25.k1 * bm25.b / snapshot.article_length_ratio();
  const double flat_part = bm25.k1 * (1 - bm25.b);
  const double k1 = long_part + flat_part;
  return {k1, k1 > 0 ? long_part / k1 : 0};
}

Xapian::BM25Weight article_scheme(Snapshot& snapshot, const Bm25& bm25) {
  const XapianBm25 scheme = scheme_of(snapshot, bm25);
  return {scheme.k1, 0, 1, scheme.b, scheme.least_length};
}

Xapian::BM25Weight claim_scheme() { return {1.0, 0, 1, 0.1, 0.5}; }

std::chrono::sys_days today_of(const SearchOptions& options) {
  return options.now.value_or(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

MatchOrder by_relevance(const SearchOptions& options, double weight) {
  if (!options.recency) return {};
  return {{}, true, Recency{*options.recency, today_of(options), weight}};
}

double claim_prior(Factuality factuality, BlockKind block) {
  double prior = 0;
  if (factuality == Factuality::certain) prior += claim_weights.certain;
  if (factuality == Factuality::probable) prior += claim_weights.probable;
  if (factuality == Factuality::possible) prior += claim_weights.possible;
  const bool is_prominent = block == BlockKind::title || block == BlockKind::excerpt || block == BlockKind::heading;
  return is_prominent ? prior + claim_weights.title : prior;
}

}  // namespace claimdex::search
