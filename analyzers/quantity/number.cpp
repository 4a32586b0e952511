// Joins the ways of writing a number into one: digits with magnitude, words, fractions, vague scales.
#include "analyzers/quantity/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

/// "1/2" after digits: the denominator and its end; 0 where none stands. A slash on either side makes it a date or a path.
std::size_t slash_fraction_end(std::string_view text, std::size_t at, double& denominator) {
  if (at >= text.size() || text[at] != '/' || at + 1 >= text.size() || !is_digit(text[at + 1])) return 0;
  std::size_t end = at + 1;
  denominator = 0;
  while (end < text.size() && is_digit(text[end]) && end - at <= 4) denominator = denominator * 10 + (text[end++] - '0');
  if (end < text.size() && (is_digit(text[end]) || text[end] == '/' || text[end] == '-')) return 0;
  if (end - at == 5 && denominator != 1000) return 0;
  return denominator > 0 ? end : 0;
}

bool is_plain(const Number& number) {
  return !number.has_group && !number.has_decimal && !number.has_magnitude && !number.has_leading_zero;
}

/// 3/4 and 2 1/2.
void extend_by_slash(const Lexicon& lexicon, std::string_view folded, Number& number) {
  if (!is_plain(number)) return;
  double denominator = 0;
  if (const std::size_t end = slash_fraction_end(folded, number.span.end, denominator)) {
    number.low = number.high = number.low / denominator;
    number.form = NumberForm::fraction;
    number.span.end = end;
    return;
  }
  std::size_t next = skip_blanks(folded, number.span.end);
  const bool is_hyphenated = next == number.span.end && dash_at(folded, next) == 1;  // 5-1/4
  if (is_hyphenated) ++next;
  if (next == number.span.end || next >= folded.size() || !is_digit(folded[next])) return;
  const auto top = parse_digits(lexicon, folded, next);
  if (!top || !is_plain(*top) || top->low >= 100) return;
  const std::size_t end = slash_fraction_end(folded, top->span.end, denominator);
  if (is_hyphenated && denominator != 3 && std::fmod(denominator, 2) != 0) return;
  if (end > 0 && top->low < denominator) {
    number.low = number.high = number.low + top->low / denominator;
    number.span.end = end;
  }
}

/// "2000 over 3" and "uno sobre veinte" where nothing but a percent word follows: a division.
void extend_by_division(const Lexicon& lexicon, std::string_view text, std::string_view folded, Number& number) {
  const TextSpan word = next_word(folded, number.span.end);
  const std::string_view name = word.of(folded);
  if (word.empty() || (name != "over" && name != "sobre") || number.form == NumberForm::vague) return;
  const std::size_t at = skip_blanks(folded, word.end);
  auto below = parse_digits(lexicon, folded, at);
  if (!below) below = parse_number_words(lexicon, folded, at);
  if (!below || below->low == 0) return;
  const std::size_t end = skip_blanks(text, below->span.end);
  const bool is_last = end >= text.size() || (end + 1 == text.size() && (text[end] == '.' || text[end] == ','));
  if (!is_last && !phrase_at(lexicon.percents, folded, end)) return;
  number.low = number.high = number.low / below->low;
  number.form = NumberForm::fraction;
  number.is_one = false;
  number.span.end = below->span.end;
}

std::optional<Number> parse_digit_number(const Lexicon& lexicon, std::string_view text, std::string_view folded, std::size_t at,
                                         bool has_currency) {
  auto number = parse_digits(lexicon, folded, at);
  if (!number) return std::nullopt;
  extend_by_slash(lexicon, folded, *number);
  extend_by_fraction(lexicon, folded, *number);
  const std::size_t end = number->span.end;
  extend_by_words(lexicon, folded, *number);
  if (number->span.end == end) extend_by_magnitude(lexicon, text, folded, has_currency, *number);
  if (number->span.end > end) extend_by_fraction(lexicon, folded, *number);
  return number;
}

void apply_magnitude(double value, std::size_t end, Number& number) {
  number.low *= value;
  number.high = number.low;
  number.scale = value;
  number.has_magnitude = true;
  number.span.end = end;
}

/// Words of the field events among the words beside a number: "cleared 1.76m to win the high jump".
bool is_beside_jump(std::string_view folded, const Number& number, std::size_t end) {
  static const lang::WordGroup& words = lang::word_group("jump_words");
  const auto is_one = [&](TextSpan word) { return lang::contains(words, word.of(folded)); };
  TextSpan before = previous_word(folded, number.span.begin);
  TextSpan after = next_word(folded, end);
  for (int i = 0; i < 6; ++i) {
    if (is_one(before) || is_one(after)) return true;
    if (!before.empty()) before = previous_word(folded, before.begin);
    if (!after.empty()) after = next_word(folded, after.end);
  }
  return false;
}

/// "(572 °F, 573.15K)": kelvins beside other degrees, no thousands.
bool is_beside_degrees(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 24;  // bytes
  const std::string_view before = text.substr(at > reach ? at - reach : 0, std::min(at, reach));
  return before.find("\xC2\xB0") != std::string_view::npos || before.find("\xE2\x84\x83") != std::string_view::npos;
}

/// "1m is 10 dm", "48m x 20 cm": another length in figures close by.
bool is_beside_length(std::string_view folded, std::size_t begin, std::size_t end) {
  constexpr std::size_t reach = 24;  // bytes
  const std::size_t from = begin > reach ? begin - reach : 0;
  const std::size_t to = std::min(folded.size(), end + reach);
  for (std::size_t at = from; at < to; ++at) {
    if (!is_digit(folded[at]) || (at >= begin && at < end)) continue;
    const TextSpan unit = word_at(folded, skip_blanks(folded, at + 1));
    const std::string_view name = unit.of(folded);
    if (name == "mm" || name == "cm" || name == "dm" || name == "km" || name == "ft") return true;
  }
  return false;
}

/// "400m and 200m legend", "the 100m, 200m and 400m titles": a word of the track behind the distances that follow.
bool is_before_track(const Lexicon& lexicon, std::string_view folded, std::size_t end) {
  constexpr int most_distances = 3;
  for (int i = 0; i < most_distances; ++i) {
    std::size_t at = end;
    if (folded.substr(at).starts_with(",")) ++at;
    const TextSpan word = next_word(folded, at);
    if (word.empty()) return false;
    if (lexicon.has(word.of(folded), Context::conjunction) || lexicon.has(word.of(folded), Context::alternative)) at = word.end;
    const auto next = parse_digits(lexicon, folded, skip_blanks(folded, at));
    if (!next) return i > 0 && lexicon.has(next_word(folded, end).of(folded), Context::dimension);
    const TextSpan unit = word_at(folded, next->span.end);
    if (unit.of(folded) != "m") return false;
    end = unit.end;
  }
  return false;
}

/// "400m hurdles", "a statue 10m tall", "won the men's 400m": m is metre beside a word of size or of the track.
bool is_length(const Lexicon& lexicon, std::string_view folded, const Number& number, std::size_t end) {
  const TextSpan next = next_word(folded, end);
  if (!next.empty() && lexicon.has(next.of(folded), Context::dimension)) return true;
  if (number.low < 1000 && is_beside_length(folded, number.span.begin, end)) return true;
  if (number.has_decimal && number.low < 100 && is_beside_jump(folded, number, end)) return true;
  TextSpan before = previous_word(folded, number.span.begin);
  if (before.size() == 1 && before.begin > 0 && folded[before.begin - 1] == '\'') before = word_before(folded, before.begin - 1);
  static constexpr std::array<double, 13> tracks = {50, 60, 100, 110, 200, 300, 400, 800, 1200, 1500, 3000, 5000, 10000};
  const bool is_track = std::find(tracks.begin(), tracks.end(), number.low) != tracks.end() && !number.has_decimal;
  const bool is_long_track = is_track && number.low >= 1500;  // no news counts 1,500m of anything
  if (is_long_track && (next.empty() || !lexicon.has(next.of(folded), Context::count_noun))) return true;
  if (!is_track) return false;
  if (is_before_track(lexicon, folded, end)) return true;
  if (before.empty()) return false;
  static const lang::WordGroup& stretches = lang::word_group("stretches_of_races");  // "the last 200m", "through 1200m"
  if (lang::contains(stretches, before.of(folded)) && next.of(folded) != "of" &&
      (next.empty() || lexicon.has(next.of(folded), Context::object_stop)))
    return true;
  if (lexicon.has(before.of(folded), Context::dimension)) return true;
  // "both the 800m and 1500m", "third fastest over 800m"
  const bool is_second = (before.of(folded) == "and" || before.of(folded) == "over") && number.low >= 400;
  return (before.of(folded) == "the" || is_second) && (next.empty() || lexicon.has(next.of(folded), Context::object_stop));
}

}  // namespace

void extend_by_magnitude(const Lexicon& lexicon, std::string_view text, std::string_view folded, bool has_currency,
                         Number& number) {
  std::size_t at = skip_blanks(folded, number.span.end);
  const bool is_attached = at == number.span.end;
  if (!is_attached || dash_at(folded, at) == 1) at += dash_at(folded, at) == 1 && letter_at(folded, at + 1) > 0 ? 1 : 0;
  const bool is_last = skip_blanks(folded, at + 1) >= folded.size();
  if (is_attached && is_last && at < text.size() && text[at] == 'G' && number.has_decimal && number.low < 1) {  // .0012G
    apply_magnitude(1e9, at + 1, number);
    return;
  }
  const auto hit = phrase_at(lexicon.magnitudes, folded, at);
  if (hit && phrase_at(lexicon.units, folded, at).span.size() > hit.span.size()) return;  // 10 mi por hora
  if (!hit || (hit.span.end < folded.size() && is_digit(folded[hit.span.end]))) return;
  if (hit.span.of(folded) == "grand") {  // the one Grand Slam, four grand slam titles
    static const lang::WordGroup& grand = lang::word_group("words_behind_grand");
    if (is_upper(text[hit.span.begin]) || lang::contains(grand, next_word(folded, hit.span.end).of(folded))) return;
  }
  if (hit.entry->is_letter) {
    if (at > number.span.end && folded[at - 1] == '-') return;                // Form 10-K
    const std::string_view rest = text.substr(hit.span.end);                  // m^2, m², m/s
    if (rest.size() > 1 && rest.front() == '&' && is_upper(rest[1])) return;  // 35 M&B shops
    if (rest.starts_with('^') || rest.starts_with("\xC2\xB2") || rest.starts_with("\xC2\xB3")) return;
    const char letter = text[hit.span.begin];
    const bool is_capital = is_upper(letter);
    if (!has_currency) {
      if (letter == 'K' && is_beside_degrees(text, number.span.begin)) return;
      if (letter == 't' || letter == 'T' || letter == 'b') return;  // tonnes, tesla, bits
      const bool is_whole_text = is_last && skip_blanks_back(folded, number.span.begin) <= 1;
      if (!is_attached && !(is_capital && letter != 'K') && !(letter == 'k' && is_whole_text)) return;
      if (letter == 'm' && lexicon.lang != "en") return;  // elsewhere only M is a million
      if (letter == 'm' && is_length(lexicon, folded, number, hit.span.end)) return;
    }
    number.is_attached_letter = true;
  }
  apply_magnitude(hit.entry->value, hit.span.end, number);
}

namespace {

/// "a grand", where no noun shows that something is grand.
std::optional<Number> parse_a_grand(const Lexicon& lexicon, std::string_view text, std::string_view folded, std::size_t at) {
  const TextSpan article = word_at(folded, at);
  const TextSpan grand = next_word(folded, article.end);
  if (article.of(folded) != "a" || grand.of(text) != "grand" || lexicon.lang != "en") return std::nullopt;
  const TextSpan next = next_word(folded, grand.end);
  if (!next.empty() && !lexicon.has(next.of(folded), Context::object_stop)) return std::nullopt;
  Number number;
  number.span = {article.begin, grand.end};
  number.low = number.high = number.scale = 1000;
  number.form = NumberForm::words;
  number.has_magnitude = true;
  return number;
}

}  // namespace

std::optional<Number> parse_number(const Lexicon& lexicon, std::string_view text, std::string_view folded, std::size_t at,
                                   bool has_currency) {
  if (at >= folded.size()) return std::nullopt;
  std::optional<Number> number;
  if (is_digit(folded[at]) || folded[at] == '.' || folded[at] == lexicon.decimal) {
    number = parse_digit_number(lexicon, text, folded, at, has_currency);
  } else if (const FractionSign sign = fraction_sign_at(folded, at); sign.size > 0) {
    number = Number{.span = {at, at + sign.size}, .low = sign.value, .high = sign.value, .form = NumberForm::fraction};
  } else if (letter_at(folded, at) > 0) {
    if (const auto several = phrase_at(lexicon.numerals, folded, at); several && several.entry->kind == Numeral::several)
      number = parse_vague(lexicon, folded, at);  // before "ein" of "ein paar Hundert" is read as one
    if (!number) number = parse_fraction_words(lexicon, folded, at);
    if (!number) number = parse_number_words(lexicon, folded, at);
    if (!number) number = parse_vague(lexicon, folded, at);
    if (number && number->form == NumberForm::words) extend_by_fraction(lexicon, folded, *number);
    if (!number) number = parse_a_grand(lexicon, text, folded, at);
    if (number && number->form == NumberForm::words && !number->has_magnitude) {  // "two grand", "acht Mio. Euro"
      const auto scale = phrase_at(lexicon.magnitudes, folded, skip_blanks(folded, number->span.end));
      if (scale && !scale.entry->is_letter) extend_by_magnitude(lexicon, text, folded, has_currency, *number);
    }
  }
  if (number) extend_by_division(lexicon, text, folded, *number);
  return number;
}

}  // namespace claimdex::quantity
