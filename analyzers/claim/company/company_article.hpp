// The companies of one article: which names are one company, which weak candidates count, who is in focus where.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzers/claim/company/company_anaphora.hpp"
#include "analyzers/claim/company/company_find.hpp"
#include "analyzers/claim/company/company_sheet.hpp"
#include "analyzers/claim/sentence_builder.hpp"
#include "claimdex/article.hpp"

namespace claimdex::claims {

/// One company of the article.
struct ArticleCompany {
  std::string name;     ///< as the article writes it most fully
  std::string_view id;  ///< of the gazetteer; may be empty
  std::string_view sort;
  std::uint32_t count = 0;  ///< mentions that are no mere sources
  std::uint32_t sources = 0;
  bool in_title = false;
  bool subject_of_title = false;
  bool by_product = false;     ///< known by its products only, so far
  bool goes_by_short = false;  ///< the article nearly always writes "BA", though once "British Airways"
};

/// A name in the text.
struct NameHit {
  std::uint32_t block = 0;
  TextSpan span;               ///< bytes of the block's text
  std::uint32_t company = 0;   ///< index into companies
  std::uint32_t sentence = 0;  ///< running number over the article
  bool source = false;
  bool oblique = false;  ///< "with X": not what a sentence is about
  bool product = false;
  bool acronym = false;
  bool stem = false;  ///< a short name that the gazetteer does not know: the full one stands for it
};

class ArticleCompanies {
 public:
  /// Reads the whole article. Linear in its text. `folded`: of fold_blocks(article).
  ArticleCompanies(const Article& article, const FoldedBlocks& folded);

  [[nodiscard]] const std::vector<ArticleCompany>& companies() const { return companies_; }
  /// Names within bytes [span) of a block, left to right.
  [[nodiscard]] std::vector<NameHit> hits_in(std::size_t block, TextSpan span) const;
  /// Pronouns and the like within bytes [span) of a block, left to right, not resolved.
  [[nodiscard]] std::vector<Anaphor> anaphora_in(std::size_t block, TextSpan span) const;
  /// The name that stands for a hit: as written; a product gives its maker's name, an abbreviation the full one.
  [[nodiscard]] std::string_view written(const NameHit& hit) const;

  static constexpr int none = -1;
  /// The company that "the company" at this place most likely is: of the sentences before, else of the title, else the article's
  /// main one; `sort` (empty, "company" or "airline") must fit.
  [[nodiscard]] int in_focus(std::size_t block, std::size_t byte, std::string_view sort) const;
  /// The company that the lines right before this place name, if it is the only one of the article.
  [[nodiscard]] int sole_before(std::size_t block, std::size_t byte) const;
  /// Of an item of a list: the only company of the line above that opens the list with a colon.
  [[nodiscard]] int sole_of_lead(std::size_t block) const;
  /// The last name written for `company` before this place, else its fullest name.
  [[nodiscard]] std::string_view last_name(int company, std::size_t block, std::size_t byte) const;
  /// The company that the article is about, none where there is no clear one.
  [[nodiscard]] int main_company() const { return main_; }
  /// Of a text with the specifications of a thing: whose it is, where its title begins with that name; none elsewhere.
  [[nodiscard]] int maker_of_sheet() const { return maker_; }
  /// Whether the article is about companies at all: share of its sentences that name the main one.
  [[nodiscard]] bool has_clear_focus() const { return clear_focus_; }
  /// Whether one sentence in fifteen names the main company, which there must be.
  [[nodiscard]] bool is_often_named() const;
  /// Whether the article names no other company, and its first sentence that one.
  [[nodiscard]] bool opens_text_alone() const;
  /// Whether the article names no other company, and that one again and again.
  [[nodiscard]] bool has_sole_company() const { return sole_; }

 private:
  struct BlockNames {
    std::uint32_t block = 0;
    std::uint32_t first_sentence = 0;
    std::vector<NameCandidate> names;
    std::vector<std::uint32_t> sentences;  ///< of each candidate
    std::vector<Anaphor> anaphora;
    bool has_names_of_things = false;  ///< English, and no headline in which every word has a capital
    std::vector<Word> words;           ///< of blocks in Chinese, where short names are looked for later
  };

  void read_block(const Article& article, std::size_t index, std::string_view folded);
  void read_company_column(const Article& article, std::size_t index, const std::vector<Word>& words,
                           std::vector<NameCandidate>& names) const;
  void collect_products();
  [[nodiscard]] NameCandidate as_product(NameCandidate name) const;
  void drop_short_forms();
  void collect_evidence();
  /// Finds 康美 where another place names 康美药业.
  void find_stems();
  void find_stems_in(BlockNames& block);
  [[nodiscard]] std::optional<NameCandidate> stem_at(const BlockNames& block, std::size_t at) const;
  /// "Foo X200" as a mention of Foo, where the article names Foo elsewhere and its title is about a model of Foo.
  [[nodiscard]] NameCandidate maker_of(NameCandidate name) const;
  void accept(const Article& article);
  [[nodiscard]] static bool names_method(const NameCandidate& name, std::string_view text);
  void note_person(const NameCandidate& person, const std::vector<Word>& words);
  [[nodiscard]] bool is_firm_like_person(const NameCandidate& name) const;
  int company_for(const NameCandidate& name, std::string_view written);
  void link_aliases(int company, const NameCandidate& name);
  [[nodiscard]] bool is_outlet(const Article& article, std::string_view written) const;
  void find_places_in_titles();
  void find_short_names();
  [[nodiscard]] bool opens_article(int company) const;
  void find_main();
  [[nodiscard]] int find_maker_of_sheet() const;
  [[nodiscard]] int last_before(std::size_t end, std::size_t first_block, std::string_view sort) const;
  [[nodiscard]] bool fits(const ArticleCompany& company, std::string_view sort) const;

  CompanyMarks marks_;              ///< of the block that is read
  std::vector<WordTraits> traits_;  ///< of its words
  std::vector<BlockNames> blocks_;
  std::vector<ArticleCompany> companies_;
  std::vector<NameHit> hits_;
  std::vector<std::string_view> texts_;
  std::vector<BlockKind> kinds_;
  std::unordered_map<std::uint64_t, int> by_key_;  ///< hash of words -> company
  std::unordered_map<std::string_view, int> by_id_;
  std::unordered_set<std::uint64_t> supported_;  ///< keys that some place of the article makes sure
  std::unordered_map<std::uint64_t, std::uint32_t> weak_counts_;
  std::unordered_map<std::uint64_t, std::uint32_t> maker_counts_;  ///< of names before models
  std::unordered_map<std::uint64_t, std::uint32_t> lone_counts_;   ///< of weak names of one word
  std::unordered_set<std::uint64_t> title_makers_;                 ///< those of them that the title has
  std::unordered_set<std::uint64_t> common_shorts_;                ///< keys of short forms of common words
  std::unordered_set<std::uint64_t> weak_long_forms_;              ///< keys of names that a short form in brackets follows
  std::unordered_map<std::uint64_t, std::uint64_t> stems_;         ///< key of a short name -> key of the full one
  std::unordered_set<std::uint64_t> stem_starts_;                  ///< keys of their first two characters
  std::bitset<1024> stem_first_words_;                             ///< hashes of their first one: keeps most words from a look-up
  std::unordered_map<std::uint64_t, std::string_view> products_;   ///< keys of unknown names behind known ones -> id
  std::unordered_set<std::uint64_t> coined_;                       ///< keys of names that the text gives to what it proposes
  std::unordered_set<std::uint64_t> origins_;                      ///< keys of names that the text comes from
  std::unordered_set<std::uint64_t> people_;                       ///< keys of single words that name persons
  std::unordered_set<std::uint64_t> full_names_;                   ///< keys of the words of persons' full names
  std::unordered_set<std::uint64_t> firms_like_people_;            ///< keys of given names that own what firms have
  std::unordered_map<std::uint64_t, std::uint64_t> acronyms_;      ///< key of "BA" -> key of "British Airways"
  ProductSheet sheet_;
  std::uint32_t sentence_ = 0;
  int main_ = none;
  int maker_ = none;
  bool clear_focus_ = false;
  bool sole_ = false;
  bool made_from_ = false;  ///< the title begins with what a thing is made from: "Foo X2-based camera"
  bool research_ = false;   ///< a paper: methods have names as companies have
};

/// A ministry, a court, the police: what they report or impose is no number of theirs.
bool is_authority(std::string_view name);

}  // namespace claimdex::claims
