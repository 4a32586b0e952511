// Joins metadata, content detection and block building.
#include "indexer/formats/html_page.hpp"

#include <algorithm>
#include <utility>

#include "indexer/formats/html_blocks.hpp"
#include "indexer/formats/html_content.hpp"
#include "indexer/formats/html_head.hpp"
#include "indexer/formats/lines.hpp"

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
  const bool cut_off = excerpt.text.ends_with("...") || excerpt.text.ends_with("\xE2\x80\xA6");
  if (excerpt.text.size() > 40 && !cut_off && !stands_in_body(draft, excerpt)) draft.add(std::move(excerpt), {0, true});
}

}  // namespace claimdex::formats
