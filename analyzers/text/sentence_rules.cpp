// Reads abbreviations.tsv and sentence_starters.txt.
#include "analyzers/text/sentence_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/lang/tables.hpp"

namespace claimdex::text {
namespace {

struct Language {
  std::string_view code;
  bool has_ordinal_stops;
};

constexpr std::array languages = {Language{"en", false}, Language{"de", true}, Language{"es", false}, Language{"fr", false},
                                  Language{"pt", false}};
/// Languages that write ordinals with a stop and have no tables of their own yet.
constexpr std::array<std::string_view, 12> ordinal_languages = {"cs", "da", "et", "fi", "hr", "hu",
                                                                "is", "nb", "no", "sk", "sl", "tr"};

AfterAbbreviation after_of(std::string_view name) {
  if (name == "never") return AfterAbbreviation::always;
  return name == "number" ? AfterAbbreviation::before_digit : AfterAbbreviation::unless_starter;
}

SentenceRules read_rules(const Language& language) {
  SentenceRules rules;
  rules.has_ordinal_stops = language.has_ordinal_stops;
  const std::string folder = std::string(language.code) + "/";
  lang::for_each_row(lang::table(folder + "abbreviations.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t) {
    if (fields.size() == 2) rules.abbreviations.emplace(fields[0], after_of(fields[1]));
  });
  lang::for_each_row(lang::table(folder + "sentence_starters.txt"),
                     [&](const std::vector<std::string_view>& fields, std::size_t) { rules.starters.emplace(fields[0], true); });
  return rules;
}

}  // namespace

AfterAbbreviation SentenceRules::abbreviation(std::string_view word) const {
  const auto found = abbreviations.find(word);
  return found != abbreviations.end() ? found->second : AfterAbbreviation::not_one;
}

bool SentenceRules::is_starter(std::string_view word) const { return starters.contains(word); }

const SentenceRules& sentence_rules(std::string_view lang) {
  static const std::array<SentenceRules, languages.size()> rules = [] {
    std::array<SentenceRules, languages.size()> read;
    for (std::size_t i = 0; i < languages.size(); ++i) read[i] = read_rules(languages[i]);
    return read;
  }();
  static const SentenceRules english_with_ordinals = [] {
    SentenceRules copy = rules[0];
    copy.has_ordinal_stops = true;
    return copy;
  }();
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (languages[i].code == lang) return rules[i];
  return std::binary_search(ordinal_languages.begin(), ordinal_languages.end(), lang) ? english_with_ordinals : rules[0];
}

}  // namespace claimdex::text
