// Reads analyzers/lang/*/function_words.tsv ("word<TAB>class").
#include "analyzers/claim/function_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

WordClass class_named(std::string_view name) {
  if (name == "determiner") return WordClass::determiner;
  if (name == "preposition") return WordClass::preposition;
  if (name == "clause") return WordClass::clause;
  if (name == "verb") return WordClass::verb;
  return WordClass::other;
}

}  // namespace

FunctionWords::FunctionWords(std::string_view lang) {
  lang::for_each_row(lang::table(std::string(lang) + "/function_words.tsv"),
                     [&](const std::vector<std::string_view>& fields, std::size_t) {
                       if (fields.size() > 1) words_.emplace(fields[0], class_named(fields[1]));
                     });
}

WordClass FunctionWords::class_of(std::string_view folded_word) const {
  const auto found = words_.find(folded_word);
  return found == words_.end() ? WordClass::content : found->second;
}

const FunctionWords& function_words(std::string_view lang) {
  static const PerLanguage<FunctionWords> tables;
  return tables.of(lang);
}

bool ends_with_report(std::string_view folded) {
  static const lang::WordGroup& endings = lang::word_group("report_endings");
  constexpr std::string_view stop = "。";
  folded = folded.substr(0, folded.find_last_not_of(" .") + 1);
  if (folded.ends_with(stop)) folded.remove_suffix(stop.size());
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return folded.ends_with(ending); });
}

}  // namespace claimdex::claims
