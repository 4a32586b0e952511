// Scores the surroundings of a capitalised run. Weights: 2 = enough alone, 1 = needs another hint.
#include "analyzers/claim/company/company_scoring.hpp"

#include <algorithm>

#include "analyzers/claim/parts_of_speech.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr bool has(WordTraits traits, WordTraits wanted) { return (traits & wanted) != 0; }

}  // namespace

bool NameContext::joins(std::size_t at) const {
  if (at == 0 || at >= words_.size()) return false;
  const Word& word = words_[at];
  if (word.gap == WordGap::none || word.gap == WordGap::space) return true;
  if (word.gap != WordGap::joint) return false;
  const std::string_view gap = block_.text.substr(words_[at - 1].end, word.begin - words_[at - 1].end);
  const bool spaced = gap.find(' ') != std::string_view::npos;
  return !spaced || (gap.front() == '.' && !word.starts_sentence);
}

bool NameContext::is_name_connector(std::size_t at, bool headed) const {
  if (!headed || words_[at].kind != WordKind::latin) return false;
  const std::string_view word = words_[at].of(block_.folded);
  static const lang::WordGroup& connectors = lang::word_group("name_connectors");
  return lang::contains(connectors, word);
}

bool NameContext::is_no_name_start(std::size_t at) const {
  const WordTraits t = traits(at);
  if (has(t, trait_head | trait_tail) && !has(t, trait_determiner))
    return block_.title_case && has(t, trait_function | trait_verb);
  if (has(t, trait_determiner | trait_person_title)) return true;
  if (describes(at)) return true;
  const bool compass = has(t, trait_place_part) && has(traits(at + 1), trait_place) && joins(at + 1);
  return (has(t, trait_function) && !compass) ||
         (words_[at].starts_sentence && has(t, trait_before | trait_say | trait_verb | trait_owned)) ||
         (block_.title_case && has(t, trait_before | trait_verb | trait_owned | trait_org_noun));
}

/// "Startup Pelican raises", "Der Maschinenbauer Rheinwerk AG": a noun with a capital that is none of the name's.
bool NameContext::describes(std::size_t at) const {
  const bool capital_by_place = words_[at].starts_sentence || block_.headline;
  if (at + 1 >= words_.size() || !joins(at + 1) || !words_[at + 1].capital) return false;
  if (has(traits(at + 1), trait_tail | trait_legal)) return false;
  if (is_german()) return has(traits(at), trait_org_noun) || block_.lexicon->ends_as_maker(words_[at].of(block_.folded));
  return capital_by_place && has(traits(at), trait_org_noun) && !has(traits(at), trait_head);
}

bool NameContext::is_no_name_end(std::size_t at) const {
  const WordTraits t = traits(at);
  if (has(t, trait_legal | trait_tail) && !block_.title_case) return false;
  return has(t, trait_function | trait_determiner | trait_person_title | trait_title) ||
         (block_.title_case && has(t, trait_owned | trait_verb | trait_before));
}

bool NameContext::parts_names(std::size_t at) const {
  const WordTraits t = traits(at);
  if (has(t, trait_legal | trait_tail) && !block_.title_case) return false;
  if (has(t, trait_title | trait_person_title)) return true;
  return block_.title_case && has(t, trait_verb | trait_owned | trait_function | trait_before | trait_determiner);
}

bool NameContext::is_no_formal_start(std::size_t at) const {
  const WordTraits t = traits(at);
  if (has(t, trait_determiner | trait_person_title | trait_nationality) || describes(at)) return true;
  return (block_.title_case || words_[at].starts_sentence) && has(t, trait_before | trait_say) && !has(t, trait_tail);
}

bool NameContext::parts_formal(std::size_t at) const {
  const WordTraits t = traits(at);
  if (has(t, trait_tail)) return false;
  if (has(t, trait_person_title)) return true;
  return block_.title_case && has(t, trait_verb | trait_before | trait_determiner | trait_say);
}

bool NameContext::is_listing(std::size_t at) const {
  if (at == 0 || at >= words_.size() || words_[at].gap != WordGap::bracket) return false;
  return is_ticker(at) || (opens_bracket_before(at) && has(traits(at), trait_listing));
}

bool NameContext::is_ticker(std::size_t at) const {
  const Word& word = words_[at];
  if (word.gap != WordGap::bracket || word.begin < 2 || block_.text[word.begin - 1] != '<') return false;
  if (block_.text[word.begin - 2] == '>') return false;  // a tag: "</TITLE><BODY>"
  return word.end < block_.text.size() && (block_.text[word.end] == '>' || block_.text[word.end] == '.') &&
         word.end - word.begin <= 5;
}

bool NameContext::is_person(std::size_t first, std::size_t end) const {
  const std::size_t length = end - first;
  if (length >= 2 && length <= 4 && has(traits(first), trait_given_name)) return true;
  if (length == 1 && has(traits(first), trait_given_name | trait_surname)) return true;
  if (length == 2 && has(traits(end - 1), trait_surname)) return true;
  if (length >= 2 && length <= 3 && words_[first + 1].end - words_[first + 1].begin == 1) return true;  // "John F Smith"
  if (first == 0 || !joins(first)) return false;
  const WordTraits before = traits(first - 1);
  return has(before, trait_person_title) && !has(before, trait_org_noun);
}

/// "Soviet Union", "Monte Carlo": a place, though it may end like the name of a body, or be a company's.
bool NameContext::is_place_in_parts(std::size_t first, std::size_t end) const {
  return end - first == 2 && has(traits(first), trait_place_part) && has(traits(first + 1), trait_place_part);
}

bool NameContext::is_place(std::size_t first, std::size_t end) const {
  std::size_t parts = 0;  // "Hong Kong"
  while (first + parts < end && has(traits(first + parts), trait_place_part)) ++parts;
  if (first + parts == end && parts > 1) return true;
  for (std::size_t i = first; i < end; ++i) {
    if (has(traits(i), trait_place)) return true;
    const std::string_view word = words_[i].of(block_.folded);
    if (!is_german() || !word.ends_with('s')) continue;  // "Österreichs"
    if (has(block_.lexicon->traits(hash_word(word.substr(0, word.size() - 1))), trait_place)) return true;
  }
  return false;
}

bool NameContext::is_generic(std::size_t first, std::size_t end) const {
  for (std::size_t i = first; i < end; ++i)
    if (!has(traits(i), trait_tail | trait_head | trait_function | trait_owned | trait_legal | trait_org_noun)) return false;
  return true;
}

/// "el consejero de Sanidad", "ministre de la Défense": the domain of an office.
bool NameContext::is_domain_of_office(std::size_t first) const {
  if (!is_romance(block_.lang)) return false;
  static const lang::WordGroup& offices = lang::word_group("public_offices");
  static const lang::WordGroup& links = lang::word_group("genitive_prepositions");
  std::size_t at = first;
  while (at > 0 && joins(at) && !words_[at - 1].capital && first - at < 3) {
    --at;
    const std::string_view word = words_[at].of(block_.folded);
    if (lang::contains(offices, word)) return at + 1 < first;
    if (!lang::contains(links, word) && !has(traits(at), trait_determiner | trait_function)) return false;
  }
  return false;
}

/// "Verletzung", "Flüchtlingen": a noun of the language, which German writes with a capital.
bool NameContext::is_german_noun(std::size_t at) const {
  if (!is_german() || words_[at].all_caps || words_[at].inner_capital) return false;
  if (has(traits(at), trait_common_noun)) return true;
  static const lang::WordGroup& endings = lang::word_group("common_noun_endings");
  constexpr std::size_t shortest = 4;  // letters before the ending
  const std::string_view word = words_[at].of(block_.folded);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.size() >= ending.size() + shortest && word.ends_with(ending); });
}

/// "tmpB", "mathBlock": a name of code, not "eBay".
bool NameContext::is_variable(std::size_t at) const {
  const std::string_view written = words_[at].of(block_.text);
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return block_.lang == "en" && words_[at].inner_capital && written.size() > 3 && is_small(written[0]) && is_small(written[1]) &&
         is_small(written[2]);
}

/// "Graph Neural Networks": ends like a company's name, and is a method.
bool NameContext::is_technique(std::size_t first, std::size_t end) const {
  static const lang::WordGroup& methods = lang::word_group("method_nouns");
  static const lang::WordGroup& qualities = lang::word_group("method_qualities");
  if (end - first < 2 || !lang::contains(methods, words_[end - 1].of(block_.folded))) return false;
  for (std::size_t i = first; i + 1 < end; ++i)
    if (lang::contains(qualities, words_[i].of(block_.folded))) return true;
  return false;
}

bool NameContext::is_no_name(std::size_t first, std::size_t end) const {
  if (is_generic(first, end) || is_domain_of_office(first) || is_technique(first, end) || is_event_or_office(first, end))
    return true;
  if (is_designation(first, end)) return end >= words_.size() || !moves_staff(first, end);  // "F5 lays off 120 employees"
  if (is_place_in_parts(first, end)) return true;
  // "Groupe K", "Gruppe C": a letter tells the groups of a tournament apart.
  if (end - first == 2 && words_[end - 1].end - words_[end - 1].begin == 1 && has(traits(first), trait_head | trait_tail))
    return true;
  const bool soft_end = end - first > 1 && has(traits(end - 1), trait_soft_tail);
  if (soft_end && is_place(first, first + 1) && (end - first == 2 || is_generic(first + 1, end))) return true;  // "China AI"
  if (end - first != 1) return false;
  if (has(traits(first), trait_anaphor | trait_anaphor_plural | trait_anaphor_we | trait_generic | trait_public)) return true;
  if (is_german_noun(first) || is_variable(first)) return true;
  const std::string_view word = words_[first].of(block_.folded);
  const bool has_digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return word.size() < 2 || (has_digit && !(end < words_.size() && moves_staff(first, end)));
}

bool NameContext::is_said_of_company(std::size_t end) const {
  if (is_possessive(end) || score_apposition(end) > 0) return true;
  if (end >= words_.size() || words_[end].gap > WordGap::joint) return false;
  return has(traits(end), trait_strong_verb) || makes_offer(end - 1, end) || speaks_of_itself(end) || moves_staff(end - 1, end) ||
         reports_results(end - 1, end) || has_staff(end - 1, end) || has_officer(end - 1, end) || acts_alone(end - 1, end);
}

bool NameContext::is_body(std::size_t at) const { return block_.lexicon->ends_as_body(words_[at].of(block_.folded)); }

bool NameContext::opens_bracket_before(std::size_t at) const {
  return words_[at].gap == WordGap::bracket && words_[at].begin > 0 && block_.text[words_[at].begin - 1] == '(';
}

bool NameContext::closes_bracket_after(std::size_t end) const {
  const std::size_t at = words_[end - 1].end;
  return at < block_.text.size() && block_.text[at] == ')';
}

std::size_t NameContext::possessive_words(std::size_t end) const {
  return end < words_.size() && words_[end].of(block_.folded) == "s" ? 1 : 0;
}

bool NameContext::is_possessive(std::size_t end) const {
  if (end == 0 || end >= words_.size() || words_[end].gap != WordGap::joint) return false;
  const std::string_view gap = block_.text.substr(words_[end - 1].end, words_[end].begin - words_[end - 1].end);
  const bool apostrophe = gap.front() == '\'' || gap.starts_with("\xE2\x80\x99");
  if (!apostrophe) return false;
  return words_[end].of(block_.folded) == "s" || gap.find(' ') != std::string_view::npos;
}

int NameContext::context_score(std::size_t first, std::size_t end) const {
  return score_before(first) + score_after(first, end) + score_shape(first, end) + score_apposition(end);
}

// "l'entreprise lyonnaise Foo", "la cadena de supermercados Foo": a noun of companies, what describes it, and the name.
bool NameContext::is_described(std::size_t first) const {
  if (block_.lang != "fr" && block_.lang != "es" && block_.lang != "pt") return false;
  static const lang::WordGroup& links = lang::word_group("possessor_links");
  constexpr std::size_t most_words = 3;
  for (std::size_t back = 1; back <= std::min(most_words + 1, first); ++back) {
    const std::size_t at = first - back;
    if (words_[at + 1].gap != WordGap::space || words_[at].capital) return false;
    if (back > 1 && has(traits(at), trait_org_noun)) return true;
    const bool link = lang::contains(links, words_[at].of(block_.folded)) && back > 1;
    const bool describes = !has(traits(at), trait_function | trait_verb | trait_determiner | trait_before | trait_person_title);
    if (words_[at].kind != WordKind::latin || (!link && !describes)) return false;
  }
  return false;
}

// "compra la alemana Foo", "rachète l'américain Foo": what is bought, told by where it comes from.
bool NameContext::is_bought_from_abroad(std::size_t first) const {
  constexpr std::size_t most_words = 3;  // "l", "la", "à l"
  if (!is_romance(block_.lang) || first == 0 || !has(traits(first - 1), trait_nationality)) return false;
  for (std::size_t back = 2; back <= std::min(most_words, first); ++back) {
    const WordTraits t = traits(first - back);
    if (has(t, trait_buys)) return true;
    if (!has(t, trait_determiner | trait_definite) || words_[first - back].starts_sentence) return false;
  }
  return false;
}

// The word that names what is owned before "de Foo": "plantilla mundial de", "bénéfice net de".
std::size_t NameContext::owned_before(std::size_t preposition) const {
  static const lang::WordGroup& adjectives = lang::word_group("measure_adjectives");
  std::size_t at = preposition - 1;
  if (is_romance(block_.lang) && at > 0 && words_[at].gap == WordGap::space &&
      lang::contains(adjectives, words_[at].of(block_.folded)))
    --at;
  return at;
}

// "la part de marché de Foo": what only a firm has, told in several words.
bool NameContext::has_market_share(std::size_t preposition) const {
  static const lang::WordGroup& shares = lang::word_group("shares_of_markets");
  if (!is_romance(block_.lang)) return false;
  const std::string_view before = std::string_view(block_.folded).substr(0, words_[preposition].begin);
  return std::any_of(shares.begin(), shares.end(), [&](std::string_view share) { return before.ends_with(share); });
}

int NameContext::score_before(std::size_t first) const {
  if (is_apposed_name(block_, first)) return 2;
  if (first == 0 || words_[first].starts_sentence || words_[first].gap > WordGap::joint) return 0;
  const WordTraits before = traits(first - 1);
  const bool sure_noun =
      (has(before, trait_org_noun) && (!words_[first - 1].capital || is_german()) && words_[first].gap == WordGap::space) ||
      describes(first - 1);
  if (sure_noun || is_described(first)) return 2;
  if (has(before, trait_buys)) return 2;
  if (has(before, trait_buy)) return 1;
  if (employs_at(first) || is_bought_from_abroad(first) || acts_behind_verb(first) || is_fined_at(first)) return 2;
  if (!has(before, trait_owner_prep) || first < 2) return 0;
  const WordTraits owned = traits(owned_before(first - 1));
  if (words_[first - 1].of(block_.folded) == "in") return has(owned, trait_stake) ? 2 : 0;  // "the plant in Janesville"
  if (has(owned, trait_staffed | trait_title) || has_market_share(first - 1)) return 2;
  const std::string_view preposition = words_[first - 1].of(block_.folded);
  static const lang::WordGroup& measures = lang::word_group("measures_at_firms");  // "sales at Foo"; prices are at places too
  if (block_.lang == "en" && !block_.title_case && preposition == "at" && !words_[first].all_caps &&
      !is_place(first, first + 1) && lang::contains(measures, words_[first - 2].of(block_.folded)))
    return 2;
  return has(owned, trait_owned) || preposition == "by" || preposition == "at" ? 1 : 0;
}

/// A mark before the word; not the comma of "4,000", the stop of "4.000", the sign of "R$ 40" nor that of "12% of".
bool NameContext::breaks_off(std::size_t at) const {
  if (words_[at].gap <= WordGap::joint) return false;
  if (at == 0) return true;
  const std::string_view between =
      std::string_view(block_.text).substr(words_[at - 1].end, words_[at].begin - words_[at - 1].end);
  const bool number = words_[at].kind == WordKind::number;
  static const lang::WordGroup& signs = lang::word_group("currency_gaps");
  if (number && lang::contains(signs, between)) return false;
  if (words_[at - 1].kind != WordKind::number) return true;
  return !(number && (between == "," || between == ".")) && between != "% " && between != " % ";
}

/// "Foo withdrew an offer to acquire": a verb at once, and soon a word of deals.
bool NameContext::makes_offer(std::size_t first, std::size_t next) const {
  if (!words_[first].starts_sentence || !has(traits(next), trait_verb)) return false;
  for (std::size_t i = next + 1; i < std::min(next + 7, words_.size()); ++i) {
    if (breaks_off(i)) return false;
    if (has(traits(i), trait_deal | trait_buy)) return true;
  }
  return false;
}

/// "Foo said it will", "Foo denied that its": whoever speaks of itself so is no person.
bool NameContext::speaks_of_itself(std::size_t next) const {
  if (block_.lang != "en" || !has(traits(next), trait_say | trait_verb)) return false;
  constexpr std::size_t reach = 3;  // "said on Monday it", "denied reports that it"
  for (std::size_t i = next + 1; i <= next + reach && i < words_.size(); ++i) {
    if (words_[i].gap != WordGap::space) return false;
    const std::string_view word = words_[i].of(block_.folded);
    if (word == "it" || word == "its") return has(traits(next), trait_say) || word == "its";
    if (has(traits(i), trait_determiner) && word != "that") return false;
  }
  return false;
}

/// Whether the words from `next` on are an English verb that follows its subject at once: "just cut", "forced to", "will".
bool NameContext::opens_predicate(std::size_t next) const {
  if (words_[next].gap != WordGap::space || words_[next].capital || has(traits(next), trait_say)) return false;
  if (has(traits(next), trait_verb | trait_owned)) return true;
  const std::string_view word = words_[next].of(block_.folded);
  const Part part = parts_of(word).first();
  if (next + 2 < words_.size() && words_[next + 1].of(block_.folded) == "to" && !words_[next + 2].capital)
    return true;  // "plans to"
  if (part == Part::adverb && next + 1 < words_.size() && !words_[next + 1].capital) return true;
  return part == Part::past || (part == Part::verb && word.ends_with('s'));  // not "Pet care startup"
}

/// "Foo cut 300 jobs", "Foo was forced to lay off 50 workers", "Foo opts for a new plan, cutting 60 posts": a verb at once, and
/// soon those whom only an employer moves.
bool NameContext::moves_staff(std::size_t first, std::size_t next) const {
  return is_singular_subject(first) && opens_predicate(next) && tells_of_staff(next);
}

bool NameContext::tells_of_staff(std::size_t next) const {
  static const lang::WordGroup& staff = lang::word_group("staff_nouns");
  static const lang::WordGroup& moves = lang::word_group("staff_moves");
  constexpr std::size_t reach = 12;
  bool moved = false;
  for (std::size_t i = next; i <= next + reach && i < words_.size(); ++i) {
    const std::string_view word = words_[i].of(block_.folded);
    const bool goes_on = words_[i].gap == WordGap::comma && i > next && (block_.headline || parts_of(word).first() == Part::ing);
    if (words_[i].starts_sentence || (breaks_off(i) && !goes_on)) return false;
    moved = moved || lang::contains(moves, word);
    if (moved && lang::contains(staff, word)) return true;
    // "Crypto software firm Foo cut": the next name acts.
    if (!moved && words_[i].capital && !block_.title_case && !has(traits(i), trait_place | trait_place_part)) return false;
  }
  return false;
}

/// "Foo reported a net loss"
bool NameContext::reports_results(std::size_t first, std::size_t next) const {
  if (!is_singular_subject(first) || !has(traits(next), trait_say)) return false;
  static const lang::WordGroup& results = lang::word_group("reported_results");
  constexpr std::size_t reach = 5;
  const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(next);
  const auto end = words_.begin() + static_cast<std::ptrdiff_t>(std::min(next + reach, words_.size()));
  return std::any_of(begin, end, [&](const Word& word) {
    return word.gap <= WordGap::joint && lang::contains(results, word.of(block_.folded));
  });
}

/// "Varnholt streicht 300 Stellen", "Feuillantine a supprimé", "A Vetrix vai demitir": a bare name opens running text, where
/// nouns have articles, does at once what companies do, and soon to what companies have; or does anything to what hardly anybody
/// else has ("Varnholt machte 3 Millionen Umsatz").
bool NameContext::acts_alone(std::size_t first, std::size_t next) const {
  const std::string_view lang = block_.lang;
  if ((!is_german() && !is_romance(lang)) || block_.headline || block_.title_case) return false;
  const bool is_acronym = words_[first].end - words_[first].begin >= 3 && words_[first].all_caps;  // "Die AMAG machte"
  const bool has_article =
      (lang == "pt" || is_acronym) && first > 0 && words_[first - 1].starts_sentence && has(traits(first - 1), trait_determiner);
  if (next != first + 1 || (!words_[first].starts_sentence && !has_article)) return false;
  if (has(traits(first), trait_place | trait_given_name | trait_surname | trait_generic | trait_public | trait_org_noun))
    return false;
  if (is_german() && block_.lexicon->ends_as_maker(words_[first].of(block_.folded))) return false;
  constexpr std::size_t verb_reach = 3;  // "va supprimer", "hat bereits gestrichen"
  constexpr std::size_t reach = 8;
  static const lang::WordGroup& sums = lang::word_group("sum_words");
  static const lang::WordGroup& marks = lang::word_group("marks_of_firms");
  bool acted = false;
  bool meant = false;
  for (std::size_t i = next; i <= next + reach && i < words_.size(); ++i) {
    if (breaks_off(i) || words_[i].starts_sentence) return false;
    const WordTraits t = traits(i);
    const std::string_view word = words_[i].of(block_.folded);
    const bool plural = is_german() && i == next && word.ends_with("en");  // "Betriebe streichen"
    if (i == next && (!has(t, trait_strong_verb | trait_verb) || plural)) return false;
    if (i > next && lang::contains(marks, word)) return true;
    acted = acted || (has(t, trait_strong_verb) && (i < next + verb_reach || is_german()));
    meant = meant || (i > next && (has(t, trait_owned | trait_deal) || lang::contains(sums, word)));
    if (acted && meant) return true;
  }
  return false;
}

/// "Bei Varnholt arbeiten 300 Menschen", "Chez Vertuo, 30 salariés": the employer, at the beginning of a sentence.
bool NameContext::employs_at(std::size_t first) const {
  static const lang::WordGroup& prepositions = lang::word_group("employer_prepositions");
  if (first == 0 || !words_[first - 1].starts_sentence) return false;
  if (!lang::contains(prepositions, words_[first - 1].of(block_.folded))) return false;
  static const lang::WordGroup& staff = lang::word_group("staff_nouns");
  constexpr std::size_t reach = 8;
  const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = words_.begin() + static_cast<std::ptrdiff_t>(std::min(first + reach, words_.size()));
  return std::any_of(begin, end, [&](const Word& word) { return lang::contains(staff, word.of(block_.folded)); });
}

/// "Bis 2030 steckt Varnholt 300 Millionen": behind its verb, without an article and before a number, a German noun is a name.
bool NameContext::acts_behind_verb(std::size_t first) const {
  if (!is_german() || block_.headline || first == 0 || words_[first].gap != WordGap::space || words_[first - 1].capital)
    return false;
  const WordTraits verb = traits(first - 1);
  if (!has(verb, trait_strong_verb) || words_[first - 1].of(block_.folded).ends_with("en")) return false;  // "streichen Banken"
  constexpr WordTraits other = trait_place | trait_given_name | trait_surname | trait_generic | trait_public | trait_org_noun |
                               trait_function | trait_determiner | trait_owned;
  const std::size_t next = first + 1;
  if (has(traits(first), other) || next >= words_.size() || words_[next].gap != WordGap::space || words_[next].capital)
    return false;
  static const lang::WordGroup& sums = lang::word_group("sum_words");
  constexpr std::size_t reach = 6;
  bool counted = false;
  for (std::size_t i = next; i <= next + reach && i < words_.size() && !breaks_off(i); ++i) {
    counted = counted || words_[i].kind == WordKind::number;
    if (counted && (has(traits(i), trait_owned | trait_deal) || lang::contains(sums, words_[i].of(block_.folded)))) return true;
  }
  return false;
}

/// "gegen Varnholt eine Geldbuße", "infligé à Vertuo une amende", "una multa de 3 millones a Vetrix": who has to pay it.
bool NameContext::is_fined_at(std::size_t first) const {
  static const lang::WordGroup& links = lang::word_group("fined_links");
  static const lang::WordGroup& fines = lang::word_group("fines_of_firms");
  constexpr std::size_t reach = 8;
  if (block_.lang == "en" || first == 0 || !lang::contains(links, words_[first - 1].of(block_.folded))) return false;
  if (is_german() && has(traits(first), trait_owned | trait_function)) return false;
  const auto fined = [&](std::size_t at) { return lang::contains(fines, words_[at].of(block_.folded)); };
  for (std::size_t i = first + 1; i <= first + reach && i < words_.size() && !breaks_off(i); ++i)
    if (fined(i)) return true;
  for (std::size_t i = first; i > 0 && first - i < reach && !breaks_off(i); --i)
    if (fined(i - 1)) return true;
  return false;
}

/// "with Foo sliding 1.5% and Bar dropping 3.3%": inside a sentence only shares, or who is named for them, do so.
bool NameContext::moves_by_amount(std::size_t first, std::size_t next) const {
  static const lang::WordGroup& verbs = lang::word_group("share_moves");
  if (block_.lang != "en" || block_.title_case || words_[first].starts_sentence || next + 1 >= words_.size()) return false;
  if (words_[next].gap != WordGap::space || words_[next + 1].gap > WordGap::joint) return false;
  // "exports to the Faroe Islands fell 9%"
  if (first == 0 || has(traits(first - 1), trait_determiner | trait_owner_prep | trait_before) || is_place(first, next))
    return false;
  return lang::contains(verbs, words_[next].of(block_.folded)) && words_[next + 1].kind == WordKind::number;
}

/// "Jane Doe's Foo", "Norway's Foo": the name behind the possessor that opens the sentence.
bool NameContext::is_of_opener(std::size_t first) const {
  constexpr std::size_t most_words = 4;
  if (first < 2 || words_[first].gap != WordGap::space || words_[first - 1].of(block_.folded) != "s" || !is_possessive(first - 1))
    return false;
  for (std::size_t at = first - 1; at > 0 && first - at <= most_words; --at) {
    if (!words_[at - 1].capital) return false;
    if (words_[at - 1].starts_sentence) return true;
  }
  return false;
}

/// Opens a sentence and is no plural: not "Teachers cut".
bool NameContext::is_singular_subject(std::size_t first) const {
  if (block_.lang != "en" || !(words_[first].starts_sentence || is_of_opener(first))) return false;
  const std::string_view name = words_[first].of(block_.folded);
  return !name.ends_with('s') || name.ends_with("ss") || name.ends_with("us") || name.ends_with("is");
}

int NameContext::score_after(std::size_t first, std::size_t end) const {
  const std::size_t next = after(end);
  if (next >= words_.size() || words_[next].gap > WordGap::joint) return 0;
  const WordTraits t = traits(next);
  if (is_possessive(end)) {
    std::size_t looked = 0;  // numbers between do not count: "Foo's 19.0 mln shares"
    for (std::size_t i = next; i < std::min(next + 8, words_.size()) && looked < 3; ++i) {
      if (has(traits(i), trait_owned | trait_title)) return 2;
      if (words_[i].kind != WordKind::number && !has(traits(i), trait_magnitude)) ++looked;
    }
    return 1;
  }
  if (acts_alone(first, next)) return 2;
  static const lang::WordGroup& classes = lang::word_group("classes_of_shares");
  if (block_.lang == "en" && next + 1 < words_.size() && words_[next + 1].gap == WordGap::space &&
      lang::contains(classes, words_[next].of(block_.folded)) && has(traits(next + 1), trait_staffed))
    return 2;  // "Foo common shares"
  const bool hyphen = words_[next].gap == WordGap::joint;
  if (is_german()) return hyphen && has(t, trait_owned | trait_title | trait_org_noun) ? 2 : 0;
  if (words_[next].capital && !block_.title_case && !has(t, trait_title)) return 0;
  if (has(t, trait_strong_verb)) return block_.headline || words_[first].starts_sentence ? 2 : 1;
  if (has(t, trait_staffed | trait_title)) return block_.title_case && !has(t, trait_title) ? 1 : 2;
  if (makes_offer(first, next)) return 2;
  if (!is_possessive(end) && (speaks_of_itself(next) || moves_staff(first, next) || reports_results(first, next) ||
                              has_staff(first, next) || has_officer(first, next)))
    return 2;
  if (moves_by_amount(first, next)) return 2;
  if (has(t, trait_owned)) return 1;
  // "Block to cut 4,000 jobs", "Snap is laying off 500"
  if (block_.headline && has(t, trait_verb) && !has(t, trait_strong_verb) && has(traits(next + 1), trait_verb)) return 2;
  return has(t, trait_verb | trait_say) && block_.headline && first == 0 ? 1 : 0;
}

/// Capitals inside a word or throughout it speak for a name, though seldom for a company where a plain noun follows ("DVD
/// sales").
int NameContext::score_shape(std::size_t first, std::size_t end) const {
  if ((is_german() && end - first > 1) || is_possessive(end)) return 0;  // what it owns decides
  const std::size_t next = after(end);
  const bool noun_follows = next < words_.size() && words_[next].gap == WordGap::space && !is_possessive(end) &&
                            has(traits(next), trait_owned) && !has(traits(next), trait_staffed);
  if (noun_follows) return 0;
  int score = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (words_[i].inner_capital) score = 1;
    if (words_[i].all_caps && end - first == 1 && words_[i].end - words_[i].begin <= 5 && !block_.title_case) score = 1;
  }
  return score;
}

/// "Foo, which employs", "Foo, qui emploie": only a company does so.
bool NameContext::is_told_of_company(std::size_t end) const {
  static const lang::WordGroup& pronouns = lang::word_group("company_which_pronouns");
  if (is_german() || end + 2 >= words_.size() || words_[end].gap != WordGap::comma) return false;
  if (!lang::contains(pronouns, words_[end].of(block_.folded))) return false;
  static const lang::WordGroup& verbs = lang::word_group("company_which_verbs");
  static const lang::WordGroup& deeds = lang::word_group("company_which_deeds");
  static const lang::WordGroup& auxiliaries = lang::word_group("company_which_auxiliaries");
  const std::string_view verb = words_[end + 1].of(block_.folded);
  if (lang::contains(auxiliaries, verb)) return lang::contains(deeds, words_[end + 2].of(block_.folded));
  return lang::contains(verbs, verb);
}

/// "Foo, a Dutch logistics giant," and "Foo, which makes": the noun within six words after the comma.
int NameContext::score_apposition(std::size_t end) const {
  if (is_told_of_company(end)) return 2;
  if (end >= words_.size() || words_[end].gap != WordGap::comma || !has(traits(end), trait_article_a)) return 0;
  // "Ultimately, the group was": an adverb opens the sentence, unless a comma closes the apposition.
  const bool adverb = block_.lang == "en" && words_[end - 1].starts_sentence && words_[end - 1].of(block_.folded).ends_with("ly");
  for (std::size_t i = end + 1; i < std::min(end + 7, words_.size()); ++i) {
    if (words_[i].gap > WordGap::joint) break;
    if (adverb && (i + 1 >= words_.size() || words_[i + 1].gap != WordGap::comma)) continue;
    if (has(traits(i), trait_org_noun) && !has(traits(i + 1), trait_title | trait_person_title)) return 2;
  }
  return 0;
}

std::string_view NameContext::apposed_sort(std::size_t first, std::size_t end) const {
  if (first > 0 && has(traits(first - 1), trait_org_noun) && words_[first].gap == WordGap::space)
    return block_.lexicon->sort(words_[first - 1].hash);
  if (end >= words_.size() || words_[end].gap != WordGap::comma) return {};
  for (std::size_t i = end + 1; i < std::min(end + 7, words_.size()); ++i) {
    if (words_[i].gap > WordGap::joint) break;
    if (has(traits(i), trait_org_noun)) return block_.lexicon->sort(words_[i].hash);
  }
  return {};
}

}  // namespace claimdex::claims
