// Copying what is left of a database: the one way to be rid of documents without term lists.
#pragma once

#include <string>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {

/// Writes the documents of `source` that are not `gone`, in their order and without gaps, and its metadata (tombstones apart) to
/// a new database at `target`. The terms of a document are gathered from the posting lists, a run of documents at a time: what
/// the run holds in memory is some 50 MB; each run walks all terms. Throws Xapian's errors.
void copy_living(const std::string& source, const schema::Tombstones& gone, const std::string& target);

/// The same in place of `path`.
void replace_by_living(const std::string& path, const schema::Tombstones& gone);

/// Whether so much of a database is gone that a copy pays.
bool is_worth_copying(const Xapian::Database& database, const schema::Tombstones& gone);

/// The next generation, where one of the current one's parts is worth copying: the same without what is gone. Throws Xapian's
/// errors; until it is published nothing changes.
Result<void> drop_buried(IndexFolder& folder);

}  // namespace claimdex::indexer
