// Looks for the second part of a split phrase, word by word up to the end of the clause.
#include "analyzers/claim/event/split_phrases.hpp"

#include <algorithm>

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

}  // namespace

std::uint16_t SplitPhrases::add(std::string_view second) {
  std::string folded = text::fold_aligned(second);
  const auto known = std::find(seconds_.begin(), seconds_.end(), folded);
  if (known != seconds_.end()) return static_cast<std::uint16_t>(known - seconds_.begin() + 1);
  seconds_.push_back(std::move(folded));
  return static_cast<std::uint16_t>(seconds_.size());
}

TextSpan SplitPhrases::find(std::string_view folded, std::size_t from, std::uint16_t id, int most_words, bool commas) const {
  const std::string& second = seconds_[id - 1u];
  for (std::size_t at = from; at < folded.size() && most_words > 0;) {
    if (!is_word_byte(folded[at])) {
      if (ends_clause(folded, at) && !(commas && folded[at] == ',')) return {};
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    if (folded.substr(at, end - at) == second) return {at, end};
    at = end;
    --most_words;
  }
  return {};
}

}  // namespace claimdex::claims
