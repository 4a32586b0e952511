// German verbs that look like cues and are none: the passive of the present, what somebody is able to do.
#include "analyzers/claim/attribution/factuality_german.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool is_german_participle(std::string_view word) {
  if (word.ends_with("t")) return word.size() > 4;
  if (!word.ends_with("en")) return false;
  for (const std::string_view verb :
       {"geben", "gehen", "gewinnen", "gelten", "genießen", "gestalten", "geraten", "gelingen", "gehören"})
    if (word.ends_with(verb)) return false;
  for (const std::string_view prefix : {"",    "auf", "ab",   "ein",   "aus", "an",   "vor", "zurück", "durch", "um",    "zu",
                                        "her", "hin", "über", "unter", "mit", "nach", "weg", "frei",   "fest",  "statt", "los"})
    if (word.starts_with(prefix) && word.substr(prefix.size()).starts_with("ge")) return true;
  return false;
}

constexpr std::size_t longest_look = 600;  ///< bytes of a sentence looked through for such signs

/// "gebaut werden", "gebaut wird": behind the participle the verb is a passive; a modal beside it tells how sure it is.
bool ends_german_passive(const Sentence& sentence, const Cue& cue) {
  const std::string_view before = sentence.folded.substr(0, cue.span.begin);
  if (before.size() < 2 || before.back() != ' ') return false;
  const std::size_t begin = before.rfind(' ', before.size() - 2) + 1;
  const std::string_view last = before.substr(begin, before.size() - 1 - begin);
  return last == sentence.text.substr(begin, last.size()) && is_german_participle(last) &&
         last.find_first_of(",;:.") == last.npos;
}

/// The clause that byte `at` stands in.
std::string_view clause_around(std::string_view folded, std::size_t at) {
  constexpr std::string_view ends = ",;:.!?()";
  const std::size_t before = folded.substr(0, at).find_last_of(ends);
  const std::size_t begin = before == folded.npos ? 0 : before + 1;
  return folded.substr(begin, std::min(folded.find_first_of(";:!?()", at), begin + longest_look) - begin);
}

}  // namespace

bool is_german_passive(const Sentence& sentence, const Cue& cue) {
  const std::string_view text = cue.span.of(sentence.folded);
  if (sentence.lang != "de" || cue.kind != CueClass::probable || (text != "werden" && text != "wird")) return false;
  // What a company does in the present passive is announced: "bis 2027 werden 300 Stellen gestrichen".
  const std::string_view all = sentence.folded;
  for (const std::string_view sign : {"bis ", " ab ", "künftig", "nächst", "kommend", "gestrichen", "abgebaut", "entlassen",
                                      "gekürzt", "geschlossen", "eingestellt", "investiert"})
    if (sentence.is_headline() || all.substr(0, longest_look).find(sign) != all.npos) return false;
  if (ends_german_passive(sentence, cue)) return true;
  constexpr std::size_t longest = 240;  // bytes of a clause
  std::string_view rest = sentence.folded.substr(cue.span.end, longest);
  rest = rest.substr(0, rest.find_first_of(",;:.!?()"));
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  const std::string_view last = rest.substr(rest.rfind(' ') + 1);
  const bool is_noun =
      !last.empty() && last != sentence.text.substr(static_cast<std::size_t>(last.data() - sentence.folded.data()), last.size());
  return !is_noun && is_german_participle(last);
}

bool is_german_ability(const Sentence& sentence, const Cue& cue) {
  if (sentence.lang != "de" || cue.kind != CueClass::possible) return false;
  static const lang::WordGroup& modals = lang::word_group("ability_modals");
  static const lang::WordGroup& outcomes = lang::word_group("outcome_verbs");
  if (!lang::contains(modals, cue.span.of(sentence.folded))) return false;
  const std::string_view clause = clause_around(sentence.folded, cue.span.begin);
  return std::none_of(outcomes.begin(), outcomes.end(), [&](std::string_view verb) {
    const std::size_t at = clause.find(verb);
    return at != clause.npos && at > 0 && clause[at - 1] == ' ';
  });
}

}  // namespace claimdex::claims
