// What tells that two articles are one story republished: the sentences they share. Each article carries its few smallest
// sentence hashes as terms, so that copies are found without a look at any other article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/records.hpp"

namespace claimdex::schema {

/// Hashes of the sentences of an article, sorted, each once. Letters and digits count only: copies differ in spaces, quotes and
/// dashes. Short sentences, titles, boilerplate and what lies beyond 300 sentences do not count. The same on every machine.
std::vector<std::uint64_t> sentence_hashes(const std::vector<BlockRecord>& blocks);
/// The terms of the smallest hashes.
std::vector<std::string> story_terms(const std::vector<std::uint64_t>& hashes);
/// Whether the articles share at least half of the sentences of the shorter one, and two sentences or its only one.
bool is_same_story(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace claimdex::schema
