// Looking documents up by id and key: find, claims_of, article, inspect.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/searcher.hpp"
#include "searcher/index/snapshot.hpp"

namespace claimdex::search {

/// The document with this id or unique prefix of one (find_document), or the article with this key or path, as results show it:
/// absolute, from here, or only its end; a line behind it
/// (":24") does no harm. Errors: not_found, ambiguous_id.
Result<Xapian::docid> find_by_id_or_path(std::string_view written, Snapshot& snapshot);
/// Claim or article as a hit. Errors: the same, index_corrupt.
Result<Hit> find_hit(std::string_view id_or_path, Snapshot& snapshot);
/// All claims of an article in reading order. Errors: not_found, index_corrupt.
Result<std::vector<Hit>> claims_of_article(std::string_view key, Snapshot& snapshot);
/// The stored article. Errors: not_found, index_corrupt.
Result<Article> stored_article(std::string_view key, Snapshot& snapshot);
/// Terms and slots, one line each. Errors: not_found, ambiguous_id.
Result<std::vector<std::string>> inspect_documents(std::string_view id_or_key, Snapshot& snapshot);
/// Counts over the whole index. `folders`: for the bytes on disk.
Result<IndexStats> index_stats(Snapshot& snapshot, const std::vector<std::string>& folders);

}  // namespace claimdex::search
