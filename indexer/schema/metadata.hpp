// What the index says of itself: metadata keys of the Xapian database, and the names in the index folder.
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
inline constexpr std::string_view meta_text_terms =
    "claimdex.text_terms";                                            ///< decimal: lengths of all articles, as Xapian counts
inline constexpr std::string_view meta_updates = "claimdex.updates";  ///< decimal: changes in place of this generation
inline constexpr std::string_view meta_library = "claimdex.library";  ///< version() that wrote last
inline constexpr std::string_view meta_tombstones = "claimdex.tombstones";  ///< see tombstones.hpp
inline constexpr std::string_view meta_dictionary = "claimdex.dictionary";  ///< of packing.hpp; none in a small index
/// meta_file_prefix + path -> state of an indexed file (see file_state.hpp of the indexer).
inline constexpr std::string_view meta_file_prefix = "f/";
/// meta_shared_prefix + key term, in the article's part: several files have had an article of this key, of which one is indexed.
inline constexpr std::string_view meta_shared_prefix = "d/";

// ---- The index folder ----
inline constexpr std::string_view stub_name = "XAPIANDB";     ///< "auto gen-000007\n": replaced by rename
inline constexpr std::string_view lock_name = "writer.lock";  ///< flock; holds the writer's pid
inline constexpr std::string_view build_name =
    "building";                                          ///< of a bulk load; where one was interrupted the next goes on with it
std::string generation_name(unsigned long long number);  ///< "gen-000007"
/// Where part `part` of `parts` stands, from the index folder: "gen-000007", or "gen-000007/shard-002" where there are several.
std::string part_name(unsigned long long generation, std::size_t part, std::size_t parts);
inline constexpr std::size_t most_parts = 256;

/// Refuses an index that this library cannot read: another format version or analyzer, or no claimdex index at all.
/// Errors: index_format_unsupported, analyzer_mismatch.
Result<void> check_metadata(const Xapian::Database& database, std::string_view analyzer_name, const std::string& folder);

/// The bytes of the dictionary of a part; empty where it has none.
std::string dictionary_of(const Xapian::Database& part);
inline std::string dictionary_of(const std::string& path) { return dictionary_of(Xapian::Database(path)); }

/// The one translator of Xapian's exceptions: call it in a catch block of Xapian::Error; `place` = index folder, for the message.
Error translate(const Xapian::Error& error, const std::string& place);

}  // namespace claimdex::schema
