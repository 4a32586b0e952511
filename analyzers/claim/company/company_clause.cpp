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

WordPlace behind_openers(const Sentence& sentence, TextSpan clause) {
  auto word = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                   [&](const TextSpan& span) { return span.begin < clause.begin; });
  while (word != sentence.words.end() && word->end <= clause.end && opens_clause(word->of(sentence.folded))) ++word;
  return word;
}

/// "house prices", "the price of gold", "demand", "production in Chile": a noun phrase from `word` on, up to its verb.
TextSpan market_phrase(const Sentence& sentence, const std::vector<TextSpan>& names, WordPlace word, TextSpan number,
                       const CompanyLexicon& lexicon) {
  static const lang::WordGroup& markets = lang::word_group("market_subjects");
  static const lang::WordGroup& goods = lang::word_group("market_goods");
  static const lang::WordGroup& prices = lang::word_group("price_subjects");
  static const lang::WordGroup& owners = lang::word_group("own_determiners");
  constexpr int most_words = 6;  // "the average asking price of a home"
  const WordPlace first = word;
  std::string_view head;
  bool priced = false;
  bool traded = false;
  bool inside = true;  // the head stands before "of", "in"
  for (int steps = 0; word != sentence.words.end() && word->end <= number.begin && steps <= most_words; ++word, ++steps) {
    const std::string_view written = word->of(sentence.folded);
    if (word != first && is_finite_verb(written, lexicon.traits(hash_word(written)))) {
      const bool is_market = lang::contains(markets, head) || (priced && traded);
      return is_market ? TextSpan{first->begin, word->begin} : TextSpan{};
    }
    const bool named = std::any_of(names.begin(), names.end(), [&](const TextSpan& name) { return name.overlaps(*word); });
    const bool counted = written.find_first_of("0123456789") != std::string_view::npos;  // "3,500 people made"
    if (named || counted || lang::contains(owners, written)) return {};
    const std::size_t gap = word == first ? word->begin : (word - 1)->end;
    if (sentence.folded.substr(gap, word->begin - gap).find_first_of(",;:\"(") != std::string_view::npos) return {};
    if (function_words("en").class_of(written) == WordClass::preposition) {
      inside = false;
    } else if (inside) {
      head = written;
    }
    if (lang::contains(goods, written)) traded = true;
    if (inside) priced = lang::contains(prices, written);
  }
  return {};
}

}  // namespace

bool is_finite_verb(std::string_view word, WordTraits traits) {
  return is_finite(word) || (traits & trait_verb) != 0 || word.ends_with("ed");
}

std::size_t first_behind_openers(const Sentence& sentence, TextSpan clause) {
  return static_cast<std::size_t>(behind_openers(sentence, clause) - sentence.words.begin());
}

TextSpan market_subject(const Sentence& sentence, const std::vector<TextSpan>& names, TextSpan clause, TextSpan number,
                        const CompanyLexicon& lexicon) {
  auto word = behind_openers(sentence, clause);
  if (const TextSpan phrase = market_phrase(sentence, names, word, number, lexicon); !phrase.empty()) return phrase;
  auto told = sentence.words.end();
  for (; word != sentence.words.end() && word->end <= number.begin; ++word)
    if ((lexicon.traits(hash_word(word->of(sentence.folded))) & trait_say) != 0) told = word + 1;
  if (told != sentence.words.end() && told->of(sentence.folded) == "that") ++told;
  return told == sentence.words.end() ? TextSpan{} : market_phrase(sentence, names, told, number, lexicon);
}

bool has_own_subject(const Sentence& sentence, TextSpan clause, TextSpan number) {
  static const lang::WordGroup& relatives = lang::word_group("relative_openers");
  const auto opener = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                           [&](const TextSpan& span) { return span.begin < clause.begin; });
  if (opener == sentence.words.end() || lang::contains(relatives, opener->of(sentence.folded))) return false;
  auto word = behind_openers(sentence, clause);
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
  const auto word = behind_openers(sentence, clause);
  if (word == sentence.words.end() || word->begin >= end || !lang::contains(persons, word->of(sentence.folded))) return {};
  constexpr int reach = 3;  // words: "he has also said"
  auto verb = word + 1;
  for (int steps = 0; steps < reach && verb != sentence.words.end() && verb->begin < end; ++verb, ++steps) {
    const std::string_view rest = std::string_view(sentence.folded).substr(verb->end);
    if (steps == 0 && (verb->of(sentence.folded).ends_with("'s") || rest.starts_with("'"))) return {};  // "Mr Doe's firm"
    if ((lexicon.traits(hash_word(verb->of(sentence.folded))) & trait_say) != 0) return {};
  }
  return word->of(sentence.folded);
}

}  // namespace claimdex::claims
