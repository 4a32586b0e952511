// The names of all public enumerators, as they stand in JSON and in queries: one table an enum, read in both directions.
#include <algorithm>
#include <array>
#include <cstddef>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/result.hpp"
#include "claimdex/searcher.hpp"

namespace claimdex {
namespace {

using namespace std::string_view_literals;

constexpr std::array bounds = {"exact"sv,    "approx"sv,    "nearly"sv,  "more_than"sv,
                               "at_least"sv, "less_than"sv, "at_most"sv, "range"sv};
constexpr std::array quantity_kinds = {"count"sv,    "money"sv,   "percent"sv, "percent_points"sv, "multiplier"sv, "ratio"sv,
                                       "duration"sv, "measure"sv, "age"sv,     "index"sv,          "other"sv};
constexpr std::array directions = {"none"sv, "up"sv, "down"sv};
constexpr std::array block_kinds = {"title"sv, "excerpt"sv, "heading"sv,     "body"sv, "table"sv,
                                    "list"sv,  "caption"sv, "boilerplate"sv, "code"sv};
constexpr std::array formats = {"front_matter"sv, "chinese_metadata"sv, "page"sv, "html"sv, "ndjson"sv,
                                "csv"sv,          "markdown"sv,         "text"sv};
constexpr std::array date_origins = {"none"sv, "metadata"sv, "url"sv, "byline"sv};
constexpr std::array events = {"job_cuts"sv,    "hiring"sv,  "headcount"sv,    "employment"sv, "departures"sv,
                               "revenue"sv,     "profit"sv,  "funding"sv,      "spending"sv,   "valuation"sv,
                               "acquisition"sv, "price"sv,   "stock"sv,        "users"sv,      "sales_volume"sv,
                               "trade"sv,       "economy"sv, "market_share"sv, "penalty"sv,    "casualties"sv,
                               "breach"sv,      "survey"sv,  "capacity"sv,     "time"sv,       "other"sv};
static_assert(events.size() == event_count);
constexpr std::array<std::string_view, 5> facet_fields = {"company", "event", "source", "lang", "year"};
constexpr std::array factualities = {"certain"sv, "probable"sv, "possible"sv, "denied"sv, "unknown"sv};
constexpr std::array verifications = {"intact"sv, "file_changed"sv, "moved"sv, "missing"sv, "file_gone"sv};

template <class Enum, class Names>
std::optional<Enum> find_name(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(Bound bound) { return bounds[static_cast<std::size_t>(bound)]; }
std::string_view name_of(QuantityKind kind) { return quantity_kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Direction direction) { return directions[static_cast<std::size_t>(direction)]; }
std::string_view name_of(BlockKind kind) { return block_kinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Format format) { return formats[static_cast<std::size_t>(format)]; }
std::string_view name_of(DateOrigin origin) { return date_origins[static_cast<std::size_t>(origin)]; }
std::string_view name_of(Event event) { return events[static_cast<std::size_t>(event)]; }
std::string_view name_of(Factuality factuality) { return factualities[static_cast<std::size_t>(factuality)]; }
std::string_view name_of(Verification verification) { return verifications[static_cast<std::size_t>(verification)]; }

std::optional<Bound> bound_of(std::string_view name) { return find_name<Bound>(bounds, name); }
std::optional<QuantityKind> quantity_kind_of(std::string_view name) { return find_name<QuantityKind>(quantity_kinds, name); }
std::optional<Direction> direction_of(std::string_view name) { return find_name<Direction>(directions, name); }
std::optional<BlockKind> block_kind_of(std::string_view name) { return find_name<BlockKind>(block_kinds, name); }
std::optional<Format> format_of(std::string_view name) { return find_name<Format>(formats, name); }
std::string_view name_of(FacetField field) { return facet_fields[static_cast<std::size_t>(field)]; }
std::optional<FacetField> facet_field_of(std::string_view name) { return find_name<FacetField>(facet_fields, name); }
std::optional<Event> event_of(std::string_view name) { return find_name<Event>(events, name); }
std::optional<Factuality> factuality_of(std::string_view name) { return find_name<Factuality>(factualities, name); }

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::file_not_found:
      return "file_not_found";
    case ErrorCode::permission_denied:
      return "permission_denied";
    case ErrorCode::not_a_regular_file:
      return "not_a_regular_file";
    case ErrorCode::file_too_large:
      return "file_too_large";
    case ErrorCode::read_failed:
      return "read_failed";
    case ErrorCode::encoding_unknown:
      return "encoding_unknown";
    case ErrorCode::malformed_input:
      return "malformed_input";
    case ErrorCode::too_deeply_nested:
      return "too_deeply_nested";
    case ErrorCode::binary_file:
      return "binary_file";
    case ErrorCode::unknown_field:
      return "unknown_field";
    case ErrorCode::invalid_query:
      return "invalid_query";
    case ErrorCode::invalid_number:
      return "invalid_number";
    case ErrorCode::invalid_date:
      return "invalid_date";
    case ErrorCode::invalid_value:
      return "invalid_value";
    case ErrorCode::query_too_long:
      return "query_too_long";
    case ErrorCode::unbalanced_query:
      return "unbalanced_query";
    case ErrorCode::index_not_found:
      return "index_not_found";
    case ErrorCode::index_locked:
      return "index_locked";
    case ErrorCode::index_format_unsupported:
      return "index_format_unsupported";
    case ErrorCode::index_corrupt:
      return "index_corrupt";
    case ErrorCode::index_changed:
      return "index_changed";
    case ErrorCode::index_not_empty_folder:
      return "index_not_empty_folder";
    case ErrorCode::analyzer_mismatch:
      return "analyzer_mismatch";
    case ErrorCode::disk_full:
      return "disk_full";
    case ErrorCode::write_failed:
      return "write_failed";
    case ErrorCode::remote_unreachable:
      return "remote_unreachable";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::ambiguous_id:
      return "ambiguous_id";
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace claimdex
