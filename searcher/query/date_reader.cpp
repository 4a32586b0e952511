// Dates in queries. Only the spellings that the grammar names and their Chinese forms; prose dates belong to the analyzers.
#include "searcher/query/date_reader.hpp"

#include <charconv>
#include <string>

#include "claimdex/analysis.hpp"

namespace claimdex::query {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

/// Digits at the beginning of `text`, taken off it.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t size = 0;
  while (size < text.size() && size < most && text[size] >= '0' && text[size] <= '9') ++size;
  if (size == 0) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + size, value);
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

sys_days last_of(year y, month m) { return sys_days{year_month_day_last{y, std::chrono::month_day_last{m}}}; }

DateRange months(year y, unsigned first, unsigned last) {
  return {sys_days{year_month_day{y, month{first}, day{1}}}, last_of(y, month{last}), false};
}

/// "2025", "2025-03", "2025-Q3", "2025-03-04", with - / . or 年月日 between.
std::optional<DateRange> read_calendar(std::string_view text) {
  const std::size_t before = text.size();
  const auto y = take_number(text, 4);
  if (!y || before - text.size() != 4 || *y < 1000) return std::nullopt;
  const year in_year{*y};
  const bool separated = take(text, "年") || take(text, "-") || take(text, "/") || take(text, ".");
  if (text.empty())
    return separated && before != 4 + std::string_view("年").size() ? std::nullopt : std::optional(months(in_year, 1, 12));
  if (take(text, "q") || (separated && take(text, "第"))) {
    const auto quarter = take_number(text, 1);
    if (!quarter || *quarter < 1 || *quarter > 4 || !(text.empty() || text == "季度" || text == "季")) return std::nullopt;
    const unsigned first = static_cast<unsigned>(*quarter) * 3 - 2;
    return months(in_year, first, first + 2);
  }
  const auto m = take_number(text, 2);
  if (!separated || !m || *m < 1 || *m > 12) return std::nullopt;
  const unsigned in_month = static_cast<unsigned>(*m);
  const bool month_ended = take(text, "月") || take(text, "-") || take(text, "/") || take(text, ".");
  if (text.empty()) return months(in_year, in_month, in_month);
  const auto d = take_number(text, 2);
  take(text, "日");
  if (!month_ended || !d || !text.empty()) return std::nullopt;
  const year_month_day date{in_year, month{in_month}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return DateRange{sys_days{date}, sys_days{date}, false};
}

/// "30d", "2w", "6m", "1y", 30天: from then up to today.
std::optional<DateRange> read_ago(std::string_view text, sys_days today) {
  const auto number = take_number(text, 5);
  if (!number) return std::nullopt;
  if (text == "d" || text == "天" || text == "日") return DateRange{today - days{*number}, today, false};
  if (text == "w" || text == "周") return DateRange{today - days{7 * *number}, today, false};
  const bool by_month = text == "m" || text == "个月" || text == "月";
  if (!by_month && text != "y" && text != "年") return std::nullopt;
  if (*number > 9999) return std::nullopt;
  const year_month_day now{today};
  year_month_day then = now - std::chrono::months{by_month ? *number : 12 * *number};
  if (!then.ok()) then = year_month_day{last_of(then.year(), then.month())};
  return DateRange{sys_days{then}, today, false};
}

std::optional<DateRange> read_single(std::string_view text, sys_days today) {
  if (text == "today" || text == "今天") return DateRange{today, today, false};
  if (text == "yesterday" || text == "昨天") return DateRange{today - days{1}, today - days{1}, false};
  if (auto date = read_calendar(text)) return date;
  return read_ago(text, today);
}

}  // namespace

std::optional<DateRange> read_date(std::string_view written, sys_days today, bool as_day) {
  const std::string folded = fold(written);
  const std::string_view text = folded;
  if (text == "none" || text == "无") return DateRange{std::nullopt, std::nullopt, true};
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    std::optional<DateRange> date = read_single(text, today);
    if (date && as_day && !read_calendar(text) && read_ago(text, today)) date->to = date->from;
    return date;
  }
  DateRange range;
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  if (!left.empty()) {
    const auto from = read_single(left, today);
    if (!from) return std::nullopt;
    range.from = from->from;
  }
  if (!right.empty()) {
    const auto to = read_single(right, today);
    if (!to) return std::nullopt;
    const bool is_ago = !read_calendar(right) && read_ago(right, today).has_value();
    range.to = is_ago ? to->from : to->to;  // "90d..30d" ends thirty days ago, not today
  }
  if (range.from && range.to && *range.from > *range.to) return std::nullopt;
  return range;
}

}  // namespace claimdex::query
