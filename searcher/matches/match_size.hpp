// How much a query finds, told from the lengths of its lists: none of them is read.
#pragma once

#include <optional>

#include <xapian.h>

#include "searcher/index/index_reads.hpp"

namespace claimdex::search {

/// At most so many documents match; anything above `enough` where more than that may. The shortest conditions are asked first,
/// since one rare term settles it. A look-up a term, at worst. May throw Xapian::Error.
Xapian::doccount at_most(const Xapian::Query& query, IndexReads& reads, Xapian::doccount enough);

/// How many documents match, were its conditions independent; alternatives that exclude each other, as the buckets of a number
/// do, are added up. (Xapian takes them for independent too: of half of all numbers it misses a third.) May throw Xapian::Error.
double estimated_matches(const Xapian::Query& query, IndexReads& reads);

/// The query without the buckets of numbers that no claim has, of which a range has dozens: Xapian walks down a tree of blocks
/// twice to learn that a list is not there. Nothing where there is no such bucket to be left out. The same matches.
std::optional<Xapian::Query> without_empty_buckets(const Xapian::Query& query, IndexReads& reads);

}  // namespace claimdex::search
