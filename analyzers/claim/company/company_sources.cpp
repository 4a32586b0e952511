// Names that report, comment or serve, and own no number: sources, platforms, products in use.
#include <algorithm>

#include "analyzers/claim/company/company_scoring.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr bool has(WordTraits traits, WordTraits wanted) { return (traits & wanted) != 0; }

bool is_media(std::string_view sort) { return sort == "media" || sort == "newspaper" || sort == "broadcaster"; }

bool is_adviser(std::string_view sort) { return sort == "consulting" || sort == "bank" || sort == "investor"; }

}  // namespace

// "A lire aussi sur BBC Afrique": where to read more.
bool NameContext::is_read_on(std::size_t first) const {
  static const lang::WordGroup& verbs = lang::word_group("reading_verbs");
  constexpr std::size_t reach = 4;  // words
  for (std::size_t back = 1; back <= std::min(reach, first) && !words_[first - back + 1].starts_sentence; ++back)
    if (back > 1 && lang::contains(verbs, words_[first - back].of(block_.folded))) return true;
  return false;
}

// "BBC Delhi reporter"
bool NameContext::has_reporter(std::size_t next) const {
  static const lang::WordGroup& reporters = lang::word_group("reporters");
  constexpr std::size_t reach = 3;
  for (std::size_t i = next; i < std::min(next + reach, words_.size()); ++i) {
    if (words_[i].gap > WordGap::joint) return false;
    if (lang::contains(reporters, words_[i].of(block_.folded))) return true;
  }
  return false;
}

// "data from the XYZ", "a survey by XYZ": who counted, not what was counted.
bool NameContext::gives_figures(std::size_t first) const {
  static const lang::WordGroup& figures = lang::word_group("figure_nouns");
  const auto word = [&](std::size_t back) -> std::string_view {
    return first >= back && !words_[first - back + 1].starts_sentence ? words_[first - back].of(block_.folded)
                                                                      : std::string_view{};
  };
  const std::size_t article = word(1) == "the" ? 1 : 0;
  return (word(1 + article) == "from" || word(1 + article) == "by") && lang::contains(figures, word(2 + article));
}

// "research group XYZ", "pollster XYZ"
bool NameContext::is_observer(std::size_t first) const {
  static const lang::WordGroup& observers = lang::word_group("observer_nouns");
  static const lang::WordGroup& kinds = lang::word_group("observer_kinds");
  static const lang::WordGroup& groups = lang::word_group("observer_groups");
  if (words_[first].starts_sentence || words_[first].gap != WordGap::space) return false;
  const std::string_view before = words_[first - 1].of(block_.folded);
  if (lang::contains(observers, before)) return true;
  return first > 1 && !words_[first - 1].starts_sentence && lang::contains(groups, before) &&
         lang::contains(kinds, words_[first - 2].of(block_.folded));
}

// "the BBC's Jane Doe", "BBC Sport looked back", "the BBC has been told", "speaking on BBC Radio": what the press hears, asks and
// shows. Not "the BBC has cut".
/// "the BBC's Jane Doe", "the BBC's Xyz Abc in Mumbai says": whom a paper has there.
bool NameContext::names_journalist(std::size_t at) const {
  if (at >= words_.size() || !words_[at].capital) return false;
  if (has(traits(at), trait_given_name)) return true;
  constexpr WordTraits other =
      trait_owned | trait_staffed | trait_org_noun | trait_tail | trait_legal | trait_place | trait_function;
  if (at + 1 >= words_.size() || !words_[at + 1].capital || words_[at + 1].gap != WordGap::space) return false;
  if (has(traits(at) | traits(at + 1), other)) return false;
  constexpr std::size_t reach = 7;  // words: "Xyz Abc in New Delhi says"
  for (std::size_t i = at + 2; i < std::min(at + reach, words_.size()) && words_[i].gap <= WordGap::comma; ++i)
    if (has(traits(i), trait_say)) return true;
  return false;
}

bool NameContext::is_press_at_work(std::size_t first, std::size_t end) const {
  static const lang::WordGroup& works = lang::word_group("press_works");
  static const lang::WordGroup& auxiliaries = lang::word_group("press_auxiliaries");
  if (block_.lang != "en" || block_.headline) return false;
  const std::size_t on = words_[first].starts_sentence ? first : first - std::min(first, std::size_t{1});
  const std::size_t before = on > 0 && has(traits(on), trait_determiner) && on < first ? on - 1 : on;
  if (before < first && words_[before].of(block_.folded) == "on") return true;
  std::size_t next = after(end);
  if (is_possessive(end)) return names_journalist(next);
  constexpr std::size_t most = 3;  // "News Online has also"
  for (std::size_t i = 0; i < most && next < words_.size() && words_[next].capital && words_[next].gap == WordGap::space; ++i)
    ++next;
  for (std::size_t i = 0; i < most && next < words_.size() && words_[next].gap == WordGap::space; ++i, ++next) {
    if (lang::contains(works, words_[next].of(block_.folded))) return true;
    if (!lang::contains(auxiliaries, words_[next].of(block_.folded))) return false;
  }
  return false;
}

// "economists polled by Foo", "documents seen by the Foo"
bool NameContext::is_asked_by(std::size_t first) const {
  static const lang::WordGroup& participles = lang::word_group("asked_participles");
  const std::size_t by = words_[first - 1].of(block_.folded) == "the" && first > 1 ? first - 2 : first - 1;
  return by > 0 && words_[by].of(block_.folded) == "by" && lang::contains(participles, words_[by - 1].of(block_.folded));
}

// "an offer from the exchange", not "shares fell on the exchange".
bool NameContext::is_party(std::size_t first) const {
  static const lang::WordGroup& prepositions = lang::word_group("party_prepositions");
  static const lang::WordGroup& parts = lang::word_group("parts_of_exchanges");  // "the first section of the exchange"
  if (block_.lang != "en" || first == 0 || !lang::contains(prepositions, words_[first - 1].of(block_.folded))) return false;
  return first < 2 || !lang::contains(parts, words_[first - 2].of(block_.folded));
}

// "Foo equity strategist Jane Doe": whose employee comments on others.
bool NameContext::has_analyst(std::size_t next) const {
  constexpr std::size_t reach = 3;
  if (block_.lang != "en") return false;
  for (std::size_t i = next; i < std::min(next + reach, words_.size()) && words_[i].gap <= WordGap::space; ++i) {
    const WordTraits t = traits(i);
    if (has(t, trait_speaker_role) && has(t, trait_title | trait_person_title)) return true;
    if (words_[i].capital || has(t, trait_verb | trait_say | trait_before | trait_function | trait_owned)) return false;
  }
  return false;
}

// "the Nikkei 225 index": a measure that bears the name of who publishes it.
bool NameContext::is_index(std::size_t next) const {
  static const lang::WordGroup& words = lang::word_group("index_words");
  if (lang::contains(words, words_[next].of(block_.folded))) return true;
  return words_[next].kind == WordKind::number && next + 1 < words_.size() && words_[next + 1].gap == WordGap::space &&
         lang::contains(words, words_[next + 1].of(block_.folded));
}

// "a Foo-inspired board", "Foo-owned shops": what something else is like, or whose it is.
bool NameContext::is_in_compound(std::size_t end) const {
  static const lang::WordGroup& endings = lang::word_group("compound_endings");
  if (block_.lang != "en" || end >= words_.size() || words_[end].gap != WordGap::joint || words_[end].capital) return false;
  // "Foo X2-based boards" are Foo's
  if (words_[end - 1].of(block_.folded).find_first_of("0123456789") != std::string_view::npos) return false;
  return block_.text[words_[end - 1].end] == '-' && lang::contains(endings, words_[end].of(block_.folded));
}

// "Jane Doe, Nairobi, BBC News": who wrote it, where, for whom.
bool NameContext::is_byline(std::size_t first) const {
  return words_[first].gap == WordGap::comma && has(traits(first - 1), trait_surname | trait_given_name | trait_place);
}

// "Umfrage des Instituts Foo", "sondage Foo", "encuesta del Foo": who asked.
bool NameContext::asked(std::size_t first) const {
  constexpr std::size_t reach = 4;
  if (block_.lang == "en") return false;
  for (std::size_t at = first; at > 0 && first - at < reach && !words_[at].starts_sentence && words_[at].gap <= WordGap::joint;) {
    const WordTraits t = traits(--at);
    if (has(t, trait_speaker_role)) return true;
    if (!has(t, trait_determiner | trait_before | trait_owner_prep | trait_org_noun | trait_function)) return false;
  }
  return false;
}

// "sur Instagram", "auf Facebook": where something is said or shown.
bool NameContext::is_platform(std::size_t first, std::size_t end) const {
  static const lang::WordGroup& prepositions = lang::word_group("platform_prepositions");
  static const lang::WordGroup& platforms = lang::word_group("platform_names");
  if (end != first + 1 || first == 0 || words_[first].gap != WordGap::space || words_[first].starts_sentence) return false;
  return lang::contains(platforms, words_[first].of(block_.folded)) &&
         lang::contains(prepositions, words_[first - 1].of(block_.folded));
}

// "La BBC a constaté", "Wie die Financial Times berichtete": media in German and Romance languages report, unless what companies
// have or do stands beside them.
bool NameContext::is_reporting_media(std::size_t first, std::size_t end, std::string_view sort) const {
  const bool press = sort == "newspaper" || sort == "broadcaster";
  if ((!is_romance(block_.lang) && !is_german()) || !press || score_before(first) >= 2) return false;
  const std::size_t next = after(end);
  constexpr std::size_t reach = 3;  // "a supprimé", "va licencier"
  for (std::size_t i = next; i < std::min(next + reach, words_.size()) && words_[i].gap <= WordGap::joint; ++i)
    if (has(traits(i), trait_strong_verb)) return false;
  return true;
}

// "48 seconds on my MacBook", "programs that run under Windows", not "spending on Windows sales": who uses a product is not who
// makes it.
bool NameContext::is_used(std::size_t first, std::size_t end) const {
  static const lang::WordGroup& users = lang::word_group("product_users");
  static const lang::WordGroup& means = lang::word_group("product_means");
  if (block_.lang != "en" || first == 0 || words_[first].starts_sentence || words_[first].gap != WordGap::space) return false;
  if (is_possessive(end) || (end < words_.size() && words_[end].gap == WordGap::space && has(traits(end), trait_owned)))
    return false;
  std::size_t before = first - 1;
  if (lang::contains(users, words_[before].of(block_.folded))) return true;
  const bool article = has(traits(before), trait_determiner) && before > 0 && !words_[before].starts_sentence;
  if (article) --before;
  return lang::contains(means, words_[before].of(block_.folded));
}

// "wie EZB-Daten zeigen", "nach Wifo-Berechnungen": who counted.
bool NameContext::is_of_figures(std::size_t end) const {
  static const lang::WordGroup& figures = lang::word_group("figure_nouns");
  return is_german() && end < words_.size() && words_[end].gap == WordGap::joint &&
         lang::contains(figures, words_[end].of(block_.folded));
}

// "selon le quotidien lyonnais Foo", "laut einer Sprecherin von Foo": who says it.
bool NameContext::is_according_to(std::size_t first) const {
  static const lang::WordGroup& openers = lang::word_group("according_words");
  static const lang::WordGroup& relatives = lang::word_group("according_relatives");
  constexpr std::size_t reach = 5;
  if (block_.lang == "en") return false;
  for (std::size_t at = first; at > 0 && first - at < reach && !words_[at].starts_sentence && words_[at].gap <= WordGap::joint;) {
    --at;
    if (lang::contains(openers, words_[at].of(block_.folded)))
      return !lang::contains(relatives, words_[at + 1].of(block_.folded));  // "selon lequel"
    if (has(traits(at), trait_strong_verb) || words_[at].kind == WordKind::number) return false;
  }
  return false;
}

bool NameContext::is_source(std::size_t first, std::size_t end, std::string_view sort) const {
  if (is_of_figures(end) || is_according_to(first)) return true;
  if (asked(first) || is_in_compound(end) || is_platform(first, end) || is_reporting_media(first, end, sort)) return true;
  if (opens_bracket_before(first) && closes_bracket_after(end) && is_media(sort)) return true;
  const std::size_t next = after(end);
  const WordTraits following = next < words_.size() && words_[next].gap <= WordGap::joint ? traits(next) : 0;
  if (block_.lang == "en" && next < words_.size() && opens_predicate(next) && tells_of_staff(next)) return false;  // its own
  if (has(following, trait_speaker_role) || (!is_possessive(end) && has_analyst(next))) return true;
  if (is_media(sort) && (has(following, trait_say) || has_reporter(next))) return true;
  if ((sort == "newspaper" || sort == "broadcaster") && is_press_at_work(first, end)) return true;
  if (next < words_.size() && words_[next].gap == WordGap::space && is_index(next)) return true;
  if (first == 0) return false;
  // "House prices rebound, says Foo"
  if (block_.lang == "en" && block_.headline && end == words_.size() && has(traits(first - 1), trait_say)) return true;
  if (block_.lang == "en" && (gives_figures(first) || is_observer(first) || (is_media(sort) && is_asked_by(first)))) return true;
  const auto word_before = [&](std::size_t back) -> WordTraits {
    return first >= back && !words_[first - back + 1].starts_sentence ? traits(first - back) : 0;
  };
  const bool covered = has(word_before(1), trait_determiner | trait_org_noun);  // "dem Sender RPP"
  const WordTraits closest = covered ? word_before(1) | word_before(2) : word_before(1);
  if (is_media(sort) && has(closest, trait_addressee)) return true;
  if (is_media(sort) && (is_read_on(first) || is_byline(first))) return true;
  if (sort == "exchange" && has(closest, trait_before) && !is_party(covered ? first - 1 : first)) return true;
  if (sort == "institution" && has(following, trait_say)) return true;
  if (is_media(sort) && has(word_before(1) | word_before(2), trait_say)) return true;
  if (has(word_before(2), trait_speaker_role) && has(word_before(1), trait_before)) return true;
  const bool article = block_.lang == "en" && words_[first - 1].of(block_.folded) == "the";  // "according to the FOO"
  if (article && has(word_before(3), trait_speaker_role) && has(word_before(2), trait_before)) return true;
  return is_adviser(sort) && has(word_before(2), trait_say) && has(word_before(1), trait_before);
}

}  // namespace claimdex::claims
