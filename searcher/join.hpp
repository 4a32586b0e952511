// From documents of one type to those of the other: an article and its claims share a key.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/snapshot.hpp"

namespace claimdex::search {

/// The key hashes (Slot::key) of all documents that `query` matches, sorted, each once. At most `most`.
std::vector<std::string> keys_of(const Xapian::Query& query, Snapshot& snapshot, std::size_t most = 200000);

/// The documents with one of these keys, weightless.
Xapian::Query with_keys(const std::vector<std::string>& keys);

/// The document of the article with this key hash; 0 where there is none.
Xapian::docid article_of(const std::string& key_hash, const Xapian::Database& database);

}  // namespace claimdex::search
