// The commands that read files and write indexes. Each takes the arguments behind its name and returns the exit code.
#pragma once

#include "indexer/commands/command_line.hpp"

namespace claimdex::commands {

int run_index(const Arguments& arguments);
int run_claims(const Arguments& arguments);
int run_delete(const Arguments& arguments);

}  // namespace claimdex::commands
