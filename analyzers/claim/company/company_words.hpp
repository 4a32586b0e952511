// Text cut into the words that company rules look at: one token a Latin word, number or "&", one a CJK character, each with
// what stands before it. One pass over a block; all later rules walk this vector and never rescan the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::claims {

enum class WordKind : std::uint8_t { latin, number, ampersand, han, kana, hangul };

/// What stands between a word and the one before it. `joint`: hyphen, dot or apostrophe inside a name ("Coca-Cola", "J.P.
/// Morgan").
enum class WordGap : std::uint8_t { none, space, joint, comma, stop, bracket, quote, other };

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t hash = 0;  ///< of the folded bytes
  WordKind kind = WordKind::latin;
  WordGap gap = WordGap::none;
  bool capital = false;        ///< begins with an upper-case letter
  bool all_caps = false;       ///< two letters or more, none of them lower case
  bool inner_capital = false;  ///< "WeWork", "eBay"
  bool starts_sentence = false;

  [[nodiscard]] bool is_cjk() const { return kind >= WordKind::han; }
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

std::uint32_t hash_word(std::string_view folded);

/// `text` without the tickers of firms and the angle brackets around names that have none: " <FOO> and <" gives " and ".
std::string without_tickers(std::string_view text);

/// Appends the words of `text` to `out`. `folded` = text::fold_aligned(text). O(text.size()).
void cut_words(std::string_view text, std::string_view folded, std::vector<Word>& out);

}  // namespace claimdex::claims
