// The data of documents: what a hit shows, in a compact binary form. First byte: record type; second: record version. What every
// hit shows of an article stands in a value slot; its text and the claims in it in the document's data, packed together (the
// claims cite the text). The document of a claim holds only what ranks it (claim_records.hpp). Integers are LEB128, doubles 8
// bytes little-endian, strings length-prefixed. Decoding checks every length: corrupt bytes give ErrorCode::index_corrupt, never
// more. The layout to the byte: README.md of this folder.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/result.hpp"
#include "indexer/schema/article_claims.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/packing.hpp"

namespace claimdex::schema {

/// A block as stored: without source map and cells.
struct BlockRecord {
  BlockKind kind = BlockKind::body;
  std::string text;
  std::string lang;
  int level = 0;
  int heading = -1;
  int lead = -1;
  std::vector<TextSpan> sentences;  ///< bytes of `text`, in order, not overlapping
  bool operator==(const BlockRecord&) const = default;
};

/// What is read of a block where it is not kept.
struct BlockView {
  BlockKind kind = BlockKind::body;
  std::string_view text;
  std::string_view lang;
  std::vector<TextSpan> sentences;
};

/// An article document, without its claims.
struct ArticleRecord {
  ArticleInfo info;
  std::vector<BlockRecord> blocks;
  bool operator==(const ArticleRecord&) const = default;
};

/// Of Slot::info.
std::string encode_info(const ArticleInfo& info);
Result<ArticleInfo> decode_info(std::string_view bytes);
/// The same into an empty one: a list of a hundred hits has it where it will stay.
Result<void> decode_info(std::string_view bytes, ArticleInfo& out);
/// What encode_text() packs.
std::string unpacked_text(const std::vector<BlockRecord>& blocks, const std::vector<Claim>& claims);
/// The data of an article's document: its blocks, and its claims in reading order without ids and explanations.
/// `key`: of the article.
std::string encode_text(std::string_view key, const std::vector<BlockRecord>& blocks, const std::vector<Claim>& claims,
                        const Dictionary* dictionary = nullptr);
/// Article or claim. Errors: index_corrupt.
Result<DocumentType> record_type(std::string_view bytes);

/// The same data, unpacked: blocks and claims are decoded as they are asked for.
class ArticleText {
 public:
  /// Errors: index_corrupt.
  static Result<ArticleText> unpack(std::string_view data, const Dictionaries& dictionaries);

  /// article_check() of its key.
  [[nodiscard]] std::uint32_t check() const { return check_; }
  /// All of it, as it was packed.
  [[nodiscard]] std::string_view bytes() const { return *bytes_; }
  /// The texts of the blocks stand in these bytes as they are, with other things between them.
  [[nodiscard]] std::string_view blocks() const;
  /// Errors: index_corrupt.
  Result<std::vector<BlockRecord>> read_blocks() const;
  /// Calls `visit` for each block, without a copy of its text. Errors: index_corrupt.
  Result<void> visit_blocks(const std::function<void(const BlockView&)>& visit) const;
  /// How many there are. Errors: index_corrupt.
  Result<std::size_t> claims();
  /// The claim of that number, from 1, without its id (ClaimHead has it). Errors: index_corrupt.
  Result<Claim> claim(std::size_t number);

 private:
  bool find_places();

  std::uint32_t check_ = 0;
  std::shared_ptr<const std::string> bytes_;  ///< shared by copies: views of it stay
  std::size_t blocks_begin_ = 0;
  std::size_t blocks_end_ = 0;
  bool has_places_ = false;
  std::vector<std::size_t> block_places_;  ///< in bytes_
  StoredClaims claims_;
};

Result<ArticleRecord> decode_article(std::string_view info, const ArticleText& text);

/// Of an article's document. Errors: index_corrupt.
Result<ArticleInfo> info_of(const Xapian::Document& document);
Result<ArticleRecord> article_of(const Xapian::Document& document, const Dictionaries& dictionaries);

}  // namespace claimdex::schema
