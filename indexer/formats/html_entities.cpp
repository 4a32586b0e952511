// Character references of HTML: named ones by libxml2's table (and a few newer ones), numeric ones with the Windows-1252 reading
// of 128 to 159 that browsers give them.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "analyzers/text/utf8.hpp"
#include "indexer/formats/html_tokens.hpp"

namespace claimdex::formats {
namespace {

constexpr std::size_t longest_name = 12;

// HTML 5 names in use that the HTML 4 table lacks.
constexpr std::array<std::pair<std::string_view, char32_t>, 14> newer_names = {{{"apos", U'\''},
                                                                                {"ast", U'*'},
                                                                                {"comma", U','},
                                                                                {"colon", U':'},
                                                                                {"dollar", U'$'},
                                                                                {"excl", U'!'},
                                                                                {"hyphen", 0x2010},
                                                                                {"lpar", U'('},
                                                                                {"num", U'#'},
                                                                                {"percnt", U'%'},
                                                                                {"period", U'.'},
                                                                                {"quest", U'?'},
                                                                                {"rpar", U')'},
                                                                                {"NewLine", U'\n'}}};

constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                   0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

int digit_of(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  const int letter = (c | 0x20) - 'a';
  return hex && letter >= 0 && letter < 6 ? letter + 10 : -1;
}

std::size_t decode_numeric(std::string_view html, std::size_t at, std::string& out) {
  const bool hex = at + 2 < html.size() && (html[at + 2] | 0x20) == 'x';
  std::size_t end = at + (hex ? 3 : 2);
  const std::size_t first = end;
  char32_t value = 0;
  for (int digit = 0; end < html.size() && (digit = digit_of(html[end], hex)) >= 0; ++end)
    value = std::min<char32_t>(value * (hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  if (end == first) return 0;
  if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
  text::append_utf8(out, value == 0 ? text::replacement_character : value);
  if (end < html.size() && html[end] == ';') ++end;
  return end - at;
}

}  // namespace

std::size_t decode_entity(std::string_view html, std::size_t at, std::string& out) {
  if (at + 2 >= html.size()) return 0;
  if (html[at + 1] == '#') return decode_numeric(html, at, out);
  std::array<char, longest_name + 1> name{};
  std::size_t length = 0;
  while (length < longest_name && at + 1 + length < html.size()) {
    const char c = html[at + 1 + length];
    if (!text::is_ascii_letter(static_cast<unsigned char>(c)) && !text::is_ascii_digit(static_cast<unsigned char>(c))) break;
    name[length++] = c;
  }
  if (length < 2 || at + 1 + length >= html.size() || html[at + 1 + length] != ';') return 0;
  const std::string_view wanted{name.data(), length};
  for (const auto& [newer, value] : newer_names)
    if (newer == wanted) return text::append_utf8(out, value), length + 2;
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.data()));
  if (entity == nullptr) return 0;
  text::append_utf8(out, entity->value);
  return length + 2;
}

namespace {

// "?a=1&amp;amp;b=2": a feed that was escaped twice. Only inside of a URL's query, where nobody writes of entities.
std::size_t doubled_escape(std::string_view html, std::size_t at) {
  constexpr std::string_view twice = "&amp;amp;";
  if (!html.substr(at).starts_with(twice)) return 0;
  std::size_t end = at + twice.size();
  const auto is_name = [](char c) {
    return c == '_' || c == '-' || text::is_ascii_letter(static_cast<unsigned char>(c)) ||
           text::is_ascii_digit(static_cast<unsigned char>(c));
  };
  while (end < html.size() && end - at < 64 && is_name(html[end])) ++end;
  return end < html.size() && html[end] == '=' ? twice.size() : 0;
}

}  // namespace

void append_html_text(BlockBuilder& builder, std::string_view html, std::size_t source) {
  std::size_t begin = 0;
  std::string decoded;
  for (std::size_t at = html.find('&'); at != std::string_view::npos; at = html.find('&', at)) {
    decoded.clear();
    std::size_t length = doubled_escape(html, at);
    if (length != 0)
      decoded = "&";
    else
      length = decode_entity(html, at, decoded);
    if (length == 0) {
      ++at;
      continue;
    }
    builder.text(html.substr(begin, at - begin), source + begin);
    builder.unit(decoded, {source + at, source + at + length});
    at += length;
    begin = at;
  }
  builder.text(html.substr(begin), source + begin);
}

std::string decode_entities(std::string_view html) {
  BlockBuilder builder;
  append_html_text(builder, html, 0);
  return builder.take(BlockKind::body).text;
}

}  // namespace claimdex::formats
