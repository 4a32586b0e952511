// `claimdex claims PATH...`: extracts and prints every mention in reading order, no index; `--quantities` reads NDJSON texts.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "claimdex/extraction.hpp"
#include "claimdex/json.hpp"
#include "claimdex/reading.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/input_option.hpp"
#include "indexer/commands/print_claims.hpp"

namespace claimdex::commands {
namespace {

constexpr Usage usage{"claimdex claims", "[OPTIONS] PATH...",
                      "Prints every claim of files and folders ('-': standard input) in reading order,\n"
                      "without an index.",
                      "claimdex claims articles/ -f csv > claims.csv\n"
                      "claimdex claims --explain article.md\n"
                      "claimdex claims --quantities --kind money,percent texts.ndjson"};

options::options_description describe() {
  options::options_description description("Options");
  description.add_options()("format,f", options::value<std::string>()->default_value("text"), "text, json, ndjson, csv or tsv")(
      "quantities", "read NDJSON lines {\"id\",\"text\",\"lang\"} and print the quantities of each")(
      "wide", "with --quantities: every number by itself (years, dates, ones, both ends of a range), and --as-written")(
      "as-written", "with --quantities: shares as fractions, cents and basis points as such, hours and minutes apart")(
      "kind", options::value<std::string>()->default_value(""), "with --quantities: only these kinds, e.g. money,percent")(
      "lexicon", options::value<std::string>(), "a table of further event phrases")("explain", "say how each claim was read")(
      "map", options::value<std::string>(), "columns of CSV/TSV files, e.g. text=2,title=1")(
      "input", options::value<std::string>(), input_help)("color", options::value<std::string>()->default_value("auto"),
                                                          "auto, always or never")("help,h", "show this help");
  return description;
}

/// "money,percent": the kinds named; nothing where a name is no kind.
std::optional<std::vector<QuantityKind>> kinds_of(std::string_view names) {
  std::vector<QuantityKind> kinds;
  while (!names.empty()) {
    const std::size_t comma = names.find(',');
    const auto kind = quantity_kind_of(names.substr(0, comma));
    if (!kind) return std::nullopt;
    kinds.push_back(*kind);
    names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
  }
  return kinds;
}

int print_quantities(const std::string& path, const QuantityOptions& quantity_options, const std::vector<QuantityKind>& kinds) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  if (path != "-" && !file)
    return report_error(
        {ErrorCode::file_not_found, fmt::format("cannot open {}", path), "name an NDJSON file, or - for standard input", {}});
  std::istream& input = path == "-" ? std::cin : file;
  std::string line;
  int exit_code = exit_found;
  for (std::size_t number = 1; std::getline(input, line); ++number) {
    if (line.empty()) continue;
    auto out = quantities_of_json_line(line, quantity_options, kinds);
    if (!out) {
      Error error = out.error();
      error.message = fmt::format("{}:{}: {}", path, number, error.message);
      exit_code = report_error(error);
      continue;
    }
    fmt::print("{}\n", *out);
  }
  return exit_code;
}

/// What may be long, written as it is.
void print_line(std::string line) {
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stdout);
}

// Prints claims one article after the other and counts them.
class ClaimPrinter {
 public:
  ClaimPrinter(OutputFormat format, ColorMode color, bool explain)
      : format_(format), explain_(explain), painter_(color), columns_(terminal_columns()) {}

  void begin() {
    if (format_ == OutputFormat::csv || format_ == OutputFormat::tsv) fmt::print("{}", table_header(format_));
    if (format_ == OutputFormat::json) fmt::print("[");
  }

  void print(const Claim& claim, const ArticleInfo& article) {
    switch (format_) {
      case OutputFormat::text:
        fmt::print("{}", claim_text(claim, article, {}, painter_, columns_));
        if (explain_) fmt::print("{}", explanation_text(claim.explanation, painter_, 5));
        break;
      case OutputFormat::json:
        fmt::print("{}{}", printed_ == 0 ? "" : ",\n", to_json(claim, article));
        break;
      case OutputFormat::ndjson:
        print_line(to_json(claim, article));
        break;
      case OutputFormat::csv:
      case OutputFormat::tsv:
        fmt::print("{}", table_row(claim, article, format_));
        break;
    }
    ++printed_;
  }

  void end() const {
    if (format_ == OutputFormat::json) fmt::print("]\n");
  }

  [[nodiscard]] std::uint64_t printed() const { return printed_; }

 private:
  OutputFormat format_;
  bool explain_;
  Painter painter_;
  std::size_t columns_;
  std::uint64_t printed_ = 0;
};

bool read_lexicon(const std::string& path, std::string& lexicon) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    report_error(
        {ErrorCode::file_not_found, fmt::format("cannot open the lexicon {}", path), "name a table of event phrases", {}});
    return false;
  }
  lexicon.assign(std::istreambuf_iterator<char>(file), {});
  return true;
}

void print_problem(const ReadProblem& problem) {
  report_error({problem.error.code, message_of(problem), problem.error.hint, {}});
}

// Reads the files and prints their claims; returns whether any file failed.
bool print_claims_of(const std::vector<std::string>& paths, const ReadOptions& read_options, const ClaimExtractor& extractor,
                     ClaimPrinter& printer) {
  bool failed = false;
  FileList files;
  if (paths == std::vector<std::string>{"-"})
    files.paths = paths;
  else
    files = list_files(paths);
  const auto report = [&](const ReadProblem& problem) {
    print_problem(problem);
    failed = true;
  };
  for (const ReadProblem& problem : files.problems) report(problem);
  for (const std::string& path : files.paths) {
    const auto read = read_file(path, read_options, [&](Article&& article) {
      std::vector<Claim> claims = extractor.extract(article);
      assign_ids(claims, article.info.key);
      for (const Claim& claim : claims) printer.print(claim, article.info);
      return true;
    });
    if (!read)
      report({path, std::nullopt, read.error()});
    else
      for (const ReadProblem& problem : read->problems) report(problem);
  }
  return failed;
}

}  // namespace

int run_claims(const Arguments& arguments) {
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, describe(), usage, exit_code);
  if (!parsed) return exit_code;
  const auto& values = parsed->values;
  if (parsed->positional.empty())
    return report_usage("claimdex claims", "name the files or folders to read ('-' for standard input)");
  const bool of_quantities = values.count("quantities") != 0;
  if (!of_quantities && (values.count("wide") != 0 || values.count("as-written") != 0 || !values["kind"].defaulted()))
    return report_usage("claimdex claims", "--wide, --as-written and --kind go with --quantities");
  if (of_quantities && !values["format"].defaulted() && values["format"].as<std::string>() != "ndjson")
    return report_usage("claimdex claims", "--quantities prints ndjson");
  if (of_quantities) {
    const auto kinds = kinds_of(values["kind"].as<std::string>());
    if (!kinds)
      return report_usage(
          "claimdex claims",
          "--kind takes count, money, percent, percent_points, multiplier, ratio, duration, measure, age, index, other");
    for (const std::string& path : parsed->positional)
      if (print_quantities(path, {.wide = values.count("wide") != 0, .as_written = values.count("as-written") != 0}, *kinds) !=
          exit_found)
        exit_code = exit_error;
    return exit_code;
  }
  const auto format = output_format_of(values["format"].as<std::string>());
  const auto color = color_mode_of(values["color"].as<std::string>());
  if (!format) return report_usage("claimdex claims", "--format is text, json, ndjson, csv or tsv");
  if (!color) return report_usage("claimdex claims", "--color is auto, always or never");
  ExtractionOptions extraction;
  extraction.explain = values.count("explain") != 0;
  ReadOptions read_options;
  if (const auto now = fixed_now()) {
    read_options.now = now;
    extraction.now = std::chrono::floor<std::chrono::days>(*now);
  }
  if (values.count("map") != 0) read_options.column_map = values["map"].as<std::string>();
  if (values.count("input") != 0) {
    read_options.format = format_of(values["input"].as<std::string>());
    if (!read_options.format) return report_usage("claimdex claims", unknown_format(values["input"].as<std::string>()));
  }
  if (values.count("lexicon") != 0 && !read_lexicon(values["lexicon"].as<std::string>(), extraction.lexicon)) return exit_error;
  const auto extractor = ClaimExtractor::create(extraction);
  if (!extractor) return report_error(extractor.error());
  ClaimPrinter printer(*format, *color, extraction.explain);
  printer.begin();
  const bool failed = print_claims_of(parsed->positional, read_options, *extractor, printer);
  printer.end();
  if (failed) return exit_error;
  return printer.printed() > 0 ? exit_found : exit_nothing;
}

}  // namespace claimdex::commands
