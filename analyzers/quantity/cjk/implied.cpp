// Kinds that no unit states: index points (指数为120.6) and money (罚款60万, 负债1920亿).
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {

void read_index(const Scene& scene, Draft& draft) {
  if (draft.unit.found() || draft.kind != QuantityKind::count || draft.object.empty()) return;
  const std::string_view noun = draft.object.of(scene.text);
  for (const std::string_view word : {std::string_view("指数"), std::string_view("指數"), std::string_view("지수")})
    if (noun.ends_with(word)) draft.kind = QuantityKind::index;
}

bool read_magnitude(const Scene& scene, Draft& draft) {
  constexpr std::string_view grade = "级";
  if (scene.grammar.language != Language::chinese || !scene.starts_with(draft.number.end, grade)) return false;
  const std::size_t end = draft.number.end + grade.size();
  std::size_t at = end + scene.grammar.after_trie.longest_at(scene.text, end).size;
  if (scene.starts_with(at, "的")) at += grade.size();
  std::size_t quake = 0;
  for (const std::string_view word : {"地震", "强震", "余震", "大地震", "强烈地震", "有感地震"})
    if (scene.starts_with(at, word)) quake = word.size();
  if (quake == 0 && scene.before(draft.number.begin) != Context::earthquake) return false;
  draft.kind = QuantityKind::index;
  draft.number_end = draft.end = end;
  if (quake != 0) draft.object = {at, at + quake};
  return true;
}

namespace {

constexpr std::size_t clause_reach = 72;  // bytes: 24 characters back

/// A word of money stands close before the number, within the sentence.
bool money_word_before(const Scene& scene, std::size_t end) {
  const std::size_t stop = end > clause_reach ? end - clause_reach : 0;
  while (end > stop) {
    if (scene.grammar.money_before_trie.longest_before(scene.text, end, 0)) return true;
    const text::CodePoint c = text::decode_before(scene.text, end);
    if (c.size == 0 || c.value == 0x3002 || c.value == 0xFF1B || c.value == '\n') return false;
    end -= c.size;
  }
  return false;
}

/// 十几万投资者: who has to do with money is counted, not the money.
bool names_people(const Scene& scene, std::size_t at) {
  for (const std::string_view person : {"者", "人", "商", "方", "家", "公司", "户"})
    if (scene.starts_with(at, person)) return true;
  return false;
}

/// 3亿多退休职工: a noun of people or things stands behind, within a word or two.
bool counts_people_soon(const Scene& scene, std::size_t at) {
  constexpr int reach = 5;  // characters
  for (int count = 0; count < reach; ++count) {
    const text::CodePoint c = text::decode_at(scene.text, at);
    if (!text::is_han(c.value)) return false;
    if (scene.grammar.money_trie.longest_at(scene.text, at)) return false;
    if (scene.grammar.counted_front_trie.longest_at(scene.text, at)) return true;
    at += c.size;
  }
  return false;
}

/// The measured noun counts people or things: 用户, 下载量.
bool counts_things(std::string_view noun) {
  for (const std::string_view word :
       {std::string_view("量"), std::string_view("人口"), std::string_view("用户"), std::string_view("数"),
        std::string_view("次"), std::string_view("人"), std::string_view("者"), std::string_view("参数"),
        std::string_view("像素"), std::string_view("粉丝"), std::string_view("观众"), std::string_view("面积"),
        std::string_view("学生")})
    if (noun.ends_with(word)) return true;
  return false;
}

/// 1000亿 token, 16亿参数: what is counted follows in Latin letters, or is what machines have.
bool counts_named(const Scene& scene, std::size_t at) {
  static const lang::WordGroup& counted = lang::word_group("counted_behind_scales");
  if (at < scene.text.size() && scene.text[at] >= 'a' && scene.text[at] <= 'z') return true;
  return std::any_of(counted.begin(), counted.end(), [&](std::string_view word) { return scene.starts_with(at, word); });
}

/// 人口会由如今的3.1亿增加到约4亿: the noun that the clause counts stands further ahead.
bool counts_ahead(const Scene& scene, std::size_t begin) {
  static const lang::WordGroup& bearers = lang::word_group("counted_bearers");
  constexpr std::size_t reach = 60;  // bytes
  std::size_t from = begin;
  while (from > 0 && begin - from < reach) {
    const text::CodePoint c = text::decode_before(scene.text, from);
    if (c.size == 0 || c.value == U'，' || c.value == U'。' || c.value == U'；' || c.value == U'、' || c.value == ',') break;
    from -= c.size;
  }
  const std::string_view ahead = scene.text.substr(from, begin - from);
  return std::any_of(bearers.begin(), bearers.end(), [&](std::string_view word) { return ahead.find(word) != ahead.npos; });
}

}  // namespace

void read_implied_money(const Scene& scene, Draft& draft, const std::vector<Quantity>& out) {
  constexpr double certain_from = 1e8;  // a bare 亿 in Chinese news is money unless it counts people or things
  if (scene.grammar.language != Language::chinese || draft.unit.found() || draft.kind != QuantityKind::count) return;
  const bool has_scale = draft.number.has_unit || (draft.rule == "cjk.range" && draft.high >= certain_from);  // 2500-3000亿
  if (draft.low < 1000 || !has_scale) return;
  if (is_number_only(scene, draft.begin, draft.end)) return;
  std::size_t at = skip_spaces(scene.text, draft.number_end);
  if (scene.starts_with(at, "的")) at += 3;
  if (counts_named(scene, at)) return;
  PhraseTrie::Match money_noun = scene.grammar.money_trie.longest_at(scene.text, at);
  if (counts_people_soon(scene, at)) return;
  if (money_noun && names_people(scene, at + money_noun.size)) money_noun = {};
  bool money = static_cast<bool>(money_noun);
  const std::string_view noun = draft.object.of(scene.text);
  if (!money && !counts_things(noun)) {
    money = (draft.low >= certain_from && !counts_ahead(scene, draft.begin)) || money_word_before(scene, draft.begin) ||
            (!out.empty() && out.back().kind == QuantityKind::money && out.back().currency == "CNY");
  }
  if (!money) return;
  draft.kind = QuantityKind::money;
  draft.currency = "CNY";
  if (!money_noun) return;
  draft.object = {at, at + money_noun.size};
  draft.end = std::max(draft.end, draft.object.end);
}

}  // namespace claimdex::quantity::cjk
