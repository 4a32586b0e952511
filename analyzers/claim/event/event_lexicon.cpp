// Reads events.tsv and directions.tsv of a language into one matcher, so that a sentence is scanned once.
#include "analyzers/claim/event/event_lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/claim/phrase_alternatives.hpp"
#include "analyzers/claim/sentence_builder.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr std::array<std::string_view, 26> class_names = {
    "job",     "worker",     "person",    "layoff",      "victim", "user",      "share",   "record", "product",
    "company", "respondent", "household", "job_opening", "attack", "computing", "vehicle", "deal",   "store",
    "member",  "dose",       "animal",    "fuel",        "round",  "thing",     "place",   "notion"};

using Fields = std::vector<std::string_view>;

std::optional<TriggerRole> event_role(std::string_view name) {
  if (name == "measure" || name == "market") return TriggerRole::measure;
  if (name == "act") return TriggerRole::act;
  if (name == "light") return TriggerRole::light;
  if (name == "noun") return TriggerRole::noun;
  if (name == "rate") return TriggerRole::rate;
  if (name == "mask") return TriggerRole::mask;
  if (name == "topic") return TriggerRole::topic;
  return std::nullopt;
}

std::optional<TriggerRole> change_role(std::string_view name) {
  if (name == "verb") return TriggerRole::change_verb;
  if (name == "noun") return TriggerRole::change_noun;
  if (name == "adverb") return TriggerRole::change_adverb;
  if (name == "before") return TriggerRole::before;
  if (name == "flat") return TriggerRole::flat;
  if (name == "mask") return TriggerRole::mask;
  return std::nullopt;
}

// Kinds as the table writes them: the names of QuantityKind, "points" for percent_points.
std::optional<QuantityKind> kind_named(std::string_view name) {
  if (name == "points") return QuantityKind::percent_points;
  return quantity_kind_of(name);
}

// Reads "count,job,worker" into `entry`; returns the name that is neither a kind nor a class, empty where all are known.
std::string_view read_needs(std::string_view needs, LexiconEntry& entry) {
  while (!needs.empty()) {
    const std::size_t comma = std::min(needs.find(','), needs.size());
    const std::string_view name = needs.substr(0, comma);
    needs.remove_prefix(std::min(comma + 1, needs.size()));
    if (const auto kind = kind_named(name)) {
      entry.kinds = static_cast<std::uint16_t>(entry.kinds | kind_bit(*kind));
    } else if (const std::uint32_t bit = class_bit(name)) {
      entry.classes |= bit;
    } else {
      return name;
    }
  }
  // A class is counted, whatever other kinds are named beside it.
  if (entry.classes != 0 && entry.kinds != 0)
    entry.kinds = static_cast<std::uint16_t>(entry.kinds | kind_bit(QuantityKind::count));
  return {};
}

struct ReadRow {
  LexiconEntry entry;
  std::string fault;
};

ReadRow read_event_row(const Fields& fields) {
  ReadRow row;
  const auto event = fields.size() > 1 ? event_of(fields[1]) : std::nullopt;
  if (fields.front().empty()) row.fault = "the phrase is empty";
  if (!event) row.fault = fmt::format("'{}' is no event", fields.size() > 1 ? fields[1] : "");
  if (event) row.entry.event = *event;
  if (fields.size() > 2 && !fields[2].empty()) {
    const auto direction = direction_of(fields[2]);
    if (direction) row.entry.direction = *direction;
    if (!direction) row.fault = fmt::format("'{}' is no direction (up, down, none)", fields[2]);
  }
  if (fields.size() > 3 && !fields[3].empty()) {
    const auto role = event_role(fields[3]);
    if (role) row.entry.role = *role;
    row.entry.of_market = fields[3] == "market";
    if (!role) row.fault = fmt::format("'{}' is no role (measure, market, act, light, noun, rate, topic, mask)", fields[3]);
  }
  if (fields.size() > 4) {
    const std::string_view unknown = read_needs(fields[4], row.entry);
    if (!unknown.empty()) row.fault = fmt::format("'{}' is neither a kind nor an object class", unknown);
  }
  return row;
}

// The bits in the order of QuantityKind: count, money, percent, percent_points, multiplier, ratio, duration, measure, age, index,
// other.
constexpr std::uint16_t bits(std::initializer_list<QuantityKind> kinds) {
  unsigned found = 0;
  for (const QuantityKind kind : kinds) found |= kind_bit(kind);
  return static_cast<std::uint16_t>(found);
}

}  // namespace

std::uint32_t class_bit(std::string_view object_class) {
  for (std::size_t i = 0; i < class_names.size(); ++i)
    if (class_names[i] == object_class) return 1u << i;
  return 0;
}

std::uint16_t natural_kinds(Event event) {
  using enum QuantityKind;
  constexpr std::uint16_t change = bits({percent, percent_points, multiplier, ratio});
  switch (event) {
    case Event::job_cuts:
    case Event::hiring:
    case Event::headcount:
    case Event::employment:
    case Event::departures:
    case Event::users:
    case Event::casualties:
    case Event::breach:
      return change | bits({count});
    case Event::revenue:
    case Event::profit:
    case Event::funding:
    case Event::spending:
    case Event::valuation:
    case Event::penalty:
      return change | bits({money});
    case Event::acquisition:
      return bits({money, percent, ratio});
    case Event::price:
      return change | bits({money});
    case Event::stock:
      return change | bits({money, index});
    case Event::sales_volume:
      return change | bits({count, measure});
    case Event::trade:
      return change | bits({money, count, measure});
    case Event::economy:
      return change | bits({money, index});
    case Event::market_share:
      return change;
    case Event::survey:
      return change | bits({count});
    case Event::capacity:
      return change | bits({count, measure, index, other});
    case Event::time:
      return bits({duration, age});
    case Event::other:
      break;
  }
  return 0xFFFF;
}

std::span<const Trigger> triggers_near(const std::vector<Trigger>& triggers, TextSpan span) {
  const std::size_t begin = span.begin > trigger_reach ? span.begin - trigger_reach : 0;
  const auto before = [](const Trigger& trigger, std::size_t at) { return trigger.span.begin < at; };
  const auto first = std::lower_bound(triggers.begin(), triggers.end(), begin, before);
  const auto last = std::lower_bound(first, triggers.end(), span.end + trigger_reach, before);
  return {first, last};
}

void EventLexicon::add(std::string_view phrase, LexiconEntry entry, text::PhraseMatcher::Builder& builder) {
  const std::size_t mark = phrase.find(split_mark);
  if (mark != std::string_view::npos) {
    entry.second = splits_.add(phrase.substr(mark + split_mark.size()));
    phrase = phrase.substr(0, mark);
  }
  const auto payload = static_cast<std::uint32_t>(entries_.size());
  for (const std::string& one : expand_alternatives(phrase)) {
    const bool is_ending = one.starts_with('*');
    if (is_ending) endings_.add(std::string_view(one).substr(1), payload);
    builder.add(std::string_view(one).substr(is_ending ? 1 : 0), payload);
  }
  entries_.push_back(entry);
}

EventLexicon::EventLexicon(std::string_view lang, std::string_view user_lines) : spaced_(lang != "zh" && lang != "ja") {
  text::PhraseMatcher::Builder builder;
  const auto add_event = [&](const Fields& fields, bool from_user) {
    ReadRow row = read_event_row(fields);
    row.entry.from_user = from_user;
    if (row.fault.empty()) add(fields[0], row.entry, builder);
  };
  const std::string folder(lang);
  lang::for_each_row(user_lines, [&](const Fields& fields, std::size_t) { add_event(fields, true); });
  lang::for_each_row(lang::table(folder + "/events.tsv"), [&](const Fields& fields, std::size_t) { add_event(fields, false); });
  lang::for_each_row(lang::table(folder + "/directions.tsv"), [&](const Fields& fields, std::size_t) {
    if (fields.size() < 3) return;
    LexiconEntry entry;
    entry.direction = direction_of(fields[1]).value_or(Direction::none);
    entry.role = change_role(fields[2]).value_or(TriggerRole::change_verb);
    add(fields[0], entry, builder);
  });
  matcher_ = std::move(builder).build();
}

void EventLexicon::find(const text::PhraseText& text, std::vector<Trigger>& out) const {
  const std::string_view folded = text.folded();
  thread_local std::vector<text::PhraseMatcher::Match> matches;
  matches.clear();
  matcher_.find_all(text, matches);
  const std::size_t first = out.size();
  std::size_t end = 0;
  TextSpan last;
  static const lang::WordGroup& tails = lang::word_group("phrase_tails");
  for (const text::PhraseMatcher::Match& match : matches) {
    // "der Belegschaft ... entlassen": a first part alone must not hide "Belegschaft".
    const LexiconEntry& entry = entries_[match.payload];
    if (entry.second != SplitPhrases::none && second_of(folded, match.span, entry).empty()) continue;
    // Phrases inside a longer one are not meant. In spaced scripts two may share a word: "will take" and "take on".
    // "loss of" may be of jobs, "loss" is of money.
    const bool before_of = !out.empty() && match.span.begin == last.begin && match.span.end < last.end &&
                           lang::contains(tails, folded.substr(match.span.end, last.end - match.span.end)) &&
                           out.back().entry->role != TriggerRole::mask;
    if (before_of) out.push_back({match.span, &entries_[match.payload], {}});
    const bool apart = spaced_ ? match.span.end > end : match.span.begin >= end;
    if (!apart && match.span != last) continue;
    out.push_back({match.span, &entries_[match.payload], {}});
    last = match.span;
    end = std::max(end, match.span.end);
  }
  endings_.find_in(folded, first, out, [this](TextSpan span, std::size_t payload) {
    return Trigger{span, &entries_[payload], {}};
  });
  join_splits(folded, first, out);
}

// "is in talks over a deal worth $4bn": a second part that a longer phrase holds belongs to that one.
bool is_inside_longer(const std::vector<Trigger>& triggers, std::size_t from, std::size_t end, TextSpan second) {
  for (std::size_t i = from + 1; i < end && triggers[i].span.begin <= second.begin; ++i)
    if (triggers[i].entry->second == SplitPhrases::none && triggers[i].span.contains(second) &&
        triggers[i].span.size() > second.size())
      return true;
  return false;
}

TextSpan EventLexicon::second_of(std::string_view folded, TextSpan first, const LexiconEntry& entry) const {
  constexpr int most_words = 24;        // between the parts of a verb
  constexpr int most_words_before = 8;  // between "von" and "auf"
  const bool before = entry.role == TriggerRole::before;
  return splits_.find(folded, first.end, entry.second, before ? most_words_before : most_words,
                      !before && entry.event == Event::acquisition);
}

// Drops first parts that have no second one behind them; a verb is seen at both its places.
void EventLexicon::join_splits(std::string_view folded, std::size_t first, std::vector<Trigger>& out) const {
  std::size_t kept = first;
  const std::size_t found = out.size();
  for (std::size_t i = first; i < found; ++i) {
    Trigger trigger = out[i];
    if (trigger.entry->second != SplitPhrases::none) {
      const bool before = trigger.entry->role == TriggerRole::before;
      const TextSpan second = second_of(folded, trigger.span, *trigger.entry);
      if (second.empty() || is_inside_longer(out, i, found, second)) continue;
      if (before) trigger.other_part = second;
      if (!before) out.push_back({second, trigger.entry, trigger.span});
    }
    out[kept++] = trigger;
  }
  out.erase(out.begin() + static_cast<std::ptrdiff_t>(kept), out.begin() + static_cast<std::ptrdiff_t>(found));
  if (out.size() > kept)
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                     [](const Trigger& a, const Trigger& b) { return a.span.begin < b.span.begin; });
}

Result<void> check_lexicon(std::string_view lines) {
  Result<void> checked;
  lang::for_each_row(lines, [&](const Fields& fields, std::size_t line) {
    if (!checked) return;
    const ReadRow row = read_event_row(fields);
    if (row.fault.empty()) return;
    checked = Error{ErrorCode::invalid_argument, fmt::format("line {} of the lexicon: {}", line, row.fault),
                    "a line is phrase<TAB>event<TAB>direction<TAB>role<TAB>needs; only the first two are required", std::nullopt};
  });
  return checked;
}

}  // namespace claimdex::claims
