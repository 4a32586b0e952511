// Opening and checking an index, and Xapian's exceptions as errors.
#include "indexer/schema/metadata.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>

#include "indexer/schema/fields.hpp"

namespace claimdex::schema {
namespace {

bool has_suffix(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

ErrorCode code_of_errno(std::string_view description) {
  // Xapian keeps errno only as text in most errors of files.
  const auto mentions = [&](int number) {
    return description.find(std::generic_category().message(number)) != std::string_view::npos;
  };
  if (mentions(ENOSPC) || mentions(EDQUOT) || mentions(EFBIG)) return ErrorCode::disk_full;
  if (mentions(EACCES) || mentions(EPERM) || mentions(EROFS)) return ErrorCode::permission_denied;
  if (mentions(EMFILE) || mentions(ENFILE)) return ErrorCode::read_failed;
  return ErrorCode::internal;
}

Error locked_error(const std::string& place) {
  return {ErrorCode::index_locked, fmt::format("another process is writing to {}", place), "wait until it has finished", {}};
}

Error files_error(const Xapian::Error& error, const std::string& place, const std::string& text, ErrorCode otherwise) {
  const ErrorCode code = code_of_errno(text);
  if (code == ErrorCode::disk_full) return {code, fmt::format("no space left for the index at {}", place), "free some space", {}};
  if (code == ErrorCode::permission_denied) return {code, fmt::format("no permission for the index at {}", place), {}, {}};
  if (code == ErrorCode::read_failed) {
    return {code,
            fmt::format("too many open files for the index at {}", place),
            "allow more of them (ulimit -n), or use fewer --threads",
            {}};
  }
  const bool is_damage = otherwise == ErrorCode::index_corrupt;
  return {otherwise,
          fmt::format("{} {}: {}", is_damage ? "damaged index" : "cannot use the index", place, error.get_msg()),
          is_damage ? "build it anew" : std::string(),
          {}};
}

}  // namespace

std::string generation_name(unsigned long long number) { return fmt::format("gen-{:06}", number); }

std::string part_name(unsigned long long generation, std::size_t part, std::size_t parts) {
  return parts <= 1 ? generation_name(generation) : fmt::format("{}/shard-{:03}", generation_name(generation), part);
}

Result<void> check_metadata(const Xapian::Database& database, std::string_view analyzer_name, const std::string& folder) {
  const std::string format = database.get_metadata(std::string(meta_format_version));
  if (format.empty()) {
    return Error{
        ErrorCode::index_format_unsupported, fmt::format("{} is a Xapian database, but none of claimdex", folder), {}, {}};
  }
  if (format != std::to_string(format_version)) {
    return Error{ErrorCode::index_format_unsupported,
                 fmt::format("the index at {} has format {}, this claimdex reads format {}", folder, format, format_version),
                 "index the articles again into a new folder, or use the claimdex that wrote it",
                 {}};
  }
  const std::string analyzer = database.get_metadata(std::string(meta_analyzer));
  if (analyzer != analyzer_name) {
    return Error{
        ErrorCode::analyzer_mismatch,
        fmt::format("the index at {} was made with the analyzer {}, this claimdex has {}", folder, analyzer, analyzer_name),
        "index the articles again into a new folder",
        {}};
  }
  return {};
}

std::string dictionary_of(const Xapian::Database& part) { return part.get_metadata(std::string(meta_dictionary)); }

Error translate(const Xapian::Error& error, const std::string& place) {
  const std::string_view type = error.get_type();
  const char* system = error.get_error_string();
  const std::string text = error.get_msg() + ' ' + (system != nullptr ? system : "");
  if (type == "DatabaseLockError") return locked_error(place);
  if (type == "DatabaseVersionError") {
    return {ErrorCode::index_format_unsupported,
            fmt::format("the index at {} was written by another version of Xapian", place),
            "index the articles again into a new folder",
            {}};
  }
  if (type == "DatabaseModifiedError") {
    return {ErrorCode::index_changed, fmt::format("the index at {} changed while it was read", place), "try again", {}};
  }
  if (type == "DatabaseNotFoundError") return files_error(error, place, text, ErrorCode::index_not_found);
  if (type == "DatabaseOpeningError") return files_error(error, place, text, ErrorCode::index_corrupt);
  if (type == "DatabaseCorruptError" || type == "RangeError" || type == "SerialisationError") {
    return files_error(error, place, text, ErrorCode::index_corrupt);
  }
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    return {ErrorCode::remote_unreachable, fmt::format("no answer from {}: {}", place, error.get_msg()), "try again", {}};
  }
  if (type == "FeatureUnavailableError")
    return {ErrorCode::index_format_unsupported,
            fmt::format("{} serves an index that was not made to be served", place),
            "make it anew with claimdex index --shards N, 1 or more: its shards can be served",
            {}};
  if (type == "QueryParserError") return {ErrorCode::invalid_query, error.get_msg(), {}, {}};
  if (has_suffix(type, "DatabaseError") || type == "DatabaseClosedError")
    return files_error(error, place, text, ErrorCode::write_failed);
  return {ErrorCode::internal, fmt::format("{}: {}: {}", place, type, error.get_msg()), {}, {}};
}

}  // namespace claimdex::schema
