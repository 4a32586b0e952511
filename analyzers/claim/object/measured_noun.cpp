// The measured noun. The scanner of quantities gives the noun behind a number; here it is trimmed, or found elsewhere.
#include "analyzers/claim/object/measured_noun.hpp"

#include <algorithm>
#include <span>

#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/event/direction.hpp"
#include "analyzers/claim/object/english_noun.hpp"
#include "analyzers/claim/object/noun_list.hpp"
#include "analyzers/claim/object/noun_trim.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/object/row_label.hpp"
#include "analyzers/claim/object/subject_noun.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

// "a 40% drop in profits", "5.5 per cent growth": the change is no object, what changes is.
bool names_change(std::span<const Trigger> triggers, TextSpan word) {
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return is_change(trigger.entry->role) && trigger.span.begin <= word.begin && word.end <= trigger.span.end;
  });
}

bool is_job_event(Event event) {
  return event == Event::job_cuts || event == Event::hiring || event == Event::headcount || event == Event::departures;
}

// Measures that somebody has.
bool has_owner(Event event) {
  return event == Event::revenue || event == Event::profit || event == Event::stock || event == Event::market_share ||
         event == Event::valuation || event == Event::headcount || event == Event::employment;
}

// "sees growth of 4%", named without what grows: the economy's.
constexpr std::string_view growth = "growth";

bool is_noun_role(TriggerRole role) { return role == TriggerRole::measure || role == TriggerRole::noun; }

bool is_money_event(Event event) { return (natural_kinds(event) & kind_bit(QuantityKind::money)) != 0; }

class NounReader {
 public:
  NounReader(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers, Event event)
      : view_(view), quantity_(quantity), triggers_(triggers), text_(view.sentence().text), is_of_owner_(has_owner(event)) {}

  /// The quantity's own noun, trimmed; empty where it is none.
  [[nodiscard]] TextSpan own_noun(const EventReading& reading) const {
    if (quantity_.quantity->object.empty() || quantity_.noun.empty()) return {};
    const TextSpan noun = quantity_.noun;
    if (view_.sentence().lang == "ja") return noun;  // ends where its script changes, so it needs no trimming
    if (view_.is_cjk()) return measured_cjk(noun, reading);
    const std::size_t first = view_.word_at(noun.begin);
    const std::size_t end = view_.word_at(noun.end);
    if (first >= end) return noun;
    const bool victims = (quantity_.class_bits & class_bit("victim")) != 0;  // "12 morts": a participle that is a noun here
    if (first + 1 == end && (is_no_noun(view_.word(first)) || (is_function_word(first) && !victims))) return {};
    if (first + 1 == end && view_.sentence().lang == "en" && is_adverb(view_.word(first))) return {};
    if (view_.sentence().lang == "de" && !is_upper(text_, view_.sentence().words[end - 1].begin))
      return {};  // "zehn Prozent stärker"
    if (view_.sentence().lang == "en" && first + 1 < end && view_.word(first).ends_with("ing") && takes_no_participle())
      return {};
    if (first + 1 == end && is_lone_participle(first)) return {};
    const bool share = quantity_.quantity->kind == QuantityKind::percent;
    return share ? TextSpan{noun.begin, std::max(noun.end, complement_end(noun.end))} : noun;
  }

  /// The noun behind "in", "on", "into": "a 40% drop in profits", "spends billions on AI infrastructure".
  [[nodiscard]] TextSpan noun_after_preposition(std::size_t from, Event event) const {
    const auto& words = view_.sentence().words;
    const std::size_t at = view_.word_at(from);
    if (view_.is_cjk() || at + 1 >= words.size()) return {};
    static const lang::WordGroup& prepositions = lang::word_group("noun_prepositions");
    if (!lang::contains(prepositions, view_.word(at)) || words[at].begin > from + 2) return {};
    // What money goes to is named with "on", "into" and "for"; behind a price or a share they tell when and why.
    static const lang::WordGroup& aims = lang::word_group("aim_prepositions");
    if (lang::contains(aims, view_.word(at)) && event != Event::spending && event != Event::funding) return {};
    TextSpan noun = without_participle(coordinated(view_.noun_phrase_from(at + 1)));
    if (view_.sentence().lang == "de") noun = german_noun(view_, noun);
    if (noun.empty()) return {};
    // "en el primer semestre", "en una ronda liderada por": when and how, not what for.
    const bool timed = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(view_.word_at(noun.begin)),
                                   words.begin() + static_cast<std::ptrdiff_t>(view_.word_at(noun.end)),
                                   [&](const TextSpan& word) { return is_time_noun(word.of(view_.sentence().folded)); });
    if (timed || (is_romance(view_.sentence().lang) && event != Event::spending && event != Event::valuation)) return {};
    // "in London", "on Monday": places and days are named with capitals; acronyms are things.
    const std::size_t last = view_.word_at(noun.end) - 1;
    const TextSpan head = words[last];
    if (view_.sentence().lang != "de" && is_upper(text_, head.begin) && !(head.size() > 1 && is_upper(text_, head.begin + 1)))
      return {};
    return view_.word(last).empty() || text::is_ascii_digit(static_cast<unsigned char>(view_.word(last).front())) ? TextSpan{}
                                                                                                                  : noun;
  }

  /// "£30m ($57m) in aid": behind the brackets that give the same sum again, else `from`.
  [[nodiscard]] std::size_t behind_conversion(std::size_t from) const {
    constexpr std::size_t longest = 48;
    const std::string_view folded = view_.sentence().folded;
    if (quantity_.quantity->kind != QuantityKind::money || !folded.substr(from).starts_with(" (")) return from;
    const std::size_t close = folded.find(')', from);
    const bool near = close != std::string_view::npos && close < from + longest;
    return near && view_.quantities_between(from, close) > 0 ? close + 1 : from;
  }

  /// A noun phrase without the function words at its end: "turnover for the" -> "turnover".
  [[nodiscard]] TextSpan without_tail(TextSpan noun) const {
    if (view_.is_cjk() || noun.empty()) return noun;
    std::size_t first = first_word_of(noun);
    std::size_t end = view_.word_at(noun.end);
    static const lang::WordGroup& pairs = lang::word_group("two_word_nouns");  // "net worth"
    if (lang::contains(pairs, noun.of(view_.sentence().folded))) return noun;
    while (end > first + 1 && view_.word_class(end - 1) != WordClass::content) --end;
    while (first + 1 < end && view_.word_class(first) != WordClass::content) ++first;
    if (first >= end) return noun;
    const auto& words = view_.sentence().words;
    return {std::max(noun.begin, words[first].begin), std::min(noun.end, words[end - 1].end)};
  }

  /// The noun of a bare count: the nearest one of a class that the event counts, before it, else behind it.
  [[nodiscard]] TextSpan counted_elsewhere(std::uint32_t classes) const {
    constexpr std::size_t reach = 16;
    const auto& words = view_.sentence().words;
    if (view_.is_cjk() || classes == 0) return {};
    const auto fits = [&](std::size_t i) {
      return view_.word_class(i) == WordClass::content &&
             (class_bit(object_class(object_head(words[i].of(text_), view_.sentence().lang))) & classes);
    };
    for (std::size_t i = quantity_.first_word; i-- > 0 && quantity_.first_word - i <= reach;)
      if (fits(i)) return words[i];
    for (std::size_t i = quantity_.end_word; i < words.size() && i < quantity_.end_word + reach / 2; ++i)
      if (fits(i)) return words[i];
    return {};
  }

  /// 资本充足率和不良率分别为14.7%和1.62%: the noun that has the same place in its list as the number has in its own.
  [[nodiscard]] TextSpan respective_noun() const {
    constexpr std::string_view mark = "分别";
    constexpr std::size_t reach = 160;
    if (!view_.is_cjk()) return {};
    const std::string_view folded = view_.sentence().folded;
    const std::size_t own = quantity_.quantity->span.begin;
    const std::size_t at = folded.rfind(mark, own);
    if (at == std::string_view::npos || at + reach < own) return {};
    const auto place = static_cast<std::size_t>(view_.quantities_between(at, own));
    std::vector<TextSpan> names;
    split_names(folded, at, names);
    if (names.size() < 2 || place >= names.size()) return {};
    // 甲公司、乙公司涉及金额分别为: the list may be one of owners.
    const bool measured = std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& trigger) {
      return is_noun_role(trigger.entry->role) && trigger.span.overlaps(names[place]);
    });
    if (measured) return names[place];
    const TextSpan last = names.back();
    TextSpan shared;
    for (const Trigger& trigger : triggers_)
      if (is_noun_role(trigger.entry->role) && last.contains(trigger.span)) shared = trigger.span;
    constexpr std::size_t head = 6;  // bytes: 金额, 规模
    return shared.empty() && last.size() > head ? TextSpan{last.end - head, last.end} : shared;
  }

  /// The measured noun of the reading's event in the quantity's clause, where a verb gave the event: "BA's shares closed up 4p".
  [[nodiscard]] TextSpan measure_in_clause(Event event) const {
    TextSpan found;
    for (const Trigger& trigger : triggers_) {
      if (!is_noun_role(trigger.entry->role) || trigger.entry->event != event) continue;
      if (view_.clause_at(trigger.span.begin) != quantity_.clause) continue;
      if (found.empty() || trigger.span.end <= quantity_.quantity->span.begin) found = trigger.span;  // the last one before it
    }
    return found;
  }

  /// The same in the clause before, where no other number stands between: "le prix de ce qu'elle vend est fixé à ...".
  [[nodiscard]] TextSpan measure_before(Event event) const {
    constexpr double reach = 12;  // words
    TextSpan found;
    for (const Trigger& trigger : triggers_) {
      if (trigger.entry->role != TriggerRole::measure || trigger.entry->event != event) continue;
      const std::size_t own = quantity_.quantity->span.begin;
      if (trigger.span.end > own || view_.distance(trigger.span.end, own) > reach) continue;
      if (view_.quantities_between(trigger.span.end, own) == 0) found = trigger.span;
    }
    return found;
  }

  /// The noun phrase of a phrase that names a measure: words to its left, and the head behind it ("merchandise trade" surplus).
  [[nodiscard]] TextSpan phrase_of(TextSpan measure) const {
    // Korean phrases of the table are nouns already; around them stand particles.
    if (view_.sentence().lang == "ko") return measure;
    if (is_verb_here(measure)) return {};
    TextSpan noun = view_.noun_phrase_around(measure);
    const std::size_t own_end = quantity_.quantity->span.end;  // "a £3m pay-off": the magnitude is no part of the noun
    if (noun.begin < own_end && own_end <= measure.begin) noun.begin = measure.begin;
    noun.begin = behind_verbs({noun.begin, measure.begin});
    if (measure.end <= quantity_.quantity->span.begin) {
      noun.begin = behind_infinitive(noun.begin, measure.begin);
      noun.begin = behind_progressive(noun.begin, measure.begin);
    }
    noun.begin = std::min(noun.begin, head_of_complement(measure));
    noun.end = std::max(noun.end, complement_end(measure.end));
    if (measure.end <= quantity_.quantity->span.begin)
      noun.end = std::max({noun.end, head_end(measure.end), german_complement_end(measure.end)});
    noun = without_tail(noun);
    static const lang::WordGroup& pairs = lang::word_group("two_word_nouns");
    const bool whole =
        measure.of(text_).find('-') != std::string_view::npos || lang::contains(pairs, measure.of(view_.sentence().folded));
    if (whole) noun.end = std::max(noun.end, measure.end);  // "pay-off", "net worth" end with no preposition
    if (view_.sentence().lang == "de") noun.begin = std::max(noun.begin, german_begin(view_, noun, measure));
    if (view_.sentence().lang == "de" && !is_german_noun(noun)) return {};
    return without_change(without_issuer(noun));
  }

  /// "Shares in Foo" -> "Shares": whose they are is said by the company.
  [[nodiscard]] TextSpan without_issuer(TextSpan noun) const {
    constexpr std::string_view link = " in ";
    if (view_.sentence().lang != "en") return noun;
    const std::size_t at = noun.of(view_.sentence().folded).find(link);
    if (at == std::string_view::npos || !is_upper(text_, noun.begin + at + link.size())) return noun;
    const std::string_view head = noun.of(view_.sentence().folded).substr(0, at);
    return head.ends_with("shares") || head.ends_with("stock") ? TextSpan{noun.begin, noun.begin + at} : noun;
  }

  /// Whether a German phrase ends with a noun: "30 Milliarden Euro wert" measures nothing by name.
  [[nodiscard]] bool is_german_noun(TextSpan noun) const {
    if (noun.empty()) return false;
    const auto& words = view_.sentence().words;
    const std::size_t end = view_.word_at(noun.end);
    if (end == 0 || words[end - 1].begin < noun.begin) return true;  // inside a compound
    return is_upper(text_, words[end - 1].begin) ||
           !text::is_ascii_letter(static_cast<unsigned char>(text_[words[end - 1].begin]));
  }

  /// "single-day market cap drop" -> "single-day market cap", "annual profit forecast" -> "annual profit".
  [[nodiscard]] TextSpan without_change(TextSpan noun) const {
    if (view_.sentence().lang != "en" || noun.empty()) return noun;
    const auto& words = view_.sentence().words;
    const std::size_t first = view_.word_at(noun.begin);
    const std::size_t end = view_.word_at(noun.end);
    if (first + 1 >= end) return noun;
    static const lang::WordGroup& heads = lang::word_group("value_heads");
    const bool of_measure = lang::contains(heads, view_.word(end - 1)) && names_measure(words[end - 2]);
    return names_change(triggers_, words[end - 1]) || of_measure ? TextSpan{noun.begin, words[end - 2].end} : noun;
  }

  /// Whether a duration is one of something: "15 días de fiesta"; what else follows it in these languages is another phrase.
  [[nodiscard]] bool has_duration_noun(TextSpan noun) const {
    const std::string_view lang = view_.sentence().lang;
    if (lang == "en" || lang == "ko" || view_.is_cjk()) return true;
    const std::string_view before = view_.sentence().folded.substr(0, noun.begin);
    return is_romance(view_.sentence().lang) && !noun.empty() && (before.ends_with(" de ") || before.ends_with(" d'"));
  }

 private:
  [[nodiscard]] bool names_measure(TextSpan word) const {
    return std::any_of(triggers_.begin(), triggers_.end(),
                       [&](const Trigger& trigger) { return is_noun_role(trigger.entry->role) && trigger.span.overlaps(word); });
  }

  // "$6bn in debt and equity into": the list of two goes on to a preposition, a verb or the end.
  [[nodiscard]] TextSpan coordinated(TextSpan noun) const {
    const auto& words = view_.sentence().words;
    const std::size_t joint = view_.word_at(noun.end);
    if (view_.sentence().lang != "en" || noun.empty() || joint + 1 >= words.size() || view_.word(joint) != "and") return noun;
    if (words[joint].begin != noun.end + 1 || words[joint + 1].begin != words[joint].end + 1) return noun;
    const TextSpan other = view_.noun_phrase_from(joint + 1);
    if (other.empty() || other.begin != words[joint + 1].begin || is_upper(text_, other.begin)) return noun;
    const std::size_t next = view_.word_at(other.end);
    const bool closes =
        next >= words.size() || words[next].begin > other.end + 1 || view_.word_class(next) == WordClass::preposition;
    return closes ? TextSpan{noun.begin, other.end} : noun;
  }

  // "relief funds approved by the court": what was done with them is no part of the noun.
  [[nodiscard]] TextSpan without_participle(TextSpan noun) const {
    if (view_.sentence().lang != "en" || noun.empty()) return noun;
    static const lang::WordGroup& irregular = lang::word_group("irregular_participles");
    const std::size_t first = view_.word_at(noun.begin);
    const std::size_t last = view_.word_at(noun.end) - 1;
    const auto& words = view_.sentence().words;
    const bool goes_on = last + 1 < words.size() && view_.word_class(last + 1) == WordClass::preposition;
    const bool participle = view_.word(last).ends_with("ed") || lang::contains(irregular, view_.word(last));
    return first < last && goes_on && participle ? TextSpan{noun.begin, words[last - 1].end} : noun;
  }

  // "planning to raise ferry fares": the noun begins behind the last word that is a verb of the tables.
  [[nodiscard]] std::size_t behind_verbs(TextSpan prefix) const {
    std::size_t begin = prefix.begin;
    for (const Trigger& trigger : triggers_) {
      const TriggerRole role = trigger.entry->role;
      const bool verb = role == TriggerRole::act || role == TriggerRole::light || role == TriggerRole::change_verb;
      if (verb && trigger.span.begin >= prefix.begin && trigger.span.end <= prefix.end)
        begin = std::max(begin, trigger.span.end + 1);
    }
    static const lang::WordGroup& verbs = lang::word_group("verbs_before_measures");  // "Foo forecasts capital spending"
    const std::size_t last = view_.sentence().lang == "en" ? view_.word_at(prefix.end) : 0;
    for (std::size_t word = view_.word_at(begin); word + 1 < last; ++word)
      if (lang::contains(verbs, view_.word(word))) begin = view_.sentence().words[word + 1].begin;
    return std::min(begin, prefix.end);
  }

  // "hopes to double its profits": the word behind "to" or an auxiliary is a verb.
  [[nodiscard]] std::size_t behind_infinitive(std::size_t begin, std::size_t end) const {
    static const lang::WordGroup& openers = lang::word_group("verb_openers");
    const auto& words = view_.sentence().words;
    const std::size_t first = view_.word_at(begin);
    if (view_.sentence().lang != "en" || first == 0 || first + 1 >= words.size() || words[first].end >= end) return begin;
    return lang::contains(openers, view_.word(first - 1)) ? words[first + 1].begin : begin;
  }

  // "is chasing payments", "were now cutting costs": behind "be" the word is a verb; "its operating costs" has none before it.
  [[nodiscard]] std::size_t behind_progressive(std::size_t begin, std::size_t end) const {
    static const lang::WordGroup& being = lang::word_group("forms_of_be");
    const auto& words = view_.sentence().words;
    const std::size_t first = view_.word_at(begin);
    if (view_.sentence().lang != "en" || first == 0 || first + 1 >= words.size() || words[first].end >= end) return begin;
    if (!view_.word(first).ends_with("ing")) return begin;
    const std::size_t adverbs = first > 1 && is_adverb(view_.word(first - 1)) ? 2 : 1;
    return lang::contains(being, view_.word(first - adverbs)) ? words[first + 1].begin : begin;
  }

  // "will cost the region 90m": a noun of the table that is the verb here.
  [[nodiscard]] bool is_verb_here(TextSpan measure) const {
    static const lang::WordGroup& openers = lang::word_group("verb_openers");
    const std::size_t at = view_.word_at(measure.begin);
    static const lang::WordGroup& verbs = lang::word_group("measures_or_verbs");
    const bool bare = lang::contains(verbs, measure.of(view_.sentence().folded));
    return view_.sentence().lang == "en" && bare && at > 0 && lang::contains(openers, view_.word(at - 1));
  }

  // The word that holds the beginning of `noun`: "l'inflation" is one word.
  [[nodiscard]] std::size_t first_word_of(TextSpan noun) const {
    const std::size_t first = view_.word_at(noun.begin);
    return first > 0 && view_.sentence().words[first - 1].end > noun.begin ? first - 1 : first;
  }

  // "la valeur des avoirs": the measure that the one found is of, in a Romance language.
  [[nodiscard]] std::size_t head_of_complement(TextSpan measure) const {
    if (!is_romance(view_.sentence().lang)) return measure.begin;
    for (const Trigger& trigger : triggers_) {
      if (!is_noun_role(trigger.entry->role) || trigger.span.end >= measure.begin || trigger.span.end + 5 < measure.begin)
        continue;
      const std::string_view between = view_.sentence().folded.substr(trigger.span.end, measure.begin - trigger.span.end);
      if (between == " de " || between == " des " || between == " du " || between == " d'" || between == " del ")
        return trigger.span.begin;
    }
    return measure.begin;
  }

  // A capital is a name's in these languages, unless it is all an acronym has ("PIB").
  [[nodiscard]] bool is_name(std::size_t at) const {
    return is_romance(view_.sentence().lang) && at + 1 < text_.size() && is_upper(text_, at) && !is_upper(text_, at + 1);
  }

  [[nodiscard]] static bool is_time_noun(std::string_view word) {
    static const lang::WordGroup& times = lang::word_group("time_nouns");
    return lang::contains(times, word);
  }

  // "Verkauf von Holz und Kohle", "Verbrauch von Gas und Strom".
  [[nodiscard]] std::size_t german_complement_end(std::size_t from) const {
    const auto& words = view_.sentence().words;
    std::size_t at = view_.word_at(from);
    if (view_.sentence().lang != "de" || at + 1 >= words.size() || view_.word(at) != "von" || is_of_owner_) return from;
    std::size_t end = from;
    for (++at; at < words.size() && words[at].end <= quantity_.quantity->span.begin; ++at) {
      if (is_upper(text_, words[at].begin)) {
        end = words[at].end;
      } else if (end == from || view_.word(at) != "und") {
        break;
      }
    }
    return end;
  }

  // "un financement supplémentaire": it tells of a change, and belongs to the noun.
  [[nodiscard]] bool is_change_adjective(TextSpan word) const {
    return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& trigger) {
      return trigger.entry->role == TriggerRole::change_adverb && trigger.span == word;
    });
  }

  // Behind the number a bare word may be the verb: "el 62 % de los encuestados apoya".
  [[nodiscard]] bool may_go_on(TextSpan word, bool awaited) const {
    return is_change_adjective(word) || (awaited && !names_change(triggers_, word));
  }

  [[nodiscard]] bool is_organisation(std::string_view word) const {
    return (company_lexicon(view_.sentence().lang).traits(hash_word(word)) & trait_org_noun) != 0;
  }

  // The end of what follows a Romance noun: adjectives and "de" with its noun ("prix mondiaux des denrées alimentaires").
  [[nodiscard]] std::size_t complement_end(std::size_t from) const {
    if (!is_romance(view_.sentence().lang)) return from;
    static const lang::WordGroup& of = lang::word_group("genitive_prepositions");
    const auto& words = view_.sentence().words;
    constexpr std::size_t longest = 5;
    std::size_t end = from;
    bool wants_noun = false;
    std::size_t at = view_.word_at(from);
    const std::size_t own_begin = quantity_.quantity->span.begin;
    const std::size_t limit = from <= own_begin ? own_begin : text_.size();
    for (std::size_t steps = 0; steps < longest && at < words.size() && words[at].end <= limit; ++steps, ++at) {
      if (view_.sentence().folded.substr(words[at - 1].end, words[at].begin - words[at - 1].end) != " ") break;
      const std::string_view word = view_.word(at);
      const WordClass word_class = view_.word_class(at);
      const bool elided = word.starts_with("d'") && word.size() > 3;
      if (wants_noun && is_organisation(word)) break;  // "facturación del grupo": whose, not what
      if (is_present_participle(view_, at)) break;
      if (is_name(words[at].begin + (elided ? 2 : 0)) || is_time_noun(word)) break;  // "chiffre d'affaires d'Orbane"
      if (lang::contains(of, word) || word.starts_with("d'")) {
        wants_noun = word.size() <= 3;
        if (!wants_noun) end = words[at].end;
      } else if (word_class == WordClass::determiner && wants_noun) {
        continue;
      } else if (word_class == WordClass::content && may_go_on(words[at], wants_noun || from <= own_begin)) {
        end = words[at].end;
        wants_noun = false;
      } else {
        break;
      }
    }
    return end;
  }

  // The end of the noun phrase that goes on behind `from`, if a preposition, a verb or the value follows it.
  [[nodiscard]] std::size_t head_end(std::size_t from) const {
    const auto& words = view_.sentence().words;
    std::size_t at = view_.word_at(from);
    std::size_t end = from;
    for (int steps = 0; steps < 2 && at + 1 < words.size() && view_.word_class(at) == WordClass::content; ++steps, ++at) {
      const std::string_view word = view_.word(at);
      const std::string_view gap = view_.sentence().folded.substr(end, words[at].begin - end);
      if (gap != " " || text::is_ascii_digit(static_cast<unsigned char>(word.front())) || word.ends_with("ed") ||
          word.ends_with("ing") || word.ends_with("ly") || names_change(triggers_, words[at]))
        break;
      const WordClass next = view_.word_class(at + 1);
      const bool closes = next == WordClass::preposition || next == WordClass::verb || view_.is_verb_here(at + 1) ||
                          words[at + 1].begin >= quantity_.quantity->span.begin;
      end = words[at].end;
      if (closes) return end;
      if (next != WordClass::content) break;
    }
    return from;
  }

  // "lorsque", "autres": words of the table of another language than English, whose short nouns are in it as well.
  [[nodiscard]] bool is_function_word(std::size_t word) const {
    const std::string_view lang = view_.sentence().lang;
    if (lang == "en" || (lang == "de" && is_upper(text_, view_.sentence().words[word].begin))) return false;
    if (view_.word_class(word) == WordClass::verb && word > 0 && view_.word_class(word - 1) == WordClass::determiner)
      return false;  // "10 % du produit"
    return view_.word_class(word) != WordClass::content;
  }

  // "billions developing robots" against "500 coding roles": behind a count the participle is an attribute.
  [[nodiscard]] bool takes_no_participle() const { return quantity_.quantity->kind != QuantityKind::count; }

  // "about 70% passing through the strait", not "80% funding": what goes on behind a share.
  [[nodiscard]] bool is_lone_participle(std::size_t word) const {
    if (view_.sentence().lang != "en" || !takes_no_participle() || !view_.word(word).ends_with("ing")) return false;
    const auto& words = view_.sentence().words;
    const bool goes_on = word + 1 < words.size() && view_.word_class(word + 1) == WordClass::preposition;
    return goes_on && !names_measure(words[word]) && object_class(view_.word(word)).empty();
  }

  // Where the phrase that names the measure lies inside a Chinese noun, the noun ends with it: 债务高企 but 缴费基数下限.
  [[nodiscard]] TextSpan measured_cjk(TextSpan noun, const EventReading& reading) const {
    const std::string_view written = noun.of(view_.sentence().folded);
    static const lang::WordGroup& no_nouns = lang::word_group("no_headed_nouns");
    if (lang::contains(no_nouns, written)) return {};
    const bool measured = reading.entry != nullptr && is_noun_role(reading.entry->role);
    if (!measured || noun.begin > reading.span.begin || reading.span.end >= noun.end) return noun;
    static const lang::WordGroup& tails = lang::word_group("measure_tails");
    if (std::any_of(tails.begin(), tails.end(), [&](std::string_view tail) { return written.ends_with(tail); })) return noun;
    return {noun.begin, reading.span.end};
  }

  const SentenceView& view_;
  const QuantityView& quantity_;
  std::span<const Trigger> triggers_;
  std::string_view text_;
  bool is_of_owner_;  ///< what a German "von" leads to owns the measure: "Umsatz von Foo", not "Verkauf von Holz"
};

// Whether the event's phrase is itself the measured noun. In Chinese verb and noun are often one word: 罚款.
bool names_measure(const SentenceView& view, std::span<const Trigger> triggers, const EventReading& reading) {
  if (reading.entry == nullptr || reading.span.empty()) return false;
  if (is_noun_role(reading.entry->role)) return true;
  if (!view.is_cjk()) return false;
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.span == reading.span && trigger.entry->event == reading.event && is_noun_role(trigger.entry->role);
  });
}

// The measured noun of money, percents and the like that has no noun of its own.
TextSpan measured_noun(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                       const NounReader& reader, const EventReading& reading) {
  if (const TextSpan priced = subject_of_cost(view, quantity, triggers, reading); !priced.empty()) return priced;
  if (names_measure(view, triggers, reading)) {
    const TextSpan named = reader.phrase_of(reading.span);
    const TextSpan other = named.empty() ? reader.measure_in_clause(reading.event) : TextSpan{};
    return other.empty() || other.begin >= quantity.quantity->span.begin ? named : reader.phrase_of(other);
  }
  const QuantityKind kind = quantity.quantity->kind;
  if (!quantity.noun.empty() && quantity.quantity->object.empty() && kind == QuantityKind::percent &&
      view.sentence().lang != "ko") {
    const TextSpan noun = view.sentence().lang == "de" ? german_noun(view, quantity.noun) : quantity.noun;
    if (!noun.empty()) return noun;  // "um 23 Prozent zurückgegangen": no noun
  }
  if (kind == QuantityKind::money || kind == QuantityKind::count) {
    const std::size_t from = reader.behind_conversion(quantity.quantity->span.end);
    if (const TextSpan behind = reader.noun_after_preposition(from, reading.event); !behind.empty())
      return reader.without_change(behind);
  }
  const bool moves = kind == QuantityKind::percent || kind == QuantityKind::percent_points || kind == QuantityKind::measure;
  if (reading.entry == nullptr && moves && !reading.direction_span.empty() &&
      reading.direction_span.end <= quantity.quantity->span.begin)
    return subject_of_change(view, reading.direction_span);
  if (reading.entry == nullptr || reading.span.empty()) return {};
  if (reading.entry->role == TriggerRole::topic && kind == QuantityKind::percent &&
      reading.span.of(view.sentence().folded).starts_with(growth))
    return {reading.span.begin, reading.span.begin + growth.size()};
  TextSpan measure = reader.measure_in_clause(reading.event);
  if (measure.empty() && !view.is_cjk()) measure = reader.measure_before(reading.event);
  return measure.empty() ? TextSpan{} : reader.phrase_of(measure);
}

// "10x faster", "70% cheaper": how it is, not what it is.
bool is_comparative(const SentenceView& view, QuantityKind kind, TextSpan noun) {
  static const lang::WordGroup& comparatives = lang::word_group("comparatives");
  return (kind == QuantityKind::multiplier || kind == QuantityKind::percent) &&
         lang::contains(comparatives, noun.of(view.sentence().folded));
}

}  // namespace

void read_object(const SentenceView& view, const QuantityView& quantity, std::span<const Trigger> triggers,
                 const std::vector<ContextEvent>& context, EventReading& reading) {
  const QuantityKind kind = quantity.quantity->kind;
  const NounReader reader(view, quantity, triggers, reading.event);
  const auto take = [&](TextSpan noun) {
    // 每年10万元: how often, not what.
    if (view.sentence().lang == "zh" && noun.of(view.sentence().folded).starts_with("每")) noun = {};
    noun = is_comparative(view, kind, noun) ? TextSpan{} : without_verb_behind(view, quantity, unbracketed(view, noun));
    reading.object_span = noun;
    reading.object = noun.of(view.sentence().text);
  };
  TextSpan own = reader.own_noun(reading);
  // 征收200%关税: what stands right behind a share is the measure, what stood before it is something else.
  const bool behind = view.is_cjk() && reading.rule == "value and noun" && names_measure(view, triggers, reading);
  if (behind && !own.empty() && own.end <= quantity.quantity->span.begin) return take(reading.span);
  if (reading.event == Event::time)
    return take(reader.has_duration_noun(own) ? own.empty() ? row_label(view, quantity) : own : TextSpan{});
  if (const TextSpan respective = reader.respective_noun(); !respective.empty() && kind != QuantityKind::count)
    return take(respective);
  const bool counts = kind == QuantityKind::count && !(quantity.noun.empty() && is_money_event(reading.event));
  if (!own.empty() && !counts) own = reader.without_change(own);
  if (!own.empty() && !counts && names_change(triggers, own) && !is_sum_of(view, quantity, own)) {
    if (const TextSpan changed = reader.noun_after_preposition(own.end, reading.event); !changed.empty()) return take(changed);
    own = own.of(view.sentence().folded) == growth && !names_measure(view, triggers, reading) ? own : TextSpan{};
  }
  // "housing starts were unchanged at 1,598,000 units"
  if (!own.empty() && is_plain_unit(own.of(view.sentence().folded)) && names_measure(view, triggers, reading) &&
      !reading.span.overlaps(own))
    return take(reader.phrase_of(reading.span));
  if (const TextSpan label = counts ? TextSpan{} : row_label(view, quantity);
      !label.empty() && (own.empty() || label.contains(own)))
    return take(label);
  if (!own.empty()) return take(own);
  if (!reading.object.empty()) return;
  if (!counts) take(measured_noun(view, quantity, triggers, reader, reading));
  if (counts && reading.rule == "value and noun" && names_measure(view, triggers, reading))
    return take(reader.phrase_of(reading.span));
  const bool measured = view.sentence().lang != "en" || is_target(view, quantity);  // "sales rose to 80,600"
  const bool bare = counts && quantity.noun.empty() && measured && !view.is_cjk();
  constexpr double near = 8;  // words
  if (bare && reading.entry != nullptr && reading.entry->role == TriggerRole::measure && !reading.span.empty() &&
      reading.span.end <= quantity.quantity->span.begin && view.clause_at(reading.span.begin) == quantity.clause &&
      view.distance(reading.span.end, quantity.quantity->span.begin) <= near)
    return take(reader.phrase_of(reading.span));  // "Die Zahl der Arbeitslosen sank auf 2,8 Millionen"
  if (counts && reading.entry != nullptr) {
    static const std::uint32_t work = class_bit("job") | class_bit("worker") | class_bit("layoff");
    static const std::uint32_t people =
        class_bit("person") | class_bit("worker") | class_bit("victim") | class_bit("member") | class_bit("user");
    const std::uint32_t usual = is_job_event(reading.event) ? work : reading.event == Event::casualties ? people : 0;
    take(reader.counted_elsewhere(reading.entry->classes != 0 ? reading.entry->classes : usual));
  }
  if (reading.object.empty()) take(subject_noun(view, quantity, triggers));
  if (!reading.object.empty() || !reading.span.empty() || counts) return;
  for (const ContextEvent& event : context)
    if (event.entry == reading.entry && event.entry->role == TriggerRole::measure && event.where == "table header")
      reading.object = event.noun;
}

}  // namespace claimdex::claims
