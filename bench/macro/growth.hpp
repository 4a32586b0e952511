// Synthetic growth: a corpus of any size out of a real one, the same for the same seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/result.hpp"

namespace claimdex::bench {

/// Writes `times` as many articles as `articles` has to NDJSON files of about 1 MB in `folder` (which must exist): each takes the
/// shape of one article, its paragraphs from several of the same language, and new digits in its numbers (same length, so
/// magnitudes stay). Vocabulary and length distribution are those of the corpus. Errors: write_failed.
Result<void> grow(const std::vector<Article>& articles, unsigned times, std::uint64_t seed, const std::string& folder);

}  // namespace claimdex::bench
