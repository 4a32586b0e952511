// Time expressions to days. A fiscal year or quarter is taken for the calendar's: the text rarely tells the company's own.
#include <algorithm>

#include "analyzers/claim/attribution/time_expression.hpp"

namespace claimdex::claims {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

struct Interval {
  sys_days from;
  sys_days to;
};
using Found = std::optional<Interval>;

sys_days first_of(year_month at) { return sys_days{at / std::chrono::day{1}}; }
sys_days last_of(year_month at) { return sys_days{at / std::chrono::last}; }
year_month at_month(int y, int m) { return year{y} / month{static_cast<unsigned>(m)}; }
Interval months_from(year_month first, int count) { return {first_of(first), last_of(first + months{count - 1})}; }
year_month month_of_day(sys_days at) {
  const year_month_day date{at};
  return date.year() / date.month();
}
int year_of_day(sys_days at) { return static_cast<int>(year_month_day{at}.year()); }
int month_number(year_month at) { return static_cast<int>(static_cast<unsigned>(at.month())); }

/// `at` moved by months; a day that the month lacks becomes its last.
sys_days plus_months(sys_days at, int count) {
  const year_month_day date{at};
  const year_month target = year_month{date.year() / date.month()} + months{count};
  return std::min(sys_days{target / date.day()}, last_of(target));
}

/// `at` moved by `count` units; nothing for units shorter than a day.
std::optional<sys_days> plus_units(sys_days at, TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::day:
      return at + days{count};
    case TimeUnit::week:
    case TimeUnit::weekend:
      return at + days{7 * count};
    case TimeUnit::month:
      return plus_months(at, count);
    case TimeUnit::quarter:
      return plus_months(at, 3 * count);
    case TimeUnit::half:
      return plus_months(at, 6 * count);
    case TimeUnit::year:
      return plus_months(at, 12 * count);
    case TimeUnit::decade:
      return plus_months(at, 120 * count);
    default:
      return std::nullopt;
  }
}

/// The calendar unit that holds `at`.
Found unit_around(sys_days at, TimeUnit unit) {
  const year_month here = month_of_day(at);
  const int y = year_of_day(at);
  const int m = month_number(here);
  switch (unit) {
    case TimeUnit::day:
      return Interval{at, at};
    case TimeUnit::week:
    case TimeUnit::weekend: {
      const auto since_monday = static_cast<int>(std::chrono::weekday{at}.iso_encoding()) - 1;
      const sys_days monday = at - days{since_monday};
      return Interval{unit == TimeUnit::weekend ? monday + days{5} : monday, monday + days{6}};
    }
    case TimeUnit::month:
      return months_from(here, 1);
    case TimeUnit::quarter:
      return months_from(at_month(y, (m - 1) / 3 * 3 + 1), 3);
    case TimeUnit::half:
      return months_from(at_month(y, m <= 6 ? 1 : 7), 6);
    case TimeUnit::year:
      return months_from(at_month(y, 1), 12);
    case TimeUnit::decade:
      return months_from(at_month(y / 10 * 10, 1), 120);
    default:
      return std::nullopt;
  }
}

Interval whole_year(int y) { return months_from(at_month(y, 1), 12); }

/// The nth quarter, half, month ... of an interval of a year.
Found part_of_year(int y, TimeUnit unit, int ordinal, int count) {
  const int length = unit == TimeUnit::quarter ? 3 : unit == TimeUnit::half ? 6 : unit == TimeUnit::month ? 1 : 0;
  if (length == 0) return std::nullopt;
  if (count > 0) return count * length > 12 ? Found() : months_from(at_month(y, 1), count * length);
  const int index = ordinal > 0 ? ordinal - 1 : 12 / length - 1;
  return index * length >= 12 ? Found() : months_from(at_month(y, index * length + 1), length);
}

/// "early 2025" is its first third, "the end of 2025" its last month; of months the first or last ten days.
Interval edge_of(Interval whole, Edge edge) {
  const auto length = static_cast<int>((whole.to - whole.from).count()) + 1;
  const bool is_long = length > 80;
  if (length > 400) {  // a decade
    if (edge == Edge::early || edge == Edge::start) return {whole.from, plus_months(whole.from, 48) - days{1}};
    if (edge == Edge::late || edge == Edge::end) return {plus_months(whole.from, 72), whole.to};
    return {plus_months(whole.from, 36), plus_months(whole.from, 84) - days{1}};
  }
  if (edge == Edge::start)
    return {whole.from, is_long ? plus_months(whole.from, 1) - days{1} : whole.from + days{length / 3 - 1}};
  if (edge == Edge::end) return {is_long ? plus_months(whole.to + days{1}, -1) : whole.to - days{length / 3 - 1}, whole.to};
  if (!is_long || length < 360) {
    const days third{length / 3};
    if (edge == Edge::early) return {whole.from, whole.from + third};
    if (edge == Edge::late) return {whole.to - third, whole.to};
    return {whole.from + third, whole.to - third};
  }
  if (edge == Edge::early) return {whole.from, plus_months(whole.from, 4) - days{1}};
  if (edge == Edge::late) return {plus_months(whole.to + days{1}, -4), whole.to};
  return {plus_months(whole.from, 4), plus_months(whole.to + days{1}, -4) - days{1}};
}

class Resolver {
 public:
  Resolver(const TimeExpression& time, std::optional<sys_days> anchor, bool is_future, const Period* other)
      : time_(time), anchor_(anchor), is_future_(is_future), other_(other) {}

  [[nodiscard]] std::pair<std::optional<sys_days>, std::optional<sys_days>> run() const {
    if (time_.is_vague || time_.is_frequency || time_.is_versus) return {};
    Found found = core();
    if (!found || found->from > found->to) return {};
    if (time_.edge != Edge::none && !time_.is_ended) found = edge_of(*found, time_.edge);
    if (found->from > found->to) return {};  // the end of a day
    return with_preposition(*found);
  }

 private:
  [[nodiscard]] std::pair<std::optional<sys_days>, std::optional<sys_days>> with_preposition(Interval found) const {
    switch (time_.preposition.value_or(TimeWord::in)) {
      case TimeWord::since:
        if (anchor_ && *anchor_ >= found.from) return {found.from, *anchor_};
        return {found.from, std::nullopt};
      case TimeWord::until:
        if (anchor_ && *anchor_ <= found.to && is_future_) return {*anchor_, found.to};
        return {std::nullopt, found.to};
      case TimeWord::before:
        return {std::nullopt, found.from - days{1}};
      case TimeWord::after:
        return {found.to + days{1}, std::nullopt};
      default:
        return {found.from, found.to};
    }
  }

  [[nodiscard]] Found core() const {
    if (time_.is_earlier || time_.is_later) return shifted();
    if (time_.is_ago && time_.count > 0) return ago();
    const Found outer = outer_interval();
    if (time_.is_ended) return ended();
    if (time_.season != 0) return in_season(outer);
    if (!time_.date.empty() || !time_.last.empty()) return dated(outer);
    if (time_.day_offset && anchor_) return Interval{*anchor_ + days{*time_.day_offset}, *anchor_ + days{*time_.day_offset}};
    if (time_.is_now) return anchor_ ? Found({*anchor_, *anchor_}) : Found();
    if (time_.weekday != 0) return on_weekday();
    if (time_.ordinal != 0 && time_.unit != TimeUnit::none) return ordinal_part(outer);
    if (time_.is_plural && time_.count == 0) return std::nullopt;
    if (time_.relation != Relation::none && time_.unit != TimeUnit::none) return related(time_.relation, time_.unit, time_.count);
    if (time_.outer.unit != TimeUnit::none) return outer;
    if (time_.is_definite && time_.unit == TimeUnit::weekend && anchor_) {
      const Found here = unit_around(*anchor_, TimeUnit::weekend);
      return here->from <= *anchor_ || is_future_ ? here : Found({here->from - days{7}, here->to - days{7}});
    }
    if (time_.edge != Edge::none && time_.unit >= TimeUnit::month && anchor_) return nearest_edge();
    return std::nullopt;
  }

  /// "a year earlier": the period it is counted from, moved.
  [[nodiscard]] Found shifted() const {
    if (other_ == nullptr || !other_->from || !other_->to) return std::nullopt;
    const int count = (time_.count > 0 ? time_.count : 1) * (time_.is_earlier ? -1 : 1);
    const auto from = plus_units(*other_->from, time_.unit, count);
    const auto to = plus_units(*other_->to + days{1}, time_.unit, count);
    return from && to ? Found({*from, *to - days{1}}) : Found();
  }

  /// "three months ago": the unit of that time.
  [[nodiscard]] Found ago() const {
    if (!anchor_) return std::nullopt;
    const auto then = plus_units(*anchor_, time_.unit, -time_.count);
    return then ? unit_around(*then, time_.unit) : Found();
  }

  /// "the three months to 30 June 2011", "the year ended in March".
  [[nodiscard]] Found ended() const {
    const Found last = dated(std::nullopt);
    if (!last) return std::nullopt;
    const int count = time_.count > 0 ? time_.count : 1;
    const auto from = plus_units(last->to + days{1}, time_.unit, -count);
    if (!from) return std::nullopt;
    // The three months to 28 February begin on a first.
    const bool whole_months = time_.unit >= TimeUnit::month && last->to == last_of(month_of_day(last->to));
    return Interval{whole_months ? first_of(month_of_day(*from)) : *from, last->to};
  }

  [[nodiscard]] Found outer_interval() const {
    if (time_.outer.unit == TimeUnit::none || !anchor_) return std::nullopt;
    return related(time_.outer.relation, time_.outer.unit, 0);
  }

  /// "last year", "the next two years", "this week".
  [[nodiscard]] Found related(Relation relation, TimeUnit unit, int count) const {
    if (!anchor_) return std::nullopt;
    if (relation == Relation::to_date) {
      const Found here = unit_around(*anchor_, unit);
      return here ? Found({here->from, *anchor_}) : Found();
    }
    if (count > 0 || relation == Relation::past || relation == Relation::coming)
      return window(relation, unit, std::max(count, 1));
    const int step = relation == Relation::last ? -1 : relation == Relation::next ? 1 : 0;
    const Found here = unit_around(*anchor_, unit);
    if (!here) return std::nullopt;
    const auto moved = plus_units(here->from, unit, step);
    return moved ? unit_around(*moved, unit) : Found();
  }

  [[nodiscard]] Found window(Relation relation, TimeUnit unit, int count) const {
    const bool is_back = relation == Relation::last || relation == Relation::past;
    if (relation == Relation::current) return std::nullopt;
    const auto far = plus_units(*anchor_, unit, is_back ? -count : count);
    if (!far) return std::nullopt;
    return is_back ? Interval{*far, *anchor_} : Interval{*anchor_, *far};
  }

  [[nodiscard]] Found on_weekday() const {
    if (!anchor_) return std::nullopt;
    const auto here = static_cast<int>(std::chrono::weekday{*anchor_}.iso_encoding());
    int step = time_.weekday - here;
    const bool forward = time_.relation == Relation::next || (time_.relation == Relation::none && is_future_);
    if (time_.relation != Relation::current) {
      if (forward && step < 0) step += 7;
      if (!forward && step > 0) step -= 7;
    }
    if (time_.relation == Relation::next && step == 0) step = 7;
    if (time_.relation == Relation::last && step == 0) step = -7;
    return Interval{*anchor_ + days{step}, *anchor_ + days{step}};
  }

  /// The year that an incomplete date means: the one written, the one named around it, else the nearest before (or after) the
  /// anchor.
  template <class At>
  [[nodiscard]] Found in_some_year(int written, const Found& outer, At at) const {
    if (written != 0) return at(written);
    if (outer) return at(year_of_day(outer->from));
    if (!anchor_) return std::nullopt;
    const int here = year_of_day(*anchor_);
    if (time_.relation == Relation::last || time_.relation == Relation::next) {  // "last March"
      const bool is_last = time_.relation == Relation::last;
      const Found this_year = at(here);
      if (!this_year) return std::nullopt;
      if (is_last) return this_year->to < *anchor_ ? this_year : at(here - 1);
      return this_year->from > *anchor_ ? this_year : at(here + 1);
    }
    const Found this_year = at(here);
    if (!this_year) return std::nullopt;
    if (is_future_) return this_year->to >= *anchor_ ? this_year : at(here + 1);
    if (time_.relation == Relation::current) return this_year;
    // A quarter or a season must be over before its figures are known.
    if (this_year->to - this_year->from > days{45} && this_year->to > *anchor_) return at(here - 1);
    if (this_year->from <= *anchor_) return this_year;
    // A few days ahead is no slip: papers are dated before they are read.
    return this_year->from - *anchor_ <= days{3} ? this_year : at(here - 1);
  }

  /// "summer 2015", "last winter": meteorological, of the northern half.
  [[nodiscard]] Found in_season(const Found& outer) const {
    return in_some_year(time_.date.year, outer, [&](int y) -> Found { return months_from(at_month(y, 3 * time_.season), 3); });
  }

  [[nodiscard]] Found dated(const Found& outer) const {
    const DateParts& first = time_.date;
    const DateParts& last = time_.last;
    const int written = first.year != 0 ? first.year : last.year;
    if (last.empty()) return one_date(first, written, outer);
    DateParts end = last;
    if (end.month == 0 && end.day != 0) end.month = first.month;
    const bool has_year_only = first.month == 0 && first.day == 0;
    const Found from = one_date(first, written, outer);
    const Found to = one_date(end, has_year_only || last.year != 0 ? last.year : written, outer);
    if (!from || !to) return std::nullopt;
    if (to->to < from->from) {  // "from December to February"
      const Found next = one_date(end, year_of_day(to->to) + 1, outer);
      return next && next->to >= from->from ? Found({from->from, next->to}) : from;
    }
    return Interval{from->from, to->to};
  }

  [[nodiscard]] Found one_date(const DateParts& date, int written, const Found& outer) const {
    if (date.month == 0 && date.day == 0) return of_year(written);
    if (date.month == 0) return day_of_month(date.day, outer);
    return in_some_year(written, outer, [&](int y) -> Found {
      // "the December quarter" ends with that month.
      if (date.day == 0 && time_.unit == TimeUnit::week && time_.ordinal > 0) {  // "the first week of March"
        const sys_days from = first_of(at_month(y, date.month)) + days{7 * (time_.ordinal - 1)};
        return Interval{from, from + days{6}};
      }
      if (date.day == 0 && time_.unit == TimeUnit::quarter && time_.last.empty())
        return months_from(at_month(y, date.month) - months{2}, 3);
      if (date.day == 0) return months_from(at_month(y, date.month), 1);
      const year_month_day exact{at_month(y, date.month) / std::chrono::day{static_cast<unsigned>(date.day)}};
      return exact.ok() ? Found({sys_days{exact}, sys_days{exact}}) : Found();
    });
  }

  /// A year alone, or the part of it that is named: "the third quarter of 2025".
  [[nodiscard]] Found of_year(int written) const {
    if (written == 0) return std::nullopt;
    if (time_.is_decade) return months_from(at_month(written, 1), 120);
    if (time_.ordinal != 0 && time_.unit != TimeUnit::none) return part_of_year(written, time_.unit, time_.ordinal, time_.count);
    if (time_.relation != Relation::none && time_.count > 0 && time_.unit != TimeUnit::none) {  // "the last three months of 2004"
      const auto from = plus_units(sys_days{year{written + 1} / 1 / 1}, time_.unit, -time_.count);
      if (from && (time_.relation == Relation::last || time_.relation == Relation::past))
        return Interval{*from, whole_year(written).to};
    }
    if (time_.relation == Relation::last && time_.count == 0 && time_.unit != TimeUnit::none)  // "the last quarter of 2024"
      if (const Found last = part_of_year(written, time_.unit, -1, 0)) return last;
    return whole_year(written);
  }

  /// 13日: a day of the anchor's month, or of the one before where that day has not come.
  [[nodiscard]] Found day_of_month(int day, const Found& outer) const {
    if (!anchor_) return std::nullopt;
    const year_month here = month_of_day(outer ? outer->from : *anchor_);
    const auto in = [&](year_month at) {
      const year_month_day date{at / std::chrono::day{static_cast<unsigned>(day)}};
      return date.ok() ? Found({sys_days{date}, sys_days{date}}) : Found();
    };
    const Found found = in(here);
    if (outer || !found) return found;
    if (is_future_) return found->from >= *anchor_ ? found : in(here + months{1});
    return found->from <= *anchor_ + days{1} ? found : in(here - months{1});
  }

  /// "the third quarter", "the first nine months [of this year]".
  [[nodiscard]] Found ordinal_part(const Found& outer) const {
    const auto part = [&](int y) { return part_of_year(y, time_.unit, time_.ordinal, time_.count); };
    if (outer) return part(year_of_day(outer->from));
    if (!anchor_) return std::nullopt;
    const int here = year_of_day(*anchor_);
    const Found this_year = part(here);
    if (!this_year) return std::nullopt;
    if (is_future_) return this_year->to >= *anchor_ ? this_year : part(here + 1);
    return this_year->to <= *anchor_ ? this_year : part(here - 1);
  }

  /// "at the end of the year": the nearest one in the direction of the talk.
  [[nodiscard]] Found nearest_edge() const {
    const Found here = unit_around(*anchor_, time_.unit);
    if (!here || is_future_ || time_.edge == Edge::start || time_.edge == Edge::early) return here;
    if (edge_of(*here, time_.edge).from <= *anchor_) return here;
    const auto before = plus_units(here->from, time_.unit, -1);
    return before ? unit_around(*before, time_.unit) : Found();
  }

  const TimeExpression& time_;
  std::optional<sys_days> anchor_;
  bool is_future_;
  const Period* other_;
};

}  // namespace

std::pair<std::optional<sys_days>, std::optional<sys_days>> resolve_time(const TimeExpression& time,
                                                                         std::optional<sys_days> anchor, bool is_future,
                                                                         const Period* other) {
  return Resolver(time, anchor, is_future, other).run();
}

}  // namespace claimdex::claims
