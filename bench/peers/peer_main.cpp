// Timing and printing for the peers in C++.
#include "bench/peers/peer_main.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <sstream>

#include "bench/macro/machine.hpp"
#include "claimdex/json.hpp"

namespace claimdex::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int timed_rounds = 5;

std::vector<PeerQuery> read_queries(const std::string& path) {
  std::vector<PeerQuery> queries;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    PeerQuery query{line.substr(0, tab), {}};
    std::istringstream words(line.substr(tab + 1));
    for (std::string word; words >> word;) query.words.push_back(word);
    queries.push_back(std::move(query));
  }
  return queries;
}

int run_index(const Peer& peer, const std::string& docs, const std::string& folder) {
  const double before = cpu_seconds();
  const auto start = Clock::now();
  peer.index(docs, folder);
  const std::chrono::duration<double> took = Clock::now() - start;
  fmt::print("{{\"seconds\":{:.4f},\"cpu_seconds\":{:.4f},\"peak_mib\":{:.1f}}}\n", took.count(), cpu_seconds() - before,
             peak_mebibytes());
  return 0;
}

using Ask = std::function<std::vector<std::string>(const PeerQuery&)>;

// One round warms up; of the others each query's median counts.
std::vector<double> time_queries(const Ask& ask, const std::vector<PeerQuery>& queries) {
  std::vector<std::vector<double>> times(queries.size());
  for (int round = 0; round <= timed_rounds; ++round)
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto start = Clock::now();
      const std::vector<std::string> best = ask(queries[i]);
      const std::chrono::duration<double, std::micro> took = Clock::now() - start;
      if (round > 0) times[i].push_back(took.count());
    }
  std::vector<double> medians;
  for (std::vector<double>& of_query : times) {
    std::nth_element(of_query.begin(), of_query.begin() + timed_rounds / 2, of_query.end());
    medians.push_back(of_query[timed_rounds / 2]);
  }
  return medians;
}

int run_queries(const Peer& peer, const std::string& folder, const std::string& path) {
  const std::vector<PeerQuery> queries = read_queries(path);
  const Peer::Open open = peer.open(folder);
  const std::vector<double> times = time_queries(open.best, queries);
  const std::vector<double> bare = open.bare ? time_queries(open.bare, queries) : std::vector<double>();
  for (std::size_t i = 0; i < queries.size(); ++i)
    fmt::print("{{\"kind\":{},\"words\":{},\"us\":{:.2f},{}\"hits\":{}}}\n", json_quote(queries[i].kind),
               json_quote(fmt::format("{}", fmt::join(queries[i].words, " "))), times[i],
               bare.empty() ? "" : fmt::format("\"us_bare\":{:.2f},", bare[i]), open.count(queries[i]));
  return 0;
}

}  // namespace

std::string as_text(const PeerQuery& query, bool quote) {
  if (query.kind == "phrase") return fmt::format("\"{}\"", fmt::join(query.words, " "));
  std::vector<std::string> words = query.words;
  if (quote)
    for (std::string& word : words) word = "\"" + word + "\"";
  return fmt::format("{}", fmt::join(words, query.kind.starts_with("or") ? " OR " : " AND "));
}

int run_peer(const Peer& peer, int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  try {
    if (words.size() == 3 && words[0] == "index") return run_index(peer, words[1], words[2]);
    if (words.size() == 3 && words[0] == "query") return run_queries(peer, words[1], words[2]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  fmt::print(stderr, "usage: {0} index DOCS.ndjson FOLDER | {0} query FOLDER QUERIES.tsv\n", arguments[0]);
  return 2;
}

}  // namespace claimdex::bench
