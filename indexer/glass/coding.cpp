// Keys of glass tables.
#include "indexer/glass/coding.hpp"

#include <bit>
#include <cstddef>

namespace claimdex::indexer::glass {
namespace {

// Zero bytes are followed by 0xFF, so that a zero byte can end a term.
void append_term(std::string& out, std::string_view term) {
  for (std::size_t zero = term.find('\0'); zero != std::string_view::npos; zero = term.find('\0')) {
    out.append(term.substr(0, zero + 1));
    out.push_back('\xFF');
    term.remove_prefix(zero + 1);
  }
  out.append(term);
}

std::string marked(char mark) { return {'\0', mark}; }

}  // namespace

void append_sorted_number(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  // The leading ones of the first byte say how many bytes follow.
  const std::size_t length = (32 + 5 - static_cast<std::size_t>(std::countl_zero(value))) / 7;
  const unsigned mask = 0xFFU << (10 - length);
  const std::size_t begin = out.size();
  out.resize(begin + length);
  for (std::size_t i = length - 1; i > 0; --i) {
    out[begin + i] = static_cast<char>(value);
    value >>= 8;
  }
  out[begin] = static_cast<char>(value | mask);
}

std::string metadata_key(std::string_view key) { return marked('\xC0').append(key); }

std::string value_statistics_key(std::uint32_t slot) {
  std::string key = marked('\xD0');
  for (; slot != 0; slot >>= 8) key.push_back(static_cast<char>(slot));
  return key;
}

std::string value_key(std::uint32_t slot, std::uint32_t first_document) {
  std::string key = marked('\xD8');
  append_leb128(key, slot);
  append_sorted_number(key, first_document);
  return key;
}

void make_list_key(std::string& out, std::string_view term) {
  out.clear();
  if (term.empty())
    out = marked('\xE0');
  else
    append_term(out, term);
}

void make_list_key(std::string& out, std::string_view term, std::uint32_t first_document) {
  make_list_key(out, term);
  if (!term.empty()) out.push_back('\0');
  append_sorted_number(out, first_document);
}

std::string document_key(std::uint32_t document) {
  std::string key;
  append_sorted_number(key, document);
  return key;
}

}  // namespace claimdex::indexer::glass
