// A claim's fields in the order in which write_claim() has them: a set of bits for what is not as nearly always, then what they
// leave open. Spans are told from where another one begins or ends, so that their numbers are small and alike.
#include "indexer/schema/article_claims.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <unordered_map>

#include "indexer/schema/record_parts.hpp"
#include "indexer/schema/record_values.hpp"

namespace claimdex::schema {
namespace {

/// What a claim has that others have not, or has otherwise than it is told from its block. The rare ones make a second byte.
enum Trait : std::uint32_t {
  is_range = 1U << 0U,
  has_speaker = 1U << 1U,
  has_period = 1U << 2U,
  has_event_span = 1U << 3U,
  has_object = 1U << 4U,
  has_unit = 1U << 5U,
  is_on_other_line = 1U << 6U,
  has_own_sentence = 1U << 7U,
  has_own_lang = 1U << 8U,
  has_own_object = 1U << 9U,
  has_own_surface = 1U << 10U,
  has_own_source = 1U << 11U,
  has_own_mentions = 1U << 12U,
  has_own_kind = 1U << 13U,
  has_own_rule = 1U << 14U,
};
constexpr std::uint64_t all_traits = (1U << 15U) - 1;

constexpr std::uint8_t bounds = static_cast<std::uint8_t>(Bound::range) + 1;
constexpr std::uint8_t kinds = static_cast<std::uint8_t>(QuantityKind::other) + 1;
constexpr std::uint8_t directions = static_cast<std::uint8_t>(Direction::down) + 1;
constexpr std::uint8_t factualities = static_cast<std::uint8_t>(Factuality::unknown) + 1;
constexpr std::int64_t most_offset = std::int64_t{1} << 48;

bool covers(TextSpan span, std::string_view of, std::string_view text) {
  return span.begin <= span.end && span.end <= of.size() && span.of(of) == text;
}

std::int64_t difference(std::size_t a, std::size_t b) { return static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b); }

/// A span by where it begins behind `from`, and its size.
void write_span(RecordWriter& out, TextSpan span, std::size_t from) {
  out.signed_integer(difference(span.begin, from));
  out.signed_integer(difference(span.end, span.begin));
}

TextSpan read_span(RecordReader& in, std::size_t from) {
  const std::int64_t begin = static_cast<std::int64_t>(from) + in.signed_integer(most_offset);
  const std::int64_t end = begin + in.signed_integer(most_offset);
  if (begin >= 0 && end >= 0) return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
  in.fail();
  return {};
}

/// What `span` covers of `of`. Fails where it is none of it.
std::string read_covered(RecordReader& in, TextSpan span, std::string_view of) {
  if (span.begin <= span.end && span.end <= of.size()) return std::string(span.of(of));
  in.fail();
  return {};
}

// A text by its place in another, from 1; or 0 and itself.
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

/// Where the source of a claim is expected, from its place in its block.
TextSpan expected_source(const Claim& claim, const ClaimBase& base) {
  const std::int64_t begin = std::max<std::int64_t>(0, base.source + static_cast<std::int64_t>(claim.block_span.begin));
  const std::size_t size = claim.block_span.empty() ? 0 : claim.block_span.size();
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(begin) + size};
}

TextSpan expected_source_value(const Claim& claim) {
  const TextSpan span = claim.quantity.span;
  return {claim.source.begin + span.begin, claim.source.begin + span.end};
}

// ---- Writing ----

/// Texts by number, from 1 in the order of their first use; 0 is the empty one.
class Texts {
 public:
  std::uint64_t number_of(std::string_view text) {
    if (text.empty()) return 0;
    const auto [known, is_new] = numbers_.try_emplace(text, texts_.size() + 1);
    if (is_new) texts_.push_back(text);
    return known->second;
  }
  void write(RecordWriter& out) const {
    out.integer(texts_.size());
    for (const std::string_view text : texts_) out.text(text);
  }

 private:
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::uint64_t> numbers_;
};

std::uint32_t traits_of(const Claim& claim, const CitedBlock& block, bool is_listed, const ClaimBase& base) {
  const Quantity& quantity = claim.quantity;
  std::uint32_t traits = 0;
  const auto set = [&](Trait trait, bool value) { traits |= value ? trait : 0U; };
  set(is_range, quantity.low != quantity.high);
  set(has_speaker, claim.speaker.has_value());
  set(has_period, claim.period != Period{});
  set(has_event_span, claim.event_span != TextSpan{});
  set(has_object, quantity.object_span != TextSpan{} || !quantity.object.empty());
  set(has_unit, !quantity.unit.empty() || !quantity.currency.empty());
  set(is_on_other_line, static_cast<std::int64_t>(claim.line) != base.line);
  set(has_own_sentence, !is_listed || !covers(claim.block_span, block.text, claim.sentence));
  set(has_own_lang, claim.lang != block.lang);
  set(has_own_object, !covers(quantity.object_span, claim.sentence, quantity.object));
  set(has_own_surface, !covers(quantity.span, claim.sentence, claim.surface));
  set(has_own_source, claim.source != expected_source(claim, base) || claim.source_value != expected_source_value(claim));
  set(has_own_mentions, claim.mentions.size() != 1 || claim.mentions.front() != claim.source);
  set(has_own_kind, claim.block_kind != block.kind);
  set(has_own_rule, !claim.rule.starts_with(quantity.rule));
  return traits;
}

void write_quantity(RecordWriter& out, const Claim& claim, std::uint32_t traits, Texts& texts) {
  const Quantity& quantity = claim.quantity;
  write_value(out, quantity.low);
  if ((traits & is_range) != 0) write_value(out, quantity.high);
  out.integer(texts.number_of(quantity.rule));
  write_span(out, quantity.span, 0);
  write_span(out, quantity.number, quantity.span.begin);
  if ((traits & has_object) != 0) write_span(out, quantity.object_span, quantity.number.end);
  if ((traits & has_own_object) != 0) out.text(quantity.object);
  if ((traits & has_own_surface) != 0) out.text(claim.surface);
  if ((traits & has_unit) == 0) return;
  out.integer(texts.number_of(quantity.unit));
  out.integer(texts.number_of(quantity.currency));
}

void write_source(RecordWriter& out, const Claim& claim, std::uint32_t traits, const ClaimBase& base) {
  if ((traits & is_on_other_line) != 0) out.signed_integer(static_cast<std::int64_t>(claim.line) - base.line);
  if ((traits & has_own_source) != 0) {
    write_span(out, claim.source, expected_source(claim, base).begin);
    write_span(out, claim.source_value, claim.source.begin);
  }
  if ((traits & has_own_mentions) == 0) return;
  out.integer(claim.mentions.size());
  for (const TextSpan span : claim.mentions) write_span(out, span, claim.source.begin);
}

void write_period(RecordWriter& out, const Claim& claim) {
  write_cited(out, claim.period.text, claim.sentence);
  write_days(out, claim.period.from);
  write_days(out, claim.period.to);
}

void write_claim(RecordWriter& out, const Claim& claim, const CitedBlock& block, const ClaimBase& base, Texts& texts) {
  const auto listed = std::find(block.sentences.begin(), block.sentences.end(), claim.block_span);
  const bool is_listed = listed != block.sentences.end();
  const std::uint32_t traits = traits_of(claim, block, is_listed, base);
  out.integer(traits);
  if ((traits & has_own_sentence) == 0) {
    out.integer(static_cast<std::uint64_t>(listed - block.sentences.begin()));
  } else {
    write_span(out, claim.block_span, 0);
    write_cited(out, claim.sentence, block.text);
  }
  const auto number_of = [](auto enumerator) { return static_cast<unsigned>(enumerator); };
  out.byte(static_cast<std::uint8_t>(number_of(claim.quantity.kind) * bounds + number_of(claim.quantity.bound)));
  out.byte(static_cast<std::uint8_t>(claim.event));
  out.byte(static_cast<std::uint8_t>((number_of(claim.factuality) * directions + number_of(claim.direction)) * directions +
                                     number_of(claim.quantity.direction)));
  const std::size_t known = (traits & has_own_rule) != 0 ? 0 : claim.quantity.rule.size();
  out.integer(texts.number_of(std::string_view(claim.rule).substr(known)));
  if ((traits & has_own_lang) != 0) out.integer(texts.number_of(claim.lang));
  if ((traits & has_own_kind) != 0) out.byte(static_cast<std::uint8_t>(claim.block_kind));
  write_quantity(out, claim, traits, texts);
  if ((traits & has_event_span) != 0) write_span(out, claim.event_span, claim.quantity.span.begin);
  out.integer(claim.companies.size());
  for (const Company& company : claim.companies) {
    out.integer(texts.number_of(company.name));
    out.integer(texts.number_of(company.id));
  }
  if ((traits & has_speaker) != 0) out.integer(texts.number_of(*claim.speaker));
  if ((traits & has_period) != 0) write_period(out, claim);
  write_source(out, claim, traits, base);
}

/// In the order of the blocks: one each, of its first claim.
std::vector<ClaimBase> bases_of(const std::vector<Claim>& claims) {
  std::vector<ClaimBase> bases;
  for (const Claim& claim : claims)
    bases.push_back({claim.block, difference(claim.source.begin, claim.block_span.begin), static_cast<std::int64_t>(claim.line)});
  std::stable_sort(bases.begin(), bases.end(), [](const ClaimBase& a, const ClaimBase& b) { return a.block < b.block; });
  const auto is_same = [](const ClaimBase& a, const ClaimBase& b) { return a.block == b.block; };
  bases.erase(std::unique(bases.begin(), bases.end(), is_same), bases.end());
  return bases;
}

}  // namespace

std::string encode_claims(const std::vector<Claim>& claims, std::span<const CitedBlock> blocks) {
  Texts texts;
  const std::vector<ClaimBase> bases = bases_of(claims);
  RecordWriter written;
  for (const Claim& claim : claims) {
    const auto base = std::partition_point(bases.begin(), bases.end(), [&](const ClaimBase& b) { return b.block < claim.block; });
    RecordWriter one;
    one.integer(static_cast<std::uint64_t>(base - bases.begin()));
    write_claim(one, claim, claim.block < blocks.size() ? blocks[claim.block] : CitedBlock{}, *base, texts);
    written.text(std::move(one).bytes());
  }
  RecordWriter out;
  texts.write(out);
  out.integer(bases.size());
  ClaimBase before;
  for (const ClaimBase& base : bases) {
    out.integer(base.block - before.block);
    out.signed_integer(base.source - before.source);
    out.signed_integer(base.line - before.line);
    before = base;
  }
  out.integer(claims.size());
  return std::move(out).bytes() + std::move(written).bytes();
}

bool StoredClaims::open(std::string_view bytes) {
  *this = {};
  RecordReader in(bytes);
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) texts_.push_back(in.view());
  ClaimBase base;
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) {
    base.block += static_cast<std::size_t>(in.integer());
    base.source += in.signed_integer(most_offset);
    base.line += in.signed_integer(most_offset);
    if (std::abs(base.source) > most_offset || std::abs(base.line) > most_offset) in.fail();  // before they overflow
    bases_.push_back(base);
  }
  for (std::size_t left = in.count(); left > 0 && in.is_good(); --left) claims_.push_back(in.view());
  return in.is_good() && in.is_at_end();
}

std::size_t StoredClaims::block_of(std::size_t place) const {
  RecordReader in(claims_[place]);
  const std::uint64_t base = in.integer();
  return in.is_good() && base < bases_.size() ? bases_[static_cast<std::size_t>(base)].block
                                              : std::numeric_limits<std::size_t>::max();
}

bool StoredClaims::read(std::size_t place, const CitedBlock& block, Claim& out) const {
  RecordReader in(claims_[place]);
  const std::uint64_t base = in.integer();
  if (!in.is_good() || base >= bases_.size()) return false;
  read_claim(in, bases_[static_cast<std::size_t>(base)], block, out);
  return in.is_good() && in.is_at_end();
}

std::string StoredClaims::text_of(RecordReader& in) const {
  const std::uint64_t number = in.integer();
  if (number == 0) return {};
  if (number <= texts_.size()) return std::string(texts_[static_cast<std::size_t>(number) - 1]);
  in.fail();
  return {};
}

void StoredClaims::read_claim(RecordReader& in, const ClaimBase& base, const CitedBlock& block, Claim& out) const {
  const auto traits = static_cast<std::uint32_t>(in.integer() & all_traits);
  const auto has = [&](Trait trait) { return (traits & trait) != 0; };
  out.block = base.block;
  if (has(has_own_sentence)) {
    out.block_span = read_span(in, 0);
    out.sentence = read_cited(in, block.text);
  } else {
    const std::uint64_t sentence = in.integer();
    if (sentence >= block.sentences.size()) return in.fail();
    out.block_span = block.sentences[static_cast<std::size_t>(sentence)];
    out.sentence = read_covered(in, out.block_span, block.text);
  }
  const unsigned kind_and_bound = in.byte_up_to(kinds * bounds - 1);
  out.quantity.kind = static_cast<QuantityKind>(kind_and_bound / bounds);
  out.quantity.bound = static_cast<Bound>(kind_and_bound % bounds);
  out.event = in.enumerator(Event::other);
  const unsigned stances = in.byte_up_to(factualities * directions * directions - 1);
  out.factuality = static_cast<Factuality>(stances / (directions * directions));
  out.direction = static_cast<Direction>(stances / directions % directions);
  out.quantity.direction = static_cast<Direction>(stances % directions);
  const std::string rule = text_of(in);
  out.lang = has(has_own_lang) ? text_of(in) : std::string(block.lang);
  out.block_kind = has(has_own_kind) ? in.enumerator(last_block_kind) : block.kind;
  read_quantity(in, traits, out);
  out.rule = has(has_own_rule) ? rule : out.quantity.rule + rule;
  if (has(has_event_span)) out.event_span = read_span(in, out.quantity.span.begin);
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string name = text_of(in);
    out.companies.push_back({std::move(name), text_of(in)});
  }
  if (has(has_speaker)) out.speaker = text_of(in);
  if (has(has_period)) out.period.text = read_cited(in, out.sentence);
  if (has(has_period)) out.period.from = read_days(in);
  if (has(has_period)) out.period.to = read_days(in);
  read_source(in, traits, base, out);
}

void StoredClaims::read_quantity(RecordReader& in, std::uint32_t traits, Claim& out) const {
  Quantity& quantity = out.quantity;
  quantity.low = read_value(in);
  quantity.high = (traits & is_range) != 0 ? read_value(in) : quantity.low;
  quantity.rule = text_of(in);
  quantity.span = read_span(in, 0);
  quantity.number = read_span(in, quantity.span.begin);
  if ((traits & has_object) != 0) quantity.object_span = read_span(in, quantity.number.end);
  quantity.object = (traits & has_own_object) != 0 ? in.text() : read_covered(in, quantity.object_span, out.sentence);
  out.surface = (traits & has_own_surface) != 0 ? in.text() : read_covered(in, quantity.span, out.sentence);
  if ((traits & has_unit) == 0) return;
  quantity.unit = text_of(in);
  quantity.currency = text_of(in);
}

void StoredClaims::read_source(RecordReader& in, std::uint32_t traits, const ClaimBase& base, Claim& out) {
  const std::int64_t line = base.line + ((traits & is_on_other_line) != 0 ? in.signed_integer(most_offset) : 0);
  if (line < 0) return in.fail();
  out.line = static_cast<std::size_t>(line);
  const TextSpan expected = expected_source(out, base);
  const bool is_own = (traits & has_own_source) != 0;
  out.source = is_own ? read_span(in, expected.begin) : expected;
  out.source_value = is_own ? read_span(in, out.source.begin) : expected_source_value(out);
  if ((traits & has_own_mentions) == 0) return out.mentions.push_back(out.source);
  for (std::size_t left = in.count(); left > 0; --left) out.mentions.push_back(read_span(in, out.source.begin));
}

}  // namespace claimdex::schema
