// The canonical units and currencies (analyzers/lang/units.tsv, currencies.tsv): names, dimensions, exact factors, symbols.
// Shared by both scanners and by unit comparison in queries. Immutable, built on first use; thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace claimdex::quantity {

/// An exact factor. `denominator` > 0.
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  [[nodiscard]] double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
  bool operator==(const Rational&) const = default;
};

/// A canonical unit: value in the base unit of its dimension = value * factor + offset (only temperatures have an offset).
struct UnitInfo {
  std::string_view name;       ///< what Quantity::unit holds: "km", "year", "square metre"
  std::string_view dimension;  ///< "length", "time", ...; units of one dimension can be compared
  Rational factor;
  Rational offset;
};

/// The unit with this canonical name (exact match), or nullptr.
const UnitInfo* find_unit(std::string_view name);

/// A symbol found in text: which unit, and how many bytes it takes.
struct UnitSymbol {
  const UnitInfo* unit = nullptr;
  std::size_t size = 0;
};

/// The longest unit symbol ("km/h", "GHz", "°C") that begins at `at` of the text as written and does not run into a letter or
/// digit. Case-sensitive. Single letters (m, s, A, K ...) match too: the caller decides by context.
std::optional<UnitSymbol> match_unit_symbol(std::string_view text, std::size_t at);

struct CurrencyInfo {
  std::string_view code;  ///< ISO 4217
  std::string_view name;  ///< English
};

/// The currency with this code (exact match, capitals), or nullptr.
const CurrencyInfo* find_currency(std::string_view code);

/// A currency sign or code found in text.
struct CurrencySymbol {
  std::string_view code;
  std::size_t size = 0;
  bool is_letters = false;  ///< made of letters only ("RM", "kr", "USD"): must stand beside a digit to count
};

/// The longest currency symbol ("HK$", "€", "R$", "Rs.") or ISO code ("USD", "EUR") that begins at `at` of the text as written.
/// Case-sensitive. `lang` decides ambiguous ones: ¥ is CNY in "zh" and JPY elsewhere.
std::optional<CurrencySymbol> match_currency_symbol(std::string_view text, std::size_t at, std::string_view lang);
/// The same for one that ends right before `end`: "US$" in "US$5".
std::optional<CurrencySymbol> match_currency_symbol_before(std::string_view text, std::size_t end, std::string_view lang);

}  // namespace claimdex::quantity
