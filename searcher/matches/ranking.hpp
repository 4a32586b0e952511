// The weights of ranking, all in one place, with the sets they were fitted on (development halves of the retrieval sets).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "claimdex/claim.hpp"
#include "claimdex/searcher.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/matches/match_order.hpp"

namespace claimdex::search {

/// BM25's saturation and length normalisation.
struct Bm25 {
  double k1;
  double b;
};
inline constexpr Bm25 alphabetic_bm25{1.1, 0.65};
inline constexpr Bm25 cjk_bm25{1.0, 0.5};

/// Finer ranking of the first hits: news says first what it is about.
struct LeadWeights {
  std::size_t hits = 20;  ///< that are looked at
  double weight = 0.25;   ///< what a lead that says all that is asked adds, relative to the score
};
inline constexpr LeadWeights lead_weights{};
/// Of the same hits: how much stands together that the query says together.
struct NearWeights {
  double weight = 0.8;  ///< what an article adds whose words all stand so, relative to the score
  std::uint32_t window = 8;
  double backwards = 0.8;  ///< of a pair the other way round
};
inline constexpr NearWeights near_weights{};
/// A question asks for a detail, which may stand anywhere.
inline constexpr double lead_weight_of_questions = 0.05;

/// What the other fields of an article add to a word that stands in them too.
struct ArticleWeights {
  double title = 0.3;
  double heading = 0.1;
  double tag = 0.1;
  double compound_part = 0.5;  ///< of a part of a compound that the query writes as one word
};
inline constexpr ArticleWeights article_weights{};

/// What CJK grams weigh beside a bigram of Han characters or katakana.
struct GramWeights {
  double mixed = 0.6;      ///< bigrams with one hiragana
  double hiragana = 0.15;  ///< bigrams of hiragana
  double unigram = 0.8;    ///< single Han characters and Hangul syllables
  double katakana_unigram = 0.2;
};
inline constexpr GramWeights gram_weights{};

/// What a claim hit gains besides the weight of its words.
struct ClaimWeights {
  double certain = 1.0;
  double probable = 0.5;
  double possible = 0.25;
  double title = 0.3;         ///< stated in title, excerpt or heading
  double exact_number = 2.0;  ///< times nearness of the number, 0..1
  double other_sense = -3.0;  ///< a loss where profits are asked for
  double recency = 2.0;       ///< of a claim published today, where recency counts; times the weight of the best words
};
inline constexpr ClaimWeights claim_weights{};

/// What an article of today gains where recency counts, relative to the weight of the best hit.
inline constexpr double recency_weight = 0.5;

/// "Today" of a search.
std::chrono::sys_days today_of(const SearchOptions& options);
/// The order of a search by relevance; where the options ask for recency, an article of today gains `weight`.
MatchOrder by_relevance(const SearchOptions& options, double weight);

/// BM25 for articles: the lengths that Xapian averages are those of claims too, so k1 and b are converted to what they would be
/// without them.
struct XapianBm25 {
  double k1;
  double b;
  double least_length = 0.01;  ///< relative to the average
};
XapianBm25 scheme_of(Snapshot& snapshot, const Bm25& bm25);
Xapian::BM25Weight article_scheme(Snapshot& snapshot, const Bm25& bm25 = alphabetic_bm25);

/// The idf of Xapian 1.4's BM25Weight (weight/bm25weight.cc).
double xapian_idf(double frequency, double documents);

/// Corrects BM25's idf: Xapian counts claims among the documents, so that a word of every article would seem rare.
class ArticleIdf {
 public:
  explicit ArticleIdf(Snapshot& snapshot);
  /// What the weight of a term in so many articles is multiplied with. Several frequencies: of the forms of one word.
  [[nodiscard]] double factor(const std::vector<double>& frequencies) const;
  /// The idf itself.
  [[nodiscard]] double idf(const std::vector<double>& frequencies) const;

 private:
  double articles_;
  double documents_;
};

/// BM25 for claims: all claims are about as long as each other.
Xapian::BM25Weight claim_scheme();

/// What certainty and place add to a claim's weight.
double claim_prior(Factuality factuality, BlockKind block);

}  // namespace claimdex::search
