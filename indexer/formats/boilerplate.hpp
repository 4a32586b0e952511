// Marks what surrounds an article on a page: navigation, share and cookie lines, related posts, tags run together. Marked blocks
// keep their text (searched at low weight) and never give claims.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// What a phrase of analyzers/lang/*/boilerplate.tsv says of a line.
enum class LineRole : std::uint8_t { none, line, start, section, caption };

/// The role of `line`: `line` where the whole line is such a phrase, `start` where a short line begins with one, `section` where
/// it heads a part of the page that is no article (related posts), `caption` where it belongs to a picture.
LineRole role_of_line(std::string_view line);

/// Words, an East Asian character counting as half of one; counted up to `enough`.
std::size_t count_words(std::string_view text, std::size_t enough = std::string_view::npos);

/// Whether `text` is a paragraph of prose by itself: long enough and made of sentences.
bool is_prose(std::string_view text);

/// How sure the format is that a file holds a whole page.
enum class PageKind : std::uint8_t {
  article,  ///< a clean body: only lines that are plainly boilerplate are marked
  maybe,    ///< scraped Markdown: as a page where its beginning shows navigation
  page,     ///< whole pages: what precedes the first and follows the last prose is marked too
};

void mark_boilerplate(Draft& draft, PageKind kind);

/// Paragraphs numbered as Chinese writes lists ("1、", "（2）") become list items without their numbers, if there are two or
/// more.
void mark_numbered_items(Draft& draft);

/// Marks headings and lines that only repeat the title.
void mark_repeated_titles(Draft& draft);

}  // namespace claimdex::formats
