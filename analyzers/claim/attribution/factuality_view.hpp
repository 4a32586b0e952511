// What the factuality rules see of a sentence: its cues, what cuts their reach, and its conditional and questioning stretches.
// Made once a sentence, however many quantities it has.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analyzers/claim/attribution/factuality_table.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

class FactualityView {
 public:
  /// Reads `sentence`; what was read before is forgotten.
  void build(const Sentence& sentence);

  [[nodiscard]] const std::vector<Cue>& cues() const { return cues_; }
  /// The cues around the byte `at`: of a sentence of usual length all, of an endless one a window, so that its cost stays linear.
  [[nodiscard]] std::span<const Cue> cues_near(std::size_t at) const;
  /// Whether `cue` governs the bytes of `target`.
  [[nodiscard]] bool governs(const Cue& cue, TextSpan target) const;
  /// A comma or its like stands in [begin, end).
  [[nodiscard]] bool has_separator(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool has_barrier(std::size_t begin, std::size_t end) const;
  /// "proposed a merger and held 10 pct": whether another verb begins before byte `before`, which the cue does not reach.
  [[nodiscard]] bool ends_at_predicate(const Cue& cue, std::size_t before) const;
  /// "ne sait pas si 20 % viendront", "mit 300 Gästen nicht zufrieden": a bare negation of something else than the quantity, in
  /// German and the Romance languages.
  [[nodiscard]] bool denies_elsewhere(const Cue& cue, const Quantity& quantity) const;
  /// "全長2.4キロで、工期は5年を予定": whether the cue is said of a topic that begins behind `target`, in Japanese and Korean.
  [[nodiscard]] bool is_of_later_topic(const Cue& cue, TextSpan target) const;
  /// Words that begin in [begin, end).
  [[nodiscard]] std::size_t words_between(std::size_t begin, std::size_t end) const;
  /// "has 5,000 staff and will cut": a conjunction stands right before the cue.
  [[nodiscard]] bool is_coordinated(const Cue& cue) const;
  /// The end of the `count`th word behind `at`.
  [[nodiscard]] std::size_t words_end(std::size_t at, std::size_t count) const;
  /// The first word that begins at or after `at`; empty at the end.
  [[nodiscard]] TextSpan word_from(std::size_t at) const;
  /// The folded text from `at` to the end of its clause.
  [[nodiscard]] std::string_view clause_from(std::size_t at) const;
  /// "the price of not updating is", "by not hiring it": the denied gerund behind the cue is over before `at`.
  [[nodiscard]] bool ends_gerund(const Cue& cue, std::size_t at) const;
  /// "the lowest rate in ten years", "his first win for ten years", of the length of time at byte `at`.
  [[nodiscard]] bool follows_superlative(std::size_t at) const;
  [[nodiscard]] bool in_question(std::size_t at) const { return at >= question_from_; }
  /// A cue of `kind` stands within [begin, end).
  [[nodiscard]] const Cue* find(CueClass kind, std::size_t begin, std::size_t end) const;
  /// The if-clauses around the byte `at`, in order.
  [[nodiscard]] std::span<const TextSpan> conditions_near(std::size_t at) const;

 private:
  void find_separators(std::string_view folded);
  void find_conditions();
  void find_question(const Sentence& sentence);
  [[nodiscard]] bool can_be_denied_behind(const Quantity& quantity) const;
  [[nodiscard]] bool is_in_aside(TextSpan cue, std::size_t before) const;
  [[nodiscard]] std::size_t behind_bracket(std::size_t end, std::size_t before) const;
  [[nodiscard]] bool opens_aside(TextSpan cue, std::size_t before) const;
  /// Whether an English word can only be the verb of its clause.
  [[nodiscard]] bool is_finite(TextSpan word) const;
  [[nodiscard]] bool passes(Reach reach, std::size_t begin, std::size_t end) const;

  std::string_view folded_;
  std::string lang_;
  bool spaced_ = true;
  std::span<const TextSpan> words_;
  std::vector<Cue> cues_;
  std::vector<std::size_t> separators_;  ///< sorted offsets
  std::vector<std::size_t> barriers_;    ///< sorted offsets
  std::vector<TextSpan> conditions_;
  std::size_t question_from_ = static_cast<std::size_t>(-1);
};

}  // namespace claimdex::claims
