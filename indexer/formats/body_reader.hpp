// The body of an article inside another format: Markdown, HTML, plain text, or the Python repr of a feed entry, told by its
// content.
#pragma once

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

enum class BodyKind : std::uint8_t { markdown, html, python_repr };

BodyKind body_kind_of(std::string_view body);

/// Appends the blocks of `body`.
void add_body(Piece body, Draft& draft);

}  // namespace claimdex::formats
