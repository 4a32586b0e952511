// A line of results has no verbs: labels, each with this period's number and, behind "vs", that of the period before. Walks back
// from a number over such words to its label.
#include "analyzers/claim/event/result_line.hpp"

#include <algorithm>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool is_versus(std::string_view word) {
  static const lang::WordGroup& versus = lang::word_group("words_of_versus");
  return lang::contains(versus, word);
}

bool is_in_number(const SentenceView& view, std::size_t word) {
  const TextSpan span = view.sentence().words[word];
  const auto& all = view.sentence().quantities;
  return std::any_of(all.begin(), all.end(), [&](const Quantity& other) { return other.number.contains(span); });
}

// "Net 3,400 vs", "vs loss 5,100": whether the number is one of two that are compared.
bool is_compared(const SentenceView& view, const QuantityView& quantity) {
  const std::size_t words = view.sentence().words.size();
  const std::size_t next = view.word_at(quantity.quantity->number.end);
  if (next < words && is_versus(view.word(next))) return true;
  constexpr std::size_t reach = 2;  // "vs loss"
  for (std::size_t back = 1; back <= reach && back <= quantity.first_word; ++back)
    if (is_versus(view.word(quantity.first_word - back))) return true;
  return false;
}

// The index of the last word of the label that a number follows; nullopt where other words stand between.
std::optional<std::size_t> label_before(const SentenceView& view, const QuantityView& quantity) {
  static const lang::WordGroup& labels = lang::word_group("result_labels");
  static const lang::WordGroup& fillers = lang::word_group("result_fillers");
  static const lang::WordGroup& sides = lang::word_group("result_sides");
  constexpr std::size_t reach = 10;  // words: "1.20 dlrs vs loss two cts"
  int compared = 0;
  for (std::size_t i = quantity.first_word; i > 0 && quantity.first_word - i < reach; --i) {
    const std::string_view word = view.word(i - 1);
    const bool side = lang::contains(sides, word) && i >= 2 && is_versus(view.word(i - 2));
    if (lang::contains(labels, word) && !side) return i - 1;
    compared += is_versus(word) ? 1 : 0;
    if (compared > 1 || (!side && !is_versus(word) && !lang::contains(fillers, word) && !is_in_number(view, i - 1)))
      return std::nullopt;
  }
  return std::nullopt;
}

// "Oper net profit": the words of the label before its last.
std::size_t first_of_label(const SentenceView& view, std::size_t last) {
  static const lang::WordGroup& openers = lang::word_group("result_label_openers");
  std::size_t first = last;
  while (first > 0 && last - first < 2 && lang::contains(openers, view.word(first - 1))) --first;
  return first;
}

}  // namespace

std::optional<EventReading> result_reading(const SentenceView& view, const QuantityView& quantity) {
  const QuantityKind kind = quantity.quantity->kind;
  if (view.sentence().lang != "en" || (kind != QuantityKind::count && kind != QuantityKind::money)) return std::nullopt;
  if (!is_compared(view, quantity)) return std::nullopt;
  const std::optional<std::size_t> last = label_before(view, quantity);
  if (!last) return std::nullopt;
  static const lang::WordGroup& revenue = lang::word_group("result_revenue_labels");
  static const lang::WordGroup& shares = lang::word_group("result_share_labels");
  const std::string_view label = view.word(*last);
  // "Sales 61,000 vs 58,000" may be of cars.
  const bool sold = label == "sales" && kind == QuantityKind::count && view.sentence().folded.find("shr") == std::string::npos;
  if (sold) return std::nullopt;
  EventReading reading;
  reading.event = lang::contains(revenue, label) ? Event::revenue : lang::contains(shares, label) ? Event::other : Event::profit;
  reading.span = {view.sentence().words[first_of_label(view, *last)].begin, view.sentence().words[*last].end};
  reading.object = std::string(reading.span.of(view.sentence().text));
  reading.object_span = reading.span;
  reading.rule = result_line_rule;
  reading.score = 3;
  return reading;
}

Quantity without_next_label(Quantity quantity) {
  quantity.span.end = quantity.number.end;
  return quantity;
}

}  // namespace claimdex::claims
