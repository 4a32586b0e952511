// Value slots and their codecs, both directions. Every codec keeps order: bytes compare as the values do.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::schema {

/// Numbered columns of a document. An empty value means unknown.
enum class Slot : std::uint32_t {
  low = 0,          ///< claims: sortable double
  high = 1,         ///< claims: sortable double
  published = 2,    ///< both: sortable seconds
  period_from = 3,  ///< claims: sortable day; where no period is resolved, of a year stated in the sentence
  period_to = 4,    ///< claims: sortable day
  key = 5,          ///< both: key hash, to collapse on
  facets = 6,       ///< both: event, year and language in one (Facets)
  companies = 7,    ///< claims: company values, joined
  source = 8,       ///< both: outlet as written, else site
  text_bytes = 9,   ///< articles: sortable double, bytes of stored text
  order = 10,       ///< both: place of the article in all that was ever read (Place): what is alike otherwise is ordered so
  info = 11,        ///< articles: ArticleInfo (records.hpp), since a value is read without unpacking anything
  words = 12,       ///< articles: its words in their order (word_sequence.hpp)
  lead = 13,        ///< articles: the words of its beginning (lead_codes.hpp)
};

/// Slot number for Xapian's calls.
constexpr std::uint32_t slot_number(Slot slot) { return static_cast<std::uint32_t>(slot); }
std::string_view name_of(Slot slot);
inline constexpr std::uint32_t slot_count = static_cast<std::uint32_t>(Slot::lead) + 1;
/// The slots of a document that hold something. Xapian itself cannot list them where there are no term lists.
std::vector<std::pair<Slot, std::string>> values_of(const Xapian::Document& document);

std::string encode_number(double value);  ///< as Xapian::sortable_serialise
double decode_number(std::string_view bytes);
std::string encode_day(std::chrono::sys_days day);  ///< 4 bytes, big-endian, biased
std::optional<std::chrono::sys_days> decode_day(std::string_view bytes);
std::string encode_moment(const Moment& moment);  ///< day, then 3 bytes of seconds + 1 where the time is known
std::optional<Moment> decode_moment(std::string_view bytes);
/// Bounds for Xapian's value ranges over Slot::published: every moment of the day lies in [encode_day, day_end].
std::string encode_day_end(std::chrono::sys_days day);

/// Where an article came in the input. Places compare as their bytes do.
struct Place {
  unsigned long long generation = 0;  ///< that it was read for
  unsigned long long update = 0;      ///< of that generation in place, from 1; 0 = the bulk load that made it
  std::uint32_t unit = 0;             ///< run of files
  std::uint32_t article = 0;          ///< in the unit
};
std::string encode_place(const Place& place);  ///< four numbers of one to four bytes, without the zeros at the end
Place decode_place(std::string_view bytes);    ///< zeros for what is missing

/// What facets count, in one slot: a match spy counts combinations, add them up by part.
struct Facets {
  std::optional<Event> event;  ///< nothing in articles
  int year = 0;                ///< of publication; 0 = undated
  std::string lang;
  bool operator==(const Facets&) const = default;
};
std::string encode_facets(const Facets& facets);
std::optional<Facets> decode_facets(std::string_view bytes);

/// Slot::companies: company_value() of each, joined by 0x1F.
std::string encode_list(const std::vector<std::string>& values);
std::vector<std::string> decode_list(std::string_view bytes);

}  // namespace claimdex::schema
