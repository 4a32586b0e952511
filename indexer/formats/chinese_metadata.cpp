// The head is read line by line up to the rule; the foot is cut off from the end.
#include "indexer/formats/chinese_metadata.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/body_reader.hpp"
#include "indexer/formats/lines.hpp"
#include "indexer/formats/metadata.hpp"

namespace claimdex::formats {
namespace {

constexpr std::size_t most_head_lines = 40;

std::string_view strip_front(std::string_view text, std::string_view characters) {
  const std::size_t first = text.find_first_not_of(characters);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

struct Colon {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

// The first colon, half or full width.
Colon find_colon(std::string_view line) {
  const std::size_t half = line.find(':');
  const std::size_t full = line.find("：");
  if (half == std::string_view::npos && full == std::string_view::npos) return {};
  return half < full ? Colon{half, 1} : Colon{full, 3};
}

struct HeadLine {
  std::string_view key;
  std::string_view value;
  bool bold = false;
};

// `**key:** value`, `**key**：value`, `> key：value`, `*key: value*`, with marks of quotes and lists before.
std::optional<HeadLine> parse_head_line(std::string_view line) {
  line = strip_front(trim(line), "> \t-+");
  const bool bold = line.starts_with("**") || line.starts_with("__");
  const bool italic = !bold && line.size() > 2 && line.front() == '*' && line.back() == '*';
  if (line.starts_with("* ") && !italic) line.remove_prefix(2);
  const Colon colon = find_colon(line);
  if (colon.at == std::string_view::npos || colon.at > 60) return std::nullopt;
  std::string_view key = trim(strip_front(line.substr(0, colon.at), "*_ "));
  while (!key.empty() && (key.back() == '*' || key.back() == '_')) key.remove_suffix(1);
  std::string_view value = line.substr(colon.at + colon.size);
  if (value.starts_with("**") || value.starts_with("__")) value.remove_prefix(2);
  value = trim(value);
  if (italic && value.ends_with('*')) value.remove_suffix(1);
  if (key.empty()) return std::nullopt;
  return HeadLine{trim(key), trim(value), bold};
}

// "[site](url)": text and target; else the value and nothing.
std::pair<std::string_view, std::string_view> split_link(std::string_view value) {
  const std::size_t middle = value.rfind("](");
  if (value.empty() || value.front() != '[' || middle == std::string_view::npos || value.back() != ')') return {value, {}};
  return {value.substr(1, middle - 1), value.substr(middle + 2, value.size() - middle - 3)};
}

void apply_head_line(const HeadLine& line, Draft& draft) {
  const Field field = field_of(line.key);
  const auto [text, target] = split_link(line.value);
  const bool is_url = field == Field::url;
  apply_entry({std::string(line.key), {plain_value(is_url && !target.empty() ? target : text)}}, draft);
  if (field == Field::source && !target.empty() && draft.metadata().site.empty()) draft.metadata().site = site_of(target);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 &&
         (line.find_first_not_of('-') == std::string_view::npos || line.find_first_not_of('*') == std::string_view::npos ||
          line.find_first_not_of('_') == std::string_view::npos);
}

// Cuts `*抓取时间: ...*`, copyright lines and the rules above them off the end of `body`.
void read_foot(Piece& body, Draft& draft) {
  constexpr int most_lines = 8;
  bool found = false;
  Piece cut = body;
  for (int lines = 0; lines < most_lines; ++lines) {
    cut = trim(cut);
    const std::size_t begin = cut.text.find_last_of("\r\n");
    const std::size_t line_begin = begin == std::string_view::npos ? 0 : begin + 1;
    const std::string_view line = trim(cut.text.substr(line_begin));
    const bool italic = line.size() > 2 && line.front() == '*' && line.back() == '*' && line[1] != '*';
    if (italic) {
      const auto head = parse_head_line(line);
      const Field field = head ? field_of(head->key) : Field::other;
      if (field == Field::other) return;
      apply_head_line(*head, draft);
    } else if (!(is_rule(line) && found)) {
      return;
    }
    found = true;
    cut = cut.sub(0, line_begin);
    body = cut;
    if (is_rule(line)) return;
  }
}

}  // namespace

bool has_chinese_metadata(std::string_view text) {
  Piece rest{text.substr(0, 1 << 14), 0};
  std::size_t known = 0;
  std::size_t lines = 0;
  while (!rest.text.empty() && lines < most_head_lines) {
    const std::string_view line = trim(take_line(rest).text);
    if (line.empty()) continue;
    ++lines;
    if (line.front() == '#' && lines == 1) continue;
    if (is_rule(line)) return known >= 1;
    const auto head = parse_head_line(line);
    // Without bold only what is known and in Chinese: letters and lists have lines with colons too.
    const bool is_plain_entry = head && !is_ascii(head->key) && field_of(head->key) != Field::other;
    if (!head || (!head->bold && !is_plain_entry)) {
      if (known >= 2 || lines > 3) return known >= 2;
      continue;
    }
    if (field_of(head->key) != Field::other) ++known;
  }
  return known >= 2;
}

void read_chinese_metadata(Piece file, Draft& draft) {
  Piece rest = file;
  std::size_t body = rest.base;
  for (std::size_t lines = 0; !rest.text.empty() && lines < most_head_lines; ++lines) {
    const Piece line = trim(take_line(rest));
    if (line.text.empty()) continue;
    if (is_rule(line.text)) {
      body = rest.base;
      break;
    }
    if (line.text.front() == '#' && draft.metadata().title.empty()) {
      const std::size_t begin = std::min(line.text.find_first_not_of("# "), line.text.size());
      BlockBuilder builder;
      builder.text(line.text.substr(begin), line.base + begin);
      apply_entry({"title", {builder.take(BlockKind::title)}, std::string(line.text.substr(begin))}, draft);
    } else if (const auto head = parse_head_line(line.text); head && (head->bold || field_of(head->key) != Field::other)) {
      apply_head_line(*head, draft);
    } else {
      break;  // the body begins without a rule
    }
    body = rest.base;
  }
  Piece text = file.sub(body - file.base, file.text.size());
  read_foot(text, draft);
  add_body(text, draft);
}

}  // namespace claimdex::formats
