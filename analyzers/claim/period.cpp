// Chooses a quantity's period by nearness: in its clause, with no other quantity between, not the time of the report, not what
// the quantity is compared with.
#include "analyzers/claim/period.hpp"

#include <algorithm>
#include <limits>

#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr double dear = 14;  ///< what costs more is no period
constexpr double impossible = std::numeric_limits<double>::infinity();

bool is_wide(std::string_view lang) { return lang == "zh" || lang == "ja" || lang == "ko"; }

}  // namespace

void PeriodReader::begin(const Sentence& sentence) {
  sentence_ = &sentence;
  times_.clear();
  last_.reset();
  parse_time_expressions(sentence, times_);
}

/// Words in the bytes [begin, end); CJK characters count half.
double PeriodReader::distance(std::size_t begin, std::size_t end) const {
  const auto before = [](const TextSpan& span, std::size_t at) { return span.begin < at; };
  const auto first = std::lower_bound(sentence_->words.begin(), sentence_->words.end(), begin, before);
  const auto last = std::lower_bound(first, sentence_->words.end(), end, before);
  return static_cast<double>(last - first) * (is_wide(sentence_->lang) ? 0.5 : 1.0);
}

int PeriodReader::quantities_between(std::size_t begin, std::size_t end) const {
  int count = 0;
  for (const Quantity& quantity : sentence_->quantities)
    count += quantity.span.begin >= begin && quantity.span.end <= end && quantity.kind != QuantityKind::duration;
  return count;
}

bool PeriodReader::crosses_clause(std::size_t begin, std::size_t end) const {
  const auto at = std::lower_bound(sentence_->clauses.begin(), sentence_->clauses.end(), begin + 1,
                                   [](const TextSpan& clause, std::size_t from) { return clause.begin < from; });
  return at != sentence_->clauses.end() && at->begin <= end;
}

bool PeriodReader::is_leading(const TimeExpression& time) const { return distance(0, time.span.begin) <= 1; }

PeriodReader::Judged PeriodReader::judge(const TimeExpression& time, const Quantity& quantity) const {
  if (time.span.overlaps(quantity.span)) return {impossible, "part of the quantity"};
  if (quantity.kind == QuantityKind::duration || quantity.kind == QuantityKind::age) {
    // A length of time is seldom placed in time itself.
    if (time.is_vague || time.is_frequency || time.is_now) return {impossible, "a length of time"};
  }
  if (time.is_reported) return {impossible, "the time of the report"};
  const bool follows = time.span.begin >= quantity.span.end;
  const std::size_t begin = follows ? quantity.span.end : time.span.end;
  const std::size_t end = follows ? time.span.begin : quantity.span.begin;
  double cost = distance(begin, end) + 4.0 * quantities_between(begin, end);
  if (crosses_clause(begin, end)) cost += follows ? 5 : 3;
  if (!follows && is_leading(time)) cost = std::min(cost, 6.0);
  if (time.is_compared && !(follows && distance(begin, end) <= 1)) return {impossible, "what it is compared with"};
  if (time.is_versus) cost += 8;
  return {cost, follows ? "after" : "before"};
}

PeriodReading PeriodReader::of(const Quantity& quantity, bool is_future, bool with_lost) {
  PeriodReading reading;
  const TimeExpression* best = nullptr;
  double best_cost = dear;
  std::string_view why;
  for (const TimeExpression& time : times_) {
    const Judged judged = judge(time, quantity);
    if (with_lost) reading.lost.push_back({time.span, std::string(judged.cost > dear && judged.cost < impossible ? "too far" : judged.why)});
    if (judged.cost >= best_cost) continue;
    best = &time;
    best_cost = judged.cost;
    why = judged.why;
  }
  if (best == nullptr) return reading;
  if (with_lost) reading.lost.erase(reading.lost.begin() + (best - times_.data()));
  reading.span = best->span;
  reading.rule = std::string(sentence_->lang) + ".period." + std::string(why);
  reading.period.text = best->span.of(sentence_->text);
  const auto [from, to] = resolve_time(*best, anchor_, is_future, last_ ? &*last_ : nullptr);
  reading.period.from = from;
  reading.period.to = to;
  if (from && to) last_ = reading.period;
  return reading;
}

}  // namespace claimdex::claims
