// Finds the time expressions of a sentence, and joins to a date the event that it belongs to ("since X was sold in 2021").
#include <algorithm>

#include "analyzers/claim/attribution/named_times.hpp"
#include "analyzers/claim/attribution/time_run.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t longest_event_words = 7;  ///< between "since" and its time
constexpr std::size_t longest_event_characters = 12;
constexpr std::size_t event_tokens = 8;  ///< how many time tokens away "since" may stand

/// Whether the bytes [begin, end) could be one short clause: no mark, few words, no quantity.
bool is_short_clause(const Sentence& sentence, std::size_t begin, std::size_t end, bool is_wide) {
  const auto starts_before = [](const auto& item, std::size_t at) { return item.begin < at; };
  const auto first = std::lower_bound(sentence.words.begin(), sentence.words.end(), begin, starts_before);
  const auto last = std::lower_bound(first, sentence.words.end(), end, starts_before);
  if (static_cast<std::size_t>(last - first) > (is_wide ? longest_event_characters : longest_event_words)) return false;
  const std::string_view between = sentence.folded.substr(begin, end - begin);
  for (const std::string_view mark : {",", ";", ":", "，", "。", "、", "；", "：", " - ", "–"})
    if (between.find(mark) != between.npos) return false;
  const Quantity* quantity = sentence.quantity_from(begin);
  return quantity == nullptr || quantity->span.begin >= end || quantity->kind == QuantityKind::duration;
}

bool is_dated(const TimeExpression& time) {
  return !time.date.empty() || time.outer.unit != TimeUnit::none || time.relation != Relation::none || time.is_ago;
}

/// "since the bridge opened in early 2019", 自2月28日战事开始以来: the event between belongs to the time.
void join_event(const Sentence& sentence, const std::vector<TimeToken>& tokens, std::size_t first, std::size_t next,
                TimeExpression& time) {
  if (!is_dated(time)) return;
  const bool is_wide = sentence.lang == "zh" || sentence.lang == "ja" || sentence.lang == "ko";
  const std::size_t end = std::min(tokens.size(), next + event_tokens);
  for (std::size_t i = first - std::min(first, event_tokens); i < end; ++i) {
    const TimeToken& token = tokens[i];
    const bool opens =
        token.kind == TimeWord::since || (token.kind == TimeWord::after && (sentence.lang == "en" || sentence.lang == "fr"));
    const bool has_own = time.preposition && *time.preposition != TimeWord::in;
    if (!is_wide && opens && !has_own && token.span.end <= time.span.begin &&
        is_short_clause(sentence, token.span.end, time.span.begin, is_wide)) {
      time.preposition = token.kind;
      time.span.begin = token.span.begin;
    }
    if (is_wide && token.kind == TimeWord::post_since && token.span.begin >= time.span.end &&
        time.preposition != TimeWord::until && is_short_clause(sentence, time.span.end, token.span.begin, is_wide)) {
      time.preposition = TimeWord::since;
      time.span.end = token.span.end;
      return;
    }
  }
}

}  // namespace

void parse_time_expressions(const Sentence& sentence, std::vector<TimeExpression>& out, std::vector<TextSpan>& compares) {
  thread_local std::vector<TimeToken> tokens;
  tokens.clear();
  cut_time_tokens(sentence, tokens);
  for (std::size_t at = 0; at < tokens.size();) {
    const TimeWord kind = tokens[at].kind;
    if (kind == TimeWord::compare) compares.push_back(tokens[at].span);
    std::size_t next = at + 1;
    TimeExpression time;
    const bool can_begin = kind != TimeWord::link && kind != TimeWord::join && kind != TimeWord::compare &&
                           kind != TimeWord::report && kind != TimeWord::ended;
    if (can_begin && read_time_run(sentence, tokens, at, time, next)) {
      join_event(sentence, tokens, at, next, time);
      if (!out.empty() && out.back().span.overlaps(time.span)) out.pop_back();
      out.push_back(time);
    }
    at = std::max(next, at + 1);
  }
  add_named_times(sentence, out);
}

}  // namespace claimdex::claims
