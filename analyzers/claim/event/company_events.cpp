// Looks at what stands between the number and the name right before or behind it.
#include "analyzers/claim/event/company_events.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool is_name(const CompanyMention& mention) {
  return !mention.source && (mention.form == CompanyForm::name || mention.form == CompanyForm::acronym);
}

// "in Foo chips": the name tells whose things they are.
bool has_noun_behind(const Sentence& sentence, std::size_t end) {
  const auto next =
      std::find_if(sentence.words.begin(), sentence.words.end(), [&](const TextSpan& word) { return word.begin >= end; });
  if (next == sentence.words.end() || next->begin != end + 1 || sentence.folded[end] != ' ') return false;
  return function_words(sentence.lang).class_of(next->of(sentence.folded)) == WordClass::content;
}

// "$2bn in Foo", "a $2bn investment in Foo": a few words that lead into the name.
bool leads_into(std::string_view between) {
  static const lang::WordGroup& links = lang::word_group("investment_links");
  constexpr std::size_t longest = 30;  // bytes
  return between.size() <= longest && between.find(',') == std::string_view::npos &&
         std::any_of(links.begin(), links.end(), [&](std::string_view link) { return between.ends_with(link); });
}

bool is_investment(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                   const EventReading& reading) {
  if (reading.event != Event::spending || quantity.kind != QuantityKind::money || reading.span.empty()) return false;
  static const lang::WordGroup& stems = lang::word_group("investing_stems");
  const std::string_view verb = reading.span.of(sentence.folded);
  if (std::none_of(stems.begin(), stems.end(), [&](std::string_view stem) { return verb.starts_with(stem); })) return false;
  const std::size_t end = quantity.span.end;
  return std::any_of(mentions.begin(), mentions.end(), [&](const CompanyMention& mention) {
    return is_name(mention) && mention.span.begin > end && leads_into(sentence.folded.substr(end, mention.span.begin - end)) &&
           !has_noun_behind(sentence, mention.span.end);
  });
}

// "has 4.9 pct of Foo", "83 pct of Foo common", "5 % of Foo's shares": a share of a company, not of its staff or its output.
bool is_stake(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
              const EventReading& reading) {
  const bool open = reading.event == Event::other || reading.event == Event::market_share || reading.event == Event::stock;
  if (!open || quantity.kind != QuantityKind::percent || reading.direction != Direction::none) return false;
  constexpr std::string_view of = " of ";
  constexpr std::size_t reach = 12;  // bytes of the sign: " per cent"
  const std::size_t begin = sentence.folded.find(of, quantity.number.begin);
  if (begin == std::string_view::npos || begin > quantity.number.end + reach) return false;
  static const lang::WordGroup& nouns = lang::word_group("stock_nouns");
  for (const CompanyMention& mention : mentions) {
    if (!is_name(mention) || mention.span.begin != begin + of.size()) continue;
    std::size_t end = mention.span.end;
    const bool owns = sentence.folded.compare(end, 2, "'s") == 0;
    if (owns) end += 2;
    if (sentence.folded.compare(end, 2, "' ") == 0) continue;  // "a third of Foos' crew"
    const auto next =
        std::find_if(sentence.words.begin(), sentence.words.end(), [&](const TextSpan& word) { return word.begin >= end; });
    const bool is_stock = next != sentence.words.end() && lang::contains(nouns, next->of(sentence.folded));
    return is_stock || (!owns && !has_noun_behind(sentence, end));
  }
  return false;
}

// "holds 408,000 shares": shares that somebody has or buys, right before the number.
bool is_shareholding(const Sentence& sentence, const Quantity& quantity, const EventReading& reading) {
  static const std::uint32_t shares = class_bit("share");
  if (reading.event != Event::stock || quantity.kind != QuantityKind::count || quantity.object.empty()) return false;
  if ((class_bit(object_class(object_head(quantity.object, sentence.lang))) & shares) == 0) return false;
  static const lang::WordGroup& verbs = lang::word_group("holding_verbs");
  const auto next = std::find_if(sentence.words.begin(), sentence.words.end(),
                                 [&](const TextSpan& word) { return word.begin >= quantity.span.begin; });
  return next != sentence.words.begin() && lang::contains(verbs, std::prev(next)->of(sentence.folded));
}

// "rainfall at Foo": the name is not what moves.
bool follows_preposition(const Sentence& sentence, std::size_t begin) {
  const auto next =
      std::find_if(sentence.words.begin(), sentence.words.end(), [&](const TextSpan& word) { return word.begin >= begin; });
  if (next == sentence.words.begin() || std::prev(next)->end + 1 < begin) return false;
  return function_words(sentence.lang).class_of(std::prev(next)->of(sentence.folded)) == WordClass::preposition;
}

// "Foo dropped 4.5%", "Foo was also up by 3%": a verb of the market and little words between a name and a change.
bool is_share_move(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                   const EventReading& reading) {
  // "rose 1-3/8 to 83-3/4": prices of shares in eighths.
  const bool eighths = quantity.kind == QuantityKind::count && quantity.number.of(sentence.text).find('/') != std::string::npos;
  if (reading.event != Event::other || reading.direction == Direction::none) return false;
  if (quantity.kind != QuantityKind::percent && !eighths) return false;
  static const lang::WordGroup& moves = lang::word_group("share_moves");
  static const lang::WordGroup& fillers = lang::word_group("share_move_fillers");
  const std::size_t begin = quantity.span.begin;
  const auto before = [&](const CompanyMention& mention) { return is_name(mention) && mention.span.end < begin; };
  const auto last = std::find_if(mentions.rbegin(), mentions.rend(), before);
  if (last == mentions.rend() || follows_preposition(sentence, last->span.begin)) return false;
  if (!reading.object.empty() && !last->span.contains(reading.object_span)) return false;  // "IBM fell 13%"
  const std::string_view opener = quantity.span.of(sentence.folded);
  bool moved = lang::contains(moves, opener.substr(0, opener.find(' ')));  // "was | down 2%"
  for (const TextSpan& word : sentence.words) {
    if (word.begin < last->span.end || word.end > begin) continue;
    const std::string_view text = word.of(sentence.folded);
    if (eighths && (text == "to" || text.front() <= '9')) continue;
    const bool moves_here = lang::contains(moves, text);
    moved = moved || moves_here;
    if (!moves_here && !lang::contains(fillers, text)) return false;
  }
  return moved && sentence.folded.substr(last->span.end, begin - last->span.end).find_first_of(",;:(") == std::string_view::npos;
}

// 我国风筝产业总体产值达47亿元: what a trade or a place turns out, where no firm is named or spoken of.
bool is_output_of_economy(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const EventReading& reading) {
  static const lang::WordGroup& measures = lang::word_group("measures_of_output");
  static const lang::WordGroup& firms = lang::word_group("makers_of_output");
  if (reading.event != Event::revenue || !lang::contains(measures, reading.span.of(sentence.folded))) return false;
  if (std::any_of(mentions.begin(), mentions.end(), is_name)) return false;
  const std::string_view text = sentence.folded;
  return std::none_of(firms.begin(), firms.end(), [&](std::string_view firm) { return text.find(firm) != text.npos; });
}

}  // namespace

void tell_by_companies(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                       EventReading& reading) {
  if (sentence.lang == "zh" && is_output_of_economy(sentence, mentions, reading)) {
    reading.event = Event::economy;
    reading.rule = "output of a trade";
  }
  if (sentence.lang != "en" || mentions.empty()) return;
  if (is_investment(sentence, mentions, quantity, reading)) {
    reading.event = Event::funding;
    reading.direction = Direction::up;
    reading.rule = "money into a company";
  } else if (is_stake(sentence, mentions, quantity, reading) || is_shareholding(sentence, quantity, reading)) {
    reading.event = Event::acquisition;
    reading.rule = "share of a company";
  } else if (is_share_move(sentence, mentions, quantity, reading)) {
    reading.event = Event::stock;
    reading.rule = "move of a company";
    reading.object.clear();
    reading.object_span = {};
  }
}

}  // namespace claimdex::claims
