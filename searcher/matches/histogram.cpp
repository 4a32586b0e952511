// Bins of numbers and dates.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "searcher/matches/aggregates.hpp"

namespace claimdex::search {
namespace {

constexpr std::size_t most_bins = 40;

/// Where the number that is not above `value` stands in 1, 2, 5, 10, 20, 50 ...: 0 is 1, 1 is 2, 3 is 10, -1 is 0.5.
int step_below(double value) {
  const double decade = std::floor(std::log10(value) + 1e-12);
  const double lead = value / std::pow(10.0, decade);
  return static_cast<int>(decade) * 3 + (lead >= 5 - 1e-9 ? 2 : lead >= 2 - 1e-9 ? 1 : 0);
}

double step_value(int step) {
  const int decade = step >= 0 ? step / 3 : -((2 - step) / 3);
  constexpr double leads[] = {1, 2, 5};
  return leads[step - decade * 3] * std::pow(10.0, decade);
}

/// 1, 2 or 5 times a power of ten, so that at most `most` of them make `width`.
double round_step(double width, double most) {
  if (width <= 0) return 1;
  int step = step_below(width / most);
  while (width / step_value(step) > most) ++step;
  return step_value(step);
}

void add_bin(Histogram& histogram, std::string label, double from, double to) {
  histogram.bins.push_back({std::move(label), from, to, 0});
}

/// The bin of a value: bins are in order and touch each other.
void count_in(Histogram& histogram, double value, std::uint64_t count) {
  const auto after = std::upper_bound(histogram.bins.begin(), histogram.bins.end(), value,
                                      [](double v, const HistogramBin& bin) { return v < bin.from; });
  if (after != histogram.bins.begin()) std::prev(after)->count += count;
}

/// Beyond these few values are meant as they stand: one bin for each side instead of many empty ones.
constexpr double least_shown = 1e-6;
constexpr double most_shown = 1e15;

void add_logarithmic_bins(Histogram& histogram, double least, double most) {
  histogram.is_logarithmic = true;
  const int first = step_below(std::max(least, least_shown));
  const int last = step_below(std::min(most, most_shown / 2));
  // By 1, 2, 5 where that is few enough, else by powers of ten.
  const auto span = static_cast<std::size_t>(last - first + 1);
  const int stride = span <= most_bins ? 1 : 3;
  if (least < least_shown) add_bin(histogram, {}, least, least_shown);
  for (int step = first - ((first % stride) + stride) % stride; step <= last; step += stride)
    add_bin(histogram, {}, step_value(step), step_value(step + stride));
  if (most >= most_shown) add_bin(histogram, {}, most_shown, std::max(most, 10 * most_shown));
}

void add_equal_bins(Histogram& histogram, double least, double most) {
  constexpr double bins = 20;
  const double step = round_step(most - least, bins);
  for (double from = std::floor(least / step) * step; from <= most && histogram.bins.size() < most_bins; from += step)
    add_bin(histogram, {}, from, from + step);
}

std::string two(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

Histogram value_histogram(const std::map<double, std::uint64_t>& values) {
  Histogram histogram;
  histogram.of = HistogramOf::value;
  const auto positive = values.upper_bound(0);
  if (values.empty()) return histogram;
  const double most = values.rbegin()->first;
  // A few values at zero or below do not keep a wide spread from a logarithmic axis; they are counted apart.
  const bool is_wide = positive != values.end() && most / positive->first >= 100;
  if (is_wide)
    add_logarithmic_bins(histogram, positive->first, most);
  else
    add_equal_bins(histogram, values.begin()->first, most);
  for (const auto& [value, count] : values) count_in(histogram, value, count);
  return histogram;
}

Histogram date_histogram(const std::map<std::int64_t, std::uint64_t>& days) {
  using namespace std::chrono;
  Histogram histogram;
  histogram.of = HistogramOf::date;
  if (days.empty()) return histogram;
  const sys_days first{std::chrono::days{days.begin()->first}};
  const sys_days last{std::chrono::days{days.rbegin()->first}};
  const auto number = [](sys_days day) { return static_cast<double>(day.time_since_epoch().count()); };
  const auto span = static_cast<std::size_t>((last - first).count()) + 1;
  const year_month_day begin{first};
  if (span <= most_bins) {
    for (sys_days day = first; day <= last; day += std::chrono::days{1}) {
      const year_month_day date{day};
      add_bin(histogram,
              std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
                  two(static_cast<unsigned>(date.day())),
              number(day), number(day) + 1);
    }
  } else if (span <= most_bins * 30) {
    for (year_month month = begin.year() / begin.month(); sys_days{month / 1} <= last; month += months{1})
      add_bin(histogram, std::to_string(static_cast<int>(month.year())) + "-" + two(static_cast<unsigned>(month.month())),
              number(sys_days{month / 1}), number(sys_days{(month + months{1}) / 1}));
  } else {
    for (year year = begin.year(); sys_days{year / January / 1} <= last && histogram.bins.size() < 400; ++year)
      add_bin(histogram, std::to_string(static_cast<int>(year)), number(sys_days{year / January / 1}),
              number(sys_days{(year + years{1}) / January / 1}));
  }
  for (const auto& [day, count] : days) count_in(histogram, static_cast<double>(day), count);
  return histogram;
}

}  // namespace claimdex::search
