// Word groups: what a table has in traditional or Japanese forms is found in folded text.
#include "analyzers/lang/word_groups.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "analyzers/text/fold_aligned.hpp"

using claimdex::lang::contains;
using claimdex::lang::word_group;
using claimdex::text::fold_aligned;

TEST_CASE("entries are folded as the text is") {
  for (const auto* group : {"authority_endings", "equating_verbs", "report_endings", "respectively", "reported_endings"})
    for (const auto& word : word_group(group)) {
      CAPTURE(word);
      CHECK(word == fold_aligned(word));
    }
  CHECK(contains(word_group("authority_endings"), fold_aligned("委員会")));
  CHECK(contains(word_group("report_endings"), fold_aligned("と報じた")));
  CHECK(contains(word_group("respectively"), fold_aligned("分別")));
  CHECK_FALSE(contains(word_group("respectively"), "分別"));
}
