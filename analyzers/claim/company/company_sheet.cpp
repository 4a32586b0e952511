// A title begins with a maker or with a thing; the text below tells which: makers launch, say and sell, things are specified.
#include "analyzers/claim/company/company_sheet.hpp"

#include <algorithm>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr WordTraits never_maker = trait_function | trait_place | trait_place_part | trait_given_name | trait_surname |
                                   trait_org_noun | trait_nationality | trait_determiner | trait_title | trait_person_title |
                                   trait_generic | trait_public | trait_verb;

bool is_name_like(const BlockView& block, const Word& word) {
  const std::string_view written = std::string_view(block.text).substr(word.begin, word.end - word.begin);
  return word.capital || word.inner_capital || written.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::size_t end_of_first_part(const BlockView& block, std::size_t first, std::size_t end) {
  std::size_t at = first + 1;
  while (at < end && (*block.words)[at].gap == WordGap::joint) ++at;
  return at;
}

bool is_made_from(const BlockView& block, std::size_t end) {
  static const lang::WordGroup& made = lang::word_group("made_from_words");
  constexpr std::size_t reach = 4;  // words: "Foo X2 Mini-based"
  const std::vector<Word>& words = *block.words;
  for (std::size_t at = end; at < std::min(words.size(), end + reach) && words[at].gap <= WordGap::joint; ++at)
    if (words[at].gap == WordGap::joint && lang::contains(made, words[at].of(block.folded))) return true;
  return false;
}

void ProductSheet::read_title(const BlockView& title) {
  const std::vector<Word>& words = *title.words;
  if (title.lang != "en" || title.title_case || key_ != 0 || words.size() < 3) return;
  const Word& first = words.front();
  if (first.kind != WordKind::latin || !(first.capital || first.inner_capital) || ((*title.traits)[0] & never_maker) != 0) return;
  const std::size_t end = end_of_first_part(title, 0, words.size());
  if (end >= words.size() || words[end].gap != WordGap::space || !is_name_like(title, words[end])) return;
  if (((*title.traits)[end] & trait_function) != 0 || is_made_from(title, 0)) return;
  key_ = key_of_words(words, 0, end);
  first_hash_ = first.hash;
  count_ = end;
  next_hash_ = words[end].hash;
}

void ProductSheet::read_text(const BlockView& block) {
  if (block.lang != "en" || (specified_ && (apart_ || key_ == 0))) return;
  static const lang::WordGroup& sheets = lang::word_group("specification_words");
  const std::vector<Word>& words = *block.words;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Word& word = words[at];
    if (!specified_ && word.kind == WordKind::latin) specified_ = lang::contains(sheets, word.of(block.folded));
    if (apart_ || key_ == 0 || word.hash != first_hash_ || !(word.capital || word.inner_capital)) continue;
    const bool article = at > 0 && ((*block.traits)[at - 1] & trait_determiner) != 0;
    if (at > 0 && words[at - 1].capital && !article && word.gap <= WordGap::joint) continue;
    const std::size_t end = at + count_;
    if (end >= words.size() || key_of_words(words, at, count_) != key_ || words[end].hash == next_hash_) continue;
    const bool owns = words[end].gap == WordGap::joint && words[end].of(block.folded) == "s";
    const bool acts = words[end].gap == WordGap::space && !words[end].capital &&
                      ((*block.traits)[end] & (trait_verb | trait_say | trait_owned)) != 0;
    apart_ = owns || acts;
  }
}

}  // namespace claimdex::claims
