// `claimdex eval claims GOLD...`: extracts the claims of annotated documents and prints how many are right, as figures that can
// be compared with an expectation file.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "claimdex/extraction.hpp"
#include "claimdex/reading.hpp"
#include "searcher/commands/claim_scores.hpp"
#include "searcher/commands/eval.hpp"

namespace claimdex::commands {
namespace {

constexpr double noise = 0.05;  // figures are rounded to one decimal

using ClaimsByDocument = std::map<std::string, std::vector<ScoredClaim>>;
// Figures by set and name, as an expectation file holds them: "set<TAB>figure<TAB>value" a line.
using Figures = std::map<std::pair<std::string, std::string>, double>;

// "eval/claims/dev-gold" -> "dev"; the documents lie in "eval/claims/dev-docs".
std::string set_name(const std::string& gold) {
  std::string name = std::filesystem::path(gold).lexically_normal().filename().string();
  if (name.empty()) name = std::filesystem::path(gold).lexically_normal().parent_path().filename().string();
  return name.ends_with("-gold") ? name.substr(0, name.size() - 5) : name;
}

std::string documents_beside(const std::string& gold) {
  const std::filesystem::path path = std::filesystem::path(gold).lexically_normal();
  const std::filesystem::path folder = path.filename().empty() ? path.parent_path() : path;
  return (folder.parent_path() / (set_name(gold) + "-docs")).string();
}

bool read_claims(const std::string& folder, const ClaimExtractor& extractor, ClaimsByDocument& claims) {
  const FileList files = list_files({folder});
  for (const ReadProblem& problem : files.problems) {
    report_error(problem.error);
    return false;
  }
  for (const std::string& path : files.paths) {
    const auto read = read_file(path, {}, [&](Article&& article) {
      std::vector<ScoredClaim>& of_document = claims[std::filesystem::path(path).stem().string()];
      for (const Claim& claim : extractor.extract(article))
        if (claim.block_kind != BlockKind::boilerplate) of_document.push_back(scored(claim));
      return true;
    });
    if (!read) {
      report_error(read.error());
      return false;
    }
  }
  return true;
}

std::string by_class(const std::map<std::string, ClassCounts>& classes) {
  std::vector<std::pair<std::string, ClassCounts>> sorted(classes.begin(), classes.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.gold > b.second.gold; });
  std::string out;
  for (const auto& [name, counts] : sorted)
    if (counts.gold != 0)
      out += fmt::format("  {} {:.0f} ({})", name, f1_percent(counts.right, counts.gold, counts.predicted), counts.gold);
  return out;
}

void print_scores(const std::string& set, const ClaimScores& scores) {
  fmt::print("{}: {} documents, {} annotated quantities, {} found in their regions\n", set, scores.documents, scores.gold,
             scores.predicted);
  std::string right;
  for (const auto& [name, value] : figures_of(scores)) {
    if (name.ends_with(" right"))
      right += fmt::format("  {} {:.1f}", name.substr(0, name.size() - 6), value);
    else
      fmt::print("  {:10} F1 {:5.1f}\n", name, value);
  }
  fmt::print("  right on matched:{}\n  F1 by event:{}\n  F1 by factuality:{}\n", right, by_class(scores.events),
             by_class(scores.factuality));
}

bool read_figures(const std::string& path, Figures& figures) {
  std::ifstream file(path);
  if (!file) return false;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    figures[{line.substr(0, first), line.substr(first + 1, second - first - 1)}] =
        std::strtod(line.c_str() + second + 1, nullptr);
  }
  return true;
}

bool write_figures(const std::string& path, const Figures& figures) {
  std::ofstream file(path);
  file << "# Figures of `claimdex eval claims`, by set: `--expect` compares with them, `--update` writes them.\n";
  for (const auto& [key, value] : figures) file << fmt::format("{}\t{}\t{:.1f}\n", key.first, key.second, value);
  return static_cast<bool>(file);
}

// Prints every figure that moved; returns how many fell.
int compare_figures(const Figures& expected, const Figures& found) {
  int worse = 0;
  for (const auto& [key, value] : found) {
    const auto before = expected.find(key);
    if (before == expected.end() || std::abs(before->second - value) < noise) continue;
    const bool fell = value < before->second;
    worse += fell ? 1 : 0;
    fmt::print("{}: {} {} {:.1f} -> {:.1f}\n", fell ? "worse" : "better", key.first, key.second, before->second, value);
  }
  return worse;
}

int report_against(const std::string& path, bool update, const Figures& found) {
  Figures expected;
  if (!read_figures(path, expected) && !update)
    return report_error({ErrorCode::file_not_found, fmt::format("cannot open {}", path), "make it with --update", {}});
  const int worse = compare_figures(expected, found);
  if (!update) return worse == 0 ? exit_found : exit_nothing;
  for (const auto& [key, value] : found) expected[key] = value;
  if (!write_figures(path, expected))
    return report_error({ErrorCode::write_failed, fmt::format("cannot write {}", path), "", {}});
  return exit_found;
}

}  // namespace

namespace {

constexpr Usage usage{"claimdex eval claims", "[OPTIONS] GOLD...",
                      "Scores the claims of annotated documents: GOLD is a folder with a file\n"
                      "DOCUMENT.jsonl of annotations for each.",
                      "claimdex eval claims news-gold --docs news-docs\n"
                      "claimdex eval claims news-gold --expect figures.tsv"};

}  // namespace

int run_eval_claims(const Arguments& arguments) {
  options::options_description description("Options");
  description.add_options()("docs", options::value<std::string>(), "the annotated documents (default: SET-docs beside SET-gold)")(
      "expect", options::value<std::string>(), "file of expected figures; exit 1 where one has fallen")(
      "update", "write the figures to the file of --expect")("help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  if (parsed->positional.empty())
    return report_usage("claimdex eval", "eval claims needs a folder of annotations, NAME.jsonl a document");
  const ClaimExtractor extractor;
  Figures figures;
  for (const std::string& folder : parsed->positional) {
    const auto gold = read_gold(folder);
    if (!gold) return report_error(gold.error());
    ClaimsByDocument claims;
    const std::string documents =
        parsed->values.count("docs") != 0 ? parsed->values["docs"].as<std::string>() : documents_beside(folder);
    if (!read_claims(documents, extractor, claims)) return exit_error;
    ClaimScores scores;
    for (const GoldDocument& document : *gold) add_document(document, claims[document.name], scores);
    const std::string set = set_name(folder);
    print_scores(set, scores);
    for (const auto& [name, value] : figures_of(scores)) figures[{set, name}] = value;
  }
  if (parsed->values.count("expect") == 0) return exit_found;
  return report_against(parsed->values["expect"].as<std::string>(), parsed->values.count("update") != 0, figures);
}

}  // namespace claimdex::commands
