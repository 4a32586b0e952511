// Heads and classes of counted nouns. Knows the word forms of English and the suffixes of CJK; other languages go by the table.
#include "analyzers/claim/object/object.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/claim/sentence_builder.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

// All languages in one map: a word that means different things in two of them is listed in neither.
const lang::WordMap<std::string_view>& classes() {
  static std::deque<std::string> keys;  // folded as heads are; a deque moves none of them
  static const lang::WordMap<std::string_view> table = [] {
    lang::WordMap<std::string_view> found;
    for (const std::string_view lang : rule_languages)
      lang::for_each_row(lang::table(std::string(lang) + "/object_classes.tsv"),
                         [&](const std::vector<std::string_view>& fields, std::size_t) {
                           if (fields.size() > 1) found.emplace(keys.emplace_back(text::fold_aligned(fields[0])), fields[1]);
                         });
    return found;
  }();
  return table;
}

bool ends_with(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// "companies" -> "company", "losses" -> "loss", "roles" -> "role"; "business" and "bus" stay.
std::string english_singular(std::string_view word) {
  if (word.size() > 4 && ends_with(word, "ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.size() > 4 &&
      (ends_with(word, "sses") || ends_with(word, "shes") || ends_with(word, "ches") || ends_with(word, "xes")))
    return std::string(word.substr(0, word.size() - 2));
  if (word.size() > 3 && word.back() == 's' && !ends_with(word, "ss") && !ends_with(word, "us") && !ends_with(word, "is"))
    return std::string(word.substr(0, word.size() - 1));
  if (word == "men") return "man";
  return std::string(word);
}

// The longest listed ending of a CJK noun, else its last two characters: 技术员工 -> 员工.
std::string_view cjk_head(std::string_view noun) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < noun.size(); at += text::decode_at(noun, at).size) starts.push_back(at);
  for (std::size_t i = starts.size() > 6 ? starts.size() - 6 : 0; i < starts.size(); ++i)
    if (classes().contains(noun.substr(starts[i]))) return noun.substr(starts[i]);
  return starts.size() <= 2 ? noun : noun.substr(starts[starts.size() - 2]);
}

// The longest listed ending of a Korean word, without the plural; else the word: 협력업체 -> 업체, 노동자들 -> 노동자.
std::string_view korean_head(std::string_view word) {
  constexpr std::string_view plural = "들";
  constexpr std::size_t syllable = 3;
  if (word.size() > 2 * syllable && word.ends_with(plural)) word.remove_suffix(plural.size());
  for (std::size_t at = 0; at + syllable < word.size(); at += text::decode_at(word, at).size)
    if (classes().contains(word.substr(at))) return word.substr(at);
  return word;
}

// German compounds: the class of "Arbeitsplätze" holds for "Industriearbeitsplätze".
std::string_view class_of_ending(std::string_view word) {
  for (std::size_t at = 3; at + 4 <= word.size(); ++at) {
    if (text::is_continuation(word[at])) continue;
    const auto found = classes().find(word.substr(at));
    if (found != classes().end()) return found->second;
  }
  return {};
}

}  // namespace

namespace {

constexpr std::string_view number_of = "数";
static_assert(number_of.size() == std::string_view("수").size());

// 学生数, 직원 수: the number of students is counted in students. Chinese 人数 is a word of its own.
bool is_number_of(std::string_view run, std::string_view lang) {
  if (lang == "ko")
    return run == "수" || (run.size() > 2 * number_of.size() && run.ends_with("수") &&
                           classes().contains(run.substr(0, run.size() - number_of.size())));
  return lang == "ja" && run.size() > 2 * number_of.size() && run.ends_with(number_of) && !classes().contains(run);
}

}  // namespace

std::string object_head(std::string_view object, std::string_view lang) {
  const std::string folded = text::fold_aligned(object);
  std::vector<TextSpan> words;
  cut_words(folded, words);
  if (words.empty()) return {};
  const FunctionWords& function = function_words(lang);
  std::size_t last = words.size();
  for (std::size_t i = 1; i < words.size(); ++i) {
    const WordClass word_class = function.class_of(words[i].of(folded));
    if (word_class != WordClass::preposition && word_class != WordClass::clause) continue;
    last = i;
    break;
  }
  TextSpan head = words[last - 1];
  const bool romance = is_romance(lang);  // "usuarios registrados", "nuevos empleos"
  for (std::size_t i = 0; romance && i + 1 < last; ++i) {
    if (!classes().contains(words[i].of(folded))) continue;
    head = words[i];
    break;
  }
  if (text::is_cjk(text::decode_at(folded, head.begin).value)) {  // every character is a word
    std::size_t first = last - 1;
    while (first > 0 && words[first - 1].end == words[first].begin) --first;
    std::string_view run = std::string_view(folded).substr(words[first].begin, head.end - words[first].begin);
    if (is_number_of(run, lang)) return object_head(std::string_view(folded).substr(0, head.end - number_of.size()), lang);
    return std::string(lang == "ko" ? korean_head(run) : cjk_head(run));
  }
  const std::string_view word = head.of(folded);
  return lang == "en" || lang.empty() ? english_singular(word) : std::string(word);
}

std::string_view object_class(std::string_view head) {
  const auto found = classes().find(head);
  if (found != classes().end()) return found->second;
  if (head.size() > 8 && !text::is_cjk(text::decode_at(head, 0).value)) return class_of_ending(head);
  return {};
}

std::string_view class_named_by(std::string_view word) {
  static const lang::WordGroup& names = lang::word_group("class_names");
  const std::string folded = text::fold_aligned(word);
  if (!lang::contains(names, folded)) return {};
  const std::string_view found = object_class(folded);  // forms of other languages are listed, English plurals need not be
  return found.empty() ? object_class(object_head(folded, "en")) : found;
}

}  // namespace claimdex::claims
