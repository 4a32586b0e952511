// What the clause of a number says of its subject. English only: where other languages put their verbs, these rules do not look.
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// "Foo said that in spring boats cost 2,000": `clause`, in which the number stands, has a subject and a verb of its own, so that
/// a company of another clause is not what the number is said of; not "which cost 2,000", ", hitting 2,000", ", both cost 2,000",
/// ", a maker that sold 2,000". O(its words).
bool has_own_subject(const Sentence& sentence, TextSpan clause, TextSpan number);

/// "I" in "I used Foo for three reasons", nothing in "he said Foo has three reasons": the person who does what the clause tells,
/// before byte `end`; empty where it has another subject.
std::string_view acting_person(const Sentence& sentence, TextSpan clause, std::size_t end, const CompanyLexicon& lexicon);

}  // namespace claimdex::claims
