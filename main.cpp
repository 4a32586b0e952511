// The front door: reads the subcommand and hands over to it.
#include <fmt/format.h>

#include <array>
#include <csignal>
#include <string>
#include <string_view>

#include "claimdex/version.hpp"
#include "indexer/commands/commands.hpp"
#include "searcher/commands/commands.hpp"

namespace {

namespace commands = claimdex::commands;

constexpr std::array all_commands = {
    commands::Command{"index", "read files, extract claims, write them to an index", commands::run_index},
    commands::Command{"search", "ask an index for claims or articles", commands::run_search},
    commands::Command{"claims", "print the claims of files, without an index", commands::run_claims},
    commands::Command{"show", "print all that is known of a claim", commands::run_show},
    commands::Command{"verify", "does the claim still stand in its file, byte for byte?", commands::run_verify},
    commands::Command{"stats", "what an index holds", commands::run_stats},
    commands::Command{"inspect", "tokens and blocks of a file, terms and slots of a document", commands::run_inspect},
    commands::Command{"delete", "remove articles from an index", commands::run_delete},
    commands::Command{"eval", "run judged queries and measure the ranking", commands::run_eval},
};

void print_usage(std::FILE* out) {
  fmt::print(out, "claimdex {}: the search engine for claims in news\n\nusage: claimdex COMMAND [OPTIONS] ...\n\n",
             claimdex::version());
  for (const commands::Command& command : all_commands) fmt::print(out, "  {:9} {}\n", command.name, command.summary);
  fmt::print(out,
             "\nclaimdex COMMAND --help lists the options of each. Exit codes: 0 found, 1 nothing found, 2 error.\n"
             "  claimdex index articles/\n  claimdex search 'job cuts > 10000 company:WiseTech'\n");
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // `claimdex search ... | head` ends quietly
  if (argc < 2) {
    print_usage(stderr);
    return commands::exit_error;
  }
  const std::string_view name = argv[1];
  if (name == "--help" || name == "-h" || name == "help") {
    print_usage(stdout);
    return commands::exit_found;
  }
  if (name == "--version") {
    fmt::print("claimdex {}\n", claimdex::version());
    return commands::exit_found;
  }
  for (const commands::Command& command : all_commands)
    if (command.name == name) return command.run(commands::Arguments(argv + 2, argv + argc));
  fmt::print(stderr, "claimdex: no command '{}'\n  try: claimdex --help\n", name);
  return commands::exit_error;
}
