// Blocks of a glass B-tree. A block: revision (4 bytes), level (1), free space between directory and items (2), free space in all
// (2), end of the directory (2), the directory (2 bytes an item), and the items from the end. All numbers have their highest
// byte first.
#include "indexer/glass/table_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/glass/layout.hpp"

namespace claimdex::indexer::glass {
namespace {

constexpr std::size_t header_size = 11;
constexpr std::size_t offset_size = 2;
constexpr std::size_t item_header = 3;  // length of the item (2), of its key (1)
constexpr std::size_t part_size = 2;    // the number of a part of a long tag
constexpr std::size_t most_parts = 65535;
constexpr std::size_t child_size = 4;
constexpr std::size_t least_items = 4;  // that must fit into a block
constexpr std::size_t most_item = (block_size - header_size - least_items * offset_size) / least_items;
constexpr unsigned char last_flag = 0x40;
constexpr unsigned char first_flag = 0x20;
constexpr std::size_t longest_key = 255;  // its length is a byte
constexpr std::size_t buffer_size = 32 * block_size;
// What of a tag goes into the rest of a block, at least, beside the length of its key.
constexpr std::size_t least_beginning = 64;

void put2(unsigned char* at, std::size_t value) {
  at[0] = static_cast<unsigned char>(value >> 8);
  at[1] = static_cast<unsigned char>(value);
}

void put4(unsigned char* at, std::uint32_t value) {
  put2(at, value >> 16);
  put2(at + 2, value & 0xFFFFU);
}

// The shortest beginning of `key` that differs from `before`.
std::string_view shortest_separator(std::string_view before, std::string_view key) {
  const auto [unused, at] = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
  return key.substr(0, static_cast<std::size_t>(at - key.begin()) + 1);
}

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), "cannot write " + path);
}

}  // namespace

bool TableWriter::Block::has_items() const { return directory_end > header_size; }

TableWriter::TableWriter(const std::string& path)
    : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {
  if (!file_.is_open()) fail(path_);
  buffer_.reserve(buffer_size);
}

void TableWriter::begin(Block& block, std::size_t level) {
  block.bytes.assign(block_size, 0);
  put4(block.bytes.data(), revision);
  block.bytes[4] = static_cast<unsigned char>(level);
  block.directory_end = header_size;
  block.items_begin = block_size;
  block.separator.clear();
}

unsigned char* TableWriter::make_room(Block& block, std::size_t size) {
  block.items_begin -= size;
  put2(block.bytes.data() + block.directory_end, block.items_begin);
  block.directory_end += offset_size;
  return block.bytes.data() + block.items_begin;
}

void TableWriter::add(std::string_view key, std::string_view tag) {
  if (key.size() > longest_key) throw std::length_error("a key of " + std::to_string(key.size()) + " bytes for " + path_);
  if (levels_.empty()) {
    begin(levels_.emplace_back(), 0);
    // Every table begins with an item without a key.
    unsigned char* const item = make_room(levels_.front(), item_header);
    item[0] = first_flag | last_flag;
  }
  ++entries_;
  const std::size_t around = item_header + key.size() + part_size;
  const std::size_t most = most_item - around;
  std::size_t first = most + part_size;
  // A tag that does not fit fills the block up with its beginning, where that is worth an item of its own.
  const std::size_t left = levels_.front().free() % (most_item + offset_size);
  const bool fits = levels_.front().free() >= around - part_size + tag.size() + offset_size;
  if ((tag.size() > first || !fits) && left > offset_size + around) {
    const std::size_t beginning = left - offset_size - around;
    if (beginning >= key.size() + least_beginning) first = beginning + part_size;
  }
  Part part{tag.substr(0, first), 1, true, tag.size() <= first};
  add_part(key, part);
  if (tag.size() / most >= most_parts) throw std::system_error(EFBIG, std::generic_category(), "cannot write to " + path_);
  for (tag.remove_prefix(part.bytes.size()); !tag.empty(); tag.remove_prefix(part.bytes.size())) {
    part = {tag.substr(0, most), part.number + 1, false, tag.size() <= most};
    add_part(key, part);
  }
}

void TableWriter::add_part(std::string_view key, const Part& part) {
  const std::size_t numbered = part.is_first ? 0 : part_size;
  const std::size_t size = item_header + key.size() + numbered + part.bytes.size();
  if (levels_.front().free() < size + offset_size) {
    const std::string separator = std::move(levels_.front().separator);
    const std::uint32_t child = write(levels_.front());
    add_child(1, separator, child);
    Block& leaf = levels_.front();
    begin(leaf, 0);
    leaf.separator = shortest_separator(last_key_, key);
    leaf.separator.push_back(static_cast<char>(part.number >> 8));
    leaf.separator.push_back(static_cast<char>(part.number));
  }
  unsigned char* at = make_room(levels_.front(), size);
  put2(at, size - item_header);
  at[0] |= static_cast<unsigned char>((part.is_last ? last_flag : 0) | (part.is_first ? first_flag : 0));
  at[2] = static_cast<unsigned char>(key.size());
  at = std::copy(key.begin(), key.end(), at + item_header);
  if (!part.is_first) {
    put2(at, part.number);
    at += part_size;
  }
  std::copy(part.bytes.begin(), part.bytes.end(), at);
  last_key_.assign(key);
}

// An item of a branch: the child's block, the length of the key, key and part. The first one of a block has an empty key.
void TableWriter::add_child(std::size_t level, const std::string& separator, std::uint32_t child) {
  if (level == levels_.size()) begin(levels_.emplace_back(), level);
  Block* block = &levels_[level];
  if (block->free() < child_size + 1 + separator.size() + offset_size) {
    const std::string above = std::move(block->separator);
    const std::uint32_t written = write(*block);
    add_child(level + 1, above, written);
    block = &levels_[level];
    begin(*block, level);
    block->separator = separator;
  }
  const std::string_view key = block->has_items() ? std::string_view(separator) : std::string_view("\0\0", part_size);
  unsigned char* const at = make_room(*block, child_size + 1 + key.size());
  put4(at, child);
  at[child_size] = static_cast<unsigned char>(key.size() - part_size);
  std::copy(key.begin(), key.end(), at + child_size + 1);
}

std::uint32_t TableWriter::write(Block& block) {
  put2(block.bytes.data() + 5, block.free());
  put2(block.bytes.data() + 7, block.free());
  put2(block.bytes.data() + 9, block.directory_end);
  buffer_.append(reinterpret_cast<const char*>(block.bytes.data()), block.bytes.size());
  if (buffer_.size() >= buffer_size) flush();
  return blocks_++;
}

void TableWriter::flush() {
  if (!write_all(file_, buffer_)) fail(path_);
  buffer_.clear();
}

TableRoot TableWriter::finish() {
  TableRoot root;
  root.entries = entries_;
  // Each level but the highest is the child of one above, which it may make.
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const std::string separator = std::move(levels_[level].separator);
    root.block = write(levels_[level]);
    root.level = static_cast<std::uint32_t>(level);
    if (level + 1 < levels_.size()) add_child(level + 1, separator, root.block);
  }
  flush();
  root.blocks = blocks_;
  if (!file_.close()) fail(path_);
  return root;
}

}  // namespace claimdex::indexer::glass
