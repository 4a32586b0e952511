// The front door: reads the subcommand and hands over to it.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

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

// A standard stream that the caller closed would lend its number to the next file that is opened, an index for instance, and
// messages would be written into it.
void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) static_cast<void>(::open("/dev/null", O_RDWR));
}

int run(int argc, char** argv) {
  if (argc < 2) {
    print_usage(stderr);
    return commands::exit_error;
  }
  const std::string_view name = argv[1];
  if (name == "--help" || name == "-h" || (name == "help" && argc == 2)) {
    print_usage(stdout);
    return commands::exit_found;
  }
  if (name == "--version") {
    fmt::print("claimdex {}\n", claimdex::version());
    return commands::exit_found;
  }
  const bool asks_help = name == "help";  // "claimdex help search"
  const std::string_view wanted = asks_help ? argv[2] : argv[1];
  for (const commands::Command& command : all_commands)
    if (command.name == wanted)
      return command.run(asks_help ? commands::Arguments{"--help"} : commands::Arguments(argv + 2, argv + argc));
  std::vector<std::string> names;
  for (const commands::Command& command : all_commands) names.emplace_back(command.name);
  return commands::report_unknown_command(wanted, names);
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  std::signal(SIGPIPE, SIG_DFL);  // `claimdex search ... | head` ends quietly
  int exit_code = commands::exit_error;
  try {
    exit_code = run(argc, argv);
    if (std::fflush(stdout) == 0) return exit_code;
    fmt::print(stderr, "claimdex: cannot write the output: {}\n", std::strerror(errno));
  } catch (const std::system_error& error) {  // fmt::print, when the output is full or gone
    fmt::print(stderr, "claimdex: {}\n", error.what());
  }
  return commands::exit_error;
}
