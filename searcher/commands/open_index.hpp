// Opening the index that a command's options name.
#pragma once

#include <optional>

#include "claimdex/searcher.hpp"
#include "indexer/commands/command_line.hpp"

namespace claimdex::commands {

/// Adds --index (may be given several times) and --partial.
void add_index_option(options::options_description& description);

/// Opens what --index, else $CLAIMDEX_INDEX, else ./claimdex.db names. Nothing where it failed: the error was printed.
std::optional<Searcher> open_index(const options::variables_map& values);

}  // namespace claimdex::commands
