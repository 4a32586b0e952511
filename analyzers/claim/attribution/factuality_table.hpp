// The words that tell how sure a statement is, from analyzers/lang/<code>/factuality.tsv.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/claim/word_endings.hpp"
#include "analyzers/text/phrase_matcher.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

/// What a cue does to the quantities in its reach. The first six set a value; the others shape the reach of those.
enum class CueClass : std::uint8_t {
  probable,        ///< plans, forecasts, hearsay
  possible,        ///< may, proposals, threats, rumours
  attitude,        ///< possible, but of a percentage its holders: "41% consider leaving" is certain
  rumour,          ///< possible, whatever modal stands in what is rumoured
  denied,          ///< negation, denial, cancellation
  withdrawn,       ///< denied, where a plan, a deal or its like was withdrawn: "cancelled 500 flights" denies nothing
  rejected,        ///< denied, unless what was rejected is an offer, which was made
  unknown,         ///< "whether", "could not confirm"
  counterfactual,  ///< "would have"
  hypothesis,      ///< "suppose", "if you": all that follows in the sentence is made up
  condition,       ///< "if": its clause, and what depends on it
  example,         ///< makes a condition a hypothesis
  question,        ///< begins a question
  barrier,         ///< ends the reach of what stands before it
  follow,          ///< at the head of a clause: the reach of the clause before goes on
  given,           ///< "its 35,000 staff": presupposed, whatever is said of it
  timespan,        ///< "over the next five years": the length of time itself is sure
  bound,           ///< "will not exceed": the negation is a bound
  before,          ///< "from 12,000": the level that was
  offer,           ///< what can be rejected and was still made
  undertaking,     ///< what can be called off like an offer, and is none: a loan, a project
  neutral,         ///< hides the cues inside it ("no more than")
  headline,        ///< "Acme to cut 500"
  shield,          ///< "with": a denial does not reach what follows ("did not impress with $5bn")
  participle,      ///< "paid", "cut": a form of "be" with a negation and such a word denies its subject
  spell,           ///< "for": of a length of time it bounds what did not happen ("has not changed for 20 years")
  presupposed      ///< "how did": the question takes for granted what follows
};

/// How far a cue governs: `next` to it, a few words (`near`), up to a comma (`clause`), up to a barrier (`far`), or `all` of that
/// side.
enum class Reach : std::uint8_t { none, next, near, clause, far, all };

struct Cue {
  TextSpan span;  ///< bytes of the folded sentence
  CueClass kind = CueClass::neutral;
  Reach right = Reach::none;
  Reach left = Reach::none;
};

/// The cues of one language. Thread-safe.
class FactualityTable {
 public:
  explicit FactualityTable(std::string_view lang);
  /// The cues in `folded`, left to right; of overlapping ones the leftmost longest.
  void find(const text::PhraseText& sentence, std::vector<Cue>& out) const;

 private:
  struct Entry {
    CueClass kind;
    Reach right;
    Reach left;
  };
  std::vector<Entry> entries_;
  text::PhraseMatcher matcher_;
  WordEndings endings_{3, 2};  ///< "*erán": the future of verbs that no list can hold
};

/// The table of `lang`, English for a language without rules; built on first use.
const FactualityTable& factuality_table(std::string_view lang);

}  // namespace claimdex::claims
