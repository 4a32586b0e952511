// Printing search results.
#include "searcher/commands/print_result.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <unordered_set>
#include <utility>

#include "claimdex/json.hpp"
#include "searcher/commands/print_aggregates.hpp"

namespace claimdex::commands {
namespace {

std::string total_text(const SearchResult& result) {
  const bool claims = result.shown == Show::claims;
  return (result.total_is_estimate ? "≈ " : "") +
         counted(result.total, claims ? "claim" : "article", claims ? "claims" : "articles");
}

// "+ 3 more like it, first 2025-03-04 (004.txt)"
std::string collapsed_text(const Hit& hit) {
  std::string text = fmt::format("+ {} more like it", hit.collapsed);
  if (hit.first_published && hit.first_published->metadata.published)
    text += fmt::format(", first {} ({})", format_moment(*hit.first_published->metadata.published),
                        base_name(hit.first_published->path));
  return text;
}

void print_hit(const Hit& hit, const SearchRequest& request, const Painter& painter, std::size_t columns) {
  switch (request.format) {
    case OutputFormat::ndjson:
      fmt::print("{}\n", to_json(hit));
      return;
    case OutputFormat::csv:
    case OutputFormat::tsv:
      fmt::print("{}",
                 hit.claim ? table_row(*hit.claim, hit.article, request.format) : article_table_row(hit.article, request.format));
      return;
    default:
      break;
  }
  fmt::print("{}", hit.claim ? claim_text(*hit.claim, hit.article, hit.highlights, painter, columns)
                             : article_text(hit, painter, columns));
  if (hit.collapsed > 0) fmt::print("   {}\n", painter.paint(collapsed_text(hit), Style::dim));
  if (request.options.explain && !hit.explanation.label.empty()) fmt::print("{}", explanation_text(hit.explanation, painter, 5));
}

void print_hits(const SearchResult& result, const SearchRequest& request) {
  const Painter painter(request.color);
  const std::size_t columns = terminal_columns();
  const bool is_table = request.format == OutputFormat::csv || request.format == OutputFormat::tsv;
  const bool counts = !result.facets.empty() || result.histogram.has_value();
  if (is_table && counts) {
    fmt::print("{}", aggregates_table(result, request.format));
    return;
  }
  if (is_table)
    fmt::print("{}", result.shown == Show::claims ? table_header(request.format) : article_table_header(request.format));
  if (request.format == OutputFormat::text && request.options.group.any())
    fmt::print("{}", groups_text(result, painter, columns));
  else
    for (const Hit& hit : result.hits) print_hit(hit, request, painter, columns);
  if (request.format == OutputFormat::text) fmt::print("{}", aggregates_text(result, painter, columns));
  if (request.format == OutputFormat::ndjson) fmt::print("{}", aggregates_ndjson(result));
}

void say_what_is_left(const SearchResult& result, const SearchRequest& request) {
  // Of files only the first claim of each article was asked for.
  const std::string all = request.output == Output::files ? counted(result.total, "article", "articles") : total_text(result);
  if (result.hits.empty() && result.total > 0 && request.options.offset > 0)
    fmt::print(stderr, "{} in all: none left behind --offset {}\n", all, request.options.offset);
  else if (request.format == OutputFormat::text && result.total > result.hits.size())
    fmt::print(stderr, "{} in all; -n 0 shows every one\n", all);
}

void print_files(const SearchResult& result, const SearchRequest& request) {
  std::unordered_set<std::string_view> seen;
  for (const Hit& hit : result.hits) {
    if (!seen.insert(hit.article.file).second) continue;
    if (request.format == OutputFormat::json || request.format == OutputFormat::ndjson)
      fmt::print("{}\n", json_quote(hit.article.file));
    else
      fmt::print("{}\n", hit.article.file);
  }
}

void print_values(const SearchResult& result, const SearchRequest& request) {
  const bool as_table = request.format != OutputFormat::text;
  for (const Hit& hit : result.hits) {
    if (!hit.claim) continue;
    const Quantity& quantity = hit.claim->quantity;
    if (as_table)
      fmt::print("{}\t{}\t{}\t{}\n", quantity.low, quantity.high, name_of(quantity.kind),
                 quantity.currency.empty() ? quantity.unit : quantity.currency);
    else
      fmt::print("{}\n", value_text(quantity));
  }
}

// "nearest 2,000 (004.txt)": the closest claim, as value and file, or the best article.
std::string nearest_text(const NearMiss& miss) {
  if (miss.nearest.empty()) return {};
  const Hit& hit = miss.nearest.front();
  if (!hit.claim) return fmt::format(", first {}", one_line(shown_title(hit.article)));
  return fmt::format(", nearest {} ({})", value_text(hit.claim->quantity), base_name(hit.article.path));
}

void print_near_misses(const SearchResult& result, const Painter& painter) {
  fmt::print(stderr, "no {} matches  {}\n", result.shown == Show::claims ? "claim" : "article", result.query.canonical);
  const bool is_of_claims = result.shown == Show::claims;
  std::size_t width = 0;
  for (const NearMiss& miss : result.near) width = std::max(width, display_width(miss.dropped));
  for (const NearMiss& miss : result.near) {
    if (miss.count == 0) {
      fmt::print(stderr, "  without {}   still nothing\n", pad_to(miss.dropped, width));
      continue;
    }
    fmt::print(stderr, "  without {}   {}{}\n", pad_to(miss.dropped, width),
               is_of_claims ? counted(miss.count, "claim", "claims") : counted(miss.count, "article", "articles"),
               nearest_text(miss));
    for (const Hit& hit : miss.nearest)
      if (hit.claim) fmt::print(stderr, "  {}", claim_text(*hit.claim, hit.article, {}, painter, terminal_columns(2)));
  }
}

}  // namespace

std::optional<Output> output_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Output>, 5> outputs = {{{"claims", Output::claims},
                                                                           {"articles", Output::articles},
                                                                           {"files", Output::files},
                                                                           {"count", Output::count},
                                                                           {"values", Output::values}}};
  for (const auto& [known, output] : outputs)
    if (known == name) return output;
  return std::nullopt;
}

SearchOptions options_of(const SearchRequest& request) {
  SearchOptions search = request.options;
  switch (request.output) {
    case Output::claims:
    case Output::values:
      search.show = Show::claims;
      break;
    case Output::articles:
      search.show = Show::articles;
      break;
    case Output::files:
      if (search.collapse == Collapse::none) search.collapse = Collapse::article;  // so that -n counts files
      break;
    default:
      break;
  }
  if (request.output == Output::count) search.limit = 1;
  return search;
}

int print_result(const SearchResult& result, const SearchRequest& request) {
  const Painter errors(request.color == ColorMode::always ? ColorMode::always : ColorMode::automatic, 2);
  for (const std::string& part : result.missing)
    fmt::print(stderr, "{} without a part of the index: {}\n", errors.paint("partial:", Style::error), part);
  for (const std::string& note : result.query.notes) fmt::print(stderr, "{} {}\n", errors.paint("note:", Style::hint), note);
  for (const std::string& hint : result.query.hints) fmt::print(stderr, "{} {}\n", errors.paint("hint:", Style::hint), hint);
  if (request.options.explain) fmt::print(stderr, "{}", explanation_text(result.query.tree, errors, 0));
  if (request.output == Output::count) {
    fmt::print("{}{}\n", result.total_is_estimate ? "≈" : "", result.total);
  } else if (request.format == OutputFormat::json) {
    fmt::print("{}\n", to_json(result));
  } else if (request.output == Output::files) {
    print_files(result, request);
  } else if (request.output == Output::values) {
    print_values(result, request);
  } else {
    print_hits(result, request);
  }
  const bool lists = request.output != Output::count && request.format != OutputFormat::json;
  if (lists) say_what_is_left(result, request);
  if (result.hits.empty() && result.total == 0) print_near_misses(result, errors);
  return result.total > 0 ? exit_found : exit_nothing;
}

}  // namespace claimdex::commands
