// Parts of what was counted, ages of whom was counted, shares of them, more of the same, and nouns before "von" and "de".
#include "analyzers/claim/event/object_links.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

/// A number and the one before it.
struct Pair {
  const SentenceView& view;
  const QuantityView& own;
  const QuantityView& other;

  [[nodiscard]] bool follows() const { return own.quantity->span.begin >= other.quantity->span.end; }
  [[nodiscard]] std::string_view between() const {
    const std::size_t begin = std::max(other.quantity->span.end, other.noun.end);
    return begin > own.quantity->span.begin ? std::string_view{}
                                            : view.sentence().folded.substr(begin, own.quantity->span.begin - begin);
  }
  [[nodiscard]] double distance() const { return view.distance(other.quantity->span.end, own.quantity->span.begin); }
  [[nodiscard]] bool alike() const {
    return own.quantity->kind == other.quantity->kind && own.quantity->unit == other.quantity->unit;
  }
};

// "Von den 750 Tonnen Abfall sind 490 vermeidbar", "Sur les 20 pays ..., 19 sont": a bare number is a part of what was counted.
bool is_part_of_counted(const Pair& pair) {
  static const lang::WordGroup& openers = lang::word_group("partitive_openers");
  constexpr double reach = 14;  // words
  const Quantity& whole = *pair.other.quantity;
  const bool counted = whole.kind == QuantityKind::count || whole.kind == QuantityKind::measure;
  if (!pair.alike() || !counted || !pair.own.noun.empty() || pair.own.quantity->low >= whole.low) return false;
  if (pair.distance() > reach) return false;
  const std::string_view head = pair.view.sentence().folded.substr(0, whole.span.begin);
  return std::any_of(openers.begin(), openers.end(), [&](std::string_view opener) {
    return head.ends_with(opener) && (head.size() == opener.size() || head[head.size() - opener.size() - 1] == ' ');
  });
}

// "5 000 chiots âgés de moins de 17 mois", "58 Prozent der Frauen zwischen 20 und 30 Jahren": how old those are who were
// counted.
bool is_age_of_counted(const Pair& pair) {
  static const lang::WordGroup& links = lang::word_group("age_links");
  const QuantityKind kind = pair.own.quantity->kind;
  return (kind == QuantityKind::age || kind == QuantityKind::duration) && !pair.other.noun.empty() &&
         lang::contains(links, pair.between());
}

// "30 000 bénévoles, la moitié au Mali"
bool is_share_of_counted(const Pair& pair) {
  constexpr double reach = 8;  // words
  return pair.own.quantity->kind == QuantityKind::percent && pair.own.noun.empty() &&
         pair.own.quantity->rule.find(".fraction") != std::string::npos && pair.other.quantity->kind == QuantityKind::count &&
         pair.distance() <= reach && pair.between().find(',') != std::string_view::npos;
}

// "2,2 Millionen Tonnen Benzin, später nur noch 1,6 Millionen Tonnen"
bool is_more_of_it(const Pair& pair) {
  return pair.alike() && pair.own.quantity->kind == QuantityKind::measure && pair.own.noun.empty() && !pair.other.noun.empty() &&
         pair.other.noun.begin >= pair.other.quantity->number.end;
}

// "einer Beladung von acht Tonnen", "una reducción de 30 minutos", not "im Ausmaß von", "un total de".
TextSpan noun_before_link(const SentenceView& view, const QuantityView& own) {
  static const lang::WordGroup& links = lang::word_group("noun_links_before");
  static const lang::WordGroup& empty = lang::word_group("amount_nouns");
  const QuantityKind kind = own.quantity->kind;
  if (kind != QuantityKind::measure && kind != QuantityKind::duration && kind != QuantityKind::money) return {};
  if (own.first_word < 2 || !lang::contains(links, view.word(own.first_word - 1))) return {};
  const std::size_t noun = own.first_word - 2;
  const TextSpan span = view.sentence().words[noun];
  constexpr std::size_t shortest = 4;
  const bool german = view.sentence().lang == "de";
  const bool capital = view.sentence().text[span.begin] != view.sentence().folded[span.begin];
  if (span.size() < shortest || view.word_class(noun) != WordClass::content || lang::contains(empty, view.word(noun))) return {};
  if (german != capital || view.sentence().folded.substr(span.end, 1) != " ") return {};
  const TextSpan phrase = view.noun_phrase_around(span);
  // No verbs, and no idioms: not "il s'agit de 26 tonnes", "seront prolongés de 15 ans", "en vigueur de 21 heures".
  static const lang::WordGroup& stops = lang::word_group("words_before_no_noun");
  const std::size_t first = view.word_at(phrase.begin);
  const bool elided_verb =
      phrase.begin > 1 && view.sentence().text[phrase.begin - 1] == '\'' && view.sentence().folded[phrase.begin - 2] == 's';
  if (german) return phrase;
  const std::string_view ahead = first > 0 ? view.word(first - 1) : std::string_view{};
  const bool told = elided_verb || lang::contains(stops, ahead) || (first > 0 && view.word_class(first - 1) == WordClass::verb);
  return told || view.word(noun).ends_with("és") ? TextSpan{} : phrase;
}

}  // namespace

void link_object(const SentenceView& view, std::size_t index, const std::vector<EventReading>& before, EventReading& reading) {
  if (view.sentence().lang != "de" && !is_romance(view.sentence().lang)) return;
  const QuantityView& own = view.quantities()[index];
  if (index > 0 && !before.back().object.empty()) {
    const Pair pair{view, own, view.quantities()[index - 1]};
    const bool empty = reading.object.empty();
    const bool same =
        pair.follows() &&
        (is_part_of_counted(pair) || (empty && (is_age_of_counted(pair) || is_share_of_counted(pair) || is_more_of_it(pair))));
    // "Sur les 20 pays où le cancer ..., 19 sont africains": the part is told of as the whole.
    if (same && is_part_of_counted(pair) && !reading.span.empty() && reading.span.end <= own.quantity->span.begin) {
      reading.event = before.back().event;
      reading.direction = before.back().direction;
    }
    if (same) {
      reading.object = before.back().object;
      reading.object_span = before.back().object_span;
      return;
    }
  }
  if (!reading.object.empty()) return;
  const TextSpan noun = noun_before_link(view, own);
  if (noun.empty()) return;
  reading.object = std::string(noun.of(view.sentence().text));
  reading.object_span = noun;
}

}  // namespace claimdex::claims
