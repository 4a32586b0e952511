// The article of one row of a .cases file: a single block; "[title] " before the sentence makes it a headline.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "claimdex/article.hpp"

namespace claimdex::cases {

inline Article article_of(std::string text, const std::string& lang, std::optional<std::chrono::sys_days> published = {}) {
  Block block;
  constexpr std::string_view title = "[title] ";
  if (text.starts_with(title)) {
    block.kind = BlockKind::title;
    text.erase(0, title.size());
  }
  block.text = std::move(text);
  block.lang = lang;
  Article article;
  article.info.lang = lang;
  if (published) article.info.metadata.published = Moment{*published, false};
  article.blocks.push_back(std::move(block));
  return article;
}

}  // namespace claimdex::cases
