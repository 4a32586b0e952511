// Messages of --input.
#include "indexer/commands/input_option.hpp"

#include <fmt/format.h>

namespace claimdex::commands {

std::string unknown_format(std::string_view written) {
  const std::string_view help = input_help;
  return fmt::format("--input: no format '{}'; there are{}", written, help.substr(help.find(':') + 1));
}

}  // namespace claimdex::commands
