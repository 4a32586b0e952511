// What the clause of a number says of its subject. English only: where other languages put their verbs, these rules do not look.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// "Foo said that in spring boats cost 2,000": `clause`, in which the number stands, has a subject and a verb of its own, so that
/// a company of another clause is not what the number is said of; not "which cost 2,000", ", hitting 2,000", ", both cost 2,000",
/// ", a maker that sold 2,000". O(its words).
bool has_own_subject(const Sentence& sentence, TextSpan clause, TextSpan number);

/// A form that only a verb with a subject has, or one of the verbs of companies; "ed" also ends adjectives.
bool is_finite_verb(std::string_view word, WordTraits traits);

/// The index of the first word of the clause behind "and", "although", "recently".
std::size_t first_behind_openers(const Sentence& sentence, TextSpan clause);

/// "I" in "I used Foo for three reasons", nothing in "he said Foo has three reasons": the person who does what the clause tells,
/// before byte `end`; empty where it has another subject.
std::string_view acting_person(const Sentence& sentence, TextSpan clause, std::size_t end, const CompanyLexicon& lexicon);

/// "Foo said house prices rose 3%", "the price of gold fell 3%": what is told is of a market, by the subject of `clause` or by
/// that of what is told in it; where that begins. Empty where the subject is another one, a possessor's ("its market") or has one
/// of the `names`. O(its words).
TextSpan market_subject(const Sentence& sentence, const std::vector<TextSpan>& names, TextSpan clause, TextSpan number,
                        const CompanyLexicon& lexicon);

}  // namespace claimdex::claims
