// Documents by id, and articles by key.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "searcher/index/snapshot.hpp"

namespace claimdex::search {

/// Whether it looks like an id or the beginning of one: up to 16 hex digits, perhaps behind '#'.
bool may_be_id(std::string_view written);
/// The document with this id or unique prefix of one. May throw Xapian::Error. Errors: not_found, ambiguous_id, index_corrupt.
Result<Xapian::docid> find_document(std::string_view id, Snapshot& snapshot);
/// The document of the article with this key hash (Slot::key); 0 where there is none.
Xapian::docid article_of(const std::string& key, Snapshot& snapshot);

}  // namespace claimdex::search
