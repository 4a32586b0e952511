// Amounts whose currency or unit is not written: "they spent 20 billion on it", "billions in revenue", "to 77m euros, up from
// 38m".
#include <algorithm>
#include <string>

#include "analyzers/lang/implied_currencies.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

/// Money in the currency that the press of the language means where it names none; nothing where it means none.
void set_usual_currency(const Scan& scan, Part& part) {
  const std::string_view currency = lang::implied_currency(scan.lexicon.lang).code;
  if (currency.empty()) return;
  part.tail.kind = QuantityKind::money;
  part.tail.currency = currency;
  part.tail.is_usual = true;
  part.tail.end = part.end;
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
  static const lang::WordGroup& nouns = lang::word_group("money_nouns");
  const TextSpan in = next_word(scan.folded, end);
  if (in.empty() || in.of(scan.folded) != "in") return false;
  TextSpan word = next_word(scan.folded, in.end);
  for (int i = 0; i < 3 && !word.empty(); ++i) {
    if (lang::contains(nouns, word.of(scan.folded))) return true;
    word = next_word(scan.folded, word.end);
  }
  return false;
}

/// "billions were also poured into it": what was done with them is done with money.
bool has_money_verb_after(const Scan& scan, std::size_t end) {
  static const lang::WordGroup& auxiliaries = lang::word_group("passive_openers");
  constexpr int most = 4;  // words: "will have already been spent"
  TextSpan word = next_word(scan.folded, end);
  bool is_passive = false;
  for (int i = 0; i < most && lang::contains(auxiliaries, word.of(scan.folded)); ++i) {
    is_passive = true;
    word = next_word(scan.folded, word.end);
  }
  return is_passive && !word.empty() && scan.lexicon.has(word.of(scan.folded), Context::money_before);
}

/// "hat Milliarden in die Forschung gesteckt": a German clause ends with what was done with the money.
bool ends_with_money_verb(const Scan& scan, std::size_t end) {
  constexpr int reach = 6;  // words
  if (scan.lexicon.lang != "de") return false;
  TextSpan word = next_word(scan.folded, end);
  for (int i = 0; i < reach && !word.empty(); ++i) {
    const bool is_small = !starts_upper(scan.text, word.begin);
    const TextSpan next = next_word(scan.folded, word.end);
    const bool is_last = next.empty() || next.begin > word.end + 1;
    if (is_last) return is_small && scan.lexicon.has(word.of(scan.folded), Context::money_before);
    word = next;
  }
  return false;
}

/// "3 Millionen Gewinn", "2 milliards de dettes": what is counted are sums.
bool counts_sums(const Scan& scan, std::size_t end) {
  static const lang::WordGroup& links = lang::word_group("links_of_sums");
  static const lang::WordGroup& nouns = lang::word_group("nouns_of_sums");
  if (scan.lexicon.lang == "en") return false;
  TextSpan word = next_word(scan.folded, end);
  if (!word.empty() && lang::contains(links, word.of(scan.folded))) word = next_word(scan.folded, word.end);
  return !word.empty() && lang::contains(nouns, word.of(scan.folded));
}

/// "was trading at 14", "traded at about 9.5": what a share costs, where nothing else is said of the number.
bool is_share_price(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "en" || part.number.form != NumberForm::digits || part.number.has_magnitude) return false;
  const BoundReading bound = read_bound_before(scan, part.begin, false);
  const TextSpan at = previous_word(scan.folded, bound.begin);
  const TextSpan verb = at.empty() ? at : previous_word(scan.folded, at.begin);
  if (at.of(scan.folded) != "at" || verb.empty() || verb.begin < scan.floor) return false;
  const std::string_view name = verb.of(scan.folded);
  if (name != "trading" && name != "traded" && name != "trades" && name != "trade") return false;
  const TextSpan next = next_word(scan.folded, part.end);
  return next.empty() || scan.lexicon.has(next.of(scan.folded), Context::object_stop);
}

/// "dólar 22500000", "rupees 50,000": the currency's name before a large number that counts nothing else.
PhraseHit<CurrencyWord> currency_name_before(const Scan& scan, const Part& part) {
  constexpr double smallest = 1000;
  constexpr std::size_t shortest = 4;  // bytes of a name
  const Number& number = part.number;
  const bool is_large = number.has_group || number.whole_digits > 4 || number.has_magnitude;  // no year
  if (!part.tail.empty() || number.form != NumberForm::digits || !is_large || number.low < smallest) return {};
  if (part.sign != Sign::none || part.begin == 0) return {};
  const std::size_t end = skip_blanks_back(scan.folded, part.begin);
  const auto name = phrase_before(scan.lexicon.currencies, scan.folded, end, scan.floor);
  if (!name || end == part.begin || name.entry->factor != 1 || name.span.size() < shortest) return {};
  const TextSpan next = next_word(scan.folded, part.end);
  return next.empty() || scan.lexicon.has(next.of(scan.folded), Context::object_stop) ? name : PhraseHit<CurrencyWord>{};
}

}  // namespace

void imply_money(const Scan& scan, Part& part) {
  if (part.tail.empty() && is_share_price(scan, part)) {
    set_usual_currency(scan, part);
    return;
  }
  if (const auto name = currency_name_before(scan, part)) {
    part.tail.kind = QuantityKind::money;
    part.tail.currency = name.entry->code;
    part.tail.end = part.end;
    part.begin = part.number.span.begin = name.span.begin;
    return;
  }
  constexpr double smallest = 1e6;
  if (!part.tail.empty() || !part.number.has_magnitude || part.number.low < smallest) return;
  if (counts_sums(scan, part.end)) {
    set_usual_currency(scan, part);
    return;
  }
  const TextSpan next = next_word(scan.folded, part.end);
  if (!next.empty() && scan.lexicon.has(next.of(scan.folded), Context::of)) return;
  const bool is_vague = part.number.form == NumberForm::vague;
  if (!is_vague && !read_object(scan, part.end, false).empty()) return;
  const bool has_word =
      has_money_word_before(scan, part.begin) || (is_vague && ends_with_money_verb(scan, part.end)) ||
      (scan.lexicon.lang == "en" && (has_money_noun_after(scan, part.end) || has_money_verb_after(scan, part.end)));
  if (has_word) set_usual_currency(scan, part);
}

namespace {

/// "was trading at 14 and now stands at 31": the share price that a small bare number behind "at", "from" or "to" goes on from.
const Quantity* share_price_before(const Scan& scan, const std::vector<Quantity>& out, const Quantity& quantity) {
  constexpr std::size_t farthest = 200;
  constexpr std::size_t longest = 24;
  constexpr double highest = 1e5;
  if (scan.lexicon.lang != "en" || quantity.low >= highest) return nullptr;
  const TextSpan before = previous_word(scan.folded, quantity.span.begin);
  const std::string_view word = before.of(scan.folded);
  const TextSpan next = next_word(scan.folded, quantity.number.end);
  if (word != "at" && word != "from" && word != "to") return nullptr;
  if (!next.empty() && !scan.lexicon.has(next.of(scan.folded), Context::object_stop)) return nullptr;
  auto last = out.rbegin();
  while (last != out.rend() && last->kind != QuantityKind::money) ++last;
  if (last == out.rend() || last->span.end + farthest < quantity.span.begin) return nullptr;
  const std::size_t begin = last->span.begin > longest ? last->span.begin - longest : 0;
  const bool traded = scan.folded.substr(begin, last->span.begin - begin).find("trad") != std::string_view::npos;
  return traded || last->rule.ends_with(".traded") ? &*last : nullptr;
}

/// The word that compares a number at `begin` with another: "from 92", and past whose it is, "from last year's 92", "October's
/// 92".
std::string_view comparing_word(const Scan& scan, std::size_t begin) {
  static const lang::WordGroup& times = lang::word_group("time_nouns");
  const std::size_t end = skip_blanks_back(scan.folded, begin);
  const std::string_view before = scan.folded.substr(0, end);
  const std::size_t mark = before.ends_with("'s") ? 2 : before.ends_with("\xE2\x80\x99s") ? 4 : 0;
  TextSpan word = word_before(scan.folded, end - mark);
  if (scan.lexicon.lang != "en" || mark == 0 || !lang::contains(times, word.of(scan.folded))) return word.of(scan.folded);
  word = previous_word(scan.folded, word.begin);
  for (int steps = 0; steps < 2 && scan.lexicon.has(word.of(scan.folded), Context::calendar_part); ++steps)
    word = previous_word(scan.folded, word.begin);  // "the previous year's"
  if (scan.lexicon.has(word.of(scan.folded), Context::determiner)) word = previous_word(scan.folded, word.begin);
  return word.of(scan.folded);
}

/// "gained 45 points to 10,360", "was 12 points lower at 4,890": where an index stands that moved by points.
bool is_index_level(const Scan& scan, const std::vector<Quantity>& out, const Quantity& quantity) {
  constexpr std::size_t reach = 24;  // bytes: " higher on the day to "
  constexpr double lowest = 100;
  const Quantity& move = out.back();
  if (scan.lexicon.lang != "en" || move.kind != QuantityKind::index || quantity.low < lowest) return false;
  if (quantity.span.begin - move.span.end > reach || move.low > quantity.low) return false;
  const std::string_view word = previous_word(scan.folded, quantity.span.begin).of(scan.folded);
  return word == "to" || word == "at";
}

/// "to 85 zloty from 92", "5.2%, against 4.8 in spring": the amount whose unit a bare number of its size shares.
const Quantity* level_compared(const Scan& scan, const std::vector<Quantity>& out, const Quantity& quantity) {
  constexpr std::size_t farthest = 120;
  constexpr double widest = 2.5;
  static const lang::WordGroup& comparing = lang::word_group("levels_compared");
  const TextSpan before = previous_word(scan.folded, quantity.span.begin);
  if (before.empty() || !lang::contains(comparing, comparing_word(scan, quantity.span.begin))) return nullptr;
  auto last = out.rbegin();
  while (last != out.rend() && last->kind == QuantityKind::duration) ++last;
  if (last == out.rend() || quantity.span.begin - last->span.end > farthest) return nullptr;
  const bool has_unit =
      last->kind == QuantityKind::money || last->kind == QuantityKind::measure || last->kind == QuantityKind::percent;
  const std::string_view between = scan.text.substr(last->span.end, quantity.span.begin - last->span.end);
  if (!has_unit || between.find(". ") != std::string_view::npos || between.find('\n') != std::string_view::npos) return nullptr;
  return quantity.low > 0 && last->low < widest * quantity.low && quantity.low < widest * last->low ? &*last : nullptr;
}

}  // namespace

/// "to 77m euros, up from 38m": a number without a noun, behind an amount in the same sentence and a word that compares the two;
/// one of money size, or of the size of the amount.
void inherit_currency(const Scan& scan, const std::vector<Quantity>& out, Quantity& quantity, const Number& number) {
  if (quantity.kind != QuantityKind::count || !quantity.object.empty() || out.empty()) return;
  if (const Quantity* price = share_price_before(scan, out, quantity); price != nullptr) {
    quantity.kind = QuantityKind::money;
    quantity.currency = price->currency;
    quantity.rule += ".traded";
    return;
  }
  if (!number.has_magnitude && is_index_level(scan, out, quantity)) {
    quantity.kind = QuantityKind::index;
    quantity.unit = out.back().unit;
    quantity.rule += ".implied";
    return;
  }
  if (!number.has_magnitude || number.low < 1e5) {
    const Quantity* level = number.form == NumberForm::digits ? level_compared(scan, out, quantity) : nullptr;
    if (level == nullptr) return;
    quantity.kind = level->kind;
    quantity.unit = level->unit;
    quantity.currency = level->currency;
    quantity.rule += ".implied";
    return;
  }
  std::size_t last = out.size() - 1;
  while (last > 0 && out[last].span.end < scan.text.size() && scan.text[out[last].span.end] == ')') --last;  // 77m euros (£53m)
  const Quantity& amount = out[last];
  constexpr std::size_t farthest = 120;
  // English writes millions and billions with a unit unless it has just been named; of units only large amounts of goods.
  const bool is_english = scan.lexicon.lang == "en" && number.form == NumberForm::digits;
  const bool is_goods = is_english && amount.kind == QuantityKind::measure && amount.low >= 1e5;
  if (amount.kind != QuantityKind::money && !is_goods) return;
  if (quantity.span.begin - amount.span.end > farthest) return;
  const std::string_view between = scan.text.substr(amount.span.end, quantity.span.begin - amount.span.end);
  // "... 11 Mrd. Euro. Rund 8 Mrd. davon ...": a part may open the next sentence.
  static const lang::WordGroup& parts = lang::word_group("parts_behind");
  const bool is_part = lang::contains(parts, next_word(scan.folded, quantity.span.end).of(scan.folded));
  if ((!is_part && between.find(". ") != std::string_view::npos) || between.find('\n') != std::string_view::npos) return;
  const double ratio = amount.low > 0 ? quantity.low / amount.low : 0;
  if (ratio < 1e-3 || ratio > 1e3) return;
  static const lang::WordGroup& comparing = lang::word_group("money_compared");
  const TextSpan before = previous_word(scan.folded, quantity.span.begin);
  static const lang::WordGroup& counting = lang::word_group("counting_verbs");
  const bool follows = is_english ? !before.empty() && !lang::contains(counting, before.of(scan.folded))
                                  : lang::contains(comparing, comparing_word(scan, quantity.span.begin));
  if (!follows && !is_part) return;
  quantity.kind = amount.kind;
  quantity.unit = amount.unit;
  quantity.currency = amount.currency;
  quantity.rule += ".implied";
}

}  // namespace claimdex::quantity
