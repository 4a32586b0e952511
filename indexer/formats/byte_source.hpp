// A file, standard input or memory as a stream of bytes, gz and zst unpacked on the way. Bounded: whoever reads says how much.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "claimdex/result.hpp"

namespace claimdex::formats {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Appends up to `most` bytes to `out`; returns how many, 0 at the end. Errors: read_failed, malformed_input (broken archive).
  virtual Result<std::size_t> read(std::string& out, std::size_t most) = 0;
};

/// Opens `file` ("-" = standard input) without ever waiting on a FIFO or device. Errors: file_not_found, permission_denied,
/// not_a_regular_file, read_failed.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& file);

/// Bytes in memory, which must outlive the source.
std::unique_ptr<ByteSource> open_memory(std::string_view bytes);

/// Unpacks what `packed` gives, where its first bytes say gz or zst; else gives it on as it is.
Result<std::unique_ptr<ByteSource>> unpack(std::unique_ptr<ByteSource> packed);

}  // namespace claimdex::formats
