// SourceMap: piecewise maps from derived text to the bytes of a file.
#include <algorithm>
#include <cassert>

#include "claimdex/text.hpp"

namespace claimdex {
namespace {

bool is_linear(const SourceMap::Piece& piece) { return piece.text_size == piece.source_size; }

// The last piece that begins at or before `at`, or the first one.
std::vector<SourceMap::Piece>::const_iterator piece_at(const std::vector<SourceMap::Piece>& pieces, std::uint64_t at) {
  auto after = std::upper_bound(pieces.begin(), pieces.end(), at,
                                [](std::uint64_t offset, const SourceMap::Piece& piece) { return offset < piece.text_begin; });
  return after == pieces.begin() ? after : after - 1;
}

std::uint64_t source_begin_of(const SourceMap::Piece& piece, std::uint64_t at) {
  if (at <= piece.text_begin) return piece.source_begin;
  if (at >= piece.text_begin + piece.text_size) return piece.source_begin + piece.source_size;
  return is_linear(piece) ? piece.source_begin + (at - piece.text_begin) : piece.source_begin;
}

std::uint64_t source_end_of(const SourceMap::Piece& piece, std::uint64_t at) {
  if (at <= piece.text_begin) return piece.source_begin;
  if (at >= piece.text_begin + piece.text_size) return piece.source_begin + piece.source_size;
  return is_linear(piece) ? piece.source_begin + (at - piece.text_begin) : piece.source_begin + piece.source_size;
}

}  // namespace

void SourceMap::append(Piece piece) {
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    assert(piece.text_begin >= last.text_begin + last.text_size);
    const bool touches =
        piece.text_begin == last.text_begin + last.text_size && piece.source_begin == last.source_begin + last.source_size;
    if (touches && is_linear(last) && is_linear(piece)) {
      last.text_size += piece.text_size;
      last.source_size += piece.source_size;
      return;
    }
  }
  pieces_.push_back(piece);
}

TextSpan SourceMap::to_source(TextSpan text) const {
  if (pieces_.empty()) return text;
  const auto first = piece_at(pieces_, text.begin);
  if (text.empty()) {
    const auto at = static_cast<std::size_t>(source_begin_of(*first, text.begin));
    return {at, at};
  }
  // A begin that falls into a gap between pieces belongs to the next piece.
  auto begin_piece = first;
  if (text.begin >= first->text_begin + first->text_size && std::next(first) != pieces_.end()) begin_piece = std::next(first);
  const auto last = piece_at(pieces_, text.end - 1);
  const std::uint64_t begin = source_begin_of(*begin_piece, text.begin);
  const std::uint64_t end = std::max(begin, source_end_of(*last, text.end));
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

SourceMap SourceMap::through(const SourceMap& outer) const {
  if (outer.is_identity()) return *this;
  if (is_identity()) return outer;
  SourceMap joined;
  for (const Piece& piece : pieces_) {
    if (!is_linear(piece)) {
      const TextSpan source = outer.to_source(
          {static_cast<std::size_t>(piece.source_begin), static_cast<std::size_t>(piece.source_begin + piece.source_size)});
      joined.append({piece.text_begin, piece.text_size, source.begin, source.size()});
      continue;
    }
    // Cut a linear piece at the outer map's boundaries.
    std::uint64_t at = piece.source_begin;
    const std::uint64_t end = piece.source_begin + piece.source_size;
    auto inner = piece_at(outer.pieces_, at);
    while (at < end && inner != outer.pieces_.end()) {
      const std::uint64_t inner_end = inner->text_begin + inner->text_size;
      if (inner_end <= at) {
        ++inner;
        continue;
      }
      const std::uint64_t from = std::max(at, inner->text_begin);
      const std::uint64_t to = std::min(end, inner_end);
      if (from >= to) break;
      const std::uint64_t source_from = source_begin_of(*inner, from);
      const std::uint64_t source_to = source_end_of(*inner, to);
      joined.append({piece.text_begin + (from - piece.source_begin), to - from, source_from, source_to - source_from});
      at = to;
      ++inner;
    }
  }
  return joined;
}

}  // namespace claimdex
