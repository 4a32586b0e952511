// A whole HTML page: metadata of its head (title, Open Graph, JSON-LD), and which of its elements are the article.
#pragma once

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// Reads the page into `draft`: the title block first, then the blocks of the page in order, those outside the article marked.
void read_html_page(Piece page, Draft& draft);

}  // namespace claimdex::formats
