// One test a format, strictest first.
#include "indexer/formats/detect_format.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/formats/boilerplate.hpp"
#include "indexer/formats/chinese_metadata.hpp"
#include "indexer/formats/csv.hpp"
#include "indexer/formats/front_matter.hpp"
#include "indexer/formats/html_tokens.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

constexpr std::size_t looked_at = 1 << 16;

bool is_html(std::string_view text) {
  if (text.empty() || text.front() != '<') return false;
  constexpr std::array<std::string_view, 12> beginnings = {
      "<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<main", "<section", "<meta", "<title"};
  for (const std::string_view beginning : beginnings)
    if (equals_no_case(text.substr(0, beginning.size()), beginning)) return true;
  // Comments and XML declarations before the page itself.
  if (!text.starts_with("<!--") && !text.starts_with("<?xml")) return false;
  std::string small(text.substr(0, 4096));
  std::transform(small.begin(), small.end(), small.begin(), lower);
  return small.find("<html") != std::string::npos || small.find("<!doctype html") != std::string::npos;
}

// A first line that is a whole JSON object (or begins like one and is longer than what is looked at), or an object over lines.
bool is_json(std::string_view text) {
  if (text.size() < 2 || text.front() != '{') return false;
  const std::string_view second = trim(text.substr(1, 256));
  if (second.empty() || (second.front() != '"' && second.front() != '}')) return false;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos)
    return text.size() >= looked_at || nlohmann::json::accept(text) || second.find("\":") != std::string_view::npos;
  return nlohmann::json::accept(text.substr(0, end)) || second.find("\":") != std::string_view::npos;
}

struct LineSigns {
  std::size_t markdown = 0;
  std::size_t items = 0;  ///< list markers, which plain text has too
  std::size_t page = 0;
  std::size_t lines = 0;
};

bool is_numbered(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < 4 && line.substr(digits).starts_with(". ");
}

void judge_line(std::string_view line, LineSigns& signs) {
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes >= 1 && hashes <= 6 && line.substr(hashes).starts_with(" ")) signs.markdown += 3;
  if (line.starts_with("```") || line.starts_with("![") || line.find("](http") != std::string_view::npos ||
      line.find("](/") != std::string_view::npos)
    signs.markdown += 2;
  if (line.size() >= 4 &&
      (line.find_first_not_of('=') == std::string_view::npos || line.find_first_not_of('-') == std::string_view::npos))
    signs.markdown += 3;
  if (line.starts_with("> ") || line.starts_with("* ") || line.starts_with("- ") || is_numbered(line)) ++signs.items;
  if (const std::size_t bold = line.find("**");
      bold != std::string_view::npos && line.find("**", bold + 2) != std::string_view::npos)
    signs.markdown += 2;
  if (line.starts_with("•") || line.starts_with("□")) ++signs.page;
  const LineRole role = line.size() <= 80 ? role_of_line(line) : LineRole::none;
  if (role != LineRole::none && role != LineRole::caption) signs.page += 2;
}

LineSigns judge_lines(std::string_view text) {
  LineSigns signs;
  Piece rest{text.substr(0, looked_at), 0};
  constexpr std::size_t most_lines = 600;
  std::string_view first;
  while (!rest.text.empty() && signs.lines < most_lines) {
    const std::string_view line = trim(take_line(rest).text);
    if (line.empty()) continue;
    ++signs.lines;
    judge_line(line, signs);
    // The title over the page and again over the article.
    if (signs.lines <= 12 && line.size() > 20 && line == first) signs.page += 3;
    if (line.size() > first.size() && line.size() < 200 && signs.lines <= 3) first = line;
  }
  return signs;
}

}  // namespace

Format detect_format(std::string_view text, std::string_view name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string_view inner = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (is_html(inner)) return Format::html;
  if (is_json(inner)) return Format::ndjson;
  if (read_front_matter({text.substr(0, 1 << 20), 0})) return Format::front_matter;
  if (has_chinese_metadata(inner)) return Format::chinese_metadata;
  if (looks_like_csv(inner, name)) return Format::csv;
  const LineSigns signs = judge_lines(inner);
  const std::size_t markdown = signs.markdown == 0 ? 0 : signs.markdown + signs.items;
  const bool named_markdown = name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".mdx");
  if (markdown >= 3 && markdown >= signs.page) return Format::markdown;
  if (signs.page >= 3) return Format::page;
  if (named_markdown || markdown >= 3) return Format::markdown;
  return Format::text;
}

}  // namespace claimdex::formats
