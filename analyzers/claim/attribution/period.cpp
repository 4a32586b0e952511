// Chooses a quantity's period by nearness: in its clause, with no other quantity between, not the time of the report, not what
// the quantity is compared with.
#include "analyzers/claim/attribution/period.hpp"

#include <algorithm>
#include <limits>

#include "analyzers/claim/conversion.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr double dear = 17;                     ///< what costs more is no period
constexpr std::size_t longest_conjunction = 5;  ///< bytes: "that ", "und "
constexpr int handful = 8;
constexpr std::ptrdiff_t window = 12;  ///< times looked at on either side
constexpr double impossible = std::numeric_limits<double>::infinity();

bool is_wide(std::string_view lang) { return lang == "zh" || lang == "ja" || lang == "ko"; }

}  // namespace

void PeriodReader::begin(const Sentence& sentence, const FactualityView& cues) {
  sentence_ = &sentence;
  cues_ = &cues;
  times_.clear();
  last_.reset();
  compares_.clear();
  parse_time_expressions(sentence, times_, compares_);
}

/// Words in the bytes [begin, end); CJK characters count half.
double PeriodReader::distance(std::size_t begin, std::size_t end) const {
  const auto before = [](const TextSpan& span, std::size_t at) { return span.begin < at; };
  const auto first = std::lower_bound(sentence_->words.begin(), sentence_->words.end(), begin, before);
  const auto last = std::lower_bound(first, sentence_->words.end(), end, before);
  return static_cast<double>(last - first) * (is_wide(sentence_->lang) ? 0.5 : 1.0);
}

/// Quantities wholly in the bytes [begin, end), up to a handful: more is too far anyway.
int PeriodReader::quantities_between(std::size_t begin, std::size_t end) const {
  int count = 0;
  auto at = std::lower_bound(sentence_->quantities.begin(), sentence_->quantities.end(), begin,
                             [](const Quantity& quantity, std::size_t place) { return quantity.span.begin < place; });
  for (; at != sentence_->quantities.end() && at->span.end <= end && count < handful; ++at)
    count += at->kind != QuantityKind::duration && !is_conversion(*sentence_, *at);
  return count;
}

/// Whether something else is compared with the quantity: "than 12,000", "from £125m".
bool PeriodReader::is_compared(const Quantity& quantity) const {
  const auto after = std::upper_bound(compares_.begin(), compares_.end(), quantity.span.begin,
                                      [](std::size_t at, const TextSpan& span) { return at < span.end; });
  return after != compares_.begin() && distance((after - 1)->end, quantity.span.begin) <= 1;
}

bool PeriodReader::crosses_clause(std::size_t begin, std::size_t end) const {
  const auto at = std::lower_bound(sentence_->clauses.begin(), sentence_->clauses.end(), begin + 1,
                                   [](const TextSpan& clause, std::size_t from) { return clause.begin < from; });
  return at != sentence_->clauses.end() && at->begin <= end;
}

TextSpan PeriodReader::clause_of(std::size_t at) const {
  const auto after = std::upper_bound(sentence_->clauses.begin(), sentence_->clauses.end(), at,
                                      [](std::size_t place, const TextSpan& clause) { return place < clause.begin; });
  return after == sentence_->clauses.begin() ? TextSpan{} : *(after - 1);
}

/// Whether a time opens its clause: it then holds for what follows, up to the next such time.
bool PeriodReader::is_leading(const TimeExpression& time) const {
  const TextSpan clause = clause_of(time.span.begin);
  const double words = distance(clause.begin, time.span.begin);
  return words == 0 || (words <= 1 && time.span.begin - clause.begin <= longest_conjunction);
}

/// A time at the head of a later clause, which says more than the time: it is that clause's.
bool PeriodReader::opens_other_clause(const TimeExpression& time) const {
  return is_leading(time) && distance(time.span.end, clause_of(time.span.begin).end) > 1;
}

/// "if Labour wins in 2029, spending will rise to 3%": the year is that of the condition.
bool PeriodReader::is_conditional(const TimeExpression& time, const Quantity& quantity) const {
  const auto conditions = cues_->conditions_near(time.span.begin);
  return std::any_of(conditions.begin(), conditions.end(), [&](const TextSpan& condition) {
    return condition.contains(time.span) && !condition.contains(quantity.span.begin);
  });
}

/// "$200bn annual spending": a frequency inside the noun. "800m weekly users" names a measure instead.
bool PeriodReader::is_yearly_noun(const TimeExpression& time, const Quantity& quantity) const {
  if (!time.is_frequency || !quantity.object_span.contains(time.span)) return false;
  const std::string_view word = time.span.of(sentence_->folded);
  return word.starts_with("annual") || word.starts_with("yearly") || word.starts_with("quarterly") ||
         word.starts_with("single") || word.starts_with("anual") || word.starts_with("annuel") || word.starts_with("jährlich");
}

/// "a annoncé la direction jeudi", 12日、…と発表した: the day on which somebody says so.
bool PeriodReader::is_day_of_report(const TimeExpression& time) const {
  const std::string_view lang = sentence_->lang;
  if (lang == "en" || lang == "zh" || (time.date.day == 0 && time.weekday == 0 && !time.day_offset)) return false;
  if (is_wide(lang)) {
    const std::string_view rest = sentence_->folded.substr(time.span.end);
    const bool apart = rest.starts_with("、") || rest.starts_with(" ") || rest.starts_with(",");
    return apart && ends_with_report(rest);
  }
  static const lang::WordGroup& verbs = lang::word_group("report_verbs");
  constexpr std::ptrdiff_t reach = 5;  // words
  const auto here = std::lower_bound(sentence_->words.begin(), sentence_->words.end(), time.span.begin,
                                     [](const TextSpan& word, std::size_t at) { return word.begin < at; });
  const auto first = here - std::min(reach, here - sentence_->words.begin());
  const bool said =
      std::any_of(first, here, [&](const TextSpan& word) { return lang::contains(verbs, word.of(sentence_->folded)); });
  return said && (first == here || !crosses_clause((here - 1)->begin, time.span.begin));
}

/// "the biggest rise since 1998", "the highest since May": how long a record stood, not when it was set.
bool PeriodReader::dates_record(const TimeExpression& time) const {
  static const lang::WordGroup& records = lang::word_group("record_adjectives");
  constexpr std::ptrdiff_t reach = 3;  // words: "the biggest monthly rise since"
  if (sentence_->lang != "en" || !time.preposition || *time.preposition != TimeWord::since) return false;
  const auto here = std::lower_bound(sentence_->words.begin(), sentence_->words.end(), time.span.begin,
                                     [](const TextSpan& word, std::size_t at) { return word.begin < at; });
  const auto first = here - std::min(reach, here - sentence_->words.begin());
  const auto record =
      std::find_if(first, here, [&](const TextSpan& word) { return lang::contains(records, word.of(sentence_->folded)); });
  return record != here && quantities_between(record->begin, time.span.begin) == 0;
}

PeriodReader::Judged PeriodReader::judge(const TimeExpression& time, const Quantity& quantity, bool is_given) const {
  if (is_yearly_noun(time, quantity)) return {1, "inside"};
  if (time.span.overlaps(quantity.span)) return {impossible, "part of the quantity"};
  if (time.is_reported || is_day_of_report(time)) return {impossible, "the time of the report"};
  if (is_conditional(time, quantity)) return {impossible, "the time of a condition"};
  if (dates_record(time)) return {impossible, "how long a record stood"};
  if (time.is_versus) return {impossible, "what it is compared with"};
  if (quantity.kind == QuantityKind::age) return {impossible, "an age"};
  const bool follows = time.span.begin >= quantity.span.end;
  const std::size_t begin = follows ? quantity.span.end : time.span.end;
  const std::size_t end = follows ? time.span.begin : quantity.span.begin;
  const double words = distance(begin, end);
  const bool crosses = crosses_clause(begin, end);
  if (sentence_->lang == "en" && quantity.kind == QuantityKind::duration && time.is_frequency && words > 0)
    return {impossible, "how often, not when"};
  if (quantity.kind == QuantityKind::duration && (words > 2 || crosses)) return {impossible, "a length of time"};
  // "its 35,000 staff": a level, which other things happen to.
  if (is_given && quantity.kind == QuantityKind::count && (words > 2 || crosses))
    return {impossible, "not of a level taken as known"};
  if (time.is_compared && words > (follows ? 1 : 0)) return {impossible, "what it is compared with"};
  if (is_compared(quantity) ? !(follows && words <= 3 && !crosses) && !(time.is_compared && words == 0)
                            : time.is_earlier && words > 2)
    return {impossible, "not of what it is compared with"};
  if (follows && crosses && opens_other_clause(time)) return {impossible, "of another clause"};
  double cost = words + (follows ? 3.0 : 2.5) * quantities_between(begin, end);
  if (crosses) cost += 5;
  const bool is_loose = time.is_frequency || time.is_now || time.is_vague;
  if (is_loose && (follows || !is_leading(time)) && (words > (follows ? 2 : 5) || crosses)) return {impossible, "too far"};
  if (!follows && is_leading(time)) cost = std::min(cost, 6 + words / 20);
  return {is_loose ? cost + 4 : cost, follows ? "after" : "before"};
}

PeriodReading PeriodReader::of(const Quantity& quantity, Stance stance, bool with_lost) {
  PeriodReading reading;
  const TimeExpression* best = nullptr;
  double best_cost = dear;
  std::string_view why;
  const Quantity& original = converted_original(*sentence_, quantity);
  const auto here = std::lower_bound(times_.begin(), times_.end(), quantity.span.begin,
                                     [](const TimeExpression& time, std::size_t at) { return time.span.begin < at; });
  const auto first = here - std::min<std::ptrdiff_t>(window, here - times_.begin());
  const auto last = here + std::min<std::ptrdiff_t>(window, times_.end() - here);
  for (auto at = first; at != last; ++at) {
    const TimeExpression& time = *at;
    const Judged judged = judge(time, original, stance.is_given);
    if (with_lost) {
      const std::string_view lost = judged.cost == impossible ? judged.why
                                    : judged.cost > dear      ? "too far"
                                                              : "another stands nearer";
      reading.lost.push_back({time.span, std::string(lost)});
    }
    if (judged.cost >= best_cost) continue;
    best = &time;
    best_cost = judged.cost;
    why = judged.why;
  }
  if (best == nullptr) return reading;
  if (with_lost) reading.lost.erase(reading.lost.begin() + (best - &*first));
  reading.span = best->span;
  reading.rule = std::string(sentence_->lang) + ".period." + std::string(why);
  reading.period.text = best->span.of(sentence_->text);
  const auto [from, to] = resolve_time(*best, anchor_, stance.is_future, last_ ? &*last_ : nullptr);
  reading.period.from = from;
  reading.period.to = to;
  if (best->is_definite) repeat_named(*best, reading.period);
  if (reading.period.from && reading.period.to) {
    last_ = reading.period;
    remember_named(reading.period);
  }
  return reading;
}

/// "the quarter" is the last quarter that the article named, "the year" the last year.
void PeriodReader::repeat_named(const TimeExpression& time, Period& period) const {
  const std::optional<Period>* named = time.unit == TimeUnit::quarter ? &last_quarter_
                                       : time.unit == TimeUnit::year  ? &last_year_
                                                                      : nullptr;
  if (named == nullptr || !*named) return;
  period.from = (*named)->from;
  period.to = (*named)->to;
}

void PeriodReader::remember_named(const Period& period) {
  const auto length = (*period.to - *period.from).count() + 1;
  if (length >= 89 && length <= 93) last_quarter_ = period;
  if (length >= 364 && length <= 366) last_year_ = period;
}

}  // namespace claimdex::claims
