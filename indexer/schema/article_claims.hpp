// The claims of one article, as they stand behind its blocks: each cites the block that it was read from, names the texts that
// it shares with others by their number, and leaves out what is as nearly always. Any of them is read without the others.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {

/// What a claim cites of its block.
struct CitedBlock {
  BlockKind kind = BlockKind::body;
  std::string_view text;
  std::string_view lang;
  std::span<const TextSpan> sentences;
};

/// Where the source of the claims of one block is, but for their places in it: told by the first of them.
struct ClaimBase {
  std::size_t block = 0;
  std::int64_t source = 0;  ///< of the block, if it stood in the file as it is up to that claim
  std::int64_t line = 0;
};

/// All but ids and explanations, which are not kept. `blocks`: of the article; a claim of none of them is kept as a whole.
std::string encode_claims(const std::vector<Claim>& claims, std::span<const CitedBlock> blocks);

/// Reads what encode_claims() gave. Keeps views of the bytes.
class StoredClaims {
 public:
  /// False where the bytes are damaged; single claims may be nevertheless.
  bool open(std::string_view bytes);

  [[nodiscard]] std::size_t size() const { return claims_.size(); }
  /// The block of the claim at that place, from 0 to below size(). No block of the article where it is damaged.
  [[nodiscard]] std::size_t block_of(std::size_t place) const;
  /// `block`: the one that block_of() says. False where the bytes are damaged.
  bool read(std::size_t place, const CitedBlock& block, Claim& out) const;

 private:
  void read_claim(RecordReader& in, const ClaimBase& base, const CitedBlock& block, Claim& out) const;
  void read_quantity(RecordReader& in, std::uint32_t traits, Claim& out) const;
  static void read_source(RecordReader& in, std::uint32_t traits, const ClaimBase& base, Claim& out);
  std::string text_of(RecordReader& in) const;

  std::vector<std::string_view> texts_;
  std::vector<ClaimBase> bases_;
  std::vector<std::string_view> claims_;
};

}  // namespace claimdex::schema
