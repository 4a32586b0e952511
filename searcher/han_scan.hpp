// A quick look whether bytes can hold a string of Han characters at all: most articles that have its pairs of characters do not
// have the string, and to read all their words takes far longer than to fetch them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/text_pattern.hpp"

namespace claimdex::search {

class HanScan {
 public:
  /// Nothing where `pattern` is not one string of Han characters.
  static std::optional<HanScan> of(const TextPattern& pattern);

  /// Whether texts that stand in `bytes` (a stored record, packed no more) hold the string in any writing, traditional or
  /// simplified. Nothing where only their words can tell.
  [[nodiscard]] std::optional<bool> stands_in(std::string_view bytes) const;

 private:
  explicit HanScan(std::u32string characters);
  [[nodiscard]] bool stands_around(std::string_view bytes, std::size_t at) const;

  std::u32string characters_;          // folded
  std::size_t anchor_ = 0;             // the character with the fewest writings
  std::vector<std::string> writings_;  // of the anchor
};

}  // namespace claimdex::search
