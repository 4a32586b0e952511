// White space, invisible characters and source maps of block text. The loop copies runs of plain bytes; only bytes that may begin
// something special are looked at one by one.
#include "indexer/formats/block_builder.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::formats {
namespace {

enum ByteClass : std::uint8_t { plain, control, lead };

// Leads of the multi-byte spaces and invisible characters: C2 (A0, AD, 85), E1 (9A 80), E2 (80 xx, 81 xx), E3 (80 80), EF (BB
// BF).
constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c <= 0x20; ++c) table[c] = control;
  table[0x7F] = control;
  for (const std::size_t c : {0xC2u, 0xE1u, 0xE2u, 0xE3u, 0xEFu}) table[c] = lead;
  return table;
}();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

// Zero-width space, soft hyphen, byte order mark, direction marks: nothing a reader sees. Joiners stay, some scripts need them.
bool is_invisible(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF; }

/// How many of the next eight bytes are kept as they are, looked at together: ASCII with single spaces inside. 0 where each has
/// to be looked at. `is_inside`: a plain byte stands before `at`.
std::size_t plain_text_at(std::string_view text, std::size_t at, bool is_inside) {
  using namespace text::eight_bytes;
  if (!are_in_order || text.size() - at < text::eight_bytes::size) return 0;
  const std::uint64_t bytes = load(text.data() + at);
  const std::uint64_t spaces = in_range(bytes, ' ', ' ');
  const bool is_plain = (in_range(bytes, '!', '~') | spaces) == high_bits;
  const bool has_gap = (spaces & spaces >> 8u) != 0 || (!is_inside && (spaces & 0x80) != 0);
  const std::size_t last_space = spaces >> 63u;  // what follows it is not known yet
  return is_plain && !has_gap ? text::eight_bytes::size - last_space : 0;
}

}  // namespace

void BlockBuilder::flush_gap(std::string_view next) {
  const bool wanted = gap_ || line_end_;
  const bool only_line_end = line_end_ && !gap_;
  gap_ = line_end_ = false;
  if (!wanted || text_.empty() || text_.back() == ' ') return;
  if (only_line_end && text::is_cjk(text::decode_at(next, 0).value)) {
    const char32_t before = text::decode_before(text_, text_.size()).value;
    if (text::is_cjk(before) || text::in_range(before, 0x3001, 0x3002) || text::in_range(before, 0xFF01, 0xFF1F)) return;
  }
  text_ += ' ';
}

void BlockBuilder::copy(std::string_view bytes, std::size_t source) {
  if (bytes.empty()) return;
  flush_gap(bytes);
  map_.append({text_.size(), bytes.size(), source, bytes.size()});
  text_ += bytes;
}

void BlockBuilder::text(std::string_view bytes, std::size_t source) {
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (const std::size_t plain_text = plain_text_at(bytes, at, at > begin); plain_text > 0) {
      at += plain_text;
      continue;
    }
    const std::uint8_t kind = class_of(bytes[at]);
    if (kind == plain) {
      ++at;
      continue;
    }
    // A single space between two plain bytes is kept as it is: no new piece of the map.
    if (bytes[at] == ' ' && at > begin && at + 1 < bytes.size() && class_of(bytes[at + 1]) == plain) {
      at += 2;
      continue;
    }
    if (kind == control) {
      copy(bytes.substr(begin, at - begin), source + begin);
      (bytes[at] == '\n' ? line_end_ : gap_) = true;
      if (bytes[at] == '\r') gap_ = !(at + 1 < bytes.size() && bytes[at + 1] == '\n');
      begin = ++at;
      continue;
    }
    const text::CodePoint c = text::decode_at(bytes, at);
    const bool space = text::is_space(c.value);
    if (space || is_invisible(c.value)) {
      copy(bytes.substr(begin, at - begin), source + begin);
      if (space) gap_ = true;
      begin = at + c.size;
    }
    at += c.size;
  }
  copy(bytes.substr(begin), source + begin);
}

void BlockBuilder::unit(std::string_view bytes, TextSpan source) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const text::CodePoint c = text::decode_at(bytes, at);
    const std::string_view one = bytes.substr(at, c.size);
    at += c.size;
    if (text::is_space(c.value) || c.value < 0x20 || c.value == 0x7F) {
      gap_ = true;
    } else if (!is_invisible(c.value)) {
      flush_gap(one);
      map_.append({text_.size(), one.size(), source.begin, source.size()});
      text_ += one;
      if (at < bytes.size()) source.begin = source.end;  // the first character carries the whole source
    }
  }
}

void BlockBuilder::separator(std::string_view bytes) {
  gap_ = line_end_ = false;
  if (!text_.empty()) text_ += bytes;
}

Block BlockBuilder::take(BlockKind kind) {
  Block block;
  block.kind = kind;
  block.text = std::exchange(text_, {});
  block.source = std::exchange(map_, {});
  gap_ = line_end_ = false;
  return block;
}

void BlockBuilder::clear() { take(BlockKind::body); }

void drop_front(Block& block, std::size_t bytes) {
  while (bytes < block.text.size() && block.text[bytes] == ' ') ++bytes;
  SourceMap map;
  for (SourceMap::Piece piece : block.source.pieces()) {
    if (piece.text_begin + piece.text_size <= bytes) continue;
    if (piece.text_begin < bytes) {
      const std::uint64_t cut = bytes - piece.text_begin;
      const bool linear = piece.text_size == piece.source_size;
      piece = {bytes, piece.text_size - cut, piece.source_begin + (linear ? cut : 0), piece.source_size - (linear ? cut : 0)};
    }
    piece.text_begin -= bytes;
    map.append(piece);
  }
  block.text.erase(0, bytes);
  block.source = std::move(map);
}

}  // namespace claimdex::formats
