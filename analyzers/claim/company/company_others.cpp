// Looks at the words of a sentence before its number, at its possessors and at who tells it.
#include "analyzers/claim/company/company_others.hpp"

#include <algorithm>

#include "analyzers/claim/company/company_clause.hpp"
#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/company/company_subject.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::claims {
namespace {

bool is_mentioned(const std::vector<CompanyMention>& mentions, TextSpan span) {
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const CompanyMention& mention) { return mention.span.overlaps(span); });
}

WordTraits traits_of(const Sentence& sentence, std::size_t word) {
  if (word >= sentence.words.size()) return 0;
  return company_lexicon(sentence.lang).traits(hash_word(sentence.words[word].of(sentence.folded)));
}

bool is_capital(const Sentence& sentence, TextSpan word) {
  const char first = sentence.text[word.begin];
  return first >= 'A' && first <= 'Z';
}

TextSpan clause_of(const Sentence& sentence, const Quantity& quantity) {
  const auto clause = std::partition_point(sentence.clauses.begin(), sentence.clauses.end(),
                                           [&](const TextSpan& span) { return span.end <= quantity.span.begin; });
  return clause == sentence.clauses.end() ? TextSpan{} : *clause;
}

/// "Labour's campaign cost", not "Germany's largest baker" and not "Friday's": a name that is no company owns what is measured.
bool has_possessor(const Sentence& sentence, const std::vector<CompanyMention>& mentions, TextSpan clause, std::size_t end) {
  static const lang::WordGroup& superlatives = lang::word_group("superlatives_of_places");
  static const lang::WordGroup& others = lang::word_group("possessors_of_nothing");
  const auto& words = sentence.words;
  for (std::size_t i = 0; i + 1 < words.size() && words[i + 1].end <= end; ++i) {
    const TextSpan word = words[i];
    if (word.begin < clause.begin || !is_capital(sentence, word)) continue;
    const std::string_view written = word.of(sentence.folded);
    const std::string_view rest = std::string_view(sentence.folded).substr(word.end);
    const bool possessive = written.ends_with("'s") || rest.starts_with("'s ");
    if (!possessive || lang::contains(others, written.substr(0, written.find('\'')))) continue;
    std::size_t next = i + 1;
    if (words[next].of(sentence.folded) == "s") ++next;
    if (next < words.size() && lang::contains(superlatives, words[next].of(sentence.folded))) continue;
    if (!is_mentioned(mentions, word)) return true;
  }
  return false;
}

/// "Rossini shares rose": shares of a name that is none of the companies.
bool is_of_other_shares(const Sentence& sentence, const std::vector<CompanyMention>& mentions, TextSpan clause) {
  static const lang::WordGroup& shares = lang::word_group("shares_of_firms");
  const std::size_t first = first_behind_openers(sentence, clause);
  if (first + 1 >= sentence.words.size() || sentence.is_headline()) return false;
  return is_capital(sentence, sentence.words[first]) && lang::contains(shares, sentence.words[first + 1].of(sentence.folded)) &&
         traits_of(sentence, first) == 0 && !is_mentioned(mentions, sentence.words[first]);
}

/// "the survey found", "according to the shoe trade".
bool is_told_by_survey(const Sentence& sentence, const std::vector<CompanyMention>& mentions) {
  static const lang::WordGroup& tellers = lang::word_group("tellers_of_markets");
  constexpr std::size_t reach = 5;  // words: "according to the latest trade figures"
  const auto& words = sentence.words;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string_view word = words[i].of(sentence.folded);
    if (word == "according" && words[i + 1].of(sentence.folded) == "to") {
      for (std::size_t k = i + 2; k < std::min(i + 2 + reach, words.size()); ++k) {
        if (is_mentioned(mentions, words[k])) break;
        if (lang::contains(tellers, words[k].of(sentence.folded))) return true;
      }
    }
    const bool definite = (traits_of(sentence, i - 1) & trait_definite) != 0;
    if (definite && lang::contains(tellers, word) && (traits_of(sentence, i + 1) & trait_say) != 0) return true;
  }
  return false;
}

/// "Chinese barge sales", "global oil demand": a place and goods, not "UK sales", which are the company's own.
bool is_of_place_market(std::string_view object, std::string_view lang) {
  static const lang::WordGroup& everywhere = lang::word_group("worldwide_adjectives");
  static const lang::WordGroup& measures = lang::word_group("measures_of_markets");
  if (!lang::contains(measures, text::fold_aligned(object.substr(object.rfind(' ') + 1)))) return false;
  const std::size_t end = object.find(' ');
  if (end == std::string_view::npos || object.find(' ', end + 1) == std::string_view::npos) return false;
  const std::string first = text::fold_aligned(object.substr(0, end));
  const WordTraits traits = company_lexicon(lang).traits(hash_word(first));
  return (traits & (trait_place | trait_nationality)) != 0 || lang::contains(everywhere, first);
}

bool is_of_many(Event event) {
  return event == Event::sales_volume || event == Event::price || event == Event::users || event == Event::market_share ||
         event == Event::spending;
}

/// "The chancellor gave $3bn", "Norway pays $2bn", "Harrow Mills made a loss": who does it, in the clause of the number.
bool is_done_by_another(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                        Event event) {
  const TextSpan clause = clause_of(sentence, quantity);
  if (clause.empty()) return false;
  const ClauseSubject subject = subject_of(sentence, mentions, clause, quantity.span.begin, company_lexicon(sentence.lang));
  if (subject.tells) return false;
  // what a company sells, it sells in countries and to people: "Norway brought in 3% of sales", "fans bought 400 copies"
  if (subject.kind == SubjectKind::country && subject.trades && event == Event::sales_volume) return true;
  const bool of_market = event == Event::revenue || event == Event::profit || event == Event::sales_volume ||
                         event == Event::users || event == Event::market_share || event == Event::headcount;
  if (subject.kind == SubjectKind::body) return true;
  if (subject.kind == SubjectKind::country || subject.kind == SubjectKind::people) return !of_market;
  // a name may be that of a product, which has prices and sizes
  const bool of_firms = event == Event::profit || event == Event::headcount || event == Event::job_cuts ||
                        event == Event::hiring || event == Event::stock || event == Event::acquisition ||
                        event == Event::funding || event == Event::valuation || event == Event::spending;
  return subject.kind == SubjectKind::name && of_firms;
}

}  // namespace

bool is_told_by_unknown(const Sentence& sentence, const std::vector<CompanyMention>& mentions) {
  static const lang::WordGroup& figures = lang::word_group("figure_nouns");
  if (sentence.lang != "en" || sentence.is_headline()) return false;
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 6;
  const CompanyLexicon& lexicon = company_lexicon(sentence.lang);
  for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
    const TextSpan word = sentence.words[i];
    if (word.size() < shortest || word.size() > longest) continue;
    const std::string_view written = word.of(sentence.text);
    if (!std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
    const std::string_view next = sentence.words[i + 1].of(sentence.folded);
    if (!lang::contains(figures, next) && (lexicon.traits(hash_word(next)) & trait_say) == 0) continue;
    return std::none_of(mentions.begin(), mentions.end(),
                        [&](const CompanyMention& mention) { return mention.span.overlaps(word); });
  }
  return false;
}

bool is_of_person(const Sentence& sentence, const Quantity& quantity) {
  static const lang::WordGroup& persons = lang::word_group("single_persons");
  if (sentence.lang != "en") return false;
  const TextSpan clause = clause_of(sentence, quantity);
  return !clause.empty() &&
         lang::contains(persons, acting_person(sentence, clause, quantity.span.begin, company_lexicon(sentence.lang)));
}

/// "la consommation mondiale", "die weltweite Nachfrage", "la demanda nacional": no single company's.
bool is_of_whole_market(std::string_view object, std::string_view lang) {
  static const lang::WordGroup& heads = lang::word_group("demand_of_markets");
  static const lang::WordGroup& everywhere = lang::word_group("market_wide_adjectives");
  if (lang != "de" && !is_romance(lang)) return false;
  bool head = false;
  bool wide = false;
  const std::string folded = text::fold_aligned(object);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    head = head || lang::contains(heads, word);
    wide = wide || lang::contains(everywhere, word);
    begin = end + 1;
  }
  return head && wide;
}

/// "werde Indonesien 850.000 Fass produzieren", "L'Espagne a investi": a country opens the clause or stands behind its verb.
bool is_done_by_country(const Sentence& sentence, const Quantity& quantity) {
  if (sentence.lang != "de" && !is_romance(sentence.lang)) return false;
  const TextSpan clause = clause_of(sentence, quantity);
  const auto& words = sentence.words;
  bool opens = true;
  for (std::size_t i = 0; i < words.size() && words[i].end <= quantity.span.begin; ++i) {
    if (words[i].begin < clause.begin) continue;
    const WordTraits traits = traits_of(sentence, i);
    const bool behind_verb = i > 0 && words[i - 1].begin >= clause.begin && !is_capital(sentence, words[i - 1]) &&
                             (traits_of(sentence, i - 1) & (trait_verb | trait_strong_verb)) != 0;
    if (is_capital(sentence, words[i]) && (traits & trait_place) != 0 && (opens || behind_verb)) return true;
    opens = opens && (traits & trait_determiner) != 0 && (traits & trait_before) == 0;
  }
  return false;
}

bool is_of_another(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity, Event event,
                   std::string_view object) {
  static const lang::WordGroup& personal = lang::word_group("personal_assets");  // whose fortune it is, its sentence says
  if (sentence.lang != "en") return is_done_by_country(sentence, quantity) || is_of_whole_market(object, sentence.lang);
  if (event == Event::valuation && lang::contains(personal, text::fold_aligned(object))) return true;
  if ((is_of_many(event) && is_told_by_survey(sentence, mentions)) || is_of_place_market(object, sentence.lang)) return true;
  if (is_of_market(sentence, mentions, quantity) || is_done_by_another(sentence, mentions, quantity, event)) return true;
  const TextSpan clause = clause_of(sentence, quantity);
  if (event == Event::stock && is_of_other_shares(sentence, mentions, clause)) return true;
  return has_possessor(sentence, mentions, clause, quantity.span.begin);
}

bool is_of_market(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity) {
  if (sentence.lang != "en") return false;
  const TextSpan clause = clause_of(sentence, quantity);
  if (clause.empty()) return false;
  std::vector<TextSpan> names;
  for (const CompanyMention& mention : mentions)
    if (mention.form != CompanyForm::nobody) names.push_back(mention.span);
  return !market_subject(sentence, names, clause, quantity.span, company_lexicon(sentence.lang)).empty();
}

bool is_of_any(const Sentence& sentence, const Quantity& quantity) {
  static const lang::WordGroup& determiners = lang::word_group("indefinite_determiners");
  static const lang::WordGroup& sorts = lang::word_group("things_of_a_sum");
  if (sentence.lang != "en" || quantity.kind != QuantityKind::money || sentence.is_headline()) return false;
  const auto& words = sentence.words;
  const auto first_from = [&](std::size_t byte) {
    return static_cast<std::size_t>(
        std::partition_point(words.begin(), words.end(), [&](const TextSpan& word) { return word.begin < byte; }) -
        words.begin());
  };
  const std::size_t number = first_from(quantity.number.begin);
  const std::size_t behind = first_from(quantity.number.end);
  if (behind >= words.size()) return false;
  if (number == 0 || !lang::contains(determiners, words[number - 1].of(sentence.folded)))
    return words[behind].begin <= quantity.number.end + 1 && lang::contains(sorts, words[behind].of(sentence.folded));
  static const lang::WordGroup& leaders =
      lang::word_group("words_of_leading");  // "the CEO of a $3tn company": of the one told of
  if (number > 1 && lang::contains(leaders, words[number - 2].of(sentence.folded))) return false;
  constexpr std::size_t reach = 4;  // words: "a $300bn enterprise software giant"
  for (std::size_t at = behind; at < std::min(behind + reach, words.size()); ++at) {
    const WordTraits traits = traits_of(sentence, at);
    if ((traits & trait_org_noun) != 0) return true;
    if ((traits & (trait_before | trait_verb | trait_say)) != 0) return false;
  }
  return false;
}

/// "Le ministère affirme qu'il dépense": the pronoun stands for the body that the sentence opens with.
bool follows_public(const Sentence& sentence, TextSpan pronoun) {
  constexpr std::size_t reach = 5;  // words
  for (std::size_t i = 0; i < std::min(reach, sentence.words.size()) && sentence.words[i].end <= pronoun.begin; ++i)
    if ((traits_of(sentence, i) & trait_public) != 0) return true;
  return false;
}

bool has_antecedent(const Sentence& sentence, const std::vector<CompanyMention>& mentions, TextSpan pronoun) {
  if (sentence.lang != "en") return sentence.lang != "de" && follows_public(sentence, pronoun);
  const auto& words = sentence.words;
  const auto before = [&](std::size_t i) { return i < words.size() && words[i].end <= pronoun.begin; };
  static const lang::WordGroup& indefinite = lang::word_group("indefinite_openers");
  constexpr std::size_t reach = 2;  // words: "any small firm"
  for (std::size_t i = 0; before(i); ++i) {
    if (!lang::contains(indefinite, words[i].of(sentence.folded))) continue;
    for (std::size_t k = i + 1; before(k) && k <= i + 1 + reach; ++k)
      if ((traits_of(sentence, k) & trait_org_noun) != 0 && (traits_of(sentence, k + 1) & trait_title) == 0) return true;
  }
  const bool nobody_else = std::all_of(mentions.begin(), mentions.end(), [&](const CompanyMention& mention) {
    return mention.form == CompanyForm::nobody || mention.span.begin > pronoun.begin;
  });
  if (sentence.clauses.empty() || !nobody_else || !pronoun.of(sentence.folded).starts_with("it")) return false;
  const SubjectKind kind =
      subject_of(sentence, mentions, sentence.clauses.front(), pronoun.begin, company_lexicon(sentence.lang)).kind;
  return kind == SubjectKind::country || kind == SubjectKind::body || kind == SubjectKind::thing;
}

}  // namespace claimdex::claims
