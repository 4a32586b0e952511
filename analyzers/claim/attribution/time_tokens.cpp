// Time words from the table, numbers from the words of the sentence, joined in order.
#include "analyzers/claim/attribution/time_tokens.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

bool is_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Gap gap_of(std::string_view between) {
  if (between.empty()) return Gap::none;
  Gap gap = Gap::blank;
  for (std::size_t at = 0; at < between.size();) {
    const text::CodePoint c = text::decode_at(between, at);
    at += c.size;
    Gap mark = Gap::broken;
    if (text::is_space(c.value)) continue;
    if (c.value == ',') mark = Gap::comma;
    if (c.value == '.') mark = Gap::dot;
    if (c.value == '/') mark = Gap::slash;
    if (c.value == '-' || c.value == '~' || text::in_range(c.value, 0x2010, 0x2015) || c.value == 0x301C || c.value == 0xFF5E ||
        c.value == 0xFF0D)
      mark = Gap::hyphen;
    if (mark == Gap::broken || gap != Gap::blank) return Gap::broken;
    gap = mark;
  }
  return gap;
}

/// Cuts the tokens of one sentence.
class Cutter {
 public:
  Cutter(const Sentence& sentence, std::vector<TimeToken>& out) : sentence_(sentence), out_(out) {}

  void run() {
    thread_local std::vector<PeriodTable::Match> matches;
    matches.clear();
    period_table(sentence_.lang).find(sentence_.phrases, matches);
    auto match = matches.begin();
    std::size_t end = 0;  // of the last match
    for (const TextSpan word : sentence_.words) {
      for (; match != matches.end() && match->span.begin <= word.begin; ++match) {
        add_match(*match);
        end = match->span.end;
      }
      if (word.begin >= end) add_word(word);
    }
    for (; match != matches.end(); ++match) add_match(*match);
  }

 private:
  void add_match(const PeriodTable::Match& match) {
    // "the record sat around 3": three letters are a day only with their capital.
    constexpr std::size_t short_day = 3;
    if (match.entry.kind == TimeWord::weekday && match.span.size() == short_day && sentence_.lang == "en" &&
        match.span.of(sentence_.text) == match.span.of(sentence_.folded))
      return;
    // 年内 is this year, 5年内 a length of time.
    constexpr std::string_view inside = "内";
    const bool counted = match.entry.kind == TimeWord::relative && match.span.of(sentence_.folded).ends_with(inside) &&
                         !out_.empty() && out_.back().kind == TimeWord::number && out_.back().span.end == match.span.begin;
    if (!counted) return push({match.entry.kind, match.entry.value, 0, Gap::broken, match.span});
    constexpr int units = 16;  // TimeWord::relative
    const std::size_t unit_end = match.span.end - inside.size();
    push({TimeWord::unit, match.entry.value % units, 0, Gap::broken, {match.span.begin, unit_end}});
    push({TimeWord::post_within, 0, 0, Gap::broken, {unit_end, match.span.end}});
  }

  void push(TimeToken token) {
    if (token.kind == TimeWord::hide) return;
    if (token.kind == TimeWord::number) {
      const Quantity* quantity = quantity_at(token.span);
      token.is_length = quantity != nullptr && quantity->kind == QuantityKind::duration;
      token.is_counted = quantity != nullptr && !token.is_length;
      if (!out_.empty() && out_.back().kind == TimeWord::era && out_.back().span.end == token.span.begin) {  // 令和5年
        const std::string_view before = sentence_.folded.substr(0, out_.back().span.begin);
        if (before.ends_with('(') || before.ends_with("（")) return out_.pop_back();  // 2023年(令和5年): said twice
        token = {TimeWord::number, out_.back().value + token.value, 4, Gap::broken, {out_.back().span.begin, token.span.end}};
        out_.pop_back();
      }
    }
    const std::size_t before = out_.empty() ? 0 : out_.back().span.end;
    if (!out_.empty() && token.span.begin >= before)
      token.gap = gap_of(sentence_.folded.substr(before, token.span.begin - before));
    out_.push_back(token);
  }

  /// The quantity whose number holds the word; null for none. Quantities stand in order and never overlap.
  [[nodiscard]] const Quantity* quantity_at(TextSpan word) const {
    const auto found = std::lower_bound(sentence_.quantities.begin(), sentence_.quantities.end(), word.begin,
                                        [](const Quantity& quantity, std::size_t at) { return quantity.span.end <= at; });
    return found != sentence_.quantities.end() && found->number.overlaps(word) ? &*found : nullptr;
  }

  void add_number(TextSpan word) {
    const std::string_view digits = word.of(sentence_.folded);
    const std::string_view rest = sentence_.folded.substr(word.end);
    const std::size_t mark = rest.starts_with("s") ? 1 : rest.starts_with("er") ? 2 : 0;
    if (mark != 0 && digits.size() == 4 && digits.ends_with('0') && !text::is_word_char(text::decode_at(rest, mark).value)) {
      TimeToken decade{TimeWord::number, number_of(digits), 4, Gap::broken, {word.begin, word.end + mark}};
      decade.is_decade = true;
      push(decade);
    } else if (digits.size() <= 4) {
      push({TimeWord::number, number_of(digits), static_cast<int>(digits.size()), Gap::broken, word});
    }
  }

  /// "20.11.2025", "4.7": a date in one word, or nothing.
  void add_dotted(TextSpan word) {
    const std::string_view text = word.of(sentence_.folded);
    std::size_t begin = 0;
    std::vector<TextSpan> parts;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && text[at] != '.') continue;
      parts.push_back({begin, at});
      begin = at + 1;
    }
    if (parts.size() != 3 || quantity_at(word) != nullptr) return;
    for (const TextSpan part : parts)
      if (!is_digits(part.of(text))) return;
    const int day = number_of(parts[0].of(text));
    const int month = number_of(parts[1].of(text));
    int year = number_of(parts[2].of(text));
    if (parts[2].size() == 2) year += year < 70 ? 2000 : 1900;
    if (day < 1 || day > 31 || month < 1 || month > 12 || year < 1900 || year > 2100) return;
    push({TimeWord::number, day, 2, Gap::broken, {word.begin, word.begin + parts[0].end}});
    push({TimeWord::month, month, 2, Gap::broken, {word.begin + parts[1].begin, word.begin + parts[1].end}});
    push({TimeWord::number, year, 4, Gap::broken, {word.begin + parts[2].begin, word.end}});
  }

  /// "q3", "h1", "fy25", "1q" after digits was cut: a letter and a number in one word.
  bool add_letter_number(TextSpan word) {
    const std::string_view text = word.of(sentence_.folded);
    if (text.starts_with("fy") && is_digits(text.substr(2)) && (text.size() == 4 || text.size() == 6)) {
      const int year = number_of(text.substr(2));
      push({TimeWord::fiscal, 0, 0, Gap::broken, {word.begin, word.begin + 2}});
      push({TimeWord::number, year < 100 ? 2000 + year : year, 4, Gap::broken, {word.begin + 2, word.end}});
      return true;
    }
    const char letter = text.front();
    const bool is_quarter = letter == 'q' || (letter == 't' && sentence_.lang != "en");
    if (!is_quarter && letter != 'h') return false;
    const auto unit = static_cast<int>(is_quarter ? TimeUnit::quarter : TimeUnit::half);
    const bool follows_number =
        !out_.empty() && out_.back().kind == TimeWord::number && out_.back().span.end == word.begin && out_.back().value <= 4;
    if (follows_number && (text.size() == 1 || (text.size() == 3 && is_digits(text.substr(1))))) {  // "1q25", "2h"
      out_.back().kind = TimeWord::ordinal;
      push({TimeWord::unit, unit, 0, Gap::broken, {word.begin, word.begin + 1}});
      if (text.size() == 3)
        push({TimeWord::number, 2000 + number_of(text.substr(1)), 4, Gap::broken, {word.begin + 1, word.end}});
      return true;
    }
    if (text.size() != 2 || text[1] < '1' || text[1] > (is_quarter ? '4' : '2')) return false;
    push({TimeWord::ordinal, text[1] - '0', 0, Gap::broken, {word.begin, word.begin + 1}});
    push({TimeWord::unit, unit, 0, Gap::broken, {word.begin + 1, word.end}});
    return true;
  }

  void add_word(TextSpan word) {
    const std::string_view text = word.of(sentence_.folded);
    if (is_digits(text)) return add_number(word);
    if (text.front() >= '0' && text.front() <= '9') return add_dotted(word);
    if (text.size() <= 6 && text.front() < 0x7F) add_letter_number(word);
  }

  const Sentence& sentence_;
  std::vector<TimeToken>& out_;
};

}  // namespace

void cut_time_tokens(const Sentence& sentence, std::vector<TimeToken>& out) { Cutter(sentence, out).run(); }

}  // namespace claimdex::claims
