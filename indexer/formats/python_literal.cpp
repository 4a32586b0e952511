// One forward scan with a counter of brackets: no recursion, so nesting is no danger. A repr never holds a raw line end in a
// string, but scrapers that strip tags put one where a tag was: beside escaped line ends it is a space.
#include "indexer/formats/python_literal.hpp"

#include <algorithm>
#include <utility>

#include "analyzers/text/utf8.hpp"

namespace claimdex::formats {
namespace {

int hex_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int letter = (c | 0x20) - 'a';
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

class LiteralReader {
 public:
  explicit LiteralReader(Piece piece)
      : piece_(piece), text_(piece.text), raw_line_end_(text_.find("\\n") == std::string_view::npos ? '\n' : ' ') {}

  PythonLiteral read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '{' || c == '[' || c == '(') {
        ++depth_;
        ++at_;
      } else if (c == '}' || c == ']' || c == ')') {
        ++at_;
        if (--depth_ <= 0) return finish(false);
      } else if (c == '\'' || c == '"') {
        if (!read_string(c)) return finish(true);
        if (depth_ == 0) return finish(false);
      } else if (c == '\n' && depth_ == 0) {
        return finish(false);
      } else {
        if (c == ',') key_.clear();
        ++at_;
      }
    }
    return finish(depth_ > 0);
  }

 private:
  PythonLiteral finish(bool truncated) {
    literal_.end = at_;
    literal_.truncated = truncated;
    return std::move(literal_);
  }

  // False where the string is cut off: what was read of it counts as a value.
  bool read_string(char quote) {
    PythonString string;
    const bool raw = at_ > 0 && (text_[at_ - 1] == 'r' || text_[at_ - 1] == 'R');
    ++at_;
    std::size_t run = at_;
    const auto copy_run = [&] {
      if (run == at_) return;
      string.source.append({string.text.size(), at_ - run, piece_.base + run, at_ - run});
      string.text += text_.substr(run, at_ - run);
    };
    bool complete = false;
    while (at_ < text_.size()) {
      if (text_[at_] == quote) {
        complete = true;
        break;
      }
      if (text_[at_] == '\n') {
        copy_run();
        string.source.append({string.text.size(), 1, piece_.base + at_, 1});
        string.text += raw_line_end_;
        run = ++at_;
      } else if (text_[at_] == '\\' && !raw) {
        copy_run();
        read_escape(string);
        run = at_;
      } else {
        at_ = std::min(text_.find_first_of(quote == '"' ? std::string_view("\"\\\n") : std::string_view("'\\\n"), at_ + 1),
                       text_.size());
      }
    }
    copy_run();
    if (complete) ++at_;
    if (complete && is_key()) {
      key_ = std::move(string.text);
      return true;
    }
    string.key = key_;
    literal_.strings.push_back(std::move(string));
    return complete;
  }

  bool is_key() {
    std::size_t next = at_;
    while (next < text_.size() && text_[next] == ' ') ++next;
    return next < text_.size() && text_[next] == ':' && depth_ > 0;
  }

  void read_escape(PythonString& string) {
    const std::size_t begin = at_;
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\\';
    at_ = std::min(at_ + 2, text_.size());
    char32_t value = 0;
    switch (c) {
      case 'n':
        value = U'\n';
        break;
      case 't':
        value = U'\t';
        break;
      case 'r':
        value = U'\r';
        break;
      case 'a':
      case 'b':
      case 'f':
      case 'v':
        value = U' ';
        break;
      case '0':
        value = U' ';
        break;
      case '\\':
      case '\'':
      case '"':
      case '/':  // of JSON
        value = static_cast<char32_t>(c);
        break;
      case 'x':
        value = read_hex(2);
        break;
      case 'u':
        value = read_surrogates(read_hex(4));
        break;
      case 'U':
        value = read_hex(8);
        break;
      case '\n':
        return;
      default:  // not an escape of Python's: both characters stand
        value = U'\\';
        at_ = begin + 1;
    }
    const std::size_t text_begin = string.text.size();
    text::append_utf8(string.text, value);
    string.source.append({text_begin, string.text.size() - text_begin, piece_.base + begin, at_ - begin});
  }

  char32_t read_hex(int digits) {
    char32_t value = 0;
    for (int digit = 0; digits > 0 && at_ < text_.size() && (digit = hex_of(text_[at_])) >= 0; --digits, ++at_)
      value = value * 16 + static_cast<char32_t>(digit);
    return digits == 0 ? value : text::replacement_character;
  }

  char32_t read_surrogates(char32_t high) {
    if (high < 0xD800 || high > 0xDBFF || !text_.substr(at_).starts_with("\\u")) return high;
    const std::size_t back = at_;
    at_ += 2;
    const char32_t low = read_hex(4);
    if (low >= 0xDC00 && low <= 0xDFFF) return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    at_ = back;
    return text::replacement_character;
  }

  Piece piece_;
  std::string_view text_;
  std::size_t at_ = 0;
  char raw_line_end_;
  int depth_ = 0;
  std::string key_;
  PythonLiteral literal_;
};

}  // namespace

bool looks_like_python_dict(std::string_view text) {
  std::size_t at = 0;
  const auto skip = [&](std::string_view characters) {
    while (at < text.size() && characters.find(text[at]) != std::string_view::npos) ++at;
  };
  skip("[( ");
  if (at >= text.size() || text[at] != '{') return false;
  ++at;
  skip(" u");
  if (at >= text.size() || (text[at] != '\'' && text[at] != '"')) return false;
  const char quote = text[at++];
  const std::size_t name = at;
  while (at < text.size() && at - name < 40 && (text::is_ascii_letter(static_cast<unsigned char>(text[at])) || text[at] == '_'))
    ++at;
  return at > name && at + 1 < text.size() && text[at] == quote && text[at + 1] == ':';
}

PythonLiteral read_python_literal(Piece piece) { return LiteralReader(piece).read(); }

}  // namespace claimdex::formats
