// Folding of the query's text with a map back. Only what the grammar looks at is folded; words are folded by the analyzer later.
#include "searcher/query/folded_query.hpp"

namespace claimdex::query {
namespace {

/// What stands for `c` in the folded query; 0 where it stays as it is.
char folded_form(char32_t c) {
  if (c < 0x20 || c == 0x7F) return ' ';
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + 0x21);
  switch (c) {
    case 0x3000:
    case 0x00A0:
    case 0x2009:
    case 0x200A:
    case 0x202F:
    case 0x3001:
    case 0xFFFD:
    case 0xFEFF:
    case 0x200B:
      return ' ';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
      return '"';
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x2212:
    case 0x2013:
    case 0xFE63:
      return '-';
    case 0x301C:
      return '~';
    default:
      return 0;
  }
}

bool is_continuation(unsigned char c) { return (c & 0xC0u) == 0x80u; }

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 && lead < 0xF5   ? 4
                           : lead >= 0xE0 && lead < 0xF0 ? 3
                           : lead >= 0xC2 && lead < 0xE0 ? 2
                                                         : 0;
  if (size == 0 || at + size > text.size()) return {0xFFFD, 1};
  char32_t value = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(byte(at + i))) return {0xFFFD, 1};
    value = (value << 6) | (byte(at + i) & 0x3Fu);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && (value < 0x10000 || value > 0x10FFFF));
  if (overlong || (value >= 0xD800 && value < 0xE000)) return {0xFFFD, 1};
  return {value, size};
}

FoldedQuery fold_query(std::string_view typed) {
  FoldedQuery folded;
  folded.text.reserve(typed.size());
  folded.origin.reserve(typed.size() + 1);
  for (std::size_t at = 0; at < typed.size();) {
    const CodePoint c = code_point_at(typed, at);
    const char form = folded_form(c.value);
    const bool is_space = form == ' ' || c.value == ' ';
    if (is_space && !folded.text.empty() && folded.text.back() == ' ') {
      // A run of white space is one space.
    } else if (form != 0) {
      folded.text += form;
      folded.origin.push_back(at);
    } else {
      for (std::size_t i = 0; i < c.size; ++i) {
        folded.text += typed[at + i];
        folded.origin.push_back(at + i);
      }
    }
    at += c.size;
    ++folded.characters;
  }
  folded.origin.push_back(typed.size());
  return folded;
}

bool is_cjk(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x1100 && c <= 0x11FF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace claimdex::query
