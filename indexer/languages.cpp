// Languages of blocks: CLD2 needs some hundred bytes to be right, so short blocks lean on their article.
#include "indexer/languages.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "claimdex/analysis.hpp"

namespace claimdex::indexer {
namespace {

constexpr std::size_t enough_for_an_article = 4096;
constexpr std::size_t enough_for_a_block = 200;

bool is_prose(BlockKind kind) { return kind != BlockKind::boilerplate && kind != BlockKind::code; }

bool has_wide_script(std::string_view lang) { return lang == "zh" || lang == "ja" || lang == "ko"; }

// Whether a third of the characters are CJK: a coarse vote over lead bytes (U+2E80 and up have 0xE2..0xEF or more).
bool is_wide_text(std::string_view text) {
  std::size_t wide = 0;
  std::size_t narrow = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE3 && byte <= 0xED) ++wide;
    if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte <= 0xE2)) ++narrow;
  }
  return wide * 3 > narrow;
}

std::string language_of_prose(const Article& article) {
  std::string sample;
  for (const Block& block : article.blocks) {
    if (!is_prose(block.kind)) continue;
    sample.append(block.text).push_back('\n');
    if (sample.size() >= enough_for_an_article) break;
  }
  if (sample.empty()) sample = article.info.metadata.title;
  return detect_language(sample);
}

}  // namespace

void assign_languages(Article& article) {
  if (article.info.lang.empty()) article.info.lang = language_of_prose(article);
  const bool is_wide_article = has_wide_script(article.info.lang);
  for (Block& block : article.blocks) {
    if (!block.lang.empty()) continue;
    const bool agrees = is_wide_text(block.text) == is_wide_article;
    if (block.text.size() >= enough_for_a_block || !agrees) block.lang = detect_language(block.text);
    if (block.lang.empty() && agrees) block.lang = article.info.lang;
  }
}

}  // namespace claimdex::indexer
