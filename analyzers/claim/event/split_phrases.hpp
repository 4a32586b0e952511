// Phrases of two parts with other words between: separable verbs ("baut 500 Stellen ab"), changes ("von 8,1 auf 7,4 Prozent").
// The matcher finds the first part; here its second part is looked for behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/text.hpp"

namespace claimdex::claims {

/// What a table writes between the two parts.
inline constexpr std::string_view split_mark = " ... ";

/// The second parts of a lexicon's split phrases. Immutable once filled; thread-safe.
class SplitPhrases {
 public:
  static constexpr std::uint16_t none = 0;

  /// The number of a second part, for `find`; "(wachsen|schrumpfen)" is any of several words or phrases.
  std::uint16_t add(std::string_view second);
  /// Where second part `id` stands as a word or phrase behind byte `from` of `folded`, at most `most_words` words on: in the
  /// same clause, unless commas may be passed ("buys the stake in X, the largest brewer, for $5m"). Empty where it does not.
  /// O(most_words).
  [[nodiscard]] TextSpan find(std::string_view folded, std::size_t from, std::uint16_t id, int most_words, bool commas) const;

 private:
  struct Second {
    std::string written;            ///< as the table has it
    std::vector<std::string> ways;  ///< folded, one an alternative
  };
  std::vector<Second> seconds_;
};

}  // namespace claimdex::claims
