// The folder walk: sorted, without hidden files, indexes and what is no text.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "claimdex/reading.hpp"
#include "indexer/formats/charset.hpp"

namespace claimdex {
namespace {

using Identity = std::pair<dev_t, ino_t>;

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

// A Xapian database or a folder of generations: never input.
bool is_index(const std::string& folder) {
  for (const char* marker : {"/XAPIANDB", "/claimdex.lock", "/iamglass", "/iamchert"})
    if (exists(folder + marker)) return true;
  return false;
}

class Walk {
 public:
  FileList list;

  void start(const std::string& path) {
    if (path == "-") return list.paths.push_back(path);
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return problem(path, errno);
    if (S_ISDIR(status.st_mode)) return walk(path, status, 0);
    if (!S_ISREG(status.st_mode))
      return list.problems.push_back(
          {path,
           std::nullopt,
           {ErrorCode::not_a_regular_file, fmt::format("not a regular file: {}", path), "give files or folders", std::nullopt}});
    list.paths.push_back(path);
  }

 private:
  static constexpr int deepest = 200;

  void skip(const std::string& path, std::string_view reason) { list.skipped.push_back({path, reason}); }

  void problem(const std::string& path, int reason) {
    ErrorCode code = ErrorCode::read_failed;
    if (reason == ENOENT || reason == ENOTDIR) code = ErrorCode::file_not_found;
    if (reason == EACCES || reason == EPERM) code = ErrorCode::permission_denied;
    list.problems.push_back({path, std::nullopt, {code, fmt::format("{}: {}", path, std::strerror(reason)), "", std::nullopt}});
  }

  // Folders that are being walked or were: a link back to one is a loop or a repetition.
  void walk(const std::string& folder, const struct stat& status, int depth) {
    if (depth > deepest) return skip(folder, "too many folders inside each other");
    if (!seen_.insert(Identity{status.st_dev, status.st_ino}).second) return skip(folder, "this folder was read by another name");
    if (is_index(folder)) return skip(folder, "an index");
    const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(folder.c_str()), ::closedir);
    if (!handle) return problem(folder, errno);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(handle.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      const std::string path = folder.ends_with('/') ? folder + name : folder + "/" + name;
      name.starts_with('.') ? skip(path, "hidden") : visit(path, depth);
    }
  }

  void visit(const std::string& path, int depth) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return problem(path, errno);
    if (S_ISDIR(status.st_mode)) return walk(path, status, depth + 1);
    S_ISREG(status.st_mode) ? take(path) : skip(path, "not a regular file");
  }

  void take(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return problem(path, errno);
    std::array<char, 4096> beginning{};
    const ssize_t got = ::read(descriptor, beginning.data(), beginning.size());
    ::close(descriptor);
    if (got < 0) return problem(path, errno);
    const std::string_view bytes(beginning.data(), static_cast<std::size_t>(got));
    if (got == 0) return skip(path, "empty");
    const bool is_packed = bytes.starts_with("\x1F\x8B") || bytes.starts_with("\x28\xB5\x2F\xFD");
    if (!is_packed && formats::looks_binary(bytes)) return skip(path, "binary");
    list.paths.push_back(path);
  }

  std::set<Identity> seen_;
};

}  // namespace

FileList list_files(const std::vector<std::string>& paths) {
  Walk walk;
  for (const std::string& path : paths) walk.start(path);
  std::vector<std::string>& found = walk.list.paths;
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return std::move(walk.list);
}

}  // namespace claimdex
