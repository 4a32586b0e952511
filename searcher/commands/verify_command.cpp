// `claimdex verify ID...`: reads the files again: does each claim's sentence still stand there, byte for byte?
#include <fmt/format.h>

#include "claimdex/json.hpp"
#include "indexer/commands/print_claims.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/commands/open_index.hpp"

namespace claimdex::commands {
namespace {

constexpr Usage usage{"claimdex verify", "[OPTIONS] ID...",
                      "Reads the files again: does each claim's sentence still stand there, byte for\n"
                      "byte? Exit code 1 where one does not.",
                      "claimdex verify cea3fe49\n"
                      "claimdex verify --index news.db '#cea3fe49' '#1941377b' -f ndjson"};

std::string_view meaning_of(Verification state) {
  switch (state) {
    case Verification::intact:
      return "the file is unchanged and the sentence stands where it stood";
    case Verification::file_changed:
      return "the file has changed, but the sentence stands where it stood";
    case Verification::moved:
      return "the file has changed, and the sentence stands elsewhere in it";
    case Verification::missing:
      return "the sentence is gone from the file";
    case Verification::file_gone:
      return "the file is gone or cannot be read";
  }
  return "";
}

void print_report(const VerificationReport& report, bool as_json) {
  const Claim& claim = *report.hit.claim;
  if (as_json) {
    fmt::print(R"({{"schema":"claimdex.verification/1","id":{},"state":"{}","file":{},"sha256":{},"sha256_now":{},"byte":{}}})"
               "\n",
               json_quote(claim.id), name_of(report.state), json_quote(report.hit.article.file),
               json_quote(report.hit.article.sha256), report.sha256_now.empty() ? "null" : json_quote(report.sha256_now),
               report.found_at ? fmt::format("[{},{}]", report.found_at->begin, report.found_at->end) : "null");
    return;
  }
  fmt::print("{}  {}  {}: {}", claim.id, name_of(report.state), one_line(report.hit.article.file), meaning_of(report.state));
  if (report.found_at) fmt::print(" (bytes {}-{})", report.found_at->begin, report.found_at->end);
  fmt::print("\n");
}

}  // namespace

int run_verify(const Arguments& arguments) {
  options::options_description description("Options");
  add_index_option(description);
  description.add_options()("format,f", options::value<std::string>()->default_value("text"), "text, json or ndjson")(
      "help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  if (parsed->positional.empty()) return report_usage("claimdex verify", "name claims by their ids or unique prefixes of them");
  const auto format = output_format_of(parsed->values["format"].as<std::string>());
  if (!format || format == OutputFormat::csv || format == OutputFormat::tsv)
    return report_usage("claimdex verify", "--format is text, json or ndjson");
  const auto searcher = open_index(parsed->values);
  if (!searcher) return exit_error;
  for (const std::string& id : parsed->positional) {
    const auto report = searcher->verify(id);
    if (!report) {
      exit_code = report_error(report.error());
      continue;
    }
    print_report(*report, *format != OutputFormat::text);
    const bool stands = report->state == Verification::intact || report->state == Verification::file_changed ||
                        report->state == Verification::moved;
    if (!stands && exit_code == exit_found) exit_code = exit_nothing;
  }
  return exit_code;
}

}  // namespace claimdex::commands
