// Positions, distances and noun phrases around the quantities of a sentence.
#include "analyzers/claim/quantity_view.hpp"

#include <algorithm>
#include <unordered_map>

#include "analyzers/claim/object/noun_trim.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/parts_of_speech.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

bool is_number_word(std::string_view word) {
  return !word.empty() && text::is_ascii_digit(static_cast<unsigned char>(word.front()));
}

// What a number without a noun may be as well: "brings in billions in fares", "was trading at 14".
std::uint16_t bare_kinds(const Quantity& quantity, std::string_view number) {
  const bool worded = number.find_first_not_of("0123456789,.") != std::string_view::npos;
  constexpr double least_money = 1e6;
  constexpr double least_money_beside_noun = 1e7;  // 收入只有2500亿: the noun may be the measured one
  if (quantity.kind != QuantityKind::count) return 0;
  // "a $100bn partnership" is written without its sign, "4,294,967,232 items" are counted.
  if (!quantity.object.empty()) return worded && quantity.low >= least_money_beside_noun ? kind_bit(QuantityKind::money) : 0;
  return quantity.low >= least_money ? kind_bit(QuantityKind::money) : kind_bit(QuantityKind::index);
}

bool begins_with_capital(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

// Headlines that capitalise their words, and German, say nothing of names by capitals.
bool is_title_case(const Sentence& sentence) {
  if (sentence.is_headline() || sentence.lang == "de") return true;
  std::size_t capitals = 0;
  for (const TextSpan& word : sentence.words) capitals += begins_with_capital(word.of(sentence.text)) ? 1 : 0;
  return capitals * 2 > sentence.words.size();
}

// "l'" of "l'inflation", "qu'" of "qu'il".
std::size_t elision_size(std::string_view word) {
  const std::size_t mark = std::min(word.find('\''), word.find("’"));
  constexpr std::size_t longest = 2;
  if (mark == std::string_view::npos || mark == 0 || mark > longest) return 0;
  return mark + (word[mark] == '\'' ? 1 : std::string_view("’").size());
}

Counter counter_named(std::string_view name) {
  if (name == "people") return Counter::people;
  if (name == "goods") return Counter::goods;
  if (name == "body") return Counter::body;
  return name == "thing" ? Counter::thing : Counter::none;
}

// The measure word that ends the number: 64项, 200名, 110万标箱.
Counter counter_of(std::string_view number) {
  static const std::unordered_map<std::string_view, Counter> counters = [] {
    std::unordered_map<std::string_view, Counter> found;
    lang::for_each_row(lang::table("zh/counters.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t) {
      if (fields.size() > 1) found.emplace(fields[0], counter_named(fields[1]));
    });
    return found;
  }();
  constexpr std::size_t character = 3;
  for (const std::size_t size : {2 * character, character}) {
    if (number.size() <= size) continue;
    const auto found = counters.find(number.substr(number.size() - size));
    if (found != counters.end()) return found->second;
  }
  return Counter::none;
}

// A noun phrase of more words than this has run into something else.
constexpr std::size_t longest_phrase = 4;

}  // namespace

SentenceView::SentenceView(const Sentence& sentence)
    : sentence_(&sentence), function_(&function_words(sentence.lang)), cjk_(sentence.lang == "zh" || sentence.lang == "ja") {
  title_case_ = is_title_case(sentence);
  quantities_.reserve(sentence.quantities.size());
  for (const Quantity& quantity : sentence.quantities) quantities_.push_back(view_of(quantity));
}

WordClass SentenceView::word_class(std::size_t index) const {
  std::string_view word = this->word(index);
  if (word.ends_with("n't") || word.ends_with("n’t") || word.ends_with("'re") || word.ends_with("'ve") || word.ends_with("'ll"))
    return WordClass::verb;
  if (sentence_->lang == "fr") word.remove_prefix(elision_size(word));
  return function_->class_of(word);
}

std::size_t SentenceView::word_at(std::size_t at) const {
  const auto& words = sentence_->words;
  return static_cast<std::size_t>(
      std::lower_bound(words.begin(), words.end(), at, [](const TextSpan& word, std::size_t byte) { return word.begin < byte; }) -
      words.begin());
}

std::size_t SentenceView::clause_at(std::size_t at) const {
  const auto& clauses = sentence_->clauses;
  const auto after = std::upper_bound(clauses.begin(), clauses.end(), at,
                                      [](std::size_t byte, const TextSpan& clause) { return byte < clause.begin; });
  return after == clauses.begin() ? 0 : static_cast<std::size_t>(after - clauses.begin()) - 1;
}

bool SentenceView::is_in_name(std::size_t at) const {
  if (title_case_ || at >= sentence_->text.size() || !begins_with_capital(sentence_->text.substr(at))) return false;
  const std::size_t index = word_at(at);
  if (index == 0 || index >= sentence_->words.size()) return false;
  // Behind a mark a new sentence or quotation may begin.
  const TextSpan before = sentence_->words[index - 1];
  return sentence_->text.substr(before.end, at - before.end) == " ";
}

std::uint32_t SentenceView::classes_ending_at(std::size_t word) const {
  const auto& words = sentence_->words;
  if (!cjk_ || !text::is_cjk(text::decode_at(sentence_->folded, words[word].begin).value)) {
    if (word_class(word) != WordClass::content) return 0;
    return class_bit(object_class(object_head(words[word].of(sentence_->text), sentence_->lang)));
  }
  constexpr std::size_t longest = 4;  // characters of 工作人员; every one is a word here
  std::uint32_t found = 0;
  for (std::size_t first = word; first > 0 && word - first < longest - 1 && words[first - 1].end == words[first].begin;) {
    --first;
    found |= class_bit(object_class(TextSpan{words[first].begin, words[word].end}.of(sentence_->folded)));
  }
  return found;
}

bool SentenceView::speaks_of(std::uint32_t classes, std::size_t clause) const {
  if (classes_.empty()) {
    classes_.resize(sentence_->clauses.size() + 1);
    for (std::size_t i = 0; i < sentence_->words.size(); ++i)
      classes_[clause_at(sentence_->words[i].begin)] |= classes_ending_at(i);
  }
  return (classes_[std::min(clause, classes_.size() - 1)] & classes) != 0;
}

double SentenceView::distance(std::size_t begin, std::size_t end) const {
  if (end <= begin) return 0;
  const std::size_t first = word_at(begin);
  const std::size_t last = word_at(end);
  const double words = static_cast<double>(last > first ? last - first : 0);
  return cjk_ ? words / 2 : words;
}

int SentenceView::quantities_between(std::size_t begin, std::size_t end) const {
  const auto& all = sentence_->quantities;
  auto at = std::lower_bound(all.begin(), all.end(), begin,
                             [](const Quantity& quantity, std::size_t byte) { return quantity.span.begin < byte; });
  int count = 0;
  constexpr int enough = 8;  // more say no more
  for (; at != all.end() && at->span.end <= end && count < enough; ++at) ++count;
  return count;
}

// Whether only a space or a hyphen stands between word `left` and the next one.
bool SentenceView::joined(std::size_t left) const {
  const auto& words = sentence_->words;
  if (left + 1 >= words.size()) return false;
  const std::string_view gap = sentence_->folded.substr(words[left].end, words[left + 1].begin - words[left].end);
  return gap.empty() || gap == " " || gap == "-" || gap == "&" || gap == " & ";
}

bool SentenceView::is_nominal(std::size_t first, std::size_t end) const {
  for (std::size_t i = first; i < end; ++i) {
    const WordClass word_class = this->word_class(i);
    if (word_class == WordClass::verb || word_class == WordClass::clause || word_class == WordClass::other) return false;
    if (i + 1 < end && !joined(i)) return false;
  }
  return true;
}

std::size_t SentenceView::noun_begin(std::size_t first) const {
  const std::size_t elided = sentence_->lang == "fr" ? elision_size(word(first)) : 0;
  return sentence_->words[first].begin + elided;
}

bool SentenceView::is_verb_here(std::size_t index) const {
  if (sentence_->lang != "en" || index == 0 || !joined(index - 1) || word_class(index) != WordClass::content) return false;
  const auto& words = sentence_->words;
  const Parts parts = parts_of(word(index));
  const bool is_past = parts.first() == Part::past;
  if ((!is_past && parts.first() != Part::verb) || is_in_name(words[index].begin)) return false;
  const std::string_view before = word(index - 1);
  const bool is_name = is_in_name(words[index - 1].begin);
  if (sentence_->folded[words[index].begin - 1] == '-' || is_number_word(before) || before.ends_with("'s")) return false;
  switch (word_class(index - 1)) {
    case WordClass::determiner:
    case WordClass::preposition:
      return before == "to" && !is_past;
    case WordClass::clause:
    case WordClass::verb:
      return true;
    case WordClass::other:
      return false;
    case WordClass::content:
      break;
  }
  const Parts left = parts_of(before);
  if (!is_name && !left.can_be(Part::noun)) return left.first() == Part::adverb && !is_past;
  static const lang::WordGroup& compounds = lang::word_group("compound_participles");
  const bool plural = !is_name && before.ends_with('s') && !before.ends_with("ss");
  const bool third_person = word(index).ends_with('s');
  if (!is_past) {
    if (!parts.can_be(Part::noun)) return third_person != plural;
    // "oil passes through", not "API calls", "security overhauls".
    static const lang::WordGroup& ways = lang::word_group("verb_particles");
    const bool leads = index + 1 < words.size() && joined(index) &&
                       (word_class(index + 1) == WordClass::determiner || lang::contains(ways, word(index + 1)) ||
                        begins_quantity(words[index + 1].begin));  // "indices soar 20%"
    return leads && third_person != plural;
  }
  // "state owned firms", "the plan approved": a participle without a hyphen has its noun behind it.
  return !lang::contains(compounds, word(index)) || index + 1 >= words.size() || word_class(index + 1) != WordClass::content;
}

TextSpan SentenceView::noun_phrase_from(std::size_t first) const {
  const auto& words = sentence_->words;
  while (first < words.size() && word_class(first) == WordClass::determiner && joined(first)) ++first;
  std::size_t end = first;
  while (end < words.size() && end - first < longest_phrase && word_class(end) == WordClass::content &&
         !is_number_word(word(end)) && !(end > first && is_verb_here(end))) {
    const std::string_view written = words[end].of(sentence_->text);
    ++end;
    if (written.size() > 2 && (written.ends_with("'s") || written.ends_with("’s"))) {  // a possessor is no part of the noun
      first = end;
      continue;
    }
    if (!joined(end - 1)) break;
  }
  return first < end ? TextSpan{noun_begin(first), words[end - 1].end} : TextSpan{};
}

bool SentenceView::begins_quantity(std::size_t at) const {
  const auto& all = sentence_->quantities;
  return std::any_of(all.begin(), all.end(), [&](const Quantity& quantity) { return quantity.span.begin == at; });
}

// "$20bn worth", "35x": whether byte `at` lies in a quantity, before what it counts.
bool SentenceView::is_in_amount(std::size_t at) const {
  const auto& all = sentence_->quantities;
  const auto after = std::upper_bound(all.begin(), all.end(), at,
                                      [](std::size_t byte, const Quantity& quantity) { return byte < quantity.span.begin; });
  if (after == all.begin()) return false;
  const Quantity& quantity = *std::prev(after);
  return at < (quantity.object_span.empty() ? quantity.span.end : std::min(quantity.object_span.begin, quantity.span.end));
}

TextSpan SentenceView::noun_phrase_around(TextSpan head) const {
  if (cjk_) return head;
  std::size_t first = word_at(head.begin);
  for (std::size_t steps = 0; first > 0 && steps < longest_phrase - 1; ++steps) {
    const std::string_view before = word(first - 1);
    if (!joined(first - 1) || word_class(first - 1) != WordClass::content || is_number_word(before)) break;
    if (is_in_amount(sentence_->words[first - 1].begin)) break;
    if (before.ends_with("'s") || before.ends_with("’s") || is_verb_here(first - 1)) break;
    --first;
  }
  return {first < sentence_->words.size() ? std::min(noun_begin(first), head.begin) : head.begin, head.end};
}

// "Jeder Vierte behält Geschenke": behind a share a small word that is declined as no adjective is, with a noun right behind it,
// is a verb; and what holds no capital is no noun.
bool SentenceView::is_german_verb_phrase(TextSpan noun) const {
  static constexpr std::string_view endings[] = {"e", "en", "er", "es", "em"};
  const std::string_view written = noun.of(sentence_->text);
  const auto is_capital = [](std::string_view word) {
    return !word.empty() && ((word.front() >= 'A' && word.front() <= 'Z') || word.starts_with("Ä") || word.starts_with("Ö") ||
                             word.starts_with("Ü"));
  };
  const std::size_t space = written.find(' ');
  const std::string_view first = written.substr(0, space);
  if (is_capital(first)) return false;
  if (space == std::string_view::npos) return true;
  if (std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) { return first.ends_with(ending); }))
    return false;
  return is_capital(written.substr(space + 1));
}

// "der in Wien transportierten Güter": the word behind a preposition, its nouns and the participle that they belong to.
std::size_t SentenceView::behind_german_attribute(std::size_t first) const {
  constexpr std::size_t longest = 6;  // words
  const auto& words = sentence_->words;
  const auto is_capital = [&](std::size_t word) {
    return words[word].begin < words[word].end && sentence_->text[words[word].begin] != sentence_->folded[words[word].begin];
  };
  if (first >= words.size() || word_class(first) != WordClass::preposition || !joined(first)) return first;
  for (std::size_t i = first + 1; i + 1 < words.size() && i - first < longest && joined(i); ++i) {
    const bool declined = word(i).ends_with("en") || word(i).ends_with("e");
    if (!is_capital(i) && declined && is_capital(i + 1) && i > first + 1) return i + 1;
  }
  return first;
}

// "5% of its workforce", "45% workforce cut": the noun that a share or change is of, where it follows at once.
TextSpan SentenceView::noun_after(const QuantityView& view) const {
  const auto& words = sentence_->words;
  if (cjk_ || view.end_word >= words.size() || view.end_word == 0 || !joined(view.end_word - 1)) return {};
  std::size_t first = view.end_word;
  const std::string_view next = word(first);
  static const lang::WordGroup& place_articles = lang::word_group("place_articles");
  if (lang::contains(place_articles, next)) return {};  // "la moitié au Canada"
  if (next == "of" || next == "der" || next == "des" || next == "de" || next == "du" || next == "del") ++first;
  const TextSpan noun = noun_phrase_from(sentence_->lang == "de" ? behind_german_attribute(first) : first);
  return sentence_->lang == "de" && is_german_verb_phrase(noun) ? TextSpan{} : noun;
}

// "Of the bondholders, 38% live abroad, 16% at home": the group that opens the sentence is what its shares are of.
TextSpan SentenceView::group_opener(const QuantityView& view) const {
  const auto& words = sentence_->words;
  constexpr std::size_t longest = 10;  // words before the comma
  if (sentence_->lang != "en" || words.empty() || (word(0) != "of" && word(0) != "among")) return {};
  std::size_t end = 1;
  while (end < words.size() && end <= longest && joined(end - 1)) ++end;
  if (end >= words.size() || view.first_word < end || sentence_->folded[words[end - 1].end] != ',') return {};
  if (quantities_between(0, words[end - 1].end) > 0) return {};
  return noun_phrase_from(1);
}

QuantityView SentenceView::view_of(const Quantity& quantity) const {
  QuantityView view;
  view.quantity = &quantity;
  view.first_word = word_at(quantity.span.begin);
  view.end_word = std::max(word_at(quantity.span.end), view.first_word);
  view.hyphenated = quantity.span.of(sentence_->text).find('-') != std::string_view::npos;
  view.clause = clause_at(quantity.number.empty() ? quantity.span.begin : quantity.number.begin);
  view.kind = kind_bit(quantity.kind) | bare_kinds(quantity, quantity.number.of(sentence_->text));
  if (sentence_->lang == "zh" && quantity.kind == QuantityKind::count)
    view.counter = counter_of(quantity.number.of(sentence_->folded));
  std::string head;
  if (!quantity.object.empty()) {
    view.noun = trim_noun(*this, quantity);
    if (!view.noun.empty()) head = object_head(view.noun.of(sentence_->text), sentence_->lang);
  } else if (quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::ratio) {
    const bool of = view.end_word < sentence_->words.size() && word(view.end_word) == "of";
    if (!of) view.noun = group_opener(view);
    if (view.noun.empty()) view.noun = noun_after(view);
    if (!view.noun.empty()) head = object_head(view.noun.of(sentence_->text), sentence_->lang);
  }
  if (!head.empty()) view.noun_class = object_class(head);
  view.class_bits = class_bit(view.noun_class);
  if (view.class_bits != 0 && quantity.kind == QuantityKind::count)
    view.kind = kind_bit(QuantityKind::count);  // 1亿用户 is no money
  return view;
}

}  // namespace claimdex::claims
