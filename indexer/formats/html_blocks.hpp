// From an HTML tree to blocks: paragraphs, headings, list items, table rows, captions, code.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/formats/draft.hpp"
#include "indexer/formats/html_tree.hpp"

namespace claimdex::formats {

/// Which part of the page a node belongs to; `dropped` nodes give no blocks.
enum class Region : std::uint8_t { content, boilerplate, dropped };

/// Appends the blocks of `tree` to `draft`. `base`: source byte of the first byte of the HTML. `regions`: one a node, or empty
/// (all is content).
void add_html_blocks(const HtmlTree& tree, std::size_t base, const std::vector<Region>& regions, Draft& draft);

/// Parses `html` and appends all its blocks as content: for bodies that are HTML inside another format.
void add_html_fragment(Piece html, Draft& draft);

}  // namespace claimdex::formats
