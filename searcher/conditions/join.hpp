// From documents of one type to those of the other: an article and its claims share a key.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/index/snapshot.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

/// The key hashes (Slot::key) of all documents that `query` matches, sorted, each once. At most `most`.
std::vector<std::string> keys_of(const Xapian::Query& query, Snapshot& snapshot, std::size_t most = 200000);

/// Key hashes of the articles whose text has all `patterns`, phrases of words in their order; strings with CJK characters only by
/// their grams. Precondition: none is empty. Remote articles are read for it.
std::vector<std::string> keys_of_articles(const std::vector<TextPattern>& patterns, Snapshot& snapshot);

/// The same for one pattern, but of articles that have no claim with one of `claim_terms` some may be missing: where they do not
/// matter, few texts are looked at.
std::vector<std::string> keys_of_claims_beside(const TextPattern& pattern, const std::vector<std::string>& claim_terms,
                                               Snapshot& snapshot);

/// The documents with one of these keys, weightless.
Xapian::Query with_keys(const std::vector<std::string>& keys);

}  // namespace claimdex::search
