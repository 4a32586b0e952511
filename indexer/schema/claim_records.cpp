// Encoding and decoding of what ranks a claim. The order of fields is the layout: change it only with format_version
// (fields.hpp).
#include "indexer/schema/claim_records.hpp"

#include "indexer/schema/hash.hpp"
#include "indexer/schema/record_parts.hpp"
#include "indexer/schema/record_values.hpp"

namespace claimdex::schema {
namespace {

/// What most claims have not, in one byte with the factuality.
enum Trait : unsigned { has_text_id = 1, is_range = 2, has_mentions = 4, has_senses = 8 };
constexpr unsigned factuality_shift = 4;

}  // namespace

std::uint32_t article_check(std::string_view key) { return static_cast<std::uint32_t>(hash128(key).low & 0xFFFFFFU); }

std::string encode_head(const ClaimHead& head) {
  RecordWriter out;
  out.byte(static_cast<std::uint8_t>(claim_record));
  out.integer(head.number);
  out.fixed24(head.article);
  const bool has_digits = is_hex(head.id, 1);
  out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(head.factuality) << factuality_shift |
                                     (has_digits ? 0U : has_text_id) | (head.high != head.low ? is_range : 0U) |
                                     (head.mentions != 1 ? has_mentions : 0U) | (head.other_senses != 0 ? has_senses : 0U)));
  out.byte(static_cast<std::uint8_t>(head.block_kind));
  has_digits ? write_hex_digits(out, head.id, 1) : out.text(head.id);
  write_value(out, head.low);
  if (head.high != head.low) write_value(out, head.high);
  if (head.mentions != 1) out.integer(head.mentions);
  if (head.other_senses != 0) out.byte(head.other_senses);
  return std::move(out).bytes();
}

Result<ClaimHead> decode_head(std::string_view bytes) {
  RecordReader in(bytes);
  if (in.byte() != static_cast<std::uint8_t>(claim_record)) return corrupt_record();
  ClaimHead out;
  out.number = static_cast<std::uint32_t>(in.integer());
  out.article = in.fixed24();
  constexpr auto last = static_cast<unsigned>(Factuality::unknown);
  const unsigned traits = in.byte_up_to(static_cast<std::uint8_t>((last + 1) << factuality_shift) - 1);
  out.factuality = static_cast<Factuality>(traits >> factuality_shift);
  out.block_kind = in.enumerator(last_block_kind);
  out.id = (traits & has_text_id) != 0 ? in.text() : read_hex_digits(in, 1);
  out.low = read_value(in);
  out.high = (traits & is_range) != 0 ? read_value(in) : out.low;
  out.mentions = (traits & has_mentions) != 0 ? static_cast<std::uint32_t>(in.integer()) : 1;
  out.other_senses = (traits & has_senses) != 0 ? in.byte() : std::uint8_t{0};
  if (!in.is_good() || !in.is_at_end()) return corrupt_record();
  return out;
}

}  // namespace claimdex::schema
