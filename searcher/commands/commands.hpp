// The commands that read indexes. Each takes the arguments behind its name and returns the exit code.
#pragma once

#include "indexer/commands/command_line.hpp"

namespace claimdex::commands {

int run_search(const Arguments& arguments);
int run_show(const Arguments& arguments);
int run_verify(const Arguments& arguments);
int run_stats(const Arguments& arguments);
int run_inspect(const Arguments& arguments);
int run_eval(const Arguments& arguments);

}  // namespace claimdex::commands
