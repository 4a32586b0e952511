// The events that the surroundings of a sentence speak of: table header, list lead, heading, title, the sentence before.
#pragma once

#include <string>
#include <vector>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// Collects context for the sentences of one article. Reads each block's own text at most once.
class ClaimContext {
 public:
  explicit ClaimContext(const Article& article);

  /// Context of a sentence; strongest first. Valid until the next call.
  const std::vector<ContextEvent>& of(const Sentence& sentence, const EventLexicon& lexicon);
  /// Tells what the sentence just read stated, for an ellipsis in the next one ("Another 1,700 will go from sales").
  void remember(const Sentence& sentence, const std::vector<EventReading>& readings);

 private:
  struct BlockTriggers {
    bool read = false;
    std::string folded;
    std::vector<Trigger> triggers;  ///< where its own quantities were bound, only the phrases that bound them
  };

  /// What a value was said of, where a phrase beside it told.
  struct Said {
    double low = 0;
    double high = 0;
    QuantityKind kind = QuantityKind::count;
    const LexiconEntry* entry = nullptr;
    double score = 0;
  };

  void keep_bound(std::size_t block, const std::vector<EventReading>& readings);
  void add_said_before(const Sentence& sentence);
  const BlockTriggers& triggers_of(std::size_t block, const EventLexicon& lexicon);
  void add_block(int block, double strength, std::string_view where, const EventLexicon& lexicon);

  const Article* article_;
  int title_ = -1;
  std::vector<BlockTriggers> blocks_;
  std::vector<ContextEvent> found_;
  std::vector<Said> said_;                    ///< at most a few dozen: only telling values
  const LexiconEntry* last_entry_ = nullptr;  ///< of the last claim
  std::size_t last_block_ = 0;
};

}  // namespace claimdex::claims
