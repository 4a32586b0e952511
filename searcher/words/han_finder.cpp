// Compares two bytes of a writing at sixteen places at once, then all of it.
#include "searcher/words/han_finder.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "analyzers/text/utf8.hpp"
#include "searcher/index/han_writings.hpp"

namespace claimdex::search {
namespace {

constexpr std::size_t together = 16;
// Of the compilers' own kind: every processor that has such registers compares so, the others byte by byte.
using Bytes = std::uint8_t __attribute__((vector_size(together)));

Bytes load(const char* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

bool any(const Bytes& marks) {
  std::array<std::uint64_t, 2> words{};
  std::memcpy(words.data(), &marks, sizeof marks);
  return (words[0] | words[1]) != 0;
}

std::size_t find(std::string_view text, std::string_view writing, std::size_t from) {
  // The last bytes of the characters differ most; of a single one its last two.
  const std::size_t left = writing.size() == han_bytes ? 1 : han_bytes - 1;
  const std::size_t right = writing.size() - 1;
  const Bytes of_left = Bytes{} + static_cast<std::uint8_t>(writing[left]);
  const Bytes of_right = Bytes{} + static_cast<std::uint8_t>(writing[right]);
  const auto find_at = [&](std::size_t begin) {
    const char* const at = text.data() + begin;
    const auto marks = reinterpret_cast<Bytes>((load(at + left) == of_left) & (load(at + right) == of_right));
    if (!any(marks)) return HanFinder::nowhere;
    for (std::size_t i = 0; i < together; ++i)
      if (marks[i] != 0 && begin + i >= from && text.compare(begin + i, writing.size(), writing) == 0) return begin + i;
    return HanFinder::nowhere;
  };
  if (text.size() < together + right) return from < text.size() ? text.find(writing, from) : HanFinder::nowhere;
  const std::size_t last = text.size() - together - right;
  for (std::size_t begin = from; begin < last; begin += together)
    if (const std::size_t found = find_at(begin); found != HanFinder::nowhere) return found;
  return find_at(last);
}

}  // namespace

bool HanFinder::add(std::string_view form) {
  const text::CodePoint first = text::decode_at(form, 0);
  const text::CodePoint second = first.size < form.size() ? text::decode_at(form, first.size) : text::CodePoint{0, 0};
  if (first.size + second.size != form.size() || !is_common_han(first.value)) return false;
  if (second.size != 0 && !is_common_han(second.value)) return false;
  for (const char32_t a : writings_of(first.value))
    for (const char32_t b : second.size == 0 ? std::vector<char32_t>{0} : writings_of(second.value)) {
      if (writings_.size() == most_writings) return false;
      std::string& writing = writings_.emplace_back();
      text::append_utf8(writing, a);
      if (second.size != 0) text::append_utf8(writing, b);
    }
  return true;
}

std::size_t HanFinder::Places::next(std::size_t from) {
  std::size_t first = nowhere;
  for (std::size_t i = 0; i < finder_.writings_.size(); ++i) {
    if (!has_begun_ || places_[i] < from) places_[i] = find(text_, finder_.writings_[i], from);
    first = std::min(first, places_[i]);
  }
  has_begun_ = true;
  return first;
}

}  // namespace claimdex::search
