// Numbers and keys as Xapian 1.4's glass tables have them (backends/glass and common/pack.h of its source).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimdex::indexer::glass {

/// Seven bits a byte, lowest first.
template <class Number>
void append_number(std::string& out, Number value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(value) | 0x80U));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

/// The number at the front of `bytes`, which moves behind it. `bytes` must hold one.
inline std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t value = 0;
  unsigned shift = 0;
  std::size_t at = 0;
  while ((static_cast<unsigned char>(bytes[at]) & 0x80U) != 0) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at++]) & 0x7FU) << shift;
    shift += 7;
  }
  value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at])) << shift;
  bytes.remove_prefix(at + 1);
  return value;
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
