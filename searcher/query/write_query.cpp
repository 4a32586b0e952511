// Writes a syntax tree back as a query that parses to the same tree, and as an explanation.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "analyzers/claim/event/event_senses.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/quantity_reader.hpp"

namespace claimdex::query {
namespace {

/// Digits that the lexer reads back to the same double: never an exponent.
std::string write_double(double value) {
  char buffer[400];
  const auto [end, failed] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return failed == std::errc{} ? std::string(buffer, end) : std::string("0");
}

std::string write_quantity(const NumberCondition& number, double value) {
  std::string text;
  if (number.sign > 0 && value > 0) text += '+';
  if (value < 0) text += '-';
  if (number.currencies.size() > 1) text += "¥";
  if (number.currencies.size() == 1) text += number.currencies.front();
  text += write_double(std::abs(value));
  if (number.kind == QuantityKind::percent) text += '%';
  if (number.kind == QuantityKind::percent_points) text += " pp";
  if (number.kind == QuantityKind::multiplier) text += 'x';
  if (!number.unit.empty()) text += " " + number.unit;
  return text;
}

std::string write_day(std::chrono::sys_days at) {
  const std::chrono::year_month_day date{at};
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string year = std::to_string(static_cast<int>(date.year()));
  while (year.size() < 4) year.insert(0, 1, '0');
  return year + "-" + two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

bool needs_quotes(const FieldValue& value) {
  return value.text.find_first_of(" \"(){}|,^") != std::string::npos || value.text.empty();
}

std::string write_value(Field field, const FieldValue& value) {
  if (value.quoted || needs_quotes(value)) {
    if (field_info(field).type == ValueType::words) return quoted(value.text);
  }
  return value.text;
}

std::string write_field(const Node& node) {
  std::string text(field_info(node.field).name);
  text += ':';
  if (node.values.size() == 1) return text + write_value(node.field, node.values.front());
  text += '(';
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    if (i > 0) text += " OR ";
    text += write_value(node.field, node.values[i]);
  }
  return text + ')';
}

std::string write_boost(double boost) { return boost == 1 ? std::string() : "^" + write_double(boost); }

/// Whether what is written behind the number at the end of `before` would be read as its unit or magnitude.
bool would_join(const std::string& before, std::size_t number_size, const std::string& next) {
  const std::string joined = before + " " + next;
  for (std::size_t at = before.size() - std::min(before.size(), number_size); at < before.size(); ++at) {
    if (!begins_quantity(joined, at)) continue;
    const auto quantity = read_quantity(joined, at, joined.size(), false);
    if (!quantity || quantity->end > before.size()) return true;
  }
  return false;
}

std::string write_children(const Node& node, std::string_view between, bool events_as_words) {
  std::string text;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const Node* last = i > 0 && between == " " ? &node.children[i - 1] : nullptr;
    const bool behind_number =
        last != nullptr && last->type == NodeType::number && (child.type == NodeType::word || child.type == NodeType::number);
    const bool apart = behind_number && would_join(text, write_number(last->number).size(), write_query(child, events_as_words));
    if (i > 0) text += apart ? " AND " : between;
    const bool loose =
        child.type == NodeType::disjunction || (child.type == NodeType::conjunction && node.type != NodeType::group);
    const bool bracket = loose && child.boost == 1 && node.type != NodeType::group;
    text += bracket ? "(" + write_query(child, events_as_words) + ")" : write_query(child, events_as_words);
  }
  return text;
}

std::string write_word(const Node& node) {
  std::string text = node.exact ? "=" + node.text : node.text;
  if (node.fuzzy > 0) text += "~" + std::to_string(node.fuzzy);
  return text;
}

std::string write_proximity(const Node& node, bool events_as_words) {
  return write_children(node, (node.ordered ? " ADJ/" : " NEAR/") + std::to_string(node.distance) + " ", events_as_words);
}

std::string write_body(const Node& node, bool events_as_words) {
  switch (node.type) {
    case NodeType::everything:
      return "*";
    case NodeType::conjunction:
      return write_children(node, " ", events_as_words);
    case NodeType::disjunction:
      return write_children(node, " OR ", events_as_words);
    case NodeType::negation:
      return "NOT " + write_children(node, " ", events_as_words);
    case NodeType::proximity:
      return write_proximity(node, events_as_words);
    case NodeType::group:
      return "{" + write_children(node, " ", events_as_words) + "}";
    case NodeType::number:
      return write_number(node.number);
    case NodeType::event:
      if (events_as_words && !node.text.empty()) return node.text;
      return "event:" + write_event(node.event, node.senses);
    case NodeType::field:
      return write_field(node);
    case NodeType::phrase:
      return quoted(node.text) + (node.distance > 0 ? "~" + std::to_string(node.distance) : std::string());
    case NodeType::word:
      return write_word(node);
  }
  return {};
}

/// The words that a sense of an event asks for, and those that speak against it.
Explanation explain_sense(const std::string& name) {
  const claims::Sense* sense = claims::find_sense(name);
  if (sense == nullptr) return {};
  const auto words = [](const claims::Sense& one) {
    std::string text;
    for (const std::string& word : claims::words_of(one)) text += (text.empty() ? "" : ", ") + word;
    return text;
  };
  Explanation explanation{
      "sense " + name, (sense->is_default ? "said by or not denied by: " : "said by: ") + words(*sense), {}, {}};
  for (const claims::Sense* rival : claims::rivals_of(*sense))
    explanation.children.push_back({"not " + std::string(rival->name), words(*rival), {}, {}});
  return explanation;
}

std::string_view label_of(NodeType type) {
  switch (type) {
    case NodeType::everything:
      return "everything";
    case NodeType::conjunction:
      return "all of";
    case NodeType::disjunction:
      return "any of";
    case NodeType::negation:
      return "not";
    case NodeType::proximity:
      return "near";
    case NodeType::group:
      return "one claim";
    case NodeType::number:
      return "number";
    case NodeType::event:
      return "event";
    case NodeType::field:
      return "field";
    case NodeType::phrase:
      return "phrase";
    case NodeType::word:
      return "word";
  }
  return {};
}

}  // namespace

std::string write_number(const NumberCondition& number) {
  const std::string low = write_quantity(number, number.low);
  const std::string high = write_quantity(number, number.high);
  switch (number.compare) {
    case Compare::bare:
      return number.token;
    case Compare::eq:
      return number.low == number.high ? "= " + low : low + ".." + high;
    case Compare::ne:
      return "!= " + low;
    case Compare::gt:
      return "> " + low;
    case Compare::ge:
      return ">= " + low;
    case Compare::lt:
      return "< " + low;
    case Compare::le:
      return "<= " + low;
    case Compare::between:
      return (number.low == -infinity ? "" : low) + ".." + (number.high == infinity ? "" : high);
    case Compare::overlaps:
      return low + "±" + write_double(number.tolerance);
  }
  return {};
}

std::string write_date(const DateRange& date) {
  if (date.none) return "none";
  if (date.from && date.to && *date.from == *date.to) return write_day(*date.from);
  std::string text;
  if (date.from) text += write_day(*date.from);
  text += "..";
  if (date.to) text += write_day(*date.to);
  return text;
}

std::string write_query(const Node& node, bool events_as_words) {
  std::string text = write_body(node, events_as_words);
  if (node.boost == 1) return text;
  const bool bracket = node.type == NodeType::conjunction || node.type == NodeType::disjunction ||
                       node.type == NodeType::negation || node.type == NodeType::proximity;
  return (bracket ? "(" + text + ")" : text) + write_boost(node.boost);
}

Explanation explain_tree(const Node& node) {
  Explanation explanation;
  explanation.label = std::string(label_of(node.type));
  if (node.boost != 1) explanation.weight = node.boost;
  const bool inner = node.type == NodeType::conjunction || node.type == NodeType::disjunction ||
                     node.type == NodeType::negation || node.type == NodeType::group;
  if (!inner) {
    explanation.detail = write_query(node);
    if (node.type == NodeType::event && !node.text.empty()) explanation.detail += " from '" + node.text + "'";
    for (const std::string& sense : node.senses) explanation.children.push_back(explain_sense(sense));
    if (node.type == NodeType::number && node.number.compare == Compare::bare) {
      NumberCondition value = node.number;
      value.compare = Compare::eq;
      explanation.detail = node.number.is_year ? "year " + node.number.token + ": when: or the word"
                                               : write_number(value) + " in any writing, or the word";
    }
  }
  for (const Node& child : node.children) explanation.children.push_back(explain_tree(child));
  return explanation;
}

}  // namespace claimdex::query
