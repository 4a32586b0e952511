// Whether an article is the abstract or the summary of a paper: there methods have names as companies have.
#pragma once

#include "analyzers/claim/sentence_builder.hpp"
#include "claimdex/article.hpp"

namespace claimdex::claims {

/// Looks at the first few thousand bytes. `folded`: of fold_blocks(article).
bool is_research(const Article& article, const FoldedBlocks& folded);

}  // namespace claimdex::claims
