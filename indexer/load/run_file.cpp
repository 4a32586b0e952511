// The temporary file of a bulk load.
#include "indexer/load/run_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "indexer/schema/hash.hpp"
#include "indexer/schema/leb128.hpp"

namespace claimdex::indexer {
namespace {

constexpr std::size_t check_bytes = 8;
constexpr std::size_t stored_block_bytes = check_bytes + RunFile::block_bytes;
constexpr std::size_t blocks_at_once = 64;

std::uint64_t blocks_of(std::uint64_t bytes) { return (bytes + RunFile::block_bytes - 1) / RunFile::block_bytes; }

std::uint64_t end_of(const Run::Section& section) { return section.begin + section.size + blocks_of(section.size) * check_bytes; }

// Of a block at `offset` in its file: one that stands elsewhere is none of this section.
std::uint64_t check_of(std::string_view block, std::uint64_t offset) { return schema::hash128(block, offset).low; }

// Of all blocks of a section so far, and of one more.
std::uint64_t with_block(std::uint64_t check, std::uint64_t of_block) {
  return (std::rotl(check, 23) ^ of_block) * 0x9E3779B97F4A7C15ULL;
}

[[noreturn]] void fail(const char* action, const std::string& path) {
  throw std::system_error(errno, std::generic_category(), std::string("cannot ") + action + " " + path);
}

[[noreturn]] void fail_damaged() { throw std::runtime_error("a temporary file of the index was changed while it was read"); }

}  // namespace

void ValueStatistics::add(std::string_view value) {
  if (documents == 0 || value < lowest) lowest = value;
  if (documents == 0 || value > highest) highest = value;
  ++documents;
}

void ValueStatistics::add(const ValueStatistics& other) {
  if (other.documents == 0) return;
  if (documents == 0 || other.lowest < lowest) lowest = other.lowest;
  if (documents == 0 || other.highest > highest) highest = other.highest;
  documents += other.documents;
}

RunFile::RunFile(std::string path) : path_(std::move(path)), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (!file_.is_open()) fail("write", path_);
  const off_t end = ::lseek(file_.get(), 0, SEEK_END);
  if (end < 0) fail("write", path_);
  end_ = static_cast<std::uint64_t>(end);
}

Run::Section RunFile::append(std::string_view bytes) {
  Run::Section section{0, bytes.size(), 0};
  {
    const std::scoped_lock lock(mutex_);
    section.begin = end_;
    end_ = end_of(section);
  }
  std::string stored;
  for (std::uint64_t at = section.begin; !bytes.empty(); at += stored.size()) {
    stored.clear();
    for (std::size_t i = 0; i < blocks_at_once && !bytes.empty(); ++i) {
      const std::string_view block = bytes.substr(0, block_bytes);
      const std::uint64_t check = check_of(block, at + stored.size());
      section.check = with_block(section.check, check);
      stored.append(reinterpret_cast<const char*>(&check), check_bytes).append(block);
      bytes.remove_prefix(block.size());
    }
    if (!glass::write_all_at(file_, stored, at)) fail("write", path_);
  }
  return section;
}

void RunFile::read_raw(std::uint64_t offset, std::size_t size, char* out) const {
  while (size != 0) {
    const ssize_t got = ::pread(file_.get(), out, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) fail_damaged();
    if (got < 0) fail("read", path_);
    out += got;
    offset += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
}

std::uint64_t RunFile::read_blocks(const Run::Section& section, std::uint64_t from, std::size_t size, std::uint64_t check,
                                   std::string& out) const {
  const auto bytes = static_cast<std::size_t>(std::min(section.size - from, blocks_of(size) * block_bytes));
  const std::uint64_t blocks = blocks_of(bytes);
  std::uint64_t offset = section.begin + from / block_bytes * stored_block_bytes;
  std::size_t to = out.size();
  std::size_t at = to;
  out.resize(to + bytes + static_cast<std::size_t>(blocks) * check_bytes);
  read_raw(offset, out.size() - at, out.data() + at);
  // Blocks move together over the checks between them.
  for (std::uint64_t i = 0; i < blocks; ++i) {
    std::uint64_t stored = 0;
    std::memcpy(&stored, out.data() + at, check_bytes);
    at += check_bytes;
    const std::size_t of_block = std::min(block_bytes, out.size() - at);
    if (check_of(std::string_view(out).substr(at, of_block), offset) != stored) fail_damaged();
    check = with_block(check, stored);
    std::memmove(out.data() + to, out.data() + at, of_block);
    at += of_block;
    to += of_block;
    offset += stored_block_bytes;
  }
  out.resize(to);
  return check;
}

bool RunFile::holds(const Run::Section& section) const {
  if (section.begin > end_ || section.size > end_ - section.begin || end_of(section) > end_) return false;
  std::uint64_t check = 0;
  std::string bytes;
  try {
    for (std::uint64_t from = 0; from < section.size; from += bytes.size()) {
      bytes.clear();
      check = read_blocks(section, from, blocks_at_once * block_bytes, check, bytes);
    }
  } catch (const std::system_error&) {
    throw;
  } catch (const std::runtime_error&) {
    return false;
  }
  return check == section.check;
}

void RunFile::keep(const std::vector<Run::Section>& sections) {
  std::uint64_t end = 0;
  for (const Run::Section& section : sections) end = std::max(end, end_of(section));
  const std::scoped_lock lock(mutex_);
  if (end >= end_) return;
  if (::ftruncate(file_.get(), static_cast<off_t>(end)) != 0) fail("write", path_);
  end_ = end;
}

void SectionReader::fill(std::size_t size) {
  const std::size_t unread = buffer_.size() - at_;
  if (unread >= size || next_ == section_.size) return;
  buffer_.erase(0, at_);
  at_ = 0;
  file_->read(section_, next_, std::max(size - unread, buffer_bytes_ / stored_block_bytes * RunFile::block_bytes), buffer_);
  next_ += buffer_.size() - unread;
}

std::uint64_t SectionReader::number() {
  fill(schema::most_leb128_bytes);
  const auto value = schema::read_leb128([this] { return at_ < buffer_.size() ? std::optional(buffer_[at_++]) : std::nullopt; });
  if (!value) fail_damaged();
  return *value;
}

std::size_t SectionReader::count() {
  const std::uint64_t things = number();
  if (things > left()) fail_damaged();
  return static_cast<std::size_t>(things);
}

std::string_view SectionReader::bytes(std::size_t size) {
  if (size > left()) fail_damaged();
  fill(size);
  const std::string_view out = std::string_view(buffer_).substr(at_, size);
  at_ += out.size();
  return out;
}

}  // namespace claimdex::indexer
