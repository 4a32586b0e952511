// Languages of blocks. CLD2 needs some hundred bytes to be right, so short blocks lean on their article; and it is slow, so a
// block that is plainly in the article's language, by its little words, is not asked about.
#include "analyzers/text/article_languages.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/little_words.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex::text {
namespace {

constexpr std::size_t enough_for_an_article = 2048;
constexpr std::size_t enough_for_a_block = 200;
constexpr std::size_t least_words = 20;
constexpr std::size_t words_of_a_vote = 60;  // the beginning of a block tells its language
constexpr std::size_t common_in = 6;  // one word in so many is common in running text; in another language it is one in fifteen

bool is_prose(BlockKind kind) { return kind != BlockKind::boilerplate && kind != BlockKind::code; }

bool has_wide_script(std::string_view lang) { return lang == "zh" || lang == "ja" || lang == "ko"; }

// Whether a third of the characters are CJK: a coarse vote over lead bytes (U+2E80 and up have 0xE2..0xEF or more).
bool is_wide_text(std::string_view text) {
  static constexpr std::array<std::int8_t, 256> votes = [] {
    std::array<std::int8_t, 256> made{};
    for (std::size_t b = 0; b < 256; ++b) {
      if (b >= 0xE3 && b <= 0xED) made[b] = 3;
      if ((b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= 0xC3 && b <= 0xE2)) made[b] = -1;
    }
    return made;
  }();
  if (is_ascii(text)) return false;
  std::ptrdiff_t sum = 0;
  for (const char c : text) sum += votes[static_cast<unsigned char>(c)];
  return sum > 0;
}

// Where the small letters at `at` end, and all bytes beyond ASCII with them.
std::size_t letters_end(std::string_view text, std::size_t at) {
  if constexpr (eight_bytes::are_in_order) {
    while (text.size() - at >= eight_bytes::size) {
      const std::uint64_t bytes = eight_bytes::load(text.data() + at);
      const std::size_t run = eight_bytes::run_of(eight_bytes::lower(bytes) | (bytes & eight_bytes::high_bits));
      at += run;
      if (run < eight_bytes::size) return at;
    }
  }
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  while (at < text.size() && is_letter(text[at])) ++at;
  return at;
}

// Whether the little words of `lang` are as frequent as in running text of it.
bool is_plainly(std::string_view text, std::string_view lang) {
  const unsigned bit = little_word_bit(lang);
  if (bit == 0) return false;
  const LittleWordMap& common = little_words();
  // So many of the first words decide, whatever the others are.
  constexpr std::size_t enough = (words_of_a_vote + common_in - 1) / common_in;
  std::size_t words = 0;
  std::size_t hits = 0;
  for (std::size_t at = 0; at < text.size() && words < words_of_a_vote && !(words >= least_words && hits >= enough);) {
    const std::size_t end = letters_end(text, at);
    if (end > at) {
      ++words;
      const auto* found = common.find(text.substr(at, end - at));
      hits += found != common.end() && (found->second & bit) != 0 ? 1 : 0;
    }
    at = end + 1;
  }
  return words >= least_words && hits * common_in >= words;
}

}  // namespace

std::string language_of_prose(const Article& article) {
  std::string sample;
  for (const Block& block : article.blocks) {
    if (!is_prose(block.kind)) continue;
    sample.append(block.text, 0, enough_for_an_article).push_back('\n');
    if (sample.size() >= enough_for_an_article) break;
  }
  if (sample.empty()) sample = article.info.metadata.title;
  if (is_plainly(sample, "en")) return "en";
  return sample.empty() ? std::string() : detect_language(sample);
}

std::string language_of_block(const Block& block, std::string_view article_lang) {
  const bool agrees = !article_lang.empty() && is_wide_text(block.text) == has_wide_script(article_lang);
  if (agrees && (block.text.size() < enough_for_a_block || is_plainly(block.text, article_lang)))
    return std::string(article_lang);
  std::string lang = detect_language(block.text);
  return lang.empty() && agrees ? std::string(article_lang) : lang;
}

void assign_languages(Article& article) {
  if (article.info.lang.empty()) article.info.lang = language_of_prose(article);
  for (Block& block : article.blocks)
    if (block.lang.empty()) block.lang = language_of_block(block, article.info.lang);
}

}  // namespace claimdex::text
