// The grammar of dates over date tokens: tried at one token, the longest reading that fits wins.
#include "analyzers/text/dates.hpp"

#include <algorithm>
#include <string>

#include "analyzers/text/date_tokens.hpp"

namespace claimdex::text {
namespace {

using Kind = DateToken::Kind;
using namespace std::chrono;

struct Day {
  int year = 0;  ///< 0 = not written
  unsigned month = 0;
  unsigned day = 0;  ///< 0 = not written
};

class DateReader {
 public:
  DateReader(const std::vector<DateToken>& tokens, std::size_t at, std::optional<sys_seconds> reference)
      : tokens_(tokens), at_(at), reference_(reference) {}

  std::optional<Moment> read() {
    const std::size_t start = at_;
    for (const auto& form :
         {&DateReader::relative, &DateReader::cjk, &DateReader::numeric, &DateReader::day_month, &DateReader::month_day}) {
      at_ = start;
      if (const std::optional<Moment> moment = (this->*form)()) return moment;
    }
    at_ = start;
    return std::nullopt;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool is_full() const { return full_; }

 private:
  [[nodiscard]] bool is(Kind kind, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == kind;
  }
  [[nodiscard]] bool is_mark(char32_t mark, std::size_t ahead = 0) const {
    return is(Kind::mark, ahead) && tokens_[at_ + ahead].value == static_cast<std::int64_t>(mark);
  }
  [[nodiscard]] std::int64_t value(std::size_t ahead = 0) const { return tokens_[at_ + ahead].value; }
  [[nodiscard]] int digits(std::size_t ahead = 0) const { return tokens_[at_ + ahead].digits; }
  [[nodiscard]] bool is_year(std::size_t ahead = 0) const {
    return is(Kind::number, ahead) && digits(ahead) == 4 && value(ahead) >= 1400 && value(ahead) <= 2200;
  }
  [[nodiscard]] bool is_day(std::size_t ahead = 0) const {
    return is(Kind::number, ahead) && digits(ahead) <= 2 && value(ahead) >= 1 && value(ahead) <= 31;
  }
  void skip_fillers() {
    while (is(Kind::filler) || is_mark(U',')) ++at_;
  }

  // Three hours ago, 3小时前, vor 3 Stunden, il y a 3 heures, yesterday.
  std::optional<Moment> relative() {
    if (!reference_) return std::nullopt;
    if (is(Kind::day)) {
      const auto day = floor<days>(*reference_) + days{value()};
      ++at_;
      full_ = true;
      return with_time(day);
    }
    const bool before = is(Kind::ago);
    if (before) ++at_;
    if (!is(Kind::number) && !is(Kind::one)) return std::nullopt;
    const std::int64_t count = is(Kind::one) ? 1 : value();
    if (count > 100000 || !(is(Kind::unit, 1) || is(Kind::cjk_minute, 1) || is(Kind::cjk_day, 1))) return std::nullopt;
    const std::int64_t unit = is(Kind::cjk_minute, 1) ? 60 : is(Kind::cjk_day, 1) ? 86400 : value(1);
    at_ += 2;
    if (!before) {
      if (!is(Kind::ago)) return std::nullopt;
      ++at_;
    }
    full_ = true;
    const sys_seconds moment = *reference_ - seconds{count * unit};
    if (unit >= 86400) return Moment{floor<days>(moment), false};
    return Moment{moment, true};
  }

  std::optional<Moment> cjk() {
    Day date;
    if (is(Kind::number) && is(Kind::cjk_year, 1) && value() >= 1400 && value() <= 2200) {
      date.year = static_cast<int>(value());
      at_ += 2;
    }
    if (!is(Kind::number) || !is(Kind::cjk_month, 1) || value() > 12) return std::nullopt;
    date.month = static_cast<unsigned>(value());
    at_ += 2;
    if (is(Kind::number) && is(Kind::cjk_day, 1) && value() <= 31) {
      date.day = static_cast<unsigned>(value());
      at_ += 2;
    }
    return finish(date);
  }

  // 2025-12-23, 2025/12/23, 23.12.2025, 12/23/2025, 20251223, Unix seconds.
  std::optional<Moment> numeric() {
    if (!is(Kind::number)) return std::nullopt;
    if (digits() == 8 && value() > 19000101 && value() < 22000000) {
      const auto number = static_cast<unsigned>(value());
      ++at_;
      return finish({static_cast<int>(number / 10000), number / 100 % 100, number % 100});
    }
    if (digits() == 10 || digits() == 13) {
      const std::int64_t stamp = digits() == 13 ? value() / 1000 : value();
      ++at_;
      if (stamp < 100000000) return std::nullopt;
      full_ = true;
      return Moment{sys_seconds{seconds{stamp}}, true};
    }
    const auto separator = static_cast<char32_t>(is(Kind::mark, 1) ? value(1) : 0);
    if ((separator != U'-' && separator != U'/' && separator != U'.') || !is(Kind::number, 2)) return std::nullopt;
    if (is_year()) return year_first(separator);
    if (!is_mark(separator, 3) || !is(Kind::number, 4) || !is_day() || !is_day(2)) return std::nullopt;
    Day date{static_cast<int>(value(4)), static_cast<unsigned>(value()), static_cast<unsigned>(value(2))};
    if (digits(4) == 2)
      date.year += date.year < 70 ? 2000 : 1900;
    else if (!is_year(4))
      return std::nullopt;
    // The American order is the one of slashes; where it is impossible, or with dots, the day is first.
    if (separator == U'.' || date.month > 12) std::swap(date.month, date.day);
    at_ += 5;
    return finish(date);
  }

  std::optional<Moment> year_first(char32_t separator) {
    Day date{static_cast<int>(value()), static_cast<unsigned>(value(2)), 0};
    if (digits(2) > 2) return std::nullopt;
    if (is_mark(separator, 3) && is_day(4)) {
      date.day = static_cast<unsigned>(value(4));
      at_ += 5;
    } else {
      at_ += 3;
    }
    return finish(date);
  }

  // 23 December 2025, 23rd of December, 23. Dezember 2025, 1er janvier 2025, 23 de diciembre de 2025, 26-Jan-2026.
  std::optional<Moment> day_month() {
    if (!is_day()) return std::nullopt;
    Day date;
    date.day = static_cast<unsigned>(value());
    ++at_;
    while (is(Kind::filler) || is_mark(U'.') || is_mark(U'-')) ++at_;
    if (!is(Kind::month)) return std::nullopt;
    return month_and_year(date);
  }

  // December 23, 2025; Dec 23rd; December 2025.
  std::optional<Moment> month_day() {
    if (!is(Kind::month)) return std::nullopt;
    Day date;
    if (is_day(1) && !(is_mark(U':', 2))) {
      date.month = static_cast<unsigned>(value());
      date.day = static_cast<unsigned>(value(1));
      at_ += 2;
      const std::size_t before = at_;
      skip_fillers();
      if (is_year())
        date.year = static_cast<int>(value()), ++at_;
      else
        at_ = before;
      return finish(date);
    }
    return month_and_year(date);
  }

  std::optional<Moment> month_and_year(Day date) {
    date.month = static_cast<unsigned>(value());
    ++at_;
    const std::size_t before = at_;
    while (is(Kind::filler) || is_mark(U',') || is_mark(U'-')) ++at_;
    if (is_year())
      date.year = static_cast<int>(value()), ++at_;
    else
      at_ = before;
    if (date.year == 0 && date.day == 0) return std::nullopt;
    return finish(date);
  }

  std::optional<Moment> finish(Day date) {
    full_ = date.year != 0 && date.day != 0;
    if (date.year == 0 && (!reference_ || date.day == 0)) return std::nullopt;
    const unsigned wanted_day = std::max(date.day, 1u);
    if (date.year == 0) {
      const year_month_day today{floor<days>(*reference_) + days{1}};
      date.year = static_cast<int>(today.year());
      if (year_month_day{year{date.year}, month{date.month}, day{wanted_day}} > today) --date.year;
    }
    const year_month_day result{year{date.year}, month{date.month}, day{wanted_day}};
    if (!result.ok()) return std::nullopt;
    if (date.day == 0) return Moment{sys_days{result}, false};
    return with_time(sys_days{result});
  }

  // T16:11:38.5+01:00, 16:11 GMT, at 3:26 pm IST, 10時20分. Without a time the day stands alone.
  Moment with_time(sys_days day) {
    const std::size_t before = at_;
    while (is(Kind::filler) || is(Kind::weekday) || is_mark(U',') || is_mark(U'|') || is_mark(U'-') || is_mark(0x2013) ||
           is_mark(U'(') || is_mark(U')') || is_mark(0xB7))
      ++at_;
    const bool clock = is(Kind::number) && digits() <= 2 && value() < 24;
    const bool colon = clock && is_mark(U':', 1) && is(Kind::number, 2);
    const bool cjk_clock = clock && is(Kind::cjk_hour, 1);
    const bool hour_only = clock && is(Kind::noon, 1);
    if (!colon && !cjk_clock && !hour_only) {
      at_ = before;
      return {day, false};
    }
    std::int64_t clock_seconds = value() * 3600;
    std::int64_t hour = value();
    ++at_;
    for (const std::int64_t part : {60, 1}) {
      if ((is_mark(U':') || is(Kind::cjk_hour) || is(Kind::cjk_minute)) && is(Kind::number, 1) && value(1) < 60 &&
          digits(1) <= 2) {
        clock_seconds += value(1) * part;
        at_ += 2;
      }
    }
    while (is(Kind::cjk_hour) || is(Kind::cjk_minute) || is(Kind::cjk_second)) ++at_;
    if (is_mark(U'.') && is(Kind::number, 1)) at_ += 2;
    while (is_mark(U'.')) ++at_;
    if (is(Kind::noon)) {
      if (value() == 12 && hour < 12) clock_seconds += 12 * 3600;
      if (value() == 0 && hour == 12) clock_seconds -= 12 * 3600;
      ++at_;
    }
    return {sys_seconds{day} + seconds{clock_seconds} - minutes{zone()}, true};
  }

  std::int64_t zone() {
    std::int64_t minutes_east = 0;
    if (is(Kind::zone)) minutes_east = value(), ++at_;
    if ((!is_mark(U'+') && !is_mark(U'-')) || !is(Kind::number, 1)) return minutes_east;
    const std::int64_t sign = is_mark(U'-') ? -1 : 1;
    if (digits(1) == 4) {
      minutes_east = sign * (value(1) / 100 * 60 + value(1) % 100);
      at_ += 2;
    } else if (digits(1) <= 2) {
      minutes_east = sign * value(1) * 60;
      at_ += 2;
      if (is_mark(U':') && is(Kind::number, 1)) minutes_east += sign * value(1), at_ += 2;
    }
    return minutes_east;
  }

  const std::vector<DateToken>& tokens_;
  std::size_t at_;
  std::optional<sys_seconds> reference_;
  bool full_ = false;
};

bool is_around(const DateToken& token) {
  return token.kind == Kind::mark || token.kind == Kind::weekday || token.kind == Kind::filler || token.kind == Kind::zone;
}

}  // namespace

std::optional<Moment> parse_date(std::string_view text, std::optional<sys_seconds> reference) {
  constexpr std::size_t most_tokens = 32;
  const std::vector<DateToken> tokens = cut_date_tokens(text.substr(0, 256), most_tokens);
  std::size_t begin = 0;
  while (begin < tokens.size() && is_around(tokens[begin]) && tokens[begin].value != '-' && tokens[begin].value != '+') ++begin;
  DateReader reader(tokens, begin, reference);
  const std::optional<Moment> moment = reader.read();
  if (!moment) return std::nullopt;
  std::size_t end = reader.at();
  while (end < tokens.size() && is_around(tokens[end])) ++end;
  if (end != tokens.size()) return std::nullopt;
  return moment;
}

std::optional<FoundDate> find_date(std::string_view text, std::optional<sys_seconds> reference) {
  constexpr std::size_t most_tokens = 256;
  const std::vector<DateToken> tokens = cut_date_tokens(text, most_tokens);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind == Kind::mark || tokens[at].kind == Kind::other) continue;
    // Bare stamps and eight digits inside a text are more often something else.
    if (tokens[at].kind == Kind::number && tokens[at].digits > 4) continue;
    DateReader reader(tokens, at, reference);
    const std::optional<Moment> moment = reader.read();
    if (moment && reader.is_full()) return FoundDate{*moment, {tokens[at].span.begin, tokens[reader.at() - 1].span.end}};
  }
  return std::nullopt;
}

unsigned month_of(std::string_view word) {
  const std::vector<DateToken> tokens = cut_date_tokens(word.substr(0, 32), 2);
  return tokens.size() == 1 && tokens[0].kind == Kind::month ? static_cast<unsigned>(tokens[0].value) : 0;
}

}  // namespace claimdex::text
