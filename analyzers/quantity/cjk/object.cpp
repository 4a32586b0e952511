// The counted or measured noun: after a classifier (2000名员工), after 的 (50%的工人), or before the number (合作意向416项).
// Where a noun begins and ends is in noun_edges.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/noun_edges.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

/// The particle that joins a quantity to its noun: 50%的工人, 33人の人質.
std::string_view particle_of(const Scene& scene) { return scene.grammar.language == Language::japanese ? "の" : "的"; }

void set_object(Draft& draft, std::size_t begin, std::size_t end, bool widens) {
  draft.object = {begin, end};
  if (!widens) return;
  draft.begin = std::min(draft.begin, begin);
  draft.end = std::max(draft.end, end);
}

/// "50%的工人", "丰富多彩的展台活动": the noun is what follows the last 的 close by.
bool read_after_particle(const Scene& scene, Draft& draft, std::size_t at) {
  const std::string_view particle = particle_of(scene);
  if (!scene.starts_with(at, particle)) return false;
  const std::size_t begin = skip_spaces(scene.text, at + particle.size());
  const std::size_t end = noun_end(scene, begin);
  if (end == begin) return false;
  set_object(draft, begin, end, true);
  return true;
}

/// 50キロ離れた: a Japanese stem with its ending, no noun. Behind a noun stands a particle or another script.
bool is_verb_stem(const Scene& scene, std::size_t begin, std::size_t end) {
  if (scene.grammar.language != Language::japanese) return false;
  constexpr std::size_t one_character = 3;
  const char32_t next = text::decode_at(scene.text, end).value;
  const bool hiragana = next >= 0x3041 && next <= 0x309F;
  return end - begin <= one_character || (hiragana && japanese_particles.find(next) == std::u32string_view::npos);
}

/// 1.7亿多住房困难家庭: behind a scale people need no classifier; the noun ends with the word that is counted.
bool read_people_behind(const Scene& scene, Draft& draft, std::size_t at) {
  if (scene.grammar.language != Language::chinese || draft.unit.found() || !draft.number.has_unit) return false;
  if (draft.kind != QuantityKind::count) return false;
  constexpr int reach = 7;  // characters
  std::size_t end = at;
  for (int count = 0; count < reach && text::is_han(text::decode_at(scene.text, end).value); ++count) {
    if (const PhraseTrie::Match noun = scene.grammar.counted_front_trie.longest_at(scene.text, end); noun.size > 3) {
      set_object(draft, at, end + noun.size, true);
      return true;
    }
    end += text::decode_at(scene.text, end).size;
  }
  return false;
}

/// 十几万投资者: people need no classifier behind a scale.
bool counts_people_behind(const Scene& scene, const Draft& draft, std::size_t at) {
  if (scene.grammar.language != Language::chinese || draft.unit.found() || !draft.number.has_unit) return false;
  if (draft.kind != QuantityKind::count) return false;
  const std::size_t end = noun_end(scene, at);
  return end > at && scene.text.substr(at, end - at).find("者") != std::string_view::npos;
}

/// 5个重要的项目, 3座建于山上的电站: what stands before 的 only describes; 四家银行的额度 counts banks.
bool is_attribute(const Scene& scene, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_noun_before = 12;  // bytes: four characters
  if (scene.grammar.language != Language::chinese || end - begin > longest_noun_before) return true;
  return static_cast<bool>(scene.grammar.adjective_trie.longest_before(scene.text, end, begin));
}

/// 裁了80个销售。: a word that is mostly a verb is what is counted where it fills the rest of the clause.
std::size_t short_rest_end(const Scene& scene, std::size_t at) {
  constexpr int shortest = 2;
  constexpr int longest = 4;  // characters
  std::size_t end = at;
  int count = 0;
  for (; count <= longest && text::is_han(text::decode_at(scene.text, end).value); ++count)
    end += text::decode_at(scene.text, end).size;
  const bool closes = scene.starts_with(end, "，") || scene.starts_with(end, "。") || scene.starts_with(end, "；") ||
                      scene.starts_with(end, "、") || end >= scene.text.size();
  return closes && count >= shortest && count <= longest ? end : at;
}

/// 16部以家庭为题材的电影: what is counted follows the clause that describes it.
bool read_behind_clause(const Scene& scene, Draft& draft, std::size_t at) {
  constexpr int longest = 16;  // characters of the clause
  constexpr std::string_view particle = "的";
  if (draft.kind != QuantityKind::count || draft.unit.word == nullptr || draft.unit.word->is_self) return false;
  std::size_t end = at;
  std::size_t noun = 0;  // behind the last particle
  for (int count = 0; count < longest; ++count) {
    const text::CodePoint c = text::decode_at(scene.text, end);
    if (c.size == 0 || !is_noun_character(scene, c.value)) break;
    end += c.size;
    if (scene.starts_with(end, particle)) noun = end + particle.size();
  }
  constexpr std::size_t two_characters = 6;
  if (noun > 0) noun = skip_spaces(scene.text, noun);  // 的 JS 库
  const std::size_t noun_ends = noun > 0 ? noun_end(scene, noun) : 0;
  if (noun == 0 || noun < at + 3 * particle.size() || noun_ends < noun + two_characters) return false;
  set_object(draft, noun, noun_ends, true);
  return true;
}

bool read_noun_after(const Scene& scene, Draft& draft) {
  std::size_t at = skip_spaces(scene.text, draft.end);
  // 6人的月收入: the unit itself is what is counted.
  const bool chinese = scene.grammar.language == Language::chinese;
  if (chinese && draft.unit.word != nullptr && draft.unit.word->is_self && scene.starts_with(at, particle_of(scene)))
    return false;
  if (read_after_particle(scene, draft, at)) return true;
  // 收购超4000万吨 市场活跃: behind a blank begins the next part of a headline; 10 个 Python 库 is written with blanks.
  if (chinese && at > draft.end && draft.unit.found() && text::is_han(text::decode_before(scene.text, draft.end).value) &&
      text::is_han(text::decode_at(scene.text, at).value))
    return false;
  const bool by_symbol = chinese && draft.unit.word == nullptr && !draft.unit.symbol.empty();  // 64GB eMMC 存储
  const bool direct = draft.unit.word != nullptr ? draft.unit.word->takes_noun || draft.kind == QuantityKind::measure
                                                 : by_symbol && draft.kind == QuantityKind::measure;
  if (draft.kind == QuantityKind::money) {
    if (scene.grammar.language == Language::japanese) return false;  // joined with の only: 400円値上がり holds a verb
    const PhraseTrie::Match noun = scene.grammar.money_trie.longest_at(scene.text, at);
    if (!noun) return false;
    set_object(draft, at, noun_end(scene, at) > at + noun.size ? noun_end(scene, at) : at + noun.size, true);
    return true;
  }
  if (read_people_behind(scene, draft, at)) return true;
  // 六成民众, 超半数医院: a share of people and bodies needs no 的.
  if (chinese && draft.kind == QuantityKind::percent) {
    static const lang::WordGroup& groups = lang::word_group("groups_of_shares");
    const auto group =
        std::find_if(groups.begin(), groups.end(), [&](std::string_view word) { return scene.starts_with(at, word); });
    if (group != groups.end()) {
      set_object(draft, at, at + group->size(), true);
      return true;
    }
    return false;
  }
  if (!direct && !counts_people_behind(scene, draft, at)) return false;
  std::size_t end = noun_end(scene, at);
  if (end == at && chinese && (scene.ends_with(at, "个") || scene.ends_with(at, "名"))) end = short_rest_end(scene, at);
  if (end == at && chinese && read_behind_clause(scene, draft, at)) return true;
  if (end == at || is_verb_stem(scene, at, end)) return false;
  constexpr std::size_t two_characters = 6;
  // 30个人赚到: behind a unit that is its own noun one character is a verb.
  if (chinese && draft.unit.word != nullptr && draft.unit.word->is_self && end - at < two_characters) return false;
  if (is_attribute(scene, at, end) && read_after_particle(scene, draft, end)) return true;
  set_object(draft, at, end, true);
  return true;
}

/// 総額 of 時価総額 is no word by itself.
bool splits_word(const Scene& scene, std::size_t at) {
  return scene.grammar.language == Language::japanese && text::is_han(text::decode_at(scene.text, at).value) &&
         at > scene.floor && is_noun_character(scene, text::decode_before(scene.text, at).value);
}

std::size_t skip_links_back(const Scene& scene, std::size_t end) {
  for (int hop = 0; hop < 5; ++hop) {
    while (end > scene.floor && scene.text[end - 1] == ' ') --end;
    const PhraseTrie::Match link = scene.grammar.link_trie.longest_before(scene.text, end, scene.floor);
    if (!link || splits_word(scene, end - link.size)) break;
    end -= link.size;
  }
  return end;
}

/// トヨタは500人を採用: a topic or subject is who does it, unless its noun is one that is counted.
bool is_topic(const Scene& scene, std::size_t end) {
  return scene.starts_with(end, "は") || scene.starts_with(end, "が") || scene.starts_with(end, "も");
}

/// 总金额, 票房, 上年度营收: a Chinese noun that money measures; 造假1000亿 tells a verb.
bool names_money(const Scene& scene, std::size_t begin, std::size_t end) {
  if (scene.grammar.money_before_trie.longest_before(scene.text, end, begin)) return true;
  constexpr std::u32string_view last = U"限数额金费款价值产入润债资税薪本利息账支股券贷险率房租收奖酬单模力";
  return last.find(text::decode_before(scene.text, end).value) != std::u32string_view::npos;
}

/// 拥|有25%, 飙|至30次: what was taken for a link is the end of a verb, whose subject stands before it.
bool cuts_verb(const Scene& scene, std::size_t end) {
  std::size_t begin = end;
  for (int back = 0; back < 2 && begin > scene.floor; ++back) {
    begin -= text::decode_before(scene.text, begin).size;
    if (begin + scene.grammar.stop_trie.longest_at(scene.text, begin).size > end) return true;
  }
  return false;
}

/// 总数, 总值, 总人口: what shares are of.
bool is_total(const Scene& scene, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 9;  // bytes: three characters
  const std::string_view noun = scene.text.substr(begin, end - begin);
  return noun.substr(noun.size() > longest ? noun.size() - longest : 0).find("总") != std::string_view::npos;
}

bool read_noun_before(const Scene& scene, Draft& draft) {
  const std::size_t end = skip_links_back(scene, draft.begin);
  if (scene.grammar.language == Language::chinese && end < draft.begin && cuts_verb(scene, end)) return false;
  const std::size_t begin = noun_begin(scene, end);
  if (ends_in_act(scene, begin, end)) return false;  // 门票售出5万张
  // 在三台服务器上提升5%: where it happens is not measured; 用户总数中29% is a share of a total.
  if (const std::size_t cut = without_tail(scene, begin, end); cut < end && !is_total(scene, begin, cut)) return false;
  constexpr std::size_t two_characters = 6;
  const bool is_glued = begin > 0 && begin == scene.floor;  // what hangs on the quantity before is its particle
  const bool japanese = scene.grammar.language == Language::japanese;
  const bool is_people = japanese && scene.text.substr(begin, end - begin) == "人";
  if ((end - begin < two_characters && !is_people) || (is_glued && japanese)) return false;
  if (japanese && draft.kind == QuantityKind::count && is_topic(scene, end) &&
      !scene.grammar.counted_trie.longest_before(scene.text, end, begin))
    return false;
  if (!japanese && draft.kind == QuantityKind::money && !names_money(scene, begin, end)) return false;
  // サカナAIは300億円を調達: who raised it is not what is measured.
  if (japanese && draft.kind == QuantityKind::money && !scene.grammar.money_before_trie.longest_before(scene.text, end, begin))
    return false;
  set_object(draft, begin, end, false);
  return true;
}

/// 招聘需求23.1万人次, 受灾人口37万人: what is told as a number of people says more than the unit.
bool read_measured_number(const Scene& scene, Draft& draft) {
  if (!read_noun_before(scene, draft)) return false;
  const std::string_view noun = draft.object.of(scene.text);
  // 确诊病例已达到300例: the unit only counts them.
  for (const std::string_view end : {"病例", "案例", "案件", "事故"})
    if (noun.ends_with(end)) return true;
  for (const std::string_view end :
       {"数", "人数", "需求", "人口", "客流", "客流量", "量", "总数", "就业", "缺口", "参保", "游客", "旅客", "乘客", "观众"})
    if (noun.ends_with(end) && draft.object.end == draft.begin) return true;
  draft.object = {};
  return false;
}

}  // namespace

void read_object(const Scene& scene, Draft& draft) {
  if (!draft.object.empty()) return;
  const UnitWord* word = draft.unit.word;
  if (word != nullptr && word->is_object) {
    // 五省启动预案: a unit of both flags is the whole object.
    const std::size_t end = word->is_self ? draft.unit.end : noun_end(scene, draft.unit.end);
    set_object(draft, draft.unit.begin, std::max(end, draft.unit.end), true);
    return;
  }
  if (scene.grammar.language == Language::korean) return read_korean_object(scene, draft);
  const bool lasts = draft.kind == QuantityKind::duration && scene.grammar.language == Language::japanese;
  if (lasts) read_after_particle(scene, draft, draft.end);  // 42日間の停戦
  if (draft.kind == QuantityKind::duration || draft.kind == QuantityKind::age) return;
  const bool chinese = scene.grammar.language == Language::chinese;
  if (read_noun_after(scene, draft)) return;
  // 死者は5人: in Japanese a noun told before the number says more than the unit; 裁员5人 tells a verb.
  if (!chinese && read_noun_before(scene, draft)) return;
  if (chinese && word != nullptr && word->is_self && read_measured_number(scene, draft)) return;
  if (word != nullptr && word->is_self) {
    constexpr std::string_view classifier = "个";
    const bool is_classified = chinese && scene.starts_with(draft.unit.begin, classifier);  // 五个方面
    set_object(draft, draft.unit.begin + (is_classified ? classifier.size() : 0), draft.unit.end, true);
    return;
  }
  if (read_noun_of_list(scene, draft)) return;
  if (chinese && (word == nullptr || !word->is_act)) read_noun_before(scene, draft);
}

}  // namespace claimdex::quantity::cjk
