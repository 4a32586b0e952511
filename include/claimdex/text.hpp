// Small value types of text that the whole API shares: byte spans and maps from derived text back to a file.
// Plain values: copy freely; const use from any number of threads is safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/export.hpp"

namespace claimdex {

/// A half-open range of bytes [begin, end) of some UTF-8 text or file.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] bool contains(std::size_t at) const { return begin <= at && at < end; }
  [[nodiscard]] bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
  /// The piece of `text` that the span covers. Precondition: end <= text.size().
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const TextSpan&) const = default;
  auto operator<=>(const TextSpan&) const = default;
};

/// Maps byte offsets of a derived text (a block as a reader sees it) back to byte offsets of its source file.
/// Pieces are ordered in both texts and do not overlap. A piece of equal lengths maps byte by byte; a piece of unequal
/// lengths is one unit (an entity, an escape, a converted character) and maps as a whole.
class CLAIMDEX_EXPORT SourceMap {
 public:
  struct Piece {
    std::uint64_t text_begin = 0;
    std::uint64_t text_size = 0;
    std::uint64_t source_begin = 0;
    std::uint64_t source_size = 0;
    bool operator==(const Piece&) const = default;
  };

  /// Appends a piece; runs on from the last piece where both ends touch and both map byte by byte.
  /// Precondition: text_begin is not before the end of the last piece.
  void append(Piece piece);
  /// The smallest source span that covers `text`; an empty map is the identity. O(log pieces).
  [[nodiscard]] TextSpan to_source(TextSpan text) const;
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
  [[nodiscard]] bool is_identity() const { return pieces_.empty(); }
  /// The map from this map's text to the text that `outer` maps to: `this` after `outer` (outer's text = this one's source).
  [[nodiscard]] SourceMap through(const SourceMap& outer) const;
  bool operator==(const SourceMap&) const = default;

 private:
  std::vector<Piece> pieces_;
};

/// Columns that `text` (UTF-8) takes on a terminal: East Asian wide characters take two, combining marks none.
/// An ill-formed byte counts as one. O(text.size()); thread-safe.
CLAIMDEX_EXPORT std::size_t display_width(std::string_view text);

/// The longest prefix of `text` of at most `columns` columns that cuts no character.
CLAIMDEX_EXPORT std::string_view truncate_to_width(std::string_view text, std::size_t columns);

}  // namespace claimdex
