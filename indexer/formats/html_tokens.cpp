// The HTML tokenizer: tags, comments, raw-text elements, attributes.
#include "indexer/formats/html_tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "analyzers/text/utf8.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

constexpr std::array<std::string_view, 8> raw_elements = {"iframe", "noembed",  "noframes", "script",
                                                          "style",  "textarea", "title",    "xmp"};

bool is_letter(char c) { return text::is_ascii_letter(static_cast<unsigned char>(c)); }
bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t find_no_case(std::string_view where, std::string_view what, std::size_t from) {
  const auto found = std::search(where.begin() + static_cast<std::ptrdiff_t>(std::min(from, where.size())), where.end(),
                                 what.begin(), what.end(), [](char a, char b) { return lower(a) == lower(b); });
  return found == where.end() ? std::string_view::npos : static_cast<std::size_t>(found - where.begin());
}

}  // namespace

bool equals_no_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) { return lower(a) == lower(b); });
}

// Linear over the whole page: what was found from an earlier place still holds.
std::size_t HtmlTokenizer::next_quote(char quote, std::size_t at) {
  NextQuote& next = quote == '"' ? next_double_quote_ : next_single_quote_;
  if (at < next.from || at > next.found) next = {at, html_.find(quote, at)};
  return next.found;
}

// The '>' that ends a tag, quoted values skipped; a quote that never closes does not swallow the page: then the first '>' ends
// it. Of a long value (a page's data in an attribute) the closing quote must look like one.
std::size_t HtmlTokenizer::end_of_tag(std::size_t from) {
  constexpr std::size_t longest_unquestioned = 1 << 16;
  for (std::size_t at = from; at < html_.size(); ++at) {
    const char c = html_[at];
    if (c == '>') return at;
    const bool opens = (c == '"' || c == '\'') && at > from && (html_[at - 1] == '=' || is_white(html_[at - 1]));
    if (!opens) continue;
    const std::size_t close = next_quote(c, at + 1);
    const bool is_closed = close != std::string_view::npos && close + 1 < html_.size();
    if (!is_closed) return html_.find('>', from);
    const char after = html_[close + 1];
    if (close - at > longest_unquestioned && !is_white(after) && after != '/' && after != '>') return html_.find('>', from);
    at = close;
  }
  return html_.find('>', from);
}

HtmlToken HtmlTokenizer::read_tag() {
  HtmlToken token;
  const bool closing = html_[at_ + 1] == '/';
  std::size_t name_end = at_ + (closing ? 2 : 1);
  const std::size_t name_begin = name_end;
  while (name_end < html_.size() && !is_white(html_[name_end]) && html_[name_end] != '>' && html_[name_end] != '/') ++name_end;
  const std::size_t end = end_of_tag(name_end);
  if (end == std::string_view::npos) {
    no_more_tag_ends_ = true;
    return token;
  }
  token.kind = closing ? HtmlToken::Kind::close : HtmlToken::Kind::open;
  token.name = html_.substr(name_begin, name_end - name_begin);
  token.attributes = html_.substr(name_end, end - name_end);
  token.self_closing = !token.attributes.empty() && token.attributes.back() == '/';
  token.span = {at_, end + 1};
  at_ = end + 1;
  if (!closing && !token.self_closing)
    for (const std::string_view raw : raw_elements)
      if (equals_no_case(token.name, raw)) raw_element_ = token.name;
  return token;
}

// Skips comments, declarations and processing instructions; reads a tag. False where '<' is only a character.
bool HtmlTokenizer::read_markup(HtmlToken& token) {
  const std::string_view rest = html_.substr(at_);
  if (rest.size() < 2 || no_more_tag_ends_) return false;
  if (rest[1] == '!' || rest[1] == '?') {
    const bool comment = rest.starts_with("<!--");
    const bool cdata = rest.starts_with("<![CDATA[");
    const std::string_view mark = comment ? "-->" : cdata ? "]]>" : ">";
    const std::size_t end = html_.find(mark, at_ + (comment ? 4 : 2));
    if (end == std::string_view::npos) {
      no_more_tag_ends_ = !comment && !cdata;
      if (comment || cdata) at_ = html_.size();
      return comment || cdata;
    }
    at_ = end + mark.size();
    return true;
  }
  const char first = rest[1] == '/' && rest.size() > 2 ? rest[2] : rest[1];
  if (!is_letter(first)) return false;
  token = read_tag();
  return token.kind != HtmlToken::Kind::end_of_input;
}

HtmlToken HtmlTokenizer::next() {
  HtmlToken token;
  if (!raw_element_.empty()) {
    const std::string_view element = std::exchange(raw_element_, {});
    std::size_t end = at_;
    while ((end = html_.find("</", end)) != std::string_view::npos &&
           !equals_no_case(html_.substr(end + 2, element.size()), element))
      end += 2;
    end = std::min(end, html_.size());
    token = {HtmlToken::Kind::raw, element, {}, {at_, end}, false};
    at_ = end;
    return token;
  }
  while (at_ < html_.size()) {
    if (html_[at_] == '<') {
      if (read_markup(token)) {
        if (token.kind != HtmlToken::Kind::end_of_input) return token;
        continue;
      }
    }
    const std::size_t begin = at_;
    at_ = std::min(html_.find('<', at_ + 1), html_.size());
    return {HtmlToken::Kind::text, {}, {}, {begin, at_}, false};
  }
  return token;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = find_no_case(attributes, name, 0); at != std::string_view::npos;
       at = find_no_case(attributes, name, at + 1)) {
    if (at > 0 && !is_white(attributes[at - 1]) && attributes[at - 1] != '"' && attributes[at - 1] != '\'') continue;
    std::size_t value = at + name.size();
    while (value < attributes.size() && is_white(attributes[value])) ++value;
    if (value >= attributes.size() || attributes[value] != '=') continue;
    ++value;
    while (value < attributes.size() && is_white(attributes[value])) ++value;
    if (value >= attributes.size()) return {};
    const char quote = attributes[value];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = std::min(attributes.find(quote, value + 1), attributes.size());
      return attributes.substr(value + 1, end - value - 1);
    }
    std::size_t end = value;
    while (end < attributes.size() && !is_white(attributes[end])) ++end;
    return attributes.substr(value, end - value);
  }
  return {};
}

}  // namespace claimdex::formats
