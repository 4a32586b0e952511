// The data of documents: what a hit shows, in a compact binary form. First byte: record type; second: record version. The blocks
// of an article, which a hit of a claim does not need, are packed. Integers are LEB128, doubles 8 bytes little-endian, strings
// length-prefixed. Decoding checks every length: corrupt bytes give ErrorCode::index_corrupt, never more. The layout to the byte:
// README.md of this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
std::string encode_article(const ArticleRecord& record);
/// Article or claim. Errors: index_corrupt.
Result<DocumentType> record_type(std::string_view bytes);
Result<Claim> decode_claim(std::string_view bytes);
Result<ArticleRecord> decode_article(std::string_view bytes);
/// Only the info: does not look at the blocks.
Result<ArticleInfo> decode_article_info(std::string_view bytes);

}  // namespace claimdex::schema
