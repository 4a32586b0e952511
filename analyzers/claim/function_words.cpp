// Reads analyzers/lang/*/function_words.tsv ("word<TAB>class").
#include "analyzers/claim/function_words.hpp"

#include <string>
#include <vector>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"

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

}  // namespace claimdex::claims
