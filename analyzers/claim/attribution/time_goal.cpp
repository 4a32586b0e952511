// 到2030年, 到"十五五"末, 到明年底: such a phrase heads its clause (or stands behind a verb of planning), and what follows it in
// the sentence is to be reached by then. Words of the past behind it, or the end of the quotation that it stands in, undo it.
#include "analyzers/claim/attribution/time_goal.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/dates.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t year_digits = 4;
constexpr std::string_view unit = "年";

bool ends_with_any(std::string_view text, const lang::WordGroup& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool starts_with_any(std::string_view text, const lang::WordGroup& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

bool has_any(std::string_view text, const lang::WordGroup& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// The number that the first four digits of `text` write; 0 where they are none.
int leading_year(std::string_view text) {
  int year = 0;
  for (const char digit : text.substr(0, year_digits)) {
    if (!text::is_ascii_digit(static_cast<unsigned char>(digit))) return 0;
    year = year * 10 + (digit - '0');
  }
  return text.size() < year_digits ? 0 : year;
}

/// Of "(20230204)".
std::optional<int> year_of_compact_date(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::size_t date_digits = 8;
  for (std::size_t at = text.find_first_of(digits); at != text.npos; at = text.find_first_of(digits, at)) {
    const std::size_t end = std::min(text.find_first_not_of(digits, at), text.size());
    const std::string_view run = text.substr(at, end - at);
    const bool is_date = run.size() == date_digits && (run.starts_with("19") || run.starts_with("20")) &&
                         run.substr(4, 2) >= "01" && run.substr(4, 2) <= "12" && run.substr(6) >= "01" && run.substr(6) <= "31";
    if (is_date) return leading_year(run);
    at = end;
  }
  return std::nullopt;
}

/// The length of the goal at the start of `text`, which stands behind 到: a year, a plan's end or a relative time; 0: none.
std::size_t goal_length(std::string_view text, std::optional<int> article_year) {
  static const lang::WordGroup& relative = lang::word_group("times_ahead");
  static const lang::WordGroup& ends = lang::word_group("ends_of_years");
  if (starts_with_any(text, relative)) return unit.size();
  const int year = article_year ? leading_year(text) : 0;
  if (year == 0 || text.substr(year_digits, unit.size()) != unit) return 0;
  const std::size_t length = year_digits + unit.size();
  if (year > *article_year) return length;
  return year == *article_year && starts_with_any(text.substr(length), ends) ? length : 0;
}

/// Whether what stands before 到 lets it head its clause.
bool may_open_goal(std::string_view before) {
  static const lang::WordGroup& openers = lang::word_group("openers_of_goals");
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.empty() || ends_with_any(before, openers);
}

}  // namespace

std::optional<int> year_of(const Article& article, std::optional<std::chrono::sys_days> anchor) {
  const std::string_view title = article.info.metadata.title;
  if (!anchor)
    if (const auto found = text::find_date(title)) anchor = std::chrono::floor<std::chrono::days>(found->moment.at);
  if (anchor) return static_cast<int>(std::chrono::year_month_day(*anchor).year());
  return year_of_compact_date(title);
}

FactualityReading with_goal(const Sentence& sentence, const Quantity& quantity, std::optional<int> article_year,
                            FactualityReading reading) {
  static const lang::WordGroup& undoing = lang::word_group("marks_past_goals");
  if (sentence.lang != "zh" || reading.value != Factuality::certain || !reading.cue.empty() || reading.is_given) return reading;
  constexpr std::size_t longest = 400;  // bytes between a goal and its number
  const std::size_t begin = quantity.span.begin - std::min(quantity.span.begin, longest);
  const std::string_view text = std::string_view(sentence.folded).substr(0, quantity.span.begin);
  constexpr std::string_view until = "到";
  for (std::size_t at = text.rfind(until); at != text.npos && at >= begin; at = at == 0 ? text.npos : text.rfind(until, at - 1)) {
    const std::size_t length = goal_length(text.substr(at + until.size()), article_year);
    if (length == 0 || !may_open_goal(text.substr(0, at))) continue;
    const std::size_t end = at + until.size() + length;
    if (has_any(text.substr(end), undoing)) return reading;
    return {Factuality::probable, {at, end}, "zh.factuality.goal"};
  }
  return reading;
}

}  // namespace claimdex::claims
