// What tells that two articles are one story republished: the sentences they share. Each article carries its few smallest
// sentence hashes as terms, so that copies are found without a look at any other article.
#pragma once

#include <cstddef>
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
/// Whether `shared` sentences make one story of articles of `a` and `b` sentences: at least half of those of the shorter one, and
/// two, or its only one.
bool is_enough_for_story(std::size_t shared, std::size_t a, std::size_t b);
/// Whether the articles share enough sentences for one story. O(sentences).
bool is_same_story(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace claimdex::schema
