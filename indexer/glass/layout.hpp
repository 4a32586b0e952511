// What every part of a glass database agrees on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace claimdex::indexer::glass {

inline constexpr std::size_t block_size = 8192;
inline constexpr std::uint32_t revision = 1;
/// A list or a stream of values is cut into chunks of about this many bytes.
inline constexpr std::size_t chunk_size = 2000;

}  // namespace claimdex::indexer::glass
