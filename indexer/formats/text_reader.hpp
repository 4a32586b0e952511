// Plain text and page text: lines to paragraphs, headings, list items and flattened tables.
#pragma once

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// Appends the blocks of `text`. `page`: short lines between prose are headings, bulleted menus may occur.
void add_plain_text(Piece text, bool page, Draft& draft);

/// The first short line with a blank line behind it becomes the title (files of headline and body); false where there is none.
bool take_headline(Piece& text, Draft& draft);

/// Finds the headline among the blocks of a page and makes it the title.
void find_page_title(Draft& draft);

}  // namespace claimdex::formats
