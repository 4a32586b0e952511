// Codecs of value slots.
#include "indexer/schema/slots.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include <xapian.h>

namespace claimdex::schema {
namespace {

constexpr std::array<std::string_view, 14> names = {"low",   "high",   "published", "period_from", "period_to",
                                                    "key",   "facets", "companies", "source",      "text_bytes",
                                                    "order", "info",   "words",     "lead"};
constexpr std::uint32_t day_bias = 0x80000000U;
constexpr std::uint8_t no_event = 0xFF;
constexpr int first_short_year = 1900;
constexpr int long_year = 0xFF;

void append_big_endian(std::string& out, std::uint32_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

std::uint32_t read_big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes) value = (value << 8) | static_cast<unsigned char>(c);
  return value;
}

// Numbers of one to four bytes that compare as their bytes do: the leading ones of the first byte say how many follow.
constexpr std::uint32_t most_ordered = (1U << 28U) - 1;

void append_ordered(std::string& out, std::uint32_t value) {
  int more = 0;
  while (more < 3 && (value >> (7 * (more + 1))) != 0) ++more;
  append_big_endian(out, value | (((0xFFU << (8 - more)) & 0xFFU) << (8 * more)), more + 1);
}

// Bytes that are missing at the end are zero.
std::uint32_t take_ordered(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes.front());
  const auto more = static_cast<std::size_t>(std::min(3, std::countl_one(first)));
  std::uint32_t value = first & (0xFFU >> (more + 1));
  bytes.remove_prefix(1);
  for (std::size_t i = 0; i < more; ++i) {
    value = (value << 8) | (bytes.empty() ? 0U : static_cast<unsigned char>(bytes.front()));
    if (!bytes.empty()) bytes.remove_prefix(1);
  }
  return value;
}

}  // namespace

std::string_view name_of(Slot slot) { return names[static_cast<std::size_t>(slot)]; }

std::vector<std::pair<Slot, std::string>> values_of(const Xapian::Document& document) {
  std::vector<std::pair<Slot, std::string>> values;
  for (std::uint32_t slot = 0; slot < slot_count; ++slot)
    if (std::string value = document.get_value(slot); !value.empty())
      values.emplace_back(static_cast<Slot>(slot), std::move(value));
  return values;
}

std::string encode_number(double value) { return Xapian::sortable_serialise(value); }
double decode_number(std::string_view bytes) { return Xapian::sortable_unserialise(std::string(bytes)); }

std::string encode_day(std::chrono::sys_days day) {
  std::string out;
  append_big_endian(out, static_cast<std::uint32_t>(day.time_since_epoch().count()) + day_bias, 4);
  return out;
}

std::optional<std::chrono::sys_days> decode_day(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  return std::chrono::sys_days{std::chrono::days{static_cast<std::int32_t>(read_big_endian(bytes.substr(0, 4)) - day_bias)}};
}

std::string encode_moment(const Moment& moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment.at);
  std::string out = encode_day(day);
  if (moment.has_time) append_big_endian(out, static_cast<std::uint32_t>((moment.at - day).count()) + 1, 3);
  return out;
}

std::optional<Moment> decode_moment(std::string_view bytes) {
  const auto day = decode_day(bytes);
  if (!day || (bytes.size() != 4 && bytes.size() != 7)) return std::nullopt;
  if (bytes.size() == 4) return Moment{*day, false};
  const std::uint32_t seconds = read_big_endian(bytes.substr(4));
  if (seconds == 0 || seconds > 86400) return std::nullopt;
  return Moment{*day + std::chrono::seconds{seconds - 1}, true};
}

std::string encode_day_end(std::chrono::sys_days day) { return encode_day(day) + "\xFF\xFF\xFF"; }

std::string encode_place(const Place& place) {
  std::string out;
  for (const unsigned long long number : {place.generation, place.update, static_cast<unsigned long long>(place.unit),
                                          static_cast<unsigned long long>(place.article)})
    append_ordered(out, static_cast<std::uint32_t>(std::min<unsigned long long>(number, most_ordered)));
  while (out.ends_with('\0')) out.pop_back();
  return out;
}

Place decode_place(std::string_view bytes) {
  Place place;
  place.generation = take_ordered(bytes);
  place.update = take_ordered(bytes);
  place.unit = take_ordered(bytes);
  place.article = take_ordered(bytes);
  return place;
}

std::string encode_facets(const Facets& facets) {
  std::string out;
  out.push_back(static_cast<char>(facets.event ? static_cast<std::uint8_t>(*facets.event) : no_event));
  // Of a year that is not within the two centuries and a half from here a byte says so and two follow.
  const int offset = facets.year - first_short_year;
  const bool is_short = facets.year <= 0 || (offset > 0 && offset < long_year);
  out.push_back(static_cast<char>(is_short ? std::max(0, offset) : long_year));
  if (!is_short) append_big_endian(out, static_cast<std::uint32_t>(facets.year), 2);
  return out + facets.lang;
}

std::optional<Facets> decode_facets(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  Facets facets;
  const auto event = static_cast<std::uint8_t>(bytes[0]);
  if (event != no_event) {
    if (event >= event_count) return std::nullopt;
    facets.event = static_cast<Event>(event);
  }
  const int year = static_cast<unsigned char>(bytes[1]);
  const std::size_t end = year == long_year ? 4 : 2;
  if (bytes.size() < end) return std::nullopt;
  if (year == long_year)
    facets.year = static_cast<int>(read_big_endian(bytes.substr(2, 2)));
  else if (year > 0)
    facets.year = first_short_year + year;
  facets.lang = bytes.substr(end);
  return facets;
}

std::string encode_list(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out.push_back('\x1F');
    out += value;
  }
  return out;
}

std::vector<std::string> decode_list(std::string_view bytes) {
  std::vector<std::string> out;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\x1F');
    out.emplace_back(bytes.substr(0, end));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace claimdex::schema
