// `claimdex eval run`: runs a file of plain-language queries, writes a TREC run, and measures it where qrels are given.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

#include "claimdex/searcher.hpp"
#include "searcher/commands/eval.hpp"
#include "searcher/commands/open_index.hpp"
#include "searcher/commands/query_file.hpp"
#include "searcher/commands/retrieval_metrics.hpp"

namespace claimdex::commands {
namespace {

constexpr std::size_t run_depth = 100;  // documents a query, as TREC runs have it here

// A document's name in a run: its path or record id, white space percent-encoded.
std::string document_name(const ArticleInfo& article) {
  std::string name;
  for (const char c : article.path) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
      name += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      name += c;
  }
  return name;
}

void print_measures(const Qrels& qrels, const Run& run) {
  const auto measures = measure(qrels, run);
  const auto line = [&](std::string_view name, double QueryMeasures::*member) {
    const Mean mean = mean_of(measures, member);
    fmt::print("{:12} {:.4f}  [{:.4f}, {:.4f}]\n", name, mean.value, mean.low, mean.high);
  };
  fmt::print("{} queries, mean and 95 % bootstrap interval\n", measures.size());
  line("MAP@100", &QueryMeasures::average_precision_100);
  line("MRR@10", &QueryMeasures::reciprocal_rank_10);
  line("nDCG@10", &QueryMeasures::ndcg_10);
  line("P@5", &QueryMeasures::precision_5);
  line("recall@100", &QueryMeasures::recall_100);
}

// Runs every query; writes the run to `out`, where there is one, and keeps it in `run`. False where a search failed.
bool run_queries(const Searcher& searcher, const std::string& queries, std::FILE* out, Run& run, std::vector<double>& times) {
  using Clock = std::chrono::steady_clock;
  for (const auto& [query, text] : parse_queries(queries)) {
    const auto start = Clock::now();
    const auto hits = searcher.search_text(text, run_depth);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    if (!hits) {
      report_error(hits.error());
      return false;
    }
    for (std::size_t i = 0; i < hits->size(); ++i) {
      const std::string name = document_name((*hits)[i].article);
      if (out != nullptr) fmt::print(out, "{} Q0 {} {} {:.6f} claimdex\n", query, name, i + 1, (*hits)[i].score);
      run[query].push_back(name);
    }
  }
  return true;
}

constexpr Usage usage{"claimdex eval run", "--queries FILE --run OUT [--qrels FILE]",
                      "Searches the articles with plain-language queries, 100 hits each, and writes a\n"
                      "TREC run; with judgements also prints how good it is.",
                      "claimdex eval run -i news.db --queries q.tsv --run out.run --qrels q.qrels"};

int run_eval_run(const Arguments& arguments) {
  options::options_description description("Options");
  add_index_option(description);
  description.add_options()("queries", options::value<std::string>(),
                            "file of lines qid<TAB>text or of TREC topics, plain language")(
      "run", options::value<std::string>(), "TREC run file to write ('-' for standard output)")(
      "qrels", options::value<std::string>(), "judgements (qid 0 docid grade): print MAP, MRR@10, nDCG@10, P@5, recall@100")(
      "time", "print the median time of a query, of a second round")("help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  const auto& values = parsed->values;
  if (values.count("queries") == 0 || values.count("run") == 0)
    return report_usage("claimdex eval", "eval run needs --queries FILE and --run OUT");
  const auto queries = read_text_file(values["queries"].as<std::string>(), queries_wanted);
  if (!queries) return exit_error;
  if (parse_queries(*queries).empty())
    return report_error({ErrorCode::invalid_argument,
                         "no query in " + values["queries"].as<std::string>(),
                         "lines are: qid<TAB>text; or TREC topics",
                         {}});
  const auto searcher = open_index(values);
  if (!searcher) return exit_error;
  const std::string& path = values["run"].as<std::string>();
  std::FILE* out = path == "-" ? stdout : std::fopen(path.c_str(), "w");
  if (out == nullptr) return report_error({ErrorCode::write_failed, fmt::format("cannot write {}", path), "", {}});
  Run run;
  std::vector<double> times;
  const bool ran = run_queries(*searcher, *queries, out, run, times);
  if (out != stdout && std::fclose(out) != 0)
    return report_error({ErrorCode::write_failed, fmt::format("cannot write {}", path), "", {}});
  if (!ran) return exit_error;
  if (values.count("qrels") != 0) {
    const auto qrels = read_text_file(values["qrels"].as<std::string>(), qrels_wanted);
    if (!qrels) return exit_error;
    const Qrels judged = parse_qrels(*qrels);
    if (judged.empty())
      return report_error({ErrorCode::invalid_argument, "no judgement in the qrels file", "lines are: qid 0 docid grade", {}});
    print_measures(judged, run);
  }
  if (values.count("time") != 0 && !times.empty()) {
    Run again;
    times.clear();
    if (!run_queries(*searcher, *queries, nullptr, again, times)) return exit_error;
    std::sort(times.begin(), times.end());
    fmt::print("{:.0f} µs a query (median of {})\n", times[times.size() / 2], times.size());
  }
  return exit_found;
}

}  // namespace

int run_eval(const Arguments& arguments) {
  if (arguments.empty() || arguments.front() == "--help" || arguments.front() == "-h") {
    fmt::print(
        "usage: claimdex eval run --queries FILE --run OUT [--qrels FILE] [--index DIR]\n"
        "       claimdex eval compare A.run B.run --qrels FILE [--measure map] [-n 20]\n"
        "       claimdex eval claims GOLD... [--docs DIR] [--expect FILE [--update]]\n");
    return arguments.empty() ? exit_error : exit_found;
  }
  if (arguments.front() == "run") return run_eval_run({arguments.begin() + 1, arguments.end()});
  if (arguments.front() == "compare") return run_eval_compare({arguments.begin() + 1, arguments.end()});
  if (arguments.front() == "claims") return run_eval_claims({arguments.begin() + 1, arguments.end()});
  return report_usage("claimdex eval", fmt::format("no evaluation '{}': there are run, compare and claims", arguments.front()));
}

}  // namespace claimdex::commands
