// Gives every block of an article a language, and the article the one of most of its body.
#pragma once

#include <string>
#include <string_view>

#include "claimdex/article.hpp"

namespace claimdex::text {

/// Fills Block::lang and ArticleInfo::lang where they are empty. Long blocks are read for themselves, short ones take the
/// article's language where their script allows it.
void assign_languages(Article& article);

/// The language of most of an article's prose, found from its text; empty where nothing tells.
std::string language_of_prose(const Article& article);

/// The language of one block without Block::lang, in an article of `article_lang` (may be empty). Empty where nothing tells.
std::string language_of_block(const Block& block, std::string_view article_lang);

}  // namespace claimdex::text
