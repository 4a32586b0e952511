// One table of a glass database, written from its first key to its last: a B-tree whose blocks go to the file as they fill up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/open_file.hpp"

namespace claimdex::indexer::glass {

/// What the version file says of a table.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  ///< 0: the table has no entry, and its file no byte
};

class TableWriter {
 public:
  /// Makes the file. Throws std::system_error.
  explicit TableWriter(const std::string& path);

  /// `key`: 1 to 255 bytes, greater than the one before. A tag may be of any length up to some hundred MB. Throws
  /// std::system_error where the file cannot be written.
  void add(std::string_view key, std::string_view tag);
  /// Writes what is left and closes the file. Nothing may be added afterwards.
  TableRoot finish();

 private:
  /// A block that is being filled: offsets from the front, items from the back.
  struct Block {
    std::vector<unsigned char> bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string separator;  ///< key, with the number of its part, that leads to this block; empty for the first of a level
    [[nodiscard]] std::size_t free() const { return items_begin - directory_end; }
    [[nodiscard]] bool has_items() const;
  };
  struct Part {
    std::string_view bytes;
    std::size_t number = 1;
    bool is_first = true;
    bool is_last = true;
  };
  static void begin(Block& block, std::size_t level);
  static unsigned char* make_room(Block& block, std::size_t size);
  void add_part(std::string_view key, const Part& part);
  void add_child(std::size_t level, const std::string& separator, std::uint32_t child);
  std::uint32_t write(Block& block);
  void flush();

  std::string path_;
  OpenFile file_;
  std::string buffer_;
  std::vector<Block> levels_;
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace claimdex::indexer::glass
