// Relations and asides in English only, which other languages say otherwise; observers in Chinese.
#include "analyzers/claim/company/company_relations.hpp"

#include <algorithm>
#include <string>

#include "analyzers/claim/company/company_clause.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {

namespace {

/// The first word that begins at byte `at` or behind it.
auto word_from(const Sentence& sentence, std::size_t at) {
  return std::partition_point(sentence.words.begin(), sentence.words.end(),
                              [at](const TextSpan& word) { return word.begin < at; });
}

}  // namespace

std::string_view word_before(std::string_view text, std::size_t& end) {
  std::size_t last = end;
  while (last > 0 && (text[last - 1] == ' ' || text[last - 1] == '<' || text[last - 1] == '(')) --last;
  std::size_t first = last;
  while (first > 0 && text[first - 1] != ' ') --first;
  end = first;
  return text.substr(first, last - first);
}

bool is_related_to(const Sentence& sentence, std::string_view link, std::size_t begin) {
  static const lang::WordGroup& relations = lang::word_group("relations_to_others");
  if (sentence.lang != "en" || (link != "to" && link != "of" && link != "for")) return false;
  return lang::contains(relations, word_before(sentence.folded, begin));
}

bool is_in_aside(const Sentence& sentence, const std::vector<CompanyMention>& mentions, std::size_t i, std::size_t clause,
                 std::size_t number) {
  static const lang::WordGroup& openers = lang::word_group("aside_openers");
  const CompanyMention& mention = mentions[i];
  if (sentence.lang != "en" || clause == 0 || number < mention.span.end) return false;
  if (sentence.folded.substr(mention.span.end, number - mention.span.end).find(", ") == std::string_view::npos) return false;
  const auto word = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                         [&](const TextSpan& span) { return span.end <= clause; });
  if (word == sentence.words.end() || !lang::contains(openers, word->of(sentence.folded))) return false;
  constexpr std::size_t gap = 3;  // bytes: ", "
  return std::any_of(mentions.begin(), mentions.begin() + static_cast<std::ptrdiff_t>(i), [&](const CompanyMention& other) {
    const bool company = !other.source && other.form != CompanyForm::nobody && other.index != mention.index;
    return company && other.span.end + gap >= clause;
  });
}

bool is_owner_of_next(const Sentence& sentence, const CompanyMention& mention, const CompanyLexicon& lexicon) {
  const auto trait_of = [&](const TextSpan& word) { return lexicon.traits(hash_word(word.of(sentence.folded))); };
  auto next = word_from(sentence, mention.span.end);
  std::string pair;
  for (int steps = 0; steps < 3 && next != sentence.words.end(); ++next, ++steps) {
    if (next->begin > mention.span.end + 14) return false;
    if ((trait_of(*next) & trait_staffed) != 0) return true;
    const std::string_view word = next->of(sentence.folded);
    if (steps > 0 && (lexicon.traits(hash_word(pair.append(word))) & trait_staffed) != 0) return true;
    pair.assign(word).append("-");
  }
  return false;
}

bool is_told_by_relation(const Sentence& sentence, const CompanyMention& mention, int most, std::size_t number,
                         const CompanyLexicon& lexicon) {
  auto next = word_from(sentence, mention.span.end);
  for (int steps = 0; steps < most && next != sentence.words.end() && next->begin < number; ++next, ++steps) {
    const WordTraits traits = lexicon.traits(hash_word(next->of(sentence.folded)));
    if ((traits & trait_relation) != 0) return true;
    if ((traits & (trait_verb | trait_before | trait_staffed)) != 0) return false;
  }
  return false;
}

bool is_named_unit(const Sentence& sentence, const CompanyMention& mention, const CompanyLexicon& lexicon) {
  static const lang::WordGroup& units = lang::word_group("named_units");
  static const lang::WordGroup& owners = lang::word_group("own_determiners");
  static const lang::WordGroup& objects = lang::word_group("links_to_objects");
  if (sentence.lang != "en" || mention.form > CompanyForm::acronym) return false;
  const auto first = word_from(sentence, mention.span.begin);
  const auto unit = word_from(sentence, mention.span.end);
  if (unit == sentence.words.end() || unit + 1 == sentence.words.end() || first == sentence.words.begin()) return false;
  if (unit->begin != mention.span.end + 1 || !lang::contains(units, unit->of(sentence.folded))) return false;
  const std::string_view verb = (unit + 1)->of(sentence.folded);
  if (sentence.text[(unit + 1)->begin] < 'a' || verb == "to" || !is_finite_verb(verb, lexicon.traits(hash_word(verb))))
    return false;
  constexpr int reach = 3;  // words: "its wholly-owned American"
  auto word = first;
  for (int steps = 0; steps < reach && word != sentence.words.begin(); ++steps) {
    --word;
    const std::string_view written = word->of(sentence.folded);
    const bool possessive = written.ends_with("'s") || sentence.folded.substr(word->end).starts_with("'s ");
    if (!possessive && !lang::contains(owners, written)) continue;
    return word == sentence.words.begin() || possessive || !lang::contains(objects, (word - 1)->of(sentence.folded));
  }
  return false;
}

bool describes_person(const Sentence& sentence, const CompanyMention& mention, std::size_t number,
                      const CompanyLexicon& lexicon) {
  static const lang::WordGroup& occupations = lang::word_group("occupations");
  if (sentence.lang != "en" || mention.form > CompanyForm::acronym) return false;
  const auto end = sentence.words.end();
  const auto traits = [&](auto word) { return lexicon.traits(hash_word(word->of(sentence.folded))); };
  const auto is_capital = [&](auto word) { return sentence.text[word->begin] >= 'A' && sentence.text[word->begin] <= 'Z'; };
  const auto gap = [&](auto word) { return sentence.folded.substr((word - 1)->end, word->begin - (word - 1)->end); };
  const auto first = word_from(sentence, mention.span.end);
  constexpr int most_words = 3;  // "Foo programme director", "Foo chief executive"
  auto word = first;
  auto occupation = end;
  for (int steps = 0; steps < most_words && word != end && word->end <= number; ++steps, ++word) {
    if (is_capital(word) || (word != first && gap(word) != " ") || (traits(word) & (trait_say | trait_before)) != 0) break;
    if ((traits(word) & trait_title) != 0 || lang::contains(occupations, word->of(sentence.folded))) occupation = word;
  }
  if (occupation == end || word != occupation + 1 || word == end || word->end > number) return false;
  const auto name = word;
  while (word != end && is_capital(word) && gap(word) == " ") ++word;
  const bool aside = word == name && gap(name).starts_with(",");
  if (word == name && !aside) return false;
  constexpr int reach = 4;  // words: "has also said"
  for (int steps = 0; steps < reach && word != end && word->end <= number; ++steps, ++word)
    if ((traits(word) & trait_say) != 0) return false;
  return true;
}

bool is_part_of_compound(const Sentence& sentence, const CompanyMention& mention) {
  const std::string_view rest = std::string_view(sentence.folded).substr(mention.span.end);
  return sentence.lang == "en" && rest.size() > 2 && rest.front() == '-' && rest[1] >= 'a' && rest[1] <= 'z' &&
         sentence.text[mention.span.end + 1] == rest[1];
}

bool speaks_of_deal(const Sentence& sentence, TextSpan clause, const CompanyLexicon& lexicon) {
  constexpr int most_words = 60;
  auto word = word_from(sentence, clause.begin);
  for (int steps = 0; steps < most_words && word != sentence.words.end() && word->end <= clause.end; ++word, ++steps)
    if ((lexicon.traits(hash_word(word->of(sentence.folded))) & trait_deal) != 0) return true;
  return false;
}

std::size_t end_with_short_form(const Sentence& sentence, const CompanyMention& mention) {
  constexpr std::size_t longest = 12;  // bytes of " (EXAMPLE)"
  const std::string_view rest = std::string_view(sentence.folded).substr(mention.span.end);
  if (sentence.lang != "en" || !rest.starts_with(" (")) return mention.span.end;
  const std::size_t close = rest.find(')');
  return close < longest ? mention.span.end + close : mention.span.end;
}

bool is_chinese_observer(const Sentence& sentence, const CompanyMention& mention, std::string_view sort) {
  if (sort == "institution" || sort == "central-bank" || sort == "media" || sort == "newspaper" || sort == "cartel") return true;
  static const lang::WordGroup& endings = lang::word_group("observer_endings");
  const std::string_view name = mention.span.of(sentence.folded);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool reports_in_chinese(const Sentence& sentence, const CompanyMention& mention, TextSpan clause, bool of_economy) {
  static const lang::WordGroup& verbs = lang::word_group("telling_verbs");
  static const lang::WordGroup& revisions = lang::word_group("revising_verbs");
  constexpr std::size_t reach = 24;  // bytes
  const std::string_view folded = sentence.folded;
  std::string_view rest = folded.substr(mention.span.end, reach);
  rest = rest.substr(0, std::min(rest.find("，"), rest.find("的")));
  const std::string_view deed =
      clause.end > mention.span.end ? folded.substr(mention.span.end, clause.end - mention.span.end) : std::string_view{};
  if (of_economy && (deed.starts_with("将") || deed.starts_with("把")) &&
      std::any_of(revisions.begin(), revisions.end(), [&](std::string_view verb) { return deed.find(verb) != deed.npos; }))
    return true;
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return rest.find(verb) != rest.npos; });
}

bool is_heard_from(std::string_view behind) {
  static const lang::WordGroup& verbs = lang::word_group("hearing_verbs");
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return behind.starts_with(verb); });
}

bool claims_for_itself(std::string_view told) {
  static const lang::WordGroup& words = lang::word_group("words_of_own_figures");
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return told.find(word) != told.npos; });
}

bool is_pronoun_of_things(const Sentence& sentence, const CompanyMention& mention) {
  static const lang::WordGroup& pronouns = lang::word_group("pronouns_of_things");
  return sentence.lang == "zh" && mention.form != CompanyForm::name && lang::contains(pronouns, mention.span.of(sentence.folded));
}

}  // namespace claimdex::claims
