// The data of documents: what a hit shows, in a compact binary form. First byte: record type; second: record version. What every
// hit shows of an article stands in a value slot, its text in the document's data, packed (Xapian would deflate both together,
// and inflate both for each hit). Integers are LEB128, doubles 8 bytes little-endian, strings length-prefixed. Decoding checks
// every length: corrupt bytes give ErrorCode::index_corrupt, never more. The layout to the byte: README.md of this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/result.hpp"
#include "indexer/schema/fields.hpp"

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

/// An article document.
struct ArticleRecord {
  ArticleInfo info;
  std::vector<std::string> claim_ids;  ///< in reading order
  std::vector<BlockRecord> blocks;
  bool operator==(const ArticleRecord&) const = default;
};

/// Of a claim; `explanation` is not stored.
std::string encode_claim(const Claim& claim);
/// Of Slot::info.
std::string encode_info(const ArticleInfo& info);
/// Without the info.
std::string encode_text(const ArticleRecord& record);
/// Article or claim. Errors: index_corrupt.
Result<DocumentType> record_type(std::string_view bytes);
Result<Claim> decode_claim(std::string_view bytes);
Result<ArticleInfo> decode_info(std::string_view bytes);
Result<ArticleRecord> decode_article(std::string_view info, std::string_view text);
/// The same in two steps: between them the texts of the blocks can be searched as the bytes they are.
Result<std::string> unpack_article(std::string_view text);
Result<ArticleRecord> decode_unpacked(std::string_view info, std::string_view unpacked);

/// Of an article's document. Errors: index_corrupt.
Result<ArticleInfo> info_of(const Xapian::Document& document);
Result<ArticleRecord> article_of(const Xapian::Document& document);

}  // namespace claimdex::schema
