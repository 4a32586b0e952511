// A word or phrase of the query as the index can answer it: exact forms for each token, and the check of adjacency where terms
// cannot tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/text.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/records.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"

namespace claimdex::search {

struct TextPattern {
  struct Part {
    std::vector<std::string> forms;  ///< folded exact forms, any of them; sorted
    std::uint32_t position = 0;      ///< relative to the first part
    bool is_gram = false;            ///< a CJK bigram, or a single CJK character
    bool is_prefix = false;          ///< a single CJK character: begins a bigram in claims
  };
  std::vector<Part> parts;  ///< all of them; empty: nothing searchable
  int slop = 0;             ///< how many positions the parts may stand apart in all
  bool in_order = true;
  bool needs_check = false;  ///< adjacency is not implied by the terms: look at the text

  [[nodiscard]] bool empty() const { return parts.empty(); }
  /// Several words, none of them a gram: the order of words that articles hold can decide.
  [[nodiscard]] bool is_words() const;
};

/// Reads words and phrases with one snapshot's vocabulary.
class PatternReader {
 public:
  explicit PatternReader(Snapshot& snapshot) : snapshot_(snapshot) {}

  /// The pattern of a word, phrase or proximity node; of an event named by words, the words.
  TextPattern read(const query::Node& node);
  /// The pattern of plain text: a field's value. `exact`: no other forms of the words.
  TextPattern read_text(std::string_view text, bool exact);
  /// All folded exact forms of a token in the languages of the index; the token itself comes first. Empty languages: the index's.
  std::vector<std::string> forms_of(std::string_view word, const std::vector<std::string>& languages);

 private:
  TextPattern read_proximity(const query::Node& node);
  std::vector<std::string> wildcard_forms(std::string_view glob);
  std::vector<std::string> fuzzy_forms(const std::string& word, int distance);

  Snapshot& snapshot_;
};

/// Whether terms and the order of words decide `pattern` for the text of an article, so that nobody needs to read that text.
bool decides_in_articles(const TextPattern& pattern, const Snapshot& snapshot);

/// The documents whose `field` holds the pattern: an AND over its parts, each an OP_SYNONYM of its forms.
Xapian::Query pattern_query(const TextPattern& pattern, schema::Field field, Snapshot& snapshot);

/// Which positions of the parts make a match that begins with one of the first part at `begin`: an index into each of `positions`
/// (of each part, rising); nothing where the parts stand too far apart. O(parts log positions).
std::optional<std::vector<std::size_t>> stand_together(const TextPattern& pattern,
                                                       const std::vector<std::vector<std::uint32_t>>& positions,
                                                       std::uint32_t begin);

/// Where `pattern` stands in `text`, each match the span of its words; exact adjacency. Stops after `most` matches.
std::vector<TextSpan> find_pattern(const TextPattern& pattern, std::string_view text, std::size_t most = 16);

bool stands_in(const TextPattern& pattern, std::string_view text);
/// In any text that the index holds words of: title, tags, category, a block.
bool stands_in(const TextPattern& pattern, const schema::ArticleRecord& article);

}  // namespace claimdex::search
