// Reading a command's arguments: options by Boost.Program_options, help, and errors with a suggestion.
#pragma once

#include <boost/program_options.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/commands/terminal.hpp"

namespace claimdex::commands {

using Arguments = std::vector<std::string>;
namespace options = boost::program_options;

/// One command: its name, the line of `claimdex --help`, and what runs it. `arguments` are those after the command's name.
struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(const Arguments& arguments);
};

/// What `--help` prints around the options; lines of at most 80 columns.
struct Usage {
  std::string_view command;    ///< "claimdex index", as errors name it
  std::string_view arguments;  ///< what stands behind it: "[OPTIONS] PATH..."
  std::string_view about;      ///< what it does, beyond what its name says; may be empty
  std::string_view examples;   ///< command lines, each of its own line
};

/// What `parse_arguments` found: the options, and everything that is none in order.
struct ParsedArguments {
  options::variables_map values;
  std::vector<std::string> positional;
};

/// Parses `arguments`. Everything behind "--" is positional. `is_positional` (may be empty) claims tokens that begin with '-' for
/// the command ("-4.8%" of a query). Nothing where the command is done: help was printed (exit code 0) or an error was reported
/// (2; an unknown option with the nearest one); `exit_code` says which.
std::optional<ParsedArguments> parse_arguments(const Arguments& arguments, const options::options_description& description,
                                               const Usage& usage, int& exit_code,
                                               const std::function<bool(std::string_view)>& is_positional = {});

/// Prints "claimdex: message" and where help is to be had. Returns exit_error.
int report_usage(std::string_view command, std::string_view message);

/// Says that no command is called `written`, and which of `names` may be meant. Returns exit_error.
int report_unknown_command(std::string_view written, const std::vector<std::string>& names);

/// --index, else $CLAIMDEX_INDEX, else ./claimdex.db.
std::string index_folder(const options::variables_map& values);

/// $CLAIMDEX_NOW (ISO date or date and time), which fixes "today" for tests. Nothing where it is not set or unreadable.
std::optional<std::chrono::sys_seconds> fixed_now();

/// Reads all of standard input.
std::string read_standard_input();

}  // namespace claimdex::commands
