// claimdex-bench: indexes a corpus (grown to a scale), asks queries of declared kinds, checks the answers, prints the cost.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "bench/macro/growth.hpp"
#include "bench/macro/machine.hpp"
#include "bench/macro/query_kinds.hpp"
#include "claimdex/index_writer.hpp"
#include "claimdex/json.hpp"
#include "claimdex/searcher.hpp"

namespace {

namespace options = boost::program_options;
using namespace claimdex;
using claimdex::bench::QueryKind;
using claimdex::bench::TimedQuery;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t seed = 20261125;
constexpr std::size_t articles_for_words = 3000;
constexpr std::size_t claims_for_values = 50'000;
constexpr std::uint64_t claims_for_exact_check = 200'000;
constexpr int timed_rounds = 3;  // behind one that warms up; the median round of each query counts

struct Indexing {
  double mebibytes = 0;
  IndexReport report;
  double cpu_seconds = 0;
  double peak_mebibytes = 0;
  std::uint64_t index_bytes = 0;
};

struct Latency {
  std::string kind;
  std::vector<double> microseconds;  // sorted
  double hits = 0;                   // mean
  std::size_t checked = 0;
  std::size_t wrong = 0;
  [[nodiscard]] double percentile(double share) const {
    return microseconds[std::min(microseconds.size() - 1,
                                 static_cast<std::size_t>(share * static_cast<double>(microseconds.size())))];
  }
};

[[noreturn]] void fail(const Error& error) {
  fmt::print(stderr, "claimdex-bench: {}{}{}\n", error.message, error.hint.empty() ? "" : "\n  hint: ", error.hint);
  std::exit(2);
}

std::vector<Article> read_all(const std::vector<std::string>& paths, std::size_t limit) {
  std::vector<Article> articles;
  const FileList files = list_files(paths);
  // Every n-th file, so that a sample is of the whole corpus and not of its first folder.
  const std::size_t step = std::max<std::size_t>(1, files.paths.size() / std::max<std::size_t>(1, limit));
  for (std::size_t i = 0; i < files.paths.size() && articles.size() < limit; i += step)
    static_cast<void>(read_file(files.paths[i], {}, [&](Article&& article) {
      articles.push_back(std::move(article));
      return articles.size() < limit;
    }));
  return articles;
}

void show_progress(const IndexProgress& progress) {
  if (isatty(STDERR_FILENO) == 0 || progress.files_total == 0) return;
  const std::uint64_t done = progress.files_done * 30 / progress.files_total;
  fmt::print(stderr, "\r[{:<30}] {} of {} files, {} claims ", std::string(done, '#'), progress.files_done, progress.files_total,
             progress.claims);
  if (progress.files_done == progress.files_total) fmt::print(stderr, "\n");
}

Indexing run_indexing(const std::vector<std::string>& paths, const std::string& folder, unsigned threads) {
  IndexOptions index_options;
  index_options.threads = threads;
  index_options.progress = show_progress;
  Indexing out;
  const double before = bench::cpu_seconds();
  auto writer = IndexWriter::open(folder, index_options);
  if (!writer) fail(writer.error());
  auto report = writer->add_paths(paths);
  if (!report) fail(report.error());
  out.report = std::move(*report);
  out.mebibytes = static_cast<double>(out.report.bytes) / 1e6;
  out.cpu_seconds = bench::cpu_seconds() - before;
  out.peak_mebibytes = bench::peak_mebibytes();
  out.index_bytes = bench::bytes_below(folder);
  return out;
}

std::vector<Claim> sample_claims(const Searcher& searcher, std::size_t limit) {
  SearchOptions search_options;
  search_options.show = Show::claims;
  search_options.limit = limit;
  auto found = searcher.search("*", search_options);
  if (!found) fail(found.error());
  std::vector<Claim> claims;
  for (Hit& hit : found->hits)
    if (hit.claim) claims.push_back(std::move(*hit.claim));
  return claims;
}

double run_once(const Searcher& searcher, const TimedQuery& query, SearchResult& result) {
  const auto start = Clock::now();
  auto found = searcher.search(query.text, query.options);
  const std::chrono::duration<double, std::micro> took = Clock::now() - start;
  if (!found) fail(found.error());
  result = std::move(*found);
  return took.count();
}

// `all_claims`: every claim of the index where there are few enough for an exact reference, else empty.
Latency run_kind(const Searcher& searcher, const QueryKind& kind, const std::vector<Claim>& all_claims) {
  Latency out;
  out.kind = kind.name;
  for (const TimedQuery& query : kind.queries) {
    SearchResult result;
    run_once(searcher, query, result);
    std::vector<double> rounds;
    for (int round = 0; round < timed_rounds; ++round) rounds.push_back(run_once(searcher, query, result));
    std::nth_element(rounds.begin(), rounds.begin() + timed_rounds / 2, rounds.end());
    out.microseconds.push_back(rounds[timed_rounds / 2]);
    out.hits += static_cast<double>(result.total) / static_cast<double>(kind.queries.size());
    ++out.checked;
    bool right =
        std::all_of(result.hits.begin(), result.hits.end(), [&](const Hit& hit) { return query.is_right(hit, searcher); });
    if (query.counts && !all_claims.empty() && !result.total_is_estimate)
      right =
          right && result.total == static_cast<std::uint64_t>(std::count_if(all_claims.begin(), all_claims.end(), query.counts));
    if (!right) {
      ++out.wrong;
      fmt::print(stderr, "wrong answer: {}\n", query.text);
    }
  }
  std::sort(out.microseconds.begin(), out.microseconds.end());
  return out;
}

void print_table(const Indexing& indexing, const std::vector<Latency>& latencies) {
  const IndexReport& report = indexing.report;
  fmt::print(
      "{}\n\nindexing  {:.1f} MB, {} articles, {} claims in {:.2f} s ({:.2f} CPU s): {:.2f} MB/s, {:.0f} articles/s, {:.0f} "
      "claims/s\n",
      bench::machine_line(), indexing.mebibytes, report.articles, report.claims, report.seconds, indexing.cpu_seconds,
      indexing.mebibytes / report.seconds, static_cast<double>(report.articles) / report.seconds,
      static_cast<double>(report.claims) / report.seconds);
  fmt::print("          peak memory {:.0f} MiB, index {:.1f} MB, {:.2f} x the text\n\n", indexing.peak_mebibytes,
             static_cast<double>(indexing.index_bytes) / 1e6,
             static_cast<double>(indexing.index_bytes) / 1e6 / indexing.mebibytes);
  fmt::print("{:26} {:>5} {:>11} {:>9} {:>9} {:>9}  checked\n", "query kind", "n", "hits (mean)", "p50 µs", "p95 µs", "p99 µs");
  for (const Latency& latency : latencies)
    fmt::print("{:26} {:>5} {:>11.1f} {:>9.0f} {:>9.0f} {:>9.0f}  {}\n", latency.kind, latency.microseconds.size(), latency.hits,
               latency.percentile(0.5), latency.percentile(0.95), latency.percentile(0.99),
               latency.wrong == 0 ? fmt::format("{} right", latency.checked)
                                  : fmt::format("{} of {} wrong", latency.wrong, latency.checked));
}

void print_json(const Indexing& indexing, const std::vector<Latency>& latencies) {
  fmt::print(
      "{{\"machine\":{},\"indexing\":{{\"mb\":{:.3f},\"docs\":{},\"claims\":{},\"seconds\":{:.3f},\"cpu_seconds\":{:.3f},"
      "\"peak_mib\":{:.1f},\"index_bytes\":{}}},\"queries\":[",
      json_quote(bench::machine_line()), indexing.mebibytes, indexing.report.articles, indexing.report.claims,
      indexing.report.seconds, indexing.cpu_seconds, indexing.peak_mebibytes, indexing.index_bytes);
  const char* separator = "";
  for (const Latency& latency : latencies) {
    fmt::print("{}{{\"kind\":{},\"n\":{},\"p50_us\":{:.1f},\"p95_us\":{:.1f},\"p99_us\":{:.1f},\"checked\":{}}}", separator,
               json_quote(latency.kind), latency.microseconds.size(), latency.percentile(0.5), latency.percentile(0.95),
               latency.percentile(0.99), latency.wrong == 0);
    separator = ",";
  }
  fmt::print("]}}\n");
}

struct Settings {
  std::vector<std::string> paths;
  unsigned scale = 1;
  unsigned threads = 0;
  std::size_t queries = 50;
  bool json = false;
  std::string index;
};

std::optional<Settings> parse_settings(int argc, char** argv) {
  Settings settings;
  std::string format = "text";
  options::options_description shown("Options");
  shown.add_options()("corpus", options::value(&settings.paths)->composing(), "file or folder to index, may be repeated")(
      "scale", options::value(&settings.scale)->default_value(1), "grow the corpus: articles recombined, numbers redrawn")(
      "threads", options::value(&settings.threads)->default_value(0), "threads of indexing (0 = all cores)")(
      "queries", options::value(&settings.queries)->default_value(50), "queries of each kind")(
      "index", options::value(&settings.index), "keep the index in this folder (default: a temporary one)")(
      "format", options::value(&format)->default_value("text"), "text or json")("help", "show this help");
  options::positional_options_description positional;
  positional.add("corpus", -1);
  options::variables_map values;
  try {
    options::store(options::command_line_parser(argc, argv).options(shown).positional(positional).run(), values);
    options::notify(values);
  } catch (const options::error& error) {
    fail({ErrorCode::invalid_argument, error.what(), "claimdex-bench --help lists the options", {}});
  }
  if (values.count("help") == 0 && !settings.paths.empty() && settings.scale != 0) {
    settings.json = format == "json";
    return settings;
  }
  fmt::print("usage: claimdex-bench [OPTIONS] CORPUS...\n\n");
  std::ostringstream help;
  help << shown;
  fmt::print("{}", help.str());
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  const auto settings = parse_settings(argc, argv);
  if (!settings) return 2;
  namespace fs = std::filesystem;
  const fs::path work = fs::temp_directory_path() / fmt::format("claimdex-bench-{}", getpid());
  fs::create_directories(work / "grown");
  std::vector<std::string> paths = settings->paths;
  if (settings->scale > 1) {
    const auto grown = bench::grow(read_all(paths, SIZE_MAX), settings->scale, seed, (work / "grown").string());
    if (!grown) fail(grown.error());
    paths = {(work / "grown").string()};
  }
  const std::string index = settings->index.empty() ? (work / "index").string() : settings->index;
  const Indexing indexing = run_indexing(paths, index, settings->threads);
  auto searcher = Searcher::open({index});
  if (!searcher) fail(searcher.error());
  const bool exact = indexing.report.claims <= claims_for_exact_check;
  const std::vector<Claim> claims = sample_claims(*searcher, exact ? 0 : claims_for_values);
  const auto kinds = bench::draw_queries(read_all(paths, articles_for_words), claims, settings->queries, seed);
  std::vector<Latency> latencies;
  for (const QueryKind& kind : kinds) latencies.push_back(run_kind(*searcher, kind, exact ? claims : std::vector<Claim>{}));
  if (settings->json)
    print_json(indexing, latencies);
  else
    print_table(indexing, latencies);
  fs::remove_all(work);
  return std::any_of(latencies.begin(), latencies.end(), [](const Latency& latency) { return latency.wrong != 0; }) ? 1 : 0;
}
