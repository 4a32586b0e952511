// Encoding and decoding of stored records. The order of fields is the layout: change it only with record_version.
#include "indexer/schema/records.hpp"

#include <charconv>
#include <limits>

#include "indexer/schema/packing.hpp"
#include "indexer/schema/record_bytes.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::schema {
namespace {

constexpr char article_record = 'A';
constexpr char claim_record = 'C';
constexpr std::uint8_t record_version = 3;
constexpr auto last_block_kind = BlockKind::code;
constexpr auto last_format = Format::text;

Error corrupt() { return {ErrorCode::index_corrupt, "a stored record is damaged", "index the articles again", {}}; }

// ---- Parts ----

constexpr std::size_t sha256_words = 4;

// Lower-case hex digits: eight bytes for sixteen of them, behind a 1. Anything else as text behind a 0.
void write_hex(RecordWriter& out, std::string_view digits, std::size_t words) {
  constexpr std::size_t word_digits = 16;
  const bool is_short =
      digits.size() == words * word_digits && digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  out.flag(is_short);
  if (!is_short) return out.text(digits);
  for (std::size_t i = 0; i < words; ++i) {
    std::uint64_t bits = 0;
    std::from_chars(digits.data() + i * word_digits, digits.data() + (i + 1) * word_digits, bits, 16);
    out.fixed(bits);
  }
}

std::string read_hex(RecordReader& in, std::size_t words) {
  if (!in.flag()) return in.text();
  constexpr std::string_view hex = "0123456789abcdef";
  std::string digits;
  digits.reserve(words * 16);
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint64_t bits = in.fixed();
    for (int shift = 60; shift >= 0; shift -= 4) digits += hex[(bits >> shift) & 15];
  }
  return digits;
}

void write_days(RecordWriter& out, const std::optional<std::chrono::sys_days>& days) {
  out.flag(days.has_value());
  if (days) out.signed_integer(days->time_since_epoch().count());
}

std::optional<std::chrono::sys_days> read_days(RecordReader& in) {
  if (!in.flag()) return std::nullopt;
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(in.signed_integer(std::numeric_limits<std::int32_t>::max()))}};
}

void write_moment(RecordWriter& out, const std::optional<Moment>& moment) {
  out.byte(static_cast<std::uint8_t>(moment ? (moment->has_time ? 2 : 1) : 0));
  if (moment) out.signed_integer(moment->at.time_since_epoch().count());
}

std::optional<Moment> read_moment(RecordReader& in) {
  const std::uint8_t state = in.byte_up_to(2);
  if (state == 0) return std::nullopt;
  return Moment{std::chrono::sys_seconds{std::chrono::seconds{in.signed_integer(std::numeric_limits<std::int64_t>::max() / 2)}},
                state == 2};
}

void write_metadata(RecordWriter& out, const Metadata& metadata) {
  for (const std::string* text :
       {&metadata.title, &metadata.source, &metadata.site, &metadata.url, &metadata.author, &metadata.category}) {
    out.text(*text);
  }
  out.integer(metadata.tags.size());
  for (const std::string& tag : metadata.tags) out.text(tag);
  write_moment(out, metadata.published);
  out.byte(static_cast<std::uint8_t>(metadata.published_from));
  write_moment(out, metadata.fetched);
  out.integer(metadata.other.size());
  for (const auto& [name, value] : metadata.other) {
    out.text(name);
    out.text(value);
  }
}

Metadata read_metadata(RecordReader& in) {
  Metadata out;
  for (std::string* text : {&out.title, &out.source, &out.site, &out.url, &out.author, &out.category}) *text = in.text();
  for (std::size_t left = in.count(); left > 0; --left) out.tags.push_back(in.text());
  out.published = read_moment(in);
  out.published_from = in.enumerator(DateOrigin::byline);
  out.fetched = read_moment(in);
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string name = in.text();
    out.other.emplace_back(std::move(name), in.text());
  }
  return out;
}

// A path is mostly that of the key again.
void write_path(RecordWriter& out, const std::string& path, const std::string& key) {
  out.flag(path != key);
  if (path != key) out.text(path);
}

std::string read_path(RecordReader& in, const std::string& key) { return in.flag() ? in.text() : key; }

void write_info(RecordWriter& out, const ArticleInfo& info) {
  out.text(info.key);
  write_path(out, info.path, info.key);
  write_path(out, info.file, info.key);
  out.text(info.lang);
  write_hex(out, info.sha256, sha256_words);
  out.integer(info.record ? *info.record + 1 : 0);
  out.byte(static_cast<std::uint8_t>(info.format));
  out.integer(info.bytes);
  write_metadata(out, info.metadata);
}

ArticleInfo read_info(RecordReader& in) {
  ArticleInfo out;
  out.key = in.text();
  out.path = read_path(in, out.key);
  out.file = read_path(in, out.key);
  out.lang = in.text();
  out.sha256 = read_hex(in, sha256_words);
  if (const std::uint64_t record = in.integer(); record > 0) out.record = record - 1;
  out.format = in.enumerator(last_format);
  out.bytes = in.integer();
  out.metadata = read_metadata(in);
  return out;
}

void write_quantity(RecordWriter& out, const Quantity& quantity) {
  out.number(quantity.low);
  out.flag(quantity.high != quantity.low);
  if (quantity.high != quantity.low) out.number(quantity.high);
  out.byte(static_cast<std::uint8_t>(quantity.bound));
  out.byte(static_cast<std::uint8_t>(quantity.kind));
  out.byte(static_cast<std::uint8_t>(quantity.direction));
  for (const std::string* text : {&quantity.unit, &quantity.currency, &quantity.object, &quantity.rule}) out.text(*text);
  for (const TextSpan span : {quantity.span, quantity.number, quantity.object_span}) out.span(span);
}

Quantity read_quantity(RecordReader& in) {
  Quantity out;
  out.low = in.number();
  out.high = in.flag() ? in.number() : out.low;
  out.bound = in.enumerator(Bound::range);
  out.kind = in.enumerator(QuantityKind::other);
  out.direction = in.enumerator(Direction::down);
  for (std::string* text : {&out.unit, &out.currency, &out.object, &out.rule}) *text = in.text();
  for (TextSpan* span : {&out.span, &out.number, &out.object_span}) *span = in.span();
  return out;
}

void write_place(RecordWriter& out, const Claim& claim) {
  out.integer(claim.block);
  out.byte(static_cast<std::uint8_t>(claim.block_kind));
  for (const TextSpan span : {claim.block_span, claim.source, claim.source_value}) out.span(span);
  out.integer(claim.line);
  out.integer(claim.mentions.size());
  for (const TextSpan span : claim.mentions) out.span(span);
}

void read_place(RecordReader& in, Claim& out) {
  out.block = static_cast<std::size_t>(in.integer());
  out.block_kind = in.enumerator(last_block_kind);
  for (TextSpan* span : {&out.block_span, &out.source, &out.source_value}) *span = in.span();
  out.line = static_cast<std::size_t>(in.integer());
  for (std::size_t left = in.count(); left > 0; --left) out.mentions.push_back(in.span());
}

bool is_inside(TextSpan span, std::string_view text) { return span.begin <= span.end && span.end <= text.size(); }

void write_claim(RecordWriter& out, const Claim& claim) {
  write_hex(out, claim.id, 1);
  for (const std::string* text : {&claim.sentence, &claim.lang, &claim.rule}) out.text(*text);
  write_quantity(out, claim.quantity);
  out.byte(static_cast<std::uint8_t>(claim.event));
  out.span(claim.event_span);
  out.byte(static_cast<std::uint8_t>(claim.direction));
  out.integer(claim.companies.size());
  for (const Company& company : claim.companies) {
    out.text(company.name);
    out.text(company.id);
  }
  out.byte(static_cast<std::uint8_t>(claim.factuality));
  out.flag(claim.speaker.has_value());
  if (claim.speaker) out.text(*claim.speaker);
  out.text(claim.period.text);
  write_days(out, claim.period.from);
  write_days(out, claim.period.to);
  write_place(out, claim);
  const bool is_of_sentence =
      is_inside(claim.quantity.span, claim.sentence) && claim.quantity.span.of(claim.sentence) == claim.surface;
  out.flag(!is_of_sentence);
  if (!is_of_sentence) out.text(claim.surface);
}

Claim read_claim(RecordReader& in) {
  Claim out;
  out.id = read_hex(in, 1);
  for (std::string* text : {&out.sentence, &out.lang, &out.rule}) *text = in.text();
  out.quantity = read_quantity(in);
  out.event = in.enumerator(Event::other);
  out.event_span = in.span();
  out.direction = in.enumerator(Direction::down);
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string name = in.text();
    out.companies.push_back({std::move(name), in.text()});
  }
  out.factuality = in.enumerator(Factuality::unknown);
  if (in.flag()) out.speaker = in.text();
  out.period.text = in.text();
  out.period.from = read_days(in);
  out.period.to = read_days(in);
  read_place(in, out);
  if (in.flag())
    out.surface = in.text();
  else if (is_inside(out.quantity.span, out.sentence))
    out.surface = out.quantity.span.of(out.sentence);
  else
    in.fail();
  return out;
}

void write_block(RecordWriter& out, const BlockRecord& block) {
  out.byte(static_cast<std::uint8_t>(block.kind));
  out.text(block.text);
  out.text(block.lang);
  out.signed_integer(block.level);
  out.signed_integer(block.heading);
  out.signed_integer(block.lead);
  out.integer(block.sentences.size());
  std::size_t at = 0;
  for (const TextSpan sentence : block.sentences) {  // gaps and lengths: mostly one byte each
    out.integer(sentence.begin - at);
    out.integer(sentence.size());
    at = sentence.end;
  }
}

BlockRecord read_block(RecordReader& in) {
  constexpr std::int64_t max_int = std::numeric_limits<int>::max();
  BlockRecord out;
  out.kind = in.enumerator(last_block_kind);
  out.text = in.text();
  out.lang = in.text();
  out.level = static_cast<int>(in.signed_integer(max_int));
  out.heading = static_cast<int>(in.signed_integer(max_int));
  out.lead = static_cast<int>(in.signed_integer(max_int));
  std::size_t at = 0;
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) {
    const std::uint64_t gap = in.integer();
    const std::uint64_t size = in.integer();
    if (gap > out.text.size() - at || size > out.text.size() - at - gap) {
      in.fail();
      break;
    }
    out.sentences.push_back({at + gap, at + gap + size});
    at += gap + size;
  }
  return out;
}

bool read_head(RecordReader& in, std::uint8_t type) { return in.byte() == type && in.byte() == record_version; }

}  // namespace

std::string encode_claim(const Claim& claim) {
  RecordWriter out;
  out.byte(claim_record);
  out.byte(record_version);
  write_claim(out, claim);
  return std::move(out).bytes();
}

std::string encode_info(const ArticleInfo& info) {
  RecordWriter out;
  out.byte(record_version);
  write_info(out, info);
  return std::move(out).bytes();
}

std::string encode_text(const ArticleRecord& record) {
  RecordWriter out;
  out.integer(record.claim_ids.size());
  for (const std::string& id : record.claim_ids) write_hex(out, id, 1);
  out.integer(record.blocks.size());
  for (const BlockRecord& block : record.blocks) write_block(out, block);
  return std::string{article_record, record_version} + pack(std::move(out).bytes());
}

Result<DocumentType> record_type(std::string_view bytes) {
  RecordReader in(bytes);
  const std::uint8_t type = in.byte();
  if (type == article_record) return DocumentType::article;
  if (type == claim_record) return DocumentType::claim;
  return corrupt();
}

Result<Claim> decode_claim(std::string_view bytes) {
  RecordReader in(bytes);
  if (!read_head(in, claim_record)) return corrupt();
  Claim out = read_claim(in);
  if (!in.is_good() || !in.is_at_end()) return corrupt();
  return out;
}

Result<ArticleInfo> decode_info(std::string_view bytes) {
  RecordReader in(bytes);
  if (in.byte() != record_version) return corrupt();
  ArticleInfo out = read_info(in);
  if (!in.is_good() || !in.is_at_end()) return corrupt();
  return out;
}

Result<std::string> unpack_article(std::string_view text) {
  RecordReader head(text);
  if (!read_head(head, article_record)) return corrupt();
  std::optional<std::string> unpacked = unpack(head.rest());
  if (!unpacked) return corrupt();
  return std::move(*unpacked);
}

Result<ArticleRecord> decode_unpacked(std::string_view info, std::string_view unpacked) {
  Result<ArticleInfo> read = decode_info(info);
  if (!read) return read.error();
  ArticleRecord out{std::move(*read), {}, {}};
  RecordReader in(unpacked);
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) out.claim_ids.push_back(read_hex(in, 1));
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) out.blocks.push_back(read_block(in));
  if (!in.is_good() || !in.is_at_end()) return corrupt();
  return out;
}

Result<ArticleRecord> decode_article(std::string_view info, std::string_view text) {
  const Result<std::string> unpacked = unpack_article(text);
  if (!unpacked) return unpacked.error();
  return decode_unpacked(info, *unpacked);
}

Result<ArticleInfo> info_of(const Xapian::Document& document) { return decode_info(document.get_value(slot_number(Slot::info))); }

Result<ArticleRecord> article_of(const Xapian::Document& document) {
  return decode_article(document.get_value(slot_number(Slot::info)), document.get_data());
}

}  // namespace claimdex::schema
