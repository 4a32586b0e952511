// Amounts whose currency is not written: "they spent 20 billion on it", "billions in revenue", "to 77m euros, up from 38m".
#include <algorithm>
#include <array>
#include <string>

#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

/// The currency that news in the language means where it names none.
std::string_view usual_currency(std::string_view lang) {
  return lang == "de" || lang == "fr" || lang == "es" ? "EUR" : lang == "pt" ? "BRL" : "USD";
}

bool has_money_word_before(const Scan& scan, std::size_t begin) {
  std::size_t end = begin;
  for (int i = 0; i < 4; ++i) {
    const TextSpan word = previous_word(scan.folded, end);
    if (word.empty() || word.begin < scan.floor) return false;
    if (scan.lexicon.has(word.of(scan.folded), Context::money_before)) return true;
    end = word.begin;
  }
  return false;
}

/// "billions in revenue", "millions in saved costs": a noun of money after "in".
bool has_money_noun_after(const Scan& scan, std::size_t end) {
  static constexpr std::array<std::string_view, 24> nouns = {
      "revenue", "revenues", "sales",   "profit",   "profits",    "value",       "costs", "losses",
      "debt",    "debts",    "funding", "damages",  "savings",    "assets",      "fees",  "fines",
      "taxes",   "aid",      "cash",    "spending", "investment", "investments", "loans", "earnings"};
  const TextSpan in = next_word(scan.folded, end);
  if (in.empty() || in.of(scan.folded) != "in") return false;
  TextSpan word = next_word(scan.folded, in.end);
  for (int i = 0; i < 3 && !word.empty(); ++i) {
    if (std::find(nouns.begin(), nouns.end(), word.of(scan.folded)) != nouns.end()) return true;
    word = next_word(scan.folded, word.end);
  }
  return false;
}

}  // namespace

void imply_money(const Scan& scan, Part& part) {
  constexpr double smallest = 1e6;
  if (!part.tail.empty() || !part.number.has_magnitude || part.number.low < smallest) return;
  const TextSpan next = next_word(scan.folded, part.end);
  if (!next.empty() && scan.lexicon.has(next.of(scan.folded), Context::of)) return;
  const bool is_vague = part.number.form == NumberForm::vague;
  if (!is_vague && !read_object(scan, part.end, false).empty()) return;
  const bool has_word =
      has_money_word_before(scan, part.begin) || (scan.lexicon.lang == "en" && has_money_noun_after(scan, part.end));
  if (!has_word) return;
  part.tail.kind = QuantityKind::money;
  part.tail.currency = usual_currency(scan.lexicon.lang);
  part.tail.end = part.end;
}

/// "to 77m euros, up from 38m": a number of money size and without a noun, behind an amount in the same sentence and a word that
/// compares the two.
void inherit_currency(const Scan& scan, const std::vector<Quantity>& out, Quantity& quantity, const Number& number) {
  if (quantity.kind != QuantityKind::count || !quantity.object.empty() || !number.has_magnitude || number.low < 1e5 ||
      out.empty())
    return;
  std::size_t last = out.size() - 1;
  while (last > 0 && out[last].span.end < scan.text.size() && scan.text[out[last].span.end] == ')') --last;  // 77m euros (£53m)
  const Quantity& amount = out[last];
  constexpr std::size_t farthest = 120;
  if (amount.kind != QuantityKind::money || quantity.span.begin - amount.span.end > farthest) return;
  const std::string_view between = scan.text.substr(amount.span.end, quantity.span.begin - amount.span.end);
  if (between.find(". ") != std::string_view::npos || between.find('\n') != std::string_view::npos) return;
  const double ratio = amount.low > 0 ? quantity.low / amount.low : 0;
  if (ratio < 1e-3 || ratio > 1e3) return;
  static constexpr std::string_view comparing =
      " from to vs versus against than and or original of de von auf gegen nach statt à contre a ante frente para contra ";
  const TextSpan before = previous_word(scan.folded, quantity.span.begin);
  if (before.empty() || comparing.find(" " + std::string(before.of(scan.folded)) + " ") == std::string_view::npos) return;
  quantity.kind = QuantityKind::money;
  quantity.currency = amount.currency;
  quantity.rule += ".implied";
}

}  // namespace claimdex::quantity
