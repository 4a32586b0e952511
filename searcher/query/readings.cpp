// What plain words of a query mean, and what the user may have meant instead.
#include "searcher/query/readings.hpp"

#include <algorithm>
#include <cmath>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/event/direction_names.hpp"
#include "analyzers/claim/event/event_names.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "claimdex/analysis.hpp"
#include "claimdex/extraction.hpp"
#include "searcher/query/bound_words.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/folded_query.hpp"
#include "searcher/query/lexer.hpp"

namespace claimdex::query {
namespace {

/// A run of plain words joined by single spaces, so that a query and its canonical form are read alike.
struct Run {
  std::string text;
  std::vector<TextSpan> words;  ///< bytes of `text`, one a node
};

Run join_words(const std::vector<Node>& nodes, std::size_t first, std::size_t last) {
  Run run;
  for (std::size_t i = first; i < last; ++i) {
    if (!run.text.empty()) run.text += ' ';
    run.words.push_back({run.text.size(), run.text.size() + nodes[i].text.size()});
    run.text += nodes[i].text;
  }
  return run;
}

/// A stretch of a run that means an event, a number or a direction.
struct Reading {
  TextSpan span;
  Node node;
};

bool has_ascii_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether a reading may begin or end here: at a space, or beside a character of a script without spaces.
bool is_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size() || text[at] == ' ' || text[at - 1] == ' ') return true;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0u) == 0x80u) --before;
  return is_cjk(code_point_at(text, before).value) || is_cjk(code_point_at(text, at).value);
}

/// Numbers in words count only where they cannot be idle talk: "half a million", 两千, 三成; not "two", "one in five", "double".
bool is_deliberate(const Quantity& quantity) {
  if (quantity.kind == QuantityKind::percent) return true;
  const bool countable =
      quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::money || quantity.kind == QuantityKind::measure;
  return countable && std::abs(quantity.low) >= 100;
}

/// The number with the words of its bound, without the noun that it counts: 超过1000 of 超过1000名员工.
TextSpan span_with_bound(const Quantity& quantity) {
  if (compare_of(quantity.bound) == Compare::bare) return quantity.number;
  const bool ends_with_object = !quantity.object_span.empty() && quantity.object_span.end == quantity.span.end;
  return {quantity.span.begin, ends_with_object ? quantity.number.end : quantity.span.end};
}

NumberCondition condition_of(const Quantity& quantity, std::string_view token) {
  NumberCondition number;
  number.compare = quantity.low == quantity.high ? Compare::bare : Compare::between;
  number.low = quantity.low;
  number.high = quantity.high;
  if (quantity.kind != QuantityKind::count) number.kind = quantity.kind;
  number.unit = quantity.unit;
  if (!quantity.currency.empty()) number.currencies = {quantity.currency};
  if (number.compare == Compare::between) return number;
  if (const Compare compare = compare_of(quantity.bound); compare != Compare::bare) {
    set_compare(number, compare);
  } else {
    number.token = std::string(token);
  }
  return number;
}

void find_numbers(const Run& run, std::vector<Reading>& readings) {
  const bool cjk = std::any_of(run.text.begin(), run.text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE2; });
  for (const Quantity& quantity : extract_quantities(run.text, cjk ? "zh" : "en")) {
    if (!is_deliberate(quantity) || quantity.number.empty()) continue;
    TextSpan span = quantity.number;
    while (span.end > span.begin && run.text[span.end - 1] == ' ') --span.end;
    if (!is_boundary(run.text, span.begin) || !is_boundary(run.text, span.end)) continue;
    const std::string_view token = span.of(run.text);
    // Digits are the lexer's, but for those that stand right behind a character of a script without spaces: 裁员1万.
    const bool glued = span.begin >= 3 && is_cjk(code_point_at(run.text, span.begin - 3).value);
    const bool is_digit_first = token.front() >= '0' && token.front() <= '9';
    if (has_ascii_digit(token) && !(glued && is_digit_first)) continue;
    const std::vector<Quantity> alone = extract_quantities(token, cjk ? "zh" : "en");
    if (alone.size() != 1 || alone.front().low != quantity.low || alone.front().high != quantity.high)
      continue;  // needs its context
    Node node;
    node.type = NodeType::number;
    node.number = condition_of(quantity, token);
    const TextSpan with_bound = span_with_bound(quantity);
    node.text = std::string(with_bound.of(run.text));
    readings.push_back({{std::min(span.begin, with_bound.begin), std::max(span.end, with_bound.end)}, std::move(node)});
  }
}

/// Where a name means goods beside a number and money beside a sum ("sales"), numbers of this size are sums without a currency.
constexpr double surely_money = 1e8;

bool is_sum_of_money(const Node& node) {
  if (node.type != NodeType::number) return false;
  const NumberCondition& number = node.number;
  if (number.kind == QuantityKind::money || !number.currencies.empty()) return true;
  const double largest = std::abs(number.high == infinity ? number.low : number.high);
  return !number.kind && number.unit.empty() && largest >= surely_money && largest < infinity;
}

void find_events(const Run& run, bool asks_money, std::vector<Reading>& readings) {
  for (const claims::EventName& name : claims::find_event_names(run.text)) {
    const bool taken =
        std::any_of(readings.begin(), readings.end(), [&](const Reading& other) { return other.span.overlaps(name.span); });
    if (taken || name.span.empty()) continue;
    Node node;
    node.type = NodeType::event;
    node.event = asks_money ? name.of_money : name.event;
    node.text = std::string(name.span.of(run.text));
    node.senses = event_named(node.text, node.event).senses;
    readings.push_back({name.span, std::move(node)});
  }
}

bool is_blank(const Run& run, std::size_t begin, std::size_t end) { return run.text.find_first_not_of(' ', begin) >= end; }

/// Whether a word of change stands right beside the name of an event that it can be said of.
bool changes_event(const Run& run, const claims::DirectionName& name, const Reading& event, const Reading* taken) {
  if (event.node.type != NodeType::event || &event == taken) return false;
  if (taken != nullptr && taken->node.event == event.node.event) return false;  // "GDP growth"
  if (event.span.end <= name.span.begin) return is_blank(run, event.span.end, name.span.begin);
  return !name.is_adverb && name.span.end <= event.span.begin && is_blank(run, name.span.end, event.span.begin);
}

/// "profit fell", "rising prices", "sales growth": words of change, and names of events that say no more beside another.
void find_directions(const Run& run, std::vector<Reading>& readings) {
  for (const claims::DirectionName& name : claims::find_direction_names(run.text)) {
    if (!is_boundary(run.text, name.span.begin) || !is_boundary(run.text, name.span.end)) continue;
    const auto taken =
        std::find_if(readings.begin(), readings.end(), [&](const Reading& other) { return other.span.overlaps(name.span); });
    const Reading* same = taken == readings.end() ? nullptr : &*taken;
    if (same != nullptr && (same->span != name.span || same->node.type != NodeType::event)) continue;
    if (std::none_of(readings.begin(), readings.end(), [&](const Reading& r) { return changes_event(run, name, r, same); }))
      continue;
    Node node;
    node.type = NodeType::field;
    node.field = Field::dir;
    node.values = {{std::string(write_direction(name.direction)), false, {}}};
    node.text = std::string(name.span.of(run.text));
    if (same != nullptr) readings.erase(taken);
    readings.push_back({name.span, std::move(node)});
  }
}

/// Bytes of the query for a stretch of the run.
TextSpan typed_span(const Run& run, const std::vector<Node>& nodes, std::size_t first, TextSpan span) {
  TextSpan typed;
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    const TextSpan& word = run.words[i];
    const std::size_t at = nodes[first + i].span.begin;
    if (word.begin <= span.begin && span.begin < word.end) typed.begin = at + span.begin - word.begin;
    if (word.begin < span.end && span.end <= word.end) typed.end = at + span.end - word.begin;
  }
  typed.end = std::max(typed.begin, typed.end);
  return typed;
}

/// What is left of word `i` between two readings, as a word of its own.
void append_rest(const Run& run, const std::vector<Node>& nodes, std::size_t first, std::size_t i, TextSpan rest,
                 std::vector<Node>& out) {
  while (!rest.empty() && run.text[rest.begin] == ' ') ++rest.begin;
  while (!rest.empty() && run.text[rest.end - 1] == ' ') --rest.end;
  if (rest.empty()) return;
  if (rest == run.words[i]) {
    out.push_back(nodes[first + i]);
    return;
  }
  const std::string_view text = rest.of(run.text);
  if (default_analyzer().analyze(text, {}).empty()) return;
  Node word = nodes[first + i];
  word.span = typed_span(run, nodes, first, rest);
  word.text = std::string(text);
  if (!is_plain_word_text(text)) word.type = NodeType::phrase;
  out.push_back(std::move(word));
}

void note_reading(const Node& node, std::vector<std::string>& notes) {
  if (node.type == NodeType::field) notes.push_back("'" + node.text + "' is read as dir:" + node.values.front().text);
  if (node.type == NodeType::event)
    notes.push_back("'" + node.text + "' is read as event:" + write_event(node.event, node.senses));
  if (node.type == NodeType::number) {
    NumberCondition plain = node.number;
    plain.compare = plain.compare == Compare::bare ? Compare::eq : plain.compare;
    notes.push_back("'" + node.text + "' is read as a number: " + write_number(plain));
  }
}

void read_run(const std::vector<Node>& nodes, std::size_t first, std::size_t last, bool asks_money, std::vector<Node>& out,
              std::vector<std::string>& notes) {
  const Run run = join_words(nodes, first, last);
  std::vector<Reading> readings;
  find_numbers(run, readings);
  const bool reads_money =
      std::any_of(readings.begin(), readings.end(), [](const Reading& reading) { return is_sum_of_money(reading.node); });
  find_events(run, asks_money || reads_money, readings);
  find_directions(run, readings);
  std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) { return a.span.begin < b.span.begin; });
  std::size_t next = 0;
  std::size_t done = 0;  // byte of run.text up to which all is put out
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    const TextSpan word = run.words[i];
    while (next < readings.size() && readings[next].span.begin < word.end) {
      Reading& reading = readings[next++];
      append_rest(run, nodes, first, i, {std::max(done, word.begin), std::max(reading.span.begin, std::max(done, word.begin))},
                  out);
      reading.node.span = typed_span(run, nodes, first, reading.span);
      note_reading(reading.node, notes);
      if (reading.node.type == NodeType::number) reading.node.text.clear();
      out.push_back(std::move(reading.node));
      done = reading.span.end;
    }
    if (done < word.end) append_rest(run, nodes, first, i, {std::max(done, word.begin), word.end}, out);
    done = std::max(done, word.end);
  }
}

// ---- Hints ----

void collect_events(const Node& node, std::vector<const Node*>& events) {
  if (node.type == NodeType::event) events.push_back(&node);
  if (node.type == NodeType::conjunction)
    for (const Node& child : node.children) collect_events(child, events);
}

bool has_number(const Node& node) {
  if (node.type == NodeType::number && !node.number.is_year) return true;
  return std::any_of(node.children.begin(), node.children.end(), has_number);
}

bool asks_for_claims_only(const Node& node) {
  if (node.type == NodeType::event && node.text.empty()) return true;
  if (node.type == NodeType::field && (node.field == Field::factuality || node.field == Field::cited)) return true;
  return std::any_of(node.children.begin(), node.children.end(), asks_for_claims_only);
}

/// "layoffs > 100 revenue > 1bn" -> "{layoffs > 100} {revenue > 1bn}": the query cut before each event but the first.
std::string grouped(const Node& root, const std::vector<const Node*>& events, std::string_view typed) {
  std::string text = "{";
  std::size_t begin = root.span.begin;
  for (std::size_t i = 1; i < events.size(); ++i) {
    std::size_t end = events[i]->span.begin;
    text += typed.substr(begin, end - begin);
    while (text.back() == ' ') text.pop_back();
    text += "} {";
    begin = end;
  }
  text += typed.substr(begin, root.span.end - begin);
  while (text.back() == ' ') text.pop_back();
  return text + "}";
}

void hint_two_events(const Query& query, std::string_view typed, std::vector<std::string>& hints) {
  std::vector<const Node*> events;
  collect_events(query.root, events);
  const bool differ = std::any_of(events.begin(), events.end(), [&](const Node* e) { return e->event != events.front()->event; });
  if (!differ) return;
  hints.push_back("two events can never hold of one claim; for both in one article write " + grouped(query.root, events, typed) +
                  " , for the word itself quote it");
}

void hint_company(const Node& node, std::vector<std::string>& hints) {
  for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
    const Node& field = node.children[i];
    const Node& word = node.children[i + 1];
    const bool bare_company =
        field.type == NodeType::field && field.field == Field::company && field.values.size() == 1 && !field.values[0].quoted;
    if (!bare_company || word.type != NodeType::word) continue;
    const std::string name = field.values[0].text + " " + word.text;
    if (!claims::company_id(name).empty()) hints.push_back("a name of several words is quoted: company:\"" + name + "\"");
  }
  for (const Node& child : node.children) hint_company(child, hints);
}

}  // namespace

void read_plain_words(std::vector<Node>& nodes, std::vector<std::string>& notes) {
  std::vector<Node> out;
  out.reserve(nodes.size());
  const bool asks_money = std::any_of(nodes.begin(), nodes.end(), is_sum_of_money);
  for (std::size_t i = 0; i < nodes.size();) {
    std::size_t last = i;
    while (last < nodes.size() && is_plain_word(nodes[last])) ++last;
    if (last == i) {
      out.push_back(std::move(nodes[i++]));
      continue;
    }
    read_run(nodes, i, last, asks_money, out, notes);
    i = last;
  }
  nodes = std::move(out);
}

std::vector<std::string> find_hints(const Query& query, std::string_view typed) {
  std::vector<std::string> hints;
  if (query.asks_claims) hint_two_events(query, typed, hints);
  hint_company(query.root, hints);
  if (query.asks_claims && !has_number(query.root) && asks_for_claims_only(query.root))
    hints.push_back(
        "only claims that state a number are indexed; sentences such as \"denies layoffs\" are found by searching their words");
  return hints;
}

}  // namespace claimdex::query
