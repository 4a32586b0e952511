// `claimdex eval compare A.run B.run --qrels FILE`: two runs side by side, measure by measure and query by query.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "searcher/commands/eval.hpp"
#include "searcher/commands/query_file.hpp"
#include "searcher/commands/retrieval_metrics.hpp"

namespace claimdex::commands {
namespace {

struct NamedMeasure {
  std::string_view name;
  double QueryMeasures::*member;
};

constexpr std::array measures = {NamedMeasure{"map", &QueryMeasures::average_precision_100},
                                 NamedMeasure{"mrr", &QueryMeasures::reciprocal_rank_10},
                                 NamedMeasure{"ndcg", &QueryMeasures::ndcg_10}, NamedMeasure{"p5", &QueryMeasures::precision_5},
                                 NamedMeasure{"recall", &QueryMeasures::recall_100}};

struct Change {
  const QueryMeasures* before;
  const QueryMeasures* after;
  double difference;
};

std::vector<Change> changes_of(const std::vector<QueryMeasures>& before, const std::vector<QueryMeasures>& after,
                               double QueryMeasures::*member) {
  std::vector<Change> changes;  // both lists hold the queries of the qrels in the same order
  for (std::size_t i = 0; i < before.size(); ++i)
    changes.push_back({&before[i], &after[i], after[i].*member - before[i].*member});
  return changes;
}

void print_summary(const std::vector<QueryMeasures>& before, const std::vector<QueryMeasures>& after) {
  fmt::print("{} queries; B - A with its 95 % bootstrap interval over queries\n", before.size());
  fmt::print("{:8} {:>8} {:>8} {:>9}  {:20} {:>6} {:>6} {:>6}\n", "measure", "A", "B", "B - A", "interval", "better", "worse",
             "equal");
  for (const NamedMeasure& measure : measures) {
    std::vector<QueryMeasures> differences = after;
    std::array<std::size_t, 3> counts{};
    for (std::size_t i = 0; i < differences.size(); ++i) {
      const double difference = after[i].*measure.member - before[i].*measure.member;
      differences[i].*measure.member = difference;
      ++counts[difference > 0 ? 0 : difference < 0 ? 1 : 2];
    }
    const Mean mean = mean_of(differences, measure.member);
    fmt::print("{:8} {:8.4f} {:8.4f} {:+9.4f}  [{:+.4f}, {:+.4f}]   {:6} {:6} {:6}\n", measure.name,
               mean_of(before, measure.member).value, mean_of(after, measure.member).value, mean.value, mean.low, mean.high,
               counts[0], counts[1], counts[2]);
  }
}

void print_queries(const std::vector<Change>& all, const NamedMeasure& measure, std::size_t most) {
  std::vector<Change> changed;
  std::copy_if(all.begin(), all.end(), std::back_inserter(changed), [](const Change& change) { return change.difference != 0; });
  std::stable_sort(changed.begin(), changed.end(),
                   [](const Change& a, const Change& b) { return std::abs(a.difference) > std::abs(b.difference); });
  if (most > 0 && changed.size() > most) changed.resize(most);
  if (changed.empty()) return;
  fmt::print("\nqueries that changed most in {}\n", measure.name);
  for (const Change& change : changed)
    fmt::print("{:16} {:8.4f} {:8.4f} {:+9.4f}\n", change.before->query, change.before->*measure.member,
               change.after->*measure.member, change.difference);
}

}  // namespace

namespace {

constexpr Usage usage{"claimdex eval compare", "A.run B.run --qrels FILE",
                      "Two runs side by side: each measure, and the queries that changed most.",
                      "claimdex eval compare before.run after.run --qrels judged.qrels --measure mrr"};

}  // namespace

int run_eval_compare(const Arguments& arguments) {
  options::options_description description("Options");
  description.add_options()("qrels", options::value<std::string>(), "judgements (qid 0 docid grade)")(
      "measure", options::value<std::string>()->default_value("map"), "by which queries are listed: map, mrr, ndcg, p5, recall")(
      "n,n", options::value<std::size_t>()->default_value(20), "queries to list (0 = all that changed)")("help,h",
                                                                                                         "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  const auto& values = parsed->values;
  if (parsed->positional.size() != 2 || values.count("qrels") == 0)
    return report_usage("claimdex eval", "eval compare needs two runs and --qrels FILE");
  const std::string& name = values["measure"].as<std::string>();
  const auto* chosen = std::find_if(measures.begin(), measures.end(), [&](const NamedMeasure& one) { return one.name == name; });
  if (chosen == measures.end()) return report_usage("claimdex eval", "--measure is map, mrr, ndcg, p5 or recall");
  const auto qrels_text = read_text_file(values["qrels"].as<std::string>(), qrels_wanted);
  const auto first = read_text_file(parsed->positional[0], run_wanted);
  const auto second = read_text_file(parsed->positional[1], run_wanted);
  if (!qrels_text || !first || !second) return exit_error;
  const Qrels qrels = parse_qrels(*qrels_text);
  if (qrels.empty())
    return report_error({ErrorCode::invalid_argument, "no judgement in the qrels file", "lines are: qid 0 docid grade", {}});
  const std::array<Run, 2> runs = {parse_run(*first), parse_run(*second)};
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (std::none_of(runs[i].begin(), runs[i].end(), [&](const auto& ranked) { return qrels.count(ranked.first) != 0; }))
      return report_error({ErrorCode::invalid_argument,
                           fmt::format("no judged query has a hit in the run {}", parsed->positional[i]),
                           "lines are: qid Q0 docid rank score name",
                           {}});
  const auto before = measure(qrels, runs[0]);
  const auto after = measure(qrels, runs[1]);
  print_summary(before, after);
  print_queries(changes_of(before, after, chosen->member), *chosen, values["n"].as<std::size_t>());
  return exit_found;
}

}  // namespace claimdex::commands
