// Nouns and values told as two lists: 杠杆率、不良率和存贷比分别为7.7%、1.62%和206% gives each value its noun.
#include <algorithm>
#include <array>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

constexpr std::size_t reach = 150;  // bytes looked at before the value
constexpr std::size_t most_nouns = 5;

/// 涉及, 普及: no joint of a list.
bool ends_verb(const Scene& scene, std::size_t at) {
  static const lang::WordGroup& verbs = lang::word_group("verbs_ending_as_joints");
  return std::any_of(verbs.begin(), verbs.end(), [&](const std::string& verb) {
    constexpr std::size_t character = 3;
    return at + character >= verb.size() && scene.text.substr(at + character - verb.size(), verb.size()) == verb;
  });
}

std::size_t joint_at(const Scene& scene, std::size_t at) {
  if (scene.starts_with(at, "及") && ends_verb(scene, at)) return 0;
  for (const std::string_view word : {"以及", "、", "和", "与", "及"})
    if (scene.starts_with(at, word)) return word.size();
  return 0;
}

/// How many joints stand in [begin, end): the place of the value in its list.
std::size_t count_joints(const Scene& scene, std::size_t begin, std::size_t end) {
  std::size_t count = 0;
  while (begin < end) {
    const std::size_t joint = joint_at(scene, begin);
    count += joint > 0 ? 1 : 0;
    begin += joint > 0 ? joint : text::decode_at(scene.text, begin).size;
  }
  return count;
}

struct NounList {
  std::array<TextSpan, most_nouns> nouns;  ///< last one first
  std::size_t size = 0;
};

/// The nouns joined before `end`, back to the begin of their clause.
NounList nouns_before(const Scene& scene, std::size_t end) {
  NounList list;
  std::size_t begin = end;
  const std::size_t stop = end > reach ? end - reach : 0;
  while (list.size < most_nouns) {
    const text::CodePoint c = begin > stop ? text::decode_before(scene.text, begin) : text::CodePoint{};
    const bool is_end = c.size == 0 || !(text::is_han(c.value) || c.value == 0x3001 || (c.value >= 'a' && c.value <= 'z'));
    const std::size_t joint = is_end ? 0 : joint_at(scene, begin - c.size);
    if ((is_end || joint > 0) && end > begin) list.nouns[list.size++] = {begin, end};
    if (is_end) return list;
    begin -= c.size;
    if (joint > 0) end = begin;
  }
  return list;
}

/// Whether each noun of the list is one that money measures.
bool all_money(const Scene& scene, const NounList& list) {
  return std::all_of(list.nouns.begin(), list.nouns.begin() + static_cast<std::ptrdiff_t>(list.size), [&](const TextSpan& noun) {
    return static_cast<bool>(scene.grammar.money_before_trie.longest_before(scene.text, noun.end, noun.begin));
  });
}

}  // namespace

bool read_noun_of_list(const Scene& scene, Draft& draft) {
  constexpr std::string_view each = "分别";
  if (scene.grammar.language != Language::chinese) return false;
  const std::size_t from = draft.begin > reach ? draft.begin - reach : 0;
  const std::size_t found = scene.text.substr(from, draft.begin - from).rfind(each);
  if (found == std::string_view::npos) return false;
  const std::size_t mark = from + found;
  const std::string_view between = scene.text.substr(mark, draft.begin - mark);
  if (between.find("。") != std::string_view::npos || between.find("；") != std::string_view::npos) return false;
  const NounList list = nouns_before(scene, mark);
  const std::size_t place = count_joints(scene, mark + each.size(), draft.begin);
  if (list.size < 2 || place >= list.size) return false;
  draft.object = list.nouns[list.size - 1 - place];
  // 甲公司、乙公司涉及金额分别为: the list is one of owners, the measure stands once.
  const TextSpan last = list.nouns[0];
  const PhraseTrie::Match measure = scene.grammar.money_before_trie.longest_before(scene.text, last.end, last.begin);
  const bool own =
      static_cast<bool>(scene.grammar.money_before_trie.longest_before(scene.text, draft.object.end, draft.object.begin));
  if (draft.kind == QuantityKind::money && measure && (!own || draft.object == last) && !all_money(scene, list))
    draft.object = {last.end - measure.size, last.end};
  return true;
}

}  // namespace claimdex::quantity::cjk
