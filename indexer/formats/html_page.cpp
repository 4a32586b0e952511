// Joins metadata, content detection and block building.
#include "indexer/formats/html_page.hpp"

#include "indexer/formats/html_blocks.hpp"

namespace claimdex::formats {

void read_html_page(Piece page, Draft& draft) { add_html_fragment(page, draft); }

}  // namespace claimdex::formats
