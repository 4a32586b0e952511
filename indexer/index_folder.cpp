// Lock, stub and generations of an index folder.
#include "indexer/index_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "indexer/glass/open_file.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view new_stub_name = "XAPIANDB.new";
constexpr std::string_view generation_prefix = "gen-";

std::string join(const std::string& folder, std::string_view name) { return (fs::path(folder) / name).string(); }

bool is_ours(const std::string& name) {
  return name == schema::stub_name || name == new_stub_name || name == schema::lock_name || name == schema::build_name ||
         name.starts_with(generation_prefix);
}

// A folder that holds other files is not ours to fill; one with our files only may be what a killed first run left.
Result<void> check_contents(const std::string& path) {
  std::error_code failure;
  if (fs::exists(join(path, schema::stub_name), failure)) return {};
  for (fs::directory_iterator entry(path, failure), end; !failure && entry != end; entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    if (is_ours(name)) continue;
    return Error{ErrorCode::index_not_empty_folder,
                 fmt::format("{} is no index, but holds other files ({})", path, name),
                 "name a new or an empty folder",
                 {}};
  }
  if (failure) return system_error(failure, "read", path);
  return {};
}

std::string holder_of(int lock) {
  std::array<char, 32> buffer{};
  const ssize_t size = pread(lock, buffer.data(), buffer.size(), 0);
  std::string_view text(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  text = text.substr(0, text.find('\n'));
  return std::string(text);
}

Result<int> take_lock(const std::string& path) {
  const std::string file = join(path, schema::lock_name);
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0) return system_error(errno, "open", file);
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    const int number = errno;
    const std::string holder = holder_of(lock);
    ::close(lock);
    if (number != EWOULDBLOCK) return system_error(number, "lock", file);
    const std::string who = holder.empty() ? std::string("another process") : fmt::format("process {}", holder);
    return Error{ErrorCode::index_locked, fmt::format("{} is writing to {}", who, path), "wait until it has finished", {}};
  }
  // For the message above only: a lock file without a number still locks.
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(lock, 0) == 0 && pwrite(lock, pid.data(), pid.size(), 0) < 0) errno = 0;
  return lock;
}

Result<void> sync_path(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return system_error(errno, "open", path);
  const int failed = fsync(file) != 0 ? errno : 0;
  ::close(file);
  if (failed != 0) return system_error(failed, "write", path);
  return {};
}

Result<void> sync_folder(const std::string& path) {
  std::error_code failure;
  for (fs::directory_iterator entry(path, failure), end; !failure && entry != end; entry.increment(failure)) {
    if (!entry->is_regular_file(failure)) continue;
    if (auto synced = sync_path(entry->path().string()); !synced) return synced;
  }
  if (failure) return system_error(failure, "read", path);
  return sync_path(path);
}

Result<void> write_file(const std::string& path, std::string_view text) {
  glass::OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file.is_open() || !glass::write_all(file, text) || fsync(file.get()) != 0 || !file.close())
    return system_error(errno, "write", path);
  return {};
}

// What the stub of a generation says.
std::string stub_text(unsigned long long generation, std::size_t parts) {
  std::string text;
  for (std::size_t part = 0; part < parts; ++part) text += fmt::format("auto {}\n", schema::part_name(generation, part, parts));
  return text;
}

Result<std::string> read_small_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return system_error(errno, "read", path);
  std::array<char, schema::most_parts * 48> buffer{};
  const ssize_t size = ::read(file, buffer.data(), buffer.size());
  const int failed = size < 0 ? errno : 0;
  ::close(file);
  if (failed != 0) return system_error(failed, "read", path);
  return std::string(buffer.data(), static_cast<std::size_t>(size));
}

}  // namespace

std::uint64_t folder_bytes(const std::string& path) {
  std::uint64_t bytes = 0;
  std::error_code failure;
  for (fs::directory_iterator entry(path, failure), end; !failure && entry != end; entry.increment(failure)) {
    std::error_code ignored;
    const std::uintmax_t size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

void require_space(const std::string& folder, std::uint64_t bytes) {
  std::error_code failure;
  const fs::space_info space = fs::space(folder, failure);
  if (!failure && space.available < bytes) throw std::system_error(ENOSPC, std::generic_category(), "write below " + folder);
}

Error system_error(int number, std::string_view action, const std::string& place) {
  const std::string message = fmt::format("cannot {} {}: {}", action, place, std::generic_category().message(number));
  if (number == ENOSPC || number == EDQUOT || number == EFBIG) return {ErrorCode::disk_full, message, "free some space", {}};
  if (number == EACCES || number == EPERM || number == EROFS) return {ErrorCode::permission_denied, message, {}, {}};
  return {ErrorCode::write_failed, message, {}, {}};
}

Result<IndexFolder> IndexFolder::open(const std::string& path) {
  std::error_code failure;
  if (fs::exists(path, failure) && !fs::is_directory(path, failure)) {
    return Error{ErrorCode::index_not_empty_folder, fmt::format("{} is a file, not an index folder", path), "name a folder", {}};
  }
  fs::create_directories(path, failure);
  if (failure) return system_error(failure, "make", path);
  if (auto checked = check_contents(path); !checked) return checked.error();
  auto lock = take_lock(path);
  if (!lock) return lock.error();
  IndexFolder folder(path, *lock);
  if (auto read = folder.read_stub(); !read) return read.error();
  folder.remove_leftovers();
  return folder;
}

IndexFolder::IndexFolder(IndexFolder&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      generation_(other.generation_),
      parts_(other.parts_),
      has_term_lists_(other.has_term_lists_) {}

IndexFolder& IndexFolder::operator=(IndexFolder&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  std::swap(generation_, other.generation_);
  std::swap(parts_, other.parts_);
  std::swap(has_term_lists_, other.has_term_lists_);
  return *this;
}

IndexFolder::~IndexFolder() {
  // The file stays: to remove it would let two writers lock two files of one name.
  if (lock_ < 0) return;
  if (ftruncate(lock_, 0) != 0) errno = 0;
  ::close(lock_);
}

std::string IndexFolder::generation_path(unsigned long long number) const { return join(path_, schema::generation_name(number)); }

std::vector<std::string> IndexFolder::part_paths(unsigned long long number) const {
  std::vector<std::string> paths;
  for (std::size_t part = 0; part < parts_; ++part) paths.push_back(join(path_, schema::part_name(number, part, parts_)));
  return paths;
}

Result<void> IndexFolder::read_stub() {
  std::error_code failure;
  const std::string stub = join(path_, schema::stub_name);
  if (!fs::exists(stub, failure)) return {};
  const auto text = read_small_file(stub);
  if (!text) return text.error();
  const std::string head = fmt::format("auto {}", generation_prefix);
  const std::string_view rest = std::string_view(*text).substr(std::min(head.size(), text->size()));
  std::from_chars(rest.data(), rest.data() + rest.size(), generation_);
  parts_ = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, std::count(text->begin(), text->end(), '\n')));
  if (generation_ == 0 || *text != stub_text(generation_, parts_)) {
    return Error{ErrorCode::index_format_unsupported,
                 fmt::format("{} is no stub of a claimdex index", stub),
                 "a stub over several indexes is for reading only",
                 {}};
  }
  has_term_lists_ = schema::has_term_lists(current_paths().front());
  return {};
}

void IndexFolder::remove_leftovers() const {
  std::error_code ignored;
  const std::string current = schema::generation_name(generation_);
  for (fs::directory_iterator entry(path_, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    const bool is_old = name.starts_with(generation_prefix) && name != current;
    std::error_code failure;
    if (is_old || name == new_stub_name) fs::remove_all(entry->path(), failure);
  }
}

Result<std::string> IndexFolder::make_build_folder() const {
  std::error_code failure;
  const std::string path = join(path_, schema::build_name);
  fs::create_directories(path, failure);
  if (failure) return system_error(failure, "make", path);
  return path;
}

void IndexFolder::remove_build_folder() const {
  std::error_code ignored;
  fs::remove_all(join(path_, schema::build_name), ignored);
}

void IndexFolder::discard(unsigned long long number) const {
  if (number == generation_) return;
  std::error_code ignored;
  fs::remove_all(generation_path(number), ignored);
}

Result<void> IndexFolder::make_next(const std::function<void(unsigned long long number)>& build) {
  const unsigned long long next = generation_ + 1;
  discard(next);
  try {
    if (parts_ > 1) fs::create_directories(generation_path(next));
    build(next);
  } catch (...) {
    discard(next);
    throw;
  }
  auto published = publish(next);
  if (!published) discard(next);
  return published;
}

Result<void> IndexFolder::publish(unsigned long long number) {
  for (const std::string& part : part_paths(number))
    if (auto synced = sync_folder(part); !synced) return synced;
  if (parts_ > 1)
    if (auto synced = sync_path(generation_path(number)); !synced) return synced;
  const std::string new_stub = join(path_, new_stub_name);
  if (auto written = write_file(new_stub, stub_text(number, parts_)); !written) return written;
  std::error_code failure;
  fs::rename(new_stub, join(path_, schema::stub_name), failure);
  if (failure) return system_error(failure, "replace", join(path_, schema::stub_name));
  const unsigned long long old = std::exchange(generation_, number);
  if (auto synced = sync_path(path_); !synced) return synced;
  // Readers hold the old files open; those that come now read the new stub.
  if (old != 0) discard(old);
  return {};
}

}  // namespace claimdex::indexer
