// One rule a language; all see only the noun and its neighbours.
#include "analyzers/claim/object/noun_trim.hpp"

#include <algorithm>

#include "analyzers/claim/object/english_noun.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {

bool is_upper(std::string_view text, std::size_t at) {
  const text::CodePoint c = text::decode_at(text, at);
  if (c.value < 0x80) return c.value >= 'A' && c.value <= 'Z';
  return c.value == 0xC4 || c.value == 0xD6 || c.value == 0xDC || c.value == 0xC9;
}

namespace {

// German nouns are capitalised: adjectives may go before the first, and nothing that is written small belongs behind it.
TextSpan trimmed_german(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  std::size_t first = view.word_at(noun.begin);
  const std::size_t end = view.word_at(noun.end);
  while (first < end && view.word_class(first) == WordClass::determiner) ++first;
  std::size_t head = first;
  while (head < end && !is_upper(view.sentence().text, words[head].begin)) {
    const WordClass word_class = view.word_class(head);
    if (word_class == WordClass::verb || word_class == WordClass::preposition || word_class == WordClass::clause) return {};
    ++head;
  }
  if (head >= end) return {};
  // "Siemens-Aktien" is one noun.
  while (head + 1 < end && view.sentence().text.substr(words[head].end, words[head + 1].begin - words[head].end) == "-") ++head;
  return {words[first].begin, words[head].end};
}

// "300人因疫情": what follows the people is no noun.
bool is_counted_people(const SentenceView& view, const Quantity& quantity, TextSpan noun) {
  const std::string_view text = view.sentence().folded;
  if (!text.substr(0, noun.begin).ends_with("人") || noun.begin < quantity.number.end) return false;
  static const lang::WordGroup& starts = lang::word_group("no_people_starts");
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return noun.of(text).starts_with(start); });
}

// Those who act, so that a verb may follow: 银行随即 is a bank, 粮食烘干机 is no grain.
bool is_agent(std::string_view object_class) {
  return object_class == "worker" || object_class == "person" || object_class == "company" || object_class == "user" ||
         object_class == "respondent" || object_class == "victim" || object_class == "household" || object_class == "store";
}

// 每个背囊重达40斤, 这座桥长300米: the measure word before the noun and the word of dimension behind it.
TextSpan without_dimension(const SentenceView& view, const Quantity& quantity, TextSpan noun) {
  if (noun.end > quantity.number.begin || quantity.kind != QuantityKind::measure) return noun;
  static const lang::WordGroup& dimensions = lang::word_group("words_of_dimension");
  static const lang::WordGroup& pointers = lang::word_group("pointers_before_counters");
  const std::string_view text = view.sentence().folded;
  constexpr std::size_t character = 3;                                           // bytes
  static const lang::WordGroup& whole = lang::word_group("nouns_of_dimension");  // 全长, 带宽
  const bool is_word =
      std::any_of(whole.begin(), whole.end(), [&](std::string_view word) { return noun.of(text).ends_with(word); });
  for (const std::string_view word : dimensions)
    if (!is_word && noun.size() > word.size() + character && noun.of(text).ends_with(word)) noun.end -= word.size();
  const std::string_view before = text.substr(0, noun.begin);
  const bool counted =
      std::any_of(pointers.begin(), pointers.end(), [&](std::string_view word) { return before.ends_with(word); });
  if (counted && noun.size() > character) noun.begin += character;
  return noun;
}

// Chinese nouns run into the verb behind them: cut behind the last word of a known class.
TextSpan trimmed_chinese(const SentenceView& view, const Quantity& quantity, TextSpan noun) {
  const std::string_view text = view.sentence().folded;
  const auto class_of = [](std::string_view part) { return object_class(object_head(part, "zh")); };
  if (is_counted_people(view, quantity, noun)) return {noun.begin - std::string_view("人").size(), noun.begin};
  noun = without_dimension(view, quantity, noun);
  std::string_view written = noun.of(text);
  for (const std::string_view mark : {"会少", "会", "个", "要", "来自"}) {
    if (!written.starts_with(mark) || class_of(written.substr(mark.size())).empty()) continue;
    noun.begin += mark.size();
    written = noun.of(text);
  }
  for (const std::string_view mark : {"比", "较", "同比", "环比"})
    if (written.starts_with(mark)) return {};
  if (!class_of(written).empty() || noun.end <= quantity.span.begin) return noun;
  constexpr std::size_t longest = 60;  // bytes looked at
  constexpr std::size_t shortest = 6;
  std::size_t known = 0;
  for (std::size_t end = text::decode_at(written, 0).size; end < std::min(written.size(), longest);
       end += text::decode_at(written, end).size)
    if (end >= shortest && is_agent(class_of(written.substr(0, end)))) known = end;
  return known > 0 ? TextSpan{noun.begin, noun.begin + known} : noun;
}

// "half of Hexa's 900 employees": what the next number counts.
TextSpan next_noun(const SentenceView& view, TextSpan possessor) {
  const auto& all = view.sentence().quantities;
  const auto next = std::lower_bound(all.begin(), all.end(), possessor.end,
                                     [](const Quantity& other, std::size_t byte) { return other.span.begin < byte; });
  if (next != all.end() && next->span.begin <= possessor.end + 2) return next->object_span;
  if (view.sentence().lang != "en") return {};
  // "a third of the world's tin"
  const std::size_t word = view.word_at(possessor.end);
  const auto& words = view.sentence().words;
  const bool follows = word < words.size() && words[word].begin == possessor.end + 1;
  return follows ? view.noun_phrase_from(word) : TextSpan{};
}

// "la moitié des gens du village vit": up to the first verb behind the noun.
TextSpan before_verb(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  const std::size_t first = view.word_at(noun.begin);
  for (std::size_t i = first + 1; i < words.size() && words[i].end <= noun.end; ++i)
    if (view.word_class(i) == WordClass::verb && view.word_class(i - 1) == WordClass::content)
      return {noun.begin, words[i - 1].end};
  return noun;
}

// "personas atrapadas en", "doses prêtes à": what is done with them goes on behind a preposition, and belongs to no noun.
TextSpan without_participle(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  const std::size_t first = view.word_at(noun.begin);
  const std::size_t end = view.word_at(noun.end);
  if (end < first + 2 || end >= words.size() || words[end].begin != noun.end + 1) return noun;
  static const lang::WordGroup& links = lang::word_group("participle_prepositions");
  static const lang::WordGroup& endings = lang::word_group("participle_endings");
  const std::string_view last = view.word(end - 1);
  if (!lang::contains(links, view.word(end)) || view.word_class(end - 2) != WordClass::content) return noun;
  const bool participle = std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return last.ends_with(e); });
  return participle ? TextSpan{noun.begin, words[end - 2].end} : noun;
}

// "coût pouvant atteindre", "autobus transportant des passagers": up to the first present participle.
TextSpan before_present_participle(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  for (std::size_t i = view.word_at(noun.begin) + 1; i < words.size() && words[i].end <= noun.end; ++i)
    if (is_present_participle(view, i)) return {noun.begin, words[i - 1].end};
  return noun;
}

// "méthodes de cuire du pain", "formas de hornear pan": an infinitive that has its object.
bool is_infinitive(const SentenceView& view, std::size_t word) {
  static const lang::WordGroup& endings = lang::word_group("infinitive_endings");
  const auto& words = view.sentence().words;
  const std::string_view text = view.word(word);
  const bool ends = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
  const bool led = word + 1 < words.size() && words[word + 1].begin == words[word].end + 1;
  // "ponts d'acier d'une longueur", "tonnes de l'air du port"
  if (!led || text.starts_with("l'") || view.word(word + 1).starts_with("d'")) return false;
  return ends && view.word_class(word + 1) == WordClass::determiner;
}

// "cas de Covid", "semences de maïs", not "salariés de Renault".
TextSpan with_complement(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  std::size_t first = view.word_at(noun.begin);
  if (first > 0 && words[first - 1].end > noun.begin) --first;  // "d'engrais" is one word
  while (first < words.size() && words[first].end < noun.end && view.word_class(first) == WordClass::determiner) ++first;
  if (first >= words.size()) return {};
  const bool victims = object_class(view.word(first)) == "victim";       // "12 morts", "40 blessés"
  if (view.word_class(first) == WordClass::verb && !victims) return {};  // "40 resultaron heridas"
  noun.begin = std::max(noun.begin, words[first].begin);
  const std::size_t at = view.word_at(noun.end);
  if (at >= words.size() || view.sentence().folded.substr(noun.end, words[at].begin - noun.end) != " ") return noun;
  // "cas de Covid", but not "salariés de Renault": what a name owns.
  const std::string_view found = object_class(object_head(noun.of(view.sentence().text), view.sentence().lang));
  const bool owned = found == "worker" || found == "person" || found == "job" || found == "company" || found == "user" ||
                     found == "share" || found == "store";
  const bool elided = view.word(at).starts_with("d'") && view.word_class(at) == WordClass::content;
  const std::size_t complement = elided ? at : at + 1;
  if (complement < words.size() && is_infinitive(view, complement)) return noun;
  if (elided) return owned && is_upper(view.sentence().text, words[at].begin + 2) ? noun : TextSpan{noun.begin, words[at].end};
  if (view.word(at) != "de" || at + 1 >= words.size() || view.word_class(at + 1) != WordClass::content) return noun;
  const bool number = view.word(at + 1).front() >= '0' && view.word(at + 1).front() <= '9';  // "villes de 40 pays"
  if (number || (owned && is_upper(view.sentence().text, words[at + 1].begin))) return noun;
  return {noun.begin, words[at + 1].end};
}

}  // namespace

bool is_no_noun(std::string_view word) {
  static const lang::WordGroup& words = lang::word_group("no_measured_nouns");
  return lang::contains(words, word);
}

bool is_adverb(std::string_view word) {
  static const lang::WordGroup& nouns = lang::word_group("nouns_in_ly");
  constexpr std::size_t shortest = 5;  // "fully"
  return word.size() >= shortest && word.ends_with("ly") && !lang::contains(nouns, word);
}

bool is_plain_unit(std::string_view noun) {
  static const lang::WordGroup& words = lang::word_group("plain_units");
  return lang::contains(words, noun);
}

bool is_sum_of(const SentenceView& view, const QuantityView& quantity, TextSpan noun) {
  if (view.sentence().lang != "en" || quantity.quantity->kind != QuantityKind::money) return false;
  const std::size_t end = quantity.quantity->number.end;
  if (noun.begin < end) return false;
  const std::string_view between = view.sentence().folded.substr(end, noun.begin - end);
  return between.find(" of ") != std::string_view::npos;
}

TextSpan trim_noun(const SentenceView& view, const Quantity& quantity) {
  const TextSpan noun = quantity.object_span;
  if (noun.empty() || noun.end > view.sentence().text.size()) return {};
  if (view.sentence().lang == "zh") return trimmed_chinese(view, quantity, noun);
  if (view.sentence().lang == "de") return trimmed_german(view, noun);
  const std::string_view written = noun.of(view.sentence().text);
  if (written.ends_with("'s") || written.ends_with("’s")) return next_noun(view, noun);
  const std::string_view lang = view.sentence().lang;
  const bool counted = quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::measure;
  const bool romance = is_romance(lang);
  if (romance && quantity.kind == QuantityKind::percent) return before_present_participle(view, before_verb(view, noun));
  if (romance && counted) return before_present_participle(view, with_complement(view, without_participle(view, noun)));
  if (lang == "en") return english_noun(view, quantity, noun);
  return noun;
}

bool is_present_participle(const SentenceView& view, std::size_t word) {
  if (word == 0 || !is_romance(view.sentence().lang)) return false;
  static const lang::WordGroup& endings = lang::word_group("present_participle_endings");
  static const lang::WordGroup& verbs = lang::word_group("present_participles");  // behind a singular too
  const std::string_view text = view.word(word);
  const std::string_view before = view.word(word - 1);
  if (lang::contains(verbs, text)) return true;
  const bool plural = before.ends_with('s') || before.ends_with('x');
  return plural && text.size() > 5 &&
         std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return text.ends_with(e); });
}

// "Gesetz Strafen", "drohen Strafen" -> "Strafen": before a German noun stand its adjectives, and "-en" only behind a
// determiner or a preposition.
std::size_t german_begin(const SentenceView& view, TextSpan noun, TextSpan measure) {
  const auto& words = view.sentence().words;
  const std::string_view text = view.sentence().text;
  std::size_t first = view.word_at(measure.begin);
  for (; first > 0 && words[first - 1].begin >= noun.begin; --first) {
    const std::string_view word = view.word(first - 1);
    const bool hyphen = words[first].begin == words[first - 1].end + 1 && text[words[first - 1].end] == '-';
    if (hyphen) continue;
    const bool adjective = word.ends_with('e') || word.ends_with("er") || word.ends_with("es") || word.ends_with("em");
    const bool led = first < 2 || view.word_class(first - 2) == WordClass::determiner ||
                     view.word_class(first - 2) == WordClass::preposition || view.word(first - 2).ends_with("en");
    if (is_upper(text, words[first - 1].begin) || !(adjective || (word.ends_with("en") && led))) break;
  }
  return first < words.size() ? std::min(words[first].begin, measure.begin) : measure.begin;
}

// "neues Werk stecken" -> "neues Werk"
TextSpan german_noun(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  const std::string_view text = view.sentence().text;
  std::size_t end = view.word_at(noun.end);
  while (end > 0 && words[end - 1].begin >= noun.begin && !is_upper(text, words[end - 1].begin)) --end;
  return end == 0 || words[end - 1].begin < noun.begin ? TextSpan{} : TextSpan{noun.begin, words[end - 1].end};
}

// "Das Risiko steigt um 30 Prozent", "El río subió dos metros": the noun phrase that opens the clause of a verb of change.
TextSpan subject_of_change(const SentenceView& view, TextSpan verb) {
  constexpr std::size_t longest = 4;  // words from the beginning of the clause to the end of its noun
  const auto& words = view.sentence().words;
  const bool german = view.sentence().lang == "de";
  if (!german && !is_romance(view.sentence().lang)) return {};
  std::size_t first = view.word_at(view.sentence().clauses[view.clause_at(verb.begin)].begin);
  const std::size_t last = view.word_at(verb.begin);
  const bool determined = first < last && view.word_class(first) == WordClass::determiner;
  if (determined) ++first;
  std::size_t end = first;
  while (end < last && end - first < longest && view.word_class(end) == WordClass::content) {
    const bool gap = view.sentence().folded.substr(words[end].end, words[end + 1].begin - words[end].end) == " ";
    ++end;
    if (!gap) break;
  }
  while (german && end > first && !is_upper(view.sentence().text, words[end - 1].begin)) --end;
  // Without a determiner the first word may be a name or an adverb.
  if (end == first || !determined) return {};
  const bool reaches = end == last || view.word_class(end) == WordClass::verb || view.word_class(end) == WordClass::preposition;
  return reaches ? TextSpan{words[first].begin, words[end - 1].end} : TextSpan{};
}

TextSpan unbracketed(const SentenceView& view, TextSpan noun) {
  const std::string_view text = view.sentence().folded;
  constexpr std::string_view open = "（";
  constexpr std::string_view close = "）";
  if (view.sentence().lang != "zh" || noun.empty() || noun.end > text.size()) return noun;
  if (!text.substr(0, noun.begin).ends_with(open) || !text.substr(noun.end).starts_with(close)) return noun;
  static const lang::WordGroup& borders = lang::word_group("borders_of_measures");
  static const lang::WordGroup& rates = lang::word_group("rates_of_measures");
  constexpr int longest = 12;  // characters
  TextSpan full{noun.begin - open.size(), noun.begin - open.size()};
  for (int i = 0; i < longest && full.begin > 0; ++i) {
    const text::CodePoint c = text::decode_before(text, full.begin);
    if (!text::is_han(c.value) || lang::contains(borders, text.substr(full.begin - c.size, c.size))) break;
    full.begin -= c.size;
  }
  constexpr std::size_t two_characters = 6;
  if (full.size() < two_characters) return noun;
  const std::string_view behind = text.substr(noun.end + close.size());
  for (const std::string_view rate : rates)
    if (behind.starts_with(rate)) full.end = noun.end + close.size() + rate.size();
  return full;
}

}  // namespace claimdex::claims
