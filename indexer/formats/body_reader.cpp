// Tells the kind of a body and hands it to its reader; a Python repr is decoded first, then read as HTML or text.
#include "indexer/formats/body_reader.hpp"

#include <algorithm>

#include "indexer/formats/html_blocks.hpp"
#include "indexer/formats/lines.hpp"
#include "indexer/formats/markdown.hpp"
#include "indexer/formats/python_literal.hpp"
#include "indexer/formats/text_reader.hpp"

namespace claimdex::formats {
namespace {

std::size_t count(std::string_view text, std::string_view what, std::size_t most) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos && found < most; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

bool is_html(std::string_view body) {
  const std::string_view beginning = body.substr(0, 1 << 16);
  const std::size_t ends =
      count(beginning, "</p>", 3) + count(beginning, "</div>", 3) + count(beginning, "</li>", 3) + count(beginning, "<br", 3);
  if (body.front() == '<' && body.size() > 2 && (ends > 0 || beginning.find("</") != std::string_view::npos)) {
    // Markdown may begin with a line of HTML; its links and headings tell.
    return count(beginning, "](", 3) < 2 && beginning.find("\n## ") == std::string_view::npos;
  }
  return ends >= 2 && count(beginning, "](", 3) == 0 && body.front() != '#' && beginning.find("\n#") == std::string_view::npos &&
         beginning.find("\n```") == std::string_view::npos;
}

void add_python_body(Piece body, Draft& draft) {
  PythonLiteral literal = read_python_literal(body);
  if (literal.truncated) draft.warn("The Python literal of the body is cut off; what there is was read.");
  const auto is_content = [](const PythonString& string) {
    return string.key == "value" || string.key == "content" || string.key == "summary" || string.key == "description";
  };
  for (PythonString& string : literal.strings) {
    if (!is_content(string)) continue;
    const std::size_t first = draft.blocks().size();
    const Piece decoded{string.text, 0};
    if (string.text.find('<') != std::string::npos || string.text.find('&') != std::string::npos)
      add_html_fragment(decoded, draft);
    else
      add_plain_text(decoded, false, draft);
    for (std::size_t at = first; at < draft.blocks().size(); ++at) {
      Block& block = draft.article.blocks[at];
      block.source = block.source.through(string.source);
    }
    if (string.key != "value") break;
  }
  const Piece behind = trim(body.sub(std::min(literal.end, body.text.size()), body.text.size()));
  if (!behind.text.empty()) add_markdown(behind, draft);
}

}  // namespace

BodyKind body_kind_of(std::string_view body) {
  body = trim(body);
  if (body.empty()) return BodyKind::markdown;
  if (looks_like_python_dict(body)) return BodyKind::python_repr;
  return is_html(body) ? BodyKind::html : BodyKind::markdown;
}

void add_body(Piece body, Draft& draft) {
  body = trim(body);
  if (body.text.empty()) return;
  switch (body_kind_of(body.text)) {
    case BodyKind::python_repr:
      return add_python_body(body, draft);
    case BodyKind::html:
      return add_html_fragment(body, draft);
    case BodyKind::markdown:
      return add_markdown(body, draft);
  }
}

}  // namespace claimdex::formats
