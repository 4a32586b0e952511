// Printing search results.
#include "searcher/commands/print_result.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <utility>

#include "claimdex/json.hpp"
#include "searcher/commands/print_aggregates.hpp"

namespace claimdex::commands {
namespace {

std::string total_text(const SearchResult& result, const SearchRequest& request) {
  if (request.options.group.any()) return counted(result.groups_total, "group", "groups");
  const bool claims = result.shown == Show::claims;
  const std::string total = request.output == Output::files
                                ? counted(result.total, "file", "files")
                                : counted(result.total, claims ? "claim" : "article", claims ? "claims" : "articles");
  return (result.total_is_estimate ? "≈ " : "") + total;
}

// "+ 3 more like it, first 2025-03-04 (004.txt)"
std::string collapsed_text(const Hit& hit, Collapse by) {
  const std::string_view where = by == Collapse::article   ? "in this article"
                                 : by == Collapse::file    ? "in this file"
                                 : by == Collapse::company ? "of this company"
                                                           : "like it";
  std::string text = fmt::format("+ {} more {}", hit.collapsed, where);
  if (hit.first_published && hit.first_published->metadata.published)
    text += fmt::format(", first {} ({})", format_moment(*hit.first_published->metadata.published),
                        base_name(hit.first_published->path));
  return text;
}

std::string value_json(const Quantity& quantity) {
  const auto text_or_null = [](const std::string& text) { return text.empty() ? std::string("null") : json_quote(text); };
  return fmt::format(R"({{"low":{},"high":{},"bound":"{}","kind":"{}","unit":{},"currency":{}}})", quantity.low, quantity.high,
                     name_of(quantity.bound), name_of(quantity.kind), text_or_null(quantity.unit),
                     text_or_null(quantity.currency));
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
      search.collapse = Collapse::file;  // so that -n counts files
      search.claims_per_article = 0;
      search.snippets_per_article = 0;
      break;
    case Output::count:
      search.limit = 1;
      break;
    case Output::automatic:
      break;
  }
  const bool shows_text =
      request.format == OutputFormat::text || request.format == OutputFormat::json || request.format == OutputFormat::ndjson;
  if (!shows_text) search.claims_per_article = search.snippets_per_article = 0;  // tables of articles have neither
  return search;
}

ResultPrinter::ResultPrinter(const SearchRequest& request)
    : request_(request),
      painter_(request.color),
      errors_(request.color == ColorMode::always ? ColorMode::always : ColorMode::automatic, 2),
      columns_(terminal_columns()),
      is_table_(request.format == OutputFormat::csv || request.format == OutputFormat::tsv) {}

void ResultPrinter::take(Hit&& hit, const SearchResult& so_far) {
  begin(so_far);
  ++printed_;
  if (request_.output == Output::count) return;
  if (request_.output == Output::files) return print_file(hit.article.file);
  if (request_.output == Output::values) return print_value(hit.claim->quantity);
  if (request_.format == OutputFormat::json)
    parts_.add(to_json(hit));
  else
    print_hit(hit);
}

int ResultPrinter::finish(SearchResult&& result) {
  begin(result);
  say_hints(result);
  if (request_.output == Output::count)
    print_count(result);
  else
    print_end(result);
  if (request_.output != Output::count && request_.format != OutputFormat::json) say_what_is_left(result);
  if (result.total == 0) print_near_misses(result, errors_);
  return result.total > 0 ? exit_found : exit_nothing;
}

// Before the first hit, or where there is none.
void ResultPrinter::begin(const SearchResult& so_far) {
  if (has_begun_) return;
  has_begun_ = true;
  for (const std::string& part : so_far.missing)
    fmt::print(stderr, "{} without a part of the index: {}\n", errors_.paint("partial:", Style::error), part);
  for (const std::string& note : so_far.query.notes) fmt::print(stderr, "{} {}\n", errors_.paint("note:", Style::hint), note);
  say_hints(so_far);
  if (request_.options.explain) fmt::print(stderr, "{}", explanation_text(so_far.query.tree, errors_, 0));
  print_header(so_far);
}

void ResultPrinter::say_hints(const SearchResult& result) {
  for (; hints_said_ < result.query.hints.size(); ++hints_said_)
    fmt::print(stderr, "{} {}\n", errors_.paint("hint:", Style::hint), result.query.hints[hints_said_]);
}

void ResultPrinter::print_header(const SearchResult& so_far) const {
  const bool counts = !request_.options.facets.empty() || request_.options.histogram != HistogramOf::none;
  if (!is_table_ || counts || request_.options.group.any() || request_.output == Output::count) return;
  if (request_.output == Output::files)
    fmt::print("{}", table_line({"file"}, request_.format));
  else if (request_.output == Output::values)
    fmt::print("{}", table_line({"low", "high", "bound", "kind", "unit", "currency"}, request_.format));
  else
    fmt::print("{}", so_far.shown == Show::claims ? table_header(request_.format) : article_table_header(request_.format));
}

void ResultPrinter::print_file(const std::string& file) {
  if (request_.format == OutputFormat::json)
    parts_.add(json_quote(file));
  else if (request_.format == OutputFormat::ndjson)
    fmt::print("{{\"file\":{}}}\n", json_quote(file));
  else if (is_table_)
    fmt::print("{}", table_line({file}, request_.format));
  else  // other programs need the name as it is
    fmt::print("{}\n", is_terminal(1) ? one_line(file) : file);
}

void ResultPrinter::print_value(const Quantity& quantity) {
  if (request_.format == OutputFormat::json)
    parts_.add(value_json(quantity));
  else if (request_.format == OutputFormat::ndjson)
    fmt::print("{}\n", value_json(quantity));
  else if (is_table_)
    fmt::print("{}", table_line({plain_number(quantity.low), plain_number(quantity.high), name_of(quantity.bound),
                                 name_of(quantity.kind), quantity.unit, quantity.currency},
                                request_.format));
  else
    fmt::print("{}\n", value_text(quantity));
}

void ResultPrinter::print_hit(const Hit& hit) {
  const bool counts = !request_.options.facets.empty() || request_.options.histogram != HistogramOf::none;
  if (is_table_) {
    // One table has one header: where something is counted, it is that of the counts.
    if (!counts)
      fmt::print("{}", hit.claim ? table_row(*hit.claim, hit.article, request_.format)
                                 : article_table_row(hit.article, request_.format));
    return;
  }
  if (request_.format == OutputFormat::ndjson) {
    fmt::print("{}\n", to_json(hit));
    return;
  }
  const bool is_dated = hit.article.metadata.published.has_value();
  if (request_.options.sort == Sort::date && was_dated_ && !is_dated)
    fmt::print("{}\n", painter_.paint("── undated ──", Style::dim));
  was_dated_ = is_dated;
  fmt::print("{}", hit.claim ? claim_text(*hit.claim, hit.article, hit.highlights, painter_, columns_)
                             : article_text(hit, painter_, columns_));
  if (hit.collapsed > 0) fmt::print("   {}\n", painter_.paint(collapsed_text(hit, request_.options.collapse), Style::dim));
  if (request_.options.explain && !hit.explanation.label.empty())
    fmt::print("{}", explanation_text(hit.explanation, painter_, 5));
}

void ResultPrinter::print_count(const SearchResult& result) const {
  const bool counts = !result.facets.empty() || result.histogram.has_value();
  switch (request_.format) {
    case OutputFormat::text:
      fmt::print("{}{}\n{}", result.total_is_estimate ? "≈" : "", result.total, aggregates_text(result, painter_, columns_));
      return;
    case OutputFormat::csv:
    case OutputFormat::tsv:
      if (counts)
        fmt::print("{}", aggregates_table(result, request_.format));
      else
        fmt::print("{}{}", table_line({"count", "is_estimate"}, request_.format),
                   table_line({std::to_string(result.total), result.total_is_estimate ? "true" : "false"}, request_.format));
      return;
    case OutputFormat::json:
      if (counts) {
        fmt::print("{}\n", to_json(result));
        return;
      }
      [[fallthrough]];
    case OutputFormat::ndjson:
      fmt::print(R"({{"schema":"claimdex.count/1","query":{},"count":{},"is_estimate":{}}})"
                 "\n",
                 json_quote(result.query.canonical), result.total, result.total_is_estimate);
      fmt::print("{}", aggregates_ndjson(result));
      return;
  }
}

// What is known, and printed, only when all hits were seen.
void ResultPrinter::print_end(const SearchResult& result) {
  const bool counts = !result.facets.empty() || result.histogram.has_value();
  if (request_.format == OutputFormat::json) {
    if (request_.output == Output::files || request_.output == Output::values) {
      const std::string_view name = request_.output == Output::files ? "files" : "values";
      fmt::print(R"({{"schema":"claimdex.{}/1","query":{},"total":{},"total_is_estimate":{},"{}":[)", name,
                 json_quote(result.query.canonical), result.total, result.total_is_estimate, name);
      parts_.print();
      fmt::print("]}}\n");
      return;
    }
    const std::string whole = to_json(result);
    // Hits that were handed on stand at the place of the empty list; no text can hold its quotes as they are.
    constexpr std::string_view hits = R"("hits":[)";
    const std::size_t place = result.groups.empty() ? whole.find(hits) + hits.size() : 0;
    fmt::print("{}", std::string_view(whole).substr(0, place));
    parts_.print();
    fmt::print("{}\n", std::string_view(whole).substr(place));
    return;
  }
  if (is_table_ && counts) {
    fmt::print("{}", aggregates_table(result, request_.format));
    return;
  }
  if (request_.options.group.any()) {
    if (is_table_)
      fmt::print("{}", groups_table(result, request_.format));
    else if (request_.format == OutputFormat::text)
      fmt::print("{}", groups_text(result, painter_, columns_));
    else
      for (const Hit& hit : result.hits) fmt::print("{}\n", to_json(hit));
  }
  if (request_.format == OutputFormat::text) fmt::print("{}", aggregates_text(result, painter_, columns_));
  if (request_.format == OutputFormat::ndjson) fmt::print("{}", aggregates_ndjson(result));
}

void ResultPrinter::say_what_is_left(const SearchResult& result) const {
  const bool groups = request_.options.group.any();
  const std::uint64_t all = groups ? result.groups_total : result.total;
  const std::size_t printed = groups ? result.groups.size() : printed_;
  if (printed == 0 && all > 0 && request_.options.offset > 0)
    fmt::print(stderr, "{} in all: none left behind --offset {}\n", total_text(result, request_), request_.options.offset);
  else if (request_.format == OutputFormat::text && all > printed)
    fmt::print(stderr, "{} in all; -n 0 shows every one\n", total_text(result, request_));
}

}  // namespace claimdex::commands
