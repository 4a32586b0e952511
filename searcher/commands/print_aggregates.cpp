// Printing what a whole result is made of.
#include "searcher/commands/print_aggregates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "claimdex/analysis.hpp"
#include "claimdex/json.hpp"

namespace claimdex::commands {
namespace {

std::string shown_value(const Facet& facet, const FacetCount& count) {
  if (!count.value.empty()) return count.value;
  return facet.field == FacetField::year ? "undated" : "(none)";
}

struct Magnitude {
  double value;
  std::string_view letters;  ///< as the query language reads them
};
constexpr Magnitude magnitudes[] = {{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}};

/// 1bn rather than 1,000,000,000: what stands at both ends of a bar is to be read at a glance, and can be typed back.
std::string short_number(double value) {
  for (const Magnitude& magnitude : magnitudes)
    if (std::abs(value) >= magnitude.value) return format_number(value / magnitude.value) + std::string(magnitude.letters);
  return format_number(value);
}

std::string bin_label(const Histogram& histogram, const HistogramBin& bin) {
  if (histogram.of == HistogramOf::date) return bin.label;
  // The bins at both ends hold whatever lies beyond.
  if (histogram.is_logarithmic && bin.to <= 1e-6) return "<" + short_number(bin.to);
  if (histogram.is_logarithmic && bin.from >= 1e15) return "≥" + short_number(bin.from);
  return short_number(bin.from) + "–" + short_number(bin.to);
}

/// A bar in eighths of a column.
std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0 || most == 0) return {};
  const auto length = std::max<std::uint64_t>(1, count * columns * 8 / most);
  std::string text;
  for (std::uint64_t i = 0; i < length / 8; ++i) text += "█";
  return text + eighths[length % 8];
}

struct Line {
  std::string label;
  std::uint64_t count;
};

std::string bars_text(const std::vector<Line>& lines, const Painter& painter, std::size_t columns) {
  std::size_t width = 0;
  std::uint64_t most = 0;
  for (const Line& line : lines) {
    width = std::max(width, std::min<std::size_t>(display_width(line.label), 36));
    most = std::max(most, line.count);
  }
  const std::size_t room = columns > width + 24 ? std::min<std::size_t>(columns - width - 16, 60) : 8;
  std::string out;
  for (const Line& line : lines)
    out += fmt::format("  {}  {:>9}  {}\n", pad_to(cut_to(line.label, 36), width), format_number(static_cast<double>(line.count)),
                       painter.paint(bar(line.count, most, room), Style::number));
  return out;
}

/// The company as its claims name it: the group has its id, or its name folded.
std::string company_name(const ClaimGroup& group, const std::vector<Hit>& hits) {
  for (const std::size_t index : group.hits)
    for (const Company& company : hits[index].claim->companies)
      if (company.id == group.company || fold(company.name).starts_with(group.company)) return company.name;
  return group.company;
}

std::string group_title(const ClaimGroup& group, const std::vector<Hit>& hits) {
  std::string title;
  for (const std::string& part : {group.event, group.company.empty() ? std::string() : company_name(group, hits), group.period})
    if (!part.empty()) title += (title.empty() ? "" : " · ") + part;
  return title.empty() ? "(no company)" : title;
}

}  // namespace

std::string aggregates_text(const SearchResult& result, const Painter& painter, std::size_t columns) {
  std::string out;
  for (const Facet& facet : result.facets) {
    if (facet.counts.empty()) continue;
    out += painter.paint(name_of(facet.field), Style::bold);
    if (facet.distinct > facet.counts.size()) out += fmt::format("  ({} of {} values)", facet.counts.size(), facet.distinct);
    out += '\n';
    std::vector<Line> lines;
    for (const FacetCount& count : facet.counts) lines.push_back({shown_value(facet, count), count.count});
    out += bars_text(lines, painter, columns);
  }
  if (!result.histogram || (result.histogram->bins.empty() && result.histogram->without == 0)) return out;
  const Histogram& histogram = *result.histogram;
  const bool of_dates = histogram.of == HistogramOf::date;
  out += painter.paint(of_dates ? "published" : histogram.is_logarithmic ? "value (logarithmic)" : "value", Style::bold) + "\n";
  std::vector<Line> lines;
  for (const HistogramBin& bin : histogram.bins) lines.push_back({bin_label(histogram, bin), bin.count});
  if (histogram.without > 0) lines.push_back({of_dates ? "undated" : "zero or below", histogram.without});
  return out + bars_text(lines, painter, columns);
}

std::string aggregates_table(const SearchResult& result, OutputFormat format) {
  std::string out = table_line({"facet", "value", "count"}, format);
  for (const Facet& facet : result.facets)
    for (const FacetCount& count : facet.counts)
      out += table_line({name_of(facet.field), count.value, std::to_string(count.count)}, format);
  if (!result.histogram) return out;
  const bool of_dates = result.histogram->of == HistogramOf::date;
  const std::string_view name = of_dates ? "published" : "low";
  for (const HistogramBin& bin : result.histogram->bins)
    out += table_line({name, of_dates ? bin.label : fmt::format("{}..{}", bin.from, bin.to), std::to_string(bin.count)}, format);
  if (result.histogram->without > 0) out += table_line({name, "", std::to_string(result.histogram->without)}, format);
  return out;
}

std::string aggregates_ndjson(const SearchResult& result) {
  std::string out;
  for (const Facet& facet : result.facets) out += to_json(facet) + "\n";
  if (result.histogram) out += to_json(*result.histogram) + "\n";
  for (const ClaimGroup& group : result.groups) out += to_json(group, result.hits) + "\n";
  return out;
}

std::string groups_text(const SearchResult& result, const Painter& painter, std::size_t columns) {
  constexpr std::size_t shown_at_each_end = 10;
  std::string out;
  for (const ClaimGroup& group : result.groups) {
    out += fmt::format("{}  {}", painter.paint(group_title(group, result.hits), Style::bold),
                       counted(group.hits.size(), "claim", "claims"));
    if (group.disagrees) out += "  " + painter.paint(fmt::format("≠ {} differ", group.against.size()), Style::error);
    out += '\n';
    for (std::size_t i = 0; i < group.hits.size(); ++i) {
      const bool is_between = i >= shown_at_each_end && i + shown_at_each_end < group.hits.size();
      if (is_between && i > shown_at_each_end) continue;
      if (is_between && group.hits.size() > 2 * shown_at_each_end + 1) {
        const std::size_t left_out = group.hits.size() - 2 * shown_at_each_end;
        out += painter.paint(fmt::format("   … {} between these by value (-f csv lists all)\n", left_out), Style::dim);
        continue;
      }
      const std::size_t index = group.hits[i];
      const Hit& hit = result.hits[index];
      const bool is_against = std::find(group.against.begin(), group.against.end(), index) != group.against.end();
      out += is_against ? painter.paint("≠", Style::error) : " ";
      out += claim_text(*hit.claim, hit.article, hit.highlights, painter, columns);
    }
  }
  return out;
}

std::string groups_table(const SearchResult& result, OutputFormat format) {
  const auto joined = [format](std::string line, const std::string& rest) {
    line.back() = format == OutputFormat::tsv ? '\t' : ',';
    return line + rest;
  };
  std::string out = joined(table_line({"group_event", "group_company", "group_period", "differs"}, format), table_header(format));
  for (const ClaimGroup& group : result.groups)
    for (const std::size_t index : group.hits) {
      const Hit& hit = result.hits[index];
      const bool is_against = std::find(group.against.begin(), group.against.end(), index) != group.against.end();
      out += joined(table_line({group.event, group.company, group.period, is_against ? "true" : "false"}, format),
                    table_row(*hit.claim, hit.article, format));
    }
  return out;
}

}  // namespace claimdex::commands
