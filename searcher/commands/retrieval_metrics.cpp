// MRR, MAP, nDCG, precision and recall of a run.
#include "searcher/commands/retrieval_metrics.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <random>
#include <unordered_set>
#include <utility>

namespace claimdex::commands {
namespace {

// Calls `row` with the white-space separated fields of each line.
void for_each_line(std::string_view text, const std::function<void(const std::vector<std::string_view>&)>& row) {
  std::vector<std::string_view> fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    fields.clear();
    while (true) {
      const std::size_t begin = line.find_first_not_of(" \t\r");
      if (begin == std::string_view::npos) break;
      line.remove_prefix(begin);
      const std::size_t length = std::min(line.find_first_of(" \t\r"), line.size());
      fields.push_back(line.substr(0, length));
      line.remove_prefix(length);
    }
    row(fields);
  }
}

int integer_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double discount(std::size_t rank) { return 1.0 / std::log2(static_cast<double>(rank) + 1.0); }

double ideal_dcg(const std::map<std::string, int>& relevant) {
  std::vector<int> grades;
  for (const auto& [document, grade] : relevant) grades.push_back(grade);
  std::sort(grades.rbegin(), grades.rend());
  double sum = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, grades.size()); ++i) sum += grades[i] * discount(i + 1);
  return sum;
}

QueryMeasures measure_one(const std::string& query, const std::map<std::string, int>& relevant,
                          const std::vector<std::string>& ranked) {
  QueryMeasures measures{.query = query};
  double dcg = 0;
  double hits = 0;
  double precision_sum = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(100, ranked.size()); ++i) {
    const auto found = relevant.find(ranked[i]);
    if (found == relevant.end()) continue;
    const auto rank = static_cast<double>(i + 1);
    hits += 1;
    precision_sum += hits / rank;
    if (i < 5) measures.precision_5 += 0.2;
    if (i < 10) {
      if (measures.reciprocal_rank_10 == 0) measures.reciprocal_rank_10 = 1 / rank;
      dcg += found->second * discount(i + 1);
    }
  }
  const auto total = static_cast<double>(relevant.size());
  measures.average_precision_100 = precision_sum / total;
  measures.recall_100 = hits / total;
  measures.ndcg_10 = dcg / ideal_dcg(relevant);
  return measures;
}

}  // namespace

Qrels parse_qrels(std::string_view text) {
  Qrels qrels;
  for_each_line(text, [&](const std::vector<std::string_view>& fields) {
    if (fields.size() < 4) return;
    const int grade = integer_of(fields[3]);
    if (grade > 0) qrels[std::string(fields[0])][std::string(fields[2])] = grade;
  });
  return qrels;
}

Run parse_run(std::string_view text) {
  std::map<std::string, std::vector<std::pair<int, std::string>>> lines;
  for_each_line(text, [&](const std::vector<std::string_view>& fields) {
    constexpr std::string_view digits = "0123456789";
    const bool is_hit = fields.size() >= 5 && fields[3].find_first_not_of(digits) == std::string_view::npos;
    if (is_hit) lines[std::string(fields[0])].emplace_back(integer_of(fields[3]), std::string(fields[2]));
  });
  Run run;
  for (auto& [query, ranked] : lines) {
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::unordered_set<std::string> seen;
    for (auto& [rank, document] : ranked)
      if (seen.insert(document).second) run[query].push_back(std::move(document));
  }
  return run;
}

std::vector<QueryMeasures> measure(const Qrels& qrels, const Run& run) {
  static const std::vector<std::string> nothing;
  std::vector<QueryMeasures> measures;
  for (const auto& [query, relevant] : qrels) {
    const auto found = run.find(query);
    measures.push_back(measure_one(query, relevant, found == run.end() ? nothing : found->second));
  }
  return measures;
}

Mean mean_of(const std::vector<QueryMeasures>& measures, double QueryMeasures::*member) {
  if (measures.empty()) return {};
  const auto count = static_cast<double>(measures.size());
  double sum = 0;
  for (const QueryMeasures& one : measures) sum += one.*member;
  std::mt19937 random(20250101);
  std::uniform_int_distribution<std::size_t> pick(0, measures.size() - 1);
  std::vector<double> resamples;
  for (int i = 0; i < 1000; ++i) {
    double resampled = 0;
    for (std::size_t j = 0; j < measures.size(); ++j) resampled += measures[pick(random)].*member;
    resamples.push_back(resampled / count);
  }
  std::sort(resamples.begin(), resamples.end());
  return {sum / count, resamples[25], resamples[974]};
}

}  // namespace claimdex::commands
