// Commas, escapes and numbers of RFC 8259.
#include "analyzers/model/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace claimdex::model {
namespace {

enum class ByteClass : std::uint8_t { plain, escaped, multibyte };

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (std::size_t b = 0; b < 256; ++b)
    classes[b] = b >= 0x80                                        ? ByteClass::multibyte
                 : b < 0x20 || b == 0x7F || b == '"' || b == '\\' ? ByteClass::escaped
                                                                  : ByteClass::plain;
  return classes;
}();

// Length of the well-formed UTF-8 sequence at `at`, 0 where there is none (RFC 3629 table).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first > 0xE0 && first < 0xED && at + 3 <= text.size() && (byte(at + 1) & 0xC0) == 0x80 && (byte(at + 2) & 0xC0) == 0x80)
    return 3;  // nearly all Chinese, Japanese and Korean
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : (first & 0xF0) == 0xE0         ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const unsigned char second = byte(at + 1);
  if (first == 0xE0 && second < 0xA0) return 0;
  if (first == 0xED && second > 0x9F) return 0;
  if (first == 0xF0 && second < 0x90) return 0;
  if (first == 0xF4 && second > 0x8F) return 0;
  return length;
}

void append_escaped(std::string& out, char c) {
  static constexpr std::string_view named = "\"\"\\\\\nn\rr\tt";  // what stands for itself behind a backslash, and by a letter
  for (std::size_t i = 0; i < named.size(); i += 2) {
    if (named[i] != c) continue;
    out += '\\';
    out += named[i + 1];
    return;
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += digits[byte >> 4u];
  out += digits[byte & 15u];
}

/// Whether one of eight bytes is no plain ASCII: bit 7 of each byte tells, or of one above it.
bool has_other_than_plain(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  const auto zeros = [](std::uint64_t x) { return (x - ones) & ~x; };
  const std::uint64_t controls = bytes - ones * 0x20;
  const std::uint64_t signs = zeros(bytes ^ ones * '"') | zeros(bytes ^ ones * '\\') | zeros(bytes ^ ones * 0x7F);
  return ((bytes | controls | signs) & ones * 0x80) != 0;
}

/// Where what is printed as it is ends, from `at` on.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (std::uint64_t bytes = 0; at + sizeof bytes <= text.size()) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      if (!has_other_than_plain(bytes)) {
        at += sizeof bytes;
        continue;
      }
    }
    const ByteClass kind = byte_classes[static_cast<unsigned char>(text[at])];
    if (kind == ByteClass::escaped) break;
    const std::size_t length = kind == ByteClass::plain ? 1 : sequence_length(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

JsonWriter& JsonWriter::begin_value() {
  if (!out_.empty() && out_.back() != '{' && out_.back() != '[' && out_.back() != ':') out_ += ',';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  begin_value();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  begin_value();
  out_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = end_of_plain(value, at);
    out_.append(value, at, end - at);
    if (end == value.size()) break;
    if (byte_classes[static_cast<unsigned char>(value[end])] == ByteClass::escaped) {
      append_escaped(out_, value[end]);
    } else {
      out_ += "\xEF\xBF\xBD";
    }
    at = end + 1;
  }
  return put('"');
}

JsonWriter& JsonWriter::number(double value) {
  constexpr double first_gap = 9007199254740992.0;
  if (!std::isfinite(value)) return null();
  if (value == std::floor(value) && std::abs(value) < first_gap) return whole(static_cast<std::int64_t>(value));
  std::array<char, 40> buffer;
  const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return raw({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

JsonWriter& JsonWriter::whole(std::int64_t value) {
  std::array<char, 24> buffer;
  const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return raw({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  begin_value();
  out_ += json;
  return *this;
}

}  // namespace claimdex::model
