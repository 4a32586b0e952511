// Where mentions stand to a number; no rule of whose it is.
#include "analyzers/claim/company/company_view.hpp"

#include <algorithm>

#include "analyzers/claim/company/company_relations.hpp"
#include "analyzers/claim/company/company_words.hpp"

namespace claimdex::claims {

MentionView::MentionView(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                         CompanyDemand demand)
    : sentence_(sentence),
      mentions_(mentions),
      quantity_(quantity),
      lexicon_(company_lexicon(sentence.lang)),
      own_clause_(clause_of(quantity.span.begin)),
      demand_(demand) {}

std::size_t MentionView::clause_of(std::size_t byte) const {
  const auto clause = std::partition_point(sentence_.clauses.begin(), sentence_.clauses.end(),
                                           [&](const TextSpan& span) { return span.end <= byte; });
  const auto index = static_cast<std::size_t>(clause - sentence_.clauses.begin());
  return index < sentence_.clauses.size() || index == 0 ? index : index - 1;
}

std::size_t MentionView::distance(std::size_t i) const {
  const TextSpan& span = mentions_[i].span;
  if (is_before(i)) return quantity_.span.begin - std::min(span.end, quantity_.span.begin);
  return span.begin - std::min(quantity_.span.end, span.begin);
}

bool MentionView::is_possessive(std::size_t i) const {
  const std::string_view rest = sentence_.text.substr(mentions_[i].span.end);
  return rest.starts_with("'s") || rest.starts_with("\xE2\x80\x99s") || rest.starts_with("' ") ||
         rest.starts_with("\xE2\x80\x99 ") || rest.starts_with("的") || rest.starts_with("の") || rest.starts_with("의 ");
}

bool MentionView::follows(std::size_t i, WordTraits wanted, int words) const {
  const std::string_view text = sentence_.folded;
  std::size_t end = mentions_[i].span.begin;
  for (; words > 0 && end > 0; --words) {
    const std::string_view word = word_before(text, end);
    if ((lexicon_.traits(hash_word(word)) & wanted) != 0) return true;
    if (word.ends_with(',') || word.ends_with(';')) return false;
  }
  return false;
}

std::string_view MentionView::preposition_of(std::size_t i, std::size_t& begin) const {
  begin = mentions_[i].span.begin;
  std::string_view word = word_before(sentence_.folded, begin);
  if ((lexicon_.traits(hash_word(word)) & trait_determiner) != 0) word = word_before(sentence_.folded, begin);
  return word;
}

bool MentionView::opens_bracket_of(std::size_t i) const {
  const TextSpan& span = mentions_[i].span;
  if (!is_before(i) || mentions_[i].form == CompanyForm::nobody || span.end > quantity_.span.begin) return false;
  const std::string_view between = sentence_.folded.substr(span.end, quantity_.span.begin - span.end);
  return between == " (" && sentence_.folded.find(')', quantity_.span.end) < sentence_.folded.find('(', quantity_.span.end);
}

bool MentionView::adjoins(std::size_t i) const {
  if (own_clause_ == 0 || clause_of_mention(i) + 1 != own_clause_) return false;
  return mentions_[i].span.end + 3 > sentence_.clauses[own_clause_].begin;
}

bool MentionView::names_deal() const {
  return !sentence_.clauses.empty() && speaks_of_deal(sentence_, sentence_.clauses[own_clause_], lexicon_);
}

}  // namespace claimdex::claims
