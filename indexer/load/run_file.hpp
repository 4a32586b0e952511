// Sorted runs of a bulk load: what one batch of articles adds to the index, with documents numbered from 1, in a temporary file
// until all are merged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/database_writer.hpp"

namespace claimdex::indexer {

/// Of the values in one slot.
struct ValueStatistics {
  std::uint32_t documents = 0;
  std::string lowest;
  std::string highest;
  void add(std::string_view value);
  void add(const ValueStatistics& other);
  bool operator==(const ValueStatistics&) const = default;
};

/// Where a run stands in its file, and what is known of all of it.
struct Run {
  struct Section {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    std::uint64_t check = 0;  ///< of its bytes
    bool operator==(const Section&) const = default;
  };
  Section postings;  ///< metadata, values, lengths, lists
  Section records;   ///< documents' data, and their entries in the table of term lists
  bool has_term_lists = false;
  glass::Statistics statistics;
  std::map<std::uint32_t, ValueStatistics> values;  ///< by slot
  bool operator==(const Run&) const = default;
};

/// A temporary file that runs are appended to. Thread-safe.
class RunFile {
 public:
  /// Makes the file, or goes on behind what is there; it is removed with the object. Throws std::system_error.
  explicit RunFile(std::string path);
  RunFile(const RunFile&) = delete;
  RunFile& operator=(const RunFile&) = delete;
  ~RunFile();

  /// Where the bytes were put. Throws std::system_error.
  Run::Section append(std::string_view bytes);
  /// Reads `size` bytes at `offset` behind what `out` holds. Throws std::system_error.
  void read(std::uint64_t offset, std::size_t size, std::string& out) const;
  /// Whether the section stands in the file as it was appended.
  [[nodiscard]] bool holds(const Run::Section& section) const;

 private:
  std::string path_;
  int file_ = -1;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
};

/// Reads a section from its front to its end.
class SectionReader {
 public:
  SectionReader(const RunFile& file, const Run::Section& section, std::size_t buffer_bytes)
      : file_(&file), offset_(section.begin), left_(section.size), buffer_bytes_(buffer_bytes) {}
  [[nodiscard]] bool is_at_end() const { return left() == 0; }
  /// 0 at the end.
  std::uint64_t number();
  /// Valid until the next call. Throws std::runtime_error where fewer are left.
  std::string_view bytes(std::size_t size);
  /// A number and that many bytes.
  std::string_view string() { return bytes(static_cast<std::size_t>(number())); }
  /// How many things follow, each at least a byte long. Throws as bytes() does.
  std::size_t count();

 private:
  [[nodiscard]] std::uint64_t left() const { return left_ + (buffer_.size() - at_); }
  /// Fills the buffer up to at least `size` unread bytes, as far as the section goes.
  void fill(std::size_t size);

  const RunFile* file_;
  std::uint64_t offset_;
  std::uint64_t left_;
  std::size_t buffer_bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace claimdex::indexer
