// Builds the view of a sentence that the factuality rules work on.
#include "analyzers/claim/attribution/factuality_view.hpp"

#include <algorithm>
#include <array>

#include "analyzers/claim/attribution/factuality_german.hpp"
#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::ptrdiff_t window = 48;  ///< cues looked at on either side of a quantity
constexpr std::size_t near_words = 5;
constexpr std::size_t near_characters = 10;  ///< where each character counts as a word
constexpr std::size_t next_words = 2;

bool any_in(const std::vector<std::size_t>& sorted, std::size_t begin, std::size_t end) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), begin);
  return at != sorted.end() && *at < end;
}

bool ends_with_question(std::string_view folded) {
  for (std::size_t at = folded.size(); at > 0;) {
    const text::CodePoint c = text::decode_before(folded, at);
    if (c.value == '?' || c.value == U'？') return true;
    if (text::is_word_char(c.value) || text::is_cjk(c.value)) return false;
    at -= c.size;
  }
  return false;
}

/// "May" in the text is the month, and so is "IN MAY" and "May settled"; a sentence or a title may write the verb with capitals.
bool is_month(const Sentence& sentence, const Cue& cue) {
  static const lang::WordGroup& openers = lang::word_group("month_openers");
  const std::string_view written = cue.span.of(sentence.text);
  if (sentence.lang != "en" || cue.span.of(sentence.folded) != "may") return false;
  const auto word = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                         [&](const TextSpan& span) { return span.begin < cue.span.begin; });
  if (word != sentence.words.begin() && lang::contains(openers, std::prev(word)->of(sentence.folded))) return true;
  if (written != "May") return false;
  if (cue.span.begin > 0) return !sentence.is_headline();
  if (word == sentence.words.end() || word + 1 == sentence.words.end()) return false;
  const std::string_view next = (word + 1)->of(sentence.folded);
  const bool past = next.ends_with("ed") && !next.ends_with("eed") && next != "shed";
  return past || text::is_ascii_digit(static_cast<unsigned char>(next.front()));
}

/// "weighs two tonnes": a weight, nothing that is thought over.
bool is_weight(const Sentence& sentence, const Cue& cue) {
  static const lang::WordGroup& verbs = lang::word_group("weight_verbs");
  if (cue.kind != CueClass::possible || !lang::contains(verbs, cue.span.of(sentence.folded))) return false;
  constexpr std::size_t reach = 12;  // bytes: "weighs around 3 kg"
  const Quantity* at = sentence.quantity_from(cue.span.end);
  return at != nullptr && at->span.begin < cue.span.end + reach && at->kind == QuantityKind::measure;
}

/// "revenue declined to 720m": how far it fell, no refusal.
bool is_fall(const Sentence& sentence, const Cue& cue) {
  static const lang::WordGroup& falls = lang::word_group("falls_or_refusals");
  if (!lang::contains(falls, cue.span.of(sentence.folded))) return false;
  const Quantity* at = sentence.quantity_from(cue.span.end);
  if (at == nullptr) return false;
  static const lang::WordGroup& links = lang::word_group("fall_links");
  return lang::contains(links, sentence.folded.substr(cue.span.end, at->span.begin - cue.span.end));
}

/// ", and Hexa is losing money": a capital behind the conjunction begins a clause with its own subject.
bool begins_named_clause(const Sentence& sentence, std::size_t comma) {
  constexpr std::string_view link = ", and ";
  if (sentence.lang != "en" || sentence.is_headline() || sentence.folded.compare(comma, link.size(), link) != 0) return false;
  const std::size_t at = comma + link.size();
  return at < sentence.text.size() && sentence.text[at] != sentence.folded[at];
}

/// "would have sales of 5bn": nothing that did not happen; that takes a participle.
bool is_perfect(const Sentence& sentence, const Cue& cue) {
  static const lang::WordGroup& irregular = lang::word_group("irregular_participles");
  static const lang::WordGroup& adverbs = lang::word_group("adverbs_in_perfect");
  if (sentence.lang != "en" || !cue.span.of(sentence.folded).ends_with("have")) return true;
  auto word = std::lower_bound(sentence.words.begin(), sentence.words.end(), cue.span.end,
                               [](const TextSpan& span, std::size_t at) { return span.begin < at; });
  while (word != sentence.words.end() && lang::contains(adverbs, word->of(sentence.folded))) ++word;
  if (word == sentence.words.end()) return true;
  const std::string_view text = word->of(sentence.folded);
  return text.ends_with("ed") || lang::contains(irregular, text);
}

/// 将失败率从8%降至3%, 将任务分为三步: 将 marks the object of a verb that says what becomes of it; 将从4小时缩短至1小时 is yet to
/// come.
bool marks_changed_object(std::string_view rest) {
  static const lang::WordGroup& results = lang::word_group("results_of_objects");
  const std::size_t shortest = rest.starts_with("其") || rest.starts_with("它") ? 3 : 6;  // bytes of the object
  constexpr std::size_t longest = 60;
  std::size_t end = rest.size();
  for (const std::string_view mark : {"，", "。", "；", "、", "："}) end = std::min(end, rest.find(mark));
  rest = rest.substr(0, std::min(end, longest + shortest));
  std::size_t first = rest.size();
  for (const std::string& result : results) first = std::min(first, rest.find(result));
  return first >= shortest && first <= longest && first < rest.size() &&
         rest.substr(0, first).find_first_of("0123456789") == std::string_view::npos;
}

/// 将 before a counted object marks it ("将120处场馆串联") and tells nothing of the future; before a verb of reaching it does
/// ("总量将突破5500万千瓦").
bool is_object_mark(const Sentence& sentence, const Cue& cue) {
  static const lang::WordGroup& openers = lang::word_group("openers_of_verbs");
  if (cue.kind != CueClass::probable || cue.span.of(sentence.folded) != "将") return false;
  const std::string_view rest = sentence.folded.substr(cue.span.end);
  if (std::any_of(openers.begin(), openers.end(), [&](std::string_view word) { return rest.starts_with(word); })) return false;
  if (sentence.lang == "zh" && marks_changed_object(rest)) return true;
  const Quantity* at = sentence.quantity_from(cue.span.end);
  if (at == nullptr || (at->kind != QuantityKind::count && at->object_span.empty())) return false;
  return at->span.begin == cue.span.end + (sentence.folded.compare(cue.span.end, 1, " ") == 0 ? 1 : 0);
}

/// French "ne couvre que 20 %": only, not a denial.
bool is_restriction(const Sentence& sentence, const Cue& cue) {
  constexpr std::size_t longest = 60;  // bytes
  if (sentence.lang != "fr" || cue.kind != CueClass::denied) return false;
  const std::string_view text = cue.span.of(sentence.folded);
  if (text != "ne" && !text.starts_with("n'") && !text.starts_with("n’")) return false;
  const std::string_view rest = sentence.folded.substr(cue.span.end, longest);
  const std::size_t only = std::min(rest.find(" que "), std::min(rest.find(" qu'"), rest.find(" qu’")));
  const std::size_t denial = std::min(rest.find(" pas"), std::min(rest.find(" jamais"), rest.find(" aucun")));
  return only != rest.npos && only < denial && rest.substr(0, only).find(',') == rest.npos;
}

/// "Lumera", "Cordera": a name that ends as the future of verbs does.
bool is_name_like_future(const Sentence& sentence, const Cue& cue) {
  static const lang::WordGroup& endings = lang::word_group("future_endings");
  if (!is_romance(sentence.lang) || cue.kind != CueClass::probable || sentence.is_headline()) return false;
  if (cue.span.begin == 0 && sentence.lang != "fr") return false;  // "Destinará 300 millones"
  const std::string_view word = cue.span.of(sentence.folded);
  if (word == cue.span.of(sentence.text) || word.find(' ') != word.npos) return false;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

/// "to" of a headline speaks of what is to come only before a verb: not before a number, an article or a sign.
bool is_headline_future(const Sentence& sentence, const Cue& cue) {
  if (!sentence.is_headline() || cue.span.begin == 0) return false;
  if (sentence.lang == "ja") return cue.span.end == sentence.folded.size();  // 1200人を削減へ
  std::size_t at = cue.span.end;
  while (at < sentence.folded.size() && sentence.folded[at] == ' ') ++at;
  if (at >= sentence.folded.size() || !text::is_word_char(text::decode_at(sentence.folded, at).value)) return false;
  if (text::is_ascii_digit(static_cast<unsigned char>(sentence.folded[at]))) return false;
  const std::string_view rest = sentence.folded.substr(at);
  return !rest.starts_with("the ") && !rest.starts_with("a ") && !rest.starts_with("an ");
}

}  // namespace

std::span<const Cue> FactualityView::cues_near(std::size_t at) const {
  const auto here =
      std::lower_bound(cues_.begin(), cues_.end(), at, [](const Cue& cue, std::size_t place) { return cue.span.begin < place; });
  const auto first = here - std::min<std::ptrdiff_t>(window, here - cues_.begin());
  const auto last = here + std::min<std::ptrdiff_t>(window, cues_.end() - here);
  return {first, last};
}

std::span<const TextSpan> FactualityView::conditions_near(std::size_t at) const {
  const auto here = std::lower_bound(conditions_.begin(), conditions_.end(), at,
                                     [](const TextSpan& span, std::size_t place) { return span.begin < place; });
  const auto first = here - std::min<std::ptrdiff_t>(window, here - conditions_.begin());
  const auto last = here + std::min<std::ptrdiff_t>(window, conditions_.end() - here);
  return {first, last};
}

void FactualityView::build(const Sentence& sentence) {
  folded_ = sentence.folded;
  lang_ = sentence.lang;
  spaced_ = lang_ != "zh" && lang_ != "ja";
  words_ = sentence.words;
  cues_.clear();
  factuality_table(lang_).find(sentence.phrases, cues_);
  std::erase_if(cues_, [&](const Cue& cue) {
    if (is_weight(sentence, cue) || is_fall(sentence, cue) || is_name_like_future(sentence, cue)) return true;
    if (is_object_mark(sentence, cue) || is_restriction(sentence, cue) || is_german_passive(sentence, cue)) return true;
    if (is_german_ability(sentence, cue)) return true;
    if (cue.kind == CueClass::headline) return !is_headline_future(sentence, cue);
    return cue.kind == CueClass::possible && is_month(sentence, cue);
  });
  for (Cue& cue : cues_)
    if (cue.kind == CueClass::counterfactual && !is_perfect(sentence, cue)) cue.kind = CueClass::probable;
  for (Cue& cue : cues_)
    if (cue.kind == CueClass::headline) cue = {cue.span, CueClass::probable, Reach::far, spaced_ ? Reach::none : Reach::clause};
  find_separators(folded_);
  for (const std::size_t at : separators_)
    if (folded_[at] == ',' && begins_named_clause(sentence, at)) barriers_.push_back(at);
  std::sort(barriers_.begin(), barriers_.end());
  find_conditions();
  find_question(sentence);
}

void FactualityView::find_separators(std::string_view folded) {
  separators_.clear();
  barriers_.clear();
  // First bytes of the signs below: of all else, a byte is enough to pass over it.
  static constexpr std::array<bool, 256> may_separate = [] {
    std::array<bool, 256> bytes{};
    for (const std::size_t b : {0xE2u, 0xE3u, 0xEFu}) bytes[b] = true;
    for (const char sign : std::string_view("()\",:-;!?|")) bytes[static_cast<unsigned char>(sign)] = true;
    return bytes;
  }();
  for (std::size_t at = 0; at < folded.size();) {
    if (!may_separate[static_cast<unsigned char>(folded[at])]) {
      ++at;
      continue;
    }
    const text::CodePoint c = text::decode_at(folded, at);
    const bool before_space = at + c.size < folded.size() && folded[at + c.size] == ' ';
    switch (c.value) {
      case U'，':
      case U'、':
      case U'：':
      case U'“':
      case U'”':
      case U'—':
      case U'–':
      case U'（':
      case U'）':
      case '(':
      case ')':
      case '"':
        if (c.value != U'、' && c.value != U'“' && c.value != U'”' && c.value != '"') separators_.push_back(at);
        break;
      case ',':
      case ':':
        if (before_space || at + 1 == folded.size()) separators_.push_back(at);
        break;
      case '-':
        if (before_space && at > 0 && (folded[at - 1] == ' ' || folded[at - 1] == '-')) separators_.push_back(at);
        break;
      case U'；':
      case U'。':
      case U'！':
      case U'？':
      case ';':
      case '!':
      case '?':
      case '|':
        barriers_.push_back(at);
        break;
      default:
        break;
    }
    at += c.size;
  }
  for (const Cue& cue : cues_) {
    if (cue.kind == CueClass::barrier) barriers_.push_back(cue.span.begin);
    if (cue.kind != CueClass::follow) continue;
    // The clause that begins here belongs to the one before.
    const auto at = std::upper_bound(separators_.begin(), separators_.end(), cue.span.begin);
    if (at != separators_.begin() && *(at - 1) + 3 >= cue.span.begin) separators_.erase(at - 1);
  }
  std::sort(barriers_.begin(), barriers_.end());
}

void FactualityView::find_conditions() {
  conditions_.clear();
  const bool example = find(CueClass::example, 0, folded_.size()) != nullptr;
  for (Cue& cue : cues_) {
    if (cue.kind != CueClass::condition) continue;
    if (example) {
      cue.kind = CueClass::hypothesis;
      continue;
    }
    const auto end = std::lower_bound(separators_.begin(), separators_.end(), cue.span.end);
    conditions_.push_back({cue.span.begin, end == separators_.end() ? folded_.size() : *end});
  }
  // "could have saved 5 mln if it had begun earlier": it did not.
  const bool unmet = lang_ == "en" && std::any_of(conditions_.begin(), conditions_.end(), [this](const TextSpan& condition) {
                       return condition.of(folded_).find(" had ") != std::string_view::npos;
                     });
  for (Cue& cue : cues_)
    if (unmet && cue.kind == CueClass::possible && cue.span.of(folded_).ends_with(" have")) cue.kind = CueClass::counterfactual;
}

void FactualityView::find_question(const Sentence& sentence) {
  question_from_ = static_cast<std::size_t>(-1);
  if (!ends_with_question(folded_) || find(CueClass::presupposed, 0, folded_.size()) != nullptr) return;
  std::size_t last_clause = 0;
  std::vector<std::size_t> starts{0};
  for (const std::size_t at : separators_) starts.push_back(at + 1);
  for (const std::size_t start : starts) {
    const auto word = std::lower_bound(sentence.words.begin(), sentence.words.end(), start,
                                       [](const TextSpan& span, std::size_t at) { return span.begin < at; });
    if (word == sentence.words.end()) break;
    last_clause = start;
    if (!spaced_) continue;
    auto cue = std::lower_bound(cues_.begin(), cues_.end(), word->begin,
                                [](const Cue& item, std::size_t at) { return item.span.begin < at; });
    for (; cue != cues_.end() && cue->span.begin == word->begin; ++cue)
      if (cue->kind == CueClass::question) {
        question_from_ = start;
        return;
      }
  }
  question_from_ = last_clause;
}

bool FactualityView::has_separator(std::size_t begin, std::size_t end) const { return any_in(separators_, begin, end); }
bool FactualityView::has_barrier(std::size_t begin, std::size_t end) const { return any_in(barriers_, begin, end); }

std::size_t FactualityView::words_between(std::size_t begin, std::size_t end) const {
  const auto before = [](const TextSpan& span, std::size_t at) { return span.begin < at; };
  const auto first = std::lower_bound(words_.begin(), words_.end(), begin, before);
  return static_cast<std::size_t>(std::lower_bound(first, words_.end(), end, before) - first);
}

bool FactualityView::ends_gerund(const Cue& cue, std::size_t at) const {
  static const lang::WordGroup& openers = lang::word_group("gerund_prepositions");
  if (lang_ != "en" || cue.span.end > at) return false;
  const std::string_view before = folded_.substr(0, cue.span.begin);
  const bool opened = std::any_of(openers.begin(), openers.end(), [&](std::string_view word) { return before.ends_with(word); });
  TextSpan word = word_from(cue.span.end);
  if (!opened || !word.of(folded_).ends_with("ing")) return false;
  const FunctionWords& function = function_words(lang_);
  for (word = word_from(word.end); !word.empty() && word.end <= at; word = word_from(word.end)) {
    const WordClass word_class = function.class_of(word.of(folded_));
    if (word_class == WordClass::verb || word_class == WordClass::other) return true;
  }
  return false;
}

TextSpan FactualityView::word_from(std::size_t at) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), at,
                                      [](const TextSpan& span, std::size_t place) { return span.begin < place; });
  return found == words_.end() ? TextSpan{} : *found;
}

std::string_view FactualityView::clause_from(std::size_t at) const {
  std::size_t end = folded_.size();
  for (const auto* marks : {&separators_, &barriers_}) {
    const auto next = std::lower_bound(marks->begin(), marks->end(), at);
    if (next != marks->end()) end = std::min(end, *next);
  }
  return folded_.substr(at, end - at);
}

std::size_t FactualityView::words_end(std::size_t at, std::size_t count) const {
  const std::size_t factor = spaced_ ? 1 : 2;
  auto found = std::lower_bound(words_.begin(), words_.end(), at,
                                [](const TextSpan& span, std::size_t place) { return span.begin < place; });
  const auto left = static_cast<std::size_t>(words_.end() - found);
  if (left == 0) return at;
  return (found + static_cast<long>(std::min(left, count * factor)) - 1)->end;
}

bool FactualityView::is_coordinated(const Cue& cue) const {
  const std::string_view before = std::string_view(folded_).substr(0, cue.span.begin);
  static const lang::WordGroup& conjunctions = lang::word_group("clause_conjunctions");  // begin another predicate
  return std::any_of(conjunctions.begin(), conjunctions.end(), [&](std::string_view word) { return before.ends_with(word); });
}

const Cue* FactualityView::find(CueClass kind, std::size_t begin, std::size_t end) const {
  auto at =
      std::lower_bound(cues_.begin(), cues_.end(), begin, [](const Cue& cue, std::size_t from) { return cue.span.begin < from; });
  for (; at != cues_.end() && at->span.end <= end; ++at)
    if (at->kind == kind) return &*at;
  return nullptr;
}

bool FactualityView::passes(Reach reach, std::size_t begin, std::size_t end) const {
  switch (reach) {
    case Reach::none:
      return false;
    case Reach::all:
      return true;
    case Reach::far:
      return !has_barrier(begin, end);
    case Reach::clause:
      return !has_barrier(begin, end) && !has_separator(begin, end);
    case Reach::near:
      return !has_barrier(begin, end) && !has_separator(begin, end) &&
             words_between(begin, end) <= (spaced_ ? near_words : near_characters);
    case Reach::next:
      return !has_separator(begin, end) && words_between(begin, end) <= next_words;
  }
  return false;
}

// "Exports - the hope of plans to save the port - rose 7%": what stands between dashes says nothing of what follows them.
bool FactualityView::is_in_aside(TextSpan cue, std::size_t before) const {
  const auto after = std::lower_bound(separators_.begin(), separators_.end(), cue.end);
  if (after == separators_.begin() || after == separators_.end() || *after >= before) return false;
  return folded_[*std::prev(after)] == '-' && folded_[*after] == '-';
}

// "The film, said to have cost 150m, earned 13m": an aside that opens with the cue, before the verb of what it is put into.
bool FactualityView::opens_aside(TextSpan cue, std::size_t before) const {
  const auto after = std::lower_bound(separators_.begin(), separators_.end(), cue.end);
  if (after == separators_.begin() || after == separators_.end() || *after >= before) return false;
  const std::size_t begin = *std::prev(after);
  if (folded_[begin] != ',' || folded_[*after] != ',' || words_between(begin, cue.begin) > 0) return false;
  return is_finite(word_from(*after));
}

bool FactualityView::is_finite(TextSpan word) const {
  static const lang::WordGroup& verbs = lang::word_group("finite_verbs");
  static const lang::WordGroup& followers = lang::word_group("verb_followers");
  const std::string_view text = word.of(folded_);
  if (lang::contains(verbs, text)) return true;
  // "and raised the", not "and raised costs"
  if (!text.ends_with("ed") || word.end >= folded_.size()) return false;
  const TextSpan next = word_from(word.end);
  return !next.empty() &&
         (text::is_ascii_digit(static_cast<unsigned char>(folded_[next.begin])) || lang::contains(followers, next.of(folded_)));
}

bool FactualityView::ends_at_predicate(const Cue& cue, std::size_t before) const {
  if (lang_ != "en" || cue.span.end > before || cue.right == Reach::all) return false;
  if (cue.kind != CueClass::possible && cue.kind != CueClass::probable) return false;
  static const lang::WordGroup& auxiliaries = lang::word_group("participle_auxiliaries");
  static const lang::WordGroup& adverbs = lang::word_group("adverbs_before_verbs");
  for (TextSpan word = word_from(cue.span.end); !word.empty() && word.end < before; word = word_from(word.end)) {
    const std::string_view text = word.of(folded_);
    if (lang::contains(auxiliaries, text)) return false;  // "may be sold and moved"
    if (text != "and" && text != "but") continue;
    TextSpan next = word_from(word.end);
    while (!next.empty() && (lang::contains(adverbs, next.of(folded_)) || next.of(folded_).ends_with("ly")))
      next = word_from(next.end);
    if (!next.empty() && next.end <= before && is_finite(next)) return true;
  }
  return false;
}

namespace {

// The end of the first link of two clauses in `text`; 0 where it has none.
std::size_t behind_chain_link(std::string_view text, const lang::WordGroup& links) {
  std::size_t end = std::string_view::npos;
  for (const std::string& link : links)
    if (const std::size_t at = text.find(link); at != text.npos) end = std::min(end, at + link.size());
  return end == std::string_view::npos ? 0 : end;
}

// Whether a topic stands in `text`: 工期は, 매출은; not には, 하는.
bool has_topic(std::string_view text, const lang::WordGroup& marks, const lang::WordGroup& others) {
  const auto ends_other = [&](std::string_view before) {
    return std::any_of(others.begin(), others.end(), [&](std::string_view other) { return before.ends_with(other); });
  };
  for (const std::string& mark : marks)
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1))
      if (at > 0 && !ends_other(text.substr(0, at + mark.size()))) return true;
  return false;
}

}  // namespace

bool FactualityView::is_of_later_topic(const Cue& cue, TextSpan target) const {
  if ((lang_ != "ja" && lang_ != "ko") || cue.span.begin <= target.end) return false;
  if (cue.kind != CueClass::probable && cue.kind != CueClass::possible) return false;
  static const lang::WordGroup& hearsay = lang::word_group("cues_of_whole_sentences");
  if (lang::contains(hearsay, cue.span.of(folded_))) return false;
  static const lang::WordGroup& japanese = lang::word_group("chain_links_japanese");
  static const lang::WordGroup& korean = lang::word_group("chain_links_korean");
  static const lang::WordGroup& marks_japanese = lang::word_group("topic_marks_japanese");
  static const lang::WordGroup& marks_korean = lang::word_group("topic_marks_korean");
  static const lang::WordGroup& others = lang::word_group("endings_like_topics");
  const std::string_view between = folded_.substr(target.end, cue.span.begin - target.end);
  const std::size_t next = behind_chain_link(between, lang_ == "ja" ? japanese : korean);
  return next != 0 && has_topic(between.substr(next), lang_ == "ja" ? marks_japanese : marks_korean, others);
}

// Money and work can be denied behind their number ("300 Stellen werden nicht gestrichen"); of people and things it is told what
// they do not do.
bool FactualityView::can_be_denied_behind(const Quantity& quantity) const {
  static const std::uint32_t work = class_bit("job") | class_bit("worker") | class_bit("layoff");
  const auto word = std::lower_bound(words_.begin(), words_.end(), quantity.span.begin,
                                     [](const TextSpan& span, std::size_t place) { return span.begin < place; });
  const bool follows = word != words_.begin();
  if (follows && function_words(lang_).class_of(std::prev(word)->of(folded_)) == WordClass::preposition) return false;
  if (quantity.kind == QuantityKind::money) return true;
  return quantity.kind == QuantityKind::count && (class_bit(object_class(object_head(quantity.object, lang_))) & work) != 0;
}

bool FactualityView::denies_elsewhere(const Cue& cue, const Quantity& quantity) const {
  static const lang::WordGroup& negations = lang::word_group("bare_negations");
  static const lang::WordGroup& barriers = lang::word_group("denial_barriers");
  if (cue.kind != CueClass::denied || (lang_ != "de" && !is_romance(lang_))) return false;
  const std::string_view negation = cue.span.of(folded_);
  const bool elided = negation.starts_with("n'") || negation.starts_with("n’");  // "n'était"
  if (!elided && !lang::contains(negations, negation)) return false;
  const std::size_t begin = quantity.span.begin;
  if (cue.span.begin >= quantity.span.end) return !can_be_denied_behind(quantity);
  if (cue.span.end > begin) return false;
  constexpr std::size_t verb = 3;  // words: "n'a pas duré deux heures"
  const bool time = quantity.kind == QuantityKind::duration || quantity.kind == QuantityKind::age;
  if (time && words_between(cue.span.end, begin) > verb) return true;
  TextSpan word = word_from(cue.span.end);
  if (lang_ == "de" && !word.empty()) word = word_from(word.end);  // "nicht auf 300 Stellen", "nicht bei 20 Prozent"
  for (; !word.empty() && word.end <= begin; word = word_from(word.end)) {
    const std::string_view text = word.of(folded_);
    if (lang::contains(barriers, text.substr(0, text.find('\'')))) return true;
  }
  return false;
}

// "up to $50 (£40) could follow": another sum in brackets is passed over.
std::size_t FactualityView::behind_bracket(std::size_t end, std::size_t before) const {
  constexpr std::size_t longest = 48;  // bytes
  const std::string_view rest = folded_.substr(end);
  const std::size_t close = rest.find(')');
  if (!rest.starts_with(" (") || close >= longest || end + close >= before) return end;
  const std::string_view inside = rest.substr(0, close);
  return inside.find_first_of("0123456789") < 6 ? end + close + 1 : end;
}

bool FactualityView::follows_superlative(std::size_t at) const {
  static const lang::WordGroup& superlatives = lang::word_group("record_superlatives");
  constexpr std::size_t reach = 40;  // bytes
  const std::string_view before = folded_.substr(0, at);
  const bool is_for = before.ends_with(" for ");
  if (lang_ != "en" || (!is_for && !before.ends_with(" in "))) return false;
  for (TextSpan word = word_from(at - std::min(at, reach)); !word.empty() && word.end < at; word = word_from(word.end)) {
    const std::string_view text = word.of(folded_);
    if (lang::contains(superlatives, text) || (is_for && text == "first")) return true;
  }
  return false;
}

bool FactualityView::governs(const Cue& cue, TextSpan target) const {
  if (cue.span.end <= target.begin) {
    Reach reach = cue.right;
    if (reach == Reach::far) {
      // A cue in a clause set off by a comma (", which plans to ...,") governs no further than that clause.
      const auto last = std::upper_bound(barriers_.begin(), barriers_.end(), cue.span.begin);
      if (last != barriers_.begin() && folded_[*(last - 1)] == ',' && !has_separator(*(last - 1) + 1, cue.span.begin))
        reach = Reach::clause;
      if (lang_ == "en" && (is_in_aside(cue.span, target.begin) || opens_aside(cue.span, target.begin))) reach = Reach::clause;
    }
    return passes(reach, cue.span.end, target.begin);
  }
  return cue.span.begin >= target.end && (cue.left == Reach::all || !is_coordinated(cue)) &&
         passes(cue.left, behind_bracket(target.end, cue.span.begin), cue.span.begin);
}

}  // namespace claimdex::claims
