// Times in more than one piece: "3 hours and 20 minutes", "2h 30m", "two years and a half", "une heure et demie". Called once a
// part has its unit.
#include <algorithm>
#include <array>
#include <cmath>

#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

struct TimePair {
  std::string_view large;
  std::string_view small;
  double ratio;
};
constexpr std::array<TimePair, 7> time_pairs = {{{"hour", "minute", 60},
                                                 {"minute", "second", 60},
                                                 {"year", "month", 12},
                                                 {"year", "week", 52},
                                                 {"year", "day", 365},
                                                 {"day", "hour", 24},
                                                 {"week", "day", 7}}};

const NumeralWord* numeral_of(const Scan& scan, TextSpan word) { return scan.lexicon.numeral(word.of(scan.folded)); }

/// Where a smaller unit may begin behind `end`: after a blank, a comma, "and".
std::size_t behind_joint(const Scan& scan, std::size_t end) {
  std::size_t at = end;
  if (scan.folded.substr(at).starts_with(", ")) ++at;
  at = skip_blanks(scan.folded, at);
  const TextSpan joint = word_at(scan.folded, at);
  return scan.lexicon.is_numeral(joint.of(scan.folded), Numeral::joiner) ? skip_blanks(scan.folded, joint.end) : at;
}

/// The m of "2h 30m".
bool is_minute_letter(const Scan& scan, const Tail& large, std::size_t at) {
  return large.unit == "hour" && !large.is_word && at < scan.folded.size() && scan.folded[at] == 'm' &&
         letter_at(scan.folded, at + 1) == 0;
}

/// Adds one smaller piece, worth `worth` of the large unit; its own ratio to the next smaller one, 0 where there is none.
bool add_smaller(const Scan& scan, std::string_view large, double& worth, std::string_view& small, Part& part) {
  const auto has_large = [&](const TimePair& p) { return p.large == large; };
  if (std::none_of(time_pairs.begin(), time_pairs.end(), has_large)) return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (!before.empty() && scan.lexicon.has(before.of(scan.folded), Context::between))
    return false;  // between 1 hour and 30 minutes
  const std::size_t at = behind_joint(scan, part.end);
  if (at >= scan.folded.size() || (at == part.end && part.tail.is_word)) return false;
  auto number = parse_digits(scan.lexicon, scan.folded, at);
  if (!number && letter_at(scan.folded, at) > 0) number = parse_number_words(scan.lexicon, scan.folded, at);
  if (!number || number->low <= 0 || number->has_group) return false;
  extend_by_fraction(scan.lexicon, scan.folded, *number);  // seven and a half months
  Tail tail = read_tail(scan, *number, number->span.end);
  if (is_minute_letter(scan, part.tail, number->span.end)) {
    tail = Tail{.kind = QuantityKind::duration, .unit = "minute", .currency = {}, .end = number->span.end + 1};
  }
  const auto pair =
      std::find_if(time_pairs.begin(), time_pairs.end(), [&](const TimePair& p) { return has_large(p) && p.small == tail.unit; });
  if (pair == time_pairs.end() || number->low >= pair->ratio || tail.factor != 1 || tail.is_hyphenated) return false;
  worth /= pair->ratio;
  part.number.low += number->low * worth;
  part.number.high = part.number.low;
  part.number.has_decimal = true;
  if (tail.is_age) part.tail.kind = QuantityKind::age;
  part.end = part.tail.end = tail.end;
  small = pair->small;
  return true;
}

/// "two hours and a half", "dos años y medio": not "tres meses y medio millón".
void add_half(const Scan& scan, Part& part) {
  const TextSpan joint = next_word(scan.folded, part.end);
  if (joint.begin == part.end || !scan.lexicon.is_numeral(joint.of(scan.folded), Numeral::joiner)) return;
  TextSpan half = next_word(scan.folded, joint.end);
  const NumeralWord* word = numeral_of(scan, half);
  if (scan.lexicon.lang == "en") {
    if (word == nullptr || word->kind != Numeral::article) return;
    half = next_word(scan.folded, half.end);
    word = numeral_of(scan, half);
  }
  if (word == nullptr || word->kind != Numeral::half || word->is_alone || dash_at(scan.folded, half.end) > 0) return;
  TextSpan following = next_word(scan.folded, half.end);
  const NumeralWord* next = numeral_of(scan, following);
  if (next != nullptr && next->kind == Numeral::article) next = numeral_of(scan, next_word(scan.folded, following.end));
  if (next != nullptr && next->value >= 10) return;
  part.number.low += 0.5;
  part.number.high = part.number.low;
  part.number.has_decimal = true;
  part.end = part.tail.end = half.end;
}

}  // namespace

void extend_time(const Scan& scan, Part& part) {
  const Number& number = part.number;
  if (number.has_decimal || number.has_magnitude || number.form == NumberForm::vague || number.form == NumberForm::fraction)
    return;
  if (part.tail.is_hyphenated || part.tail.factor != 1 || part.tail.is_relative || number.low != std::floor(number.low)) return;
  if (part.tail.is_word && !part.tail.is_age) add_half(scan, part);
  if (part.tail.kind != QuantityKind::duration || part.number.has_decimal || scan.options.as_written) return;
  constexpr int most_pieces = 2;
  double worth = 1;
  std::string_view unit = part.tail.unit;
  for (int i = 0; i < most_pieces && add_smaller(scan, unit, worth, unit, part); ++i) {
  }
}

}  // namespace claimdex::quantity
