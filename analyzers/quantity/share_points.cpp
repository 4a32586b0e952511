// Points beside a share are points of it: "sank um 0,2 Punkte auf 5,9 Prozent", "à 7,4 %, en hausse de 0,1 point", "al 2,1 %, dos
// décimas menos".
#include <cmath>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

constexpr std::size_t farthest = 60;  ///< bytes between the share and its points

/// Few points, not whole ones: those of an index or of a table of sports are many or whole.
bool may_be_share_points(const Quantity& quantity) {
  constexpr double most = 10;
  return quantity.kind == QuantityKind::index && quantity.unit == "point" && quantity.high < most &&
         quantity.low != std::floor(quantity.low);
}

bool ends_with_tenths(const Scan& scan, const Quantity& quantity) {
  static const lang::WordGroup& tenths = lang::word_group("tenths_of_points");
  return lang::contains(tenths, word_before(scan.folded, quantity.number.end).of(scan.folded));
}

/// "dos décimas", which is read as a share, and "2 décimas".
bool is_tenths(const Scan& scan, const Quantity& quantity) {
  static const lang::WordGroup& tenths = lang::word_group("tenths_of_points");
  if (quantity.kind == QuantityKind::percent) return ends_with_tenths(scan, quantity);
  if (quantity.kind != QuantityKind::count || quantity.object.empty()) return false;
  return lang::contains(tenths, word_at(scan.folded, quantity.object_span.begin).of(scan.folded));
}

void make_points(Quantity& quantity) {
  quantity.kind = QuantityKind::percent_points;
  quantity.unit.clear();
  quantity.rule += ".points";
}

void make_tenths(const Scan& scan, Quantity& quantity) {
  const bool is_share = quantity.kind == QuantityKind::percent;
  const double parts = is_share ? 100 : 10;
  quantity.low /= parts;
  quantity.high /= parts;
  quantity.span.end = is_share ? quantity.number.end : word_at(scan.folded, quantity.object_span.begin).end;
  quantity.object.clear();
  quantity.object_span = {};
  make_points(quantity);
}

bool leads_to_level(const Scan& scan, TextSpan between) {
  static const lang::WordGroup& after = lang::word_group("level_after_words");
  const bool has_comma = scan.text[between.begin] == ',';
  const TextSpan word = next_word(scan.folded, between.begin + (has_comma ? 1 : 0));
  return !word.empty() && word.end <= between.end && lang::contains(after, word.of(scan.folded));
}

bool parts_sentences(std::string_view between) {
  return between.find(". ") != std::string_view::npos || between.find('\n') != std::string_view::npos;
}

}  // namespace

void make_share_points(const Scan& scan, std::vector<Quantity>& out) {
  if (out.size() < 2 || scan.lexicon.decimal != ',' || scan.options.wide) return;
  Quantity& before = out[out.size() - 2];
  Quantity& last = out.back();
  if (last.span.begin < before.span.end || last.span.begin - before.span.end > farthest) return;
  const TextSpan between{before.span.end, last.span.begin};
  if (parts_sentences(between.of(scan.text))) return;
  if (may_be_share_points(last) && before.kind == QuantityKind::percent) return make_points(last);
  if (is_tenths(scan, last) && before.kind == QuantityKind::percent) return make_tenths(scan, last);
  if (last.kind != QuantityKind::percent || between.empty() || !leads_to_level(scan, between)) return;
  if (may_be_share_points(before)) return make_points(before);
  if (is_tenths(scan, before)) make_tenths(scan, before);
}

}  // namespace claimdex::quantity
