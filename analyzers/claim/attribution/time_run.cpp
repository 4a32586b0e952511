// Time tokens to expressions: a run of time words is read as a bag (preposition, edge, relation, count, ordinal, unit, date),
// because languages order these differently; a bag without the words that make a time is none.
#include <algorithm>

#include "analyzers/claim/attribution/time_run.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr int earliest_year = 1900;
constexpr int latest_year = 2100;
constexpr std::size_t longest_report_gap = 6;  ///< bytes
constexpr std::size_t longest_run = 16;        ///< tokens: keeps the cost linear whatever the text

bool is_preposition(TimeWord kind) { return kind >= TimeWord::in && kind <= TimeWord::as_of; }
bool is_postposition(TimeWord kind) { return kind >= TimeWord::post_since && kind <= TimeWord::post_after; }

/// Reads the run that begins at one token.
class Run {
 public:
  Run(const Sentence& sentence, const std::vector<TimeToken>& tokens, std::size_t first)
      : sentence_(sentence), tokens_(tokens), at_(first) {}

  /// True where the tokens make a time; `next` is then one past its last token.
  bool read(TimeExpression& out, std::size_t& next) {
    time_.span.begin = tokens_[at_].span.begin;
    const std::size_t first = at_;
    for (; at_ < tokens_.size() && at_ < first + longest_run; ++at_) {
      if (at_ > first && !is_joined(tokens_[at_])) break;
      if (!take(tokens_[at_])) break;
    }
    if (!is_time()) return false;
    time_.span.end = end_;
    if (time_.is_frequency) time_.span.begin = tokens_[next_ - 1].span.begin;
    drop_article(first);
    if (first > 0 && tokens_[first].gap != Gap::broken) look_before(tokens_[first - 1]);
    if (next_ < tokens_.size()) look_behind(tokens_[next_]);
    out = time_;
    next = next_;
    return true;
  }

 private:
  [[nodiscard]] const TimeToken* peek(std::size_t ahead = 1) const {
    const std::size_t index = at_ + ahead;
    return index < tokens_.size() && is_joined(tokens_[index]) ? &tokens_[index] : nullptr;
  }
  [[nodiscard]] bool peek_is(TimeWord kind, std::size_t ahead = 1) const {
    const TimeToken* token = peek(ahead);
    return token != nullptr && token->kind == kind;
  }

  [[nodiscard]] bool is_joined(const TimeToken& token) const {
    switch (token.gap) {
      case Gap::broken:
        return false;
      case Gap::comma:  // "Dec. 5, 2025", "on Friday, March 6"
        return token.kind == TimeWord::number ? token.digits == 4 : token.kind == TimeWord::month || time_.weekday != 0;
      default:
        return true;
    }
  }

  /// What was just taken belongs to the time.
  bool keep() {
    end_ = tokens_[at_].span.end;
    next_ = at_ + 1;
    is_pending_ = false;
    return true;
  }
  [[nodiscard]] bool has_core() const { return end_ > 0; }

  bool take(const TimeToken& token) {
    if (is_preposition(token.kind)) return take_preposition(token);
    if (is_postposition(token.kind)) return take_postposition(token);
    switch (token.kind) {
      case TimeWord::article:
        if (has_core() && (at_ == 0 || tokens_[at_ - 1].kind != TimeWord::link)) return false;
        is_definite_ = true;
        return true;
      case TimeWord::link:
        return at_ > 0 && time_.span.begin < token.span.begin;
      case TimeWord::one:
        if (time_.count == 0) time_.count = 1;
        has_one_ = true;
        return !has_core();
      case TimeWord::join:
        if (!has_core() || is_pending_) return false;
        is_pending_ = true;
        return true;
      case TimeWord::number:
        return take_number(token);
      case TimeWord::month:
        return take_month(token);
      case TimeWord::weekday:
        if (time_.weekday != 0) return false;
        time_.weekday = token.value;
        return keep();
      case TimeWord::unit:
        return take_unit(token);
      case TimeWord::ordinal:
        if (time_.ordinal != 0 || time_.unit != TimeUnit::none) return false;
        time_.ordinal = token.value;
        return true;
      case TimeWord::first:
        if (time_.unit != TimeUnit::none && time_.count > 0 && time_.relation == Relation::none) {  // 一年前
          time_.is_ago = true;
          keep();
          return false;
        }
        if (time_.ordinal != 0) return false;
        time_.ordinal = 1;
        is_first_ = true;
        return true;
      case TimeWord::relation:
        return take_relation(token);
      case TimeWord::relative:
        return take_relative(token);
      case TimeWord::edge:
        return take_edge(token);
      case TimeWord::half:
      case TimeWord::quarter:
        if (time_.ordinal != 0 || time_.unit != TimeUnit::none) return false;
        time_.ordinal = token.value;
        time_.unit = token.kind == TimeWord::half ? TimeUnit::half : TimeUnit::quarter;
        return keep();
      default:
        return take_other(token);
    }
  }

  bool take_edge(const TimeToken& token) {
    if (time_.edge != Edge::none) return false;
    time_.edge = static_cast<Edge>(token.value % 16);
    const auto unit = static_cast<TimeUnit>(token.value / 16);
    if (!has_core() && unit != TimeUnit::none) time_.unit = unit;
    // 2025年底: the edge stands behind its year
    if (has_core() || unit != TimeUnit::none) keep();
    return true;
  }

  bool take_preposition(const TimeToken& token) {
    if (token.kind == TimeWord::before && time_.unit != TimeUnit::none && time_.count > 0 && time_.relation == Relation::none) {
      time_.is_earlier = true;  // "a year before"
      keep();
      return false;
    }
    if (has_core()) {  // "from X until Y", "the three months ended in March"
      if (token.kind == TimeWord::until && time_.unit != TimeUnit::none && time_.date.empty()) {
        if (has_one_ || time_.count == 0) return false;  // "$5 a day until 2027"
        return time_.is_ended = true;                    // "the six months through June"
      }
      const bool is_range = token.kind == TimeWord::until || (token.kind == TimeWord::by && !time_.date.empty());
      if (!is_range || is_pending_) return false;
      is_pending_ = true;
      return true;
    }
    if (!time_.preposition || time_.preposition == TimeWord::in) time_.preposition = token.kind;
    return true;
  }

  bool take_postposition(const TimeToken& token) {
    if (!has_core() || time_.is_now || time_.is_vague) return false;
    const bool is_dated = peek_is(TimeWord::year_mark, 2) || peek_is(TimeWord::month_mark, 2) || peek_is(TimeWord::day_mark, 2);
    if (token.kind == TimeWord::post_since && peek_is(TimeWord::number) && is_dated && !is_pending_ && time_.last.empty())
      return is_pending_ = true;  // 2019年から2023年, 1월부터 9월까지
    if (token.kind == TimeWord::post_until && !time_.last.empty()) {
      keep();
      return false;
    }
    const auto shift = static_cast<int>(TimeWord::post_since) - static_cast<int>(TimeWord::since);
    static_assert(static_cast<int>(TimeWord::post_until) - static_cast<int>(TimeWord::post_since) ==
                  static_cast<int>(TimeWord::until) - static_cast<int>(TimeWord::since));
    time_.preposition = static_cast<TimeWord>(static_cast<int>(token.kind) - shift);
    end_ = token.span.end;
    next_ = at_ + 1;
    return false;
  }

  DateParts& open_date() { return is_pending_ || !time_.last.empty() ? time_.last : time_.date; }

  bool take_month(const TimeToken& token) {
    const bool by_hyphen = token.gap == Gap::hyphen && time_.date.month != 0;  // "October-December"
    DateParts& date = by_hyphen ? time_.last : open_date();
    if (date.month == 0 && month_begin_ == none) month_begin_ = token.span.begin;
    if (date.month != 0 || (time_.unit != TimeUnit::none && !time_.is_ended && time_.unit > TimeUnit::month)) return false;
    date.month = token.value;
    return keep();
  }

  bool take_unit(const TimeToken& token) {
    const auto unit = static_cast<TimeUnit>(token.value);
    if (time_.unit == TimeUnit::none) {
      time_.unit = unit;
      time_.is_plural = time_.is_plural || is_plural(token.span.of(sentence_.folded));
      return keep();
    }
    if (time_.unit == TimeUnit::day && unit == TimeUnit::hour) return false;
    if (time_.unit >= unit || time_.outer.unit != TimeUnit::none || next_ < at_ - 2) return false;
    if (outer_relation_ == Relation::none && !is_definite_) return false;
    time_.outer = {outer_relation_ == Relation::none ? Relation::current : outer_relation_, unit};
    return keep();
  }

  /// "coming weeks", "kommenden Monaten"; French "mois" does not tell, its adjective does.
  [[nodiscard]] bool is_plural(std::string_view word) const {
    if (sentence_.lang == "de") return word.ends_with("n") || word == "jahre" || word == "monate" || word == "tage";
    return !is_cjk() && word.ends_with("s") && word != "mois" && word != "mes" && word != "mês";
  }

  bool take_relation(const TimeToken& token) {
    const auto relation = static_cast<Relation>(token.value);
    if (sentence_.lang != "de" && sentence_.lang != "en") time_.is_plural = is_plural(token.span.of(sentence_.folded));
    if (is_cjk() && !peek_is(TimeWord::number) && !peek_is(TimeWord::unit) && !peek_is(TimeWord::ordinal)) return false;
    if (time_.unit != TimeUnit::none && time_.relation == Relation::none && time_.ordinal == 0 && time_.edge == Edge::none &&
        !time_.is_definite && token.gap != Gap::comma && !peek_is(TimeWord::unit)) {  // "l'année dernière", "el mes pasado"
      time_.relation = relation;
      return keep();
    }
    const bool is_month_alone = time_.date.month != 0 && time_.date.year == 0 && time_.last.empty() && !is_pending_;
    if (!is_cjk() && is_month_alone && time_.unit == TimeUnit::none && time_.relation == Relation::none &&
        token.gap == Gap::blank && !peek_is(TimeWord::unit) && has_core()) {  // "en octobre dernier", "octubre pasado"
      time_.relation = relation;
      return keep();
    }
    if (time_.unit != TimeUnit::none ||
        !time_.date.empty()) {  // "the first quarter of last year", "le premier trimestre de cette année"
      if (outer_relation_ != Relation::none) return false;
      if (time_.outer.unit == TimeUnit::none && time_.unit != TimeUnit::none && !peek_is(TimeWord::unit)) return false;
      outer_relation_ = relation;
      return true;
    }
    if (time_.relation != Relation::none) return false;
    time_.relation = relation;
    return true;
  }

  bool take_relative(const TimeToken& token) {
    const RelativeUnit value{static_cast<Relation>(token.value / 16), static_cast<TimeUnit>(token.value % 16)};
    if (time_.outer.unit != TimeUnit::none) return false;
    if (time_.unit == TimeUnit::none && time_.date.empty() && !time_.day_offset) {
      time_.outer = value;  // 去年: what follows may be a part of it
      return keep();
    }
    if (time_.unit >= value.unit && time_.unit != TimeUnit::none) return false;
    time_.outer = value;
    return keep();
  }

  bool take_other(const TimeToken& token) {
    switch (token.kind) {
      case TimeWord::year_mark:
      case TimeWord::month_mark:
      case TimeWord::day_mark:
        return false;  // taken with their numbers
      case TimeWord::fiscal:
        time_.is_fiscal = true;
        return true;
      case TimeWord::post_within:
        if (time_.unit == TimeUnit::none || time_.count == 0) return false;
        time_.preposition = TimeWord::within;
        keep();
        return false;
      case TimeWord::ended:
        if (!has_core() || is_pending_) return false;
        if (time_.unit == TimeUnit::none) {  // "October-to-December", "March 4 to 6"
          is_pending_ = !time_.date.empty();
          return is_pending_;
        }
        if (time_.is_ended) return false;
        time_.is_ended = true;
        return true;
      case TimeWord::ago:
        if (time_.unit == TimeUnit::none && !(time_.span.begin == token.span.begin)) return false;
        time_.is_ago = true;  // before its count too: "vor drei Jahren", "il y a dix ans"
        if (time_.unit == TimeUnit::none) return true;
        keep();
        return false;
      case TimeWord::earlier:
      case TimeWord::later:
        if (time_.unit == TimeUnit::none || (time_.count == 0 && !has_one_)) return false;
        (token.kind == TimeWord::earlier ? time_.is_earlier : time_.is_later) = true;
        keep();
        return false;
      case TimeWord::day:
        if (time_.day_offset) return false;
        time_.day_offset = token.value;
        return keep();
      case TimeWord::now:
        time_.is_now = true;
        return keep() && !has_other_core();
      case TimeWord::vague:
        if (has_core()) return false;
        time_.is_vague = true;
        return keep();
      case TimeWord::frequency:
        if (has_core()) return false;
        time_.is_frequency = true;
        return keep();
      case TimeWord::season:
        time_.is_season = true;
        time_.season = token.value;
        return keep();
      case TimeWord::versus:
        if (has_core()) return false;
        time_.is_versus = true;
        return keep();
      default:
        return false;
    }
  }
  [[nodiscard]] bool has_other_core() const { return !time_.date.empty() || time_.unit != TimeUnit::none; }

  bool take_number(const TimeToken& token) {
    const TimeToken* next = peek();
    const bool leads_unit =
        next != nullptr && (next->kind == TimeWord::unit || next->kind == TimeWord::relation || next->kind == TimeWord::first);
    if (token.is_counted && !leads_unit) return false;
    if (next != nullptr) {
      const bool is_year_number = !token.is_length && (token.digits == 4 || token.digits == 2);
      if (next->kind == TimeWord::year_mark && is_year_number) {
        time_.is_decade = time_.is_decade || is_decade_mark(*next);
        return take_marked(open_date().year, year_of(token), earliest_year, latest_year);
      }
      if (next->kind == TimeWord::year_mark) return take_counted(token, *next, TimeUnit::year);
      if (next->kind == TimeWord::edge && next->value / 16 == static_cast<int>(TimeUnit::month) && token.value <= 12) {
        if (open_date().month != 0) return false;
        open_date().month = token.value;
        return keep();
      }
      if (next->kind == TimeWord::month_mark) {
        if (token.gap == Gap::hyphen && time_.date.month != 0) is_pending_ = true;
        return take_marked(open_date().month, token.value, 1, 12);
      }
      if (next->kind == TimeWord::day_mark) return take_marked(open_date().day, token.value, 1, 31);
      if (next->kind == TimeWord::unit) return take_counted(token, *next, static_cast<TimeUnit>(next->value));
      const bool is_inner = next->kind == TimeWord::relation || (next->kind == TimeWord::first && !is_cjk());
      if (is_inner && peek_is(TimeWord::unit, 2) && token.value < 400) {  // "15 prochains mois", "nueve primeros meses"
        if (time_.count != 0) return false;
        time_.count = token.value;
        return true;
      }
      if (next->gap == Gap::hyphen && next->kind == TimeWord::number && next->digits > 0) return take_number_range(token, *next);
    }
    if (is_decade_number(token)) {  // "dans les années 80", "los años 1990"
      time_.date.year = token.digits == 2 ? 1900 + token.value : token.value;
      return time_.is_decade = keep();
    }
    if (token.is_decade) {
      if (!time_.date.empty()) return false;
      if (token.value < earliest_year - 100 || token.value > latest_year) return false;
      time_.date.year = token.value;
      time_.is_decade = true;
      return keep();
    }
    if (token.digits == 0 && !(time_.date.month != 0)) return false;
    if (is_year(token)) return take_year(token);
    return take_day(token);
  }

  [[nodiscard]] bool is_cjk() const { return sentence_.lang == "zh" || sentence_.lang == "ja" || sentence_.lang == "ko"; }
  /// 1990年代, 1990년대.
  [[nodiscard]] bool is_decade_mark(const TimeToken& mark) const {
    static const lang::WordGroup& marks = lang::word_group("decade_marks");
    return lang::contains(marks, mark.span.of(sentence_.folded));
  }
  [[nodiscard]] bool is_decade_number(const TimeToken& token) const {
    if (time_.unit != TimeUnit::year || time_.count != 0 || !time_.date.empty() || token.value % 10 != 0) return false;
    if (!(token.digits == 2 && token.value >= 20) && !is_year(token)) return false;
    const std::string_view word = tokens_[at_ - 1].span.of(sentence_.folded);
    return word == "années" || word == "años" || word == "anos";
  }
  static int year_of(const TimeToken& token) {
    if (token.digits != 2) return token.value;
    return token.value < 70 ? 2000 + token.value : 1900 + token.value;
  }
  static bool is_year(const TimeToken& token) {
    return token.digits == 4 && token.value >= earliest_year && token.value <= latest_year;
  }

  /// A number with 年, 月 or 日 behind it.
  bool take_marked(int& part, int value, int low, int high) {
    if (part != 0 || value < low || value > high) return false;
    part = value;
    keep();
    ++at_;
    return keep();
  }

  /// "nine months", "3. Quartal", 三季度.
  bool take_counted(const TimeToken& token, const TimeToken& unit_token, TimeUnit unit) {
    if (time_.unit != TimeUnit::none || token.value > 400) return false;
    const bool is_part = unit == TimeUnit::quarter || unit == TimeUnit::half;
    if (is_part && time_.ordinal == 0 && time_.relation == Relation::none && token.value <= 4 &&
        (unit_token.gap == Gap::dot || is_cjk())) {
      time_.ordinal = token.value;
    } else {
      if (time_.count != 0 && !has_one_) return false;
      time_.count = token.value;
    }
    ++at_;
    time_.unit = unit;
    return keep();
  }

  /// "2015-2017", "2024/25", "4-6 March", "January 3-5".
  bool take_number_range(const TimeToken& token, const TimeToken& next) {
    if (is_year(token)) {
      const bool is_long = is_year(next);
      if (!take_year(token)) return false;
      if (!is_long && (next.digits != 2 || next.value <= 12)) return true;  // 2026-02: a month
      ++at_;
      time_.last.year = is_long ? next.value : token.value / 100 * 100 + next.value;
      if (time_.last.year < time_.date.year) time_.last.year = 0;
      return keep() && eat_mark(TimeWord::year_mark);
    }
    if (token.value < 1 || token.value > 31 || next.value < 1 || next.value > 31) return false;
    const TimeToken* after = peek(2);
    const bool is_month = after != nullptr && after->kind == TimeWord::month_mark && token.value <= 12 && next.value <= 12;
    const bool is_day =
        time_.date.month != 0 || (after != nullptr && (after->kind == TimeWord::month || after->kind == TimeWord::day_mark));
    if (!is_month && !is_day) return false;
    (is_month ? time_.date.month : time_.date.day) = token.value;
    (is_month ? time_.last.month : time_.last.day) = next.value;
    keep();
    ++at_;
    keep();
    return eat_mark(is_month ? TimeWord::month_mark : TimeWord::day_mark);
  }

  bool eat_mark(TimeWord kind) {
    if (!peek_is(kind)) return true;
    ++at_;
    return keep();
  }

  bool take_year(const TimeToken& token) {
    const bool is_second = is_pending_ || (token.gap == Gap::slash && time_.date.year != 0) || !time_.last.empty();
    int& year = is_second && time_.last.year == 0 ? time_.last.year : time_.date.year;
    if (year != 0) return false;
    if (&year == &time_.last.year && time_.last.month == 0 && time_.date.year == 0 && !is_pending_) {
      time_.date.year = token.value;  // "October-December 2025": of both ends
    }
    year = token.value;
    keep();
    if (const TimeToken* next = peek(); next != nullptr && next->gap == Gap::slash && next->digits == 2 &&
                                        next->kind == TimeWord::number && next->value == (token.value + 1) % 100) {
      ++at_;  // 1986/87
      time_.last.year = token.value + 1;
      keep();
    }
    return true;
  }

  /// A day beside its month: "March 6", "6 March", "6. März", "6 de marzo".
  bool take_day(const TimeToken& token) {
    if (token.value < 1 || token.value > 31) return false;
    DateParts& date = open_date();
    if (date.day != 0) return false;
    const bool after_month = date.month != 0 && at_ > 0 && tokens_[at_ - 1].kind == TimeWord::month && token.gap != Gap::comma;
    std::size_t ahead = 1;
    while (peek_is(TimeWord::link, ahead)) ++ahead;
    const bool before_month = date.month == 0 && peek_is(TimeWord::month, ahead);
    if (!after_month && !before_month) return false;
    date.day = token.value;
    return keep();
  }

  /// "der derzeit", "the 1988 crop": an article of something else.
  void drop_article(std::size_t first) {
    while (first + 1 < next_ && tokens_[first].kind == TimeWord::article &&
           (is_preposition(tokens_[first + 1].kind) || (time_.unit == TimeUnit::none && time_.outer.unit == TimeUnit::none))) {
      ++first;
      if (time_.span.begin < tokens_[first].span.begin) time_.span.begin = tokens_[first].span.begin;
    }
  }

  /// A word of comparison or of a report right before the time.
  void look_before(const TimeToken& token) {
    const bool is_range = !time_.last.empty();
    if ((token.kind == TimeWord::compare || (token.kind == TimeWord::link && !is_cjk())) && is_range && !time_.preposition)
      time_.span.begin = token.span.begin;  // "from March 30 through April 13"
    if (token.kind == TimeWord::compare && !is_range) time_.is_compared = true;
    if (token.kind == TimeWord::report && is_momentary()) time_.is_reported = true;
    if (token.kind == TimeWord::join && is_cjk() && !is_range && !time_.preposition) {  // 到2030年
      time_.span.begin = token.span.begin;
      time_.preposition = TimeWord::by;
    }
  }

  /// "on Monday said", 27日报道.
  void look_behind(const TimeToken& token) {
    if (token.kind == TimeWord::report && token.span.begin <= end_ + longest_report_gap && is_momentary())
      time_.is_reported = true;
  }
  /// A day or a month, as reports are dated: not a year.
  [[nodiscard]] bool is_momentary() const {
    return time_.date.day != 0 || time_.date.month != 0 || time_.weekday != 0 || time_.day_offset || time_.is_vague ||
           time_.unit == TimeUnit::weekend || (time_.outer.unit != TimeUnit::none && time_.outer.unit <= TimeUnit::month) ||
           (time_.relation != Relation::none && time_.unit <= TimeUnit::month);
  }

  [[nodiscard]] bool is_capital(std::size_t at) const {
    const text::CodePoint c = text::decode_at(sentence_.text, at);
    const text::CodePoint folded = text::decode_at(sentence_.folded, at);
    return c.value != folded.value;
  }

  /// Whether what was read makes a time at all.
  bool is_time() {
    if (!has_core()) return false;
    if (time_.is_now || time_.is_vague || time_.is_frequency || time_.day_offset || time_.is_versus || time_.weekday != 0)
      return true;
    if (time_.outer.unit != TimeUnit::none) return true;
    if (time_.date.year != 0 || time_.last.year != 0) return !is_in_name();
    if (time_.date.month != 0) return is_month_name();
    if (time_.date.day != 0) return !sentence_.text.substr(0, end_).ends_with("号");
    if (time_.is_season) return is_definite_ || time_.preposition || time_.relation != Relation::none;
    return is_unit_time();
  }

  /// "Gateway 2000": a year alone behind a capitalised word is part of a name.
  [[nodiscard]] bool is_in_name() const {
    const bool is_bare = time_.date.month == 0 && time_.unit == TimeUnit::none && !time_.preposition && time_.last.empty() &&
                         time_.edge == Edge::none && !time_.is_fiscal && !time_.is_decade;
    if (!is_bare || is_cjk() || sentence_.is_headline()) return false;
    std::size_t at = time_.span.begin;
    if (at == 0 || sentence_.text[at - 1] != ' ') return false;
    --at;
    std::size_t begin = at;
    while (begin > 0 && text::is_word_char(text::decode_before(sentence_.text, begin).value))
      begin -= text::decode_before(sentence_.text, begin).size;
    return begin < at && is_capital(begin) && sentence_.lang != "de";
  }

  /// English "may" and "march" are months only where they are written and placed as months are.
  [[nodiscard]] bool is_month_name() const {
    if (sentence_.lang != "en" && sentence_.lang != "de") return true;
    if (month_begin_ != none && !is_capital(month_begin_) && time_.date.day == 0) return false;
    const bool is_word = time_.date.month == 5 || time_.date.month == 3;
    const bool is_possessive = sentence_.folded.substr(end_).starts_with("'s") || sentence_.folded.substr(end_).starts_with("’s");
    return !is_word || is_possessive || time_.preposition || time_.date.day != 0 || !time_.last.empty() ||
           time_.relation != Relation::none || time_.edge != Edge::none;
  }

  bool is_unit_time() {
    if (time_.unit == TimeUnit::none) return false;
    if (time_.is_ago || time_.is_earlier || time_.is_later) return time_.count > 0 || has_one_;
    if (time_.relation != Relation::none)
      return time_.relation != Relation::current || time_.count == 0;  // "this three-year plan"
    if (time_.ordinal != 0)
      return time_.unit == TimeUnit::quarter || time_.unit == TimeUnit::half || time_.unit == TimeUnit::decade ||
             (time_.count > 0 && is_first_) || (is_first_ && time_.preposition.has_value());
    if (time_.edge != Edge::none || time_.is_fiscal) return time_.unit >= TimeUnit::week;
    if (time_.count > 0)
      return time_.preposition == TimeWord::within || (time_.preposition == TimeWord::after && time_.unit >= TimeUnit::month);
    time_.is_definite =
        is_definite_ && (time_.unit == TimeUnit::quarter || time_.unit == TimeUnit::half || time_.unit == TimeUnit::year ||
                         time_.unit == TimeUnit::month || time_.unit == TimeUnit::weekend);
    return time_.is_definite;
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const Sentence& sentence_;
  const std::vector<TimeToken>& tokens_;
  TimeExpression time_;
  std::size_t at_;
  std::size_t end_ = 0;   ///< of the last token that belongs to the time
  std::size_t next_ = 0;  ///< one past that token
  std::size_t month_begin_ = none;
  bool is_pending_ = false;  ///< a word of a range stands before
  bool is_definite_ = false;
  bool is_first_ = false;
  bool has_one_ = false;
  Relation outer_relation_ = Relation::none;
};

}  // namespace

bool read_time_run(const Sentence& sentence, const std::vector<TimeToken>& tokens, std::size_t first, TimeExpression& out,
                   std::size_t& next) {
  return Run(sentence, tokens, first).read(out, next);
}

}  // namespace claimdex::claims
