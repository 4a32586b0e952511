// How much a query finds, told from the lengths of its lists: none of them is read.
#pragma once

#include <xapian.h>

namespace claimdex::search {

/// At most so many documents match; anything above `enough` where more than that may. The shortest conditions are asked first,
/// since one rare term settles it. A look-up a term, at worst. May throw Xapian::Error.
Xapian::doccount at_most(const Xapian::Query& query, const Xapian::Database& database, Xapian::doccount enough);

/// How many documents match, were its conditions independent; alternatives that exclude each other, as the buckets of a number
/// do, are added up. (Xapian takes them for independent too: of half of all numbers it misses a third.) May throw Xapian::Error.
double estimated_matches(const Xapian::Query& query, const Xapian::Database& database);

}  // namespace claimdex::search
