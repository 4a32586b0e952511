// Claims as stored. The document of a claim holds what ranks it; the claim itself stands in the record of its article, where it
// cites the text it was read from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "claimdex/claim.hpp"
#include "claimdex/result.hpp"
#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {

/// The data of a claim's document.
struct ClaimHead {
  /// Among the claims of its article, from 1. Documents of an article stand side by side, its own first: so many before this one.
  std::uint32_t number = 1;
  std::uint32_t article = 0;  ///< article_check() of its article
  std::string id;
  double low = 0;  ///< of its quantity
  double high = 0;
  Factuality factuality = Factuality::certain;
  BlockKind block_kind = BlockKind::body;
  std::uint32_t mentions = 0;
  std::uint8_t other_senses = 0;  ///< bit i: it has not the i-th sense that its event is taken for where nothing else is said
  bool operator==(const ClaimHead&) const = default;
};

/// What tells the article of a claim from others that may stand where it is looked for: 24 bits.
std::uint32_t article_check(std::string_view key);

std::string encode_head(const ClaimHead& head);
/// Errors: index_corrupt.
Result<ClaimHead> decode_head(std::string_view bytes);

}  // namespace claimdex::schema
