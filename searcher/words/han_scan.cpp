// Looks for one character of the string, in each of its writings, by memmem, and compares what stands around it.
#include "searcher/words/han_scan.hpp"

#include <cstring>

#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/utf8.hpp"
#include "searcher/index/han_writings.hpp"

namespace claimdex::search {

std::optional<HanScan> HanScan::of(const TextPattern& pattern) {
  std::u32string characters;
  std::vector<bool> begins;
  const auto append = [&](char32_t c, bool is_first) {
    characters.push_back(c);
    begins.push_back(is_first);
  };
  for (const TextPattern::Part& part : pattern.parts) {
    if (!part.is_gram || part.is_prefix || part.forms.size() != 1) return std::nullopt;
    const std::string& gram = part.forms.front();
    const text::CodePoint first = text::decode_at(gram, 0);
    const text::CodePoint second = text::decode_at(gram, first.size);
    if (!is_common_han(first.value) || !is_common_han(second.value)) return std::nullopt;
    const bool goes_on = part.position + 1 == characters.size() && characters.back() == first.value;
    if (!goes_on && part.position != characters.size()) return std::nullopt;
    if (!goes_on) append(first.value, true);
    append(second.value, false);
  }
  const bool is_string = characters.size() > 2 && pattern.slop == 0 && pattern.in_order;
  return is_string ? std::optional<HanScan>(HanScan(std::move(characters), std::move(begins))) : std::nullopt;
}

HanScan::HanScan(std::u32string characters, std::vector<bool> begins)
    : characters_(std::move(characters)), begins_(std::move(begins)) {
  std::vector<char32_t> fewest;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    std::vector<char32_t> writings = writings_of(characters_[i]);
    if (i > 0 && writings.size() >= fewest.size()) continue;
    anchor_ = i;
    fewest = std::move(writings);
  }
  for (const char32_t c : fewest) text::append_utf8(writings_.emplace_back(), c);
}

HanScan::Answer HanScan::stands_around(std::string_view bytes, std::size_t at) const {
  const auto compare = [&](std::size_t i, std::size_t place, bool is_between) {
    const text::CodePoint c = text::decode_at(bytes, place);
    if (c.size == han_bytes && text::fold_character(c.value) == characters_[i]) return Answer::yes;
    // What stands between two strings and is no Han character may be no word at all.
    return is_between && !is_common_han(c.value) ? Answer::unknown : Answer::no;
  };
  Answer answer = Answer::yes;
  std::size_t place = at;
  for (std::size_t i = anchor_ + 1; i < characters_.size() && answer == Answer::yes; ++i) {
    place += han_bytes;
    answer = compare(i, place, begins_[i]);
  }
  if (answer == Answer::no) return answer;
  place = at;
  Answer before = Answer::yes;
  for (std::size_t i = anchor_; i > 0 && before == Answer::yes; --i) {
    if (place < han_bytes) return Answer::no;
    place -= han_bytes;
    before = compare(i - 1, place, begins_[i]);
  }
  return before == Answer::no ? before : before == Answer::yes ? answer : Answer::unknown;
}

std::optional<bool> HanScan::stands_in(std::string_view bytes) const {
  bool is_unknown = false;
  for (const std::string& writing : writings_) {
    for (std::size_t at = 0; at < bytes.size();) {
      const void* found = memmem(bytes.data() + at, bytes.size() - at, writing.data(), writing.size());
      if (found == nullptr) break;
      at = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
      const Answer answer = stands_around(bytes, at);
      if (answer == Answer::yes) return true;
      is_unknown = is_unknown || answer == Answer::unknown;
      ++at;
    }
  }
  return is_unknown || may_hide_han(bytes) ? std::nullopt : std::optional<bool>(false);
}

}  // namespace claimdex::search
