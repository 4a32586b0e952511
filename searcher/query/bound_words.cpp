// Words that compare, as running text has them. The rules of quantities in articles read them: a query says what its sentences
// say.
#include "searcher/query/bound_words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/quantity/exact_value.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex::query {
namespace {

constexpr std::size_t most_words_before = 3;  // "not more than", "no fewer than"
constexpr std::size_t most_words_after = 2;   // "or more", "ou plus"

bool is_bare_number(const Node& node) { return node.type == NodeType::number && node.number.compare == Compare::bare; }

/// The nodes from `first` to before `last` as the user wrote them, a space between two; `number` in place of each number.
std::string text_of(const std::vector<Node>& nodes, std::size_t first, std::size_t last, std::string_view number = {}) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    if (!text.empty()) text += ' ';
    text += nodes[i].type != NodeType::number ? nodes[i].text : number.empty() ? nodes[i].number.token : number;
  }
  return text;
}

/// The one quantity that is all of `text`, in the first language that reads a bound or a range in it.
std::optional<Quantity> whole_quantity(std::string_view text) {
  for (const std::string_view lang : claims::rule_languages) {
    const std::vector<Quantity> read = extract_quantities(text, lang);
    if (read.size() != 1 || read.front().span != TextSpan{0, text.size()}) continue;
    if (read.front().bound != Bound::exact) return read.front();
  }
  return std::nullopt;
}

/// A stretch of nodes that is one condition.
struct Reading {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind the last
  Node node;
};

Node joined(const std::vector<Node>& nodes, std::size_t first, std::size_t last, std::size_t number) {
  Node node = nodes[number];
  node.span = {nodes[first].span.begin, nodes[last - 1].span.end};
  node.number.is_year = false;
  node.number.token.clear();
  return node;
}

/// The comparison that the words around the number at `at` make of it. "over 2000" compares, though 2000 alone is a year;
/// "around 2000" does not.
Compare compared(const std::vector<Node>& nodes, std::size_t first, std::size_t last, std::size_t at) {
  constexpr std::string_view no_year = "5000";
  constexpr double no_year_value = 5000;
  const NumberCondition& number = nodes[at].number;
  const auto quantity = whole_quantity(text_of(nodes, first, last, number.is_year ? no_year : std::string_view{}));
  if (!quantity || quantity->low != (number.is_year ? no_year_value : number.low)) return Compare::bare;
  const Compare compare = compare_of(quantity->bound);
  return number.is_year && compare == Compare::overlaps ? Compare::bare : compare;
}

/// "over 500", "not more than 500", "500 or more" around the number at `at`: of the words before it as many as belong to it.
std::optional<Reading> bound_at(const std::vector<Node>& nodes, std::size_t at) {
  std::size_t before = 0;
  while (before < std::min(at, most_words_before) && is_plain_word(nodes[at - before - 1])) ++before;
  std::size_t after = 0;
  while (after < most_words_after && at + after + 1 < nodes.size() && is_plain_word(nodes[at + after + 1])) ++after;
  for (std::size_t words = before + after; words > 0; --words) {
    const bool is_before = words > after;
    const std::size_t first = is_before ? at - (words - after) : at;
    const std::size_t last = is_before ? at + 1 : at + words + 1;
    const Compare compare = compared(nodes, first, last, at);
    if (compare == Compare::bare) continue;
    Reading reading{first, last, joined(nodes, first, last, at)};
    set_compare(reading.node.number, compare);
    return reading;
  }
  return std::nullopt;
}

/// A range that is all of the nodes from `first` on, which end in two numbers with a word between them. Numbers that alone could
/// be years are none where both of them are not.
std::optional<Quantity> range_of(const std::vector<Node>& nodes, std::size_t first, std::size_t at) {
  const auto is_range = [](const std::optional<Quantity>& read) { return read && read->bound == Bound::range; };
  const auto quantity = whole_quantity(text_of(nodes, first, at + 3));
  const NumberCondition& low = nodes[at].number;
  const NumberCondition& high = nodes[at + 2].number;
  if (is_range(quantity)) return quantity->high == high.low ? quantity : std::nullopt;
  const auto is_plain = [](const NumberCondition& number) {
    return number.token.find_first_not_of("0123456789") == std::string::npos;
  };
  if (!is_plain(low) || !is_plain(high) || (low.is_year && high.is_year) || low.low >= high.low) return std::nullopt;
  const std::string before = text_of(nodes, first, at);
  auto no_years = whole_quantity(before + (before.empty() ? "" : " ") + "5000 " + nodes[at + 1].text + " 6000");
  if (!is_range(no_years) || no_years->low != 5000 || no_years->high != 6000) return std::nullopt;
  no_years->low = low.low;
  no_years->high = high.low;
  return no_years;
}

/// "between 500 and 900", "500 to 900" with its first number at `at`.
std::optional<Reading> range_at(const std::vector<Node>& nodes, std::size_t at) {
  if (at + 2 >= nodes.size() || !is_plain_word(nodes[at + 1]) || !is_bare_number(nodes[at + 2])) return std::nullopt;
  const NumberCondition& low = nodes[at].number;
  const bool has_word = at > 0 && is_plain_word(nodes[at - 1]);
  for (const std::size_t first : {has_word ? at - 1 : at, at}) {
    const auto quantity = range_of(nodes, first, at);
    if (!quantity) continue;
    Reading reading{first, at + 3, joined(nodes, first, at + 3, at + 2)};
    reading.node.number.compare = Compare::between;
    reading.node.number.low = quantity->low;
    reading.node.number.high = quantity->high;
    if (reading.node.number.currencies.empty()) reading.node.number.currencies = low.currencies;
    if (!reading.node.number.kind) reading.node.number.kind = low.kind;
    if (reading.node.number.unit.empty()) reading.node.number.unit = low.unit;
    return reading;
  }
  return std::nullopt;
}

/// What was noted of a number when it stood alone.
void drop_notes_of(const NumberCondition& number, std::vector<std::string>& notes) {
  if (number.is_year)
    std::erase_if(notes, [&](const std::string& note) { return note.starts_with(number.token + " is read as a year"); });
}

}  // namespace

Compare compare_of(Bound bound) {
  switch (bound) {
    case Bound::more_than:
      return Compare::gt;
    case Bound::at_least:
      return Compare::ge;
    case Bound::less_than:
      return Compare::lt;
    case Bound::at_most:
      return Compare::le;
    case Bound::approx:
    case Bound::nearly:
      return Compare::overlaps;
    default:
      return Compare::bare;
  }
}

void set_compare(NumberCondition& number, Compare compare) {
  number.compare = compare;
  number.high = number.low;
  if (compare == Compare::overlaps) number.tolerance = quantity::exact_value(0.1 * std::abs(number.low));
}

void read_bound_words(std::vector<Node>& nodes, std::vector<std::string>& notes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!is_bare_number(nodes[i])) continue;
    auto reading = range_at(nodes, i);
    if (!reading) reading = bound_at(nodes, i);
    if (!reading) continue;
    const auto first = static_cast<std::ptrdiff_t>(reading->first);
    const auto last = static_cast<std::ptrdiff_t>(reading->last);
    for (std::size_t k = reading->first; k < reading->last; ++k)
      if (nodes[k].type == NodeType::number) drop_notes_of(nodes[k].number, notes);
    notes.push_back("'" + text_of(nodes, reading->first, reading->last) + "' is read as " + write_number(reading->node.number));
    nodes.erase(nodes.begin() + first + 1, nodes.begin() + last);
    nodes[reading->first] = std::move(reading->node);
    i = reading->first;
  }
}

}  // namespace claimdex::query
