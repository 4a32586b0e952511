// Names that only stand near a number of something else, in English: told by grammar, not by distance.
#include <algorithm>

#include "analyzers/claim/company/company_clause.hpp"
#include "analyzers/claim/company/company_relations.hpp"
#include "analyzers/claim/company/company_view.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

// Sums and sizes that things, people and markets have as well as companies.
bool is_of_anything(Event event) {
  return event == Event::capacity || event == Event::price || event == Event::spending || event == Event::market_share ||
         event == Event::sales_volume || event == Event::users || event == Event::penalty;
}

}  // namespace

bool MentionView::is_bystander(std::size_t i, Event event) const {
  if (sentence_.lang != "en" || demand_ == CompanyDemand::none || sentence_.clauses.empty()) return false;
  const bool timed = event == Event::time && quantity_.kind == QuantityKind::duration;
  const TextSpan clause = sentence_.clauses[own_clause_];
  const bool named = demand_ == CompanyDemand::named;
  if (named && timed && is_of_person_acting(i, clause)) return true;
  if (is_inside(i) || (opens_bracket_of(i) && !timed)) return false;
  const bool personal = named || event == Event::spending || event == Event::funding || event == Event::price;
  if (personal && is_before(i) && describes_person(sentence_, mentions_[i], quantity_.span.begin, lexicon_)) return true;
  const bool same = clause_of_mention(i) == own_clause_ || is_cut_by_ticker(i);
  const bool shared = !named && (takes_several(event) || names_deal());
  if (!same && !shared && has_own_subject(sentence_, clause, quantity_.span)) return true;
  if (named && !same && is_before(i) && !is_possessive(i) && !leads_into(i, clause) && !is_subject(i)) return true;
  if (named && is_of_person_acting(i, clause)) return true;
  if (!is_before(i)) return (named || (is_listable(i) && is_of_anything(event))) && !owns_behind(i);
  if (!named || !same) return false;
  const CompanyMention& mention = mentions_[i];
  if (mention.form == CompanyForm::pronoun && mention.span.of(sentence_.folded) == "they") return true;  // mostly people
  if (is_possessive(i)) return false;
  const std::string_view person = acting_person(sentence_, clause, mention.span.begin, lexicon_);
  const bool titled = (lexicon_.traits(hash_word(person)) & trait_person_title) != 0;  // "Mr Doe", mostly of the firm
  return (!person.empty() && !titled) || is_adverbial(i, clause);
}

bool MentionView::is_of_person_acting(std::size_t i, TextSpan clause) const {
  static const lang::WordGroup& possessors = lang::word_group("possessors_of_persons");
  static const lang::WordGroup& actors = lang::word_group("single_actors");
  static const lang::WordGroup& openers = lang::word_group("participle_openers");
  const auto first_from = [&](std::size_t byte) {
    return std::partition_point(sentence_.words.begin(), sentence_.words.end(),
                                [&](const TextSpan& word) { return word.begin < byte; });
  };
  const auto number = first_from(quantity_.span.begin);
  if (number != sentence_.words.begin() && lang::contains(possessors, (number - 1)->of(sentence_.folded))) return true;
  const bool timed = quantity_.kind == QuantityKind::duration;
  const bool opened = quantity_.span.begin > 0 && sentence_.text[quantity_.span.begin - 1] == '(';
  if (timed && opened && sentence_.text.substr(quantity_.span.end).starts_with(")")) return true;
  const auto named = first_from(mentions_[i].span.end);
  if (timed &&
      std::any_of(named, number, [&](const TextSpan& word) { return lang::contains(actors, word.of(sentence_.folded)); }))
    return true;
  const auto opener = first_from(clause.begin);  // also "After an hour spent testing Foo's app,"
  return clause_of_mention(i) == own_clause_ && opener != sentence_.words.end() && opener + 1 < named &&
         lang::contains(openers, opener->of(sentence_.folded)) && (opener + 1)->of(sentence_.folded).ends_with("ing") &&
         clause.begin == sentence_.clauses.front().begin;
}

bool MentionView::is_dummy(std::size_t i) const {
  static const lang::WordGroup& fillers = lang::word_group("dummy_it_fillers");
  const CompanyMention& mention = mentions_[i];
  const bool summed = quantity_.kind == QuantityKind::duration || quantity_.kind == QuantityKind::money;
  if (sentence_.lang != "en" || !summed || !is_before(i) || mention.span.of(sentence_.folded) != "it") return false;
  const std::string_view between = sentence_.folded.substr(mention.span.end, quantity_.span.begin - mention.span.end);
  if (between.starts_with(" has ") && !between.starts_with(" has been ")) return false;  // "it has $30m in funds"
  auto word = std::partition_point(sentence_.words.begin(), sentence_.words.end(),
                                   [&](const TextSpan& span) { return span.begin < mention.span.end; });
  bool any = false;  // a number right behind "it" is another sentence
  for (; word != sentence_.words.end() && word->begin < quantity_.span.begin; ++word, any = true)
    if (!lang::contains(fillers, word->of(sentence_.folded))) return false;
  return any || between.starts_with("'s ");
}

bool MentionView::is_subject(std::size_t i) const {
  constexpr std::ptrdiff_t most_words = 3;  // "but the chip maker Foo"
  const TextSpan clause = sentence_.clauses[clause_of_mention(i)];
  std::size_t begin = 0;
  const std::string_view link = preposition_of(i, begin);
  if (begin >= clause.begin && function_words(sentence_.lang).class_of(link) == WordClass::preposition)
    return (lexicon_.traits(hash_word(link)) & trait_owner_prep) != 0;
  const std::size_t end = std::max(mentions_[i].span.begin, clause.begin);
  const std::string_view before = sentence_.folded.substr(clause.begin, end - clause.begin);
  return std::count(before.begin(), before.end(), ' ') <= most_words;
}

bool MentionView::leads_into(std::size_t i, TextSpan clause) const {
  static const lang::WordGroup& relatives = lang::word_group("relative_subjects");
  if (adjoins(i)) return true;
  const std::string_view own = sentence_.folded.substr(clause.begin, clause.size());
  return clause_of_mention(i) + 1 == own_clause_ && lang::contains(relatives, own.substr(0, own.find(' ')));
}

bool MentionView::is_cut_by_ticker(std::size_t i) const {
  return is_before(i) && clause_of_mention(i) + 2 >= own_clause_ &&
         sentence_.folded.substr(mentions_[i].span.end).starts_with(" <");
}

bool MentionView::owns_behind(std::size_t i) const {
  if (distance(i) <= 1) return true;
  if (clause_of_mention(i) != own_clause_) return false;
  if (distance(i) < near_possessor && is_possessive(i)) return true;
  std::size_t begin = 0;
  return distance(i) < near_owner && (lexicon_.traits(hash_word(preposition_of(i, begin))) & trait_owner_prep) != 0;
}

bool MentionView::is_adverbial(std::size_t i, TextSpan clause) const {
  std::size_t begin = 0;
  const std::string_view link = preposition_of(i, begin);
  return is_listable(i) && begin > clause.begin + 1 && function_words(sentence_.lang).class_of(link) == WordClass::preposition &&
         (lexicon_.traits(hash_word(link)) & trait_owner_prep) == 0;
}

}  // namespace claimdex::claims
