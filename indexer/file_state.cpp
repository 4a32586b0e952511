// File states.
#include "indexer/file_state.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>

#include <fmt/format.h>

#include "claimdex/version.hpp"
#include "indexer/glass/open_file.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::indexer {
namespace {

// Xapian's keys may have 252 bytes or so; metadata takes two for itself.
constexpr std::size_t max_key_bytes = 240;
constexpr std::size_t piece_bytes = 256 << 10;
constexpr int sequence_bytes = 6;
constexpr std::size_t hash_bytes = 10;
constexpr std::size_t hash_letters = 16;  // of short_text()
constexpr std::uint64_t compressed_share = 4;
constexpr std::size_t cut_path_bytes = max_key_bytes - schema::meta_file_prefix.size() - hash_letters - 1;

/// Whether its key has only the beginning of a path, and a hash.
bool is_cut(std::string_view absolute_path) { return schema::meta_file_prefix.size() + absolute_path.size() > max_key_bytes; }

}  // namespace

std::uint64_t FileJob::text_estimate() const {
  const bool is_compressed = path.ends_with(".gz") || path.ends_with(".zst");
  return is_compressed ? size * compressed_share : size;
}

// The sequence (6 bytes, the highest first: states compare as bytes), both hashes packed, the number of articles, and the path
// behind a line feed where it is stored.
std::string encode_state(const FileState& state) {
  std::string out;
  for (int shift = 8 * (sequence_bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(state.sequence >> shift));
  out += schema::pack_short_text(state.content);
  out += schema::pack_short_text(state.options);
  out += std::to_string(state.articles);
  if (!state.path.empty()) out.append("\n").append(state.path);
  return out;
}

std::string encode_state(FileState state, std::string_view absolute_path) {
  if (is_cut(absolute_path)) state.path = absolute_path;
  return encode_state(state);
}

std::optional<FileState> decode_state(std::string_view text) {
  FileState out;
  if (text.size() < sequence_bytes + 2 * hash_bytes) return std::nullopt;
  for (const char c : text.substr(0, sequence_bytes)) out.sequence = out.sequence << 8 | static_cast<unsigned char>(c);
  out.content = schema::unpack_short_text(text.substr(sequence_bytes, hash_bytes));
  out.options = schema::unpack_short_text(text.substr(sequence_bytes + hash_bytes, hash_bytes));
  text.remove_prefix(sequence_bytes + 2 * hash_bytes);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out.articles);
  if (read.ec != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  if (!text.empty() && (text.front() != '\n' || text.size() == 1)) return std::nullopt;
  if (!text.empty()) out.path = text.substr(1);
  return out;
}

std::string state_key(std::string_view absolute_path) {
  std::string key(schema::meta_file_prefix);
  if (!is_cut(absolute_path)) return key.append(absolute_path);
  return key.append(absolute_path.substr(0, cut_path_bytes))
      .append("\x01")
      .append(schema::short_text(schema::hash128(absolute_path)));
}

std::optional<FileState> state_of(const Xapian::Database& database, std::string_view absolute_path) {
  const std::string text = database.get_metadata(state_key(absolute_path));
  if (text.empty()) return std::nullopt;
  return decode_state(text);
}

std::vector<std::string> known_files(const Xapian::Database& database, std::string_view folder) {
  std::vector<std::string> out;
  // What all keys below it begin with, cut ones too.
  const std::string prefix = std::string(schema::meta_file_prefix).append(folder.substr(0, cut_path_bytes));
  const std::string below = folder == "/" ? std::string("/") : std::string(folder) + '/';
  for (auto key = database.metadata_keys_begin(prefix), end = database.metadata_keys_end(prefix); key != end; ++key) {
    const std::string name = *key;
    std::string path = name.substr(schema::meta_file_prefix.size());
    if (path.size() > cut_path_bytes && path[cut_path_bytes] == '\x01') {
      if (const auto state = decode_state(database.get_metadata(name)); state && !state->path.empty()) path = state->path;
    }
    if (path == folder || path.starts_with(below)) out.push_back(std::move(path));
  }
  return out;
}

std::string options_fingerprint(const IndexOptions& options) {
  const ReadOptions& read = options.read;
  const std::string text =
      fmt::format("{}|{}|{}|{}|{}|{}|{}", version(), read.format ? name_of(*read.format) : std::string_view(), read.column_map,
                  static_cast<int>(read.key), read.now ? read.now->time_since_epoch().count() : 0, options.extraction.lexicon,
                  options.extraction.now ? options.extraction.now->time_since_epoch().count() : 0);
  return schema::short_text(schema::hash128(text));
}

std::optional<std::string> content_hash(const std::string& path) {
  const glass::OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return std::nullopt;
  std::string buffer(piece_bytes, '\0');
  schema::Hash128 hash;
  std::uint64_t total = 0;
  for (;;) {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
      const ssize_t got = ::read(file.get(), buffer.data() + filled, buffer.size() - filled);
      if (got < 0) return std::nullopt;
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    const schema::Hash128 piece = schema::hash128(std::string_view(buffer).substr(0, filled), hash.low ^ total);
    total += filled;
    hash = {hash.high * 31 + piece.high, piece.low};
    if (filled < buffer.size()) break;
  }
  return schema::short_text(hash);
}

}  // namespace claimdex::indexer
