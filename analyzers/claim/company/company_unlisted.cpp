// What tells a firm's name that no list has from a person, a body and an event: staff, officers, appositions.
#include <algorithm>

#include "analyzers/claim/company/company_scoring.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr bool has(WordTraits traits, WordTraits wanted) { return (traits & wanted) != 0; }

}  // namespace

bool is_apposed_name(const BlockView& block, std::size_t at) {
  const std::vector<Word>& words = *block.words;
  const auto traits = [&](std::size_t i) { return i < words.size() ? (*block.traits)[i] : WordTraits{0}; };
  if (block.lang != "en" || at < 2 || at >= words.size() || words[at].gap != WordGap::comma || words[at].starts_sentence)
    return false;
  constexpr WordTraits other =
      trait_given_name | trait_person_title | trait_place | trait_nationality | trait_function | trait_title;
  if (!words[at].capital || words[at - 1].capital || has(traits(at), other) || !has(traits(at - 1), trait_org_noun)) return false;
  constexpr std::size_t longest = 4;  // words of the name
  std::size_t end = at + 1;
  while (end < words.size() && end < at + longest && words[end].capital && words[end].gap <= WordGap::joint) ++end;
  if (end >= words.size() || words[end].gap != WordGap::comma || words[end].capital)
    return false;                   // "the firm, Foo, Bar and Baz"
  constexpr std::size_t reach = 3;  // "the Dutch software maker"
  for (std::size_t back = 1; back <= reach && back < at; ++back) {
    if (has(traits(at - 1 - back), trait_definite)) return true;
    if (words[at - back].starts_sentence || words[at - back].gap > WordGap::joint) return false;
  }
  return false;
}

/// "Foo has 300 staff", "Foo had some 300 employees"
bool NameContext::has_staff(std::size_t first, std::size_t next) const {
  static const lang::WordGroup& having = lang::word_group("forms_of_have");
  static const lang::WordGroup& staff = lang::word_group("staff_nouns");
  if (!is_singular_subject(first) || !lang::contains(having, words_[next].of(block_.folded))) return false;
  constexpr std::size_t reach = 5;
  bool counted = false;
  for (std::size_t i = next + 1; i <= next + reach && i < words_.size() && !breaks_off(i); ++i) {
    counted = counted || words_[i].kind == WordKind::number;
    if (counted && lang::contains(staff, words_[i].of(block_.folded))) return true;
  }
  return false;
}

/// "Foo chief executive Jane Doe", not "Former chief executive Jane Doe": whose officer somebody is, at the beginning of a
/// sentence.
bool NameContext::has_officer(std::size_t first, std::size_t next) const {
  static const lang::WordGroup& ranks = lang::word_group("words_before_officers");
  static const lang::WordGroup& officers = lang::word_group("officers_of_firms");
  if (block_.lang != "en" || block_.title_case || !words_[first].starts_sentence) return false;
  if (lang::contains(ranks, words_[first].of(block_.folded)) || has(traits(first), trait_title | trait_person_title))
    return false;
  constexpr std::size_t reach = 3;
  for (std::size_t i = next; i < next + reach && i + 1 < words_.size(); ++i) {
    if (words_[i].gap != WordGap::space || words_[i].capital || !has(traits(i), trait_title)) return false;
    if (words_[i + 1].gap == WordGap::space && words_[i + 1].capital && has(traits(i + 1), trait_given_name))
      return lang::contains(officers, words_[i].of(block_.folded));
  }
  return false;
}

/// "ESP32-C6", "i.MX 93", "SP=4": a model, a part of a longer word, a variable.
bool NameContext::is_designation(std::size_t first, std::size_t end) const {
  const std::string_view text = block_.text;
  const std::size_t begin = words_[first].begin;
  const std::size_t close = words_[end - 1].end;
  if (block_.lang != "en") return false;
  if (close < text.size() && text[close] == '=') return true;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (begin >= 2 && text[begin - 1] == '.' && is_letter(text[begin - 2]) && !words_[first].starts_sentence) return true;
  bool counted = false;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first && words_[i].gap != WordGap::joint) return false;
    if (has(traits(i), trait_legal | trait_tail)) return false;
    counted = counted || words_[i].of(block_.folded).find_first_of("0123456789") != std::string_view::npos;
  }
  return counted;
}

/// "Commonwealth Games", "Republic of Chad", "Local 90", "MSPs": form like a company's, and no company.
bool NameContext::is_event_or_office(std::size_t first, std::size_t end) const {
  static const lang::WordGroup& games = lang::word_group("games_of_nations");
  static const lang::WordGroup& states = lang::word_group("heads_of_places");
  static const lang::WordGroup& numbered = lang::word_group("numbered_bodies");
  if (block_.lang != "en") return false;
  const std::string_view head = words_[first].of(block_.folded);
  const std::string_view last = words_[end - 1].of(block_.folded);
  if (end - first >= 2 && last == "games" && lang::contains(games, words_[end - 2].of(block_.folded))) return true;
  if (end - first >= 3 && words_[first + 1].of(block_.folded) == "of" && lang::contains(states, head)) return true;
  if (end - first != 1) return false;
  if (end < words_.size() && words_[end].kind == WordKind::number && lang::contains(numbered, head)) return true;
  constexpr std::size_t longest = 5;  // letters: "MSPs"
  const std::string_view written =
      std::string_view(block_.text).substr(words_[first].begin, words_[first].end - words_[first].begin);
  return written.size() >= 3 && written.size() <= longest && written.back() == 's' &&
         std::all_of(written.begin(), written.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace claimdex::claims
