// Claims and hits for people and for other programs.
#include "indexer/commands/print_claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "claimdex/text.hpp"

namespace claimdex::commands {
namespace {

constexpr std::array bound_signs = {"", "~", "≲", ">", "≥", "<", "≤", ""};

std::string_view arrow_of(Direction direction) {
  return direction == Direction::up ? " ↑" : direction == Direction::down ? " ↓" : "";
}

std::string join_companies(const std::vector<Company>& companies, std::string_view separator) {
  std::string out;
  for (const Company& company : companies) {
    if (!out.empty()) out += separator;
    out += company.name;
  }
  return out;
}

std::string date_text(const Metadata& metadata) {
  if (!metadata.published) return "undated";
  return format_moment({.at = metadata.published->at, .has_time = false});
}

// A record by its file as well: an id alone leads nobody to it.
std::string short_path(const ArticleInfo& article) {
  const std::string_view file = base_name(article.file);
  const bool is_record_id =
      article.record && !article.path.starts_with(article.file) && article.path.find('/') == std::string::npos;
  return one_line(is_record_id ? fmt::format("{}#{}", file, article.path) : std::string(base_name(article.path)));
}

std::string place_text(const Claim& claim, const ArticleInfo& article) {
  std::string place = short_path(article);
  if (claim.line > 0) place += fmt::format(":{}", claim.line);
  return place;
}

// `text` with the spans of `marks` painted; spans out of bounds or overlapping are left out.
std::string with_highlights(std::string_view text, std::vector<std::pair<TextSpan, Style>> marks, const Painter& painter) {
  std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string out;
  std::size_t at = 0;
  for (const auto& [span, style] : marks) {
    if (span.begin < at || span.end > text.size() || span.empty()) continue;
    out += text.substr(at, span.begin - at);
    out += painter.paint(span.of(text), style);
    at = span.end;
  }
  return out += text.substr(std::min(at, text.size()));
}

// Where to cut a long sentence so that its number stays in sight: a window of about `columns`, on character boundaries.
TextSpan window_around(std::string_view sentence, TextSpan number, std::size_t columns) {
  if (display_width(sentence) <= columns) return {0, sentence.size()};
  const auto is_continuation = [&](std::size_t i) { return (static_cast<unsigned char>(sentence[i]) & 0xC0) == 0x80; };
  std::size_t begin = 0;
  if (display_width(sentence.substr(0, std::min(number.end, sentence.size()))) + 8 > columns) {
    begin = number.begin;
    while (begin > 0 && (display_width(sentence.substr(begin, number.end - begin)) < columns / 2 || is_continuation(begin)))
      --begin;
    while (begin < number.begin && begin > 0 && sentence[begin - 1] != ' ' && !is_continuation(begin) &&
           static_cast<unsigned char>(sentence[begin]) < 0x80)
      ++begin;
    while (begin < sentence.size() && is_continuation(begin)) ++begin;
  }
  const std::string_view cut = truncate_to_width(sentence.substr(begin), columns - 2);
  return {begin, begin + cut.size()};
}

std::string sentence_text(const Claim& claim, const std::vector<TextSpan>& highlights, const Painter& painter,
                          std::size_t columns) {
  const TextSpan window = window_around(claim.sentence, claim.quantity.number, columns);
  std::vector<std::pair<TextSpan, Style>> marks;
  const auto add = [&](TextSpan span, Style style) {
    if (window.contains(span)) marks.push_back({{span.begin - window.begin, span.end - window.begin}, style});
  };
  add(claim.quantity.number, Style::number);
  if (!claim.quantity.object_span.empty()) add(claim.quantity.object_span, Style::bold);
  for (const TextSpan& span : highlights) add(span, Style::bold);
  return fmt::format("“{}{}{}”", window.begin > 0 ? "…" : "",
                     with_highlights(window.of(claim.sentence), std::move(marks), painter),
                     window.end < claim.sentence.size() ? "…" : "");
}

// Appends one field: TSV has blanks for tabs and line ends, CSV quotes what holds its signs.
void add_field(std::string_view value, OutputFormat format, std::string& line) {
  if (format == OutputFormat::tsv) {
    const std::size_t begin = line.size();
    line += value;
    std::replace_if(
        line.begin() + static_cast<std::ptrdiff_t>(begin), line.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    return;
  }
  static constexpr std::array<bool, 256> is_quoted = [] {
    std::array<bool, 256> bytes{};
    for (const char sign : std::string_view(",\"\n\r")) bytes[static_cast<unsigned char>(sign)] = true;
    return bytes;
  }();
  const bool is_plain = std::none_of(value.begin(), value.end(), [](char c) { return is_quoted[static_cast<unsigned char>(c)]; });
  if (is_plain) {
    line += value;
    return;
  }
  line += '"';
  for (std::size_t quote = value.find('"'); quote != std::string_view::npos; quote = value.find('"')) {
    line.append(value.substr(0, quote + 1)) += '"';
    value.remove_prefix(quote + 1);
  }
  line.append(value) += '"';
}

std::string day_text(const std::optional<std::chrono::sys_days>& day) {
  return day ? format_moment({.at = *day, .has_time = false}) : std::string();
}

std::string moment_text(const std::optional<Moment>& moment) { return moment ? format_moment(*moment) : std::string(); }

}  // namespace

std::string table_line(std::initializer_list<std::string_view> fields, OutputFormat format) {
  constexpr std::size_t usual_size = 512;
  std::string line;
  line.reserve(usual_size);
  for (const std::string_view field : fields) {
    add_field(field, format, line);
    line += format == OutputFormat::tsv ? '\t' : ',';
  }
  line.back() = '\n';
  return line;
}

std::string plain_number(double value) { return fmt::format("{}", value); }

std::string_view shown_title(const ArticleInfo& article) {
  return article.metadata.title.empty() ? base_name(article.path) : std::string_view(article.metadata.title);
}

std::optional<OutputFormat> output_format_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, OutputFormat>, 5> formats = {{{"text", OutputFormat::text},
                                                                                 {"json", OutputFormat::json},
                                                                                 {"ndjson", OutputFormat::ndjson},
                                                                                 {"csv", OutputFormat::csv},
                                                                                 {"tsv", OutputFormat::tsv}}};
  for (const auto& [known, format] : formats)
    if (known == name) return format;
  return std::nullopt;
}

std::optional<ColorMode> color_mode_of(std::string_view name) {
  if (name == "auto") return ColorMode::automatic;
  if (name == "always") return ColorMode::always;
  if (name == "never") return ColorMode::never;
  return std::nullopt;
}

std::string_view base_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

namespace {

// A third is 33.333333 %: six digits are enough to read. Whole numbers keep all of theirs.
double readable(double value) {
  if (value == 0 || value == std::floor(value) || !std::isfinite(value)) return value;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 5);
  return unit >= 1 ? value : std::round(value / unit) / std::round(1 / unit);
}

}  // namespace

std::string value_text(const Quantity& quantity) {
  std::string value = format_number(readable(quantity.low));
  if (quantity.low != quantity.high) value += "–" + format_number(readable(quantity.high));
  if (quantity.kind == QuantityKind::percent) value += " %";
  if (quantity.kind == QuantityKind::percent_points) value += " points";
  if (quantity.kind == QuantityKind::multiplier) value += "×";
  if (!quantity.currency.empty()) value = quantity.currency + " " + value;
  if (!quantity.unit.empty() && quantity.kind != QuantityKind::percent_points) value += " " + quantity.unit;
  return bound_signs[static_cast<std::size_t>(quantity.bound)] + value;
}

namespace {

// Value, object, companies, event.
std::string head_text(const Claim& claim, const Painter& painter) {
  std::string head = painter.paint(value_text(claim.quantity), Style::number);
  if (!claim.quantity.object.empty()) head += " " + cut_to(claim.quantity.object, 40);
  if (!claim.companies.empty()) head += "  " + painter.paint(cut_to(join_companies(claim.companies, ", "), 40), Style::company);
  head += "  " + painter.paint(fmt::format("{}{}", name_of(claim.event), arrow_of(claim.direction)), Style::event);
  if (claim.factuality != Factuality::certain) head += fmt::format("  {}", name_of(claim.factuality));
  if (!claim.period.text.empty()) head += fmt::format("  ({})", cut_to(claim.period.text, 24));
  return head;
}

}  // namespace

std::string claim_text(const Claim& claim, const ArticleInfo& article, const std::vector<TextSpan>& highlights,
                       const Painter& painter, std::size_t columns) {
  constexpr std::size_t usual_columns = 100;
  const std::string id = claim.id.empty() ? std::string() : "#" + claim.id.substr(0, 8);
  const std::string tail = fmt::format("{}  {}  {}  {}", date_text(article.metadata), place_text(claim, article),
                                       claim.lang.empty() ? "?" : claim.lang, id);
  // A narrow terminal gets the article on a line of its own.
  const std::size_t width = display_width(head_text(claim, Painter(ColorMode::never))) + display_width(tail) + 3;
  const bool breaks = columns < usual_columns && width > columns;
  std::string out =
      fmt::format(" {}{}{}\n   {}", head_text(claim, painter), breaks ? "\n   " : "  ", painter.paint(tail, Style::dim),
                  sentence_text(claim, highlights, painter, columns > 24 ? columns - 8 : 16));
  if (claim.mentions.size() > 1) out += painter.paint(fmt::format("  ×{} in this article", claim.mentions.size()), Style::dim);
  if (claim.speaker) out += painter.paint(fmt::format("  — {}", *claim.speaker), Style::dim);
  return without_commands(out + "\n");
}

std::string article_text(const Hit& hit, const Painter& painter, std::size_t columns) {
  const Metadata& metadata = hit.article.metadata;
  const std::string_view title = shown_title(hit.article);
  std::string out = fmt::format(" {}  {}\n", painter.paint(cut_to(title, columns > 20 ? columns - 2 : 20), Style::bold),
                                painter.paint(fmt::format("{}{}{}  {}  {}", metadata.source, metadata.source.empty() ? "" : "  ",
                                                          date_text(metadata), short_path(hit.article), hit.article.lang),
                                              Style::dim));
  for (const Snippet& snippet : hit.snippets) {
    std::vector<std::pair<TextSpan, Style>> marks;
    for (const TextSpan& span : snippet.highlights) marks.push_back({span, Style::bold});
    out += fmt::format("   {}\n", with_highlights(snippet.text, std::move(marks), painter));
  }
  for (const Claim& claim : hit.claims) {
    out += fmt::format("   • {}{}{}  {}\n", painter.paint(value_text(claim.quantity), Style::number),
                       claim.quantity.object.empty() ? "" : " ", cut_to(claim.quantity.object, 40),
                       painter.paint(fmt::format("{}  {}  #{}", name_of(claim.event), join_companies(claim.companies, ", "),
                                                 claim.id.substr(0, 8)),
                                     Style::dim));
  }
  return without_commands(std::move(out));
}

std::string explanation_text(const Explanation& explanation, const Painter& painter, std::size_t indent) {
  std::string out = fmt::format("{}{}{}{}{}\n", std::string(indent, ' '), painter.paint(explanation.label, Style::hint),
                                explanation.detail.empty() ? "" : "  ", explanation.detail,
                                explanation.weight ? fmt::format("  [{:.3f}]", *explanation.weight) : "");
  for (const Explanation& child : explanation.children) out += explanation_text(child, painter, indent + 2);
  return out;
}

std::string table_header(OutputFormat format) {
  return table_line(
      {"id",        "low",        "high",    "bound",  "kind",        "unit",       "currency", "object",  "event",  "direction",
       "companies", "factuality", "speaker", "period", "period_from", "period_to",  "sentence", "title",   "source", "published",
       "fetched",   "lang",       "url",     "path",   "line",        "byte_begin", "byte_end", "mentions"},
      format);
}

std::string table_row(const Claim& claim, const ArticleInfo& article, OutputFormat format) {
  const Quantity& quantity = claim.quantity;
  const Metadata& metadata = article.metadata;
  return table_line({claim.id,
                     plain_number(quantity.low),
                     plain_number(quantity.high),
                     name_of(quantity.bound),
                     name_of(quantity.kind),
                     quantity.unit,
                     quantity.currency,
                     quantity.object,
                     name_of(claim.event),
                     name_of(claim.direction),
                     join_companies(claim.companies, "; "),
                     name_of(claim.factuality),
                     claim.speaker ? std::string_view(*claim.speaker) : std::string_view(),
                     claim.period.text,
                     day_text(claim.period.from),
                     day_text(claim.period.to),
                     claim.sentence,
                     metadata.title,
                     metadata.source,
                     moment_text(metadata.published),
                     moment_text(metadata.fetched),
                     article.lang,
                     metadata.url,
                     article.path,
                     claim.line == 0 ? std::string() : fmt::format("{}", claim.line),
                     fmt::format("{}", claim.source.begin),
                     fmt::format("{}", claim.source.end),
                     fmt::format("{}", std::max<std::size_t>(1, claim.mentions.size()))},
                    format);
}

std::string article_table_header(OutputFormat format) {
  return table_line(
      {"path", "title", "source", "author", "published", "published_from", "fetched", "lang", "url", "format", "sha256"}, format);
}

std::string article_table_row(const ArticleInfo& article, OutputFormat format) {
  const Metadata& metadata = article.metadata;
  return table_line({article.path, metadata.title, metadata.source, metadata.author, moment_text(metadata.published),
                     metadata.published ? name_of(metadata.published_from) : std::string_view(), moment_text(metadata.fetched),
                     article.lang, metadata.url, name_of(article.format), article.sha256},
                    format);
}

}  // namespace claimdex::commands
