// Words of change in queries: "profit fell > 10%", "rising prices", 利润下降, "Umsatz gestiegen" name a direction.
#pragma once

#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

/// A direction named by a stretch of a query: up or down.
struct DirectionName {
  TextSpan span;  ///< bytes of the text
  Direction direction = Direction::up;
  bool is_adverb = false;  ///< "up", "higher": of the name before it ("more layoffs" asks for no rise)
};

/// Finds words of change in `text` (a query's plain words, any language), leftmost longest, not overlapping. They are those of
/// analyzers/lang/*/directions.tsv that stand in one piece; what means up in one language and down in another is none, as is a
/// lone character of a script without blanks. Thread-safe; the matcher is built on the first call.
std::vector<DirectionName> find_direction_names(std::string_view text);

}  // namespace claimdex::claims
