// What matched, as spans of a sentence; and the sentences of an article that show most of it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/text/form_scan.hpp"
#include "claimdex/searcher.hpp"
#include "indexer/schema/records.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/words/han_finder.hpp"

namespace claimdex::search {

class Highlighter {
 public:
  /// The words of `root` in all their forms; negated ones are left out.
  Highlighter(const query::Node& root, Snapshot& snapshot);
  /// The words of plain language.
  Highlighter(std::string_view text, Snapshot& snapshot);

  /// Spans of `text` that hold words of the query, in order, joined where they touch.
  [[nodiscard]] std::vector<TextSpan> mark(std::string_view text) const;
  /// The words, and the claim's number and event.
  [[nodiscard]] std::vector<TextSpan> mark(const Claim& claim) const;
  /// The best sentences of an article with that title, at most `most`, in reading order. `hides_han`: may_hide_han() of its
  /// blocks. Errors: index_corrupt.
  [[nodiscard]] Result<std::vector<Snippet>> snippets(const schema::ArticleText& article, std::string_view title,
                                                      std::size_t most, bool hides_han) const;
  /// Whether that matters: only where all words are of Han characters.
  [[nodiscard]] bool looks_for_han() const { return han_.has_value(); }

 private:
  void collect(const query::Node& node, Snapshot& snapshot);

  std::set<std::string, std::less<>> forms_;
  text::FormScan scan_;
  std::optional<HanFinder> han_;  ///< where all forms are Han characters
};

}  // namespace claimdex::search
