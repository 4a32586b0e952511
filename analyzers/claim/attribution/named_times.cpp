#include "analyzers/claim/attribution/named_times.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t shortest_name = 12;  ///< bytes: two characters and 期间
constexpr std::size_t longest_name = 48;

/// Where the clause that holds `at` begins.
std::size_t clause_begin(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  for (const std::string_view mark : {"，", "。", "；", "：", "、", "！", "？", ",", ";", ":", ")", "）", "】"}) {
    const std::size_t found = text.substr(0, at).rfind(mark);
    if (found != text.npos) begin = std::max(begin, found + mark.size());
  }
  // "6.“十四五”期间": the number of an item of a list.
  const std::size_t digits = std::min(text.find_first_not_of("0123456789", begin), text.size());
  if (digits > begin && digits < at && text[digits] == '.') begin = digits + 1;
  while (begin < at && text[begin] == ' ') ++begin;
  return begin;
}

void add(TextSpan span, std::vector<TimeExpression>& out) {
  const auto after = std::upper_bound(out.begin(), out.end(), span.begin,
                                      [](std::size_t at, const TimeExpression& time) { return at < time.span.begin; });
  const bool touches =
      (after != out.end() && after->span.overlaps(span)) || (after != out.begin() && (after - 1)->span.overlaps(span));
  if (touches) return;
  TimeExpression time;
  time.span = span;
  time.is_vague = true;
  out.insert(after, time);
}

/// “十四五”期间, 春节期间, 改革开放以来: a short name, and nothing else of its clause before it.
void add_named(std::string_view text, std::string_view ending, std::vector<TimeExpression>& out) {
  static const lang::WordGroup& openers = lang::word_group("openers_before_times");
  static const lang::WordGroup& no_names = lang::word_group("no_names_of_times");
  for (std::size_t at = text.find(ending); at != text.npos; at = text.find(ending, at + ending.size())) {
    std::size_t begin = clause_begin(text, at);
    for (const std::string_view word : openers)
      if (text.substr(begin).starts_with(word)) begin += word.size();
    if (begin > at || at + ending.size() - begin < shortest_name || at - begin > longest_name) continue;
    const std::string_view name = text.substr(begin, at + ending.size() - begin);
    const auto is_in_name = [&](std::string_view word) { return name.find(word) != name.npos; };
    if (std::any_of(no_names.begin(), no_names.end(), is_in_name)) continue;
    add({begin, at + ending.size()}, out);
  }
}

/// 十年来, 近30多年来: a length of time up to now.
void add_counted_back(const Sentence& sentence, std::vector<TimeExpression>& out) {
  static const lang::WordGroup& openers = lang::word_group("openers_of_time_past");
  static const lang::WordGroup& verbs = lang::word_group("verbs_with_come");
  constexpr std::string_view come = "来";
  const std::string_view text = sentence.folded;
  for (const Quantity& quantity : sentence.quantities) {
    if (quantity.kind != QuantityKind::duration) continue;
    const std::string_view rest = text.substr(quantity.span.end);
    if (!rest.starts_with(come) ||
        std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return rest.starts_with(verb); }))
      continue;
    std::size_t begin = quantity.span.begin;
    for (const std::string_view word : openers)
      if (text.substr(0, begin).ends_with(word)) begin -= word.size();
    if (begin == clause_begin(text, begin)) add({begin, quantity.span.end + come.size()}, out);
  }
}

}  // namespace

void add_named_times(const Sentence& sentence, std::vector<TimeExpression>& out) {
  static const lang::WordGroup& endings = lang::word_group("ends_of_named_times");
  if (sentence.lang != "zh") return;
  for (const std::string_view ending : endings) add_named(sentence.folded, ending, out);
  add_counted_back(sentence, out);
}

}  // namespace claimdex::claims
