// An HTML page as a flat tree: nodes in document order, each with the end of its subtree, so that nothing here recurses whatever
// the nesting. Elements deeper than max_depth hang at max_depth; a page of too many nodes is cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "claimdex/text.hpp"

namespace claimdex::formats {

/// The elements that readers tell apart; `other` are inline ones without meaning here.
enum class Tag : std::uint8_t {
  other,
  text,
  a,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  code,
  dd,
  div,
  dl,
  dt,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  img,
  li,
  link,
  main,
  meta,
  nav,
  ol,
  p,
  pre,
  script,
  section,
  sup,
  table,
  td,
  th,
  time,
  title,
  tr,
  ul,
  other_block
};

struct HtmlNode {
  Tag tag = Tag::other;
  bool block = false;    ///< begins and ends a line
  bool skipped = false;  ///< shows no prose: script, style, form controls, hidden elements
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< index behind its subtree
  std::string_view attributes;
  TextSpan span;  ///< of text and raw content: bytes of the input
};

struct HtmlTree {
  static constexpr std::size_t max_depth = 256;
  static constexpr std::size_t max_nodes = 4u << 20;

  std::string_view html;
  std::vector<HtmlNode> nodes;  ///< node 0 is the root
  bool cut = false;             ///< max_nodes was reached

  [[nodiscard]] std::string_view text_of(const HtmlNode& node) const { return node.span.of(html); }
  [[nodiscard]] bool is_inside(std::uint32_t node, std::uint32_t ancestor) const {
    return ancestor <= node && node < nodes[ancestor].end;
  }
};

HtmlTree parse_html(std::string_view html);

/// Heading level 1 to 6, 0 for other tags.
constexpr int heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

}  // namespace claimdex::formats
