// What an English sentence says of somebody who is no company of the article: a country, a person, a survey, a market.
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// "The CML said lending fell", "ONS figures showed": an organisation in capitals that is no company of the article tells, so
/// that what it tells is not of the company that the article is about. O(words).
bool is_told_by_unknown(const Sentence& sentence, const std::vector<CompanyMention>& mentions);

/// "He has given $10m", "Mr Doe has a fortune of $10m", of somebody in an article on a company.
bool is_of_person(const Sentence& sentence, const Quantity& quantity);

/// Whether the sentence names another owner of the number than a company that it does not name: "the party's campaign cost", "the
/// survey found", "Chinese barge sales".
bool is_of_another(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity, Event event,
                   std::string_view object);

/// "Foo said house prices rose 3%", "demand fell 3%": the subject of the clause, or of what is told in it, is a market, goods or
/// people at large. O(words).
bool is_of_market(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity);

/// "You need a $1bn firm behind you", "it slows down $100bn projects": a sum that only tells of what sort something is.
bool is_of_any(const Sentence& sentence, const Quantity& quantity);

/// "The European Union said it will", "the scheme doubled its": the pronoun stands for what the sentence names before it, which
/// is no company. `mentions`: those before it.
bool has_antecedent(const Sentence& sentence, const std::vector<CompanyMention>& mentions, TextSpan pronoun);

}  // namespace claimdex::claims
