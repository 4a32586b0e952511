// Measures of ranked retrieval over a TREC run and its qrels, per query and averaged, with bootstrap intervals.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::commands {

/// query id -> document -> grade (> 0 is relevant)
using Qrels = std::map<std::string, std::map<std::string, int>>;
/// query id -> documents in rank order, no document twice
using Run = std::map<std::string, std::vector<std::string>>;

/// The measures of one query.
struct QueryMeasures {
  std::string query;
  double reciprocal_rank_10 = 0;
  double average_precision_100 = 0;
  double ndcg_10 = 0;
  double precision_5 = 0;
  double recall_100 = 0;
};

/// A mean with its 95 % interval.
struct Mean {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// Parses "qid 0 docid grade" lines. Lines of another form are skipped.
Qrels parse_qrels(std::string_view text);
/// Parses "qid Q0 docid rank score tag" lines. Lines of another form are skipped.
Run parse_run(std::string_view text);

/// One entry per query of the qrels that has a relevant document; a query without a line in the run counts as zero.
/// Definitions as in trec_eval; nDCG with the grades as gains and log2 discount.
std::vector<QueryMeasures> measure(const Qrels& qrels, const Run& run);

/// Mean of one measure over the queries, with a percentile bootstrap interval of 1,000 resamples (fixed seed).
Mean mean_of(const std::vector<QueryMeasures>& measures, double QueryMeasures::*member);

}  // namespace claimdex::commands
