// The measured noun. The scanner of quantities gives the noun behind a number; here it is trimmed, or found elsewhere.
#include "analyzers/claim/measured_noun.hpp"

#include <algorithm>
#include <array>

#include "analyzers/claim/object.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

bool one_of(std::string_view word, const auto& list) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool is_upper(std::string_view text, std::size_t at) {
  const text::CodePoint c = text::decode_at(text, at);
  if (c.value < 0x80) return c.value >= 'A' && c.value <= 'Z';
  return c.value == 0xC4 || c.value == 0xD6 || c.value == 0xDC || c.value == 0xC9;
}

// "a 40% drop in profits", "5.5 per cent growth": the change is no object, what changes is.
bool names_change(const std::vector<Trigger>& triggers, TextSpan word) {
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return is_change(trigger.entry->role) && trigger.span.begin <= word.begin && word.end <= trigger.span.end;
  });
}

// Words that follow a number without being what it counts: "16 percent year over year", "two weeks thereafter".
bool is_no_noun(std::string_view word) {
  static constexpr std::array<std::string_view, 18> words = {
      "year",  "relative", "thereafter",   "starting", "beginning", "annually",  "vanished", "gone",      "x",
      "apart", "compared", "respectively", "one-way",  "including", "following", "owned",    "according", "yoy"};
  return one_of(word, words);
}

class NounReader {
 public:
  NounReader(const SentenceView& view, const QuantityView& quantity, const std::vector<Trigger>& triggers)
      : view_(view), quantity_(quantity), triggers_(triggers), text_(view.sentence().text) {}

  /// The quantity's own noun, trimmed; empty where it is none.
  [[nodiscard]] TextSpan own_noun(const EventReading& reading) const {
    if (quantity_.quantity->object.empty() || quantity_.noun.empty()) return {};
    const TextSpan noun = quantity_.noun;
    if (view_.sentence().lang == "ja") return noun;  // ends where its script changes, so it needs no trimming
    if (view_.is_cjk()) return measured_cjk(noun, reading);
    const std::size_t first = view_.word_at(noun.begin);
    const std::size_t end = view_.word_at(noun.end);
    if (first >= end) return noun;
    if (first + 1 == end && is_no_noun(view_.word(first))) return {};
    if (view_.sentence().lang == "en" && first + 1 < end && view_.word(first).ends_with("ing") && takes_no_participle())
      return {};
    return noun;
  }

  /// The noun behind "in", "on", "into": "a 40% drop in profits", "spends billions on AI infrastructure".
  [[nodiscard]] TextSpan noun_after_preposition(std::size_t from) const {
    const auto& words = view_.sentence().words;
    const std::size_t at = view_.word_at(from);
    if (view_.is_cjk() || at + 1 >= words.size()) return {};
    static constexpr std::array<std::string_view, 22> prepositions = {"in",  "on",  "into", "of",   "worth", "at",  "for", "von",
                                                                      "an",  "bei", "beim", "dans", "de",    "des", "du",  "en",
                                                                      "del", "da",  "do",   "dos",  "das",   "der"};
    if (!one_of(view_.word(at), prepositions) || words[at].begin > from + 2) return {};
    const TextSpan noun = view_.noun_phrase_from(at + 1);
    if (noun.empty()) return {};
    // "in London", "on Monday": places and days are named with capitals; acronyms are things.
    const std::size_t last = view_.word_at(noun.end) - 1;
    const TextSpan head = words[last];
    if (view_.sentence().lang != "de" && is_upper(text_, head.begin) && !(head.size() > 1 && is_upper(text_, head.begin + 1)))
      return {};
    return view_.word(last).empty() || text::is_ascii_digit(static_cast<unsigned char>(view_.word(last).front())) ? TextSpan{}
                                                                                                                  : noun;
  }

  /// A noun phrase without the function words at its end: "turnover for the" -> "turnover".
  [[nodiscard]] TextSpan without_tail(TextSpan noun) const {
    if (view_.is_cjk() || noun.empty()) return noun;
    std::size_t first = view_.word_at(noun.begin);
    std::size_t end = view_.word_at(noun.end);
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

 private:
  static bool ends_with(std::string_view word, std::string_view end) {
    return word.size() > end.size() + 2 && word.ends_with(end);
  }

  // "billions developing robots" against "500 coding roles": behind a count the participle is an attribute.
  [[nodiscard]] bool takes_no_participle() const { return quantity_.quantity->kind != QuantityKind::count; }

  // Where the phrase that names the measure lies inside a Chinese noun, the noun ends with it: 债务高企.
  [[nodiscard]] TextSpan measured_cjk(TextSpan noun, const EventReading& reading) const {
    const bool measured = reading.entry != nullptr && reading.entry->role == TriggerRole::measure;
    if (measured && noun.begin <= reading.span.begin && reading.span.end < noun.end) return {noun.begin, reading.span.end};
    return noun;
  }

  const SentenceView& view_;
  const QuantityView& quantity_;
  const std::vector<Trigger>& triggers_;
  std::string_view text_;
};

bool has_no_noun(QuantityKind kind) { return kind == QuantityKind::duration || kind == QuantityKind::age; }

// Whether the event's phrase is itself the measured noun.
bool names_measure(const std::vector<Trigger>& triggers, const EventReading& reading) {
  if (reading.entry == nullptr || reading.span.empty()) return false;
  const auto is_noun = [](TriggerRole role) { return role == TriggerRole::measure || role == TriggerRole::noun; };
  if (is_noun(reading.entry->role)) return true;
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.span == reading.span && trigger.entry->event == reading.event && is_noun(trigger.entry->role);
  });
}

}  // namespace

void read_object(const SentenceView& view, const QuantityView& quantity, const std::vector<Trigger>& triggers,
                 const std::vector<ContextEvent>& context, EventReading& reading) {
  const QuantityKind kind = quantity.quantity->kind;
  const NounReader reader(view, quantity, triggers);
  const auto take = [&](TextSpan noun) {
    reading.object_span = noun;
    reading.object = noun.of(view.sentence().text);
  };
  TextSpan own = reader.own_noun(reading);
  if (has_no_noun(kind)) return take(view.sentence().lang == "en" || view.is_cjk() ? own : TextSpan{});
  if (!own.empty() && kind != QuantityKind::count && names_change(triggers, own)) {
    if (const TextSpan changed = reader.noun_after_preposition(own.end); !changed.empty()) return take(changed);
    own = {};
  }
  if (!own.empty()) return take(own);
  if (!reading.object.empty()) return;
  if (names_measure(triggers, reading) && kind != QuantityKind::count) {
    // Korean phrases of the table are nouns already; around them stand particles.
    TextSpan noun = view.sentence().lang == "ko" ? reading.span : view.noun_phrase_around(reading.span);
    const std::size_t end = quantity.quantity->span.end;  // "a £3m pay-off": the magnitude is no part of the noun
    if (noun.begin < end && end <= reading.span.begin) noun.begin = reading.span.begin;
    take(reader.without_tail(noun));
  } else if (!quantity.noun.empty() && quantity.quantity->object.empty() && kind == QuantityKind::percent &&
             view.sentence().lang != "ko") {
    take(quantity.noun);
  } else if (kind == QuantityKind::money) {
    take(reader.noun_after_preposition(quantity.quantity->span.end));
  } else if (kind == QuantityKind::count && reading.entry != nullptr) {
    take(reader.counted_elsewhere(reading.entry->classes));
  }
  if (!reading.object.empty() || !reading.span.empty() || kind == QuantityKind::count) return;
  for (const ContextEvent& event : context)
    if (event.entry == reading.entry && event.entry->role == TriggerRole::measure && event.where == "table header")
      reading.object = event.noun;
}

}  // namespace claimdex::claims
