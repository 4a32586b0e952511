// `claimdex stats`: what an index holds.
#include <fmt/format.h>

#include "claimdex/json.hpp"
#include "indexer/commands/print_claims.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/commands/open_index.hpp"

namespace claimdex::commands {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

std::string counts_json(const Counts& counts) {
  std::string out = "{";
  for (const auto& [name, count] : counts) out += fmt::format("{}{}:{}", out.size() > 1 ? "," : "", json_quote(name), count);
  return out + "}";
}

constexpr Usage usage{"claimdex stats", "[OPTIONS]",
                      "Prints what an index holds: articles and claims, by format, language and event.",
                      "claimdex stats --index news.db\nclaimdex stats -f json"};

void print_counts(std::string_view title, const Counts& counts) {
  if (counts.empty()) return;
  fmt::print("{}\n", title);
  for (const auto& [name, count] : counts)
    fmt::print("  {} {}\n", pad_to(name.empty() ? "(unknown)" : name, 22), format_number(static_cast<double>(count)));
}

}  // namespace

int run_stats(const Arguments& arguments) {
  options::options_description description("Options");
  add_index_option(description);
  description.add_options()("format,f", options::value<std::string>()->default_value("text"), "text, json or ndjson")(
      "help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  if (!parsed->positional.empty())
    return report_usage("claimdex stats", "the index is named by --index; nothing else stands behind");
  const std::string& format = parsed->values["format"].as<std::string>();
  if (format != "text" && format != "json" && format != "ndjson")
    return report_usage("claimdex stats", "--format is text, json or ndjson");
  const auto searcher = open_index(parsed->values);
  if (!searcher) return exit_error;
  const auto stats = searcher->stats();
  if (!stats) return report_error(stats.error());
  if (format != "text") {
    fmt::print(
        R"({{"schema":"claimdex.stats/1","articles":{},"claims":{},"bytes_on_disk":{},"bytes_of_text":{},"parts":{},"generation":{},)"
        R"("format_version":{},"analyzer":{},"formats":{},"languages":{},"events":{},"companies":{}}})"
        "\n",
        stats->articles, stats->claims, stats->bytes_on_disk, stats->bytes_of_text, stats->parts, stats->generation,
        json_quote(stats->format_version), json_quote(stats->analyzer), counts_json(stats->formats),
        counts_json(stats->languages), counts_json(stats->events), counts_json(stats->companies));
    return exit_found;
  }
  fmt::print("{}, {}\n", counted(stats->articles, "article", "articles"), counted(stats->claims, "claim", "claims"));
  for (const std::string& part : stats->missing) fmt::print("without a part of the index: {}\n", part);
  const std::string shards = stats->parts > 1 ? fmt::format("{} shards, ", stats->parts) : std::string();
  fmt::print("{} on disk for {} of text; {}generation {}, format {}, analyzer {}\n", format_bytes(stats->bytes_on_disk),
             format_bytes(stats->bytes_of_text), shards, stats->generation, stats->format_version, stats->analyzer);
  print_counts("formats", stats->formats);
  print_counts("languages", stats->languages);
  print_counts("events", stats->events);
  print_counts("companies", stats->companies);
  return exit_found;
}

}  // namespace claimdex::commands
