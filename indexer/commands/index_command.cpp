// `claimdex index PATH...`: reads, extracts, upserts, and reports what became of every file.
#include <fmt/format.h>

#include <algorithm>

#include "claimdex/index_writer.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/input_option.hpp"
#include "indexer/commands/size_option.hpp"

namespace claimdex::commands {
namespace {

constexpr Usage usage{"claimdex index", "[OPTIONS] PATH...",
                      "Reads files and folders ('-': standard input), extracts claims, and writes them\n"
                      "to an index. What has not changed since the last run is left alone.",
                      "claimdex index articles/\n"
                      "claimdex index --index news.db --prune articles/ more.ndjson.gz\n"
                      "claimdex index --map text=2,title=1 table.csv"};

options::options_description describe() {
  options::options_description description("Options");
  description.add_options()("index,i", options::value<std::string>(),
                            "index folder (default: $CLAIMDEX_INDEX, else ./claimdex.db)")(
      "prune", "remove articles below the given folders whose files are gone")(
      "key", options::value<std::string>()->default_value("path"),
      "what an article goes by: path, or url (only the newest capture stays)")(
      "shards", options::value<std::size_t>()->default_value(0),
      "make a new index of so many databases that other hosts can serve")("threads", options::value<unsigned>()->default_value(0),
                                                                          "threads (0 = all cores)")(
      "memory", options::value<std::string>()->default_value("512M"), "aim for the peak of memory, e.g. 256M, 1G")(
      "map", options::value<std::string>(), "columns of CSV/TSV files, e.g. text=2,title=1")(
      "input", options::value<std::string>(), input_help)("max-file", options::value<std::string>()->default_value("64M"),
                                                          "refuse larger articles: files of one, records")(
      "verbose,v", "list repairs and skipped files as well as failures")("quiet,q", "no report, only errors")("help,h",
                                                                                                              "show this help");
  return description;
}

// Fills `options` from the command line; false where a value makes no sense (it was reported).
bool read_options(const options::variables_map& values, IndexOptions& index_options) {
  const auto memory = bytes_of(values["memory"].as<std::string>());
  const auto max_file = bytes_of(values["max-file"].as<std::string>());
  if (!memory || !max_file) {
    report_usage("claimdex index", "--memory and --max-file take a size such as 256M or 1G");
    return false;
  }
  index_options.memory_bytes = *memory;
  index_options.read.max_file_bytes = *max_file;
  index_options.threads = values["threads"].as<unsigned>();
  index_options.shards = values["shards"].as<std::size_t>();
  index_options.prune = values.count("prune") != 0;
  if (values.count("map") != 0) index_options.read.column_map = values["map"].as<std::string>();
  if (const auto now = fixed_now()) {
    index_options.read.now = now;
    index_options.extraction.now = std::chrono::floor<std::chrono::days>(*now);
  }
  const std::string& key = values["key"].as<std::string>();
  if (key != "path" && key != "url") {
    report_usage("claimdex index", fmt::format("--key is path or url, not '{}'", key));
    return false;
  }
  index_options.read.key = key == "url" ? KeyPolicy::url : KeyPolicy::path;
  if (values.count("input") != 0) {
    index_options.read.format = format_of(values["input"].as<std::string>());
    if (!index_options.read.format) {
      report_usage("claimdex index", unknown_format(values["input"].as<std::string>()));
      return false;
    }
  }
  return true;
}

void print_problem(const ReadProblem& problem, const Painter& painter) {
  fmt::print(stderr, "  {} {}\n", painter.paint(fmt::format("E{}", static_cast<int>(problem.error.code)), Style::error),
             one_line(message_of(problem)));
  // What was typed can be typed again; what stands in files cannot, and there may be many.
  if (problem.error.code == ErrorCode::invalid_argument && !problem.error.hint.empty())
    fmt::print(stderr, "  {} {}\n", painter.paint("hint:", Style::hint), problem.error.hint);
}

/// The first few of each of the first files, since one of records may have as many problems as records, and a folder as many
/// files: a verbose run lists them all.
void print_problems(const std::vector<ReadProblem>& problems, bool verbose, const Painter& painter) {
  constexpr std::size_t most_of_file = 3;
  constexpr std::size_t most_files = 12;
  std::size_t files = 0;
  std::size_t left = 0;
  std::size_t left_files = 0;
  for (auto first = problems.begin(); first != problems.end();) {
    const auto last =
        std::find_if(first, problems.end(), [&](const ReadProblem& problem) { return problem.path != first->path; });
    const auto count = static_cast<std::size_t>(last - first);
    if (!verbose && ++files > most_files) {
      left += count;
      ++left_files;
      first = last;
      continue;
    }
    const std::size_t shown = verbose || count <= most_of_file + 1 ? count : most_of_file;
    std::for_each(first, first + static_cast<std::ptrdiff_t>(shown),
                  [&](const ReadProblem& problem) { print_problem(problem, painter); });
    if (shown < count) fmt::print(stderr, "  and {} more in {} (--verbose lists them)\n", count - shown, one_line(first->path));
    first = last;
  }
  if (left != 0)
    fmt::print(stderr, "  and {} more in {} (--verbose lists them)\n", left, counted(left_files, "other file", "other files"));
}

/// Files that could not be read, and records of files that could.
std::string failures(std::uint64_t files, std::uint64_t records) {
  if (records == 0) return fmt::format("{} failed", files);
  return fmt::format("{} failed, {} failed", files, counted(records, "record", "records"));
}

void print_report(const IndexReport& report, const std::string& folder, bool verbose) {
  const Painter painter(ColorMode::automatic, 2);
  print_problems(report.problems, verbose, painter);
  if (verbose)
    for (const std::string& warning : report.warnings)
      fmt::print(stderr, "  {} {}\n", painter.paint("repaired", Style::hint), one_line(warning));
  if (verbose)
    for (const SkippedPath& skipped : report.skipped_paths)
      fmt::print(stderr, "  {} {}: {}\n", painter.paint("skipped", Style::hint), one_line(skipped.path), skipped.reason);
  const bool changed = report.added + report.updated + report.removed > 0;
  const auto unread = static_cast<std::uint64_t>(
      std::count_if(report.problems.begin(), report.problems.end(), [](const ReadProblem& problem) { return !problem.record; }));
  fmt::print("{}: {} read, {}, {} skipped, {}\n", folder, counted(report.files - std::min(report.files, unread), "file", "files"),
             counted(report.articles, "article", "articles"), report.skipped,
             failures(unread, report.failed - std::min(report.failed, unread)));
  if (report.resumed != 0) fmt::print("  an interrupted run had done {} of them\n", counted(report.resumed, "file", "files"));
  if (changed)
    fmt::print("  {} added, {} updated, {} unchanged, {} removed; {} in what changed\n", report.added, report.updated,
               report.unchanged, report.removed, counted(report.claims, "claim", "claims"));
  else if (report.articles != 0)
    fmt::print("  nothing changed: {} up to date\n", counted(report.unchanged, "article is", "articles are"));
  if (!verbose && !report.warnings.empty())
    fmt::print("  {} (list them with --verbose)\n", counted(report.warnings.size(), "repair", "repairs"));
  if (!verbose && report.warnings.empty() && report.skipped > 0) fmt::print("  --verbose says what was skipped, and why\n");
  if (report.files == 0 && report.removed == 0) fmt::print(stderr, "hint: there is no file to read\n");
  if (report.seconds > 0 && report.bytes != 0)
    fmt::print("  {} in {:.2f} s, {:.1f} MB/s\n", format_bytes(report.bytes), report.seconds,
               static_cast<double>(report.bytes) / 1e6 / report.seconds);
}

}  // namespace

int run_index(const Arguments& arguments) {
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, describe(), usage, exit_code);
  if (!parsed) return exit_code;
  if (parsed->positional.empty())
    return report_usage("claimdex index", "name the files or folders to index ('-' for standard input)");
  IndexOptions index_options;
  if (!read_options(parsed->values, index_options)) return exit_error;
  ProgressBar bar;
  index_options.progress = [&bar](const IndexProgress& progress) {
    const double total = progress.files_total == 0 ? 1.0 : static_cast<double>(progress.files_total);
    bar.draw(static_cast<double>(progress.files_done) / total,
             fmt::format("{} of {} files, {} claims, {}", progress.files_done, progress.files_total, progress.claims,
                         format_bytes(progress.bytes_done)));
  };
  const std::string folder = index_folder(parsed->values);
  auto writer = IndexWriter::open(folder, std::move(index_options));
  if (!writer) return report_error(writer.error());
  const auto report = writer->add_paths(parsed->positional);
  if (!report) return report_error(report.error());
  if (parsed->values.count("quiet") == 0) print_report(*report, folder, parsed->values.count("verbose") != 0);
  return report->problems.empty() ? exit_found : exit_error;
}

}  // namespace claimdex::commands
