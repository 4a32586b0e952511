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
    std::uint64_t size = 0;   ///< of what was appended: checks stand between
    std::uint64_t check = 0;  ///< of all of it
    bool operator==(const Section&) const = default;
  };
  Section postings;  ///< metadata, values, lengths, lists
  Section records;   ///< documents' data, and their entries in the table of term lists
  bool has_term_lists = false;
  glass::Statistics statistics;
  std::map<std::uint32_t, ValueStatistics> values;  ///< by slot
  bool operator==(const Run&) const = default;
};

/// A temporary file that runs are appended to, in blocks with a check each: no byte is believed that is not as it was written.
/// Thread-safe.
class RunFile {
 public:
  /// Makes the file, or goes on behind what is there. It stays when the object goes: the next load may go on with it. Throws
  /// std::system_error.
  explicit RunFile(std::string path);

  /// Where the bytes were put. Throws std::system_error.
  Run::Section append(std::string_view bytes);
  /// Reads the blocks with the bytes [from, from + size) of a section behind what `out` holds, whole ones; `from` is where one
  /// begins. Throws std::system_error, and std::runtime_error where they are not as they were appended.
  void read(const Run::Section& section, std::uint64_t from, std::size_t size, std::string& out) const {
    (void)read_blocks(section, from, size, 0, out);
  }
  /// Whether the section stands in the file as it was appended.
  [[nodiscard]] bool holds(const Run::Section& section) const;
  /// Gives back what stands behind the last of these sections. Throws std::system_error.
  void keep(const std::vector<Run::Section>& sections);
  /// Bytes of a section between two checks.
  static constexpr std::size_t block_bytes = 4088;

 private:
  /// Adds the blocks' checks to `check`.
  std::uint64_t read_blocks(const Run::Section& section, std::uint64_t from, std::size_t size, std::uint64_t check,
                            std::string& out) const;
  void read_raw(std::uint64_t offset, std::size_t size, char* out) const;

  std::string path_;
  glass::OpenFile file_;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
};

/// Reads a section from its front to its end.
class SectionReader {
 public:
  SectionReader(const RunFile& file, const Run::Section& section, std::size_t buffer_bytes)
      : file_(&file), section_(section), buffer_bytes_(buffer_bytes) {}
  [[nodiscard]] bool is_at_end() const { return left() == 0; }
  /// Throws std::runtime_error where there is none.
  std::uint64_t number();
  /// Valid until the next call. Throws std::runtime_error where fewer are left.
  std::string_view bytes(std::size_t size);
  /// A number and that many bytes.
  std::string_view string() { return bytes(static_cast<std::size_t>(number())); }
  /// How many things follow, each at least a byte long. Throws as bytes() does.
  std::size_t count();

 private:
  [[nodiscard]] std::uint64_t left() const { return section_.size - next_ + (buffer_.size() - at_); }
  /// Fills the buffer up to at least `size` unread bytes, as far as the section goes.
  void fill(std::size_t size);

  const RunFile* file_;
  Run::Section section_;
  std::uint64_t next_ = 0;  ///< what of the section is read next into the buffer
  std::size_t buffer_bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace claimdex::indexer
