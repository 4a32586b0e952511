// Which nodes of a page are the article. After Readability (Arc90) and Boilerpipe (Kohlschütter, Fankhauser, Nejdl 2010):
// paragraphs of prose vote for the elements around them; the elected one is cleaned of menus, teasers and share lines.
#pragma once

#include <vector>

#include "indexer/formats/html_blocks.hpp"
#include "indexer/formats/html_tree.hpp"

namespace claimdex::formats {

/// One region a node. A page without any prose is content as a whole. O(nodes).
std::vector<Region> find_content(const HtmlTree& tree);

}  // namespace claimdex::formats
