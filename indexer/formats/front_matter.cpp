// Line-wise reader of front matter.
#include "indexer/formats/front_matter.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "analyzers/text/utf8.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

constexpr std::size_t most_entries = 1000;
constexpr std::size_t longest_key = 60;

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

// The length of the key that `line` begins with ("key:" then a space or the end), 0 for none.
std::size_t key_length(std::string_view line) {
  if (line.empty() || line.front() == '#' || line.front() == ' ' || line.front() == '[' || line.front() == '{') return 0;
  if (line.starts_with("- ") || line == "-") return 0;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > longest_key) return 0;
  const bool ends = colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t';
  // Keys are a word or two, not the beginning of a sentence.
  if (!ends || std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), ' ') > 3) return 0;
  return colon;
}

class FrontMatterReader {
 public:
  explicit FrontMatterReader(Piece lines) : rest_(lines) {}

  std::vector<Entry> read() {
    while (!rest_.text.empty() && entries_.size() < most_entries) {
      const Piece line = take_line(rest_);
      const Piece inner = trim(line);
      if (inner.text.empty() || inner.text.front() == '#') continue;
      const std::size_t indent = indent_of(line.text);
      const bool item = inner.text.starts_with("- ") || inner.text == "-";
      if (item && !entries_.empty()) {
        read_value(trim(inner.sub(1, inner.text.size())), indent, true);
      } else if (const std::size_t key = key_length(inner.text); key != 0) {
        read_key(inner, key, indent);
      } else if (!entries_.empty()) {
        append_continuation(inner);
      }
    }
    return std::move(entries_);
  }

 private:
  void read_key(Piece line, std::size_t key, std::size_t indent) {
    const std::string name(trim(line.text.substr(0, key)));
    const Piece value = trim(line.sub(key + 1, line.text.size()));
    if (indent > 0 && !parent_.empty()) {
      // author: / name: Jane  is the author's name; other nested keys stand for themselves.
      if (name == "name" && entries_.back().values.empty()) return read_value(value, indent, false);
      entries_.push_back({parent_ + "." + name, {}});
    } else {
      parent_ = name;
      entries_.push_back({name, {}});
    }
    read_value(value, indent, false);
  }

  void read_value(Piece value, std::size_t indent, bool in_list) {
    if (value.text.empty()) return;
    const char first = value.text.front();
    const Field field = field_of(entries_.back().key);
    const bool prose = field == Field::title || field == Field::excerpt;
    if ((first == '|' || first == '>') && value.text.size() <= 3 && !in_list) return read_block_scalar(indent);
    if ((first == '"' || first == '\'') && read_quoted(value, first)) return;
    if (first == '"' && is_quoted_with_quotes(value.text)) value = value.sub(1, value.text.size() - 1);
    if (first == '[' && !prose && !in_list && read_flow_list(value)) return;
    add_plain(value, prose);
  }

  // `prose`: Markdown's bold marks are no text.
  void add_plain(Piece value, bool prose = false) {
    for (std::size_t mark = 0; prose && (mark = value.text.find("**")) != std::string_view::npos;) {
      builder_.text(value.text.substr(0, mark), value.base);
      value = value.sub(mark + 2, value.text.size());
    }
    builder_.text(value.text, value.base);
    keep_written(value.text);
    entries_.back().values.push_back(builder_.take(BlockKind::body));
  }

  // `value` is the whole first value of the entry, without anything to decode.
  void keep_written(std::string_view value) {
    if (entries_.back().values.empty()) entries_.back().written = trim(value);
  }

  // `""Calm": a study"`: quotes around a text that begins with a quote of its own and does not escape it.
  static bool is_quoted_with_quotes(std::string_view value) {
    return value.size() > 4 && value[1] == '"' && value[2] != '"' && value.back() == '"';
  }

  // An indented line goes on with the value above it.
  void append_continuation(Piece line) {
    std::vector<Block>& values = entries_.back().values;
    if (values.empty()) return add_plain(line);
    Block& value = values.back();
    builder_.text(line.text, line.base);
    const Block more = builder_.take(BlockKind::body);
    value.text += ' ';
    for (SourceMap::Piece piece : more.source.pieces()) {
      piece.text_begin += value.text.size();
      value.source.append(piece);
    }
    value.text += more.text;
  }

  void read_block_scalar(std::size_t indent) {
    while (!rest_.text.empty()) {
      Piece ahead = rest_;
      const Piece line = take_line(ahead);
      if (!trim(line.text).empty() && indent_of(line.text) <= indent) break;
      builder_.text(line.text, line.base);
      builder_.line_end();
      rest_ = ahead;
    }
    entries_.back().values.push_back(builder_.take(BlockKind::body));
  }

  // A quoted scalar, over several lines where it must. False where more than a comment follows the closing quote: no YAML then.
  bool read_quoted(Piece value, char quote) {
    constexpr std::size_t longest = 1 << 16;
    const char* text_end = rest_.text.data() + rest_.text.size();
    const auto left = static_cast<std::size_t>(text_end - value.text.data());
    const Piece all{{value.text.data(), std::min(left, longest)}, value.base};
    std::size_t at = 1;
    for (; at < all.text.size(); ++at) {
      if (quote == '"' && all.text[at] == '\\')
        ++at;
      else if (quote == '\'' && all.text.substr(at).starts_with("''"))
        ++at;
      else if (all.text[at] == quote)
        break;
    }
    if (at >= all.text.size()) return false;
    Piece behind = all.sub(at + 1, all.text.size());
    const std::string_view tail = behind.text.empty() ? std::string_view{} : trim(take_line(behind).text);
    if (!tail.empty() && tail.front() != '#') return false;
    add_quoted(all.sub(1, at), quote);
    const std::size_t consumed = behind.base;
    if (consumed > rest_.base) rest_ = rest_.sub(consumed - rest_.base, rest_.text.size());
    return true;
  }

  void add_quoted(Piece inner, char quote) {
    std::size_t begin = 0;
    const std::string_view text = inner.text;
    bool is_verbatim = true;
    const auto copy = [&](std::size_t end) { builder_.text(text.substr(begin, end - begin), inner.base + begin); };
    const Field field = field_of(entries_.back().key);
    const bool prose = field == Field::title || field == Field::excerpt;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (quote == '"' && is_plain_backslash(text.substr(at), field)) continue;
      if (prose && text.substr(at).starts_with("**")) {
        copy(at);
        is_verbatim = false;
        begin = at + 2;
        at = begin - 1;
        continue;
      }
      const bool doubled = quote == '\'' && text.substr(at).starts_with("''");
      if (!doubled && (quote == '\'' || text[at] != '\\' || at + 1 >= text.size())) continue;
      copy(at);
      is_verbatim = false;
      std::size_t length = 2;
      std::string decoded;
      if (doubled)
        decoded = "'";
      else
        length = decode_escape(text.substr(at), decoded);
      builder_.unit(decoded, {inner.base + at, inner.base + at + length});
      begin = at + length;
      at = begin - 1;
    }
    copy(text.size());
    if (is_verbatim) keep_written(text);
    entries_.back().values.push_back(builder_.take(BlockKind::body));
  }

  // A backslash that escapes nothing: no escape of YAML's, or one that a title cannot mean ("40$\times$", "\nabla": a scraper
  // that quotes TeX as it stands).
  static bool is_plain_backslash(std::string_view text, Field field) {
    if (text.size() < 2 || text[0] != '\\') return false;
    const char c = text[1];
    constexpr std::string_view escapes = "\"\\/ \n\r0abtnvfreNLP_xuU";
    if (escapes.find(c) == std::string_view::npos) return true;
    const auto is_letter = [&](std::size_t at) {
      return at < text.size() && text::is_ascii_letter(static_cast<unsigned char>(text[at]));
    };
    return field == Field::title && c != 'x' && c != 'u' && c != 'U' && is_letter(1) && is_letter(2);
  }

  static std::size_t decode_escape(std::string_view text, std::string& decoded) {
    const char c = text[1];
    std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits == 0) {
      if (c == 'n' || c == 't' || c == 'r' || c == '\n')
        decoded = " ";
      else
        decoded = std::string(1, c);
      return 2;
    }
    char32_t value = 0;
    digits = std::min(digits, text.size() - 2);
    for (std::size_t at = 2; at < 2 + digits; ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      const unsigned digit = text::is_ascii_digit(byte) ? byte - '0' : (byte | 0x20u) - 'a' + 10u;
      value = value * 16 + (digit & 15u);
    }
    text::append_utf8(decoded, value);
    return 2 + digits;
  }

  bool read_flow_list(Piece value) {
    if (value.text.back() != ']') return false;
    const Piece inner = value.sub(1, value.text.size() - 1);
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t at = 0; at <= inner.text.size(); ++at) {
      const char c = at < inner.text.size() ? inner.text[at] : ',';
      if (quote != 0 && c == quote)
        quote = 0;
      else if (quote == 0 && (c == '"' || c == '\'') && trim(inner.text.substr(begin, at - begin)).empty())
        quote = c;
      if (c != ',' || (quote != 0 && at < inner.text.size())) continue;
      Piece item = trim(inner.sub(begin, at));
      begin = at + 1;
      if (item.text.size() >= 2 && (item.text.front() == '"' || item.text.front() == '\'') &&
          item.text.back() == item.text.front())
        add_quoted(item.sub(1, item.text.size() - 1), item.text.front());
      else if (!item.text.empty())
        add_plain(item);
    }
    return true;
  }

  Piece rest_;
  BlockBuilder builder_;
  std::vector<Entry> entries_;
  std::string parent_;
};

}  // namespace

std::optional<FrontMatter> read_front_matter(Piece file) {
  Piece rest = file;
  if (rest.text.starts_with("\xEF\xBB\xBF")) rest = rest.sub(3, rest.text.size());
  if (rest.text.empty() || trim(take_line(rest).text) != "---") return std::nullopt;
  const Piece inside = rest;
  FrontMatter found;
  std::size_t keys = 0;
  std::size_t last_metadata = rest.base;
  std::size_t end = rest.base;
  while (true) {
    if (rest.text.empty() || rest.base - inside.base > (1u << 20)) {
      found.closed = false;
      break;
    }
    const Piece line = take_line(rest);
    const std::string_view inner = trim(line.text);
    if (inner == "---" || inner == "...") {
      end = line.base;
      break;
    }
    if (key_length(inner) != 0 && indent_of(line.text) == 0)
      ++keys;
    else if (keys == 0 && !inner.empty() && inner.front() != '#')
      return std::nullopt;
    if (found.body == 0 && !inner.empty() && (key_length(inner) != 0 || indent_of(line.text) > 0 || inner.starts_with("- ")))
      last_metadata = rest.base;
    else if (!inner.empty() && found.body == 0 && inner.front() != '#')
      found.body = last_metadata;
  }
  if (keys == 0) return std::nullopt;
  if (found.closed)
    found.body = rest.base;
  else
    end = found.body = found.body == 0 ? last_metadata : found.body;
  const Piece lines = file.sub(inside.base - file.base, end - file.base);
  found.entries = FrontMatterReader(lines).read();
  return found;
}

}  // namespace claimdex::formats
