// Argument parsing shared by all commands.
#include "indexer/commands/command_line.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>

namespace claimdex::commands {
namespace {

std::string_view option_name(std::string_view token) {
  token.remove_prefix(2);
  return token.substr(0, token.find('='));
}

const options::option_description* find_option(const options::options_description& description, std::string_view name) {
  return description.find_nothrow(std::string(name), false);
}

// True where the option takes its value from the next token.
bool takes_next(const options::option_description& option, std::string_view token) {
  return option.semantic()->max_tokens() > 0 && token.find('=') == std::string_view::npos;
}

// Cuts what belongs to the options from what is positional: Boost alone would read "-4.8%" as options.
struct SplitArguments {
  Arguments options;
  Arguments positional;
};

SplitArguments split_arguments(const Arguments& arguments, const options::options_description& description,
                               const std::function<bool(std::string_view)>& is_positional) {
  SplitArguments split;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& token = arguments[i];
    if (token == "--") {
      split.positional.insert(split.positional.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    if (token.size() < 2 || token.front() != '-' || (is_positional && is_positional(token))) {
      split.positional.push_back(token);
      continue;
    }
    split.options.push_back(token);
    const bool is_long = token.starts_with("--");
    const auto* option = is_long ? find_option(description, option_name(token)) : find_option(description, token.substr(0, 2));
    const bool glued = !is_long && token.size() > 2;
    if (option != nullptr && !glued && takes_next(*option, token) && i + 1 < arguments.size())
      split.options.push_back(arguments[++i]);
  }
  return split;
}

void print_help(const options::options_description& description, std::string_view usage) {
  std::ostringstream text;
  text << description;
  fmt::print("usage: {}\n\n{}", usage, text.str());
}

}  // namespace

std::optional<ParsedArguments> parse_arguments(const Arguments& arguments, const options::options_description& description,
                                               std::string_view usage, int& exit_code,
                                               const std::function<bool(std::string_view)>& is_positional) {
  ParsedArguments parsed;
  SplitArguments split = split_arguments(arguments, description, is_positional);
  parsed.positional = std::move(split.positional);
  try {
    options::store(options::command_line_parser(split.options).options(description).run(), parsed.values);
    if (parsed.values.count("help") != 0) {
      print_help(description, usage);
      exit_code = exit_found;
      return std::nullopt;
    }
    options::notify(parsed.values);
  } catch (const options::error& error) {
    const std::string_view command = usage.substr(0, usage.find(' ', usage.find(' ') + 1));
    exit_code = report_usage(command, error.what());
    return std::nullopt;
  }
  return parsed;
}

int report_usage(std::string_view command, std::string_view message) {
  fmt::print(stderr, "{}: {}\n  try: {} --help\n", command, message, command);
  return exit_error;
}

std::string index_folder(const options::variables_map& values) {
  if (values.count("index") != 0) return values["index"].as<std::string>();
  const char* folder = std::getenv("CLAIMDEX_INDEX");
  return folder != nullptr && *folder != '\0' ? folder : "claimdex.db";
}

std::optional<std::chrono::sys_seconds> fixed_now() {
  const char* text = std::getenv("CLAIMDEX_NOW");
  if (text == nullptr) return std::nullopt;
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  const int read = std::sscanf(text, "%d-%u-%u%*1[T ]%d:%d:%d", &year, &month, &day, &hour, &minute, &second);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (read < 3 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

std::string read_standard_input() {
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), stdin)) bytes.append(buffer.data(), read);
  return bytes;
}

}  // namespace claimdex::commands
