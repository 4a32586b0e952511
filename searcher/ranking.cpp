// Weighting schemes and claim priors.
#include "searcher/ranking.hpp"

namespace claimdex::search {

Xapian::BM25Weight article_scheme(Snapshot& snapshot) {
  // k1 * (b * length/articles + 1 - b) = K1 * (B * length/all + 1 - B), with articles = ratio * all.
  const double long_part = article_weights.k1 * article_weights.b / snapshot.article_length_ratio();
  const double flat_part = article_weights.k1 * (1 - article_weights.b);
  const double k1 = long_part + flat_part;
  return {k1, 0, 1, k1 > 0 ? long_part / k1 : 0, 0.01};
}

Xapian::BM25Weight claim_scheme() { return {1.0, 0, 1, 0.1, 0.5}; }

double claim_prior(const Claim& claim) {
  double prior = 0;
  if (claim.factuality == Factuality::certain) prior += claim_weights.certain;
  if (claim.factuality == Factuality::probable) prior += claim_weights.probable;
  if (claim.factuality == Factuality::possible) prior += claim_weights.possible;
  const bool is_prominent =
      claim.block_kind == BlockKind::title || claim.block_kind == BlockKind::excerpt || claim.block_kind == BlockKind::heading;
  return is_prominent ? prior + claim_weights.title : prior;
}

}  // namespace claimdex::search
