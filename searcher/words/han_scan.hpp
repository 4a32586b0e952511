// A quick look whether bytes can hold a string of Han characters at all: most articles that have its pairs of characters do not
// have the string, and to read all their words takes far longer than to fetch them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

class HanScan {
 public:
  /// Nothing where `pattern` is not one string of Han characters, or several that follow each other ("危难 时刻"): then signs may
  /// stand between these in the text.
  static std::optional<HanScan> of(const TextPattern& pattern);

  /// Whether texts that stand in `bytes` (a stored record, packed no more) hold the string in any writing, traditional or
  /// simplified. Nothing where only their words can tell.
  [[nodiscard]] std::optional<bool> stands_in(std::string_view bytes) const;

 private:
  enum class Answer { no, yes, unknown };

  HanScan(std::u32string characters, std::vector<bool> begins);
  [[nodiscard]] Answer stands_around(std::string_view bytes, std::size_t at) const;

  std::u32string characters_;          // folded
  std::vector<bool> begins_;           // of each whether a string begins with it
  std::size_t anchor_ = 0;             // the character with the fewest writings
  std::vector<std::string> writings_;  // of the anchor
};

}  // namespace claimdex::search
