// Opening and checking an index, its stem table, and Xapian's exceptions as errors.
#include "indexer/schema/metadata.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "indexer/schema/fields.hpp"

namespace claimdex::schema {
namespace {

bool has_suffix(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// "host:port", where no such path exists.
bool is_remote(const std::string& place) {
  const std::size_t colon = place.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == place.size() || place.find('/') != std::string::npos) return false;
  if (place.size() - colon > 6 || place.find_first_not_of("0123456789", colon + 1) != std::string::npos) return false;
  std::error_code ignored;
  return !std::filesystem::exists(place, ignored);
}

Xapian::Database open_place(const std::string& place) {
  if (!is_remote(place)) return Xapian::Database(place);
  const std::size_t colon = place.rfind(':');
  return Xapian::Remote::open(place.substr(0, colon), static_cast<unsigned>(std::stoul(place.substr(colon + 1))), 10000);
}

ErrorCode code_of_errno(std::string_view description) {
  // Xapian keeps errno only as text in most errors of files.
  const auto mentions = [&](int number) {
    return description.find(std::generic_category().message(number)) != std::string_view::npos;
  };
  if (mentions(ENOSPC) || mentions(EDQUOT) || mentions(EFBIG)) return ErrorCode::disk_full;
  if (mentions(EACCES) || mentions(EPERM) || mentions(EROFS)) return ErrorCode::permission_denied;
  return ErrorCode::internal;
}

Error locked_error(const std::string& place) {
  return {ErrorCode::index_locked, fmt::format("another process is writing to {}", place), "wait until it has finished", {}};
}

Error files_error(const Xapian::Error& error, const std::string& place, const std::string& text, ErrorCode otherwise) {
  const ErrorCode code = code_of_errno(text);
  if (code == ErrorCode::disk_full) return {code, fmt::format("no space left for the index at {}", place), "free some space", {}};
  if (code == ErrorCode::permission_denied) return {code, fmt::format("no permission for the index at {}", place), {}, {}};
  const bool is_damage = otherwise == ErrorCode::index_corrupt;
  return {otherwise,
          fmt::format("{} {}: {}", is_damage ? "damaged index" : "cannot use the index", place, error.get_msg()),
          is_damage ? "build it anew" : std::string(),
          {}};
}

Error missing_error(const std::string& folder, const std::error_code& failure) {
  if (failure) return {ErrorCode::permission_denied, fmt::format("cannot read {}: {}", folder, failure.message()), {}, {}};
  return {ErrorCode::index_not_found,
          fmt::format("there is no index at {}", folder),
          fmt::format("make one with: claimdex index --index {} PATH...", folder),
          {}};
}

// An index folder whose stub names what is not there is damaged, not missing.
Error unopened_error(const Xapian::DatabaseOpeningError& error, const std::string& folder) {
  Error out = translate(error, folder);
  std::error_code ignored;
  const bool has_stub = std::filesystem::exists(std::filesystem::path(folder) / stub_name, ignored);
  if (out.code != ErrorCode::index_not_found) return out;
  if (!has_stub)
    return {ErrorCode::index_not_found,
            fmt::format("{} is no claimdex index", folder),
            "name the folder that claimdex index --index made",
            {}};
  return {
      ErrorCode::index_corrupt, fmt::format("damaged index {}: what its stub names is not there", folder), "build it anew", {}};
}

}  // namespace

std::string stem_key(std::string_view lang, std::string_view stem) {
  std::string out;
  out.reserve(lang.size() + 1 + stem.size());
  out.append(lang).push_back(':');
  out.append(stem.substr(0, max_term_bytes));
  return out;
}

std::vector<std::string> stem_forms(const Xapian::Database& database, std::string_view lang, std::string_view stem) {
  const std::string key = stem_key(lang, stem);
  std::vector<std::string> forms(database.synonyms_begin(key), database.synonyms_end(key));
  // A form that is its own stem is not stored.
  if (const auto at = std::lower_bound(forms.begin(), forms.end(), stem); at == forms.end() || *at != stem)
    forms.emplace(at, stem);
  return forms;
}

std::string generation_name(unsigned long long number) { return fmt::format("gen-{:06}", number); }

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

Result<Xapian::Database> open_database(const std::string& folder, std::string_view analyzer_name) {
  // A writer may swap generations between our reading of the stub and our opening of what it names: look again.
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    try {
      std::error_code failure;
      if (!is_remote(folder) && !std::filesystem::exists(folder, failure)) return missing_error(folder, failure);
      Xapian::Database database = open_place(folder);
      if (auto checked = check_metadata(database, analyzer_name, folder); !checked) return checked.error();
      return database;
    } catch (const Xapian::DatabaseOpeningError& error) {
      if (attempt == attempts) return unopened_error(error, folder);
    } catch (const Xapian::Error& error) {
      return translate(error, folder);
    }
  }
}

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
    return {ErrorCode::remote_unreachable, fmt::format("no answer from {}: {}", place, error.get_msg()), {}, {}};
  }
  if (type == "QueryParserError") return {ErrorCode::invalid_query, error.get_msg(), {}, {}};
  if (has_suffix(type, "DatabaseError") || type == "DatabaseClosedError")
    return files_error(error, place, text, ErrorCode::write_failed);
  return {ErrorCode::internal, fmt::format("{}: {}: {}", place, type, error.get_msg()), {}, {}};
}

}  // namespace claimdex::schema
