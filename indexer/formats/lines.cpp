// Soft wraps are told by how an editor makes them: it fills a line until the next word does not fit.
#include "indexer/formats/lines.hpp"

#include <algorithm>

#include "analyzers/text/utf8.hpp"

namespace claimdex::formats {

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const text::CodePoint c = text::decode_at(text, begin);
    if (!text::is_space(c.value) && c.value != 0xFEFF) break;
    begin += c.size;
  }
  std::size_t end = text.size();
  while (end > begin) {
    const text::CodePoint c = text::decode_before(text, end);
    if (!text::is_space(c.value)) break;
    end -= c.size;
  }
  return text.substr(begin, end - begin);
}

Piece trim(Piece piece) {
  const std::string_view inner = trim(piece.text);
  if (inner.empty()) return {inner, piece.base};
  return {inner, piece.base + static_cast<std::size_t>(inner.data() - piece.text.data())};
}

Piece take_line(Piece& rest) {
  // Within a window, or a text of lines that end in CR alone would be searched for LF to its end from each of them.
  const std::string_view window = rest.text.substr(0, 4096);
  std::size_t end = std::min(window.find('\n'), window.size());
  end = std::min(window.substr(0, end).find('\r'), end);
  if (end == window.size())
    while (end < rest.text.size() && rest.text[end] != '\n' && rest.text[end] != '\r') ++end;
  const Piece line = rest.sub(0, end);
  std::size_t next = std::min(end + 1, rest.text.size());
  if (end < rest.text.size() && rest.text[end] == '\r' && next < rest.text.size() && rest.text[next] == '\n') ++next;
  rest = rest.sub(next, rest.text.size());
  return line;
}

std::size_t rough_width(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || (byte >= 0xC2 && byte < 0xE0))
      ++width;
    else if (byte >= 0xE0)
      width += 2;
  }
  return width;
}

namespace {

std::size_t first_word_width(std::string_view line) {
  const text::CodePoint first = text::decode_at(line, 0);
  if (text::is_cjk(first.value)) return 2;
  return rough_width(line.substr(0, line.find(' ')));
}

}  // namespace

std::size_t wrap_margin(std::string_view group) {
  constexpr std::size_t narrowest = 40;
  constexpr std::size_t widest = 140;
  std::size_t lines = 0;
  std::size_t margin = 0;
  std::size_t total = 0;
  for (Piece rest{group, 0}; !rest.text.empty(); ++lines) {
    const std::string_view line = trim(take_line(rest).text);
    if (line.size() > 2 * widest) return 0;  // no character of UTF-8 has more than two bytes a column
    const std::size_t width = rough_width(line);
    if (width > widest) return 0;
    margin = std::max(margin, width);
    total += width;
  }
  if (lines < 3 || margin < narrowest) return 0;
  std::size_t full = 0;   // the next word did not fit
  std::size_t open = 0;   // the line ends inside a sentence
  std::size_t lower = 0;  // and the next line goes on in lower case
  Piece rest{group, 0};
  std::string_view line = trim(take_line(rest).text);
  while (!rest.text.empty()) {
    const std::string_view next = trim(take_line(rest).text);
    const bool ends = ends_sentence(line);
    full += rough_width(line) + 1 + first_word_width(next) > margin || ends ? 1 : 0;
    open += ends ? 0 : 1;
    lower += continues(line, next) ? 1 : 0;
    line = next;
  }
  const bool greedy = full * 10 >= (lines - 1) * 8 && open * 10 >= (lines - 1) * 4;
  const bool goes_on = margin <= 110 && total >= lines * 35 && lower >= 2 && lower * 10 >= open * 4 && open * 2 >= lines - 1;
  return greedy || goes_on ? margin : 0;
}

bool ends_paragraph(std::string_view line, std::string_view next, std::size_t margin) {
  return ends_sentence(line) && (rough_width(line) + 1 + first_word_width(next)) * 10 <= margin * 9;
}

bool ends_sentence(std::string_view text) {
  for (int closing = 0; closing < 4; ++closing) {
    const text::CodePoint c = text::decode_before(text, text.size());
    switch (c.value) {
      case U'.':
      case U'!':
      case U'?':
      case 0x3002:
      case 0xFF01:
      case 0xFF1F:
      case 0x2026:
      case U':':
      case 0xFF1A:
      case U';':
        return true;
      case U'"':
      case U'\'':
      case U')':
      case 0x201D:
      case 0x2019:
      case 0x300D:
      case 0x300F:
      case 0xFF09:
      case U']':
      case U'*':
      case 0xBB:
        text.remove_suffix(c.size);
        break;
      default:
        return false;
    }
  }
  return false;
}

bool continues(std::string_view line, std::string_view next) {
  if (line.empty() || next.empty()) return false;
  const char last = line.back();
  if (last == ',' || line.ends_with("\xEF\xBC\x8C") || line.ends_with("\xE3\x80\x81")) return true;
  return next.front() >= 'a' && next.front() <= 'z' && !ends_sentence(line);
}

}  // namespace claimdex::formats
