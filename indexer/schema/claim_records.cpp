// Encoding and decoding of claims. The order of fields is the layout: change it only with record_version.
#include "indexer/schema/claim_records.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "indexer/schema/hash.hpp"
#include "indexer/schema/record_parts.hpp"

namespace claimdex::schema {
namespace {

// ---- Numbers: what people write has few digits ----

constexpr int least_exponent = -6;
constexpr int most_exponent = 12;
constexpr std::uint8_t whole_double = 0;  // else the exponent of ten, so that the least of them is 1
constexpr std::array<double, 13> powers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

double times_power(double digits, int exponent) {
  const double power = powers[static_cast<std::size_t>(std::abs(exponent))];
  return exponent < 0 ? digits / power : digits * power;
}

void write_value(RecordWriter& out, double value) {
  constexpr double most_digits = 1e12;
  for (int exponent = most_exponent; exponent >= least_exponent; --exponent) {
    const double digits = std::rint(times_power(value, -exponent));
    if (!(std::abs(digits) < most_digits) || (digits == 0 && (exponent != 0 || std::signbit(digits)))) continue;
    if (std::bit_cast<std::uint64_t>(times_power(digits, exponent)) != std::bit_cast<std::uint64_t>(value)) continue;
    out.byte(static_cast<std::uint8_t>(exponent - least_exponent + 1));
    return out.signed_integer(static_cast<std::int64_t>(digits));
  }
  out.byte(whole_double);
  out.number(value);
}

double read_value(RecordReader& in) {
  const std::uint8_t form = in.byte_up_to(most_exponent - least_exponent + 1);
  if (form == whole_double) return in.number();
  const std::int64_t digits = in.signed_integer(std::int64_t{1} << 52);
  return times_power(static_cast<double>(digits), form - 1 + least_exponent);
}

void write_values(RecordWriter& out, double low, double high) {
  write_value(out, low);
  out.flag(high != low);
  if (high != low) write_value(out, high);
}

void read_values(RecordReader& in, double& low, double& high) {
  low = read_value(in);
  high = in.flag() ? read_value(in) : low;
}

// ---- Texts that mostly stand in another one: their place there from 1, or 0 and themselves ----

bool is_inside(TextSpan span, std::string_view text) { return span.begin <= span.end && span.end <= text.size(); }

void write_cited(RecordWriter& out, std::string_view text, std::string_view of) {
  const std::size_t at = text.empty() ? std::string_view::npos : of.find(text);
  out.integer(at == std::string_view::npos ? 0 : at + 1);
  at == std::string_view::npos ? out.text(text) : out.integer(text.size());
}

std::string read_cited(RecordReader& in, std::string_view of) {
  const std::uint64_t at = in.integer();
  if (at == 0) return in.text();
  const std::uint64_t size = in.integer();
  if (at - 1 <= of.size() && size <= of.size() - (at - 1)) return std::string(of.substr(at - 1, size));
  in.fail();
  return {};
}

// A text that a span of `of` mostly covers: a flag, and itself where it does not.
void write_covered(RecordWriter& out, std::string_view text, TextSpan span, std::string_view of) {
  const bool is_covered = is_inside(span, of) && span.of(of) == text;
  out.flag(!is_covered);
  if (!is_covered) out.text(text);
}

std::string read_covered(RecordReader& in, TextSpan span, std::string_view of) {
  if (in.flag()) return in.text();
  if (is_inside(span, of)) return std::string(span.of(of));
  in.fail();
  return {};
}

// ---- Parts ----

// Spans of the file, from where another one begins.
void write_span_from(RecordWriter& out, TextSpan span, std::size_t begin) {
  out.signed_integer(static_cast<std::int64_t>(span.begin) - static_cast<std::int64_t>(begin));
  out.signed_integer(static_cast<std::int64_t>(span.end) - static_cast<std::int64_t>(span.begin));
}

TextSpan read_span_from(RecordReader& in, std::size_t begin) {
  constexpr std::int64_t most = std::int64_t{1} << 48;
  const std::int64_t first = static_cast<std::int64_t>(begin) + in.signed_integer(most);
  const std::int64_t last = first + in.signed_integer(most);
  if (first >= 0 && last >= 0) return {static_cast<std::size_t>(first), static_cast<std::size_t>(last)};
  in.fail();
  return {};
}

void write_quantity(RecordWriter& out, const Quantity& quantity, std::string_view sentence) {
  write_values(out, quantity.low, quantity.high);
  out.byte(static_cast<std::uint8_t>(quantity.bound));
  out.byte(static_cast<std::uint8_t>(quantity.kind));
  out.byte(static_cast<std::uint8_t>(quantity.direction));
  for (const std::string* text : {&quantity.unit, &quantity.currency, &quantity.rule}) out.text(*text);
  for (const TextSpan span : {quantity.span, quantity.number, quantity.object_span}) out.span(span);
  write_covered(out, quantity.object, quantity.object_span, sentence);
}

Quantity read_quantity(RecordReader& in, std::string_view sentence) {
  Quantity out;
  read_values(in, out.low, out.high);
  out.bound = in.enumerator(Bound::range);
  out.kind = in.enumerator(QuantityKind::other);
  out.direction = in.enumerator(Direction::down);
  for (std::string* text : {&out.unit, &out.currency, &out.rule}) *text = in.text();
  for (TextSpan* span : {&out.span, &out.number, &out.object_span}) *span = in.span();
  out.object = read_covered(in, out.object_span, sentence);
  return out;
}

void write_place(RecordWriter& out, const Claim& claim) {
  out.byte(static_cast<std::uint8_t>(claim.block_kind));
  out.span(claim.source);
  write_span_from(out, claim.source_value, claim.source.begin);
  out.integer(claim.line);
  out.integer(claim.mentions.size());
  for (const TextSpan span : claim.mentions) write_span_from(out, span, claim.source.begin);
}

void read_place(RecordReader& in, Claim& out) {
  out.block_kind = in.enumerator(last_block_kind);
  out.source = in.span();
  out.source_value = read_span_from(in, out.source.begin);
  out.line = static_cast<std::size_t>(in.integer());
  for (std::size_t left = in.count(); left > 0; --left) out.mentions.push_back(read_span_from(in, out.source.begin));
}

}  // namespace

std::uint32_t article_check(std::string_view key) { return static_cast<std::uint32_t>(hash128(key).low); }

std::string encode_head(const ClaimHead& head) {
  RecordWriter out;
  out.byte(static_cast<std::uint8_t>(claim_record));
  out.byte(record_version);
  out.integer(head.number);
  out.fixed32(head.article);
  write_hex(out, head.id, 1);
  write_values(out, head.low, head.high);
  out.byte(static_cast<std::uint8_t>(head.factuality));
  out.byte(static_cast<std::uint8_t>(head.block_kind));
  out.integer(head.mentions);
  out.byte(head.other_senses);
  return std::move(out).bytes();
}

Result<ClaimHead> decode_head(std::string_view bytes) {
  RecordReader in(bytes);
  if (!read_head(in, claim_record)) return corrupt_record();
  ClaimHead out;
  out.number = static_cast<std::uint32_t>(in.integer());
  out.article = in.fixed32();
  out.id = read_hex(in, 1);
  read_values(in, out.low, out.high);
  out.factuality = in.enumerator(Factuality::unknown);
  out.block_kind = in.enumerator(last_block_kind);
  out.mentions = static_cast<std::uint32_t>(in.integer());
  out.other_senses = in.byte();
  if (!in.is_good() || !in.is_at_end()) return corrupt_record();
  return out;
}

void write_claim(RecordWriter& out, const Claim& claim, const BlockText& block) {
  out.integer(claim.block);
  out.span(claim.block_span);
  write_covered(out, claim.sentence, claim.block_span, block.text);
  out.flag(claim.lang != block.lang);
  if (claim.lang != block.lang) out.text(claim.lang);
  out.text(claim.rule);
  write_quantity(out, claim.quantity, claim.sentence);
  write_covered(out, claim.surface, claim.quantity.span, claim.sentence);
  out.byte(static_cast<std::uint8_t>(claim.event));
  out.span(claim.event_span);
  out.byte(static_cast<std::uint8_t>(claim.direction));
  out.integer(claim.companies.size());
  for (const Company& company : claim.companies) {
    write_cited(out, company.name, block.text);
    out.text(company.id);
  }
  out.byte(static_cast<std::uint8_t>(claim.factuality));
  out.flag(claim.speaker.has_value());
  if (claim.speaker) write_cited(out, *claim.speaker, block.text);
  write_cited(out, claim.period.text, claim.sentence);
  write_days(out, claim.period.from);
  write_days(out, claim.period.to);
  write_place(out, claim);
}

std::size_t read_block_number(RecordReader& in) { return static_cast<std::size_t>(in.integer()); }

Claim read_claim(RecordReader& in, std::size_t block, const BlockText& text) {
  Claim out;
  out.block = block;
  out.block_span = in.span();
  out.sentence = read_covered(in, out.block_span, text.text);
  out.lang = in.flag() ? in.text() : std::string(text.lang);
  out.rule = in.text();
  out.quantity = read_quantity(in, out.sentence);
  out.surface = read_covered(in, out.quantity.span, out.sentence);
  out.event = in.enumerator(Event::other);
  out.event_span = in.span();
  out.direction = in.enumerator(Direction::down);
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string name = read_cited(in, text.text);
    out.companies.push_back({std::move(name), in.text()});
  }
  out.factuality = in.enumerator(Factuality::unknown);
  if (in.flag()) out.speaker = read_cited(in, text.text);
  out.period.text = read_cited(in, out.sentence);
  out.period.from = read_days(in);
  out.period.to = read_days(in);
  read_place(in, out);
  return out;
}

}  // namespace claimdex::schema
