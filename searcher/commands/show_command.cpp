// `claimdex show ID...`: one claim with all that is known of it, or one article with its claims.
#include <fmt/format.h>

#include "claimdex/json.hpp"
#include "indexer/commands/print_claims.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/commands/open_index.hpp"

namespace claimdex::commands {
namespace {

constexpr Usage usage{"claimdex show", "[OPTIONS] ID-OR-PATH...",
                      "Prints all that is known of claims, by their ids or unique prefixes of them, or\n"
                      "of articles with their claims, by id or by path as search shows it.",
                      "claimdex show cea3fe49\n"
                      "claimdex show --index news.db jobs-ledger-2025.md -f json"};

void print_field(std::string_view name, std::string_view value, const Painter& painter) {
  if (!value.empty()) fmt::print("  {} {}\n", painter.paint(pad_to(name, 11), Style::dim), one_line(value));
}

std::string mentions_text(const Claim& claim) {
  std::string out;
  for (const TextSpan& span : claim.mentions) {
    if (!out.empty()) out += ", ";
    out += fmt::format("bytes {}-{}", span.begin, span.end);
  }
  return out;
}

void print_article_fields(const ArticleInfo& article, const Painter& painter) {
  const Metadata& metadata = article.metadata;
  print_field("title", metadata.title, painter);
  print_field("source", metadata.source, painter);
  print_field("author", metadata.author, painter);
  if (metadata.published)
    print_field("published", fmt::format("{} (from {})", format_moment(*metadata.published), name_of(metadata.published_from)),
                painter);
  else
    print_field("published", "undated", painter);
  if (metadata.fetched) print_field("fetched", format_moment(*metadata.fetched), painter);
  print_field("url", metadata.url, painter);
  print_field("file", article.record ? fmt::format("{} record {}", article.file, *article.record) : article.file, painter);
  print_field("sha256", article.sha256, painter);
}

void print_claim(const Hit& hit, const Painter& painter) {
  const Claim& claim = *hit.claim;
  fmt::print("{}", claim_text(claim, hit.article, {}, painter, terminal_columns()));
  print_field("id", claim.id, painter);
  std::string companies;
  for (const Company& company : claim.companies)
    companies +=
        fmt::format("{}{}{}", companies.empty() ? "" : ", ", company.name, company.id.empty() ? "" : " (" + company.id + ")");
  print_field("company", companies, painter);
  print_field("kind", fmt::format("{}, {}", name_of(claim.quantity.kind), name_of(claim.quantity.bound)), painter);
  print_field("factuality", name_of(claim.factuality), painter);
  print_field("speaker", claim.speaker.value_or(""), painter);
  const std::string days = format_period(claim.period);
  print_field("period", days.empty() ? claim.period.text : fmt::format("{} ({})", claim.period.text, days), painter);
  print_field("block", name_of(claim.block_kind), painter);
  print_field("mentions", mentions_text(claim), painter);
  print_field("rule", claim.rule, painter);
  print_article_fields(hit.article, painter);
}

}  // namespace

int run_show(const Arguments& arguments) {
  options::options_description description("Options");
  add_index_option(description);
  description.add_options()("format,f", options::value<std::string>()->default_value("text"), "text, json or ndjson")(
      "color", options::value<std::string>()->default_value("auto"), "auto, always or never")("help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  if (parsed->positional.empty())
    return report_usage("claimdex show", "name a claim by its id or a unique prefix of it, or an article");
  const auto format = output_format_of(parsed->values["format"].as<std::string>());
  const auto color = color_mode_of(parsed->values["color"].as<std::string>());
  const bool is_table = format == OutputFormat::csv || format == OutputFormat::tsv;
  if (!format || is_table || !color)
    return report_usage("claimdex show", "--format is text, json or ndjson; --color is auto, always or never");
  const auto searcher = open_index(parsed->values);
  if (!searcher) return exit_error;
  const Painter painter(*color);
  for (const std::string& id : parsed->positional) {
    const auto hit = searcher->find(id);
    if (!hit) {
      exit_code = report_error(hit.error());
      continue;
    }
    if (*format != OutputFormat::text) {
      fmt::print("{}\n", to_json(*hit));
    } else if (hit->claim) {
      print_claim(*hit, painter);
    } else {
      fmt::print("{}", article_text(*hit, painter, terminal_columns()));
      print_article_fields(hit->article, painter);
    }
  }
  return exit_code;
}

}  // namespace claimdex::commands
