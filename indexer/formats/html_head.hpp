// Metadata of an HTML page: meta elements, Open Graph, JSON-LD, <title>, <time>.
#pragma once

#include "indexer/formats/draft.hpp"
#include "indexer/formats/html_tree.hpp"

namespace claimdex::formats {

/// Fills the metadata of `draft`. `title`: the title as a block with its map (no block is added to the draft).
void read_html_metadata(const HtmlTree& tree, std::size_t base, Draft& draft, Block& title, Block& excerpt);

}  // namespace claimdex::formats
