// How many terminal columns text takes: East Asian width from ICU, ASCII without asking it.
#include <unicode/uchar.h>

#include "analyzers/text/utf8.hpp"
#include "claimdex/text.hpp"

namespace claimdex {
namespace {

std::size_t columns_of(text::CodePoint c) {
  if (c.value < 0x20 || c.value == 0x7F) return 0;
  if (c.value < 0x300) return c.value >= 0x80 && c.value < 0xA0 ? 0 : c.value == 0xAD ? 0 : 1;
  const auto value = static_cast<UChar32>(c.value);
  const auto type = u_charType(value);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode_at(text, at);
    columns += columns_of(c);
    at += c.size;
  }
  return columns;
}

std::string_view truncate_to_width(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint c = text::decode_at(text, at);
    const std::size_t width = columns_of(c);
    if (width > columns) break;
    columns -= width;
    at += c.size;
  }
  return text.substr(0, at);
}

}  // namespace claimdex
