// The baseline of bench/quality: what Xapian alone makes of the same documents and queries, by TermGenerator and QueryParser.
//   plain_xapian index DB LANG DOCS.ndjson
//   plain_xapian run DB LANG QUERIES.tsv RUN    writes a TREC run of 100 documents a query, prints a query's median time
// LANG: a name or code that Xapian::Stem knows, none, or grams (characters and their pairs).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "bench/quality/grams.hpp"
#include "bench/quality/plain_index.hpp"

namespace {

using claimdex::bench::index_plainly;
using claimdex::bench::stemmer_of;

constexpr Xapian::doccount run_depth = 100;

int index(const std::string& place, const std::string& lang, const std::string& path) {
  Xapian::WritableDatabase database(place, Xapian::DB_CREATE_OR_OVERWRITE);
  index_plainly(database, lang, path, claimdex::bench::Stored::id);
  database.commit();
  return 0;
}

std::vector<std::pair<std::string, std::string>> read_queries(const std::string& path) {
  std::vector<std::pair<std::string, std::string>> queries;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos)
      queries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  return queries;
}

/// Any of the grams, or what QueryParser makes of the text.
Xapian::Query query_of(Xapian::QueryParser& parser, const std::string& lang, const std::string& text) {
  if (lang != claimdex::bench::grams) return parser.parse_query(text, Xapian::QueryParser::FLAG_CJK_NGRAM);
  std::vector<std::string> terms = claimdex::bench::grams_of(text);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

Xapian::MSet search(const Xapian::Database& database, Xapian::QueryParser& parser, const std::string& lang,
                    const std::string& text) {
  Xapian::Query query;
  try {
    query = query_of(parser, lang, text);
  } catch (const Xapian::QueryParserError&) {
    return {};
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1, 0, 1, 0.5, 0.5));
  enquire.set_query(query);
  return enquire.get_mset(0, run_depth);
}

int run(const std::string& place, const std::string& lang, const std::string& queries, const std::string& out) {
  using Clock = std::chrono::steady_clock;
  const Xapian::Database database(place);
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(stemmer_of(lang));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  std::FILE* file = std::fopen(out.c_str(), "w");
  if (file == nullptr) return 2;
  std::vector<double> times;
  for (const bool is_timed : {false, true}) {
    for (const auto& [id, text] : read_queries(queries)) {
      const auto start = Clock::now();
      const Xapian::MSet matches = search(database, parser, lang, text);
      std::vector<std::pair<std::string, double>> hits;
      for (auto match = matches.begin(); match != matches.end(); ++match)
        hits.emplace_back(match.get_document().get_data(), match.get_weight());
      if (is_timed) times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
      for (std::size_t i = 0; is_timed && i < hits.size(); ++i)
        fmt::print(file, "{} Q0 {} {} {:.6f} plain\n", id, hits[i].first, i + 1, hits[i].second);
    }
  }
  std::fclose(file);
  std::sort(times.begin(), times.end());
  if (!times.empty()) fmt::print("{:.0f} µs a query (median of {})\n", times[times.size() / 2], times.size());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  try {
    if (words.size() == 4 && words[0] == "index") return index(words[1], words[2], words[3]);
    if (words.size() == 5 && words[0] == "run") return run(words[1], words[2], words[3], words[4]);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "plain_xapian: {}\n", error.get_description());
    return 2;
  }
  fmt::print(stderr, "usage: plain_xapian index DB LANG DOCS.ndjson | plain_xapian run DB LANG QUERIES.tsv RUN\n");
  return 2;
}
