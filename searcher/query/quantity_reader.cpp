// Quantities in queries: an own grammar for digits (terser than prose), extract_quantities for units and for number words.
#include "searcher/query/quantity_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "analyzers/lang/tables.hpp"
#include "analyzers/quantity/exact_value.hpp"
#include "analyzers/quantity/units.hpp"
#include "claimdex/extraction.hpp"
#include "searcher/query/ascii.hpp"
#include "searcher/query/folded_query.hpp"

namespace claimdex::query {
namespace {

/// The character at `at`, 0 past the end.
char peek(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

// ---- Words behind the digits ----

struct NumberWord {
  std::string_view type;
  std::string_view value;
  bool glued = false;
  std::size_t size = 0;
};

/// The longest entry of `table` at the beginning of `text`; in alphabetic scripts the whole run of letters must be the entry.
/// Tables of fifty lines, read only when a query holds a number: a scan is cheaper than an index that must be built.
std::optional<NumberWord> find_in_table(std::string_view table_name, std::string_view text, std::size_t whole_word) {
  std::optional<NumberWord> best;
  lang::for_each_row(lang::table(table_name), [&](const std::vector<std::string_view>& fields, std::size_t) {
    if (fields.size() < 3) return;
    const std::string_view word = fields[0];
    if (!text.starts_with(word) || (whole_word != 0 && word.size() != whole_word)) return;
    if (!best || word.size() > best->size)
      best = NumberWord{fields[1], fields[2], fields.size() > 3 && fields[3] == "glued", word.size()};
  });
  return best;
}

/// Bytes of the run of letters (ASCII and accented Latin) at `at`.
std::size_t letters_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const CodePoint c = code_point_at(text, end);
    const bool accented = c.value >= 0xC0 && c.value < 0x250 && c.value != 0xD7 && c.value != 0xF7;
    if (!(c.value < 0x80 && is_letter(text[end])) && !accented) break;
    end += c.size;
  }
  return end - at;
}

std::optional<NumberWord> number_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const std::size_t letters = letters_at(text, at);
  if (letters == 0) return find_in_table("zh/query_numbers.tsv", text.substr(at), 0);
  std::string word(text.substr(at, letters));
  for (char& c : word) c = lower(c);
  // "por ciento", "per cent": an entry of two words goes before its first word.
  if (const std::size_t more = peek(text, at + letters) == ' ' ? letters_at(text, at + letters + 1) : 0; more > 0) {
    const std::string both = word + std::string(text.substr(at + letters, more + 1));
    if (const auto found = find_in_table("en/query_numbers.tsv", both, both.size())) return found;
  }
  return find_in_table("en/query_numbers.tsv", word, word.size());
}

double to_double(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// ---- Digits ----

struct Digits {
  double value = 0;
  std::size_t end = 0;
  bool plain = false;
  bool dot_before_three = false;
  bool spaced = false;
};

std::size_t digit_run(std::string_view text, std::size_t at, std::size_t stop) {
  std::size_t end = at;
  while (end < stop && is_digit(text[end])) ++end;
  return end;
}

/// "1 000", "12 500 000": where the spaces between groups of three digits end; `at` where there are none. `end`: of the first
/// group.
std::size_t spaced_groups(std::string_view text, std::size_t at, std::size_t end, std::size_t stop) {
  if (end == at || end - at > 3 || text[at] == '0') return at;
  std::size_t last = at;
  std::size_t next = end;
  while (next < stop && text[next] == ' ' && digit_run(text, next + 1, stop) == next + 4) {
    next += 4;
    last = next;
  }
  // Behind the last group the number must be over: "5 100,000" are two.
  const char after = peek(text, last);
  const bool goes_on = is_letter(after) || ((after == ',' || after == '.' || after == ':' || after == '-' || after == '/') &&
                                            is_digit(peek(text, last + 1)));
  return goes_on ? at : last;
}

/// Digits with separators: 10,000  1,00,000  1.234.567  4.8  4,8  .5; the two dots of a range end them.
std::optional<Digits> read_digits(std::string_view text, std::size_t at, std::size_t stop) {
  std::size_t end = digit_run(text, at, stop);
  std::string digits(text.substr(at, end - at));
  Digits result;
  if (const std::size_t spaced_end = spaced_groups(text, at, end, stop); spaced_end > at) {
    digits.clear();
    for (const char c : text.substr(at, spaced_end - at))
      if (c != ' ') digits += c;
    result.value = to_double(digits);
    result.end = spaced_end;
    result.spaced = true;
    return result;
  }
  result.plain = true;
  std::size_t commas = 0;
  std::size_t dots = 0;
  std::size_t last_group = 0;
  while (end + 1 < stop && (text[end] == ',' || text[end] == '.' || text[end] == '\'') && is_digit(text[end + 1])) {
    const std::size_t group_end = digit_run(text, end + 1, stop);
    last_group = group_end - end - 1;
    const char separator = text[end];
    result.plain = false;
    commas += separator != '.' ? 1u : 0u;
    dots += separator == '.' ? 1u : 0u;
    digits += separator == '\'' ? ',' : separator;
    digits += text.substr(end + 1, last_group);
    end = group_end;
  }
  if (digits.empty()) return std::nullopt;
  const bool decimal_comma = commas == 1 && dots == 0 && last_group != 3;  // 4,8
  // Nobody writes three zeros behind a decimal point: "300.000" are 300,000, in every language.
  const bool three_zeros = dots == 1 && commas == 0 && last_group == 3 && digits.ends_with("000") && digits.size() <= 7 &&
                           digits.front() != '0' && digits.front() != '.';
  const bool grouped_by_dots = three_zeros || dots > 1 || (dots == 1 && commas > 1 && digits.find('.') < digits.find(','));
  std::string clean;
  for (const char c : digits) {
    if (is_digit(c)) clean += c;
    if (c == '.' && !grouped_by_dots) clean += '.';
    if (c == ',' && (decimal_comma || grouped_by_dots) && clean.find('.') == std::string::npos) clean += decimal_comma ? "." : "";
  }
  if (std::count(clean.begin(), clean.end(), '.') > 1) return std::nullopt;
  if (clean.front() == '.') clean.insert(0, 1, '0');
  result.value = to_double(clean);
  result.end = end;
  result.dot_before_three =
      !three_zeros && dots == 1 && commas == 0 && last_group == 3 && digits.front() != '0' && digits.front() != '.';
  return result;
}

// ---- The parts around the digits ----

/// Currencies that share a sign: the query cannot tell which is meant, so all are asked for.
std::vector<std::string> currencies_of(std::string_view sign, std::string_view code) {
  if (sign == "¥" || sign == "￥") return {"CNY", "JPY"};
  return {std::string(code)};
}

void read_currency_before(std::string_view text, std::size_t& at, std::size_t stop, QueryQuantity& quantity) {
  const auto symbol = quantity::match_currency_symbol(text, at, "en");
  if (!symbol) return;
  std::size_t after = at + symbol->size;
  if (symbol->is_letters && symbol->size == 3)  // "USD 5", but "R 2" is a letter and a number
    while (after < stop && text[after] == ' ') ++after;
  const bool signed_digit = (peek(text, after) == '-' || peek(text, after) == '+') && is_digit(peek(text, after + 1));
  const bool digit = is_digit(peek(text, after)) || (peek(text, after) == '.' && is_digit(peek(text, after + 1)));
  if (after >= stop || !(digit || signed_digit)) return;
  quantity.currencies = currencies_of(text.substr(at, symbol->size), symbol->code);
  quantity.kind = QuantityKind::money;
  at = after;
}

void read_sign(std::string_view text, std::size_t& at, QueryQuantity& quantity) {
  const char c = peek(text, at);
  if (c != '-' && c != '+') return;
  quantity.sign = c == '-' ? -1 : 1;
  ++at;
}

bool names_currency(std::string_view text, std::size_t at) {
  const auto word = number_word_at(text, at);
  if (word) return word->type == "currency";
  const auto symbol = quantity::match_currency_symbol(text, at, "en");
  return symbol && (!symbol->is_letters || symbol->size >= 3);
}

/// What may stand between a magnitude and its currency: "2 Mrd. Euro", "2 millones de euros", "2 milliards d'euros".
std::size_t skip_to_currency(std::string_view text, std::size_t at) {
  std::size_t from = at;
  if (text.substr(from).starts_with(".")) ++from;
  while (from < text.size() && text[from] == ' ') ++from;
  for (const std::string_view link : {"de ", "d'", "d\u2019", "do ", "di "})
    if (text.substr(from).starts_with(link)) {
      from += link.size();
      break;
    }
  return from < text.size() && names_currency(text, from) ? from : at;
}

/// One magnitude, currency or unit word behind the digits. False: nothing there.
bool read_suffix(std::string_view text, std::size_t stop, QueryQuantity& quantity) {
  std::size_t at = quantity.end;
  const bool glued = at < stop && text[at] != ' ';
  if (quantity.magnitude != 1 && !quantity.kind) at = skip_to_currency(text.substr(0, stop), at);
  while (at < stop && text[at] == ' ') ++at;
  if (at >= stop) return false;
  if (text[at] == '%') {
    quantity.kind = QuantityKind::percent;
    quantity.end = at + 1;
    return true;
  }
  if (text.substr(at, stop - at).starts_with("‰")) return false;
  if (const auto word = number_word_at(text.substr(0, stop), at); word && (glued || !word->glued)) {
    if (word->type == "magnitude") {
      if (quantity.kind && quantity.kind != QuantityKind::money) return false;
      quantity.magnitude *= to_double(word->value);
    } else if (word->type == "currency") {
      if (quantity.kind) return false;
      quantity.currencies = {std::string(word->value)};
      quantity.kind = QuantityKind::money;
    } else if (word->type == "tenths") {  // 3割, 三成
      if (quantity.kind || quantity.magnitude != 1) return false;
      quantity.kind = QuantityKind::percent;
      quantity.magnitude = to_double(word->value);
    } else {
      quantity.kind = quantity_kind_of(word->value);
    }
    quantity.end = at + word->size;
    return true;
  }
  const auto symbol = quantity::match_currency_symbol(text, at, "en");
  if (!symbol || quantity.kind || at + symbol->size > stop) return false;
  if (symbol->is_letters && symbol->size < 3) return false;
  if (is_letter(peek(text, at + symbol->size)) || is_digit(peek(text, at + symbol->size))) return false;
  quantity.currencies = currencies_of(text.substr(at, symbol->size), symbol->code);
  quantity.kind = QuantityKind::money;
  quantity.end = at + symbol->size;
  return true;
}

/// Whether the quantity ends cleanly: "5G", "24/7", "7-Eleven" and "10:30" are words.
bool ends_cleanly(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const CodePoint c = code_point_at(text, end);
  if (c.value >= 0x80) return true;
  const char next = text[end];
  if (is_letter(next) || is_digit(next) || next == '_' || next == '@' || next == '#' || next == '&') return false;
  const char after = peek(text, end + 1);
  const bool joins = next == '-' || next == '/' || next == ':' || next == '.' || next == ',' || next == '\'';
  return !joins || after == '\0' || after == ' ' || after == '.' || (next == '.' && after == ')');
}

bool has_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_cjk(c.value)) return true;
    at += c.size;
  }
  return false;
}

/// What running text would read at `at`: units behind digits ("30 km"), number words ("half a million", 两千), ranges with a
/// hyphen.
std::optional<QueryQuantity> read_as_prose(std::string_view text, std::size_t at, std::size_t stop, bool wide) {
  constexpr std::size_t longest = 96;
  std::string_view slice = text.substr(at, std::min(stop - at, longest));
  QuantityOptions options;
  options.wide = wide;
  const std::vector<Quantity> found = extract_quantities(slice, has_cjk(slice) ? "zh" : "en", options);
  if (found.empty() || found.front().number.begin != 0 || found.front().number.end == 0) return std::nullopt;
  const Quantity& first = found.front();
  QueryQuantity quantity;
  quantity.low = std::abs(first.low);
  quantity.high = std::abs(first.high);
  if (first.direction != Direction::none && slice.front() == '-') quantity.sign = -1;
  quantity.mantissa = quantity.low;
  if (first.kind != QuantityKind::count) quantity.kind = first.kind;
  if (first.kind == QuantityKind::other) quantity.kind.reset();
  quantity.unit = first.unit;
  if (!first.currency.empty()) quantity.currencies = {first.currency};
  quantity.end = at + first.number.end;
  while (quantity.end > at && text[quantity.end - 1] == ' ') --quantity.end;
  return quantity;
}

std::optional<QueryQuantity> read_typed(std::string_view text, std::size_t at, std::size_t stop) {
  QueryQuantity quantity;
  read_sign(text, at, quantity);
  read_currency_before(text, at, stop, quantity);
  if (quantity.sign == 0) read_sign(text, at, quantity);
  const auto digits = read_digits(text, at, stop);
  if (!digits) return std::nullopt;
  quantity.mantissa = digits->value;
  quantity.plain_digits = digits->plain && quantity.sign == 0 && quantity.currencies.empty();
  quantity.dot_before_three = digits->dot_before_three;
  quantity.spaced = digits->spaced;
  quantity.end = digits->end;
  const std::size_t digits_end = quantity.end;
  for (int parts = 0; parts < 4 && read_suffix(text, stop, quantity); ++parts) {
  }
  quantity.plain_digits = quantity.plain_digits && quantity.end == digits_end;
  quantity.low = quantity.high = quantity::exact_value(quantity.mantissa * quantity.magnitude);
  return quantity;
}

}  // namespace

bool begins_quantity(std::string_view text, std::size_t at) {
  const char c = peek(text, at);
  if (is_digit(c)) return true;
  const char next = peek(text, at + 1);
  if (c == '.' && is_digit(next)) return true;
  if (c == '\0' || c == ' ') return false;
  if ((c == '-' || c == '+') && next != '\0')
    return is_digit(next) || (next != '-' && next != '+' && begins_quantity(text, at + 1));
  QueryQuantity probe;
  std::size_t after = at;
  read_currency_before(text, after, text.size(), probe);
  return after != at;
}

std::optional<QueryQuantity> read_quantity(std::string_view text, std::size_t at, std::size_t stop, bool words) {
  stop = std::min(stop, text.size());
  if (at >= stop) return std::nullopt;
  std::optional<QueryQuantity> typed;
  if (begins_quantity(text, at)) {
    typed = read_typed(text, at, stop);
    if (!typed) return std::nullopt;
    const bool clean = ends_cleanly(text, typed->end);
    if (typed->kind && clean) return typed;  // percent, money, multiplier: complete
    // A sign or a currency would change nothing in what follows: prose is asked about the digits and what stands behind them.
    const auto prose = read_as_prose(text, at, stop, false);
    const bool more = prose && prose->end > typed->end && ends_cleanly(text, prose->end);
    if (more && (prose->kind || !prose->unit.empty() || !clean || is_cjk(code_point_at(text, typed->end).value))) {
      QueryQuantity joined = *prose;
      joined.sign = typed->sign != 0 ? typed->sign : prose->sign;
      return joined;
    }
    return clean ? typed : std::nullopt;
  }
  if (!words) return std::nullopt;
  auto read = read_as_prose(text, at, stop, true);
  // "one third", "half" of nothing else are shares.
  if (read && !read->kind && read->unit.empty() && read->currencies.empty() && read->low > 0 && read->high < 1) {
    read->kind = QuantityKind::percent;
    read->low *= 100;
    read->high *= 100;
    read->mantissa = read->low;
  }
  return read;
}

std::optional<QueryQuantity> read_unit(std::string_view name) {
  std::string text = "2 ";
  text += name;
  auto quantity = read_quantity(text, 0, text.size(), false);
  if (quantity && quantity->end == text.size() && (quantity->kind || !quantity->unit.empty())) return quantity;
  if (const quantity::UnitInfo* unit = quantity::find_unit(name)) {
    QueryQuantity found;
    found.unit = unit->name;
    found.kind = unit->dimension == "time" ? QuantityKind::duration : QuantityKind::measure;
    return found;
  }
  if (const quantity::CurrencyInfo* currency = quantity::find_currency(name)) {
    QueryQuantity found;
    found.currencies = {std::string(currency->code)};
    found.kind = QuantityKind::money;
    return found;
  }
  return std::nullopt;
}

}  // namespace claimdex::query
