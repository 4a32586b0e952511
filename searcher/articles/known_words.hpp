// What an index knows of the words of plain language: their forms, which fields have them, how rare they are. All queries with a
// word ask the same, so it is looked up once and kept as long as nothing changes in the index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/articles/article_scorer.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/matches/ranking.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

struct KnownWord {
  struct Form {
    std::string text;
    std::string term;
    std::uint64_t hash = 0;  ///< of the term, as sequences of words have it
    std::uint16_t lead_code = 0;
    bool is_in_text = false;  ///< of some article
  };
  struct Part {
    SharedTerms terms;
    double factor = 0;
  };
  std::vector<Form> forms;
  SharedTerms text;               ///< nothing where no text has the word: then there is nothing else but parts
  std::vector<SharedTerms> more;  ///< in title, heading and tags, in this order
  double idf = 0;                 ///< of text
  double factor = 0;              ///< ArticleIdf's, of the same
  std::vector<Part> parts;        ///< of a compound
};
using SharedWord = std::shared_ptr<const KnownWord>;

class KnownWords {
 public:
  explicit KnownWords(Snapshot& snapshot) : snapshot_(snapshot), patterns_(snapshot), idf_(snapshot) {}

  /// A word in some languages; none: those of the index.
  SharedWord word(const std::string& text, TokenKind kind, const std::vector<std::string>& languages);
  /// A bigram or a single character; of the former the title too.
  SharedWord gram(const std::string& text, TokenKind kind);

 private:
  KnownWord read_word(const std::string& text, TokenKind kind, const std::vector<std::string>& languages);
  KnownWord read_gram(const std::string& text, TokenKind kind);
  void read_text(const std::vector<std::string>& forms, KnownWord& out);
  SharedTerms in_field(schema::Field field, const std::vector<std::string>& forms);
  /// The two words that the index's own vocabulary finds in a compound ("gletscherabfluss": gletscher, abfluss), the rarer of
  /// them as frequent as can be; nothing where there is no such cut.
  std::vector<std::string> compound_parts(const std::string& word, const std::vector<std::string>& languages);
  /// Of the most frequent form of a word.
  double frequency_of(const std::string& word, const std::vector<std::string>& languages);
  void read_part(const std::string& part, const std::vector<std::string>& languages, KnownWord& out);

  Snapshot& snapshot_;
  PatternReader patterns_;
  ArticleIdf idf_;
};

}  // namespace claimdex::search
