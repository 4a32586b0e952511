// Cuts text into raw pieces, spans of the original: words, numbers, single CJK characters. Follows UAX 29 but for what search
// needs otherwise (see tokenizer.cpp). No folding.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claimdex/text.hpp"

namespace claimdex::text {

/// A `cjk` piece is one character with what composes with it; `follows` tells that it touches the CJK piece before.
enum class PieceKind : std::uint8_t { word, number, cjk };

struct Piece {
  TextSpan span;
  PieceKind kind = PieceKind::word;
  bool follows = false;
  bool ascii = false;
  bool has_joiner = false;  ///< an apostrophe or a stop stands inside
};

/// Appends the pieces of `text` in order. O(text.size()); ill-formed bytes separate words.
void cut_pieces(std::string_view text, std::vector<Piece>& out);

}  // namespace claimdex::text
