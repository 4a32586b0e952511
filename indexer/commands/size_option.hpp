// Sizes as people write them on a command line: 65536, 512k, 256M, 1G.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace claimdex::commands {

/// Bytes; suffixes k, m, g (any case, an optional "b" or "ib" behind) are powers of 1024. Nothing where it is no size or
/// overflows.
std::optional<std::uint64_t> bytes_of(std::string_view text);

}  // namespace claimdex::commands
