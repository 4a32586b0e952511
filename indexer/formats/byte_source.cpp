// Files, memory, gzip (zlib) and zstd as byte streams.
#include "indexer/formats/byte_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace claimdex::formats {
namespace {

constexpr std::size_t chunk = 1 << 16;

Error failure(ErrorCode code, std::string message, std::string hint = {}) {
  return Error{code, std::move(message), std::move(hint), std::nullopt};
}

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, bool owned, std::string name) : descriptor_(descriptor), owned_(owned), name_(std::move(name)) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }

  Result<std::size_t> read(std::string& out, std::size_t most) override {
    const std::size_t before = out.size();
    out.resize(before + most);
    ssize_t got = 0;
    do got = ::read(descriptor_, out.data() + before, most);
    while (got < 0 && errno == EINTR);
    out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0) return failure(ErrorCode::read_failed, fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
    return static_cast<std::size_t>(got);
  }

 private:
  int descriptor_;
  bool owned_;
  std::string name_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(std::string& out, std::size_t most) override {
    const std::string_view part = bytes_.substr(0, most);
    out += part;
    bytes_.remove_prefix(part.size());
    return part.size();
  }

 private:
  std::string_view bytes_;
};

// Gives back what was read to look at the first bytes.
class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest) : prefix_(std::move(prefix)), rest_(std::move(rest)) {}
  Result<std::size_t> read(std::string& out, std::size_t most) override {
    if (at_ == prefix_.size()) return rest_->read(out, most);
    const std::string_view part = std::string_view(prefix_).substr(at_, most);
    out += part;
    at_ += part.size();
    return part.size();
  }

 private:
  std::string prefix_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) { inflateInit2(&stream_, 16 + MAX_WBITS); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

  Result<std::size_t> read(std::string& out, std::size_t most) override {
    const std::size_t before = out.size();
    out.resize(before + most);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream_.avail_out = static_cast<uInt>(most);
    std::optional<Error> error;
    while (stream_.avail_out > 0 && !done_ && !error) error = step();
    out.resize(before + most - stream_.avail_out);
    if (error) return *error;
    return out.size() - before;
  }

 private:
  std::optional<Error> step() {
    if (stream_.avail_in == 0) {
      input_.clear();
      auto got = packed_->read(input_, chunk);
      if (!got) return got.error();
      stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
      stream_.avail_in = static_cast<uInt>(*got);
      if (*got == 0) {
        done_ = true;
        if (!ended_) return failure(ErrorCode::malformed_input, "the gzip data is cut off");
        return std::nullopt;
      }
    }
    // A gzip file may be several members one after the other.
    if (ended_) inflateReset(&stream_);
    ended_ = false;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_STREAM_END)
      ended_ = true;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      return done_ = true, failure(ErrorCode::malformed_input, "the gzip data is broken");
    return std::nullopt;
  }

  std::unique_ptr<ByteSource> packed_;
  z_stream stream_{};
  std::string input_;
  bool ended_ = false;
  bool done_ = false;
};

class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> packed)
      : packed_(std::move(packed)), stream_(ZSTD_createDStream(), ZSTD_freeDStream) {}

  Result<std::size_t> read(std::string& out, std::size_t most) override {
    const std::size_t before = out.size();
    out.resize(before + most);
    ZSTD_outBuffer target{out.data() + before, most, 0};
    std::optional<Error> error;
    while (target.pos < most && !done_ && !error) error = step(target);
    out.resize(before + target.pos);
    if (error) return *error;
    return target.pos;
  }

 private:
  std::optional<Error> step(ZSTD_outBuffer& target) {
    if (source_.pos == source_.size) {
      input_.clear();
      auto got = packed_->read(input_, chunk);
      if (!got) return got.error();
      source_ = {input_.data(), *got, 0};
      if (*got == 0) {
        done_ = true;
        if (left_ != 0) return failure(ErrorCode::malformed_input, "the zstd data is cut off");
        return std::nullopt;
      }
    }
    left_ = ZSTD_decompressStream(stream_.get(), &target, &source_);
    if (ZSTD_isError(left_) != 0) return done_ = true, failure(ErrorCode::malformed_input, "the zstd data is broken");
    return std::nullopt;
  }

  std::unique_ptr<ByteSource> packed_;
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream_;
  std::string input_;
  ZSTD_inBuffer source_{nullptr, 0, 0};
  std::size_t left_ = 0;
  bool done_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& file) {
  if (file == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO, false, "standard input"));
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR) return failure(ErrorCode::file_not_found, fmt::format("no such file: {}", file));
    if (reason == EACCES || reason == EPERM)
      return failure(ErrorCode::permission_denied, fmt::format("no permission to read {}", file));
    if (reason == ENXIO || reason == ENODEV)
      return failure(ErrorCode::not_a_regular_file, fmt::format("not a regular file: {}", file));
    return failure(ErrorCode::read_failed, fmt::format("cannot open {}: {}", file, std::strerror(reason)));
  }
  auto source = std::make_unique<FileSource>(descriptor, true, file);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
    return failure(ErrorCode::not_a_regular_file, fmt::format("not a regular file: {}", file), "give files or folders");
  return std::unique_ptr<ByteSource>(std::move(source));
}

std::unique_ptr<ByteSource> open_memory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

Result<std::unique_ptr<ByteSource>> unpack(std::unique_ptr<ByteSource> packed) {
  std::string beginning;
  while (beginning.size() < 4) {
    auto got = packed->read(beginning, 4 - beginning.size());
    if (!got) return got.error();
    if (*got == 0) break;
  }
  const bool gzip = beginning.starts_with("\x1F\x8B");
  const bool zstd = beginning.starts_with("\x28\xB5\x2F\xFD");
  std::unique_ptr<ByteSource> whole = std::make_unique<PrefixedSource>(std::move(beginning), std::move(packed));
  if (gzip) return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(std::move(whole)));
  if (zstd) return std::unique_ptr<ByteSource>(std::make_unique<ZstdSource>(std::move(whole)));
  return whole;
}

}  // namespace claimdex::formats
