// The weights of ranking, all in one place, with the sets they were fitted on (development halves of the retrieval sets).
#pragma once

#include <xapian.h>

#include "claimdex/claim.hpp"
#include "searcher/snapshot.hpp"

namespace claimdex::search {

/// BM25 over article text, and what the other fields add to a word that stands in them too.
struct ArticleWeights {
  double k1 = 1.0;
  double b = 0.5;
  double title = 0.4;
  double heading = 0.1;
  double tag = 0.1;
  double unigram = 0.3;  ///< single CJK characters beside bigrams
};
inline constexpr ArticleWeights article_weights{};

/// What a claim hit gains besides the weight of its words.
struct ClaimWeights {
  double certain = 1.0;
  double probable = 0.5;
  double possible = 0.25;
  double title = 0.3;         ///< stated in title, excerpt or heading
  double exact_number = 2.0;  ///< times nearness of the number, 0..1
};
inline constexpr ClaimWeights claim_weights{};

/// BM25 for articles: the lengths that Xapian averages are those of claims too, so k1 and b are converted to what they would be
/// without them.
Xapian::BM25Weight article_scheme(Snapshot& snapshot);
/// BM25 for claims: all claims are about as long as each other.
Xapian::BM25Weight claim_scheme();

/// What certainty and place add to a claim's weight.
double claim_prior(const Claim& claim);

}  // namespace claimdex::search
