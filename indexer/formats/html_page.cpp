// Joins metadata, content detection and block building.
#include "indexer/formats/html_page.hpp"

#include <algorithm>
#include <utility>

#include "indexer/formats/html_blocks.hpp"
#include "indexer/formats/html_content.hpp"
#include "indexer/formats/html_head.hpp"
#include "indexer/formats/html_tokens.hpp"
#include "indexer/formats/lines.hpp"
#include "indexer/formats/python_literal.hpp"
#include "indexer/formats/text_reader.hpp"

namespace claimdex::formats {
namespace {

// Letters and digits only, ASCII in lower case: titles differ in quotes and dashes.
std::string squash(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z'))
      result += c;
    else if (byte >= 'A' && byte <= 'Z')
      result += static_cast<char>(byte + 32);
  }
  return result;
}

// The heading that shows the title is the title where one is found: it is what a reader sees, with its own bytes.
bool title_from_heading(Draft& draft, const std::string& title, const HtmlTree&, std::size_t first) {
  const std::string wanted = squash(title);
  int best = -1;
  for (std::size_t at = first; at < draft.blocks().size(); ++at) {
    const Block& block = draft.blocks()[at];
    if (block.level != 1 && squash(block.text) != wanted) continue;
    if (block.kind != BlockKind::heading && block.kind != BlockKind::boilerplate) continue;
    const std::string own = squash(block.text);
    const bool same = own == wanted || (own.size() > 15 && wanted.find(own) != std::string::npos) ||
                      (wanted.size() > 15 && own.find(wanted) != std::string::npos);
    if (same || (wanted.empty() && block.level == 1)) {
      best = static_cast<int>(at);
      break;
    }
  }
  if (best < 0) return false;
  Block& block = draft.article.blocks[static_cast<std::size_t>(best)];
  block.kind = BlockKind::title;
  block.level = 0;
  draft.traits[static_cast<std::size_t>(best)].fixed = true;
  draft.metadata().title = block.text;
  return true;
}

bool stands_in_body(const Draft& draft, const Block& excerpt) {
  const std::string wanted = squash(std::string_view(excerpt.text).substr(0, 80));
  return std::any_of(draft.blocks().begin(), draft.blocks().end(), [&](const Block& block) {
    return block.kind != BlockKind::boilerplate && squash(block.text).find(wanted) != std::string::npos;
  });
}

// Pages that a script fills hold their text in JSON-LD only: "articleBody" of the article, a string literal as Python has them.
void add_json_body(const HtmlTree& tree, std::size_t base, Draft& draft) {
  std::size_t shown = 0;
  for (const Block& block : draft.blocks())
    if (block.kind != BlockKind::boilerplate) shown += block.text.size();
  for (std::uint32_t at = 0; at + 1 < tree.nodes.size(); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (node.tag != Tag::script || attribute(node.attributes, "type").find("ld+json") == std::string_view::npos) continue;
    const HtmlNode& content = tree.nodes[at + 1];
    if (tree.text_of(content).find("\"articleBody\"") == std::string_view::npos) continue;
    const PythonLiteral json = read_python_literal({tree.text_of(content), base + content.span.begin});
    for (const PythonString& string : json.strings) {
      constexpr std::size_t shortest = 300;
      if (string.key != "articleBody" || string.text.size() < std::max(shortest, shown * 2)) continue;
      const std::size_t first = draft.blocks().size();
      const bool html = string.text.find("</") != std::string::npos || string.text.find('&') != std::string::npos;
      if (html)
        add_html_fragment({string.text, 0}, draft);
      else
        add_plain_text({string.text, 0}, false, draft);
      for (std::size_t block = first; block < draft.blocks().size(); ++block) {
        Block& added = draft.article.blocks[block];
        added.source = added.source.through(string.source);
      }
      return;
    }
  }
}

}  // namespace

void read_html_page(Piece page, Draft& draft) {
  const HtmlTree tree = parse_html(page.text);
  Block title;
  Block excerpt;
  read_html_metadata(tree, page.base, draft, title, excerpt);
  const std::size_t first = draft.blocks().size();
  add_html_blocks(tree, page.base, find_content(tree), draft);
  if (draft.metadata().title.empty() && !title_from_heading(draft, title.text, tree, first) && !title.text.empty()) {
    draft.metadata().title = title.text;
    draft.add(std::move(title), {0, true});
  }
  add_json_body(tree, page.base, draft);
  const bool cut_off = excerpt.text.ends_with("...") || excerpt.text.ends_with("\xE2\x80\xA6");
  if (excerpt.text.size() > 40 && !cut_off && !stands_in_body(draft, excerpt)) draft.add(std::move(excerpt), {0, true});
}

}  // namespace claimdex::formats
