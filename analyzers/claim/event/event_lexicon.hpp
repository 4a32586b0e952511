// The phrases that tell of events, and the words of change, of one language; with a user's own lines added.
//
// events.tsv:     phrase <TAB> event <TAB> direction <TAB> role <TAB> needs
//   phrase     "(lay|lays|laid) off", alternatives in round brackets; a trailing * lets the last word go on, a leading * is the
//              ending of a compound ("*umsatz"), " ... " lets other words of the clause stand between ("baut ... ab")
//   direction  up, down, none: what the phrase itself says of the measured thing
//   role       measure  a noun that names what is measured ("revenue", "headcount"); changes come from other words
//              market   the same, but of a market or an economy, which no company has ("house prices", "Nikkei")
//              act      a verb or participle that takes the counted thing as object or subject ("laid off", "acquired")
//              light    the same, but a verb of many uses ("paid", "holds")
//              noun     an act as a noun ("layoffs", "acquisition")
//              rate     only right behind the number ("a month", 起)
//              topic    only makes the event likelier, never names the object ("restructuring")
//              mask     nothing; keeps a shorter phrase inside it from matching ("per share", "a year ago")
//   needs      comma-separated: kinds (count money percent points multiplier measure duration) and object classes; empty =
//   whatever
//              suits the event. A class binds counts, and percents whose noun is known.
// directions.tsv: phrase <TAB> up|down|none <TAB> verb|noun|adverb|before     (before: marks a level that was, "from", "compared
// with")
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/claim/event/split_phrases.hpp"
#include "analyzers/claim/word_endings.hpp"
#include "analyzers/text/phrase_matcher.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/result.hpp"

namespace claimdex::claims {

enum class TriggerRole : std::uint8_t {
  measure,
  act,
  light,
  noun,
  rate,
  topic,
  mask,
  change_verb,
  change_noun,
  change_adverb,
  before,
  flat
};

constexpr bool is_change(TriggerRole role) { return role >= TriggerRole::change_verb && role <= TriggerRole::change_adverb; }
constexpr bool names_event(TriggerRole role) { return role <= TriggerRole::topic; }

/// What a phrase says.
struct LexiconEntry {
  Event event = Event::other;
  Direction direction = Direction::none;
  TriggerRole role = TriggerRole::act;
  std::uint16_t kinds = 0;    ///< bits of QuantityKind that it takes; 0 = the event's own
  std::uint32_t classes = 0;  ///< bits of class_index; 0 = any
  bool from_user = false;
  bool of_market = false;                     ///< a measure that no company has
  std::uint16_t second = SplitPhrases::none;  ///< the second part that a split phrase needs
};

/// The bit of an object class in LexiconEntry::classes (0 for a class that no phrase asks for). Classes are few and fixed.
std::uint32_t class_bit(std::string_view object_class);

/// Bits of the quantity kinds that can state `event` at all.
std::uint16_t natural_kinds(Event event);
constexpr std::uint16_t kind_bit(QuantityKind kind) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(kind)); }

/// A phrase found in a sentence.
struct Trigger {
  TextSpan span;
  const LexiconEntry* entry = nullptr;
  TextSpan other_part;  ///< of a split phrase: the first part of a verb seen at its second, the second part of "von ... auf"
};

/// Triggers farther than this from a number say nothing of it; it keeps the cost of long sentences linear.
inline constexpr std::size_t trigger_reach = 600;

/// Those of `triggers` (sorted by begin) that begin within trigger_reach of `span`. O(log triggers).
std::span<const Trigger> triggers_near(const std::vector<Trigger>& triggers, TextSpan span);

/// The lexicon of one language. Immutable; thread-safe.
class EventLexicon {
 public:
  explicit EventLexicon(std::string_view lang) : EventLexicon(lang, {}) {}
  /// With the lines of a user's lexicon, already checked.
  EventLexicon(std::string_view lang, std::string_view user_lines);
  /// Appends the phrases of `text` that lie in no longer one, sorted by begin. A split verb gives two
  /// triggers, one a part.
  void find(const text::PhraseText& text, std::vector<Trigger>& out) const;

 private:
  void add(std::string_view phrase, LexiconEntry entry, text::PhraseMatcher::Builder& builder);
  /// Where the second part of a split phrase stands behind its first; empty where it does not.
  [[nodiscard]] TextSpan second_of(std::string_view folded, TextSpan first, const LexiconEntry& entry) const;
  void join_splits(std::string_view folded, std::size_t first, std::vector<Trigger>& out) const;

  bool spaced_ = true;
  std::vector<LexiconEntry> entries_;
  text::PhraseMatcher matcher_;
  SplitPhrases splits_;
  WordEndings endings_{5, 1};  ///< of compounds; shorter ones are those of unrelated words ("user" of "Häuser")
};

/// Checks the lines of a user's lexicon. Errors: invalid_argument, the message names line and fault.
Result<void> check_lexicon(std::string_view lines);

}  // namespace claimdex::claims
