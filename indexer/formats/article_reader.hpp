// One text in one format to one finished article: what all readers share at the end.
#pragma once

#include <string>
#include <string_view>

#include "claimdex/reading.hpp"
#include "indexer/formats/charset.hpp"
#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// Reads `decoded` in `format`. `bytes`: the file as it is (for digest, size and lines). Sets all of ArticleInfo but what
/// finish_article sets.
Draft read_whole_article(std::string_view bytes, const DecodedText& decoded, Format format);

/// The last steps, for whole files and records alike: metadata that follow from others, titles, headings, language, key.
/// `identity`: the key under KeyPolicy::path.
Article finish_article(Draft draft, const ReadOptions& options, std::string identity);

/// Absolute path of `file` with links and dots resolved where that can be done.
std::string real_path(const std::string& file);

}  // namespace claimdex::formats
