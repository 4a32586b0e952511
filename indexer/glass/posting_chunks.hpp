// Posting lists in pieces, as chunks of a glass table hold them: a piece begins with the weight of its first document; then come,
// for each further one, how many documents are left out and its weight.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::indexer::glass {

struct Posting {
  std::uint32_t document = 0;
  std::uint32_t wdf = 0;  ///< of the list of lengths: the length
};

struct Piece {
  std::uint32_t first = 0;  ///< documents
  std::uint32_t last = 0;
  std::uint32_t documents = 0;
  std::uint64_t weight = 0;  ///< sum of the wdf
  std::string bytes;
};

/// Cuts a list into pieces of about chunk_size bytes. Documents must ascend.
class PieceMaker {
 public:
  void add(const Posting& posting);
  /// The pieces since the last call.
  std::vector<Piece> take();
  [[nodiscard]] bool is_empty() const { return pieces_.empty(); }

 private:
  std::vector<Piece> pieces_;
};

/// The postings of one piece, in order.
class PieceReader {
 public:
  explicit PieceReader(const Piece& piece) : left_(piece.bytes), document_(piece.first) { read_wdf(); }
  [[nodiscard]] bool is_at_end() const { return is_at_end_; }
  [[nodiscard]] Posting posting() const { return {document_, wdf_}; }
  void next();

 private:
  void read_wdf();

  std::string_view left_;
  std::uint32_t document_;
  std::uint32_t wdf_ = 0;
  bool is_at_end_ = false;
};

/// Puts `next` behind `piece`; its documents must come later.
void append_piece(Piece& piece, const Piece& next);

}  // namespace claimdex::indexer::glass
