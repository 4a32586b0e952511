// What event rules ask about one quantity and the words around it: its noun and the noun's class, its clause, and distances.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// What the measure word of a Chinese number counts (zh/counters.tsv).
enum class Counter : std::uint8_t { none, people, goods, body, thing };

/// A quantity in its sentence.
struct QuantityView {
  const Quantity* quantity = nullptr;
  std::size_t first_word = 0;   ///< index into Sentence::words of the first word of its span
  std::size_t end_word = 0;     ///< one past its last word
  std::size_t clause = 0;       ///< index into Sentence::clauses
  TextSpan noun;                ///< counted noun, or the one after "5% of its"; empty where none
  std::string_view noun_class;  ///< object_class of its head
  std::uint32_t class_bits = 0;
  std::uint16_t kind = 0;  ///< kind_bit
  Counter counter = Counter::none;
  bool hyphenated = false;  ///< "billion-dollar": joined to its unit
};

/// The words of one sentence as event rules see them. Borrows the sentence.
class SentenceView {
 public:
  explicit SentenceView(const Sentence& sentence);

  [[nodiscard]] const Sentence& sentence() const { return *sentence_; }
  [[nodiscard]] const std::vector<QuantityView>& quantities() const { return quantities_; }
  [[nodiscard]] bool is_cjk() const { return cjk_; }
  /// Whether a noun of clause `clause` is of one of `classes` (not known in CJK: true).
  [[nodiscard]] bool speaks_of(std::uint32_t classes, std::size_t clause) const;
  /// Whether the word at byte `at` is written as a part of a name: with a capital inside a sentence that is no headline.
  [[nodiscard]] bool is_in_name(std::size_t at) const;
  /// Index of the first word that begins at or after byte `at`.
  [[nodiscard]] std::size_t word_at(std::size_t at) const;
  [[nodiscard]] std::size_t clause_at(std::size_t at) const;
  [[nodiscard]] std::string_view word(std::size_t index) const { return sentence_->words[index].of(sentence_->folded); }
  [[nodiscard]] WordClass word_class(std::size_t index) const;
  /// Words in the bytes [begin, end); CJK characters count half.
  [[nodiscard]] double distance(std::size_t begin, std::size_t end) const;
  /// Quantities that lie wholly in the bytes [begin, end).
  [[nodiscard]] int quantities_between(std::size_t begin, std::size_t end) const;
  /// The noun phrase that begins at word `first`: content words up to a function word, a number or a mark; determiners are
  /// skipped.
  [[nodiscard]] TextSpan noun_phrase_from(std::size_t first) const;
  /// The noun phrase that ends with the words of `head`: content words to its left belong to it.
  [[nodiscard]] TextSpan noun_phrase_around(TextSpan head) const;
  /// Whether word `index` of an English sentence, no function word, is a verb by itself and by the word before it: "oil passes",
  /// "Foo posted". False in other languages.
  [[nodiscard]] bool is_verb_here(std::size_t index) const;
  /// Whether the words [first, end) could lie inside one noun phrase: no verb, pronoun or beginning of a clause, no comma.
  [[nodiscard]] bool is_nominal(std::size_t first, std::size_t end) const;

 private:
  QuantityView view_of(const Quantity& quantity) const;
  /// Bits of the object classes of what ends with this word.
  [[nodiscard]] std::uint32_t classes_ending_at(std::size_t word) const;
  [[nodiscard]] bool joined(std::size_t left) const;
  [[nodiscard]] bool is_in_amount(std::size_t at) const;
  [[nodiscard]] bool begins_quantity(std::size_t at) const;
  [[nodiscard]] bool is_german_verb_phrase(TextSpan noun) const;
  [[nodiscard]] std::size_t behind_german_attribute(std::size_t first) const;
  [[nodiscard]] TextSpan noun_after(const QuantityView& view) const;
  [[nodiscard]] TextSpan group_opener(const QuantityView& view) const;
  [[nodiscard]] std::size_t noun_begin(std::size_t first) const;  ///< of the noun in word `first`, without "l'"

  const Sentence* sentence_;
  const FunctionWords* function_;
  bool cjk_ = false;
  bool title_case_ = false;
  mutable std::vector<std::uint32_t> classes_;  ///< of each clause; empty until asked for
  std::vector<QuantityView> quantities_;
};

}  // namespace claimdex::claims
