// Documents as Xapian's own TermGenerator makes them: shared by the baseline of the ranking figures and by the peers.
#pragma once

#include <string>

#include <xapian.h>

namespace claimdex::bench {

/// What a document's data holds: its id alone, or id, title and text, a line each.
enum class Stored { id, everything };

/// The stemmer of a name or code that Xapian::Stem knows; none for "none".
Xapian::Stem stemmer_of(const std::string& lang);
/// The language name that asks for grams_of() instead of words.
inline constexpr const char* grams = "grams";
/// Adds title and text of every record of the NDJSON file `path`. Lines that are no object are passed over. Does not commit.
void index_plainly(Xapian::WritableDatabase& database, const std::string& lang, const std::string& path, Stored stored);

}  // namespace claimdex::bench
