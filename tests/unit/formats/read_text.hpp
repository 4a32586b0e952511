// Shared by the tests of readers: reads bytes as one article, prints its blocks, checks its source maps.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/reading.hpp"

namespace claimdex::tests {

inline std::vector<Article> read_all(std::string_view bytes, const std::string& name = "a.txt", const ReadOptions& options = {}) {
  std::vector<Article> articles;
  const auto summary = read_bytes(bytes, name, options, [&](Article&& article) {
    articles.push_back(std::move(article));
    return true;
  });
  CHECK(summary.has_value());
  return articles;
}

inline Article read_one(std::string_view bytes, const std::string& name = "a.txt", const ReadOptions& options = {}) {
  std::vector<Article> articles = read_all(bytes, name, options);
  REQUIRE(articles.size() == 1);
  return articles.front();
}

/// "title: A\nbody: B\n"
inline std::string describe(const Article& article) {
  std::string lines;
  for (const Block& block : article.blocks) lines += std::string(name_of(block.kind)) + ": " + block.text + "\n";
  return lines;
}

/// The source bytes that `word` of the article maps to, in the first block that holds it.
inline std::string source_of(const Article& article, std::string_view bytes, std::string_view word) {
  for (const Block& block : article.blocks) {
    const std::size_t at = block.text.find(word);
    if (at == std::string::npos) continue;
    const TextSpan span = block.source.to_source({at, at + word.size()});
    return span.end <= bytes.size() ? std::string(span.of(bytes)) : "outside";
  }
  return "no such word";
}

/// Words of ASCII letters and digits stand in the source byte for byte, whatever stands around them.
inline void check_sources(const Article& article, std::string_view bytes) {
  const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (const Block& block : article.blocks) {
    for (std::size_t at = 0; at < block.text.size();) {
      std::size_t end = at;
      while (end < block.text.size() && plain(block.text[end])) ++end;
      if (end > at) {
        const TextSpan span = block.source.to_source({at, end});
        const std::string word = block.text.substr(at, end - at);
        REQUIRE(span.end <= bytes.size());
        CHECK(span.of(bytes) == word);
      }
      at = end + 1;
    }
  }
}

}  // namespace claimdex::tests
