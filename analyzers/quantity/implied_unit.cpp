// Numbers whose unit stands elsewhere: the sides of a box ("90 x 40 x 20 mm"), lists ("20, 40 and 80 MHz"), factors ("a factor of
// ten").
#include <string>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

/// Bytes of the sign between two sides at `at`, with the blanks around it; 0 where none stands.
std::size_t side_sign_at(const Scan& scan, std::size_t at) {
  const std::size_t sign = skip_blanks(scan.folded, at);
  if (sign >= scan.folded.size()) return 0;
  const std::size_t size = scan.folded[sign] == 'x' ? 1 : scan.text.substr(sign).starts_with("\xC3\x97") ? 2 : 0;
  if (size == 0) return 0;
  const std::size_t next = skip_blanks(scan.folded, sign + size);
  return next < scan.folded.size() && is_digit(scan.folded[next]) ? next - at : 0;
}

/// Behind "and" or "or" at `at`; `at` where neither stands there.
std::size_t behind_joint(const Scan& scan, std::size_t at) {
  const std::string_view joint = word_at(scan.folded, at).of(scan.folded);
  const bool joins = scan.lexicon.has(joint, Context::conjunction) || scan.lexicon.has(joint, Context::alternative);
  return joins ? skip_blanks(scan.folded, at + joint.size()) : at;
}

/// Where the next member of a list begins behind ", ", ", and" or, where it may be the last one, "and"; `at` where none does.
std::size_t next_member(const Scan& scan, std::size_t at, bool may_be_last) {
  const bool has_comma = at < scan.folded.size() && scan.folded[at] == ',';
  const std::size_t next = skip_blanks(scan.folded, has_comma ? at + 1 : at);
  if (next == (has_comma ? at + 1 : at)) return at;
  const std::size_t behind = behind_joint(scan, next);
  return has_comma || (may_be_last && behind != next) ? behind : at;
}

bool has_comma_before(const Scan& scan, std::size_t at) {
  const std::size_t end = skip_blanks_back(scan.folded, at);
  return end > 0 && scan.folded[end - 1] == ',';
}

}  // namespace

void take_tail(Part& part, const Tail& tail) {
  part.number.low *= tail.factor;
  part.number.high *= tail.factor;
  part.tail = tail;
  part.tail.end = part.end;
  part.tail.is_hyphenated = false;
}

void share_side_unit(const Scan& scan, Part& part) {
  if (!part.tail.empty() || part.number.form != NumberForm::digits) return;
  constexpr int most_sides = 3;
  std::size_t end = part.end;
  for (int side = 1; side < most_sides; ++side) {
    const std::size_t step = side_sign_at(scan, end);
    if (step == 0) return;
    const auto next = read_part_forward(scan, end + step);
    if (!next) return;
    end = next->end;
    const UnitInfo* unit = next->tail.kind == QuantityKind::measure ? find_unit(next->tail.unit) : nullptr;
    if (unit == nullptr) continue;
    if (unit->dimension != "length") return;
    take_tail(part, next->tail);
    return;
  }
}

void share_listed_unit(const Scan& scan, Part& part) {
  if (!part.tail.empty() || part.number.form != NumberForm::digits || part.number.has_magnitude || part.sign != Sign::none)
    return;
  constexpr int most_members = 6;
  const bool is_member = scan.lexicon.lang != "en" && scan.floor > 0 && scan.floor + 2 == part.begin &&
                         scan.folded.substr(scan.floor).starts_with(", ");  // "250, [400] und 600 Euro"
  std::size_t end = part.end;
  double last = part.number.low;
  for (int member = 1; member < most_members; ++member) {
    const std::size_t next = next_member(scan, end, member > 1 || is_member);
    if (next == end || next >= scan.folded.size() || !is_digit(scan.folded[next])) return;
    const auto other = read_part_forward(scan, next);
    if (!other || other->number.form != NumberForm::digits || other->number.low <= last) return;
    // "250, 400 und 600 Euro"; "In 2005, 300 dollars" are no list.
    const bool is_last = !has_comma_before(scan, next);
    if (other->tail.kind == QuantityKind::money && (!is_last || scan.lexicon.lang == "en")) return;
    end = other->end;
    last = other->number.low;
    if (other->tail.empty()) continue;
    take_tail(part, other->tail);
    return;
  }
}

void share_contrast_unit(const Scan& scan, Part& part) {
  static const lang::WordGroup& contrasts = lang::word_group("contrast_words");
  constexpr double most = 1000;  // not "2015 gegenüber 3 Prozent"
  if (!part.tail.empty() || part.number.form != NumberForm::digits || part.number.has_magnitude || part.number.low >= most)
    return;
  const TextSpan word = next_word(scan.folded, part.end);
  if (word.empty() || !lang::contains(contrasts, word.of(scan.folded))) return;
  const auto other = read_part_forward(scan, skip_blanks(scan.folded, word.end));
  if (!other || other->number.form != NumberForm::digits) return;
  if (other->tail.kind == QuantityKind::percent || other->tail.kind == QuantityKind::percent_points) take_tail(part, other->tail);
}

void make_factor(const Scan& scan, Part& part) {
  if (!part.tail.empty() || part.number.form == NumberForm::vague || scan.lexicon.lang != "en") return;
  const TextSpan of = previous_word(scan.folded, part.begin);
  const TextSpan factor = of.empty() ? of : previous_word(scan.folded, of.begin);
  if (of.of(scan.folded) != "of" || factor.of(scan.folded) != "factor") return;
  const TextSpan article = previous_word(scan.folded, factor.begin);
  if (article.empty() || article.begin < scan.floor || article.of(scan.folded) != "a") return;
  part.tail.kind = QuantityKind::multiplier;
  part.tail.end = part.end;
  part.begin = article.begin;
}

}  // namespace claimdex::quantity
