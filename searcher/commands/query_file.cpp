// Reading files of queries.
#include "searcher/commands/query_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "indexer/commands/terminal.hpp"

namespace claimdex::commands {
namespace {

using Queries = std::vector<std::pair<std::string, std::string>>;

/// White space runs to one space, none at the ends.
std::string squashed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// What stands behind `tag`, up to the next tag, without the label that old topics repeat ("Number:").
std::string part_of(std::string_view topic, std::string_view tag, std::string_view label) {
  const std::size_t begin = topic.find(tag);
  if (begin == std::string_view::npos) return {};
  topic.remove_prefix(begin + tag.size());
  std::string text = squashed(topic.substr(0, topic.find('<')));
  if (text.starts_with(label)) text = squashed(std::string_view(text).substr(label.size()));
  return text;
}

Queries parse_topics(std::string_view text) {
  Queries queries;
  for (std::size_t at = text.find("<top>"); at != std::string_view::npos;) {
    const std::size_t next = text.find("<top>", at + 5);
    const std::string_view topic = text.substr(at, next == std::string_view::npos ? next : next - at);
    std::string id = part_of(topic, "<num>", "Number:");
    std::string title = part_of(topic, "<title>", "Topic:");
    if (!id.empty() && !title.empty()) queries.emplace_back(std::move(id), std::move(title));
    at = next;
  }
  return queries;
}

}  // namespace

std::optional<std::string> read_text_file(const std::string& path, std::string_view wanted) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(path, ignored);
  if (!file || is_folder) {
    report_error({ErrorCode::file_not_found,
                  fmt::format("cannot open {}: {}", path, std::strerror(is_folder ? EISDIR : errno)),
                  fmt::format("name {}", wanted),
                  {}});
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Queries parse_queries(std::string_view text) {
  if (text.find("<top>") != std::string_view::npos) return parse_topics(text);
  Queries queries;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos) queries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return queries;
}

}  // namespace claimdex::commands
