// Pieces of posting lists.
#include "indexer/glass/posting_chunks.hpp"

#include <utility>

#include "indexer/glass/coding.hpp"
#include "indexer/glass/layout.hpp"

namespace claimdex::indexer::glass {

void PieceMaker::add(const Posting& posting) {
  if (pieces_.empty() || pieces_.back().bytes.size() >= chunk_size) {
    pieces_.emplace_back();
    pieces_.back().first = posting.document;
  } else {
    append_leb128(pieces_.back().bytes, posting.document - pieces_.back().last - 1);
  }
  Piece& piece = pieces_.back();
  append_leb128(piece.bytes, posting.wdf);
  piece.last = posting.document;
  piece.weight += posting.wdf;
  ++piece.documents;
}

std::vector<Piece> PieceMaker::take() { return std::exchange(pieces_, {}); }

void PieceReader::read_wdf() { wdf_ = static_cast<std::uint32_t>(take_number(left_)); }

void PieceReader::next() {
  is_at_end_ = left_.empty();
  if (is_at_end_) return;
  document_ += static_cast<std::uint32_t>(take_number(left_)) + 1;
  read_wdf();
}

void append_piece(Piece& piece, const Piece& next) {
  append_leb128(piece.bytes, next.first - piece.last - 1);
  piece.bytes += next.bytes;
  piece.last = next.last;
  piece.documents += next.documents;
  piece.weight += next.weight;
}

}  // namespace claimdex::indexer::glass
