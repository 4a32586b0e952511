// Companies: names found by gazetteer, form and context; pronouns and noun phrases resolved; the right ones chosen for a claim.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/claim/sentence_builder.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

/// How a mention names its company; nobody: a subject that is no single company ("tech firms", "the government", 我国).
enum class CompanyForm : std::uint8_t { name, acronym, pronoun, noun_phrase, nobody };

struct CompanyMention {
  TextSpan span;    ///< bytes of the sentence's text
  Company company;  ///< resolved
  CompanyForm form = CompanyForm::name;
  bool source = false;   ///< only reports or comments here ("according to X"): never whose number it is
  int index = -1;        ///< of the article's companies, equal for all names of one company
  bool product = false;  ///< named by its product
};

struct EventReading;  // event/event_binder.hpp

/// A company of the sentence whose number it is not.
struct LostCompany {
  TextSpan span;       ///< bytes of the sentence
  double score = 0;    ///< beside that of the chosen one; 0 where it was no candidate
  std::string reason;  ///< where it stands, or why it was none
};

/// For --explain.
struct CompanyReasons {
  std::string chosen;
  std::vector<LostCompany> lost;  ///< left to right
};

/// Reads one article's sentences in order and remembers which companies it speaks of. One a thread and article.
class CompanyReader {
 public:
  /// Before the first sentence with quantities it looks over the whole article (title, first mentions, aliases in brackets), so
  /// that all sentences resolve to it. `folded`: of fold_blocks(article).
  CompanyReader(const Article& article, const FoldedBlocks& folded);
  ~CompanyReader();
  CompanyReader(const CompanyReader&) = delete;
  CompanyReader& operator=(const CompanyReader&) = delete;

  /// The companies of the next sentence in reading order, left to right, pronouns and "the company" resolved.
  std::vector<CompanyMention> read(const Sentence& sentence);

  /// Whose jobs, revenue, price ... `quantity` is, out of the sentence's mentions and, where it names none, out of what the
  /// article speaks of. Empty for events of an economy, a sector or people. `why` (may be null) gets what --explain tells.
  std::vector<Company> choose(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                              const EventReading& reading, CompanyReasons* why);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The canonical id of a company name or alias in any script ("腾讯" -> "tencent"), empty where the gazetteer has none.
/// Case and width are folded. O(log gazetteer); thread-safe; builds nothing at start-up.
std::string_view company_id(std::string_view name);

/// The ids that the gazetteer links to `id` (parent, former name: google <-> alphabet); may be empty.
std::vector<std::string_view> linked_companies(std::string_view id);

}  // namespace claimdex::claims
