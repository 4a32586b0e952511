// Dates, clock times, years and decades: never quantities. Decided before the number is read, from the digits and the words
// beside.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

struct Digits {
  std::size_t end = 0;
  long value = 0;
  std::size_t count = 0;
};

Digits digits_at(std::string_view text, std::size_t at) {
  Digits digits{at};
  while (digits.end < text.size() && is_digit(text[digits.end])) {
    if (digits.count < 9) digits.value = digits.value * 10 + (text[digits.end] - '0');
    ++digits.count;
    ++digits.end;
  }
  return digits;
}

bool is_year(const Digits& digits) { return digits.count == 4 && digits.value >= 1000 && digits.value <= 2199; }
bool is_recent_year(const Digits& digits) { return digits.count == 4 && digits.value >= 1900 && digits.value <= 2100; }

/// A month name at `at`. English ones must be capitalised: "may" and "march" are words too.
TextSpan month_at(const Scan& scan, std::size_t at) {
  const TextSpan word = word_at(scan.folded, at);
  if (word.empty() || !scan.lexicon.has(word.of(scan.folded), Context::month)) return {at, at};
  const bool needs_capital = scan.lexicon.lang == "en" || scan.lexicon.lang == "de";
  if (needs_capital && !starts_upper(scan.text, word.begin)) return {at, at};
  return word;
}

TextSpan month_before(const Scan& scan, std::size_t end) {
  std::size_t at = skip_blanks_back(scan.folded, end);
  if (at > 0 && scan.folded[at - 1] == '.') --at;
  const TextSpan word = word_before(scan.folded, at);
  if (word.empty()) return word;
  return month_at(scan, word.begin).empty() ? TextSpan{at, at} : word;
}

/// The year after a day and month: ", 2025", " 2025", " de 2025".
std::size_t year_after(const Scan& scan, std::size_t end) {
  std::size_t at = end;
  if (at < scan.text.size() && (scan.text[at] == ',' || scan.text[at] == '.')) ++at;
  at = skip_blanks(scan.text, at);
  const TextSpan word = word_at(scan.folded, at);
  if (!word.empty() && scan.lexicon.has(word.of(scan.folded), Context::of)) at = skip_blanks(scan.text, word.end);
  const Digits year = digits_at(scan.text, at);
  return is_year(year) && (year.end >= scan.text.size() || scan.text[year.end] != ',' || year.end + 1 >= scan.text.size() ||
                           !is_digit(scan.text[year.end + 1]))
             ? year.end
             : end;
}

/// "5 May", "5. Mai 2025", "16 de mayo", "5-8 May", "5th of May".
std::size_t day_month_end(const Scan& scan, const Digits& day) {
  if (day.count > 2 || day.value == 0 || day.value > 31) return 0;
  std::size_t next = day.end;
  if (const std::size_t dash = dash_at(scan.text, next)) {
    const Digits second = digits_at(scan.text, next + dash);
    if (second.count == 1 || second.count == 2) next = second.end;
  }
  if (next < scan.text.size() && scan.text[next] == '.') ++next;
  const TextSpan suffix = word_at(scan.folded, next);
  if (!suffix.empty() && suffix.size() <= 4 && next == day.end) {
    const std::string_view name = suffix.of(scan.folded);
    if (name == "st" || name == "nd" || name == "rd" || name == "th" || name == "er") next = suffix.end;
  }
  const std::size_t blank = skip_blanks(scan.text, next);
  if (blank == next && next < scan.text.size() && scan.text[next] != '-') return 0;
  next = blank < scan.text.size() && scan.text[blank] == '-' ? blank + 1 : blank;
  const TextSpan word = word_at(scan.folded, next);
  if (!word.empty() && scan.lexicon.has(word.of(scan.folded), Context::of)) next = skip_blanks(scan.text, word.end);
  const TextSpan month = month_at(scan, next);
  if (month.empty()) return 0;
  std::size_t end = month.end;
  if (end < scan.text.size() && scan.text[end] == '.') ++end;
  return year_after(scan, end);
}

/// "May 16 and 17": the end of a later day of the same month behind a day that ends at `end`; 0 where there is none.
std::size_t next_day_end(const Scan& scan, std::size_t end, long day) {
  constexpr long last_day = 31;
  const TextSpan joint = next_word(scan.folded, end);
  if (scan.lexicon.lang != "en" || joint.empty() || !scan.lexicon.has(joint.of(scan.folded), Context::conjunction)) return 0;
  const Digits other = digits_at(scan.text, skip_blanks(scan.text, joint.end));
  const bool later = other.count > 0 && other.count <= 2 && other.value > day && other.value <= last_day;
  const bool alone = other.end >= scan.text.size() || (scan.text[other.end] != '%' && scan.text[other.end] != ',');
  return later && (alone || skip_blanks(scan.text, other.end + 1) > other.end + 1) ? other.end : 0;
}

/// "May 16", "Dec. 5, 2025", "March 4-6", "May 16th", "June 3 and 4".
std::size_t month_day_end(const Scan& scan, std::size_t at, const Digits& day) {
  if (month_before(scan, at).empty()) return 0;
  if (is_year(day)) return day.end;
  if (day.count > 2 || day.value == 0 || day.value > 31) return 0;
  std::size_t end = day.end;
  if (const std::size_t dash = dash_at(scan.text, end)) {
    const Digits second = digits_at(scan.text, end + dash);
    if (second.count == 1 || second.count == 2) end = second.end;
  }
  if (end < scan.text.size() &&
      (scan.text[end] == '%' || (scan.text[end] == '.' && end + 1 < scan.text.size() && is_digit(scan.text[end + 1]))))
    return 0;
  if (end < scan.text.size() && scan.text[end] == ',') {  // "im April 9,7 Prozent"; "May 16,2025" has a year
    const Digits fraction = digits_at(scan.text, end + 1);
    if (fraction.count > 0 && !is_year(fraction)) return 0;
  }
  const TextSpan suffix = word_at(scan.folded, end);
  if (!suffix.empty() && suffix.size() == 2 && scan.lexicon.lang == "en") end = suffix.end;
  return year_after(scan, std::max(end, next_day_end(scan, end, day.value)));
}

/// 2012-13, 2024/25, 2012–2015, 1995-01.
std::size_t year_span_end(const Scan& scan, const Digits& first) {
  if (!is_recent_year(first) || first.end >= scan.text.size()) return 0;
  std::size_t mark = scan.text[first.end] == '/' ? 1 : dash_at(scan.text, first.end);
  if (mark == 0) return 0;
  const Digits second = digits_at(scan.text, first.end + mark);
  const bool is_two = second.count == 2;
  if (!is_two && !is_recent_year(second)) return 0;
  if (second.end < scan.text.size() && (scan.text[second.end] == '%' || scan.text[second.end] == ',') &&
      second.end + 1 < scan.text.size() && is_digit(scan.text[second.end + 1]))
    return 0;
  return second.end;
}

/// "the Song (960-1279)": years of old times, alone in brackets behind a name.
std::size_t old_span_end(const Scan& scan, const Digits& first) {
  constexpr long last_year = 2100;
  const std::size_t begin = first.end - first.count;
  if (first.count < 3 || begin == 0 || scan.text[begin - 1] != '(') return 0;
  const std::size_t dash = dash_at(scan.text, first.end);
  if (dash == 0) return 0;
  const Digits second = digits_at(scan.text, first.end + dash);
  if (second.count < 3 || second.value <= first.value || second.value > last_year) return 0;
  if (second.end >= scan.text.size() || scan.text[second.end] != ')') return 0;
  const TextSpan name = previous_word(scan.folded, begin - 1);
  return !name.empty() && starts_upper(scan.text, name.begin) ? second.end : 0;
}

/// 10:30, 6pm, 2.17 p.m., 18h30, 18 Uhr.
std::size_t time_end(const Scan& scan, const Digits& hour) {
  std::size_t end = hour.end;
  const bool has_colon = end < scan.text.size() && scan.text[end] == ':';
  if (has_colon && hour.count <= 3) {
    const Digits minutes = digits_at(scan.text, end + 1);
    const bool has_fraction = minutes.end + 1 < scan.text.size() &&
                              (scan.text[minutes.end] == '.' || (scan.text[minutes.end] == ',' && scan.lexicon.decimal == ',')) &&
                              is_digit(scan.text[minutes.end + 1]);
    if (minutes.count > 0) return has_fraction ? digits_at(scan.text, minutes.end + 1).end : minutes.end;  // 2:01.52, 1:14,607
  }
  if (hour.count == 4 && hour.value < 2400 && hour.value % 100 < 60) {  // 2200 GMT
    const TextSpan zone = next_word(scan.text, end);
    if (zone.size() >= 3 && is_upper(scan.text[zone.begin]) && scan.lexicon.has(zone.of(scan.folded), Context::time_after))
      return zone.end;
    // "between 2200 and 0700": only a clock writes the nought.
    TextSpan joint = next_word(scan.folded, end);
    std::size_t at = joint.empty() ? skip_blanks(scan.text, end) : skip_blanks(scan.text, joint.end);
    if (joint.empty()) at += dash_at(scan.text, at);
    const Digits second = digits_at(scan.text, at);
    if (second.count == 4 && scan.text[at] == '0' && second.value % 100 < 60) return second.end;
  }
  if (hour.count > 2) return 0;
  if (end < scan.text.size() && scan.folded[end] == 'h') {
    const Digits minutes = digits_at(scan.text, end + 1);
    if (minutes.count == 2) return minutes.end;
    static const lang::WordGroup& prepositions = lang::word_group("clock_prepositions");  // "à 17h", not "en 17h"
    const TextSpan before = previous_word(scan.folded, hour.end - hour.count);
    const bool is_bare = letter_at(scan.folded, end + 1) == 0 && minutes.count == 0 && hour.value <= 24;
    if (is_bare && !before.empty() && lang::contains(prepositions, before.of(scan.folded))) return end + 1;
  }
  if (end < scan.text.size() && scan.text[end] == '.') {
    const Digits minutes = digits_at(scan.text, end + 1);
    if (minutes.count == 2) end = minutes.end;
  }
  const auto after = phrase_at(scan.lexicon.contexts, scan.folded, skip_blanks(scan.folded, end));
  if (!after || (*after.entry & static_cast<std::uint32_t>(Context::time_after)) == 0) return 0;
  if (hour.value > 24) return 0;
  return after.span.end;
}

/// 1990s, 90s, 1990er: whole decades only, "15s" are seconds.
std::size_t decade_end(const Scan& scan, const Digits& digits) {
  const TextSpan suffix = word_at(scan.folded, digits.end);
  const std::string_view name = suffix.of(scan.folded);
  const bool is_decade = (name == "s" || name == "er" || name == "ern") && digits.value % 10 == 0 && digits.value > 0 &&
                         (digits.count == 2 || digits.count == 4);
  return is_decade ? suffix.end : 0;
}

/// "29.7.", "29. 7. 2015": German writes day and month with a dot each, and decimals with a comma.
std::size_t dotted_date_end(const Scan& scan, const Digits& day) {
  const auto has_dot = [&](std::size_t at) { return at < scan.text.size() && scan.text[at] == '.'; };
  if (scan.lexicon.lang != "de" || day.count > 2 || day.value == 0 || day.value > 31 || !has_dot(day.end)) return 0;
  const Digits month = digits_at(scan.text, skip_blanks(scan.text, day.end + 1));
  if (month.count == 0 || month.count > 2 || month.value == 0 || month.value > 12 || !has_dot(month.end)) return 0;
  return year_after(scan, month.end + 1);
}

}  // namespace

std::size_t reject_date(const Scan& scan, std::size_t at) {
  if (!is_digit(scan.text[at])) return 0;
  const Digits digits = digits_at(scan.text, at);
  if (digits.count > 4) return 0;
  if (const std::size_t end = dotted_date_end(scan, digits)) return end;
  if (const std::size_t end = day_month_end(scan, digits)) return end;
  if (const std::size_t end = month_day_end(scan, at, digits)) return end;
  if (const std::size_t end = year_span_end(scan, digits)) return end;
  if (const std::size_t end = old_span_end(scan, digits)) return end;
  if (const std::size_t end = time_end(scan, digits)) return end;
  return decade_end(scan, digits);
}

/// "Bis 22.15, Arte 20.05", "USB 2.0": German writes decimals with a comma; a point before one digit or two parts hours and
/// minutes, days and months, or the numbers of a version. Where a unit, a percent or a range follows, Swiss papers write so.
bool is_no_german_decimal(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (scan.lexicon.lang != "de" || number.form != NumberForm::digits || !number.has_decimal || number.has_group) return false;
  if (number.has_magnitude || part.has_currency_before || !part.tail.empty() || part.sign != Sign::none) return false;
  const std::string_view written = number.span.of(scan.text);
  const std::size_t point = written.find('.');
  if (point == std::string_view::npos || written.size() - point > 3) return false;
  const TextSpan next = next_word(scan.folded, part.end);
  const bool goes_on =
      dash_at(scan.text, part.end) > 0 || (!next.empty() && (scan.lexicon.has(next.of(scan.folded), Context::to) ||
                                                             scan.lexicon.has(next.of(scan.folded), Context::conjunction)));
  return !goes_on;
}

bool is_calendar_span(const Scan& scan, const Part& part) {
  if (part.tail.kind != QuantityKind::duration || part.number.low > 52) return false;
  const auto has = [&scan](TextSpan word, Context context) {
    return !word.empty() && scan.lexicon.has(word.of(scan.folded), context);
  };
  const bool is_part = has(previous_word(scan.folded, part.begin), Context::calendar_part) || part.tail.is_relative;
  if (is_part && is_year(digits_at(scan.text, skip_blanks(scan.text, part.end)))) return true;  // ersten neun Monaten 2024
  const TextSpan next = next_word(scan.folded, part.end);
  if (next.empty()) return false;
  if (has(next, Context::period_end)) {
    const std::size_t at = skip_blanks(scan.text, next.end);
    return !month_at(scan, at).empty() || day_month_end(scan, digits_at(scan.text, at)) > 0;
  }
  if (!is_part || !has(next, Context::of)) return false;
  std::size_t at = skip_blanks(scan.text, next.end);
  const TextSpan determiner = word_at(scan.folded, at);
  if (has(determiner, Context::determiner)) at = skip_blanks(scan.text, determiner.end);
  TextSpan noun = word_at(scan.folded, at);
  if (noun.size() == 1 && scan.folded.substr(noun.end).starts_with("'")) noun = word_at(scan.folded, noun.end + 1);  // l'année
  if (noun.size() == 1 && scan.folded.substr(noun.end).starts_with("\xE2\x80\x99")) noun = word_at(scan.folded, noun.end + 3);
  const TextSpan second = next_word(scan.folded, noun.end);  // "of last year", "of fiscal 2020"
  if (is_year(digits_at(scan.text, at)) || !month_at(scan, at).empty() || has(noun, Context::calendar_year)) return true;
  return !second.empty() ? has(second, Context::calendar_year) : is_year(digits_at(scan.text, skip_blanks(scan.text, noun.end)));
}

}  // namespace claimdex::quantity
