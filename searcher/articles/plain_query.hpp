// Plain language ("which bank cut the most jobs?", a headline, a post) as a query over articles: words OR-ed by weight, never
// read as query language.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "claimdex/analysis.hpp"
#include "searcher/articles/article_scorer.hpp"
#include "searcher/articles/known_words.hpp"
#include "searcher/articles/word_nearness.hpp"
#include "searcher/index/snapshot.hpp"

namespace claimdex::search {

class PlainTextCompiler {
 public:
  explicit PlainTextCompiler(Snapshot& snapshot) : snapshot_(snapshot), words_known_(snapshot) {}

  /// Articles about `text`. Words that only ask or join are left out where others remain; CJK is searched by bigrams, single
  /// characters only add weight, and so do the most frequent bigrams once the rarer ones find `enough` articles: to weigh every
  /// article that holds a common one takes three times as long for the same ranking. MatchNothing where no word is in the index.
  void read(std::string_view text, std::size_t enough = static_cast<std::size_t>(-1));
  /// The same as Xapian asks for it.
  Xapian::Query compile(std::string_view text, std::size_t enough = static_cast<std::size_t>(-1));
  /// Of the text that was read: any of these finds an article.
  [[nodiscard]] const std::vector<WeighedWord>& words() const { return parts_; }
  /// These only add weight.
  [[nodiscard]] const std::vector<WeighedWord>& added() const { return added_; }
  [[nodiscard]] Xapian::Query query() const;
  /// How much of what the compiled text asks for stands in the beginning of an article with this Slot::lead, 0 to 1: its words by
  /// their weights, each counted once.
  double coverage(std::string_view lead);
  /// How near the words (no grams) of the compiled text stand to each other.
  WordNearness& nearness() { return nearness_; }

 private:
  struct Use {
    TokenKind kind = TokenKind::word;
    double times = 0;
  };
  /// A form or gram of the query: which of its words it is.
  struct Form {
    std::size_t word = 0;
    double weight = 0;
    const KnownWord::Form* known = nullptr;
  };
  /// A bigram; its frequency in articles.
  struct Gram {
    WeighedWord word;
    double frequency = 0;
  };
  /// Rarest first: those that find articles, then those that add weight.
  void sort_grams(std::size_t enough);
  void read_lead_codes();
  void read_pairs(const std::vector<Token>& tokens);
  void remember(const KnownWord& word, double weight);
  void add_word(const std::string& word, const Use& use);
  void add_gram(const std::string& gram, const Use& use);

  Snapshot& snapshot_;
  KnownWords words_known_;
  std::vector<std::string> languages_;
  std::vector<SharedWord> kept_;  ///< that forms_ and nearness_ look at
  std::unordered_map<std::string_view, Form> forms_;
  struct LeadCode {
    std::uint16_t code = 0;
    std::size_t word = 0;
    double weight = 0;
  };
  std::vector<LeadCode> lead_codes_;      ///< of the forms, by code
  std::vector<std::uint8_t> is_covered_;  ///< of each word
  std::size_t words_ = 0;
  double weight_of_all_ = 0;
  WordNearness nearness_;
  std::vector<Gram> grams_;
  std::vector<WeighedWord> parts_;
  std::vector<WeighedWord> added_;
};

/// The tokens of plain language that are searched: without links, stop words and stop phrases. All of them where nothing else
/// remains. `lang`: of the text, where it is known.
std::vector<Token> telling_tokens(std::string_view text, const std::string& lang = {});
/// Whether `text` is mostly written in Han, kana or Hangul.
bool is_mostly_cjk(std::string_view text);

}  // namespace claimdex::search
