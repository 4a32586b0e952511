// One end of a quantity: a number with its sign, currency, unit or percent. Ranges join two of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/scanner.hpp"

namespace claimdex::quantity {

/// What stands around the rules of one call: the texts, the words, and where the last quantity ended (nothing is read before it).
struct Scan {
  std::string_view text;
  std::string_view folded;
  const Lexicon& lexicon;
  QuantityOptions options;
  std::size_t floor = 0;
};

enum class Sign : std::uint8_t { none, minus, plus };

/// What follows a number: percent, unit, or currency.
struct Tail {
  QuantityKind kind = QuantityKind::count;
  std::string_view unit;
  std::string_view currency;
  double factor = 1;  ///< 0.01 for cents
  std::size_t end = 0;
  bool is_word = false;        ///< a unit word, not a symbol
  bool is_hyphenated = false;  ///< "30-day"
  bool is_age = false;
  bool is_usual = false;     ///< a currency that is not written
  bool is_relative = false;  ///< an adjective stands before the unit: "deux derniers mois"
  [[nodiscard]] bool empty() const { return kind == QuantityKind::count; }
};

struct Part {
  Number number;
  Tail tail;
  Sign sign = Sign::none;
  bool has_plus_after = false;  ///< 50,000+
  bool has_currency_before = false;
  bool has_sign_word = false;  ///< "minus", "negative"
  std::size_t begin = 0;       ///< of sign, currency and number
  std::size_t end = 0;
};

/// The tail at `at`, right after `number`; an empty one where there is none.
Tail read_tail(const Scan& scan, const Number& number, std::size_t at);

/// A currency code with a scale before it at `at`: MEUR, kUSD; size 0 where none stands.
struct ScaledCode {
  std::string_view code;
  double scale = 1;
  std::size_t size = 0;
};
ScaledCode scaled_code_at(std::string_view text, std::size_t at);

/// Adds to an amount what stands behind its currency or unit: a scale ("75 USD million"), a smaller unit ("13 dollars and 45
/// cents", "5 feet 2 inches").
void extend_compound(const Scan& scan, Part& part);

/// The same for times ("3 hours and 20 minutes") and for half of any unit ("two years and a half").
void extend_time(const Scan& scan, Part& part);

/// Makes a bare number, or a time, an age where the words around it say so. `begin`: of the part, or of its range.
void make_age(const Scan& scan, std::size_t begin, Part& part);

/// Makes a large bare number money where the words beside it say so: "spent billions".
void imply_money(const Scan& scan, Part& part);
/// The same for a number that is compared with an amount before it.
void inherit_currency(const Scan& scan, const std::vector<Quantity>& out, Quantity& quantity, const Number& number);
/// Makes points beside a share points of it: "um 0,2 Punkte auf 5,9 Prozent". Looks at the last two of `out`.
void make_share_points(const Scan& scan, std::vector<Quantity>& out);

/// Gives the part the unit of another one, behind its own number.
void take_tail(Part& part, const Tail& tail);
/// "90 x 40 x 20 mm": a side takes the unit of length of the last one.
void share_side_unit(const Scan& scan, Part& part);
/// "20, 40 and 80 MHz": the members of a rising list take the unit or percent of the last one.
void share_listed_unit(const Scan& scan, Part& part);
/// "von 8,1 auf 7,4 Prozent": the level before a change takes unit and scale of the one after it.
void share_level_unit(const Scan& scan, Part& part);
/// "0,5 statt 0,4 Prozent": a number set against a share is one.
void share_contrast_unit(const Scan& scan, Part& part);
/// "by a factor of ten" multiplies.
void make_factor(const Scan& scan, Part& part);

/// The part whose number begins at `at`, with sign and currency looked for before it.
std::optional<Part> read_part(const Scan& scan, std::size_t at);
/// The part that begins at `at` with its sign, currency or number: the second end of a range.
std::optional<Part> read_part_forward(const Scan& scan, std::size_t at);

/// Whether a number, or a currency sign before one, begins at `at`.
bool begins_number(const Scan& scan, std::size_t at);

/// "John Smith, 34, said", "Anna Berg (25)": an age beside a name, without a word for it.
bool is_apposed_age(const Scan& scan, const Part& part);

/// Why the number at `at` is no quantity whatever follows: the end of the thing it belongs to, 0 where it may be a quantity.
std::size_t reject_token(const Scan& scan, std::size_t at);
std::size_t reject_date(const Scan& scan, std::size_t at);
/// "the first two months of 2026", "the nine months ended Sept. 30": a period of the calendar, not a duration.
bool is_calendar_span(const Scan& scan, const Part& part);

/// 20.15, USB 2.0: a point that begins no decimals, in German.
bool is_no_german_decimal(const Scan& scan, const Part& part);
/// The same by what stands around a part that has been read: years, names, ordinals, list markers.
std::size_t reject_in_context(const Scan& scan, const Part& part);
/// Whether an English bare number names a model or a section: "the 6502's", "Llama 70B", "2.1 Setting up".
bool is_model(const Scan& scan, const Part& part);
/// "one" that is a pronoun or an article: counts only before a unit, a person, "or more" or the end of a range.
bool is_pronoun(const Scan& scan, const Part& part);
/// "les deux", "los dos": both, where no noun follows.
bool is_both(const Scan& scan, const Part& part);
/// "Lesezeit: 5 Minuten", "Tiempo de lectura: 6 min": how long a page takes to read.
bool is_reading_time(const Scan& scan, const Part& part);
/// The end of "1775-1783", two years; 0 where none stand there.
std::size_t year_span_end(const Scan& scan, const Part& part);
/// Whether a bare number belongs to a name or tells which one: "Nimbus Reader 2 covers", "Nimbus 4 has", "in month 1 of".
bool is_named_thing(const Scan& scan, const Part& part);

/// What joins two parts.
enum class Joint : std::uint8_t { none, dash, to, between, alternative };
struct Range {
  Part low;
  Part high;
  Joint joint = Joint::none;
  std::size_t begin = 0;  ///< with "between" or "from"
};
/// The range that begins with `first`; nothing where `first` stands alone. Scale and unit of the last number reach the first.
std::optional<Range> read_range(const Scan& scan, const Part& first);
/// "a week or two": one or two of the unit.
std::optional<Range> read_unit_pair(const Scan& scan, std::size_t at);
/// "a dollar", "a kg" where the text says nothing else: one of the unit.
std::optional<Part> read_article_unit(const Scan& scan, std::size_t at);
/// A scale that counts by itself before a currency: "a billion-dollar deal", where the article is no part of the number.
std::optional<Part> read_bare_scale(const Scan& scan, std::size_t at);

/// The bound before `begin`; and after `end`. `span` has them included.
struct BoundReading {
  Bound bound = Bound::exact;
  Direction direction = Direction::none;
  std::size_t begin = 0;
  bool has_any = false;
};
BoundReading read_bound_before(const Scan& scan, std::size_t begin, bool is_duration);
struct BoundAfter {
  Bound bound = Bound::exact;
  std::size_t end = 0;
};
std::optional<BoundAfter> read_bound_after(const Scan& scan, std::size_t end);

/// The counted noun phrase after `at`; empty where none stands there.
TextSpan read_object(const Scan& scan, std::size_t at, bool is_hyphenated);
/// The noun that the number counts together with the next one: "350 of the 3,800 workers", "12 and 20 members".
TextSpan read_shared_object(const Scan& scan, const Quantity& quantity);

/// A multiplier (doubled, twice, tenfold, 10x, "five times as many") or ratio ("one in five") that begins at `at`.
std::optional<Quantity> read_multiplier(const Scan& scan, std::size_t at);
std::optional<Quantity> read_ratio(const Scan& scan, std::size_t at);

}  // namespace claimdex::quantity
