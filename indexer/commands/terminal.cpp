// Colours, widths, numbers and progress of the command line.
#include "indexer/commands/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "claimdex/text.hpp"

namespace claimdex::commands {
namespace {

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::number:
      return "\033[1;33m";
    case Style::company:
      return "\033[1;36m";
    case Style::event:
      return "\033[32m";
    case Style::dim:
      return "\033[2m";
    case Style::bold:
      return "\033[1m";
    case Style::error:
      return "\033[1;31m";
    case Style::hint:
      return "\033[36m";
  }
  return "";
}

std::string group_digits(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

}  // namespace

Painter::Painter(ColorMode mode, int file_descriptor) {
  if (mode == ColorMode::automatic) {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool refused = (no_color != nullptr && *no_color != '\0') || (term != nullptr && std::string_view(term) == "dumb");
    enabled_ = !refused && is_terminal(file_descriptor);
  } else {
    enabled_ = mode == ColorMode::always;
  }
}

std::string Painter::paint(std::string_view text, Style style) const {
  if (!enabled_ || style == Style::plain || text.empty()) return std::string(text);
  return fmt::format("{}{}\033[0m", escape_of(style), text);
}

std::size_t terminal_columns(int file_descriptor) {
  winsize size{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (const char* columns = std::getenv("COLUMNS")) {
    const int value = std::atoi(columns);
    if (value >= 20) return static_cast<std::size_t>(value);
  }
  return 100;
}

bool is_terminal(int file_descriptor) { return isatty(file_descriptor) == 1; }

std::string without_commands(std::string text) {
  constexpr std::string_view replacement = "\uFFFD";
  for (std::size_t at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 2)) {
    if (at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) >= 0xA0) continue;
    text.replace(at, 2, replacement);
    ++at;
  }
  return text;
}

std::string one_line(std::string_view written) {
  const std::string text = without_commands(std::string(written));
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n')
      out += "\\n";
    else if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out;
}

std::string pad_to(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  return std::string(truncate_to_width(text, columns - 1)) + "…";
}

std::string format_number(double value) {
  if (!std::isfinite(value)) return "?";
  const double magnitude = std::abs(value);
  if (magnitude >= 1e15) return fmt::format("{:g}", value);
  std::string text = fmt::format("{}", magnitude);
  if (text.find('e') != std::string::npos) return fmt::format("{:g}", value);
  const std::size_t point = text.find('.');
  std::string whole = group_digits(text.substr(0, point));
  std::string fraction = point == std::string::npos ? std::string() : text.substr(point);
  if (fraction == ".0") fraction.clear();
  return (value < 0 ? "-" : "") + whole + fraction;
}

std::string format_bytes(std::uint64_t bytes) {
  constexpr std::array units = {"B", "KiB", "MiB", "GiB", "TiB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < units.size()) {
    value /= 1024;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, units[unit]);
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", group_digits(fmt::format("{}", count)), count == 1 ? singular : plural);
}

std::string message_of(const ReadProblem& problem) {
  if (problem.error.message.find(problem.path) != std::string::npos) return problem.error.message;
  const std::string record = problem.record ? fmt::format(" record {}", *problem.record) : std::string();
  return fmt::format("{}{}: {}", problem.path, record, problem.error.message);
}

int report_error(const Error& error) {
  const Painter painter(ColorMode::automatic, STDERR_FILENO);
  const std::string head = fmt::format("error[E{}]:", static_cast<int>(error.code));
  fmt::print(stderr, "{} {}\n", painter.paint(head, Style::error), error.message);
  if (!error.hint.empty()) fmt::print(stderr, "  {} {}\n", painter.paint("hint:", Style::hint), error.hint);
  return exit_error;
}

ProgressBar::ProgressBar() : enabled_(is_terminal(STDERR_FILENO)) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::draw(double fraction, std::string_view text) {
  if (!enabled_) return;
  constexpr std::size_t cells = 24;
  const auto full = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * cells);
  std::string bar;
  for (std::size_t i = 0; i < cells; ++i) bar += i < full ? "█" : "░";
  const std::size_t columns = terminal_columns(STDERR_FILENO);
  fmt::print(stderr, "\r\033[K{}", cut_to(fmt::format("{} {:3.0f} %  {}", bar, fraction * 100, text), columns - 1));
  std::fflush(stderr);
  drawn_ = true;
}

}  // namespace claimdex::commands
