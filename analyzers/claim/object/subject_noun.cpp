// Walks back from the number: over bounds and prepositions to the verb, over auxiliaries and adverbs to the end of its subject,
// over the subject's complements ("sales of trucks in the north") to its head.
#include "analyzers/claim/object/subject_noun.hpp"

#include <algorithm>

#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/parts_of_speech.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

class SubjectReader {
 public:
  SubjectReader(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers)
      : view_(view), quantity_(quantity), triggers_(triggers), words_(view.sentence().words) {}

  [[nodiscard]] TextSpan noun() const {
    if (quantity_.first_word == 0 || !follows(quantity_.first_word)) return {};
    const std::size_t last = quantity_.first_word - 1;
    if (view_.word(last) == "of")
      return last > 0 && follows(last) ? measure(view_.noun_phrase_around(words_[last - 1])) : TextSpan{};
    if (const TextSpan changed = changed_before(last); !changed.empty()) return measure(changed);
    const std::size_t verb = verb_before(quantity_.first_word);
    return verb == none ? TextSpan{} : measure(subject_of(verb));
  }

  /// The subject of the verb that begins in word `verb`; empty where it is somebody who acts.
  [[nodiscard]] TextSpan subject_of_verb(std::size_t verb) const {
    static const std::uint32_t agents = class_bit("company") | class_bit("person") | class_bit("worker") | class_bit("user");
    const TextSpan noun = subject_of(first_of_verb(verb));
    const bool acts = class_bit(object_class(object_head(noun.of(view_.sentence().text), view_.sentence().lang))) & agents;
    return acts ? TextSpan{} : noun;
  }

 private:
  /// Whether only a blank stands between word `at` and the one before it.
  [[nodiscard]] bool follows(std::size_t at) const {
    const std::size_t begin = at < words_.size() ? words_[at].begin : view_.sentence().folded.size();
    return view_.sentence().folded.substr(words_[at - 1].end, begin - words_[at - 1].end).find_first_not_of(" $£€~") ==
           std::string_view::npos;
  }

  /// "cuts travel time by 37%": the object of a verb of change that ends before "by", word `by`; empty where there is none.
  [[nodiscard]] TextSpan changed_before(std::size_t by) const {
    if (view_.word(by) != "by" || by < 2 || !follows(by) || view_.word_class(by - 1) != WordClass::content) return {};
    const TextSpan noun = view_.noun_phrase_around(words_[by - 1]);
    std::size_t first = view_.word_at(noun.begin);
    const auto changes = [&](std::size_t at) {
      return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& trigger) {
        return trigger.entry->role == TriggerRole::change_verb && trigger.span.begin <= words_[at].begin &&
               words_[at].end <= trigger.span.end;
      });
    };
    // A verb that is no function word is taken for a part of the phrase.
    for (std::size_t at = first; at + 1 < by; ++at)
      if (changes(at)) return {words_[at + 1].begin, words_[by - 1].end};
    constexpr std::size_t longest = 6;  // words from the verb: "cuts its average waiting time by"
    while (first > 0 && by - first < longest && follows(first) && !changes(first - 1) &&
           view_.word_class(first - 1) != WordClass::preposition && view_.word_class(first - 1) != WordClass::verb &&
           view_.word_class(first - 1) != WordClass::clause)
      --first;
    return first > 0 && changes(first - 1) ? TextSpan{noun.begin, words_[by - 1].end} : TextSpan{};
  }

  [[nodiscard]] bool is_adverb(std::size_t at) const {
    static const lang::WordGroup& adverbs = lang::word_group("verb_adverbs");
    return view_.word(at).ends_with("ly") || lang::contains(adverbs, view_.word(at));
  }

  /// Behind a verb a preposition leads to the number: "could swell to $6 billion".
  [[nodiscard]] bool is_any_verb(std::size_t at) const {
    if (quantity_.quantity->kind == QuantityKind::count || view_.word_class(at) != WordClass::content) return false;
    const Part part = parts_of(view_.word(at)).first();
    return (part == Part::verb || part == Part::past) && !view_.is_in_name(words_[at].begin);
  }

  /// The first word of the verb that the number before word `end` is the value of; `none` where there is none.
  [[nodiscard]] std::size_t verb_before(std::size_t end) const {
    static const lang::WordGroup& links = lang::word_group("value_prepositions");
    static const lang::WordGroup& verbs = lang::word_group("value_verbs");
    constexpr int most_words = 4;
    std::size_t at = end;
    for (int steps = 0; steps < most_words && at > 0 && follows(at); ++steps) {
      --at;
      if (lang::contains(verbs, view_.word(at)) || (at + 1 < end && is_any_verb(at))) return first_of_verb(at);
      if (!is_adverb(at) && !lang::contains(links, view_.word(at))) return none;
    }
    return none;
  }

  /// "predicted to" rise, "likely to" fall: what is said of the verb, behind an auxiliary.
  [[nodiscard]] bool is_foretold(std::size_t verb) const {
    static const lang::WordGroup& words = lang::word_group("foretelling_participles");
    return verb > 2 && follows(verb) && follows(verb - 1) && view_.word(verb - 1) == "to" &&
           lang::contains(words, view_.word(verb - 2));
  }

  /// "had also risen", "is predicted to rise": the auxiliaries and adverbs before a verb.
  [[nodiscard]] std::size_t first_of_verb(std::size_t verb) const {
    constexpr std::size_t foretold = 2;  // words
    for (;;) {
      if (is_foretold(verb))
        verb -= foretold;
      else if (verb > 0 && follows(verb) && (view_.word_class(verb - 1) == WordClass::verb || is_adverb(verb - 1)))
        --verb;
      else
        return verb;
    }
  }

  [[nodiscard]] bool is_of_subject(std::size_t at) const {
    const WordClass word_class = view_.word_class(at);
    if (text::is_ascii_digit(static_cast<unsigned char>(view_.word(at).front()))) return false;
    return word_class == WordClass::content || word_class == WordClass::determiner || word_class == WordClass::preposition;
  }

  /// The head of the subject that ends before word `verb`, without what it is of.
  [[nodiscard]] TextSpan subject_of(std::size_t verb) const {
    std::size_t first = verb;
    while (first > 0 && follows(first) && is_of_subject(first - 1)) --first;
    // "reckoned the market could swell": a determiner behind a verb begins the subject.
    for (std::size_t at = verb; at > first + 1; --at)
      if (view_.word_class(at - 1) == WordClass::determiner && is_any_verb(at - 2)) first = at - 1;
    while (first < verb && view_.word_class(first) == WordClass::preposition) ++first;
    if (first == verb) return {};
    while (first + 1 < verb && view_.word_class(first) == WordClass::determiner) ++first;
    std::size_t end = first;
    while (end < verb && view_.word_class(end) == WordClass::content) ++end;
    const bool goes_on = end < verb && view_.word_class(end) == WordClass::preposition;
    if (goes_on && end > first + 1 && view_.word(end - 1).ends_with("ing")) --end;  // "a saxophone belonging to a singer"
    return first < end ? TextSpan{words_[first].begin, words_[end - 1].end} : TextSpan{};
  }

  /// `noun`, if it may be a measure: no name, nobody who acts, no change.
  [[nodiscard]] TextSpan measure(TextSpan noun) const {
    if (noun.empty() || noun.end > quantity_.quantity->span.begin) return {};
    static const lang::WordGroup& fillers = lang::word_group("no_measures");
    static const std::uint32_t agents = class_bit("company") | class_bit("person") | class_bit("worker") | class_bit("share") |
                                        class_bit("victim") | class_bit("user") | class_bit("member");
    const std::size_t head = view_.word_at(noun.end) - 1;
    const std::string_view text = view_.sentence().text;
    const auto is_upper = [&](std::size_t at) { return at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; };
    const bool name =
        view_.is_in_name(words_[head].begin) || (words_[head].begin == noun.begin && is_upper(noun.begin) && head == 0);
    const bool acronym = is_upper(words_[head].begin) && is_upper(words_[head].begin + 1);
    if ((name && !acronym && !is_plural_opener(head)) || lang::contains(fillers, view_.word(head))) return {};
    if (view_.word(head).ends_with("’s") || view_.word(head).ends_with("'s")) return {};  // "it's gone up by"
    if (class_bit(object_class(object_head(noun.of(text), view_.sentence().lang))) & agents) return {};
    const bool change = std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& trigger) {
      return is_change(trigger.entry->role) && trigger.span.overlaps(words_[head]);
    });
    return change ? TextSpan{} : noun;
  }

  /// Whether the first word of a sentence, with a capital in any case, is a plural, and so hardly a name.
  [[nodiscard]] bool is_plural_opener(std::size_t head) const {
    return head == 0 && view_.word(head).ends_with("s") && !view_.word(head).ends_with("ss");
  }

  const SentenceView& view_;
  const QuantityView& quantity_;
  std::span<const Trigger> triggers_;
  const std::vector<TextSpan>& words_;
};

// "11 MHz, 14 MHz and 17 MHz parts", "3 or 5 MHz versions": the members of a list of measures share the noun behind the last.
TextSpan shared_noun(const SentenceView& view, const Quantity& own) {
  static const lang::WordGroup& joints = lang::word_group("count_list_joints");
  const auto& all = view.sentence().quantities;
  if (own.kind != QuantityKind::measure) return {};
  auto next = std::upper_bound(all.begin(), all.end(), own.span.begin,
                               [](std::size_t byte, const Quantity& other) { return byte < other.span.begin; });
  for (std::size_t end = own.span.end; next != all.end() && next->span.begin >= end; end = next->span.end, ++next) {
    const std::string_view between = view.sentence().folded.substr(end, next->span.begin - end);
    if (next->kind != own.kind || next->unit != own.unit || !lang::contains(joints, between)) return {};
    if (!next->object_span.empty()) return next->object_span.begin >= next->number.end ? next->object_span : TextSpan{};
  }
  return {};
}

// "A letter costs 17p": right before the verb, right behind it.
TextSpan subject_beside(const SentenceView& view, const QuantityView& quantity, TextSpan verb) {
  static const lang::WordGroup& verbs = lang::word_group("measures_or_verbs");
  const Quantity& sum = *quantity.quantity;
  if (view.sentence().lang != "en" || sum.kind != QuantityKind::money || verb.empty() || verb.end + 1 != sum.span.begin)
    return {};
  const std::string_view word = verb.of(view.sentence().folded);
  const std::size_t at = view.word_at(verb.begin);
  if (!lang::contains(verbs, word) || at == 0 || view.sentence().words[at - 1].end + 1 != verb.begin) return {};
  static const lang::WordGroup& adverbs = lang::word_group("verb_adverbs");
  const std::string_view before = view.word(at - 1);
  if (view.word_class(at - 1) != WordClass::content || before.ends_with("ly") || lang::contains(adverbs, before) ||
      text::is_ascii_digit(static_cast<unsigned char>(before.front())))
    return {};
  const TextSpan noun = view.noun_phrase_around(view.sentence().words[at - 1]);
  return {noun.begin, view.sentence().words[at - 1].end};
}

// "The kit sells for $89", "A terminal will set you back $3,000": up to the verb, over its auxiliaries.
TextSpan subject_of_price(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                          TextSpan phrase) {
  static const lang::WordGroup& verbs = lang::word_group("priced_verbs");
  constexpr double reach = 4;  // words: "set you back around"
  const Quantity& sum = *quantity.quantity;
  if (view.sentence().lang != "en" || sum.kind != QuantityKind::money || phrase.empty() || phrase.end > sum.span.begin) return {};
  const std::size_t verb = view.word_at(phrase.begin);
  if (verb == 0 || !lang::contains(verbs, view.word(verb)) || view.distance(phrase.end, sum.span.begin) > reach) return {};
  return SubjectReader(view, quantity, triggers).subject_of_verb(verb);
}

}  // namespace

TextSpan subject_of_cost(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                         const EventReading& reading) {
  if (const TextSpan noun = subject_beside(view, quantity, reading.span); !noun.empty()) return noun;
  return reading.event == Event::price ? subject_of_price(view, quantity, triggers, reading.span) : TextSpan{};
}

TextSpan subject_noun(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers) {
  if (view.sentence().lang != "en") return {};
  if (const TextSpan shared = shared_noun(view, *quantity.quantity); !shared.empty()) return shared;
  return SubjectReader(view, quantity, triggers).noun();
}

}  // namespace claimdex::claims
