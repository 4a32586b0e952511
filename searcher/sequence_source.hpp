// Phrases and proximity of words decided while Xapian matches, from the order of words that articles hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/checked_values.hpp"
#include "searcher/text_pattern.hpp"

namespace claimdex::search {

/// The articles whose Slot::words has the words of a pattern as it wants them, of those that hold all of its words (so: as a
/// filter beside their terms). Some 2 us an article of 2 KB.
class SequenceSource final : public schema::CheckedValues {
 public:
  /// Precondition: pattern.is_words().
  explicit SequenceSource(TextPattern pattern);

  /// Whether an article with this Slot::words is one of them.
  bool holds(std::string_view sequence);

  [[nodiscard]] SequenceSource* clone() const override { return new SequenceSource(pattern_); }
  [[nodiscard]] std::string get_description() const override { return "words in order"; }

 private:
  bool holds_here() override { return holds(get_value()); }
  bool holds_pattern(std::string_view sequence);

  TextPattern pattern_;
  bool is_plain_;                                   ///< a phrase of words side by side, one form each
  std::vector<std::uint64_t> run_;                  ///< hashes of the first form of each part
  std::vector<std::vector<std::uint64_t>> hashes_;  ///< of all forms, by part
  std::vector<std::vector<std::uint32_t>> parts_;   ///< that a word of the sequence at hand stands for, by its number
  std::vector<std::vector<std::uint32_t>> positions_;
};

}  // namespace claimdex::search
