// An error as a user sees it: code, the query's line, carets below the place, hint.
#include <algorithm>
#include <string>

#include "claimdex/query.hpp"
#include "claimdex/text.hpp"
#include "searcher/query/folded_query.hpp"

namespace claimdex {
namespace {

/// One column for each control character and ill-formed byte, so that the carets stay below their place.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const query::CodePoint c = query::code_point_at(text, at);
    if (c.value < 0x20 || c.value == 0x7F)
      out += ' ';
    else if (c.value == 0xFFFD)
      out += '?';
    else
      out += text.substr(at, c.size);
    at += c.size;
  }
  return out;
}

/// The stretch of a long query around the place: at most 120 columns.
struct Window {
  TextSpan span;
  bool cut_left = false;
  bool cut_right = false;
};

Window window_around(std::string_view query, TextSpan where) {
  constexpr std::size_t reach = 60;
  Window window{{0, query.size()}, false, false};
  if (query.size() <= 2 * reach) return window;
  const auto is_inside = [&](std::size_t at) {
    return at < query.size() && (static_cast<unsigned char>(query[at]) & 0xC0u) == 0x80u;
  };
  window.span.begin = where.begin > reach ? where.begin - reach : 0;
  window.span.end = std::min(query.size(), std::max(where.begin, std::min(where.end, where.begin + reach)) + reach);
  while (window.span.begin > 0 && is_inside(window.span.begin)) --window.span.begin;
  while (window.span.end < query.size() && is_inside(window.span.end)) ++window.span.end;
  window.cut_left = window.span.begin > 0;
  window.cut_right = window.span.end < query.size();
  return window;
}

}  // namespace

std::string render_error(const Error& error, std::string_view query) {
  std::string text = "error[E" + std::to_string(static_cast<int>(error.code)) + "]: " + error.message + "\n";
  if (error.where && error.where->begin <= error.where->end && error.where->end <= query.size()) {
    const TextSpan where = *error.where;
    const Window window = window_around(query, where);
    const TextSpan shown{where.begin, std::min(where.end, window.span.end)};
    const std::string before = printable(query.substr(window.span.begin, shown.begin - window.span.begin));
    const std::string marked = printable(query.substr(shown.begin, shown.size()));
    const std::string after = printable(query.substr(shown.end, window.span.end - shown.end));
    text += std::string("  ") + (window.cut_left ? "…" : "") + before + marked + after + (window.cut_right ? "…" : "") + "\n";
    const std::size_t indent = 2 + (window.cut_left ? 1 : 0) + display_width(before);
    text += std::string(indent, ' ') + std::string(std::max<std::size_t>(1, display_width(marked)), '^') + "\n";
  }
  if (!error.hint.empty()) text += "  hint: " + error.hint + "\n";
  return text;
}

}  // namespace claimdex
