// The primitives of stored records: LEB128 integers, little-endian doubles, length-prefixed strings. The reader never goes past
// the end: a bad byte sets a flag that stays, and every value read after it is empty.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "claimdex/text.hpp"
#include "indexer/schema/leb128.hpp"

namespace claimdex::schema {

class RecordWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void flag(bool value) { byte(value ? 1 : 0); }
  void integer(std::uint64_t value) { append_leb128(bytes_, value); }
  /// Zigzag: small magnitudes take one byte.
  void signed_integer(std::int64_t value) {
    integer((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void fixed(std::uint64_t bits) {
    for (int i = 0; i < 8; ++i) byte(static_cast<std::uint8_t>(bits >> (8 * i)));
  }
  void fixed24(std::uint32_t bits) {
    for (int i = 0; i < 3; ++i) byte(static_cast<std::uint8_t>(bits >> (8 * i)));
  }
  void number(double value) { fixed(std::bit_cast<std::uint64_t>(value)); }
  void text(std::string_view value) {
    integer(value.size());
    bytes_.append(value);
  }
  void span(TextSpan value) {
    integer(value.begin);
    signed_integer(static_cast<std::int64_t>(value.end) - static_cast<std::int64_t>(value.begin));
  }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool is_good() const { return good_; }
  [[nodiscard]] bool is_at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(at_); }
  void fail() { good_ = false; }

  std::uint8_t byte() {
    if (!good_ || at_ >= bytes_.size()) {
      fail();
      return 0;
    }
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }
  std::uint8_t byte_up_to(std::uint8_t last) {
    const std::uint8_t value = byte();
    if (value <= last) return value;
    fail();
    return 0;
  }
  bool flag() { return byte_up_to(1) == 1; }
  /// An enumerator counted from 0; `last` is the last valid one.
  template <class Enum>
  Enum enumerator(Enum last) {
    return static_cast<Enum>(byte_up_to(static_cast<std::uint8_t>(last)));
  }
  std::uint64_t integer() {
    if (good_ && at_ < bytes_.size() && static_cast<unsigned char>(bytes_[at_]) < 0x80)  // most are that small
      return static_cast<unsigned char>(bytes_[at_++]);
    const auto value = read_leb128([this] { return good_ && at_ < bytes_.size() ? std::optional(bytes_[at_++]) : std::nullopt; });
    if (!value) fail();
    return value.value_or(0);
  }
  /// Fails on a magnitude over `max`.
  std::int64_t signed_integer(std::int64_t max) {
    const std::uint64_t bits = integer();
    const auto value = static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
    if (value <= max && value >= -max) return value;
    fail();
    return 0;
  }
  /// A number of things that follow, each at least one byte long: bounds what a damaged count can make the caller do.
  std::size_t count() {
    const std::uint64_t value = integer();
    if (value <= bytes_.size() - at_) return static_cast<std::size_t>(value);
    fail();
    return 0;
  }
  std::uint64_t fixed() {
    std::uint64_t bits = 0;
    if (std::endian::native == std::endian::little && good_ && bytes_.size() - at_ >= sizeof bits) {
      std::memcpy(&bits, bytes_.data() + at_, sizeof bits);
      at_ += sizeof bits;
      return bits;
    }
    for (int i = 0; i < 8; ++i) bits |= static_cast<std::uint64_t>(byte()) << (8 * i);
    return bits;
  }
  std::uint32_t fixed24() {
    std::uint32_t bits = 0;
    for (int i = 0; i < 3; ++i) bits |= static_cast<std::uint32_t>(byte()) << (8 * i);
    return bits;
  }
  double number() { return std::bit_cast<double>(fixed()); }
  std::string text() { return std::string(view()); }
  /// The same without a copy.
  std::string_view view() {
    const std::size_t size = count();
    const std::string_view out = bytes_.substr(at_, size);
    at_ += size;
    return out;
  }
  TextSpan span() {
    const std::uint64_t begin = integer();
    const std::int64_t size = signed_integer(std::int64_t{1} << 48);
    if (begin > (std::uint64_t{1} << 48) || (size < 0 && static_cast<std::uint64_t>(-size) > begin)) {
      fail();
      return {};
    }
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(begin + static_cast<std::uint64_t>(size))};
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace claimdex::schema
