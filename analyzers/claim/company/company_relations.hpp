// Where a name stands in a sentence: named by what it is to another, put in behind another, or followed by its short form.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/company/company_lexicon.hpp"

namespace claimdex::claims {

/// The word that ends before byte `end`, which moves to where it begins.
std::string_view word_before(std::string_view text, std::size_t& end);

/// "a competitor to Foo", "the main supplier of Foo": somebody else, told by the relation to the name that `link` leads to, a
/// word that begins at byte `begin`.
bool is_related_to(const Sentence& sentence, std::string_view link, std::size_t begin);

/// "Foo, which makes Bar's chips, jumped 4%": mention `i` stands in what is put in behind another name, in the clause that begins
/// at byte `clause`; the number stands at byte `number`, behind the aside.
bool is_in_aside(const Sentence& sentence, const std::vector<CompanyMention>& mentions, std::size_t i, std::size_t clause,
                 std::size_t number);

/// "Foo shares", "Foo's market value": what follows, one word or two that the table joins, is what companies have.
bool is_owner_of_next(const Sentence& sentence, const CompanyMention& mention, const CompanyLexicon& lexicon);

/// "Apple supplier Foo", "Apple's main rival", "Apple-backed Foo": somebody else, told by this one, in the next `most` words
/// before byte `number`.
bool is_told_by_relation(const Sentence& sentence, const CompanyMention& mention, int most, std::size_t number,
                         const CompanyLexicon& lexicon);

/// "500 shops now have Foo-powered tills"
bool is_part_of_compound(const Sentence& sentence, const CompanyMention& mention);

/// Whether the clause speaks of something between two: a deal, an offer, a stake.
bool speaks_of_deal(const Sentence& sentence, TextSpan clause, const CompanyLexicon& lexicon);

/// Where the mention ends with its short form: "the Example Agency (EA) said".
std::size_t end_with_short_form(const Sentence& sentence, const CompanyMention& mention);

/// 中国轻工业联合会: those whose trade is to count what others do, by sort or by how the name ends.
bool is_chinese_observer(const Sentence& sentence, const CompanyMention& mention, std::string_view sort);

/// 经合组织预测, 世界银行22日发布报告: a verb of telling close behind, in the same `clause`; of an economy also 将增速下调,
/// whoever revises a forecast.
bool reports_in_chinese(const Sentence& sentence, const CompanyMention& mention, TextSpan clause, bool of_economy);

/// (记者从…)获悉: what stands behind the name of who was asked.
bool is_heard_from(std::string_view behind);

/// 该组织, 其: the numbers are its own after all.
bool claims_for_itself(std::string_view told);

/// 它有8个接口, 我们用两天: what a Chinese pronoun has or does beside business is seldom a company's.
bool is_pronoun_of_things(const Sentence& sentence, const CompanyMention& mention);

/// "Foo said its Bar unit won an order", "profit at Foo's Bar subsidiary fell": the unit that is named acts, and not whose it is.
bool is_named_unit(const Sentence& sentence, const CompanyMention& mention, const CompanyLexicon& lexicon);

/// "Foo boss Jane Doe bought two flats", "a Foo University student, 20, raised 500": the name only says what the person is. Not
/// where the person speaks for it.
bool describes_person(const Sentence& sentence, const CompanyMention& mention, std::size_t number, const CompanyLexicon& lexicon);

}  // namespace claimdex::claims
