// The languages that have claim rules, and a table for each of them that is built on first use.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>

namespace claimdex::claims {

inline constexpr std::array<std::string_view, 8> rule_languages = {"de", "en", "es", "fr", "ja", "ko", "pt", "zh"};

/// The place of `lang` in rule_languages; that of English for a language without rules.
constexpr std::size_t language_index(std::string_view lang) {
  for (std::size_t i = 0; i < rule_languages.size(); ++i)
    if (rule_languages[i] == lang) return i;
  return 1;
}

constexpr bool has_rules(std::string_view lang) {
  return std::find(rule_languages.begin(), rule_languages.end(), lang) != rule_languages.end();
}

/// French, Spanish and Portuguese: nouns before their adjectives, and small in the midst of a sentence.
constexpr bool is_romance(std::string_view lang) { return lang == "fr" || lang == "es" || lang == "pt"; }

/// One T a language, built from its language code when it is first asked for. Thread-safe.
template <class T>
class PerLanguage {
 public:
  const T& of(std::string_view lang) const {
    const std::size_t index = language_index(lang);
    std::call_once(built_[index], [&] { tables_[index] = std::make_unique<const T>(rule_languages[index]); });
    return *tables_[index];
  }

 private:
  mutable std::array<std::once_flag, rule_languages.size()> built_;
  mutable std::array<std::unique_ptr<const T>, rule_languages.size()> tables_;
};

}  // namespace claimdex::claims
