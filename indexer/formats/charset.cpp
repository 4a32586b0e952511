// Validation, detection and conversion (ICU) of charsets.
#include "indexer/formats/charset.hpp"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "analyzers/text/utf8.hpp"
#include "indexer/formats/html_tokens.hpp"

namespace claimdex::formats {
namespace {

struct Utf8Check {
  std::size_t multibyte = 0;
  std::size_t errors = 0;
  std::size_t first_error = 0;
  std::size_t high_bytes = 0;
  std::size_t high_pairs = 0;  ///< high bytes that follow a high byte
};

bool is_ascii_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

Utf8Check check_utf8(std::string_view bytes) {
  Utf8Check check;
  bool high_before = false;
  for (std::size_t at = 0; at < bytes.size();) {
    if (at + 8 <= bytes.size() && is_ascii_word(bytes.data() + at)) {
      at += 8;
      high_before = false;
      continue;
    }
    if (text::is_plain_han_at(bytes, at)) {
      ++check.multibyte;
      ++check.high_bytes;
      check.high_pairs += high_before ? 1 : 0;
      high_before = true;
      at += 3;
      continue;
    }
    const text::CodePoint c = text::decode_at(bytes, at);
    const bool high = static_cast<unsigned char>(bytes[at]) >= 0x80;
    if (high) ++check.high_bytes, check.high_pairs += high_before ? 1 : 0;
    high_before = high;
    if (c.size > 1) {
      ++check.multibyte;
    } else if (high) {
      if (check.errors++ == 0) check.first_error = at;
    }
    at += c.size;
  }
  return check;
}

// UTF-16 without a mark: most of the bytes at one parity are zero (or small, for Chinese text no zeros: then detection must do).
const char* utf16_by_zeros(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, 4096);
  if (beginning.find('\0') == std::string_view::npos) return nullptr;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < beginning.size(); ++at) zeros[at % 2] += beginning[at] == 0 ? 1 : 0;
  const std::size_t half = beginning.size() / 2;
  if (half < 4) return nullptr;
  if (zeros[1] * 10 > half * 4 && zeros[0] * 20 < half) return "UTF-16LE";
  if (zeros[0] * 10 > half * 4 && zeros[1] * 20 < half) return "UTF-16BE";
  return nullptr;
}

// The charset that a page declares in its first bytes.
std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 2048);
  const std::size_t at = head.find("charset=");
  if (at == std::string_view::npos || head.find('<') == std::string_view::npos) return {};
  std::size_t begin = at + 8;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
  const std::size_t end = head.find_first_of("\"' />;\r\n", begin);
  std::string name(head.substr(begin, end == std::string_view::npos ? 0 : end - begin));
  if (equals_no_case(name, "gb2312") || equals_no_case(name, "gbk")) name = "GB18030";
  if (equals_no_case(name, "iso-8859-1")) name = "windows-1252";
  return equals_no_case(name, "utf-8") ? std::string() : name;
}

std::string detected_charset(std::string_view bytes, const Utf8Check& check) {
  // A few lone high bytes in ASCII text are pound signs and accents, whatever a statistical detector makes of them.
  if (check.high_bytes * 50 < bytes.size() && check.high_pairs * 5 <= check.high_bytes) return "windows-1252";
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  constexpr std::size_t enough = 1 << 18;
  if (!detector || uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), enough)) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string name = uchardet_get_charset(detector.get());
  if (name == "GB2312" || name == "GBK" || name == "HZ-GB-2312") return "GB18030";
  if (name == "ISO-8859-1" || name == "ASCII") return "windows-1252";
  return name == "UHC" ? "windows-949" : name;
}

// Appends one converted run of UTF-16 to the text. `offsets`: source byte of each unit, from `source_base`.
struct Conversion {
  DecodedText& out;
  std::size_t replaced = 0;
  std::size_t first_replaced = 0;
  std::size_t characters = 0;

  void append(const UChar* units, const std::int32_t* offsets, std::size_t count, std::size_t source_base,
              std::size_t source_end) {
    for (std::size_t at = 0; at < count;) {
      const bool pair = (units[at] & 0xFC00) == 0xD800 && at + 1 < count;
      const char32_t c = pair ? 0x10000u + ((units[at] & 0x3FFu) << 10) + (units[at + 1] & 0x3FFu) : units[at];
      const std::size_t next = at + (pair ? 2 : 1);
      const std::size_t source = source_base + static_cast<std::size_t>(std::max(offsets[at], 0));
      const std::size_t end = next < count ? source_base + static_cast<std::size_t>(std::max(offsets[next], 0)) : source_end;
      const std::size_t begin = out.storage.size();
      ++characters;
      if (c == text::replacement_character && replaced++ == 0) first_replaced = source;
      text::append_utf8(out.storage, c);
      out.map.append({begin, out.storage.size() - begin, source, std::max(end, source) - source});
      at = next;
    }
  }
};

bool convert(std::string_view bytes, const std::string& charset, DecodedText& out, Conversion& conversion) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return false;
  out.storage.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 8192> units{};
  std::array<std::int32_t, 8192> offsets{};
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  do {
    const char* const begin = source;
    UChar* target = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, offsets.data(), true, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return false;
    const auto base = static_cast<std::size_t>(begin - bytes.data());
    conversion.append(units.data(), offsets.data(), static_cast<std::size_t>(target - units.data()), base,
                      static_cast<std::size_t>(source - bytes.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  out.text = out.storage;
  return true;
}

// UTF-8 with a few bad bytes: each becomes U+FFFD.
void repair_utf8(std::string_view bytes, const Utf8Check& check, DecodedText& out) {
  std::size_t begin = 0;
  const auto copy = [&](std::size_t end) {
    if (begin == end) return;
    out.map.append({out.storage.size(), end - begin, begin, end - begin});
    out.storage += bytes.substr(begin, end - begin);
  };
  for (std::size_t at = check.first_error; at < bytes.size();) {
    const text::CodePoint c = text::decode_at(bytes, at);
    if (c.size == 1 && static_cast<unsigned char>(bytes[at]) >= 0x80) {
      copy(at);
      out.map.append({out.storage.size(), 3, at, 1});
      text::append_utf8(out.storage, text::replacement_character);
      begin = at + 1;
    }
    at += c.size;
  }
  copy(bytes.size());
  out.text = out.storage;
  out.warnings.push_back(
      fmt::format("{} bytes are no UTF-8, the first at byte {}; each is shown as U+FFFD.", check.errors, check.first_error));
}

Result<void> convert_or_fail(std::string_view bytes, const std::string& charset, DecodedText& out) {
  Conversion conversion{out};
  if (!convert(bytes, charset, out, conversion))
    return Error{ErrorCode::encoding_unknown, fmt::format("the charset {} cannot be converted", charset),
                 "convert the file to UTF-8", std::nullopt};
  if (conversion.replaced * 10 > conversion.characters)
    return Error{ErrorCode::encoding_unknown, fmt::format("the bytes do not fit any charset ({} was tried)", charset),
                 "convert the file to UTF-8", std::nullopt};
  if (conversion.replaced > 0)
    out.warnings.push_back(fmt::format("{} characters do not fit the charset {}, the first at byte {}; each is shown as U+FFFD.",
                                       conversion.replaced, charset, conversion.first_replaced));
  return {};
}

}  // namespace

bool looks_binary(std::string_view beginning) {
  constexpr std::array<std::string_view, 14> magics = {
      "\x7F"
      "ELF",
      "\x89PNG",
      "\xFF\xD8\xFF",
      "GIF8",
      "%PDF-",
      "PK\x03\x04",
      "PK\x05\x06",
      "BZh",
      "\xFD"
      "7zXZ",
      "Rar!",
      "7z\xBC\xAF",
      "SQLite format 3",
      "RIFF",
      "\xCA\xFE\xBA\xBE"};
  for (const std::string_view magic : magics)
    if (beginning.starts_with(magic)) return true;
  if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF")) return false;
  if (beginning.find('\0') == std::string_view::npos) return false;
  const auto zeros = static_cast<std::size_t>(std::count(beginning.begin(), beginning.end(), '\0'));
  return zeros > beginning.size() / 1000 && utf16_by_zeros(beginning) == nullptr;
}

Result<void> decode_text(std::string_view bytes, DecodedText& out) {
  if (looks_binary(bytes.substr(0, 8192))) return Error{ErrorCode::binary_file, "this is not a text file", "", std::nullopt};
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return convert_or_fail(bytes, "UTF-32", out);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return convert_or_fail(bytes, "UTF-16", out);
  if (const char* utf16 = utf16_by_zeros(bytes)) return convert_or_fail(bytes, utf16, out);
  const Utf8Check check = check_utf8(bytes);
  if (check.errors == 0) {
    out.text = bytes;
    return {};
  }
  if (check.multibyte >= check.errors * 4) return repair_utf8(bytes, check, out), Result<void>{};
  const std::string declared = declared_charset(bytes);
  if (!declared.empty()) {
    if (convert_or_fail(bytes, declared, out)) return {};
    out = {};
  }
  std::string charset = detected_charset(bytes, check);
  if (charset.empty() || charset == "UTF-8") {
    charset = "windows-1252";
    out.warnings.emplace_back("The charset could not be told; the text was read as windows-1252.");
  }
  return convert_or_fail(bytes, charset, out);
}

}  // namespace claimdex::formats
