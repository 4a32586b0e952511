// Encoding and decoding of stored records. The order of fields is the layout: change it only with record_version.
#include "indexer/schema/records.hpp"

#include <limits>
#include <utility>

#include "indexer/schema/article_claims.hpp"
#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/record_parts.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::schema {
namespace {

constexpr auto last_format = Format::text;

constexpr std::size_t sha256_words = 4;

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

void read_metadata(RecordReader& in, Metadata& out) {
  for (std::string* text : {&out.title, &out.source, &out.site, &out.url, &out.author, &out.category}) *text = in.text();
  for (std::size_t left = in.count(); left > 0; --left) out.tags.push_back(in.text());
  out.published = read_moment(in);
  out.published_from = in.enumerator(DateOrigin::byline);
  out.fetched = read_moment(in);
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string name = in.text();
    out.other.emplace_back(std::move(name), in.text());
  }
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

void read_info(RecordReader& in, ArticleInfo& out) {
  out.key = in.text();
  out.path = read_path(in, out.key);
  out.file = read_path(in, out.key);
  out.lang = in.text();
  out.sha256 = read_hex(in, sha256_words);
  if (const std::uint64_t record = in.integer(); record > 0) out.record = record - 1;
  out.format = in.enumerator(last_format);
  out.bytes = in.integer();
  read_metadata(in, out.metadata);
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

void read_sentences(RecordReader& in, std::size_t size, std::vector<TextSpan>& out) {
  std::size_t at = 0;
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) {
    const std::uint64_t gap = in.integer();
    const std::uint64_t length = in.integer();
    if (gap > size - at || length > size - at - gap) {
      in.fail();
      break;
    }
    out.push_back({at + gap, at + gap + length});
    at += gap + length;
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
  read_sentences(in, out.text.size(), out.sentences);
  return out;
}

void read_view(RecordReader& in, BlockView& out) {
  out.kind = in.enumerator(last_block_kind);
  out.text = in.view();
  out.lang = in.view();
  for (int i = 0; i < 3; ++i) in.integer();
  out.sentences.clear();
  read_sentences(in, out.text.size(), out.sentences);
}

/// A block passed over without a copy.
void skip_block(RecordReader& in) {
  in.byte();
  in.view();
  in.view();
  for (int i = 0; i < 3; ++i) in.integer();
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) {
    in.integer();
    in.integer();
  }
}

}  // namespace

std::string encode_info(const ArticleInfo& info) {
  RecordWriter out;
  out.byte(record_version);
  write_info(out, info);
  return std::move(out).bytes();
}

std::string unpacked_text(const std::vector<BlockRecord>& blocks, const std::vector<Claim>& claims) {
  RecordWriter of_blocks;
  of_blocks.integer(blocks.size());
  for (const BlockRecord& block : blocks) write_block(of_blocks, block);
  RecordWriter out;
  out.text(std::move(of_blocks).bytes());
  std::vector<CitedBlock> cited;
  for (const BlockRecord& block : blocks) cited.push_back({block.kind, block.text, block.lang, block.sentences});
  return std::move(out).bytes() + encode_claims(claims, cited);
}

std::string encode_text(std::string_view key, const std::vector<BlockRecord>& blocks, const std::vector<Claim>& claims,
                        const Dictionary* dictionary) {
  RecordWriter head;
  head.byte(static_cast<std::uint8_t>(article_record));
  head.byte(record_version);
  head.fixed24(article_check(key));
  return std::move(head).bytes() + pack(unpacked_text(blocks, claims), dictionary);
}

Result<DocumentType> record_type(std::string_view bytes) {
  RecordReader in(bytes);
  const std::uint8_t type = in.byte();
  if (type == article_record) return DocumentType::article;
  if (type == claim_record) return DocumentType::claim;
  return corrupt_record();
}

Result<ArticleInfo> decode_info(std::string_view bytes) {
  Result<ArticleInfo> out = ArticleInfo();
  if (const Result<void> read = decode_info(bytes, *out); !read) return read.error();
  return out;
}

Result<void> decode_info(std::string_view bytes, ArticleInfo& out) {
  RecordReader in(bytes);
  if (in.byte() != record_version) return corrupt_record();
  read_info(in, out);
  if (!in.is_good() || !in.is_at_end()) return corrupt_record();
  return {};
}

Result<ArticleText> ArticleText::unpack(std::string_view data, const Dictionaries& dictionaries) {
  RecordReader head(data);
  if (head.byte() != static_cast<std::uint8_t>(article_record) || head.byte() != record_version) return corrupt_record();
  const std::uint32_t check = head.fixed24();
  std::optional<std::string> unpacked = schema::unpack(head.rest(), dictionaries);
  if (!unpacked) return corrupt_record();
  ArticleText out;
  out.check_ = check;
  out.bytes_ = std::make_shared<const std::string>(std::move(*unpacked));
  RecordReader in(*out.bytes_);
  const std::size_t size = in.view().size();
  if (!in.is_good()) return corrupt_record();
  out.blocks_end_ = in.at();
  out.blocks_begin_ = out.blocks_end_ - size;
  return out;
}

std::string_view ArticleText::blocks() const {
  return std::string_view(*bytes_).substr(blocks_begin_, blocks_end_ - blocks_begin_);
}

Result<std::vector<BlockRecord>> ArticleText::read_blocks() const {
  std::vector<BlockRecord> out;
  RecordReader in(blocks());
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) out.push_back(read_block(in));
  if (!in.is_good() || !in.is_at_end()) return corrupt_record();
  return out;
}

Result<void> ArticleText::visit_blocks(const std::function<void(const BlockView&)>& visit) const {
  RecordReader in(blocks());
  BlockView view;
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) {
    read_view(in, view);
    if (in.is_good()) visit(view);
  }
  if (!in.is_good() || !in.is_at_end()) return corrupt_record();
  return {};
}

bool ArticleText::find_places() {
  if (has_places_) return true;
  RecordReader of_blocks(blocks());
  for (std::size_t left = of_blocks.count(); left > 0 && of_blocks.is_good(); --left) {
    block_places_.push_back(blocks_begin_ + of_blocks.at());
    skip_block(of_blocks);
  }
  const bool has_claims = claims_.open(std::string_view(*bytes_).substr(blocks_end_));
  has_places_ = of_blocks.is_good() && of_blocks.is_at_end() && has_claims;
  return has_places_;
}

Result<std::size_t> ArticleText::claims() {
  if (!find_places()) return corrupt_record();
  return claims_.size();
}

Result<Claim> ArticleText::claim(std::size_t number) {
  if (!find_places() || number == 0 || number > claims_.size()) return corrupt_record();
  const std::size_t block = claims_.block_of(number - 1);
  CitedBlock cited;
  BlockView view;
  if (block < block_places_.size()) {
    RecordReader of_block(std::string_view(*bytes_).substr(block_places_[block]));
    read_view(of_block, view);
    if (!of_block.is_good()) return corrupt_record();
    cited = {view.kind, view.text, view.lang, view.sentences};
  }
  Claim out;
  if (!claims_.read(number - 1, cited, out)) return corrupt_record();
  return out;
}

Result<ArticleRecord> decode_article(std::string_view info, const ArticleText& text) {
  Result<ArticleInfo> read = decode_info(info);
  if (!read) return read.error();
  Result<std::vector<BlockRecord>> blocks = text.read_blocks();
  if (!blocks) return blocks.error();
  return ArticleRecord{std::move(*read), std::move(*blocks)};
}

Result<ArticleInfo> info_of(const Xapian::Document& document) { return decode_info(document.get_value(slot_number(Slot::info))); }

Result<ArticleRecord> article_of(const Xapian::Document& document, const Dictionaries& dictionaries) {
  const Result<ArticleText> text = ArticleText::unpack(document.get_data(), dictionaries);
  if (!text) return text.error();
  return decode_article(document.get_value(slot_number(Slot::info)), *text);
}

}  // namespace claimdex::schema
