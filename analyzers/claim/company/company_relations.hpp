// Where a name stands in a sentence: named by what it is to another, put in behind another, or followed by its short form.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company.hpp"

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

/// Where the mention ends with its short form: "the Example Agency (EA) said".
std::size_t end_with_short_form(const Sentence& sentence, const CompanyMention& mention);

/// 中国轻工业联合会: those whose trade is to count what others do, by sort or by how the name ends.
bool is_chinese_observer(const Sentence& sentence, const CompanyMention& mention, std::string_view sort);

/// (记者从…)获悉: what stands behind the name of who was asked.
bool is_heard_from(std::string_view behind);

/// 该组织, 其: the numbers are its own after all.
bool claims_for_itself(std::string_view told);

/// 它有8个接口, 我们用两天: what a Chinese pronoun has or does beside business is seldom a company's.
bool is_pronoun_of_things(const Sentence& sentence, const CompanyMention& mention);

}  // namespace claimdex::claims
