// The evaluations of `claimdex eval`.
#pragma once

#include "indexer/commands/command_line.hpp"

namespace claimdex::commands {

/// `claimdex eval compare A.run B.run --qrels FILE`.
int run_eval_compare(const Arguments& arguments);

/// `claimdex eval claims GOLD...`; `arguments` are those behind "claims".
int run_eval_claims(const Arguments& arguments);

}  // namespace claimdex::commands
