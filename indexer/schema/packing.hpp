// Stored text in less space: zstd frames.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimdex::schema {

/// `bytes` as one zstd frame.
std::string pack(std::string_view bytes);
/// The reverse; nothing for damaged bytes. Takes memory for what really comes out only, whatever a damaged head claims.
std::optional<std::string> unpack(std::string_view packed);

}  // namespace claimdex::schema
