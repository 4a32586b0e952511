// Argument parsing shared by all commands.
#include "indexer/commands/command_line.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "indexer/commands/suggestion.hpp"

namespace claimdex::commands {
namespace {

std::string_view option_name(std::string_view token) {
  token.remove_prefix(2);
  return token.substr(0, token.find('='));
}

// `name`: a short one with its dash, or the beginning of a long one, as Boost takes it too.
const options::option_description* find_option(const options::options_description& description, std::string_view name) {
  return description.find_nothrow(std::string(name), !name.starts_with('-'));
}

std::vector<std::string> long_names(const options::options_description& description) {
  std::vector<std::string> names;
  for (const auto& option : description.options()) names.push_back(option->long_name());
  return names;
}

// "-index": what long options are called with one dash is neither a short option nor, in a query, a word to leave out.
bool is_long_with_one_dash(std::string_view token, const options::options_description& description) {
  if (token.size() < 3 || token.starts_with("--")) return false;
  const std::string name(token.substr(1, token.find('=') - 1));
  return description.find_nothrow(name, false) != nullptr;
}

// True where the option takes its value from the next token.
bool takes_next(const options::option_description& option, std::string_view token) {
  return option.semantic()->max_tokens() > 0 && token.find('=') == std::string_view::npos;
}

// No option takes a number below zero, for which Boost would read a very large one, or nothing, as of -i "$UNSET".
void refuse_senseless(const options::option_description& option, std::string_view token) {
  const std::string_view value = token.substr(token.starts_with("--") ? std::min(token.find('='), token.size() - 1) + 1 : 0);
  if (token.empty()) throw options::error(fmt::format("the value of --{} is empty", option.long_name()));
  const std::string_view digits = value.substr(std::min<std::size_t>(value.size(), 1));
  if (!value.starts_with('-') || digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return;
  throw options::error(fmt::format("--{} takes a number from 0 on, not {}", option.long_name(), value));
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
    if (option != nullptr) refuse_senseless(*option, split.options.back());
  }
  return split;
}

void print_help(const options::options_description& description, const Usage& usage) {
  std::ostringstream text;
  text << description;
  fmt::print("usage: {} {}\n\n", usage.command, usage.arguments);
  if (!usage.about.empty()) fmt::print("{}\n\n", usage.about);
  fmt::print("{}\nExamples:\n", text.str());
  for (std::string_view rest = usage.examples; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    fmt::print("  {}\n", rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// Boost, and what is said here, call -n "--n".
std::string with_short_names(std::string message) {
  const auto goes_on = [&](std::size_t at) {
    return at < message.size() && ((message[at] >= 'a' && message[at] <= 'z') || message[at] == '-');
  };
  for (std::size_t at = message.find("--"); at != std::string::npos; at = message.find("--", at + 1))
    if (goes_on(at + 2) && message[at + 2] != '-' && !goes_on(at + 3)) message.erase(at, 1);
  return message;
}

std::string unknown_option(const std::string& written, const options::options_description& description) {
  const std::string nearest =
      nearest_name(written.substr(std::min(written.find_first_not_of('-'), written.size())), long_names(description));
  const std::string question = nearest.empty() ? std::string() : fmt::format(": did you mean --{}?", nearest);
  return fmt::format("no option {}{}", written, question);
}

}  // namespace

std::optional<ParsedArguments> parse_arguments(const Arguments& arguments, const options::options_description& description,
                                               const Usage& usage, int& exit_code,
                                               const std::function<bool(std::string_view)>& is_positional) {
  ParsedArguments parsed;
  const auto refuse = [&](std::string_view message) {
    exit_code = report_usage(usage.command, message);
    return std::nullopt;
  };
  for (const std::string& token : arguments) {
    if (token == "--") break;
    if (!is_long_with_one_dash(token, description)) continue;
    const std::string option = token.substr(0, token.find('='));
    const std::string left_out =
        is_positional ? fmt::format(" To leave a word out of a query, write NOT {}", option.substr(1)) : "";
    return refuse(fmt::format("{}: did you mean -{}?{}", token, option, left_out));
  }
  try {
    SplitArguments split = split_arguments(arguments, description, is_positional);
    parsed.positional = std::move(split.positional);
    options::store(options::command_line_parser(split.options).options(description).run(), parsed.values);
    if (parsed.values.count("help") != 0) {
      print_help(description, usage);
      exit_code = exit_found;
      return std::nullopt;
    }
    options::notify(parsed.values);
  } catch (const options::unknown_option& error) {
    return refuse(unknown_option(error.get_option_name(), description));
  } catch (const options::error& error) {
    return refuse(with_short_names(error.what()));
  }
  return parsed;
}

int report_usage(std::string_view command, std::string_view message) {
  fmt::print(stderr, "{}: {}\n  try: {} --help\n", command, message, command);
  return exit_error;
}

int report_unknown_command(std::string_view written, const std::vector<std::string>& names) {
  const std::string nearest = nearest_name(written, names);
  const std::string question = nearest.empty() ? std::string() : fmt::format(": did you mean {}?", nearest);
  return report_usage("claimdex", fmt::format("no command '{}'{}", written, question));
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
