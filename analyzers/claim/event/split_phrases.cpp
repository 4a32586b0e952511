// Looks for the second part of a split phrase, word by word up to the end of the clause.
#include "analyzers/claim/event/split_phrases.hpp"

#include <algorithm>

#include "analyzers/claim/phrase_alternatives.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

bool is_word_byte(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return c >= 0x80 || text::is_ascii_letter(c) || text::is_ascii_digit(c);
}

// A mark between digits ("5.000") ends nothing.
bool ends_clause(std::string_view folded, std::size_t at) {
  const char c = folded[at];
  if (c == ';' || c == '!' || c == '?' || c == ':' || c == '|') return true;
  if (c != '.' && c != ',') return false;
  return at + 1 >= folded.size() || !text::is_ascii_digit(static_cast<unsigned char>(folded[at + 1]));
}

// Han, Kana, Hangul: endings go on behind the word ("창출할"), and Japanese has no spaces.
bool is_wide(std::string_view way) { return !way.empty() && static_cast<unsigned char>(way.front()) >= 0xE3; }

// The length of the first of `ways` that stands at byte `at` and ends there with a word; 0 = none does.
std::size_t length_at(std::string_view folded, std::size_t at, const std::vector<std::string>& ways) {
  for (const std::string& way : ways) {
    const std::size_t end = at + way.size();
    if (folded.substr(at, way.size()) != way) continue;
    if (end == folded.size() || !is_word_byte(folded[end]) || is_wide(way)) return way.size();
  }
  return 0;
}

// The first of `ways` within `reach` bytes of `folded` from `from`, in the same clause; a word of Japanese may begin anywhere.
TextSpan find_wide(std::string_view folded, std::size_t from, const std::vector<std::string>& ways) {
  constexpr std::size_t reach = 120;
  std::size_t end = from;
  while (end < folded.size() && end < from + reach && !ends_clause(folded, end)) ++end;
  const std::string_view near = folded.substr(0, end);
  TextSpan first;
  for (const std::string& way : ways) {
    const std::size_t at = near.find(way, from);
    if (at != std::string_view::npos && (first.empty() || at < first.begin)) first = {at, at + way.size()};
  }
  return first;
}

}  // namespace

std::uint16_t SplitPhrases::add(std::string_view second) {
  const auto known = std::find_if(seconds_.begin(), seconds_.end(), [&](const Second& one) { return one.written == second; });
  if (known != seconds_.end()) return static_cast<std::uint16_t>(known - seconds_.begin() + 1);
  Second added{std::string(second), {}};
  for (const std::string& way : expand_alternatives(second)) added.ways.push_back(text::fold_aligned(way));
  seconds_.push_back(std::move(added));
  return static_cast<std::uint16_t>(seconds_.size());
}

TextSpan SplitPhrases::find(std::string_view folded, std::size_t from, std::uint16_t id, int most_words, bool commas) const {
  const std::vector<std::string>& ways = seconds_[id - 1u].ways;
  if (is_wide(ways.front())) return find_wide(folded, from, ways);
  for (std::size_t at = from; at < folded.size() && most_words > 0;) {
    if (!is_word_byte(folded[at])) {
      if (ends_clause(folded, at) && !(commas && folded[at] == ',')) return {};
      ++at;
      continue;
    }
    if (const std::size_t length = length_at(folded, at, ways); length != 0) return {at, at + length};
    while (at < folded.size() && is_word_byte(folded[at])) ++at;
    --most_words;
  }
  return {};
}

}  // namespace claimdex::claims
