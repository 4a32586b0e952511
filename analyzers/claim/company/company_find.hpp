// Candidates for company names in one block, by gazetteer, form and context. What they are is decided with the whole article in
// view (company_article.hpp): a weak candidate counts when the article names it unambiguously elsewhere.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/company/company_marks.hpp"
#include "analyzers/claim/company/company_names.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

enum class NameStrength : std::uint8_t {
  person,  ///< surely a person: makes its words suspicious elsewhere
  weak,    ///< counts only with support from elsewhere in the article
  likely,  ///< context speaks for it
  sure     ///< gazetteer or legal form
};

/// A stretch of a block that may name a company.
struct NameCandidate {
  TextSpan span;
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  std::uint64_t key = 0;        ///< hash of its words
  std::uint64_t short_key = 0;  ///< the same without legal and descriptive words at its end
  std::uint64_t stem_key = 0;  ///< of its first `stem_count` words, by which later sentences may call it (康美药业 -> 康美)
  std::uint32_t stem_count = 0;
  std::uint64_t maker_key = 0;  ///< of its first word where a model follows ("Foo X200", "Foo PowerDock")
  std::size_t maker_end = 0;    ///< bytes: where that word ends
  std::uint64_t head_key = 0;   ///< of its first word where others follow
  std::size_t head_end = 0;     ///< bytes: where that word ends
  std::string_view id;          ///< of the gazetteer
  std::string_view sort;        ///< of the gazetteer or of an apposition
  NameStrength strength = NameStrength::weak;
  bool product = false;
  bool source = false;           ///< only says or reports it ("according to X", "an analyst at X")
  bool oblique = false;          ///< "with X", "on X": "it" of the next sentence is seldom X
  bool acronym_follows = false;  ///< the next candidate is its acronym in brackets
  bool acronym = false;
  bool owns_as_firm = false;  ///< "Oscar's $6bn valuation": a name of persons that owns what only firms have
  bool common_short = false;  ///< a short form of common words in brackets ("SoC")
  bool origin = false;        ///< the text itself comes from it: 原文来自X
  bool stem = false;          ///< 康美, found by 康美药业 elsewhere
  bool repeatable = false;    ///< weak, but counts when the article repeats it
  bool coined = false;        ///< "we propose Foo", "Foo: A Method" as a title: in a paper no company
  bool listable = false;      ///< weak, but counts beside a company in a list: has a form or stands in the gazetteer
};

/// What the finders see of a block.
struct BlockView {
  std::string_view text;
  std::string_view folded;
  const std::vector<Word>* words = nullptr;
  const CompanyLexicon* lexicon = nullptr;
  const std::vector<WordTraits>* traits = nullptr;  ///< of each word, looked up once; none for CJK
  const CompanyMarks* marks = nullptr;              ///< none where the block has no Han, kana or Hangul
  std::string_view lang;
  bool headline = false;
  bool title_case = false;  ///< nearly all its words are capitalised: capitals say nothing
};

/// Combines the hashes of words [first, first + count).
std::uint64_t key_of_words(const std::vector<Word>& words, std::size_t first, std::size_t count);

/// Appends the candidates of a block in alphabetic scripts, left to right, not overlapping.
void find_latin_names(const BlockView& block, std::vector<NameCandidate>& out);

/// Appends the candidates in Han, kana and Hangul, left to right, not overlapping.
void find_cjk_names(const BlockView& block, std::vector<NameCandidate>& out);

}  // namespace claimdex::claims
