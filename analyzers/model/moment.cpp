// Moments and periods as text.
#include <fmt/format.h>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"

namespace claimdex {
namespace {

std::string format_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace

std::string format_moment(const Moment& moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment.at);
  if (!moment.has_time) return format_day(day);
  const std::chrono::hh_mm_ss time{moment.at - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::string format_period(const Period& period) {
  if (!period.from && !period.to) return {};
  if (period.from == period.to) return format_day(*period.from);
  return fmt::format("{}..{}", period.from ? format_day(*period.from) : "", period.to ? format_day(*period.to) : "");
}

}  // namespace claimdex
