// Texts of the sample corpus for benchmarks: articles of one language, repeated to a wanted size.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/reading.hpp"

namespace claimdex::bench {

/// Every article of the sample corpus. Ends the program where there is none: a benchmark of nothing measures nothing.
inline const std::vector<Article>& sample_articles() {
  static const std::vector<Article> articles = [] {
    std::vector<Article> out;
    for (const std::string& file : list_files({CLAIMDEX_SAMPLE}).paths)
      static_cast<void>(read_file(file, {}, [&](Article&& article) {
        out.push_back(std::move(article));
        return true;
      }));
    if (out.empty()) std::abort();
    return out;
  }();
  return articles;
}

inline bool is_chinese(std::string_view text) {
  std::size_t wide = 0;
  for (const char c : text) wide += static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9 ? 1U : 0U;
  return wide * 6 > text.size();
}

/// One article of about `bytes`, made of the body blocks of one language ("en" or "zh") of the sample corpus.
inline Article article_of(std::string_view lang, std::size_t bytes) {
  Article article;
  std::size_t size = 0;
  while (size < bytes)
    for (const Article& sample : sample_articles())
      for (const Block& block : sample.blocks) {
        if (block.kind != BlockKind::body || is_chinese(block.text) != (lang == "zh") || size >= bytes) continue;
        Block copy = block;
        copy.lang = lang;
        copy.heading = copy.lead = -1;
        size += copy.text.size();
        article.blocks.push_back(std::move(copy));
      }
  return article;
}

inline std::string text_of(std::string_view lang, std::size_t bytes) {
  std::string text;
  for (const Block& block : article_of(lang, bytes).blocks) text += block.text + "\n";
  return text;
}

}  // namespace claimdex::bench
