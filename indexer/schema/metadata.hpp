// What the index says of itself: metadata keys of the Xapian database, the stem table, and the names in the index folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"

namespace claimdex::schema {

// ---- Metadata keys of every generation ----
inline constexpr std::string_view meta_format_version = "claimdex.format";  ///< decimal format_version
inline constexpr std::string_view meta_analyzer = "claimdex.analyzer";      ///< Analyzer::name()
inline constexpr std::string_view meta_generation = "claimdex.generation";  ///< decimal
inline constexpr std::string_view meta_text_bytes = "claimdex.text_bytes";  ///< decimal: stored text of all articles
inline constexpr std::string_view meta_library = "claimdex.library";        ///< version() that wrote last
/// meta_file_prefix + path -> state of an indexed file (see file_state.hpp of the indexer).
inline constexpr std::string_view meta_file_prefix = "claimdex.file/";

// ---- Stems: a stem's exact forms are synonyms of stem_key(lang, stem). A form may outlive its last document. ----
/// The stem table's key: "en:layoff".
std::string stem_key(std::string_view lang, std::string_view stem);
/// The folded exact forms with this stem, sorted, the stem itself always among them (forms equal to their stem are not stored).
/// One look-up.
std::vector<std::string> stem_forms(const Xapian::Database& database, std::string_view lang, std::string_view stem);

// ---- The index folder ----
inline constexpr std::string_view stub_name = "XAPIANDB";     ///< "auto gen-000007\n": replaced by rename
inline constexpr std::string_view lock_name = "writer.lock";  ///< flock; holds the writer's pid
inline constexpr std::string_view build_name = "building";    ///< left-overs of a bulk load; removed by the next writer
std::string generation_name(unsigned long long number);       ///< "gen-000007"

/// Refuses an index that this library cannot read: another format version or analyzer, or no claimdex index at all.
/// Errors: index_format_unsupported, analyzer_mismatch.
Result<void> check_metadata(const Xapian::Database& database, std::string_view analyzer_name, const std::string& folder);
/// Opens the index at `folder` for reading (a claimdex folder, a stub file, a Xapian database or "host:port") and checks it.
/// Errors: index_not_found, index_format_unsupported, analyzer_mismatch, index_corrupt, permission_denied, remote_unreachable.
Result<Xapian::Database> open_database(const std::string& folder, std::string_view analyzer_name);

/// The one translator of Xapian's exceptions: call it in a catch block of Xapian::Error; `place` = index folder, for the message.
Error translate(const Xapian::Error& error, const std::string& place);

}  // namespace claimdex::schema
