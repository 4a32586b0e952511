// Numbers and keys as Xapian 1.4's glass tables have them (backends/glass and common/pack.h of its source).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/leb128.hpp"

namespace claimdex::indexer::glass {

using schema::append_leb128;

/// Its length first.
inline void append_string(std::string& out, std::string_view text) {
  append_leb128(out, text.size());
  out += text;
}

/// The number at the front of `bytes`, which moves behind it. `bytes` must hold one.
inline std::uint64_t take_number(std::string_view& bytes) {
  std::size_t at = 0;
  const auto value = schema::read_leb128([&] { return at < bytes.size() ? std::optional(bytes[at++]) : std::nullopt; });
  bytes.remove_prefix(at);
  return value.value_or(0);
}

/// Bytes that compare as their numbers do.
void append_sorted_number(std::string& out, std::uint32_t value);

/// Keys of the posting table, in the order in which it has them: metadata, statistics of values, values, lengths, terms.
std::string metadata_key(std::string_view key);
std::string value_statistics_key(std::uint32_t slot);
std::string value_key(std::uint32_t slot, std::uint32_t first_document);
/// Of the list of documents' lengths where `term` is empty. Without a document: of the list's first chunk.
void make_list_key(std::string& out, std::string_view term);
void make_list_key(std::string& out, std::string_view term, std::uint32_t first_document);
/// Key of a document in the other tables.
std::string document_key(std::uint32_t document);

}  // namespace claimdex::indexer::glass
