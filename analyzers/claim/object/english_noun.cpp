// The rules ask what a word may be (parts_of_speech.hpp) and what stands around it.
#include "analyzers/claim/object/english_noun.hpp"

#include <algorithm>

#include "analyzers/claim/object/noun_trim.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/parts_of_speech.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

// "gardeners and street cleaners", "watchfaces and watchapps": the head is behind the conjunction.
TextSpan coordinated(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  const std::size_t end = view.word_at(noun.end);
  if (end == 0 || end + 1 >= words.size() || (view.word(end) != "and" && view.word(end) != "or")) return noun;
  if (view.sentence().folded.substr(noun.end, words[end].begin - noun.end) != " ") return noun;
  if (!object_class(object_head(noun.of(view.sentence().text), "en")).empty()) return noun;
  const TextSpan other = view.noun_phrase_from(end + 1);
  if (other.empty() || other.begin != words[end + 1].begin) return noun;
  const auto& all = view.sentence().quantities;
  const bool has_own_number = view.word_at(other.end) < words.size() && view.word(view.word_at(other.end)) == "of" &&
                              std::any_of(all.begin(), all.end(), [&](const Quantity& next) {
                                return next.span.begin > other.end && next.span.begin <= words[view.word_at(other.end)].end + 1;
                              });
  if (has_own_number) return noun;  // "12 shops and sales of $3m"
  const std::string_view head = view.word(view.word_at(other.end) - 1);
  return head.ends_with("s") && !head.ends_with("ss") ? TextSpan{noun.begin, other.end} : noun;
}

// Whether word `at` leads on to what it does, not to a compound: "women offering advice" has a determiner or an adjective behind
// it.
bool opens_deed(const SentenceView& view, std::size_t at) {
  if (parts_of(view.word(at)).first() != Part::ing || at + 1 >= view.sentence().words.size()) return false;
  const WordClass next = view.word_class(at + 1);
  return next == WordClass::determiner || (next == WordClass::content && parts_of(view.word(at + 1)).first() == Part::adjective);
}

// What can be the head of a noun phrase, by itself: "the jobless", not "consecutive".
bool is_head(const SentenceView& view, std::size_t at) {
  static const lang::WordGroup& nouns = lang::word_group("adjectives_as_nouns");
  static const lang::WordGroup& sizes = lang::word_group("size_words");  // "55 metres wide" tells what is measured
  const std::string_view word = view.word(at);
  if (view.is_in_name(view.sentence().words[at].begin) || view.word_class(at) != WordClass::content) return true;
  return parts_of(word).can_be(Part::noun) || lang::contains(nouns, word) || lang::contains(sizes, word) ||
         !object_class(object_head(word, "en")).empty();
}

// "oil passes through", "years straight", "millions defending", "140 additional | trading desks": up to the noun and no further;
// the words up to the first that is a verb here, without adjectives and adverbs at their end. None where nothing can be a noun.
TextSpan up_to_head(const SentenceView& view, TextSpan noun) {
  const auto& words = view.sentence().words;
  const std::size_t first = view.word_at(noun.begin);
  std::size_t end = std::min(view.word_at(noun.end), words.size());
  if (first >= end || opens_deed(view, first)) return {};  // "riding high"
  const Parts opener = parts_of(view.word(first));
  if (opener.first() == Part::verb && !opener.can_be(Part::noun) && view.word(first).ends_with('s') &&
      !view.is_in_name(words[first].begin))
    return {};  // "reduces"
  for (std::size_t at = first + 1; at < end; ++at)
    if (view.is_verb_here(at) || opens_deed(view, at)) end = at;
  const auto ends_with_head = [&] {
    const bool goes_on =
        end < words.size() && words[end].begin == words[end - 1].end + 1 && view.word_class(end) == WordClass::content;
    const bool hosting = !goes_on && end - 1 > first && parts_of(view.word(end - 1)).first() == Part::ing;  // "free hosting"
    return hosting || is_head(view, end - 1);
  };
  // "a $30 billion Ohio | server farm investment"
  const bool is_name = is_upper(view.sentence().text, words[end - 1].begin) && view.is_in_name(words[end - 1].begin) &&
                       end < words.size() && !is_upper(view.sentence().text, words[end].begin);
  if ((!ends_with_head() || is_name) && words[end - 1].end == noun.end) {
    const TextSpan longer = view.noun_phrase_from(first);
    if (longer.begin == words[first].begin && longer.end > noun.end) {
      noun.end = longer.end;
      end = view.word_at(noun.end);
    }
  }
  while (end > first && !ends_with_head()) --end;
  if (end == first) return {};
  return {noun.begin, std::min(noun.end, words[end - 1].end)};
}

// "method achieves recall of", "accuracy reaches": only what stands behind the verb, or before it where nothing stands behind.
TextSpan without_reaching_verb(const SentenceView& view, TextSpan noun) {
  static const lang::WordGroup& verbs = lang::word_group("verbs_inside_measures");
  const auto& words = view.sentence().words;
  const std::size_t first = view.word_at(noun.begin);
  const std::size_t end = view.word_at(noun.end);
  for (std::size_t at = end; at > first; --at) {
    if (!lang::contains(verbs, view.word(at - 1))) continue;
    if (at < end) return {words[at].begin, noun.end};
    return at - 1 > first ? TextSpan{noun.begin, words[at - 2].end} : TextSpan{};
  }
  return noun;
}

}  // namespace

TextSpan english_noun(const SentenceView& view, const Quantity& quantity, TextSpan noun) {
  // "32-bit software and reach": a measure tells of one thing.
  return up_to_head(view, quantity.kind == QuantityKind::measure ? noun : coordinated(view, noun));
}

TextSpan without_verb_behind(const SentenceView& view, const QuantityView& quantity, TextSpan noun) {
  if (view.sentence().lang != "en" || noun.empty()) return noun;
  const auto& words = view.sentence().words;
  const TextSpan number = quantity.quantity->number;
  if (noun.end <= number.begin) noun = without_reaching_verb(view, noun);
  if (noun.empty()) return noun;
  std::size_t first = view.word_at(noun.begin);
  std::size_t end = view.word_at(noun.end);
  if (noun.begin < number.begin && noun.end > number.begin) {  // "are spending hundreds of billions on"
    while (end > first && words[end - 1].end > number.begin) --end;
    if (end > first && view.word(end - 1).ends_with("ing")) return {};
  }
  static const lang::WordGroup& times = lang::word_group("time_nouns");
  if (noun.begin > quantity.quantity->span.end && quantity.quantity->kind == QuantityKind::percent &&
      lang::contains(times, view.word(end - 1)))
    return {};  // "fell 6% in one session"
  static const lang::WordGroup& verbs = lang::word_group("verbs_behind_measures");
  static const lang::WordGroup& links = lang::word_group("value_prepositions");
  static const lang::WordGroup& modals = lang::word_group("modal_verbs");
  static const lang::WordGroup& costs = lang::word_group("measures_or_verbs");
  const auto follows = [&](std::size_t at) { return at < words.size() && words[at].begin == words[at - 1].end + 1; };
  while (end > first + 1) {
    const std::string_view last = view.word(end - 1);
    const bool is_verb = lang::contains(verbs, last) && follows(end) && lang::contains(links, view.word(end));
    if (!is_adverb(last) && !is_verb) break;
    --end;
  }
  if (end > first + 1 && lang::contains(costs, view.word(end - 1)) && lang::contains(modals, view.word(end - 2)))
    return {};  // "a provider might cost"
  // "will probably cost $2,000": a verb alone.
  if (end == first + 1 && lang::contains(costs, view.word(first)) && first > 0) {
    std::size_t before = first - 1;
    if (before > 0 && view.word(before).ends_with("ly")) --before;
    if (lang::contains(modals, view.word(before))) return {};
  }
  if (end == view.word_at(noun.end)) return noun;
  while (end > first && (view.word_class(end - 1) == WordClass::preposition || view.word_class(end - 1) == WordClass::clause))
    --end;  // "sales of | five million"
  return end > first ? TextSpan{noun.begin, words[end - 1].end} : TextSpan{};
}

}  // namespace claimdex::claims
