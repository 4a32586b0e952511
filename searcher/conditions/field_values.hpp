// Values of fields that only the index can tell from mistakes: languages and ids.
#pragma once

#include <string>
#include <vector>

#include "claimdex/result.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

/// Errors: invalid_value for a `lang:` that is no code of a language and that no article has; not_found, ambiguous_id for a
/// `story:` that names no document. May throw Xapian::Error.
Result<void> check_field_values(const query::Node& root, Snapshot& snapshot);

/// One hint for each code of a language that no article has: those that some have.
std::vector<std::string> language_hints(const query::Node& root, Snapshot& snapshot);

}  // namespace claimdex::search
