// Who does what an English clause tells, where it is none of the companies found: a country, a body of its own, a person, a name
// that nobody knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

enum class SubjectKind : std::uint8_t {
  unknown,  ///< one of the companies, a possessor's ("its sales"), or nothing that the tables tell
  country,  ///< "Norway", "the European Union", "Britain and France"
  body,     ///< "the government", "the city": what governs
  thing,    ///< "the scheme", "the festival": may be a company's, but "it" stands for it
  people,   ///< "criminals", "the chancellor", "households"
  name      ///< "Harrow Mills", "the Tidewater Group": capitals that stand for no company of the article, and for no person
};

struct ClauseSubject {
  SubjectKind kind = SubjectKind::unknown;
  bool tells = false;   ///< its verb is one of telling: "says"
  bool trades = false;  ///< its verb is one of dealing in goods: "exports"
};

/// The subject that `clause` opens with and whose verb stands before byte `end`. O(words of the clause).
ClauseSubject subject_of(const Sentence& sentence, const std::vector<CompanyMention>& mentions, TextSpan clause, std::size_t end,
                         const CompanyLexicon& lexicon);

}  // namespace claimdex::claims
