// Phrases and proximity of words decided while Xapian matches, from the order of words that articles hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/checked_values.hpp"
#include "searcher/index/article_lists.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

/// The articles whose Slot::words has the words of a pattern as it wants them, of those that hold all of its words (so: as a
/// filter beside their terms). Some 2 us an article of 2 KB.
class SequenceSource final : public schema::CheckedValues {
 public:
  /// Precondition: pattern.is_words().
  explicit SequenceSource(TextPattern pattern);

  /// Whether an article holds a form of a part, both by their numbers in the pattern.
  using HoldsForm = std::function<bool(std::size_t part, std::size_t form)>;
  /// Whether an article with this Slot::words is one of them. A sequence has only beginnings of hashes and may take a form that
  /// is not in the article for another word: `holds_form` is asked where a part has several forms and the article seems to be
  /// one.
  bool holds(std::string_view sequence, const HoldsForm& holds_form);

  void init(const Xapian::Database& database) override;

  [[nodiscard]] SequenceSource* clone() const override { return new SequenceSource(pattern_); }
  [[nodiscard]] std::string get_description() const override { return "words in order"; }

 private:
  bool holds_here() override;
  bool is_in_list(std::size_t part, std::size_t form, Xapian::docid document);
  bool holds_pattern(std::string_view sequence, const HoldsForm* holds_form);

  TextPattern pattern_;
  bool is_plain_;                                   ///< a phrase of words side by side, one form each
  std::vector<std::uint64_t> run_;                  ///< hashes of the first form of each part
  std::vector<std::vector<std::uint64_t>> hashes_;  ///< of all forms, by part
  std::vector<std::vector<std::uint32_t>> parts_;   ///< that a word of the sequence at hand stands for, by its number
  std::vector<std::vector<std::uint32_t>> positions_;
  Xapian::Database database_;
  std::vector<std::vector<std::optional<Xapian::PostingIterator>>> lists_;  ///< of the forms, by part; read forwards
};

/// The same question where lists stand in memory. Lists are read as they are asked for.
class ListedForms {
 public:
  ListedForms(const TextPattern& pattern, ArticleLists& lists) : pattern_(pattern), lists_(lists), read_(pattern.parts.size()) {}
  bool holds(std::size_t part, std::size_t form, std::uint32_t article);

 private:
  const TextPattern& pattern_;
  ArticleLists& lists_;
  std::vector<std::vector<SharedList>> read_;  ///< of the forms, by part
};

}  // namespace claimdex::search
