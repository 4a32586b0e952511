// The temporary file of a bulk load.
#include "indexer/load/run_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "indexer/glass/coding.hpp"
#include "indexer/schema/hash.hpp"

namespace claimdex::indexer {
namespace {

constexpr std::size_t most_number_bytes = 10;

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

RunFile::RunFile(std::string path) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) fail("write", path_);
  const off_t end = ::lseek(file_, 0, SEEK_END);
  end_ = end > 0 ? static_cast<std::uint64_t>(end) : 0;
}

RunFile::~RunFile() {
  ::close(file_);
  ::unlink(path_.c_str());
}

Run::Section RunFile::append(std::string_view bytes) {
  Run::Section section{0, bytes.size(), schema::hash128(bytes).low};
  {
    const std::scoped_lock lock(mutex_);
    section.begin = std::exchange(end_, end_ + bytes.size());
  }
  std::uint64_t at = section.begin;
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("write", path_);
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return section;
}

void RunFile::read(std::uint64_t offset, std::size_t size, std::string& out) const {
  std::size_t at = out.size();
  out.resize(at + size);
  while (at < out.size()) {
    const ssize_t got = ::pread(file_, out.data() + at, out.size() - at, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail("read", path_);
    at += static_cast<std::size_t>(got);
    offset += static_cast<std::uint64_t>(got);
  }
}

bool RunFile::holds(const Run::Section& section) const {
  if (section.begin > end_ || section.size > end_ - section.begin) return false;
  std::string bytes;
  read(section.begin, static_cast<std::size_t>(section.size), bytes);
  return schema::hash128(bytes).low == section.check;
}

void SectionReader::fill(std::size_t size) {
  const std::size_t unread = buffer_.size() - at_;
  if (unread >= size || left_ == 0) return;
  buffer_.erase(0, at_);
  at_ = 0;
  const auto more = static_cast<std::size_t>(std::min<std::uint64_t>(left_, std::max(size - unread, buffer_bytes_)));
  file_->read(offset_, more, buffer_);
  offset_ += more;
  left_ -= more;
}

std::uint64_t SectionReader::number() {
  fill(most_number_bytes);
  std::string_view unread = std::string_view(buffer_).substr(at_);
  const std::uint64_t value = glass::take_number(unread);
  at_ = buffer_.size() - unread.size();
  return value;
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
