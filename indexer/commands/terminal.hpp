// The terminal: colours, width, progress bars, exit codes. What every command prints with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "claimdex/reading.hpp"
#include "claimdex/result.hpp"

namespace claimdex::commands {

/// Exit codes, as grep has them.
enum ExitCode : int { exit_found = 0, exit_nothing = 1, exit_error = 2 };

enum class ColorMode : std::uint8_t { automatic, always, never };

/// How a piece of output is shown.
enum class Style : std::uint8_t { plain, number, company, event, dim, bold, error, hint };

/// Paints text with ANSI colours where they are wanted: `mode`, NO_COLOR, TERM=dumb and whether stdout is a terminal decide.
class Painter {
 public:
  explicit Painter(ColorMode mode, int file_descriptor = 1);
  [[nodiscard]] std::string paint(std::string_view text, Style style) const;
  [[nodiscard]] bool has_colors() const { return enabled_; }

 private:
  bool enabled_ = false;
};

/// Columns of the terminal behind `file_descriptor`; $COLUMNS, else 100 where it is none.
std::size_t terminal_columns(int file_descriptor = 1);
bool is_terminal(int file_descriptor);

/// `text` without the controls U+0080 to U+009F, some of which terminals obey; those below U+0020 no reader lets through.
std::string without_commands(std::string text);
/// `text` with all control characters written as escapes: names of files may hold line ends and terminal commands.
std::string one_line(std::string_view text);
/// `text` padded with spaces to `columns` (by display width); never cut.
std::string pad_to(std::string_view text, std::size_t columns);
/// `text` cut to `columns` with an ellipsis where it is wider.
std::string cut_to(std::string_view text, std::size_t columns);

/// 1234567 -> "1,234,567"; 0.5 -> "0.5"; 1e15 and beyond in powers.
std::string format_number(double value);
/// 1536 -> "1.5 KiB".
std::string format_bytes(std::uint64_t bytes);
/// "3 claims", "1 claim".
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural);

/// What could not be read, named once: most messages begin with the file, and its record, themselves.
std::string message_of(const ReadProblem& problem);

/// Prints "claimdex: error[E301]: message" and the hint to stderr. Returns exit_error.
int report_error(const Error& error);

/// A progress line on stderr, redrawn a few times a second; silent where stderr is no terminal.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  /// `fraction` of 0..1; `text` stands behind the bar.
  void draw(double fraction, std::string_view text);

 private:
  bool enabled_ = false;
  bool drawn_ = false;
};

}  // namespace claimdex::commands
