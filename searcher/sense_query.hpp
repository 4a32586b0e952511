// Events and their senses as queries over claims.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "claimdex/claim.hpp"
#include "searcher/snapshot.hpp"

namespace claimdex::search {

/// Claims of the event whose words allow all senses. Where a sentence says a sense and its rival, TextCheck decides.
Xapian::Query event_query(Event event, const std::vector<std::string>& senses, Snapshot& snapshot);

}  // namespace claimdex::search
