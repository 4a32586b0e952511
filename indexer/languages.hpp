// Gives every block of an article a language, and the article the one of most of its body.
#pragma once

#include "claimdex/article.hpp"

namespace claimdex::indexer {

/// Fills Block::lang and ArticleInfo::lang where they are empty. Long blocks are read for themselves, short ones take the
/// article's language where their script allows it.
void assign_languages(Article& article);

}  // namespace claimdex::indexer
