// An open file, and bytes to it.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string_view>

namespace claimdex::indexer::glass {

/// Closes its descriptor; -1: none.
class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { (void)close(); }

  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// False on an error, which errno names: what was written may not be on disk.
  [[nodiscard]] bool close() {
    const int descriptor = descriptor_;
    descriptor_ = -1;
    return descriptor < 0 || ::close(descriptor) == 0;
  }

 private:
  int descriptor_ = -1;
};

/// Writes all of `bytes`, as `write(bytes)` does some of them, whatever the system takes at once. False on an error, which errno
/// names.
template <class Write>
[[nodiscard]] bool write_all_with(std::string_view bytes, const Write& write) {
  while (!bytes.empty()) {
    const ssize_t written = write(bytes);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      if (written == 0) errno = ENOSPC;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Where the file stands.
[[nodiscard]] inline bool write_all(const OpenFile& file, std::string_view bytes) {
  return write_all_with(bytes, [&](std::string_view left) { return ::write(file.get(), left.data(), left.size()); });
}

/// At an offset.
[[nodiscard]] inline bool write_all_at(const OpenFile& file, std::string_view bytes, std::uint64_t offset) {
  return write_all_with(bytes, [&](std::string_view left) {
    const std::uint64_t at = offset + (bytes.size() - left.size());
    return ::pwrite(file.get(), left.data(), left.size(), static_cast<off_t>(at));
  });
}

}  // namespace claimdex::indexer::glass
