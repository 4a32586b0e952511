// What the index remembers of each file, so that an unchanged one is not read again: a hash of its bytes and of the options it
// was read with, kept in the database's metadata and committed with the file's articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/index_writer.hpp"
#include "claimdex/result.hpp"

namespace claimdex::indexer {

/// A file to index.
struct FileJob {
  std::string path;         ///< as given
  std::string absolute;     ///< empty for standard input
  std::uint64_t size = 0;   ///< on disk
  std::string content;      ///< hash of its bytes; empty where not computed
  std::string options;      ///< what the stored state said of options, to tell changed options from changed content
  bool is_known = false;    ///< the index has a state of it
  std::uint32_t place = 0;  ///< among the files of a run

  /// What its text may come to.
  [[nodiscard]] std::uint64_t text_estimate() const;
};

/// State of a file as stored: text, "sequence content options articles". Of two states of a file (a compaction may meet both) the
/// one with the larger sequence is the newer.
struct FileState {
  unsigned long long sequence = 0;  ///< generation it was written for
  std::string content;
  std::string options;
  std::uint64_t articles = 0;
  std::string path;  ///< absolute; empty where the key says it
  bool operator==(const FileState&) const = default;
};
std::string encode_state(const FileState& state);
/// The same with the path, if it is too long for a key.
std::string encode_state(FileState state, std::string_view absolute_path);
std::optional<FileState> decode_state(std::string_view text);
/// Metadata key of a file's state; paths longer than a key may be are kept apart by their hash.
std::string state_key(std::string_view absolute_path);
/// The state of a file, where the index has one.
std::optional<FileState> state_of(const Xapian::Database& database, std::string_view absolute_path);
/// Absolute paths of all files that the index has a state of, at `folder` or below.
std::vector<std::string> known_files(const Xapian::Database& database, std::string_view folder);

/// Hash of everything in `options` that changes what a file gives.
std::string options_fingerprint(const IndexOptions& options);
/// Hash of a file's bytes, read piece by piece. Nothing where it cannot be read (the reader then says why).
std::optional<std::string> content_hash(const std::string& path);

}  // namespace claimdex::indexer
