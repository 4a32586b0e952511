// Looks at the first words of a clause and for its verb; knows nothing of which companies there are.
#include "analyzers/claim/company/company_clause.hpp"

#include <algorithm>

#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

using WordPlace = std::vector<TextSpan>::const_iterator;

bool is_finite(std::string_view word) {
  static const lang::WordGroup& verbs = lang::word_group("finite_verbs");
  return lang::contains(verbs, word) || (function_words("en").class_of(word) == WordClass::verb && !word.ends_with("ing"));
}

bool opens_clause(std::string_view word) {
  static const lang::WordGroup& joints = lang::word_group("clause_joints");
  static const lang::WordGroup& adverbs = lang::word_group("adverbs_before_verbs");
  return function_words("en").class_of(word) == WordClass::clause || lang::contains(joints, word) ||
         lang::contains(adverbs, word) || word.ends_with("ly");
}

/// The first word of the clause behind "and", "although", "recently".
WordPlace first_behind_openers(const Sentence& sentence, TextSpan clause) {
  auto word = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                   [&](const TextSpan& span) { return span.begin < clause.begin; });
  while (word != sentence.words.end() && word->end <= clause.end && opens_clause(word->of(sentence.folded))) ++word;
  return word;
}

}  // namespace

bool has_own_subject(const Sentence& sentence, TextSpan clause, TextSpan number) {
  static const lang::WordGroup& relatives = lang::word_group("relative_openers");
  const auto opener = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                           [&](const TextSpan& span) { return span.begin < clause.begin; });
  if (opener == sentence.words.end() || lang::contains(relatives, opener->of(sentence.folded))) return false;
  auto word = first_behind_openers(sentence, clause);
  if (word == sentence.words.end() || word->end > clause.end) return false;
  const std::string_view first = word->of(sentence.folded);
  static const lang::WordGroup& resumers = lang::word_group("clause_resumers");
  const bool goes_on = first.ends_with("ing") || first.ends_with("ed") || first == "to" || is_finite(first) ||
                       lang::contains(resumers, first) || function_words("en").class_of(first) == WordClass::preposition;
  if (goes_on) return false;
  const bool number_is_subject = word->end >= number.begin;  // "30% of homes cannot get it"
  constexpr int most_words = 40;
  int steps = 0;
  for (++word; word != sentence.words.end() && word->end <= clause.end && steps < most_words; ++word, ++steps) {
    const std::string_view written = word->of(sentence.folded);
    const bool behind = word->begin >= number.end;
    if ((behind && !number_is_subject) || written == "that" || lang::contains(relatives, written)) return false;
    const bool infinitive = (word - 1)->of(sentence.folded) == "to";
    if (!infinitive && is_finite(written) && !number.contains(*word)) return true;
  }
  return false;
}

std::string_view acting_person(const Sentence& sentence, TextSpan clause, std::size_t end, const CompanyLexicon& lexicon) {
  static const lang::WordGroup& persons = lang::word_group("acting_persons");
  const auto word = first_behind_openers(sentence, clause);
  if (word == sentence.words.end() || word->begin >= end || !lang::contains(persons, word->of(sentence.folded))) return {};
  constexpr int reach = 3;  // words: "he has also said"
  auto verb = word + 1;
  for (int steps = 0; steps < reach && verb != sentence.words.end() && verb->begin < end; ++verb, ++steps)
    if ((lexicon.traits(hash_word(verb->of(sentence.folded))) & trait_say) != 0) return {};
  return word->of(sentence.folded);
}

}  // namespace claimdex::claims
