// Printing what a whole result is made of.
#include "searcher/commands/print_aggregates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

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

std::string table_cell(std::string text, OutputFormat format) {
  if (format == OutputFormat::tsv) {
    for (char& c : text)
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    return text;
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string group_title(const ClaimGroup& group) {
  std::string title;
  for (const std::string* part : {&group.event, &group.company, &group.period})
    if (!part->empty()) title += (title.empty() ? "" : " · ") + *part;
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
  const char separator = format == OutputFormat::tsv ? '\t' : ',';
  std::string out = fmt::format("facet{}value{}count\n", separator, separator);
  const auto row = [&](std::string_view facet, const std::string& value, std::uint64_t count) {
    out += fmt::format("{}{}{}{}{}\n", facet, separator, table_cell(value, format), separator, count);
  };
  for (const Facet& facet : result.facets)
    for (const FacetCount& count : facet.counts) row(name_of(facet.field), count.value, count.count);
  if (result.histogram) {
    const bool of_dates = result.histogram->of == HistogramOf::date;
    for (const HistogramBin& bin : result.histogram->bins)
      row(of_dates ? "published" : "low", of_dates ? bin.label : fmt::format("{}..{}", bin.from, bin.to), bin.count);
  }
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
  std::string out;
  for (const ClaimGroup& group : result.groups) {
    out += fmt::format("{}  {}", painter.paint(group_title(group), Style::bold), counted(group.hits.size(), "claim", "claims"));
    if (group.disagrees) out += "  " + painter.paint(fmt::format("≠ {} differ", group.against.size()), Style::error);
    out += '\n';
    for (const std::size_t index : group.hits) {
      const Hit& hit = result.hits[index];
      const bool is_against = std::find(group.against.begin(), group.against.end(), index) != group.against.end();
      out += is_against ? painter.paint("≠", Style::error) : " ";
      out += claim_text(*hit.claim, hit.article, hit.highlights, painter, columns);
    }
  }
  return out;
}

}  // namespace claimdex::commands
