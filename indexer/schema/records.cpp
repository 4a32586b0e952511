// Encoding and decoding of stored records. The order of fields is the layout: change it only with record_version.
#include "indexer/schema/records.hpp"

#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "indexer/schema/packing.hpp"
#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {
namespace {

constexpr std::uint8_t article_record = 'A';
constexpr std::uint8_t claim_record = 'C';
constexpr std::uint8_t record_version = 2;
constexpr auto last_block_kind = BlockKind::code;
constexpr auto last_format = Format::text;

Error corrupt() { return {ErrorCode::index_corrupt, "a stored record is damaged", "index the articles again", {}}; }

// ---- Parts ----

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

void write_info(RecordWriter& out, const ArticleInfo& info) {
  for (const std::string* text : {&info.key, &info.path, &info.file, &info.lang, &info.sha256}) out.text(*text);
  out.integer(info.record ? *info.record + 1 : 0);
  out.byte(static_cast<std::uint8_t>(info.format));
  out.integer(info.bytes);
  write_metadata(out, info.metadata);
}

ArticleInfo read_info(RecordReader& in) {
  ArticleInfo out;
  for (std::string* text : {&out.key, &out.path, &out.file, &out.lang, &out.sha256}) *text = in.text();
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

// Ids are 16 hex digits: eight bytes behind a 1. Anything else as text behind a 0.
void write_id(RecordWriter& out, const std::string& id) {
  std::uint64_t bits = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), bits, 16);
  const bool is_short = id.size() == 16 && read.ptr == id.data() + id.size() && fmt::format("{:016x}", bits) == id;
  out.flag(is_short);
  if (is_short)
    out.fixed(bits);
  else
    out.text(id);
}

std::string read_id(RecordReader& in) { return in.flag() ? fmt::format("{:016x}", in.fixed()) : in.text(); }

void write_claim(RecordWriter& out, const Claim& claim) {
  write_id(out, claim.id);
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
  out.id = read_id(in);
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

std::string encode_article(const ArticleRecord& record) {
  RecordWriter out;
  out.byte(article_record);
  out.byte(record_version);
  write_info(out, record.info);
  out.integer(record.claim_ids.size());
  for (const std::string& id : record.claim_ids) write_id(out, id);
  RecordWriter blocks;
  blocks.integer(record.blocks.size());
  for (const BlockRecord& block : record.blocks) write_block(blocks, block);
  return std::move(out).bytes() + pack(std::move(blocks).bytes());
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

Result<ArticleRecord> decode_article(std::string_view bytes) {
  RecordReader in(bytes);
  if (!read_head(in, article_record)) return corrupt();
  ArticleRecord out;
  out.info = read_info(in);
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) out.claim_ids.push_back(read_id(in));
  if (!in.is_good()) return corrupt();
  const std::optional<std::string> unpacked = unpack(in.rest());
  if (!unpacked) return corrupt();
  RecordReader blocks(*unpacked);
  for (std::size_t left = blocks.count(); left > 0 && blocks.is_good(); --left) out.blocks.push_back(read_block(blocks));
  if (!blocks.is_good() || !blocks.is_at_end()) return corrupt();
  return out;
}

Result<ArticleInfo> decode_article_info(std::string_view bytes) {
  RecordReader in(bytes);
  if (!read_head(in, article_record)) return corrupt();
  ArticleInfo out = read_info(in);
  if (!in.is_good()) return corrupt();
  return out;
}

}  // namespace claimdex::schema
