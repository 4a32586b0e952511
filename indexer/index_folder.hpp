// The index folder on disk: writer lock, numbered generations, the stub that names the current one, and what killed runs left.
// Only whole generations are ever named by the stub, and the stub is replaced by rename: whatever happens, it names a complete
// state.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/result.hpp"

namespace claimdex::indexer {

/// Holds the writer lock of one index folder. Move-only.
class IndexFolder {
 public:
  /// Makes the folder where there is none, takes the lock, removes left-overs.
  /// Errors: index_locked (names the holder's process), index_not_empty_folder, permission_denied, disk_full, write_failed.
  static Result<IndexFolder> open(const std::string& path);
  IndexFolder(IndexFolder&& other) noexcept;
  IndexFolder& operator=(IndexFolder&& other) noexcept;
  ~IndexFolder();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// 0 where nothing was published yet.
  [[nodiscard]] unsigned long long generation() const { return generation_; }
  /// How many databases a generation is made of: one, or the shards of --shards.
  [[nodiscard]] std::size_t parts() const { return parts_; }
  /// Whether its databases have term lists (schema/tombstones.hpp).
  [[nodiscard]] bool has_term_lists() const { return has_term_lists_; }
  /// Before the first generation is published only. `shards`: 0 for a database that is none.
  void set_shards(std::size_t shards) {
    parts_ = shards == 0 ? 1 : shards;
    has_term_lists_ = shards != 0;
  }
  [[nodiscard]] std::string generation_path(unsigned long long number) const;
  /// The databases of a generation, in order.
  [[nodiscard]] std::vector<std::string> part_paths(unsigned long long number) const;
  [[nodiscard]] std::vector<std::string> current_paths() const { return part_paths(generation_); }
  /// A folder for temporary files, which may hold what an interrupted load left; stays until remove_build_folder.
  Result<std::string> make_build_folder() const;
  void remove_build_folder() const;
  /// Makes the next generation: `build` writes its parts, which is then put on disk for good and made the current one; the old
  /// one is removed. Where `build` throws or that fails, nothing of it stays and nothing has changed.
  Result<void> make_next(const std::function<void(unsigned long long number)>& build);

 private:
  IndexFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  /// Removes what a failed build left at generation_path(number). Never the current one.
  void discard(unsigned long long number) const;
  Result<void> publish(unsigned long long number);
  Result<void> read_stub();
  void remove_leftovers() const;

  std::string path_;
  int lock_ = -1;
  unsigned long long generation_ = 0;
  std::size_t parts_ = 1;
  bool has_term_lists_ = false;
};

/// What the documents of `text_bytes` of text may take while they are written: an upper estimate, trees and journals included.
constexpr std::uint64_t disk_estimate(std::uint64_t text_bytes) { return 12 * text_bytes + (2U << 20U); }

/// Bytes of the files in a folder, not below it.
std::uint64_t folder_bytes(const std::string& path);

/// Throws std::system_error (ENOSPC) where the disk of `folder` has fewer than `bytes` free. Asked for before every write,
/// because Xapian 1.4 ends the process when a disk fills up in the middle of a commit.
void require_space(const std::string& folder, std::uint64_t bytes);

/// An errno of a file operation as an error about `place`.
Error system_error(int number, std::string_view action, const std::string& place);
inline Error system_error(const std::error_code& code, std::string_view action, const std::string& place) {
  return system_error(code.value(), action, place);
}

}  // namespace claimdex::indexer
