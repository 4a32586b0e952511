// One number and the companies of its sentence, as the rules of choice see them: clauses, sides, distances.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company_choose.hpp"
#include "analyzers/claim/company/company_lexicon.hpp"

namespace claimdex::claims {

/// Mentions are told by their index. The sentence, its mentions and the quantity must outlive the view.
class MentionView {
 public:
  MentionView(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
              CompanyDemand demand);

  [[nodiscard]] std::size_t clause_of(std::size_t byte) const;
  [[nodiscard]] std::size_t clause_of_mention(std::size_t i) const { return clause_of(mentions_[i].span.begin); }
  [[nodiscard]] bool is_before(std::size_t i) const { return mentions_[i].span.begin < quantity_.span.begin; }
  [[nodiscard]] bool is_inside(std::size_t i) const { return quantity_.span.contains(mentions_[i].span); }
  [[nodiscard]] bool is_company(std::size_t i) const { return !mentions_[i].source && mentions_[i].form != CompanyForm::nobody; }
  [[nodiscard]] std::size_t distance(std::size_t i) const;
  [[nodiscard]] bool is_possessive(std::size_t i) const;
  /// One of the `words` words right before the mention has a trait of `wanted`: "at X", "acquired the insurer X".
  [[nodiscard]] bool follows(std::size_t i, WordTraits wanted, int words) const;
  /// The word before mention i, articles left out, and where it begins.
  [[nodiscard]] std::string_view preposition_of(std::size_t i, std::size_t& begin) const;
  /// "held by Foo (20%), Bar (30%)": the bracket is the name's.
  [[nodiscard]] bool opens_bracket_of(std::size_t i) const;
  /// "Foo, which holds 2,000 shares of Bar": the clause hangs on the name right before it.
  [[nodiscard]] bool adjoins(std::size_t i) const;
  /// Whether the clause of the number speaks of a deal.
  [[nodiscard]] bool names_deal() const;
  [[nodiscard]] bool is_listable(std::size_t i) const { return mentions_[i].form <= CompanyForm::acronym; }

  /// A name that only stands near a number of something else, in English. Told by grammar and not by distance: a text that nobody
  /// tuned rules for names many companies beside its numbers.
  [[nodiscard]] bool is_bystander(std::size_t i, Event event) const;
  /// "it took us two days", "it is five years since", "if it is $30m": stands for no company.
  [[nodiscard]] bool is_dummy(std::size_t i) const;

 protected:
  static constexpr std::size_t near_owner = 60;
  static constexpr std::size_t near_possessor = 25;

  const Sentence& sentence_;
  const std::vector<CompanyMention>& mentions_;
  const Quantity& quantity_;
  const CompanyLexicon& lexicon_;
  std::size_t own_clause_;  ///< of the number
  CompanyDemand demand_;

 private:
  /// "By launching with Foo, ...", "a message sent to the maker Foo, ...": words before the name, in its clause, say something
  /// else.
  [[nodiscard]] bool is_subject(std::size_t i) const;
  /// "a firm like Foo - which spent two years": the clause of the number hangs on the name.
  [[nodiscard]] bool leads_into(std::size_t i, TextSpan clause) const;
  /// "his three years", "resize in Foo Studio (10 min)", "after testing Foo's app for two hours": time that a person took.
  [[nodiscard]] bool is_of_person_acting(std::size_t i, TextSpan clause) const;
  /// "Foo <FOO.L> will issue": the stop of a ticker begins a clause.
  [[nodiscard]] bool is_cut_by_ticker(std::size_t i) const;
  /// "two versions of the Foo", "Foo's board", "72-member Foo": the name behind the number is its owner.
  [[nodiscard]] bool owns_behind(std::size_t i) const;
  /// "sold through Foo for two years": a preposition before the name that names no owner, inside the clause.
  [[nodiscard]] bool is_adverbial(std::size_t i, TextSpan clause) const;
};

}  // namespace claimdex::claims
