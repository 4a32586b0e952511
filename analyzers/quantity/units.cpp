// Reads the two canonical tables once and answers look-ups by name, by symbol at a place, and by symbol before a place.
#include "analyzers/quantity/units.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity {
namespace {

struct Symbol {
  std::string_view text;
  std::uint32_t index = 0;  ///< of the unit or currency it stands for
};

/// Symbols grouped by their first (or last) byte, longest first.
class SymbolTable {
 public:
  explicit SymbolTable(bool by_last_byte) : by_last_byte_(by_last_byte) {}

  void add(std::string_view text, std::uint32_t index) {
    auto& group = groups_[static_cast<unsigned char>(by_last_byte_ ? text.back() : text.front())];
    const auto place = std::find_if(group.begin(), group.end(), [&](const Symbol& s) { return s.text.size() < text.size(); });
    group.insert(place, {text, index});
  }
  [[nodiscard]] const std::vector<Symbol>& group(char c) const { return groups_[static_cast<unsigned char>(c)]; }

 private:
  bool by_last_byte_;
  std::array<std::vector<Symbol>, 256> groups_;
};

template <class Visit>
void for_each_symbol(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) visit(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

Rational parse_rational(std::string_view text) {
  Rational result;
  if (text.empty()) return result;
  const char* end = text.data() + text.size();
  const auto whole = std::from_chars(text.data(), end, result.numerator);
  if (whole.ptr != end && *whole.ptr == '/') std::from_chars(whole.ptr + 1, end, result.denominator);
  return result;
}

struct UnitTable {
  std::vector<UnitInfo> units;
  lang::WordMap<std::uint32_t> by_name;
  SymbolTable symbols{false};

  UnitTable() {
    lang::for_each_row(lang::table("units.tsv"), [this](const std::vector<std::string_view>& row, std::size_t) {
      if (row.size() < 3) return;
      const auto index = static_cast<std::uint32_t>(units.size());
      units.push_back({row[0], row[1], parse_rational(row[2]), row.size() > 3 ? parse_rational(row[3]) : Rational{}});
      by_name.emplace(row[0], index);
      if (row.size() > 4) for_each_symbol(row[4], [&](std::string_view symbol) { symbols.add(symbol, index); });
    });
  }
};

struct CurrencyTable {
  std::vector<CurrencyInfo> currencies;
  lang::WordMap<std::uint32_t> by_code;
  SymbolTable first{false};
  SymbolTable last{true};

  CurrencyTable() {
    lang::for_each_row(lang::table("currencies.tsv"), [this](const std::vector<std::string_view>& row, std::size_t) {
      if (row.size() < 2) return;
      const auto index = static_cast<std::uint32_t>(currencies.size());
      currencies.push_back({row[0], row[1]});
      by_code.emplace(row[0], index);
      add(row[0], index);
      if (row.size() > 2) for_each_symbol(row[2], [&](std::string_view symbol) { add(symbol, index); });
    });
  }
  void add(std::string_view symbol, std::uint32_t index) {
    first.add(symbol, index);
    last.add(symbol, index);
  }
};

const UnitTable& unit_table() {
  static const UnitTable table;
  return table;
}

const CurrencyTable& currency_table() {
  static const CurrencyTable table;
  return table;
}

bool is_letter_like(char32_t c) { return text::is_ascii_letter(c) || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7); }

bool is_letters_only(std::string_view symbol) {
  return std::all_of(symbol.begin(), symbol.end(),
                     [](char c) { return text::is_ascii_letter(static_cast<unsigned char>(c)) || c == '.'; });
}

/// ¥ and the like follow the language; everything else stands at its table default.
std::string_view by_language(std::string_view symbol, std::string_view code, std::string_view lang) {
  if (code == "JPY" && lang == "zh" && (symbol == "¥" || symbol == "￥")) return "CNY";
  return code;
}

/// Codes that are words or names in capitals as well, and stand before numbers as such: "TOP 500", "ALL 5", "ESP32".
bool is_word_too(std::string_view code) {
  static constexpr std::array<std::string_view, 13> codes = {"ALL", "ANG", "BAM", "COP", "CUP", "ESP", "GEL",
                                                             "LAK", "MAD", "PEN", "SOS", "TOP", "TRY"};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

CurrencySymbol make_symbol(std::string_view symbol, std::string_view code, std::string_view lang) {
  return {by_language(symbol, code, lang), symbol.size(), is_letters_only(symbol)};
}

}  // namespace

const UnitInfo* find_unit(std::string_view name) {
  const UnitTable& table = unit_table();
  const auto found = table.by_name.find(name);
  return found == table.by_name.end() ? nullptr : &table.units[found->second];
}

std::optional<UnitSymbol> match_unit_symbol(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const UnitTable& table = unit_table();
  const std::string_view rest = text.substr(at);
  for (const Symbol& symbol : table.symbols.group(rest.front())) {
    if (!rest.starts_with(symbol.text)) continue;
    const char32_t next = text::decode_at(text, at + symbol.text.size()).value;
    const bool ends_in_word = is_letter_like(text::decode_before(symbol.text, symbol.text.size()).value) ||
                              text::is_ascii_digit(static_cast<unsigned char>(symbol.text.back()));
    if (ends_in_word && (is_letter_like(next) || text::is_ascii_digit(next))) continue;
    return UnitSymbol{&table.units[symbol.index], symbol.text.size()};
  }
  return std::nullopt;
}

const CurrencyInfo* find_currency(std::string_view code) {
  const CurrencyTable& table = currency_table();
  const auto found = table.by_code.find(code);
  return found == table.by_code.end() ? nullptr : &table.currencies[found->second];
}

namespace {

bool is_math_mark(char c) {
  return c == '\\' || c == '^' || c == '_' || c == '{' || c == '}' || c == '=' || c == '<' || c == '>';
}

/// "1.5$\times$", "$p < 0.001$", "$\pm$ 0.09": a sign that opens or closes a formula of LaTeX.
bool is_formula_sign(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 24;  // bytes of a formula
  if (text[at] != '$') return false;
  if (at + 1 < text.size() && (text[at + 1] == '\\' || text[at + 1] == ']' || text[at + 1] == '^')) return true;
  std::size_t end = at + 1;  // of the number behind the sign
  while (end < text.size() && (text::is_ascii_digit(static_cast<unsigned char>(text[end])) || text[end] == '.')) ++end;
  if (end > at + 1 && end < text.size() && (text[end] == '\\' || (text[end] == '$' && text[end - 1] != '.'))) return true;
  const std::string_view before = text.substr(at > reach ? at - reach : 0, std::min(at, reach));
  const std::size_t open = before.rfind('$');
  const bool marked = std::any_of(before.begin() + static_cast<std::ptrdiff_t>(open == std::string_view::npos ? 0 : open),
                                  before.end(), is_math_mark);
  return marked && (open != std::string_view::npos || before.find('\\') != std::string_view::npos);
}

}  // namespace

std::optional<CurrencySymbol> match_currency_symbol(std::string_view text, std::size_t at, std::string_view lang) {
  if (at >= text.size() || is_formula_sign(text, at)) return std::nullopt;
  const CurrencyTable& table = currency_table();
  const std::string_view rest = text.substr(at);
  for (const Symbol& symbol : table.first.group(rest.front())) {
    if (!rest.starts_with(symbol.text)) continue;
    const char32_t next = text::decode_at(text, at + symbol.text.size()).value;
    if (is_letter_like(static_cast<unsigned char>(symbol.text.back())) && is_letter_like(next)) continue;
    return make_symbol(symbol.text, table.currencies[symbol.index].code, lang);
  }
  return std::nullopt;
}

std::optional<CurrencySymbol> match_currency_symbol_before(std::string_view text, std::size_t end, std::string_view lang) {
  if (end == 0 || end > text.size() || is_formula_sign(text, end - 1)) return std::nullopt;
  const CurrencyTable& table = currency_table();
  const std::string_view before = text.substr(0, end);
  for (const Symbol& symbol : table.last.group(before.back())) {
    if (!before.ends_with(symbol.text) || is_word_too(symbol.text)) continue;
    const char32_t previous = text::decode_before(text, end - symbol.text.size()).value;
    if (is_letter_like(static_cast<unsigned char>(symbol.text.front())) &&
        (is_letter_like(previous) || text::is_ascii_digit(previous)))
      continue;
    return make_symbol(symbol.text, table.currencies[symbol.index].code, lang);
  }
  return std::nullopt;
}

}  // namespace claimdex::quantity
