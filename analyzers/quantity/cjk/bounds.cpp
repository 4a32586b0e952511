// Bound words around a number: 超过 约 至少 before it, 以上 左右 以下 after it. Fillers (为 有 达) are looked through.
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

std::size_t skip_spaces_back(std::string_view text, std::size_t end, std::size_t floor) {
  while (end > floor && text[end - 1] == ' ') --end;
  return end;
}

/// 近5年 is "the last five years", 历时近5年 "nearly": decided by what stands before 近.
bool is_recent(const Scene& scene, const Draft& draft, std::size_t begin) {
  if (draft.kind != QuantityKind::duration || scene.text.substr(begin, 3) != "近") return false;
  if (scene.starts_with(draft.number_end, "来") || scene.starts_with(draft.number_end, "以来")) return true;
  const text::CodePoint before = text::decode_before(scene.text, begin);
  return before.size == 0 || !text::is_han(before.value) || scene.ends_with(begin, "在") || scene.ends_with(begin, "的") ||
         scene.ends_with(begin, "是") || scene.ends_with(begin, "和") || scene.ends_with(begin, "与");
}

bool is_specific(Bound bound) { return bound != Bound::exact && bound != Bound::range; }

/// ＜震度4＞: a bracket, not "less than".
bool is_bracket(const Scene& scene, std::size_t at, std::size_t end) {
  constexpr std::size_t reach = 12;
  const bool opens = scene.starts_with(at, "<") || scene.starts_with(at, "＜");
  const std::string_view behind = scene.text.substr(end, reach);
  return opens && (behind.find('>') != std::string_view::npos || behind.find("＞") != std::string_view::npos);
}

/// 约占员工总数的8%, 不到总数的一成: the bound of a share stands before what it is a share of.
void read_bound_of_share(const Scene& scene, Draft& draft) {
  constexpr std::string_view of = "的";
  constexpr int longest = 10;  // characters of the whole
  if (draft.kind != QuantityKind::percent || draft.bound != Bound::exact || !scene.ends_with(draft.begin, of)) return;
  std::size_t at = draft.begin - of.size();
  for (int count = 0; count < longest; ++count) {
    const PhraseTrie::Match match = scene.grammar.before_trie.longest_before(scene.text, at, scene.floor);
    const std::string_view word = match ? scene.text.substr(at - match.size, match.size) : std::string_view{};
    for (const std::string_view share : {"约占", "占约", "大约占", "超过", "不到", "不足", "接近"}) {
      if (word != share) continue;
      draft.bound = scene.grammar.bounds[match.payload].bound;
      return;
    }
    const text::CodePoint c = text::decode_before(scene.text, at);
    if (!text::is_han(c.value) || at - c.size < scene.floor) return;
    at -= c.size;
  }
}

void read_before(const Scene& scene, Draft& draft) {
  std::size_t end = draft.number_begin;
  for (int hop = 0; hop < 3; ++hop) {
    const std::size_t stop = skip_spaces_back(scene.text, end, scene.floor);
    const PhraseTrie::Match match = scene.grammar.before_trie.longest_before(scene.text, stop, scene.floor);
    if (!match) return;
    const BoundWord& word = scene.grammar.bounds[match.payload];
    end = stop - match.size;
    if (word.bare_only && !draft.number.begins_bare) return;
    if (word.bound == Bound::exact) continue;
    if (is_bracket(scene, end, draft.number_end)) return;
    if (is_recent(scene, draft, end)) return;
    if (draft.bound == Bound::exact ||
        (draft.bound == Bound::more_than && draft.number.has_more && word.bound == Bound::at_least))
      draft.bound = word.bound;
    else if (draft.number.has_more && (word.bound == Bound::nearly || word.bound == Bound::approx))
      draft.bound = Bound::approx;
    draft.begin = end;
    draft.is_bounded = true;
    return;
  }
}

/// 两个或两个以上: the number again, with 以上.
std::size_t repeated_above(const Scene& scene, const Draft& draft) {
  if (!scene.starts_with(draft.number_end, "或")) return 0;
  const auto again = read_number(scene.grammar, scene.text, draft.number_end + 3);
  if (!again || again->low != draft.number.low) return 0;
  const UnitFound unit = read_unit(scene, again->end);
  constexpr std::string_view above = "以上";
  return scene.starts_with(unit.end, above) ? unit.end + above.size() : 0;
}

/// 5%まで低下, 33도까지 오르다: a level that is reached, no limit.
bool is_reached(const Scene& scene, std::string_view word, std::size_t end) {
  if (word == "まで") return text::is_han(text::decode_at(scene.text, end).value);
  if (word != "까지") return false;
  const std::size_t next = skip_spaces(scene.text, end);
  for (const std::string_view verb : {"오르", "올라", "올랐", "오른", "떨어", "내려", "내렸", "늘",   "줄",   "상승", "하락",
                                      "감소", "증가", "치솟", "높아", "낮아", "낮췄", "높였", "급등", "급락", "뛰",   "밀"})
    if (scene.starts_with(next, verb)) return true;
  return false;
}

void read_after(const Scene& scene, Draft& draft) {
  if (const std::size_t end = repeated_above(scene, draft)) {
    draft.number_end = draft.end = end;
    draft.bound = Bound::at_least;
    draft.is_bounded = true;
    return;
  }
  const std::size_t at = skip_spaces(scene.text, draft.number_end);
  const PhraseTrie::Match match = scene.grammar.after_trie.longest_at(scene.text, at);
  if (!match) return;
  if (scene.grammar.negative_trie.longest_at(scene.text, at).size > match.size) return;  // 一种上下文
  const BoundWord& word = scene.grammar.bounds[match.payload];
  if (word.bare_only && !draft.number.begins_bare) return;
  const bool japanese = scene.grammar.language == Language::japanese;
  const std::string_view written = scene.text.substr(at, match.size);
  if (japanese && !draft.unit.found() && (written == "強" || written == "强" || written == "弱")) return;  // 8強
  if (japanese && draft.kind == QuantityKind::index && !draft.unit.found()) return;  // 震度5弱 is a grade of its own
  const bool chinese = scene.grammar.language == Language::chinese;
  if (chinese && word.bound == Bound::more_than && (draft.unit.word == nullptr || draft.unit.word->takes_noun)) return;
  if (is_reached(scene, written, at + match.size)) return;
  draft.number_end = draft.end = at + match.size;
  draft.is_bounded = true;
  if (draft.bound == Bound::range || word.bound == Bound::exact) return;
  if (draft.bound == Bound::exact || draft.number.has_more) draft.bound = word.bound;
}

bool is_lower(Bound bound) { return bound == Bound::more_than || bound == Bound::at_least; }
bool is_upper(Bound bound) { return bound == Bound::less_than || bound == Bound::at_most; }

bool ends_in_numeral(const Scene& scene, std::size_t end) {
  const std::size_t last = end - text::decode_before(scene.text, end).size;
  return digit_at(scene.text, last).size != 0 || scene.grammar.numeral_at(scene.text, last).role != NumeralRole::none;
}

bool has_comma(std::string_view text) {
  for (const std::string_view comma : {std::string_view(","), std::string_view("，"), std::string_view("、")})
    if (text.find(comma) != std::string_view::npos) return true;
  return false;
}

/// Whether nothing but bound words and joining words stands from `at` to `end`. Over a comma only bare numbers are joined:
/// 40以上、90以下, but 至少40人，至多90人 are two statements.
bool is_joint(const Scene& scene, std::size_t at, std::size_t end) {
  constexpr std::size_t longest = 48;
  if (at > end || end - at > longest) return false;
  if (has_comma(scene.text.substr(at, end - at)) && !ends_in_numeral(scene, at)) return false;
  while (at < end) {
    const std::size_t begin = skip_spaces(scene.text, at);
    const PhraseTrie::Match bound = scene.grammar.after_trie.longest_at(scene.text, begin);
    const PhraseTrie::Match joint = scene.grammar.between_trie.longest_at(scene.text, begin);
    const std::size_t next = begin + std::max(bound.size, joint.size);
    if (next == at) return false;
    at = next;
  }
  return at == end;
}

}  // namespace

bool join_bounds(const Scene& scene, const Draft& draft, std::vector<Quantity>& out) {
  if (out.empty()) return false;
  Quantity& first = out.back();
  const bool rises = is_lower(first.bound) && is_upper(draft.bound) && first.low < draft.low;
  const bool falls = is_upper(first.bound) && is_lower(draft.bound) && draft.low < first.low;
  if (!rises && !falls) return false;
  if (first.kind != draft.kind || first.currency != draft.currency || first.unit != draft.unit_name) return false;
  if (!is_joint(scene, first.number.end, draft.begin)) return false;
  first.low = std::min(first.low, draft.low);
  first.high = std::max(first.high, draft.high);
  first.bound = Bound::range;
  first.span.end = draft.end;
  first.number.end = draft.number_end;
  if (!draft.object.empty() && first.object.empty()) {
    first.object_span = draft.object;
    first.object = std::string(draft.object.of(scene.input.text));
  }
  return true;
}

void read_bounds(const Scene& scene, Draft& draft) {
  const std::size_t unit_end = draft.number_end;
  read_after(scene, draft);
  draft.number_end = unit_end;
  const Bound after = draft.bound;
  read_before(scene, draft);
  if (draft.end == unit_end) read_bound_of_share(scene, draft);
  // 至少5人以上, 约5人以上: the word after the number is the stronger one.
  if (is_specific(after) && draft.end > unit_end) draft.bound = after;
}

}  // namespace claimdex::quantity::cjk
