// Markdown (CommonMark with tables) to blocks, by md4c, whose text callbacks point into the input and so give exact source bytes.
#pragma once

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// Appends the blocks of `markdown`. Images, URLs and {{...}} or {%...%} template tags are dropped, raw HTML is read as HTML.
void add_markdown(Piece markdown, Draft& draft);

}  // namespace claimdex::formats
