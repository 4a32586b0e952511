// Copying what is left of a database: the one way to be rid of documents without term lists.
#pragma once

#include <string>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {

/// Writes the documents of `source` that are not `gone`, in their order and without gaps, and its metadata (tombstones apart) to
/// a new database at `target`. Reads `source` from its front to its end; holds one list in memory. Throws Xapian's errors.
void copy_living(const std::string& source, const schema::Tombstones& gone, const std::string& target);

/// The next generation, where so much of one of the current one's parts is gone that a copy pays: the same without it. Throws
/// Xapian's errors; until it is published nothing changes.
Result<void> drop_buried(IndexFolder& folder);

}  // namespace claimdex::indexer
