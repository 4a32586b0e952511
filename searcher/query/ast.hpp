// The syntax tree of a query: what the parser makes and the compiler reads. Plain values; spans are bytes of the query as typed.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/query.hpp"
#include "claimdex/text.hpp"

namespace claimdex::query {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

enum class NodeType : std::uint8_t {
  everything,
  conjunction,
  disjunction,
  negation,
  proximity,
  group,
  number,
  event,
  field,
  phrase,
  word
};

/// How a number is compared: `between` = a..b, `overlaps` = ~x and x±d, `bare` = written without any comparison.
enum class Compare : std::uint8_t { bare, eq, ne, gt, ge, lt, le, between, overlaps };

/// The fields of a query, in the order of the table in fields.cpp.
enum class Field : std::uint8_t {
  company,
  person,
  source,
  site,
  author,
  title,
  tag,
  lang,
  event,
  unit,
  object,
  url,
  path,
  format,
  date,
  on,
  after,
  before,
  when,
  bound,
  dir,
  factuality,
  cited,
  story,
  dup,
  has,
  kind,
  scope
};

/// How near all words must stand.
enum class Scope : std::uint8_t { claim, sentence, paragraph, article };

/// A condition on a claim's number. Comparisons with one operand hold it in `low` and `high`.
struct NumberCondition {
  Compare compare = Compare::bare;
  double low = 0;                       ///< with its sign; -infinity for "..x"
  double high = 0;                      ///< infinity for "x.."
  double tolerance = 0;                 ///< of `overlaps`: absolute
  int sign = 0;                         ///< -1, +1 where a sign was written: compares with direction
  std::optional<QuantityKind> kind;     ///< where the query states one
  std::string unit;                     ///< canonical; empty = none stated
  std::vector<std::string> currencies;  ///< ISO 4217; several where a symbol is shared (¥)
  bool is_year = false;                 ///< bare 1900..2100 with no unit: when: or the token
  std::string token;                    ///< of a bare number: the characters as written

  bool operator==(const NumberCondition&) const = default;
};

/// A closed interval of days, either end open; or "none": no date at all.
struct DateRange {
  std::optional<std::chrono::sys_days> from;
  std::optional<std::chrono::sys_days> to;
  bool none = false;

  bool operator==(const DateRange&) const = default;
};

struct FieldValue {
  std::string text;  ///< as written, without quotes; enumerated values in their canonical spelling
  bool quoted = false;
  DateRange date;  ///< of date fields

  bool operator==(const FieldValue&) const = default;
};

struct Node {
  NodeType type = NodeType::everything;
  TextSpan span;
  std::vector<Node> children;
  double boost = 1;
  std::string text;       ///< word, phrase; of an event or direction named by words: the words
  bool exact = false;     ///< =word: this form only
  bool wildcard = false;  ///< word with * or ?
  int fuzzy = 0;          ///< word~1, word~2
  int distance = 0;       ///< phrase~n, NEAR/n, ADJ/n
  bool ordered = false;   ///< ADJ
  Event event = Event::other;
  std::vector<std::string> senses;  ///< of the event, all of them: "net", "loss" (analyzers/claim/event/event_senses.hpp)
  NumberCondition number;
  Field field = Field::company;
  std::vector<FieldValue> values;  ///< any of them
};

/// A word that asks for nothing but itself and its other forms.
inline bool is_plain_word(const Node& node) {
  return node.type == NodeType::word && !node.exact && !node.wildcard && node.fuzzy == 0 && node.boost == 1;
}

/// A parsed query.
struct Query {
  Node root;
  Scope scope = Scope::claim;
  bool scope_given = false;
  bool asks_claims = false;  ///< a number or a claim field is in it
  ParsedQuery parsed;
};

struct ParseOptions {
  std::chrono::sys_days today;  ///< what "today" and "30d" count from
};

inline constexpr std::size_t max_query_characters = 4096;
inline constexpr int max_nesting = 64;

/// Parses `text`. Errors as claimdex::parse_query.
Result<Query> parse(std::string_view text, const ParseOptions& options);

/// Writes a tree back as a query that parses to the same tree. `events_as_words`: events named by words stay words (article
/// search).
std::string write_query(const Node& node, bool events_as_words = false);
/// One number condition as a query writes it.
std::string write_number(const NumberCondition& number);
/// One date as a query writes it.
std::string write_date(const DateRange& date);

/// The tree as an explanation.
Explanation explain_tree(const Node& node);

}  // namespace claimdex::query
