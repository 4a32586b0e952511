// SHA-256 (FIPS 180-4), for claim ids and the digests of files. Not meant for secrets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimdex::model {

/// A digest in the making: feed it piece by piece, then ask once.
class Sha256 {
 public:
  Sha256();
  /// O(bytes.size()), about 200 MB/s; 1 GB/s and more where the processor has instructions for it.
  void update(std::string_view bytes);
  /// The digest as 64 lower-case hex digits. Call once, after the last update.
  std::string hex();

 private:
  void compress(const unsigned char* block);

  std::array<std::uint32_t, 8> state_;
  std::array<unsigned char, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;
};

/// The digest of `bytes` in one call.
std::string sha256_hex(std::string_view bytes);

}  // namespace claimdex::model
